"""Readings of what is not to be ("don't make it snow", "it should not rain") and of what is to stay ("keep the coffee").

What is not wished for ends if it is so, and else changes nothing: no rule for wishes ever reads a clause that says no.
"""

from __future__ import annotations

import re

from core.generation.editing.fragments import Fragment
from core.generation.editing.operations import Change, Operation, Remove, SetSlot, Sounds
from core.generation.editing.patterns import QUOTED, Found
from core.generation.editing.phrases import doing
from core.generation.editing.statements import Reading
from core.generation.editing.traits import emptied
from core.generation.editing.wishes import Wishes
from core.generation.scene import Entity

_NOT = re.compile(
    r"\b(?:not|never|no longer|dont|cannot|\w+n't|nicht|nie|niemals|keinesfalls|auf keinen fall|keine?[nmrs]?|neither|nor|nobody|no one"
    r"|nothing|weder|niemand|nichts)\b|^\s*(?:no|without|ohne)\b",
    re.IGNORECASE,
)
_AWARE = frozenset(
    ("contrast", "trade", "swap", "stop", "quiet", "remove", "silence", "fewer", "still", "keep", "order")
)
"""Kinds of patterns in which a "not" has its place."""
_DENIALS = (
    (r"\b(do|does|did) not\b|\b(do|does|did)n't\b|\bdont\b|\bhör(t|en)?( bitte)? auf( zu)?\b|\baufhören zu\b", ""),
    (r"(?<=\w)n't\b", ""),
    (r"\bkein", "ein"),
    (
        r"\b(never( ever)?|not|no longer|any ?more|any longer|nicht mehr|nicht|nie(mals)?|keinesfalls|auf keinen fall)\b",
        "",
    ),
)
_ASIDE = re.compile(
    r"^(?:please |ever |bitte |bloß |ich will |i want |i'd like )*(?:make|let|have|get|turn|set|show|add|put in|bring in|lasse?|mache?|zeige?|füge?)?\s*"
    r"(?:(?:it|es|that)\b\s*(?:should|shall|must|may|can|is|will|has|soll|darf|ist|wird|muss)?\s*(?:be|to)?\s*(?=\w))?"
    r"|\s+(?:lassen|machen|werden|sein|zeigen|hinzu|hinzufügen|geben)$",
    re.IGNORECASE,
)
_ALTERS = re.compile(
    r"^(?:remove|delete|drop|change|replace|touch|move|lose|alter|edit|modify|swap|forget|mess with|take away|get rid of|entfern\w*"
    r"|änder\w*|veränder\w*|ersetz\w*|lösch\w*|tausch\w*|beweg\w*|fass\w*|rühr\w*|vergiss|nimm)\s+(?P<what>.+?)"
    r"(?:\s+(?:weg|raus|aus|an|away|out))?$|^(?P<whom>.+?)\s+(?:weg|raus)?(?:ändern|verändern|entfernen|löschen|ersetzen|anfassen|bewegen|nehmen|lassen)$",
    re.IGNORECASE,
)
_STEAMS = re.compile(r"\b(steam\w*|dampf\w*)\b", re.IGNORECASE)
_ALL = re.compile(
    r"(everything|all|alles)( else| andere| übrige| sonst)?|(the|all the|den|der) rest|all others?|sonst (alles|nichts)|nothing( else)?|nichts|anything( else)?"
    r"|(the |any of the )?(scene|clip|picture|weather|place|setting|background|style|mood|music|camera|lighting|light|time( of day)?|colou?rs?|sound)"
    r"|(das wetter|den ort|der ort|(den|der) hintergrund|(den|der) stil|die stimmung|die musik|die kamera|das licht|die szene|die farben|(den|der) ton)",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"\W*((the|an?|and|his|her|its|their|th(is|at|ese|ose)|is|are|both|all|d(er|ie|as|en|em)|und|eine?n?|seine?n?|ihre?n?|es)\W+)*",
    re.IGNORECASE,
)


def says_no(text: str) -> bool:
    """Whether there is a "not" in the text, other than in what somebody says."""
    return bool(_NOT.search(QUOTED.sub("", text)))


def affirmed(text: str) -> str:
    """The wish without its "not": "don't let it snow" is "snow", "der Hund soll nicht schlafen" is "der Hund soll schlafen"."""
    for pattern, instead in _DENIALS:
        text = re.sub(pattern, instead, text, flags=re.IGNORECASE)
    return _ASIDE.sub("", " ".join(text.split())).strip()


class Refusals(Wishes):
    """Reads refusals against one Scene."""

    def _allows(self, found: Found) -> bool:
        """Whether the pattern is one for clauses that say no, and its own words are the ones that say it."""
        aware = found.kind in _AWARE or found.kind.startswith("sound:") or found.kind == "set:camera=static"
        return found.kind == "keep" or (aware and not any(says_no(piece) for piece in found.pieces.values()))

    def _deny(self, text: str, positive: str | None = None) -> Reading:
        """What the text says is not to be: it ends, or the text is named as without a use."""
        wish = affirmed(text) if positive is None else positive
        if found := _ALTERS.match(wish):
            kept = self._keep(found["what"] or found["whom"])
            return kept if kept.settled else Reading("refused", (), (text,), settled=True)
        operations = self._ended(wish)
        return Reading("refused", operations, () if operations else (text,), settled=True)

    def _ended(self, wish: str) -> tuple[Operation, ...]:
        operations: list[Operation] = []
        for fragment in self._ways(wish):
            for slot, value in fragment.slots.items():
                if value != emptied(slot) and any(getattr(shot, slot) == value for shot in self.scene.shots):
                    operations.append(SetSlot(slot, emptied(slot)))
            heard = [name for shot in self.scene.shots for name in shot.sounds if name in fragment.shot.sounds]
            if heard:
                operations.append(Sounds(gone=tuple(dict.fromkeys(heard))))
            for said in fragment.shot.entities:
                for name in self.referents.match(said, fragment.shot.entities).ids:
                    operations += self._ended_of(said, name, fragment)
        return tuple(dict.fromkeys(operations))

    def _ways(self, wish: str) -> list[Fragment]:
        """The wish as it stands, and with a first or a later word as what somebody is doing: "the dogs sleep"."""
        words = re.sub(r"\bsteams?$", "is steaming", wish).split()
        progressive = [
            " ".join([*words[:at], doing(" ".join(words[at:]), self.language)]) for at in range(1, min(6, len(words)))
        ]
        return [self._fragment(text) for text in dict.fromkeys((wish, " ".join(words), *progressive)) if text]

    def _ended_of(self, said: Entity, name: str, fragment: Fragment) -> list[Operation]:
        own = self.referents.entities[name]
        found: list[Operation] = []
        if said.action and said.action == own.action:
            found.append(Change(name, stops=True))
        looks = {*said.attributes, *(["steaming"] if _STEAMS.search(fragment.text) else [])}
        if gone := tuple(each for each in own.attributes if each in looks):
            found.append(Change(name, gone=gone))
        tied = {relation.target for relation in own.relations if relation.kind in ("wearing", "holding")}
        for relation in said.relations:
            thing = next((other for other in fragment.shot.entities if other.id == relation.target), None)
            if thing is not None and relation.kind in ("wearing", "holding"):
                found += [Remove(each) for each in self.referents.match(thing).ids if each in tied]
        return found

    def _keep(self, what: str) -> Reading:
        """ "keep the coffee": settled, with nothing to do, if all that it names is here."""
        if _ALL.fullmatch(what.strip()):
            return Reading("keep", settled=True)
        fragment = self._fragment(what)
        ids: list[str] = []
        left = f" {fragment.text.casefold()} "
        for said in fragment.shot.entities:
            found = self.referents.match(said, fragment.shot.entities).ids
            own = [self.referents.entities[name] for name in found]
            if not own or (said.action and all(said.action != each.action for each in own)):
                return Reading("keep", (), (what,))
            left = left.replace(said.words.casefold(), " ")
            ids += found[:1]
        here = {slot: {getattr(shot, slot) for shot in self.scene.shots} for slot in fragment.slots}
        fits = all(value in here[slot] for slot, value in fragment.slots.items())
        told = bool(fragment.slots) or bool(ids and _SMALL.fullmatch(left))
        if not (fits and told) or fragment.unread:
            return Reading("keep", (), (what,))
        if ids:
            self.referents.last = ids[-1]  # "keep the dog but make it blue"
        return Reading("keep", settled=True)

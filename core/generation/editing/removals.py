"""Readings of clauses that take something away: "remove {a}", "the rain should stop", "everything but the cat"."""

from __future__ import annotations

import re
from dataclasses import replace

from core.generation.editing.fragments import Fragment, read
from core.generation.editing.operations import Change, Operation, Question, Remove, SetSlot, Sounds
from core.generation.editing.phrases import COPULA, names_fully
from core.generation.editing.referents import acts
from core.generation.editing.statements import Reading, Statements
from core.generation.editing.traits import emptied

_OVERHEAD = frozenset({"cloud", "storm_cloud", "rain_cloud", "puddle", "raindrop", "snowflake"})
CLOUDS = re.compile(r"(the |any |die )?(clouds?|wolken?)", re.IGNORECASE)


class Removals(Statements):
    """Reads removals against one Scene."""

    def _cease(self, what: str) -> Reading:
        """ "the rain should stop": only weather and sounds do; a dog that stops is still here."""
        fragment = self._fragment(what)
        target, _, question = self._one(what)
        for name, entity in self.referents.entities.items():
            said = self._fragment(f"{self.referents.named(name)} {COPULA[self.language]} {what}").shot.entities
            if entity.action and not fragment.shot.entities and said and said[0].action == entity.action:
                return Reading("cease", (Change(name, stops=True),))  # "stop dancing"
        fully = bool(fragment.shot.entities) and names_fully(what, fragment.shot.entities[-1])
        if fully and (question is not None or (target and self.referents.entities[target].action)):
            return Reading("cease", (Change(target, stops=True),) if target else (), (), question)
        if fragment.shot.entities or not (fragment.slots or fragment.shot.sounds):
            return Reading("cease", (), (what,))
        return replace(self._remove(what), kind="cease")

    def _remove(self, what: str) -> Reading:
        fragment = self._fragment(what)
        if re.fullmatch(
            r"(both|them both|them all|all of them|both of them|beiden?|allen?|ihnen)", what, re.IGNORECASE
        ):
            everyone = tuple(Remove(name) for name, entity in self.referents.entities.items() if acts(entity))
            return Reading("remove", everyone, settled=not everyone)
        if "," in what:  # two wishes: "no zoom, follow the man"
            return Reading("remove", (), (what,))
        operations: list[Operation] = []
        unread = list(fragment.unread)
        beside_the_point = {relation.target for said in fragment.shot.entities for relation in said.relations}
        for index, said in enumerate(fragment.shot.entities):
            own = self.referents.entities.get(self.referents.match(said).only or "")
            if index and said.action and (own is None or own.action != said.action):
                return Reading("remove", (), (what,), settled=True)  # "(without) the dog the cat sleeps"
            if said.id in beside_the_point:
                continue  # it only tells which one is meant: "the cat on the table"
            match = self.referents.match(said, fragment.shot.entities)
            if len(match.ids) > 1:
                return Reading("remove", (), (), Question(said.words, match.ids))
            if match.only:
                operations.append(Remove(match.only))
            elif said.concept in _OVERHEAD and any(shot.weather not in (None, "clear") for shot in self.scene.shots):
                operations.append(SetSlot("weather", emptied("weather")))
            elif music := [
                name for shot in self.scene.shots for name in shot.sounds if name.startswith(f"{said.concept}_")
            ]:
                operations.append(Sounds(gone=tuple(music)))  # "no piano"
            elif said.words:
                unread.append(said.words)
        held = {slot: {getattr(shot, slot) for shot in self.scene.shots} for slot in fragment.slots}
        for slot, value in fragment.slots.items():
            fair = slot == "weather" and held[slot] <= {None, "clear"}
            if value in held[slot] or (fair and value != "clear"):
                operations.append(SetSlot(slot, emptied(slot)))
            elif CLOUDS.fullmatch(what):
                operations.append(SetSlot("weather", emptied("weather")))
            elif not fragment.shot.entities:
                unread.append(what)
        heard = tuple(name for shot in self.scene.shots for name in shot.sounds if name in fragment.shot.sounds)
        if heard:
            operations.append(Sounds(gone=heard))
        named = named_qualities(what, self.language)
        for entity in self.referents.entities.values():
            if gone := tuple(name for name in entity.attributes if name in named):
                operations.append(Change(entity.id, gone=gone))
                unread = []
        missing = tuple(unread) if operations or unread else (what,)
        return Reading(
            "remove", tuple(operations), missing, settled=not operations
        )  # what is not here is not to be read as a wish for it

    def _spare(self, what: str) -> Reading:
        """ "remove everything except the cat": all go but what is named, and what that wears and holds."""
        said = self._fragment(what).shot.entities
        kept = [name for each in said for name in self.referents.match(each, said).ids]
        if not kept:
            return Reading("remove", (), (what,), settled=True)
        tied = {tie.target for name in kept for tie in self.referents.entities[name].relations}
        gone = [name for name in self.referents.entities if name not in kept and name not in tied]
        return Reading("remove", tuple(Remove(name) for name in gone), settled=not gone)

    def _heard(self, said: Fragment) -> tuple[str, ...]:
        """The sounds here that words name: "the thunder", "the piano music", "the piano"."""
        names = {f"{entity.concept}_music" for entity in said.shot.entities} | set(said.shot.sounds)
        return tuple(dict.fromkeys(name for shot in self.scene.shots for name in shot.sounds if name in names))


def named_qualities(words: str, language: str) -> frozenset[str]:
    """Attributes that words such as "the steam" or "steaming" name."""
    noun = "thing" if language == "en" else "Ding"
    fragment = read(f"{words} {noun}", language)
    named = {name for entity in fragment.shot.entities for name in entity.attributes}
    return frozenset(
        named | ({"steaming"} if re.search(r"\b(steam|steamy|dampf|dampfen)\b", words, re.IGNORECASE) else set())
    )

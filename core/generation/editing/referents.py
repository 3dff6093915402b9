"""Which entity of the Scene a phrase means: by its name, its kind, its looks, its place; by a pronoun or its role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.generation import lexicon
from core.generation.editing.fragments import read
from core.generation.editing.patterns import QUOTED
from core.generation.editing.phrases import doing
from core.generation.scene import FRAME, Entity, Scene

_LEAD = re.compile(
    r"\b(the\s+|my\s+)?(lead|leads|main character|main subject|subject|protagonist|hero of the (clip|scene)"
    r"|hauptfigur|hauptperson|hauptdarsteller(in)?|protagonist(in)?)\b"
    r"|\b(die|der|das)\s+(hauptfigur|hauptperson|hauptdarsteller(in)?|protagonist(in)?)\b",
    re.IGNORECASE,
)
_FEMALE = frozenset({"woman", "girl", "queen", "princess", "grandmother", "mother", "mermaid", "witch", "ballerina"})
_MALE = frozenset({"man", "boy", "king", "prince", "grandfather", "father", "wizard", "knight"})
_KIN = {
    "girl": {"daughter", "sister", "granddaughter", "princess"},
    "boy": {"son", "brother", "grandson", "prince"},
    "woman": {"mother", "grandmother", "aunt", "wife", "queen", "bride", "witch", "ballerina", "lady", "businesswoman"},
    "man": {
        "father",
        "grandfather",
        "uncle",
        "husband",
        "king",
        "groom",
        "wizard",
        "knight",
        "gentleman",
        "businessman",
    },
    "child": {"daughter", "son", "grandson", "granddaughter", "brother", "sister"},
}
"""Whom else people mean by a word that is no family of theirs."""
_NEAR = {
    "daneben": "neben",
    "dahinter": "hinter",
    "davor": "vor",
    "darüber": "über",
    "darunter": "unter",
    "darauf": "auf",
}
_THE_ONE = re.compile(
    r"\b(?:the|this|that) (?!other )(?P<looks>(?:[a-z]+ ){1,2})(?P<one>ones?)\b(?! another)", re.IGNORECASE
)
_DEN_WEISSEN = re.compile(
    r"\b(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]en|[Dd]em|[Bb]eide|[Aa]lle) (?P<looks>[a-zäöüß]{3,}e[nrsm]?)\b(?=[\s,.!?]*$|[\s,]+(?P<next>[a-zäöüß]+))"
)
_DEMONSTRATIVE = re.compile(
    r"^(der|die|das)(?= (soll|sollen|sollte|sollten|darf|kann|muss|hat|trägt|wird)\b)", re.IGNORECASE
)
_OWNED = re.compile(
    r"\b(?:(?:the|an?) (?:\w+ )?\w+'s|(?:his|her|its|their)(?=(?: \w+){2,})) (?P<thing>(?:\w+ )?\w+)\b(?<!hair)",
    re.IGNORECASE,
)
_KINDRED = re.compile(
    r"^(?:his|her|their|sein|ihr) (?P<who>husband|wife|son|daughter|brother|sister|friend|mother|father|mom|dad|boyfriend|girlfriend|boss"
    r"|Mann|Sohn|Bruder|Vater|Freund|Opa|Enkel|Onkel|Papa|Chef)\b",
    re.IGNORECASE,
)
_NEARBY = re.compile(rf"\b({'|'.join(_NEAR)})\b", re.IGNORECASE)
_CHILDREN = frozenset({"baby", "child", "girl"})
"""Persons that German and, for the first, English call "it"."""
_GROUPS = frozenset({"couple", "family", "crowd", "parents", "grandparents", "siblings", "band", "twin", "soccer_team"})
_PERSONAL = {
    "he": "he",
    "him": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "herself": "she",
    "they": "they",
    "them": "they",
    "both": "they",
    "it": "it",
    "er": "he",
    "ihn": "he",
    "ihm": "he",
    "sie": "she",
    "ihr": "she",
    "es": "it",
    "ihnen": "they",
    "beide": "they",
    "beiden": "they",
}
_GENDERED = {"he": "he", "him": "he", "ihn": "he", "ihm": "he", "she": "she"}
"""Words for one person whose gender they tell; "her" and "sie" are also other words."""
_BESIDE = re.compile(
    r"\b(behind|under|below|beside|above|over|near|next to|in front of|left of|right of|hinter|unter|neben|vor|über)\s+$",
    re.IGNORECASE,
)
_TO_HER = re.compile(r"\b(her|ihr)( (an?|the|some|eine?n?|den|die|das)\b|$)")
_POSSESSIVE = re.compile(
    r"\b(his|its|their|my|our|seine[rnms]?|sein|ihre[rnms]?|unsere[rnms]?|meine[rnms]?)\s+(?=\w)", re.IGNORECASE
)
_BETWEEN = re.compile(r"\b(between|zwischen)\b(?=\s+\w+\s*$)", re.IGNORECASE)
_OTHER_ONE = re.compile(
    r"\b(the other one|the other(?!\s+\w)|(der|die|das|den|dem) andere[nr]?(?!\s+\w))", re.IGNORECASE
)


@dataclass(frozen=True)
class Match:
    """The entities that a phrase may mean, all equally well. One is an answer, none a miss, several a question."""

    ids: tuple[str, ...]

    @property
    def only(self) -> str | None:
        return self.ids[0] if len(self.ids) == 1 else None


class Referents:
    """The entities of one Scene, and the last one spoken of.

    ``meant`` are those that somebody picked where words could mean several; ``focus`` is the one whose turn it is where words mean all of them.
    """

    focus: str | None = None
    hidden: frozenset[str] = frozenset()
    """Those that words never mean: what came just now for somebody else."""

    def __init__(self, scene: Scene, language: str, meant: tuple[str, ...] = ()) -> None:
        self.language = language
        self.entities: dict[str, Entity] = {}
        for shot in scene.shots:
            for entity in shot.entities:
                self.entities.setdefault(entity.id, entity)
        self.meant = meant
        self.last: str | None = None

    @property
    def lead(self) -> str | None:
        """Who the clip is about: the first creature, else the first entity."""
        return next(iter(self._actors() or self.entities), None)

    def match(self, said: Entity, company: Sequence[Entity] = ()) -> Match:
        """The entities that the words of another reading may mean. ``company`` are the others that it names: "with the red hat"."""
        seen = [entity for name, entity in self.entities.items() if name not in self.hidden]
        scores = {entity.id: score for entity in seen if (score := _likeness(said, entity)) > 0}
        if len(scores) > 1 and company:
            scores = {name: score + self._accompanied(said, company, name) for name, score in scores.items()}
        if not scores:
            other = self._homonym(said)
            return self.match(other, company) if other else Match(())
        if self.focus in scores:
            return Match((self.focus,))
        best = max(scores.values())
        found = [name for name, score in scores.items() if score == best]
        preferred = next((name for name in (*self.meant, self.last) if name in found), None)
        if preferred is not None:
            found = [preferred]
        return Match(tuple(found))

    def _homonym(self, said: Entity) -> Entity | None:
        """The other thing that its word may mean, if that one is here: a German "Drachen" is also a kite."""
        preference = lexicon.lexicon().preferences.get((self.language, lexicon.fold(_head(said.words))))
        names = (preference.concept, preference.other) if preference else ()
        here = {entity.concept for entity in self.entities.values()}
        return next(
            (said.model_copy(update={"concept": name}) for name in names if name in here - {said.concept}), None
        )

    def _accompanied(self, said: Entity, company: Sequence[Entity], name: str) -> float:
        """How well the things that are said to be with it fit those that are with the entity of that name."""
        around = {relation.target for relation in self.entities[name].relations}
        around |= {other.id for other in self.entities.values() if name in {tie.target for tie in other.relations}}
        score = 0.0
        for relation in said.relations:
            thing = next((other for other in company if other.id == relation.target), None)
            own = [_likeness(thing, self.entities[other]) for other in around if thing and other in self.entities]
            score += 0.2 * max(own, default=0.0)
        return score

    def named(self, entity_id: str) -> str:
        """Words that the reader of prompts takes for that entity: "the woman", "die Katze"."""
        entity = self.entities[entity_id]
        label = lexicon.label(entity.concept, self.language)
        return f"the {label}" if self.language == "en" else label

    # --- pronouns ---------------------------------------------------------------------------------------------------

    def spelled_out(self, text: str, *, who_first: bool = False) -> str:
        """The text with pronouns and roles replaced by what they stand for here.

        ``who_first`` says that a "her" at the beginning is a person and not whose the next thing is: "(give) her tea".
        """
        if found := QUOTED.search(text):
            before, after = text[: found.start()], text[found.end() :]
            return self.spelled_out(before, who_first=who_first) + found.group() + self.spelled_out(after)
        if self.language == "de" and (near := self.last or self.lead):
            text = _NEARBY.sub(lambda found: f"{_NEAR[found[0].casefold()]} {self.named(near)}", text)
        if self.language == "de" and self.last:
            text = _DEMONSTRATIVE.sub(self.named(self.last), text)
        text = self._owned(self._kin_told(text))
        if who_first:
            text = re.sub(r"^her\b(?!s)", lambda found: self._meant(found.group(), "she"), text, flags=re.IGNORECASE)
        text = _BETWEEN.sub(lambda found: "beside" if found[0].casefold() == "between" else "neben", text)
        text = _POSSESSIVE.sub("the " if self.language == "en" else "", text)
        if self.lead is not None:
            text = _LEAD.sub(self.named(self.lead), text)
        together = {self.entities[name].concept for name in self.pair()}
        if len(together) == 1:
            every = f"every {lexicon.label(next(iter(together)), 'en')}"
            text = re.sub(r"\b(each|all|both|every one) of (them|these|those)\b", every, text, flags=re.IGNORECASE)
        text = self._noun_added(text)
        if (other := self._other()) is not None:
            text = _OTHER_ONE.sub(self.named(other), text)
        return re.sub(r"\b[A-Za-z]+\b", lambda found: self._pronoun(found, text), text)

    def _owned(self, text: str) -> str:
        """ "the waiter's tray" as "the tray", "her kite" as "the kite", where that is here: it is not about the waiter or her."""

        def plain(found: re.Match[str]) -> str:
            words = found["thing"].split()
            if doing(found["thing"], "en") != found["thing"] or words[0] in ("the", "a", "an"):
                return found.group()  # "let her drink the coffee"
            for count in (len(words), 1):
                thing = " ".join(words[:count])
                said = read(f"the {thing}", "en").shot.entities
                if said and "the" not in words[:count] and "a" not in words[:count] and self.match(said[0]).ids:
                    return " ".join(("the", thing, *words[count:]))
            return found.group()

        return _OWNED.sub(plain, text) if self.language == "en" else text

    def _kin_told(self, text: str) -> str:
        """ "her husband sits beside her" brings a husband, where nobody here is one; "ihr Hund ist weiß" is about the dog here."""
        text = re.sub(r"^[Ii]hr (?=[A-ZÄÖÜ]\w+(?: (?:soll|ist|wird|hat|trägt|muss|darf)\b|$))", "", text)
        found = _KINDRED.match(text)
        if found is None:
            return text
        article = "a" if self.language == "en" else "ein"
        said = read(f"{article} {found['who']}", self.language).shot.entities
        here = {entity.concept for entity in self.entities.values()}
        return text if not said or said[0].concept in here else f"{article} {text[found.start('who') :]}"

    def _noun_added(self, text: str) -> str:
        """ "the white one" as "the white dog", "den weißen" as "den weißen Hund", where one of that look is here."""

        def spelled(found: re.Match[str]) -> str:
            looks = found["looks"].strip()
            if self.language == "de" and found["next"] and read(f"{looks} {found['next']}", "de").shot.entities:
                return found.group()  # "den weißen hund"
            noun = "thing" if self.language == "en" else "Ding"
            said = read(f"{looks} {noun}", self.language).shot.entities
            fit = [each for each in self.entities.values() if said and _looks_so(said[0], each)]
            if not fit:
                return found.group()
            concept = next((each.concept for each in fit if each.id in (self.focus, *self.meant)), fit[0].concept)
            label = lexicon.label(concept, self.language)
            if self.language == "de":
                return f"{found.group()} {label}"
            return f"{found.group()[: found.start('one') - found.start()]}{label}"

        return (_THE_ONE if self.language == "en" else _DEN_WEISSEN).sub(spelled, text)

    def _pronoun(self, found: re.Match[str], text: str) -> str:
        word = found.group()
        if word.casefold() == "her" and _names_something(text[found.end() :]):
            return "the"
        if word == "ihn" and self.alone() and re.search(r"\b(er|sie|es)\b", text[: found.start()], re.IGNORECASE):
            thing = self._thing()  # "sie soll ihn trinken": who does it is no object of it
            return self.named(thing) if thing else word
        role = _PERSONAL.get(word.casefold())
        if self.language == "de" and word.casefold() == "sie" and re.match(r"\s+(sollen|\w+en)\b", text[found.end() :]):
            role = "they"
        if role == "they" and self.meant_by("they") is None and _BESIDE.search(text[: found.start()]) and self.lead:
            return self.named(self.lead)  # "behind them", where they are two
        if role is None or (role == "it" and _about_the_world(text[found.end() :])):
            return word
        return self._meant(word, role)

    def _meant(self, word: str, role: str) -> str:
        meant = self.meant_by(role)
        return self.named(meant) if meant else word

    def meant_by(self, role: str) -> str | None:
        """The entity that "he", "she", "they" or "it" stands for; None if there is none fit for it."""
        fit = [entity for entity in self.entities.values() if _fits(entity, role)]
        if not fit and role == "she" and self.language == "de":  # "sie" is also "they"
            fit = [entity for entity in self.entities.values() if _fits(entity, "they")]
        if not fit and role == "they":
            fit = [entity for entity in self.entities.values() if entity.count > 1]
        if self.last in [entity.id for entity in fit]:
            return self.last
        if role in ("he", "she"):
            fit.sort(key=lambda entity: lexicon.kind(entity.concept) != "person")
        return fit[0].id if fit else None

    def pair(self) -> tuple[str, ...]:
        """Those that "they" are where nobody is several: all who act, if there are two or three."""
        actors = self._actors()
        several = any(self.entities[name].count > 1 for name in actors)
        return actors if 2 <= len(actors) <= 3 and not several else ()

    def alone(self) -> str | None:
        """The only one who acts; None if nobody or several do."""
        actors = self._actors()
        return actors[0] if len(actors) == 1 else None

    def _thing(self) -> str | None:
        """What "it" is where somebody does something with it: what was spoken of last, what is eaten or drunk, any thing."""
        things = [entity.id for entity in self.entities.values() if not acts(entity)]
        meals = [name for name in things if lexicon.kind(self.entities[name].concept) in ("food", "drink")]
        return self.last if self.last in things else next(iter(meals or things), None)

    def unclear_other(self, text: str) -> tuple[str, ...]:
        """Those whom "the other one" may mean, if the text says so and nobody was spoken of before; else empty."""
        return self._actors() if _OTHER_ONE.search(text) and self._other() is None and len(self._actors()) > 1 else ()

    def unclear_pronoun(self, text: str) -> tuple[str, ...]:
        """Those whom "him" or "she" may mean equally well, if the text says so and nobody was spoken of before; else empty."""
        plain = QUOTED.sub("", text).casefold()
        words = {_GENDERED.get(word) for word in re.findall(r"\w+", plain)} | (
            {"she"} if _TO_HER.search(plain) else set()
        )
        for role, known in (("he", _MALE), ("she", _FEMALE)):
            fit = [each for each in self.entities.values() if _fits(each, role)]
            fit = [each for each in fit if lexicon.kind(each.concept) == "person"] or fit
            sure = [each for each in fit if known & {each.concept, *lexicon.ancestors(each.concept)}]
            names = tuple(each.id for each in sure or fit)
            spoken_of = {self.last, self.focus, *self.meant} & set(names)
            if role in words and len(names) > 1 and not spoken_of:
                return names
        return ()

    def _actors(self) -> tuple[str, ...]:
        return tuple(entity.id for entity in self.entities.values() if acts(entity))

    def _other(self) -> str | None:
        actors = self._actors()
        rest = [name for name in actors if name != self.last]
        if self.last in actors:
            return rest[0] if len(rest) == 1 else None
        return next((name for name in self.meant if name in actors), None)


def _names_something(rest: str) -> bool:
    """Whether "her" is followed by what is hers: "her coffee", and not by what she does: "let her dance"."""
    word = re.match(r"\s+(\w+(?:\s+\w+)?)", rest)
    if word is None:
        return False
    first = word.group(1)
    fragment = read(f"the {first}", "en")
    return (
        bool(fragment.shot.entities)
        and fragment.shot.entities[0].action is None
        and not re.match(r"(an?|the)\b", first)
    )


def _about_the_world(rest: str) -> bool:
    """Whether "it" stands for no entity: "make it snow", "let it be night"."""
    said = re.split(r"\s*(?:,|\b(?:with|and|mit|und)\b)", rest.strip(), maxsplit=1)[0]
    for language in ("en", "de"):
        fragment = read(said, language)
        if fragment.slots and not fragment.shot.entities:
            return True
    return False


def acts(entity: Entity) -> bool:
    return lexicon.kind(entity.concept) in ("person", "animal", "creature")


def _fits(entity: Entity, role: str) -> bool:
    names = {entity.concept, *lexicon.ancestors(entity.concept)}
    if role == "they":
        return acts(entity) and (entity.count > 1 or bool(names & _GROUPS))
    if role == "it":
        return lexicon.kind(entity.concept) != "person" or bool(names & _CHILDREN)
    if not acts(entity) or entity.count > 1:
        return False
    return not names & (_MALE if role == "she" else _FEMALE)


def _likeness(said: Entity, entity: Entity) -> float:
    """How well the words fit the entity: 0 for not at all."""
    if said.concept == entity.concept:
        score = 4.0
    elif said.concept in lexicon.ancestors(entity.concept):
        alike = _head(said.words) and _head(said.words) == _head(entity.words)  # a "bear" may be the polar bear
        score = 4.0 if alike else 3.0
    elif entity.concept in lexicon.ancestors(said.concept) or same_head(said.words, entity.words):
        score = 2.0
    elif entity.concept in _KIN.get(said.concept, ()):
        score = 1.0
    else:
        return 0.0
    if said.colour and entity.colour:
        score += 0.6 if said.colour == entity.colour else -0.6
    score += 0.3 * len(set(said.attributes) & set(entity.attributes))
    if said.action and said.action == entity.action:
        score += 0.3
    return score + 0.4 * _shared_places(said, entity)


def _looks_so(said: Entity, entity: Entity) -> bool:
    """Whether the entity has the colour or all the looks that were said."""
    if said.colour:
        return said.colour == entity.colour
    return bool(said.attributes) and set(said.attributes) <= set(entity.attributes)


def _shared_places(said: Entity, entity: Entity) -> int:
    own = {(relation.kind, relation.target) for relation in entity.relations}
    return sum((relation.kind, relation.target) in own for relation in said.relations if relation.target == FRAME)


def same_head(one: str, other: str) -> bool:
    """Whether both end in the same noun: "balloon" and "hot air balloon", "Ballons" and "Heißluftballon"."""
    first, second = _stems(_head(one)), _stems(_head(other))
    return bool(first & second) or any(len(stem) > 3 and longer.endswith(stem) for stem in first for longer in second)


def _stems(word: str) -> frozenset[str]:
    """The word, and without the ending that it may have: "balloons", "Katzen"."""
    return frozenset((word, word[:-1])) if len(word) > 4 and word[-1] in "sne" else frozenset({word} - {""})


def _head(words: str) -> str:
    return words.split()[-1].casefold() if words.split() else ""

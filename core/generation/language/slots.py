"""What a shot collects while it is read, and how its setting is chosen among the places that were named."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.generation.language.entities import Draft
from core.generation.language.units import Unit
from core.generation.lexicon import ancestors, lexicon
from core.generation.scene import RelationKind

# Words for a place that say little beside another: "a market in the city" is a market.
_WEAK_SETTINGS = frozenset({"sky", "street", "room", "meadow", "road", "hill", "party", "fantasy_land"})
_SEASON_BRINGS = {"winter": "snow"}  # the weather of a season, unless some weather is named
IMPLIED = {"water": "sea"}  # where a part of the set is, if nothing says it


def _within(name: str, other: str, sort: str) -> bool:
    """Whether one is the other or a kind of it: a library is a room."""
    return name == other or name in ancestors(other, sort) or other in ancestors(name, sort)


@dataclass
class Mention:
    """A word for the place of the action, until the whole shot has been read and one of them is chosen."""

    setting: str
    word: Unit
    part: str | None = None
    source: tuple[Draft, RelationKind] | None = None
    described: list[Unit] = field(default_factory=list)


@dataclass
class ShotDraft:
    """A shot as read: slots, drafts, spoken words, and the words that found no use."""

    slots: dict[str, str] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)
    setting: str | None = None
    implied: str | None = None  # the setting if neither this shot nor the one before names one
    place: str | None = None
    entities: list[Draft] = field(default_factory=list)
    dialogue: list[tuple[Draft | None, str]] = field(default_factory=list)
    sounds: list[str] = field(default_factory=list)
    unresolved: list[Unit] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def fill(self, unit: Unit, *, used: bool = False) -> None:
        """Fill a slot: the first word for it wins; a mere hint ("neon") gives way to anything said outright ("anime").

        ``used``: the word describes somebody as well, so it isn't left over when it comes too late; that somebody is alone says
        less of the mood than any other word.
        """
        if unit.tag == "hint" or (used and unit.value == "lonely"):
            self.hints.setdefault(unit.sort, unit.value)
        elif not _within(unit.value, self.slots.setdefault(unit.sort, unit.value), unit.sort) and not used:
            self.unresolved.append(unit)

    def hear(self, sound: str) -> None:
        """Add a sound, once."""
        if sound not in self.sounds:
            self.sounds.append(sound)

    def settle(self) -> None:
        """Decide what only the whole shot can tell: the setting, the hints, and which things belong to the set."""
        for slot, value in self.hints.items():
            self.slots.setdefault(slot, value)
        if self.slots.get("season") in _SEASON_BRINGS:
            self.slots.setdefault("weather", _SEASON_BRINGS[self.slots["season"]])
        self._choose_setting()

    def _choose_setting(self) -> None:
        """One setting for the shot: the first specific word for a place; the rest are its parts, or go unheard."""
        book = lexicon()
        named = [mention for mention in self.mentions if mention.setting]
        strong = [mention for mention in named if mention.setting not in _WEAK_SETTINGS]
        chosen = next(iter(strong or named), None)
        if chosen is not None and self.place and not strong:
            chosen = None
        if chosen is not None:
            self.setting = chosen.setting
        elif self.place:
            self.setting = book.place_settings[self.place]
        else:
            self.implied = next((IMPLIED[each.part] for each in self.mentions if each.part in IMPLIED), None)
        parts = book.parts.get(self.setting or "", frozenset())
        for mention in self.mentions:
            name = mention.part or (
                mention.setting if mention.setting in parts and mention.setting != self.setting else None
            )
            if mention.source is not None and name is not None and (mention is not chosen or mention.part):
                source, relation = mention.source
                source.relate(relation, name)
            elif (
                name is None
                and chosen is not None
                and mention in strong
                and not _within(mention.setting, self.setting or "", "setting")
            ):
                self.unresolved.append(mention.word)  # a clip has one place: "a beach, in the background a mountain"
        if parts:
            self._give_parts_to_the_set(parts)

    def _give_parts_to_the_set(self, parts: frozenset[str]) -> None:
        """ "on the table" in a café means the café's own table: a target of which nothing else is said."""
        for draft in list(self.entities):
            if draft.concept not in parts or not draft.plain or draft.relations or draft.action:
                continue
            holders = [other for other in self.entities if any(target is draft for _, target in other.relations)]
            if not holders or any(
                relation in ("holding", "wearing", "acting_on") and target is draft
                for other in holders
                for relation, target in other.relations
            ):
                continue
            for other in holders:
                other.relations = [
                    (relation, draft.concept if target is draft else target) for relation, target in other.relations
                ]
            self.entities.remove(draft)

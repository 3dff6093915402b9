"""What a statement ("the fox is blue", "she wears a red hat", "at night") changes: traits, relations, new ones, the world."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.generation import lexicon
from core.generation.editing.fragments import Fragment, read
from core.generation.editing.operations import (
    Add,
    Change,
    Operation,
    Question,
    SetSlot,
    Sounds,
    Speak,
    Swap,
)
from core.generation.editing.referents import Match, Referents, acts, same_head
from core.generation.editing.traits import comparative_spelled_out, rivals, worn
from core.generation.scene import FRAME, Entity, Relation, RelationKind, Scene

_POSES = {"sleeping": "sleep", "sitting": "sit", "standing": "stand", "lying": "lie", "flying": "fly"}
"""Looks of somebody who acts that are doings: "asleep"."""
_PLACING = frozenset({"on", "under", "in", "beside", "behind", "in_front_of", "left_of", "right_of", "above"})
_SEEING = frozenset({"look", "watch", "think", "dream", "point", "talk", "sing", "read", "photograph", "paint"})
_INSIDE = re.compile(r"\b(inside|interior|into|aboard|im|innen|ins|drinnen)\b", re.IGNORECASE)
_OF_TOWNS = frozenset({"room", "street", "park", "garden", "stadium", "bridge", "pool", "canal"})
_ANOTHER = re.compile(r"\b(another|more|second|new|other|noch|weitere\w*|neue\w*|zweite\w*)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """What one clause asks for. ``kind`` is the pattern's, which a following bare noun takes over ("add a dog and a cat").

    ``settled`` says that a clause is understood though nothing is to be done: "keep the coffee".
    """

    kind: str
    operations: tuple[Operation, ...] = ()
    unread: tuple[str, ...] = ()
    question: Question | None = None
    settled: bool = False

    @property
    def rank(self) -> tuple[bool, int, bool]:
        """Smaller is better: something to do, few words unread, no question."""
        unread = sum(len(words.split()) for words in self.unread)
        understood = self.operations or self.question is not None or self.settled
        return (not understood, unread, self.question is not None)


class Statements:
    """Reads statements against one Scene: each says what is so of somebody or of the world."""

    def __init__(self, scene: Scene, language: str, meant: tuple[str, ...] = ()) -> None:
        self.scene, self.language, self.meant = scene, language, meant
        self.referents = Referents(scene, language, meant)

    def _state(self, text: str, kind: str, *, adding: bool = False, about: str | None = None) -> Reading:
        """What the words say is so: of slots, of entities here, of new ones."""
        text = comparative_spelled_out(self.referents.spelled_out(text), self.language)
        fragment = self._fragment(text)
        if kind in ("state", "make") and not about and not adding and (nearer := self._nearer(fragment)):
            return nearer
        known = {fragment.shot.entities[0].id: about} if about and fragment.shot.entities else {}
        operations, unread, question = self._figures(fragment, known, fragment.shot.entities, adding=adding, kind=kind)
        said = list(operations)
        verbs = lexicon.lexicon().verbs
        doings = {each.action for each in fragment.shot.entities} & verbs.keys()
        sounds = tuple(
            name for name in fragment.shot.sounds if name not in {verbs[each].sound for each in doings if each}
        )
        if doings:
            sounds = tuple(name for name in sounds if name != "music")  # "dancing to the music"
        if sounds:  # what a doing sounds like comes with it
            said.append(Sounds(added=sounds))
        mood = fragment.slots.get("mood")
        alone = fragment.shot.entities[0].id if len(fragment.shot.entities) == 1 else None
        target = known.get(alone or "") or (self.referents.match(fragment.shot.entities[0]).only if alone else None)
        alone_said = bool(mood and target and fragment.slots == {"mood": mood})
        personal = fragment.implies_mood or (alone_said and (not operations or bool(doings)))
        if (
            personal
            and alone_said
            and not operations
            and target
            and mood not in self.referents.entities[target].attributes
        ):
            said.append(
                Change(target, attributes=(str(mood),), gone=_rivals_of(self.referents.entities[target], (str(mood),)))
            )
        world = self._slots(fragment, personal=personal)
        rides = adding and (fragment.shot.setting or "").endswith("_interior") and not _INSIDE.search(text)
        if rides or not self._moves(fragment, any(isinstance(each, Add) for each in operations)):
            kept = tuple(each for each in world if each.slot not in ("setting", "place"))
            if not kept and world and not operations and not unread:
                unread = (text,)
            world = kept
        operations = (*said, *world)
        left = (*fragment.unread, *unread)
        return Reading(kind, operations, left, question, settled=not left and _tells(fragment))

    def _nearer(self, fragment: Fragment) -> Reading | None:
        """ "golden retriever", where there is a dog: then that is what it is. None for all other words."""
        if len(fragment.shot.entities) != 1 or fragment.slots or fragment.unread:
            return None
        said = fragment.shot.entities[0]
        own = self.referents.entities.get(self.referents.match(said).only or "")
        bare = fragment.text.casefold() == said.words.casefold() and not said.action and not said.relations
        if own is None or not bare or own.concept not in lexicon.ancestors(said.concept):
            return None
        return Reading("swap", (Swap(own.id, said),))

    def _figures(
        self, fragment: Fragment, known: dict[str, str], said: Sequence[Entity], *, adding: bool = False, kind: str = ""
    ) -> tuple[tuple[Operation, ...], tuple[str, ...], Question | None]:
        """The operations on entities. ``known`` says which of the fragment's ids are already settled."""
        ids, unread = dict(known), list[str]()
        fresh: dict[str, Entity] = {}
        handled = {
            relation.target
            for entity in fragment.shot.entities
            for relation in entity.relations
            if relation.kind in ("holding", "wearing", "riding", "acting_on") and entity.action not in (None, "look")
        }
        targets = {relation.target for entity in fragment.shot.entities for relation in entity.relations}
        for entity in said:
            if entity.id in ids:
                continue
            is_new = fragment.is_new(entity) or (adding and not fragment.is_known(entity))
            match = self.referents.match(entity, fragment.shot.entities) if not is_new else None
            if is_new and entity.id in targets and (there := self._standing(entity, fragment)):
                is_new, match = False, Match((there,))
            elif not adding and is_new and (counted := self._counted_anew(entity, fragment)):
                is_new, match = False, Match((counted,))
            if match and len(match.ids) > 1:
                return (), (), Question(entity.words or entity.concept, match.ids)
            if match and match.ids:
                ids[entity.id] = match.ids[0]
            elif entity.id in targets and not is_new and self._is_part(entity):
                ids[entity.id] = entity.concept
            elif is_new or adding or kind == "put" or not fragment.is_known(entity) or entity.id in handled:
                fresh[entity.id] = self._fresh(entity, len(fresh))
                ids[entity.id] = fresh[entity.id].id
            else:
                unread.append(entity.words or entity.concept)
        operations: list[Operation] = []
        if not adding and len(fresh) == len(fragment.shot.entities) == 1 and (wearer := self.referents.alone()):
            new = next(iter(fresh.values()))
            if worn(new.concept) and not any(entity.relations or entity.action for entity in said):
                tie = Relation(kind="wearing", target=new.id)  # "blue dress", where there is one who can wear it
                return (Add(new), Change(wearer, relations=(tie,))), tuple(unread), None
        for entity in fragment.shot.entities:
            relations = tuple(
                Relation(
                    kind=self._tie(relation, fragment),
                    target=FRAME if relation.target == FRAME else ids.get(relation.target, relation.target),
                )
                for relation in entity.relations
                if relation.target not in {each.id for each in fragment.shot.entities} or relation.target in ids
            )
            if entity.id in fresh:
                put_on = [tie for tie in relations if tie.kind == "on" and self._may_wear(tie.target, entity)]
                left = tuple(tie for tie in relations if tie not in put_on)
                operations.insert(0, Add(fresh[entity.id].model_copy(update={"relations": left})))
                wearing = Relation(kind="wearing", target=fresh[entity.id].id)
                operations += [Change(tie.target, relations=(wearing,)) for tie in put_on]  # "put a hat on the fox"
            elif ids.get(entity.id) in self.referents.entities:
                operations += self._changes(entity, ids[entity.id], relations, fragment)
        for line in fragment.shot.dialogue:
            speaker = ids.get(line.speaker or "") or self._voice()
            operations.append(Speak(speaker, line.text))
        return tuple(operations), tuple(unread), None

    def _may_wear(self, target: str, said: Entity) -> bool:
        own = self.referents.entities.get(target)
        return own is not None and acts(own) and worn(said.concept)

    def _standing(self, said: Entity, fragment: Fragment) -> str | None:
        """The only one of its sort that stands here: "on a sofa" is on the one that is there, unless another one is spoken of."""
        placing = {tie.kind for each in fragment.shot.entities for tie in each.relations if tie.target == said.id}
        if not placing <= _PLACING or not self._is_part(said) or _ANOTHER.search(fragment.text):
            return None
        if any(tie.target == said.concept for each in self.referents.entities.values() for tie in each.relations):
            return said.concept  # a part of the set
        found = self.referents.match(said, fragment.shot.entities).only
        return found if found and self.referents.entities[found].concept == said.concept else None

    def _counted_anew(self, said: Entity, fragment: Fragment) -> str | None:
        """ "three foxes", "a golden fox": words alone for one who is here already say how many or how they are now."""
        alone = len(fragment.shot.entities) == 1 and said.action is None and not said.relations and not fragment.slots
        looks = (
            said.colour
            or said.attributes
            or (said.count > 1 and is_counted(said.words))
            or said.words.casefold().startswith("one ")
        )
        if not (alone and looks) or _ANOTHER.search(fragment.text):
            return None
        match = self.referents.match(said)
        own = self.referents.entities.get(match.only or "")
        if own is None:
            return None
        names = (own.concept, *lexicon.ancestors(own.concept)[:1])  # "three turtles" of the sea turtle
        return own.id if said.concept in names or same_head(said.words, own.words) else None

    def _changes(
        self, said: Entity, target: str, relations: tuple[Relation, ...], fragment: Fragment
    ) -> Iterator[Operation]:
        own = self.referents.entities[target]
        speaks = any(line.speaker == said.id for line in fragment.shot.dialogue)
        poses = [name for name in said.attributes if name in _POSES and acts(own)]
        meant = said.action or next((_POSES[name] for name in poses), None)
        if (meant == "stop" and acts(own)) or (meant == "wake" and own.action not in (None, "sleep", "lie", "dream")):
            meant = "stand"  # who sits and is to get up does not wake
        action = meant if meant not in (own.action, "wear", "hold", "stop") and not speaks else None
        change = Change(
            target,
            colour=said.colour if said.colour != own.colour else None,
            attributes=tuple(name for name in said.attributes if name not in (*own.attributes, *poses)),
            gone=_rivals_of(own, said.attributes),
            action=action,
            count=said.count if said.count != own.count and is_counted(said.words) else None,
            relations=tuple(relation for relation in relations if relation not in own.relations),
        )
        if change != Change(target):
            yield change

    def _slots(self, fragment: Fragment, *, personal: bool = False) -> tuple[SetSlot, ...]:
        """What the fragment says of the world, where that is not so yet. ``personal`` leaves a mood to whom it was said of."""
        operations: list[SetSlot] = []
        named = fragment.slots
        moods = {name for entity in fragment.shot.entities for name in entity.attributes}
        if personal:
            moods |= {named["mood"]} if "mood" in named else set()
        for slot, value in named.items():
            if slot == "mood" and value in moods:
                continue  # somebody's own mood
            if slot == "setting" and fragment.implies_setting and self._in_town(value):
                continue  # a café moved to Paris is a café in Paris
            if any(getattr(shot, slot) != value for shot in self.scene.shots):
                operations.append(SetSlot(slot, value))
        thaws = named.get("season") in ("spring", "summer") and "weather" not in named
        if thaws and any(shot.weather == "snow" for shot in self.scene.shots):
            operations.append(SetSlot("weather", "clear"))
        moves = any(operation.slot == "setting" for operation in operations)
        if moves and "place" not in named and any(shot.place for shot in self.scene.shots):
            operations.append(SetSlot("place", None))
        return tuple(operations)

    def _moves(self, fragment: Fragment, adds: bool) -> bool:
        """Whether the place that a statement names is where all of it is from now on: "they dance on a beach", and not "fireworks in
        the sky", "he looks at the sea", "she crosses the road" in town. ``adds`` says that somebody new comes with it."""
        setting = fragment.shot.setting
        if setting is None or fragment.bare or (fragment.shot.place and not fragment.detail and not adds):
            return True
        doings = {entity.action for entity in fragment.shot.entities}
        here = {shot.setting for shot in self.scene.shots if shot.setting}
        street = "street" in (setting, *lexicon.ancestors(setting, "setting"))
        in_town = (
            street and all(_OF_TOWNS & {each, *lexicon.ancestors(each, "setting")} for each in here) and bool(here)
        )
        if not fragment.shot.entities and not fragment.unread and not in_town:
            return not fragment.detail
        return not (setting == "sky" or fragment.detail or in_town or doings & _SEEING or (adds and bool(here)))

    def _in_town(self, usual: str) -> bool:
        """Whether all shots are set where a town has such places, and the usual setting of the other place is one too."""
        settings = [usual, *(shot.setting for shot in self.scene.shots)]
        return all(each and _OF_TOWNS & {each, *lexicon.ancestors(each, "setting")} for each in settings)

    # --- entities ---------------------------------------------------------------------------------------------------

    def _one(self, words: str) -> tuple[str | None, tuple[str, ...], Question | None]:
        """The entity that words name; else what is missing, or the question which is meant."""
        fragment = self._fragment(words)
        for said in fragment.shot.entities:
            match = self.referents.match(said, fragment.shot.entities)
            if len(match.ids) > 1:
                return None, (), Question(words, match.ids)
            if match.only:
                return match.only, (), None
        return None, (words,), None

    def _voice(self) -> str | None:
        speakers = [line.speaker for shot in self.scene.shots for line in shot.dialogue]
        return speakers[0] if speakers else self.referents.last or self.referents.lead

    @staticmethod
    def _tie(relation: Relation, fragment: Fragment) -> RelationKind:
        """What is carried and is clothing is worn ("trägt einen Hut")."""
        target = next((entity for entity in fragment.shot.entities if entity.id == relation.target), None)
        return "wearing" if relation.kind == "holding" and target and worn(target.concept) else relation.kind

    def _is_part(self, entity: Entity) -> bool:
        """Whether it is furniture of the set rather than somebody to be added."""
        return (
            lexicon.kind(entity.concept) in ("furniture", "thing", "plant", "nature")
            or entity.concept in lexicon.lexicon().parts
        )

    def _fresh(self, entity: Entity, ahead: int = 0) -> Entity:
        numbers = [
            int(name.rpartition("-")[2])
            for name in self.referents.entities
            if re.fullmatch(rf"{entity.concept}-\d+", name)
        ]
        return entity.model_copy(
            update={"id": f"{entity.concept}-{max(numbers, default=0) + 1 + ahead}", "relations": ()}
        )

    def _fragment(self, text: str) -> Fragment:
        return read(self.referents.spelled_out(text).strip(), self.language)


def _tells(fragment: Fragment) -> bool:
    """Whether it says something of what it names, and does not only name it: that may be so already."""
    if fragment.slots and not fragment.shot.entities:
        return True
    return any(each.action or each.relations or each.attributes for each in fragment.shot.entities)


def _rivals_of(entity: Entity, attributes: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in entity.attributes if name in rivals(attributes))


def is_counted(words: str) -> bool:
    """Whether words say how many there are: "three foxes", "ein Schwan", "a dozen sheep", "20 Schafe"."""
    first, _, rest = lexicon.fold(words).partition(" ")
    if first.isdigit() or re.fullmatch(r"ein(e[nmrs]?)?", first):
        return True
    forms = [lexicon.lexicon().vocabularies[language].forms for language in ("en", "de")]
    heads = {first, f"{first} {rest.partition(' ')[0]}"}
    return any(sense.sort == "count" for known in forms for head in heads for sense in known.get(head, ()))

"""What "the fox", "it" and "they" mean: entities of this shot, or of the shots before it."""

from __future__ import annotations

from collections.abc import Sequence

from core.generation.language.entities import Draft, Phrase
from core.generation.language.groups import one_of, split_by
from core.generation.language.slots import ShotDraft
from core.generation.lexicon import ancestors
from core.generation.scene import RelationKind

_PLACED = frozenset({"on", "under", "in", "beside", "left_of", "right_of", "behind", "in_front_of", "above", "riding"})
_MOVES = frozenset({"walk", "run", "crawl", "climb", "jump", "swim", "ride", "drive", "sail", "fly", "fall", "vanish"})
_DONE_TO = frozenset({"acting_on", "looking_at"})


class Cast:
    """The entities that can be named again. ``known`` are those of the shots before, the most recent last."""

    def __init__(self, shot: ShotDraft, known: Sequence[Draft]) -> None:
        self.shot = shot
        self.known = known

    def recall(self, phrase: Phrase, *, speaks: bool) -> Draft | None:
        """The entity that "the fox" names again, or None for a new one; from an earlier shot a bare "fox" will do.

        ``speaks``: a verb of speech or a colon follows, where a bare "fox" will do for this shot too.
        """
        head = phrase.head
        if head is None or phrase.determiner in ("indefinite", "other") or phrase.count is not None:
            return None
        if (phrase.determiner is not None or speaks) and not head.plural:
            for draft in reversed(self.shot.entities):
                if draft.is_a(head.value) and not (phrase.colour and draft.colour and phrase.colour != draft.colour):
                    return draft
        group = (
            split_by(head.value, self.shot.entities) if phrase.determiner == "definite" and not head.plural else None
        )
        if group is not None:
            return one_of(group, self.shot.entities, head.value, head.text)
        for draft in reversed(self.known):
            if draft.is_a(head.value) and (phrase.determiner != "possessive" or draft.concept == head.value):
                return self.carry(draft)
        return None

    def carry(self, draft: Draft) -> Draft:
        """The same entity in this shot: it keeps its looks, and may start a new action."""
        for present in self.shot.entities:
            if present.origin is draft:
                return present
        last = draft.latest or draft
        carried = Draft(last.concept, last.words, last.count, last.colour, list(last.attributes), plain=False)
        carried.origin, carried.before = draft, last
        self.shot.entities.append(carried)
        return carried

    def keep_up(self) -> None:
        """What those of earlier shots still wear; and who neither moved nor was placed anew is still where it was.

        Call it when the shot has been read and its own setting is known.
        """
        for draft in self.shot.entities:  # grows while it is walked through: a ship comes along with its pirates
            before = draft.before
            if before is None:
                continue
            idle = draft.action is None
            doing = draft.action or before.action or "stand"
            rests = not _MOVES & {doing, *ancestors(doing, "action")} and self.shot.setting is None
            placed = any(relation in _PLACED for relation, _ in draft.relations)
            for relation, target in before.relations:
                stays = relation in _PLACED and rests and not placed
                if stays or relation == "wearing" or (relation == "holding" and idle and rests):
                    self._keep(draft, relation, target)
            if idle and rests and not any(relation in _DONE_TO for relation, _ in before.relations):
                draft.action = before.action

    def _keep(self, draft: Draft, relation: RelationKind, target: Draft | str) -> None:
        if isinstance(target, str):
            draft.relate(relation, target)
            return
        root = target.origin or target
        if root in self.known:
            draft.relate(relation, self.carry(root))

    def meant_by(self, pronoun: str, besides: Sequence[Draft] = (), *, acts: bool = False) -> list[Draft]:
        """Who "he", "she", "it" or "they" is: the most recent that fits, in this shot before any other; maybe nobody.

        ``besides``: whom it can't mean ("a dog in front of it"). ``acts``: it does something, which a sofa seldom does.
        """
        for entities in (self.shot.entities, self.known):
            fitting = [draft for draft in reversed(entities) if draft not in besides and draft.answers_to(pronoun)]
            if fitting:
                draft = min(fitting, key=lambda draft: (acts or pronoun == "they") and not draft.is_agent)
                return [draft if entities is self.shot.entities else self.carry(draft)]
            agents = [draft for draft in entities if draft.is_agent]
            agents = [draft for draft in agents if draft not in besides]
            if pronoun == "they" and len(agents) > 1:
                return agents if entities is self.shot.entities else [self.carry(draft) for draft in agents]
        return []

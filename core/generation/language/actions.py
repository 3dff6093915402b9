"""What doing something means for an entity: the one action it is shown with, and the relation to what it is done to."""

from __future__ import annotations

from typing import cast

from core.generation.language.dialogue import SPEECH
from core.generation.language.entities import Draft
from core.generation.lexicon import ancestors, kind, lexicon
from core.generation.scene import RelationKind

# What somebody goes on doing while doing something else: it gives way to the other action and stays as a posture, if it is one.
_POSTURES = {"stand": "standing", "sit": "sitting", "lie": "lying", "kneel": "kneeling", "lean": "leaning"}
_BACKGROUND = frozenset({*_POSTURES, "hold", "wear", "look"})
_RIDES = frozenset({"ride", "skate", "ski", "surf", "sail", "fly"})
_HANDHELD = frozenset(
    {"thing", "tool", "weapon", "toy", "food", "drink", "instrument", "container", "device", "plant", "game"}
)
CARRIED = _HANDHELD | {"clothing", "body_part"}


def refine(action: str, concept: str) -> str:
    """What an action becomes with this object: "play" with a guitar is "play_guitar"."""
    table = lexicon().refinements
    return next((table[action, name] for name in (concept, *ancestors(concept)) if (action, name) in table), action)


def tie_of(action: str, refined: str, target: Draft) -> RelationKind:
    """The relation of the doer to the object: eating holds an apple, but not a cow; driving rides the car."""
    if refined in _RIDES and kind(target.concept) == "vehicle":
        return "riding"
    if action == "play" and kind(target.concept) == "instrument" and not (target.is_a("piano") or target.is_a("drum")):
        return "holding"
    tie = lexicon().verbs[refined].tie
    if tie == "holding" and target.is_agent and refined != "hold":
        return "acting_on"
    return cast("RelationKind", tie)


def relation_of(preposition: str, source: Draft, target: Draft) -> RelationKind | None:
    """The relation that a preposition makes: "with a hat" and "in a coat" are worn, "with a sword" is held."""
    if preposition in ("with", "in") and kind(target.concept) == "clothing":
        return "wearing"
    if preposition == "with":
        return "holding" if source.is_agent and kind(target.concept) in _HANDHELD else "beside"
    if preposition in ("of", "without", "about"):
        return None
    return cast("RelationKind", preposition)


def take_up(draft: Draft, action: str, *, speaking: bool) -> bool:
    """Give the entity an action; False if it already does something that the frame can't show at the same time.

    ``speaking``: it has quoted words to say, so a verb of speech adds nothing, and gives way to any other.
    """
    current = draft.action
    if current is None or current == action or (current == "talk" and speaking):
        draft.action = action
    elif current in _BACKGROUND and action not in _BACKGROUND:
        if current in _POSTURES:
            draft.describe(_POSTURES[current])
        draft.action = action
    elif action in _POSTURES and current in _BACKGROUND and current not in _POSTURES:
        draft.action = action  # whoever wears a hat and sits, sits
    elif action in _POSTURES:
        draft.describe(_POSTURES[action])
    else:
        return action in _BACKGROUND or (action in SPEECH and speaking)
    return True

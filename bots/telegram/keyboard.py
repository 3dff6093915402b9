"""Which buttons stand under what, and how they are laid out so that a phone shows every word of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import KeyboardButtonStyle

from bots import sentences
from core.actions import Action, Verb
from core.generation.remix import Draft
from core.wording import N_, Say

STYLES = {Verb.GO: KeyboardButtonStyle.PRIMARY, Verb.DELETE: KeyboardButtonStyle.DANGER}
"""Colours of the buttons that stand out; apps that know none show them like the others."""
CLIP_VERBS = frozenset(
    {Verb.REMIX, Verb.REROLL, Verb.CONTINUE, Verb.RECAST, Verb.MASH, Verb.LINEAGE, Verb.MORE, Verb.DELETE, Verb.RESEND}
)
"""Verbs whose target is a clip: a message with such a button shows that clip, or is about it."""

FITTING = {4: 8, 3: 11, 2: 17}
"""How many buttons go side by side, by the characters of the longest: a row of a phone's chat takes some 36 in all."""
CHOICE_LENGTH = 40
COPY_LIMIT = 256
"""Characters that a button can copy (Bot API, CopyTextButton)."""

COPY = N_("Copy my words")
ASK_FIRST = N_("Ask before a remix is made")
TELL_ME = N_("Tell me about remixes of my clips")


class Key(StrEnum):
    """What only this face has buttons for."""

    BACK = "back"  # clip: the first buttons again
    CONFIRM = "confirm"  # 0 or 1, and whose setting it is
    TOLD = "told"  # the same
    CLOSE = "close"  # whose list it is: takes the message away


@dataclass(frozen=True)
class OwnAction:
    """A press of one of those. ``on`` is what a setting is to become."""

    key: Key
    target: str
    on: bool = False


@dataclass(frozen=True)
class Button:
    """One button: what it says, and what comes back when it is pressed, or what it copies."""

    label: str
    data: str = ""
    copy: str = ""
    style: str | None = None

    def markup(self) -> InlineKeyboardButton:
        if self.copy:
            return InlineKeyboardButton(self.label, copy_text=CopyTextButton(self.copy))
        return InlineKeyboardButton(self.label, callback_data=self.data, style=self.style)


Rows = tuple[tuple[Button, ...], ...]


def parse_own(data: str) -> OwnAction | None:
    """The action in the data of a button that only this face has."""
    found = re.fullmatch(r"(back|confirm|told|close):(?:([01])-)?([0-9A-Za-z]{1,40})", data)
    return OwnAction(Key(found[1]), found[3], found[2] == "1") if found else None


def inline(rows: Rows) -> InlineKeyboardMarkup | None:
    """The rows for Telegram; None for no buttons, which also removes them in an edit."""
    return InlineKeyboardMarkup([[button.markup() for button in row] for row in rows]) if rows else None


def buttons(say: Say, *actions: Action) -> Rows:
    """Actions side by side, as many to a row as a phone shows in full."""
    return fitted([_button(action, say) for action in actions])


def fitted(wanted: Sequence[Button]) -> Rows:
    """Buttons in as few even rows as their words allow."""
    if not wanted:
        return ()
    longest = max(len(button.label) for button in wanted)
    most = next((count for count, limit in FITTING.items() if longest <= limit), 1)
    height = -(-len(wanted) // most)
    width = -(-len(wanted) // height)
    return tuple(tuple(wanted[start : start + width]) for start in range(0, len(wanted), width))


def _button(action: Action, say: Say) -> Button:
    return Button(say(sentences.LABELS[action.verb]), action.encode(), style=STYLES.get(action.verb))


def clip(clip_id: str, say: Say) -> Rows:
    """Under every clip."""
    return buttons(say, *(Action(verb, clip_id) for verb in (Verb.REMIX, Verb.CONTINUE, Verb.REROLL, Verb.MORE)))


def more(clip_id: str, remixable: bool, say: Say) -> Rows:
    """In their place, what is wanted more rarely."""
    lock = Verb.LOCK if remixable else Verb.UNLOCK
    first = buttons(say, *(Action(verb, clip_id) for verb in (Verb.RECAST, Verb.MASH)))
    second = buttons(say, *(Action(verb, clip_id) for verb in (Verb.LINEAGE, lock)))
    back = Button(say(sentences.BACK), f"{Key.BACK}:{clip_id}")
    return (*first, *second, *fitted([_button(Action(Verb.DELETE, clip_id), say), back]))


def draft(shown: Draft, say: Say) -> Rows:
    """Under a remix that waits for its author's word: what may be meant, or else the go-ahead."""
    edit, drop = (_button(Action(verb, shown.id), say) for verb in (Verb.EDIT, Verb.DROP))
    if shown.choices:
        picks = [
            Button(sentences.shortened(choice.label, CHOICE_LENGTH), Action(Verb.PICK, shown.id, number).encode())
            for number, choice in enumerate(shown.choices)
        ]
        return (*((pick,) for pick in picks), *fitted([edit, drop]))
    # A mash-up was made of two clips and not of words.
    return ((_button(Action(Verb.GO, shown.id), say),), *fitted([drop] if shown.how == "mash_up" else [edit, drop]))


def while_edited(draft_id: str, sentence: str, say: Say) -> Rows:
    """Under a draft whose words are being changed: the old ones can be copied."""
    copied = [Button(say(COPY), copy=sentence)] if 0 < len(sentence) <= COPY_LIMIT else []
    return (
        *fitted(copied),
        *fitted([_button(Action(verb, draft_id), say) for verb in (Verb.GO, Verb.DROP)]),
    )


def close(owner: str, say: Say) -> tuple[Button, ...]:
    """A row that takes a list away."""
    return (Button(say(sentences.CANCEL), f"{Key.CLOSE}:{owner}"),)


def settings(member_id: str, confirms: bool, told: bool, say: Say) -> Rows:
    """One switch to a row; pressing it turns it over."""
    switches = ((Key.CONFIRM, ASK_FIRST, confirms), (Key.TOLD, TELL_ME, told))
    return tuple(
        (Button(f"{'✅' if on else '⬜'} {say(label)}", f"{key}:{0 if on else 1}-{member_id}"),)
        for key, label, on in switches
    )

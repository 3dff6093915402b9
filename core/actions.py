"""The button grammar: what a button does, in at most 64 bytes, the tightest limit of any platform (Telegram's).

Example: "reroll:01JD8Z…". A button carries ids only; who pressed it comes from the platform.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

MAX_BYTES = 64
PATTERN = r"(?P<verb>[a-z]+):(?P<target>[0-9A-Za-z-]{1,53})"


class Verb(StrEnum):
    """What can be done with a button; the target is a job or a clip."""

    CANCEL = "cancel"  # job
    REROLL = "reroll"  # clip
    REMIX = "remix"  # clip: asks what to change
    GO = "go"  # draft of a remix: have it made
    EDIT = "edit"  # draft: change the sentence
    DROP = "drop"  # draft: forget it
    PICK = "pick"  # draft and, after a hyphen, the number of the choice
    CONTINUE = "continue"  # clip: asks what happens next
    RECAST = "recast"  # clip: asks who plays the lead
    MASH = "mash"  # clip whose cast is meant, and, once it is chosen, the clip whose place
    LINEAGE = "lineage"  # clip: shows its family
    LOCK = "lock"  # clip: nobody else may remix it
    UNLOCK = "unlock"  # clip: others may
    MUTE = "mute"  # the target is "me": don't tell me of remixes
    MORE = "more"  # clip: shows what else can be done with it
    DELETE = "delete"  # clip and, where the button is not under the clip itself, the message that shows it
    RESEND = "resend"  # clip whose posting is uncertain


@dataclass(frozen=True)
class Action:
    """A verb and the id it applies to. ``choice`` numbers what is picked, from 0; ``other`` is a second id."""

    verb: Verb
    target: str
    choice: int | None = None
    other: str | None = None

    def encode(self) -> str:
        second = self.other if self.choice is None else str(self.choice)
        text = f"{self.verb}:{self.target}" + ("" if second is None else f"-{second}")
        if len(text.encode()) > MAX_BYTES:
            raise ValueError(f"button data of more than {MAX_BYTES} bytes: {text}")
        return text


def parse_action(text: str) -> Action | None:
    """The action in a button's data; None for anything that is not one of ours (an old or forged button)."""
    found = re.fullmatch(PATTERN, text)
    if found is None or found["verb"] not in set(Verb):
        return None
    verb, target = Verb(found["verb"]), found["target"]
    first, _, second = target.partition("-")
    if verb is Verb.PICK:
        return Action(verb, first, int(second)) if first and re.fullmatch(r"[0-9]{1,3}", second) else None
    if verb in (Verb.MASH, Verb.DELETE) and second:
        return Action(verb, first, other=second) if first else None
    return Action(verb, target)

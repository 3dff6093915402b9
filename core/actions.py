"""The button grammar: what a button does, in at most 64 bytes, the tightest limit of any platform (Telegram's).

Example: "reroll:01JD8Z…". A button carries ids only; who pressed it comes from the platform.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

MAX_BYTES = 64
PATTERN = r"(?P<verb>[a-z]+):(?P<target>[0-9A-Za-z-]{1,48})"


class Verb(StrEnum):
    """What can be done with a button; the target is a job or a clip."""

    CANCEL = "cancel"  # job
    REROLL = "reroll"  # clip
    DELETE = "delete"  # clip
    RESEND = "resend"  # clip whose posting is uncertain


@dataclass(frozen=True)
class Action:
    """A verb and the id it applies to."""

    verb: Verb
    target: str

    def encode(self) -> str:
        text = f"{self.verb}:{self.target}"
        if len(text.encode()) > MAX_BYTES:
            raise ValueError(f"button data of more than {MAX_BYTES} bytes: {text}")
        return text


def parse_action(text: str) -> Action | None:
    """The action in a button's data; None for anything that is not one of ours (an old or forged button)."""
    found = re.fullmatch(PATTERN, text)
    if found is None or found["verb"] not in set(Verb):
        return None
    return Action(Verb(found["verb"]), found["target"])

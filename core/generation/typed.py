"""What people type, made clean. It knows no database, so that a render without chat need not load one."""

from __future__ import annotations

import unicodedata

from core.errors import Refusal
from core.wording import N_

MAX_PROMPT = 1000
"""Characters. Longer than any prompt a person types, and short enough to show in full on every platform."""


def says_something(text: str) -> bool:
    """Whether there is anything in it but space and punctuation."""
    return any(unicodedata.category(character)[0] in "LNS" for character in text)


def clean_prompt(text: str) -> str:
    """The prompt on one line, without control and other invisible characters. Refusal if nothing or too much is left."""
    kept = "".join(
        character if unicodedata.category(character)[0] != "C" or character == "\u200d" else " " for character in text
    )
    prompt = " ".join(kept.split())
    if not says_something(prompt):
        raise Refusal(
            N_("There is nothing to draw yet. Say what to show, for example: a red fox runs through Tokyo at night")
        )
    if len(prompt) > MAX_PROMPT:
        raise Refusal(
            N_("That prompt has {length} characters; {limit} is the most. Keep what matters and try again."),
            length=len(prompt),
            limit=MAX_PROMPT,
        )
    return prompt

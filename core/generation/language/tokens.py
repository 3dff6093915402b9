"""Splits a prompt into tokens with their place in it. Knows characters, not words."""

from __future__ import annotations

import re
from typing import NamedTuple

from core.generation.lexicon import fold

MAX_TOKENS = 240  # more than twelve seconds can show, and read in under 5 ms

# The quotes of every keyboard we know, opening → closing; straight single quotes only around whole words.
_QUOTED = "|".join(
    (
        r"“[^”“„]{1,1000}[”“]",
        r"„[^“”\"„]{1,1000}[“”\"]",
        r"\"[^\"]{1,1000}\"",
        r"«[^»«]{1,1000}»",
        r"»[^«»]{1,1000}«",
        r"‹[^›‹]{1,1000}›",
        r"「[^」「]{1,1000}」",
        r"‘[^’]{2,1000}’(?!\w)",
        r"(?<!\w)'(?=\S)[^'\n]{2,1000}(?<=[\w.!?…])'(?!\w)",
    )
)
_EMOJI = (
    r"[\U0001F1E6-\U0001F1FF]{2}"
    r"|[\u2190-\u2BFF\u3030\u303D\U0001F000-\U0001FAFF][\uFE0E\uFE0F\u20E3\U0001F3FB-\U0001F3FF]*"
    r"(?:\u200D[\u2190-\u2BFF\U0001F000-\U0001FAFF][\uFE0F\U0001F3FB-\U0001F3FF]*)*"
)
_TOKEN = re.compile(
    rf"(?P<quote>{_QUOTED})"
    r"|(?P<short>(?<![\w/])w/o?(?=\s))"
    r"|(?P<number>\d+(?:[.,]\d+)*(?![\w]))"
    r"|(?P<word>[^\W_]+(?:['’][^\W_]+)*)"
    rf"|(?P<emoji>{_EMOJI})"
    r"|(?P<period>[.!?;:\n…。！？]+|(?:\s[-–—]+\s))"
    r"|(?P<comma>[,，、(){}\[\]|/]+)"
    r"|(?P<and>&|(?<=\s)\+(?=\s))"
)
_EMOJI_EXTRAS = dict.fromkeys((0xFE0F, 0xFE0E, *range(0x1F3FB, 0x1F400)))


class Token(NamedTuple):
    """A piece of the prompt: ``kind`` is "word", "number", "quote", "emoji", "period", "comma" or "and".

    ``key`` is what the lexicon knows it by (for an emoji: its code points); ``start`` and ``end`` are offsets in the prompt.
    ``capital`` tells nouns from verbs in German; ``possessive`` is an English 's.
    """

    kind: str
    text: str
    key: str
    start: int
    end: int
    capital: bool = False
    possessive: bool = False


def _word(text: str, start: int, end: int) -> Token:
    key = fold(text)
    possessive = key.endswith("'s")
    if possessive:
        key = key[:-2]
    return Token("word", text, key, start, end, text[:1].isupper(), possessive)


def tokenize(prompt: str) -> list[Token]:
    """The tokens of a prompt, in order, at most `MAX_TOKENS`. Characters that are none of its kinds only separate."""
    tokens: list[Token] = []
    for found in _TOKEN.finditer(prompt):
        kind = found.lastgroup or "word"
        text = found.group()
        start, end = found.span()
        if kind == "word":
            tokens.append(_word(text, start, end))
        elif kind == "short":
            tokens.append(Token("word", text, "without" if text.endswith("o") else "with", start, end))
        elif kind == "quote":
            tokens.append(Token(kind, text, text[1:-1].strip(), start, end))
        elif kind == "emoji":
            bare = text.translate(_EMOJI_EXTRAS)
            tokens.append(Token(kind, text, "-".join(f"{ord(char):04x}" for char in bare), start, end))
        else:
            tokens.append(Token(kind, text, text.strip(), start, end))
        if len(tokens) >= MAX_TOKENS:
            break
    return tokens

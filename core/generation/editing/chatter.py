"""What people say around an instruction: greetings, politeness, questions. It is taken off before the instruction is read."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

_TABLE = Path(__file__).parent / "chatter.tsv"


@lru_cache(maxsize=1)
def _table() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """By where a row applies ("before", "after", "anywhere", or "only" for all of a clause): the pattern, and what stands in its place."""
    found: dict[str, list[tuple[re.Pattern[str], str]]] = {"before": [], "after": [], "anywhere": [], "only": []}
    for line in _TABLE.read_text("utf-8").splitlines()[1:]:
        where, pattern, instead = (line + "\t").split("\t")[:3]
        if where == "before":
            pattern = rf"^\s*(?:{pattern})(?![\w'’-])[\s,:;!]*"
        elif where == "after":
            pattern = rf"(?<![\s,;.!])[\s,;.!]*(?<![\w'’-])(?:{pattern})[\s.!?]*$"
        elif where == "only":
            pattern = rf"^(?:{pattern})$"
        found[where].append((re.compile(pattern, re.IGNORECASE), instead))
    return found


def without_chatter(text: str) -> str:
    """The instruction alone: "hey can you make the fox blue please :)" is "make the fox blue". Never empty for a text that isn't."""
    text = text.strip().replace("’", "'").rstrip("? ") or text
    for _ in range(6):  # one layer after the other: "ok so could you please"
        before = text
        for where, rows in _table().items():
            if where == "only":
                continue
            for pattern, instead in rows:
                shorter = pattern.sub(instead, text, count=1).strip()
                if shorter and (where != "after" or _says_something(shorter)):
                    text = shorter
        if text == before:
            break
    return text


def is_chatter(text: str) -> bool:
    """Whether a clause asks for nothing: "hmm nice", "danke"."""
    return any(pattern.fullmatch(text.strip()) for pattern, _ in _table()["only"])


def _says_something(text: str) -> bool:
    return bool(re.search(r"\w{2,}", text))

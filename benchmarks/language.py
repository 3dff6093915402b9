"""How fast prompts are read: every prompt of docs/scene-language.md, over and over, on one core; and long ones of every kind.

    python benchmarks/language.py [seconds]

Prints prompts per second, the median and the 99th percentile of one prompt, and the time of 5,000 characters of prose, of
random words that the lexicon knows, and of words that it doesn't.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:1] = [str(ROOT)]

import random
import re
import statistics
import time

from core.generation.lexicon import lexicon
from core.generation.prompt import parse

DOCUMENT = ROOT / "docs/scene-language.md"
LONG = 5000  # characters


def prompts() -> list[str]:
    """The prompts of the document, in order."""
    return re.findall(r"^> (.+)$", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)


def timed(prompt: str) -> float:
    """Milliseconds of this thread's CPU time that one prompt takes."""
    started = time.thread_time()
    parse(prompt)
    return (time.thread_time() - started) * 1000


def main(seconds: float) -> None:
    """Print the figures; each prompt is read as often as fits into ``seconds``."""
    started = time.thread_time()
    lexicon()
    print(f"lexicon read in {(time.thread_time() - started) * 1000:.0f} ms")
    texts = prompts()
    times = []
    started = time.thread_time()
    while time.thread_time() - started < seconds:
        times += [timed(text) for text in texts]
    worst = statistics.quantiles(times, n=100)[98]
    print(f"{len(texts)} prompts: {1000 * len(times) / sum(times):.0f} a second; ", end="")
    print(f"median {statistics.median(times):.2f} ms, p99 {worst:.2f} ms, longest {max(times):.2f} ms")
    rng = random.Random(1)
    forms = sorted({*lexicon().vocabularies["en"].forms, *lexicon().vocabularies["de"].forms})
    letters = "abcdefghijklmnopqrstuvwxyz"
    for name, words in (
        ("prose", " ".join(texts).split()),
        ("known words", [rng.choice(forms) for _ in range(LONG)]),
        ("unknown words", ["".join(rng.choices(letters, k=rng.randint(3, 12))) for _ in range(LONG)]),
        ("no spaces", ["x" * LONG]),
    ):
        text = " ".join(words)[:LONG]
        print(f"{LONG} characters of {name}: {min(timed(text) for _ in range(5)):.2f} ms")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 5.0)

"""Instructions against a Scene: sentences labelled before they were read, and the exact rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from instruction_labels import cases, missed

from core.generation.edit import apply_edit, read_edit
from core.generation.prompt import parse

LEAST = 0.92
FILES = sorted(path.name for path in (Path(__file__).parent / "instructions").glob("*.txt"))
"""Our own ones, the usual wordings, and the sets of others, labelled before the program read them. How many of those were as
labelled on the first reading, before any rule was made for them, is told in docs/remix.md."""


@pytest.mark.parametrize("file", FILES)
def test_most_instructions_are_read_as_labelled(file: str) -> None:
    labelled = cases(file)
    misses = [line for case in labelled if (line := missed(*case))]
    share = 1 - len(misses) / len(labelled)
    print(f"{file}: {len(labelled)} instructions, {share:.1%} as labelled")
    print("\n".join(misses))
    assert len(labelled) >= 50
    assert share >= LEAST, "\n".join(misses)


def test_every_set_is_read() -> None:
    assert len(FILES) >= 16
    assert sum(len(cases(file)) for file in FILES) >= 2300


@pytest.mark.parametrize(
    "words", ["", "   ", "\x00", "remix", "→→→", "replace", "with", "make it", "🦊", "a" * 3000, "and and and"]
)
def test_no_instruction_is_too_strange(words: str) -> None:
    scene = parse("a cat and a dog in a park")
    edit = read_edit(words, scene)
    assert len(apply_edit(scene, edit).shots) == 1

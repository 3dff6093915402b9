"""Instructions against a Scene: sentences labelled before they were read, and the exact rules."""

from __future__ import annotations

import pytest
from instruction_labels import cases, missed

from core.generation.edit import apply_edit, read_edit
from core.generation.prompt import parse

LEAST = 0.92
"""On a first reading, before any rule was made for them, 67 % of the first blind set, 80 % of the second, 91 % of the third,
97 % of the fourth and 72 % of the fifth (chatty, with "not" and "kein", several wishes at once), and 81 % of the sixth
(less and more, garments, left and right) were as labelled."""


@pytest.mark.parametrize(
    "file",
    [
        "instructions.txt",
        "instructions_blind.txt",
        "instructions_blind_two.txt",
        "instructions_blind_three.txt",
        "instructions_blind_four.txt",
        "instructions_blind_five.txt",
        "instructions_blind_six.txt",
    ],
)
def test_most_instructions_are_read_as_labelled(file: str) -> None:
    labelled = cases(file)
    misses = [line for case in labelled if (line := missed(*case))]
    share = 1 - len(misses) / len(labelled)
    print(f"{file}: {len(labelled)} instructions, {share:.1%} as labelled")
    print("\n".join(misses))
    assert len(labelled) >= 50
    assert share >= LEAST, "\n".join(misses)


@pytest.mark.parametrize(
    "words", ["", "   ", "\x00", "remix", "→→→", "replace", "with", "make it", "🦊", "a" * 3000, "and and and"]
)
def test_no_instruction_is_too_strange(words: str) -> None:
    scene = parse("a cat and a dog in a park")
    edit = read_edit(words, scene)
    assert len(apply_edit(scene, edit).shots) == 1

"""Words + Scene → SceneEdit → Scene, and the difference told back in words.

An instruction ("replace the coffee with tea and make the rain snow") becomes typed operations on the ids and slots of a given
Scene. What it does not name stays: ids, places, poses and seeds. English and German, by rules and the lexicon, in a few
milliseconds.
"""

from __future__ import annotations

import re

from core.generation.editing.chatter import without_chatter
from core.generation.editing.difference import difference
from core.generation.editing.fragments import language_of
from core.generation.editing.operations import SceneEdit, apply
from core.generation.editing.patterns import matches
from core.generation.editing.reader import Reader
from core.generation.editing.spelling import mended
from core.generation.scene import Scene

__all__ = ["SceneEdit", "apply_edit", "difference", "read_edit"]

_BLANK = re.compile(r"(?:[\x00-\x09\x0b-\x1f\x7f]|[^\S\n])+")
"""Spaces and control characters, which the reader keeps for marks of its own; a line break parts two wishes."""


def read_edit(sentence: str, scene: Scene, meant: tuple[str, ...] = ()) -> SceneEdit:
    """What the sentence asks to change in the Scene; never raises for its words.

    ``meant`` are the ids of the entities that settle earlier questions. A sentence that asks for nothing gives no operations, and its words are in ``unread``.
    """
    sentence = _BLANK.sub(" ", sentence).strip()
    language = language_of(sentence, scene.language)
    whole = without_chatter(mended(sentence.rstrip(".!?").strip(), language))
    kinds = {found.kind for found in matches(whole, language)}
    if "undo" in kinds:
        return SceneEdit(undo=True)
    again, rest = _again(whole, language)
    if again and not rest:
        return SceneEdit(again=True)
    readings = Reader(scene, language, meant).read(rest)
    operations = tuple(operation for reading in readings for operation in reading.operations)
    unread = tuple(dict.fromkeys(words for reading in readings for words in reading.unread if words.strip()))
    question = next((reading.question for reading in readings if reading.question), None)
    return SceneEdit(operations, unread, question, again=again)


_GOES_ON = re.compile(r"(but|and|with|without|in|at|on|as|aber|und|mit|ohne)\b", re.IGNORECASE)


def _again(text: str, language: str) -> tuple[bool, str]:
    """Whether another take is asked for, and what else: "again but at night"."""
    words = text.split()
    for count in range(min(6, len(words)), 0, -1):
        head = " ".join(words[:count]).rstrip(",:;")
        if any(found.kind == "again" for found in matches(head, language)):
            rest = without_chatter(" ".join(words[count:]))
            if head.casefold() == "one more" and rest and not _GOES_ON.match(rest):
                continue  # "one more cow" is no other take
            for filler in ("but ", "aber ", "and ", "und ", "with ", "nur "):
                rest = rest.removeprefix(filler) if filler != "with " else rest
            return True, rest
    return False, text


def apply_edit(scene: Scene, edit: SceneEdit) -> Scene:
    """The Scene after the edit. The seed stays; whoever wants another take gives it another one."""
    return apply(scene, edit.operations)

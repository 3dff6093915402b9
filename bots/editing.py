"""`riffreel edit`: what a sentence makes of a Scene, and the difference in words."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from pydantic import TypeAdapter, ValidationError

from core.errors import Refusal
from core.generation import prompt
from core.generation.edit import apply_edit, difference, read_edit
from core.generation.editing.operations import Operation
from core.generation.scene import Scene
from core.wording import N_


def edit_one(path: Path, sentence: str) -> None:
    """Print the new Scene as JSON, and the difference on standard error."""
    try:
        scene = Scene.model_validate_json(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Refusal(N_("I can't read a Scene from {file}."), file=path.name) from error
    answer = _answer(scene, sentence)
    typer.echo(json.dumps(answer["scene"], ensure_ascii=False, indent=2))
    typer.echo(" · ".join(answer["difference"]) or "nothing changes", err=True)
    if answer["unread"]:
        typer.echo("not understood: " + ", ".join(answer["unread"]), err=True)
    if answer["ask"]:
        typer.echo("which one? " + ", ".join(answer["ask"]), err=True)


def edit_lines(path: Path) -> None:
    """One JSON object per line of {"scene" or "prompt", "instruction"}: the new Scene, the operations, the difference in words, what was not understood."""
    for number, line in enumerate(_read(path), 1):
        try:
            item = json.loads(line)
            scene = Scene.model_validate(item["scene"]) if "scene" in item else prompt.parse(str(item["prompt"]))
            answer = _answer(scene, str(item["instruction"]))
        except (ValueError, KeyError, TypeError, ValidationError) as error:
            answer = {"line": number, "error": f"{type(error).__name__}: {error}".splitlines()[0]}
        typer.echo(json.dumps(answer, ensure_ascii=False))


def _read(path: Path) -> Iterator[str]:
    text = sys.stdin.read() if str(path) == "-" else path.read_text("utf-8")
    return (line for line in text.splitlines() if line.strip())


def _told(operation: Operation) -> dict[str, Any]:
    """An operation as JSON, without what it leaves alone: {"operation": "swap", "target": "coffee-1", "new": {…}}."""
    fields = TypeAdapter(type(operation)).dump_python(operation, mode="json")
    return {"operation": re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(operation).__name__).lower()} | {
        name: value for name, value in fields.items() if value not in (None, [], False)
    }


def _answer(scene: Scene, sentence: str) -> dict[str, Any]:
    edit = read_edit(sentence, scene)
    after = apply_edit(scene, edit)
    return {
        "scene": after.model_dump(mode="json"),
        "operations": [_told(operation) for operation in edit.operations],
        "difference": list(difference(scene, after)),
        "unread": list(edit.unread),
        "ask": list(edit.question.options) if edit.question else [],
        "again": edit.again,
        "undo": edit.undo,
    }

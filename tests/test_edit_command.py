"""`riffreel edit`: a Scene and a sentence in, a Scene and a difference out."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from bots.__main__ import cli
from core.generation.prompt import parse
from core.generation.scene import Scene

CAFE = "a person thinking in a cozy café on a rainy day, steaming cup of coffee on the table"


def test_a_scene_is_changed_and_the_difference_is_said(tmp_path: Path) -> None:
    file = tmp_path / "scene.json"
    file.write_text(parse(CAFE).model_dump_json(), "utf-8")
    done = CliRunner().invoke(
        cli, ["edit", str(file), "replace the coffee with a steaming cup of tea and make the rain outside snow"]
    )
    assert done.exit_code == 0
    after = Scene.model_validate_json(done.stdout)
    assert after.shots[0].entity("coffee-1").concept == "tea"
    assert after.shots[0].weather == "snow"
    assert done.stderr.strip() == "coffee → steaming tea · rain → snow"


def test_lines_are_answered_one_by_one_and_a_bad_one_stops_nothing(tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    lines = [{"prompt": CAFE, "instruction": "bei Nacht"}, {"prompt": CAFE}, {"scene": {"a": 1}, "instruction": "x"}]
    file.write_text("\n".join(map(json.dumps, lines)) + "\nnot json\n", "utf-8")
    done = CliRunner().invoke(cli, ["edit", "--lines", str(file)])
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert answers[0]["scene"]["shots"][0]["time_of_day"] == "night"
    assert answers[0]["operations"] == [{"operation": "set_slot", "slot": "time_of_day", "value": "night"}]
    assert [("error" in answer) for answer in answers] == [False, True, True, True]


def test_a_file_that_holds_no_scene_is_refused_with_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "scene.json"
    file.write_text("{}", "utf-8")
    done = CliRunner().invoke(cli, ["edit", str(file), "make it snow"])
    assert (done.exit_code, done.stderr.strip()) == (1, "I can't read a Scene from scene.json.")

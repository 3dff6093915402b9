"""The `riffreel` command as somebody types it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bots.__main__ import cli
from core.actions import Action, Verb, parse_action
from core.generation.scene import Scene
from core.media import probe
from core.settings import Settings
from core.tables import new_id

CAFE = "a person thinking in a cozy café on a rainy day, steaming cup of coffee on the table"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Away from any .env, and with the data in a folder of this test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RIFFREEL_DATA_DIR", str(tmp_path / "var"))


def riffreel(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_parse_prints_the_scene() -> None:
    code, output = riffreel("parse", CAFE)
    shot = Scene.model_validate_json(output).shots[0]
    assert code == 0
    assert (shot.setting, shot.weather) == ("cafe", "rain")


def test_parse_lines_gives_one_object_for_each_line(tmp_path: Path) -> None:
    (tmp_path / "prompts.txt").write_text("a red fox\n\nzwei Hunde im Schnee\n", encoding="utf-8")
    _, output = riffreel("parse", "--lines", "prompts.txt")
    scenes = [json.loads(line) for line in output.splitlines()]
    assert [scene["prompt"] for scene in scenes] == ["a red fox", "", "zwei Hunde im Schnee"]
    wanted = {"setting", "time_of_day", "weather", "camera", "style", "mood", "entities", "dialogue", "sounds"}
    assert wanted <= set(scenes[0]["shots"][0])
    assert {"id", "concept", "count", "colour", "attributes", "action", "relations"} <= set(
        scenes[0]["shots"][0]["entities"][0]
    )


@pytest.mark.slow
def test_render_writes_a_clip_its_scene_and_its_masks(tmp_path: Path) -> None:
    code, output = riffreel(
        "render", CAFE, "out/cafe.mp4", "--seconds", "3", "--shape", "square", "--seed", "7",
        "--save-scene", "scene.json", "--masks", "masks", "--json",
    )  # fmt: skip
    assert code == 0, output
    assert json.loads(output.splitlines()[-1])["timings"]["total"] > 0
    measured = probe(tmp_path / "out/cafe.mp4")
    assert (measured.width, measured.height, measured.video_codec, measured.audio_codec) == (640, 640, "h264", "aac")
    assert measured.seconds == pytest.approx(3.0, abs=0.05)
    scene = Scene.model_validate_json((tmp_path / "scene.json").read_text())
    assert scene.seed == 7
    boxes = json.loads((tmp_path / "masks/boxes.json").read_text())
    assert boxes
    for entity in scene.shots[0].entities:
        assert len(list((tmp_path / "masks" / entity.id).glob("*.png"))) == 12
    # The saved scene gives the same clip again.
    riffreel("render", "--scene", "scene.json", "again.mp4", "--json")
    assert (tmp_path / "again.mp4").read_bytes() == (tmp_path / "out/cafe.mp4").read_bytes()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("render", "fox"), "Give a prompt and a file"),
        (("render", " ", "out.mp4"), "There is nothing to draw yet."),
        (("render", "--scene", "missing.json", "out.mp4"), "There is no file missing.json."),
        (("parse",), "Give either a prompt or --lines FILE."),
        (("worker",), "RIFFREEL_REDIS_URL is not set"),
        (("discord",), "RIFFREEL_DISCORD_TOKEN is not set"),
        (("telegram",), "RIFFREEL_TELEGRAM_TOKEN is not set"),
    ],
)
def test_a_mistake_gets_one_sentence(words: tuple[str, ...], says: str) -> None:
    code, output = riffreel(*words)
    assert code != 0
    assert says in output
    assert "Traceback" not in output


def test_a_file_that_is_no_scene_is_refused_by_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text('{"prompt": "x", "shots": []}')
    _, output = riffreel("render", "--scene", "bad.json", "out.mp4")
    assert "bad.json is not a Scene: shots" in output


def test_a_setting_out_of_range_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RIFFREEL_WEB_PORT", "99999")
    code, output = riffreel("doctor")
    assert code == 2
    assert "RIFFREEL_WEB_PORT" in output


def test_an_empty_setting_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RIFFREEL_TELEGRAM_TOKEN", "")
    assert Settings(_env_file=None).telegram_token is None  # type: ignore[call-arg]


def test_doctor_looks_at_everything_and_says_what_is_missing() -> None:
    code, output = riffreel("doctor")
    assert code == 0, output
    for topic in ("disk", "database", "queue", "workers", "sprites", "discord", "telegram", "web"):
        assert topic in output


def test_jobs_and_db_answer_on_an_empty_studio() -> None:
    assert riffreel("db", "upgrade") == (0, "The database is up to date.\n")
    assert riffreel("jobs", "list") == (0, "No job is set aside.\n")
    assert riffreel("jobs", "requeue") == (0, "No job is set aside.\n")


def test_help_needs_neither_a_chat_library_nor_the_engine() -> None:
    code = "import sys, bots.__main__; print(sorted({'discord', 'telegram', 'skia', 'torch', 'sqlmodel'} & set(sys.modules)))"
    root = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_action_fits_a_button_and_comes_back() -> None:
    for verb in Verb:
        action = Action(verb, new_id(), 12 if verb is Verb.PICK else None)
        assert len(action.encode().encode()) <= 64
        assert parse_action(action.encode()) == action


@pytest.mark.parametrize(
    "data", ["", "launch:abc", "cancel:", "cancel:a b", "cancel:" + "x" * 60, "cancel", "pick:abc", "pick:abc-x"]
)
def test_what_is_no_action_of_ours_is_none(data: str) -> None:
    assert parse_action(data) is None


def test_secrets_do_not_show_when_settings_are_printed() -> None:
    settings = Settings(
        _env_file=None, discord_token="hush-hush", telegram_token="whisper", redis_url="redis://:pw@h/0"
    )  # type: ignore[call-arg]
    assert not {"hush", "whisper", ":pw@"} & {word for word in ("hush", "whisper", ":pw@") if word in repr(settings)}

"""`riffreel models`, `riffreel doctor` and `riffreel render --engine`: what an operator of a GPU machine types."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core.generation.diffusion.profiles import profiles
from core.media import probe

ROOT = Path(__file__).parent.parent


def riffreel(*words: str, folder: Path, **environment: str) -> tuple[int, str]:
    """Exit code, and what was said."""
    given = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "COLUMNS": "200", "HF_HUB_OFFLINE": "1"} | environment
    given |= {"RIFFREEL_DATA_DIR": str(folder / "var"), "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "bots", *words], cwd=folder, env=given, capture_output=True, text=True, timeout=200
    )
    return done.returncode, (done.stdout + done.stderr).strip()


def test_the_list_names_every_model_with_its_licence(tmp_path: Path) -> None:
    code, text = riffreel("models", "list", folder=tmp_path)
    assert code == 0
    for profile in profiles().values():
        assert profile.id in text
        assert profile.licence in " ".join(text.split())
    assert text.count("not here") == len(profiles())


def test_weights_are_checked_file_by_file(tmp_path: Path, tiny_home: Path) -> None:
    pytest.importorskip("torch")
    folder = tmp_path / "mine"
    shutil.copytree(tiny_home / "wan", folder)
    code, text = riffreel("models", "check", str(folder), folder=tmp_path)
    assert (code, text.startswith(f"{folder}: complete")) == (0, True)
    file = next((folder / "transformer").glob("*.safetensors"))
    file.write_bytes(file.read_bytes()[:-1000])
    code, text = riffreel("models", "check", str(folder), folder=tmp_path)
    assert code == 1
    assert f"transformer/{file.name} was only partly downloaded" in text
    file.unlink()
    assert "is missing" in riffreel("models", "check", str(folder), folder=tmp_path)[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("models", "check", "gpt"), "There is no model called gpt. There are: wan-1-3b,"),
        (("models", "check", "wan-1-3b"), "There are no weights in"),
        (("models", "pull", "ltx2"), "Agree with --yes."),
        (("render", "--engine", "gpt", "a cat", "x.mp4"), "There is no engine called gpt."),
        (("render", "--engine", "wan", "a cat", "x.mp4"), "Set RIFFREEL_ENGINE=animatic"),
    ],
)
def test_what_can_not_be_done_is_said_in_one_sentence(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    code, text = riffreel(*words, folder=tmp_path)
    assert (code, said in text, "Traceback" in text) == (1, True, False), text
    assert not (tmp_path / "x.mp4").exists()


def test_conditions_of_what_is_fetched_along_want_a_yes_too(tmp_path: Path) -> None:
    (tmp_path / "var/models/wan-1-3b").mkdir(parents=True)
    (tmp_path / "var/models/wan-1-3b/riffreel.toml").write_text('finder = "sam3"')
    code, text = riffreel("models", "pull", "wan-1-3b", folder=tmp_path)
    assert code == 1
    assert "SAM 3 is licensed under SAM License, on these conditions: not for military" in " ".join(text.split())
    assert not list((tmp_path / "var/models").glob("*/config.json"))


def test_the_doctor_tells_what_would_render(tmp_path: Path) -> None:
    assert "ok  engine     animatic, built in" in riffreel("doctor", folder=tmp_path)[1]
    assert "!!  engine     The engine wan needs" in riffreel("doctor", folder=tmp_path, RIFFREEL_ENGINE="wan")[1]
    assert "the animatic engine is used" in riffreel("doctor", folder=tmp_path, RIFFREEL_ENGINE="auto")[1]


def test_the_doctor_shows_the_licence_of_what_finds_things_if_it_has_conditions(
    tmp_path: Path, tiny_home: Path
) -> None:
    pytest.importorskip("torch")
    shutil.copytree(tiny_home / "wan", tmp_path / "wan")
    with (tmp_path / "wan/riffreel.toml").open("a") as beside:
        beside.write('finder = "sam3"\n')
    environment = {"RIFFREEL_ENGINE": "wan", "RIFFREEL_MODEL": str(tmp_path / "wan")}
    said = " ".join(riffreel("doctor", folder=tmp_path, **environment)[1].split())
    assert "tiny in" in said
    assert "SAM 3 finds things in clips; licence SAM License: not for military" in said


def test_a_clip_is_rendered_with_local_weights_from_the_command_line(tmp_path: Path, tiny_home: Path) -> None:
    pytest.importorskip("torch")
    words = ("render", "--engine", "wan", "--model", str(tiny_home / "wan"), "--seconds", "3", "--json")
    code, text = riffreel(*words, "a red fox in a forest", "fox.mp4", folder=tmp_path)
    assert code == 0, text
    report = json.loads(next(line for line in text.splitlines() if line.startswith("{")))
    assert (report["width"], report["height"], report["fps"]) == (96, 64, 4)
    found = probe(tmp_path / "fox.mp4")
    assert (found.width, found.height, found.audio_codec) == (96, 64, "aac")
    assert found.seconds == pytest.approx(3, abs=0.5)


def test_the_command_for_models_needs_no_torch() -> None:
    code = "import sys, bots.models; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"

"""Writing films: with the GPU's own encoder where there is one, and with x264 where there is none or it fails."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from structlog.testing import capture_logs
from tiny_models import rgb

from core.generation.diffusion import film as films
from core.generation.diffusion.film import NVENC, X264, Coder

UNKNOWN = Coder("h264_nowhere", {})
"""An encoder that no build of FFmpeg has."""
no_gpu = pytest.mark.skipif(shutil.which("nvidia-smi") is not None, reason="this machine has a GPU")


@pytest.fixture(autouse=True)
def looked_at_anew() -> Iterator[None]:
    films.coder_here.cache_clear()
    yield
    films.coder_here.cache_clear()


@pytest.mark.parametrize("best", [UNKNOWN, pytest.param(NVENC, marks=no_gpu)])
def test_without_the_gpus_encoder_x264_is_taken_and_the_log_says_so_once(best: Coder) -> None:
    with capture_logs() as logs:
        assert films.coder_here(best) == X264
        assert films.coder_here(best) == X264
    (told,) = logs
    assert (told["event"], told["encoder"]) == ("encoder.ready", "libx264")
    assert told["reason"].startswith(f"{best.name}: ")


def test_an_encoder_from_which_a_picture_comes_is_taken() -> None:
    other = replace(X264, options={"preset": "ultrafast"})
    with capture_logs() as logs:
        assert films.coder_here(other) == other
    assert logs == [{"event": "encoder.ready", "encoder": "libx264", "log_level": "info"}]


@pytest.mark.parametrize("best", [Coder("mpeg4", {"b": "not a number"}), pytest.param(NVENC, marks=no_gpu)])
def test_an_encoder_that_fails_at_a_film_leaves_it_to_x264(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, best: Coder
) -> None:
    monkeypatch.setattr(films, "coder_here", lambda: best)
    shown = np.broadcast_to(np.linspace(0, 250, 64).astype(np.uint8)[None, None, :, None], (6, 64, 64, 3))
    sound = np.full((24_000, 2), 0.1, np.float32)
    with capture_logs() as logs:
        assert films.write_film(tmp_path / "clip.mp4", shown, 12, sound) == "libx264"
    (told,) = logs
    assert (told["event"], told["encoder"], told["then"]) == ("encoder.failed", best.name, "libx264")
    frames, fps = films.read_film(tmp_path / "clip.mp4")
    assert (frames.shape, fps) == ((6, 64, 64, 3), 12)
    assert np.abs(frames.astype(int) - shown).mean() < 3
    assert films.read_track(tmp_path / "clip.mp4") is not None


def test_who_writes_a_film_is_told_its_encoder(tmp_path: Path) -> None:
    assert films.write_film(tmp_path / "clip.mp4", rgb(3), 12, None) in (X264.name, NVENC.name)

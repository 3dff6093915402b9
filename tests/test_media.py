"""Clips as files: kept whole, measured, and made to fit a limit."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from core.generation.engine import RenderedClip
from core.media import MediaStore, fit, probe


@pytest.fixture(scope="module")
def noisy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four seconds that compress badly, with sound."""
    file = tmp_path_factory.mktemp("noisy") / "noisy.mp4"
    dice = np.random.default_rng(1)
    with av.open(str(file), "w") as out:
        picture = out.add_stream("libx264", rate=24)
        picture.width, picture.height, picture.pix_fmt = 320, 240, "yuv420p"
        picture.options = {"crf": "10", "preset": "ultrafast"}
        sound = out.add_stream("aac", rate=48_000)
        for _ in range(96):
            noise = dice.integers(0, 255, (240, 320, 3), dtype=np.uint8)
            out.mux(picture.encode(av.VideoFrame.from_ndarray(noise, format="rgb24")))
        hiss = dice.integers(-3000, 3000, (1, 2 * 4 * 48_000), dtype=np.int16)
        block = av.AudioFrame.from_ndarray(hiss, format="s16", layout="stereo")
        block.rate = 48_000
        out.mux(sound.encode(block))
        for stream in (picture, sound):
            out.mux(stream.encode(None))
    return file


def test_a_clip_within_the_limit_is_left_as_it_is(tiny_clip: RenderedClip, tmp_path: Path) -> None:
    assert fit(tiny_clip.video, 10_000_000, tmp_path / "small.mp4") == tiny_clip.video
    assert not (tmp_path / "small.mp4").exists()


def test_a_clip_over_the_limit_is_encoded_again_below_it_with_its_sound(noisy: Path, tmp_path: Path) -> None:
    limit = 600_000
    assert noisy.stat().st_size > 4 * limit
    small = fit(noisy, limit, tmp_path / "small.mp4")
    assert small is not None
    measured = probe(small)
    assert measured.size <= limit
    assert (measured.width, measured.height, measured.video_codec, measured.audio_codec) == (320, 240, "h264", "aac")
    assert measured.seconds == pytest.approx(4.0, abs=0.1)


def test_a_limit_that_no_encoding_meets_gives_nothing_and_leaves_nothing(noisy: Path, tmp_path: Path) -> None:
    assert fit(noisy, 20_000, tmp_path / "small.mp4") is None
    assert list(tmp_path.iterdir()) == []


def test_a_kept_file_moves_in_whole_and_is_removed_with_its_folder(tmp_path: Path) -> None:
    store = MediaStore(tmp_path / "media")
    source = tmp_path / "new.mp4"
    source.write_bytes(b"clip")
    store.keep(source, "abc/clip.mp4")
    assert store.path("abc/clip.mp4").read_bytes() == b"clip"
    assert not source.exists()
    (tmp_path / "media/abc/upload-900.mp4").write_bytes(b"left over")
    store.discard("abc")
    store.discard("abc")
    assert not (tmp_path / "media/abc").exists()


@pytest.mark.parametrize("key", ["../secret", "/etc/passwd", "a/../../secret"])
def test_a_key_can_not_lead_out_of_the_folder(tmp_path: Path, key: str) -> None:
    with pytest.raises(ValueError, match="not a media key"):
        MediaStore(tmp_path / "media").path(key)

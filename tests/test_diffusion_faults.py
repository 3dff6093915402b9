"""What can go wrong with a model on a graphics card, and what is said about it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tiny_models import Told, engine_for, recoloured, scene, together, with_masks

from core.errors import Refusal
from core.generation.diffusion.engine import DiffusionEngine, open_engine
from core.generation.diffusion.profiles import profile_for
from core.generation.engine import Parent, RenderedClip

torch = pytest.importorskip("torch")


@pytest.fixture(scope="module")
def wan(tiny_home: Path) -> DiffusionEngine:
    return engine_for(tiny_home / "wan")


class Cramped:
    """A transformer on a card whose memory runs out the first ``times`` that it is asked for anything."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
        from diffusers import WanTransformer3DModel

        self.left = times
        real = WanTransformer3DModel.forward

        def forward(model: Any, *given: Any, **said: Any) -> Any:
            if self.left > 0:
                self.left -= 1
                raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB")
            return real(model, *given, **said)

        monkeypatch.setattr(WanTransformer3DModel, "forward", forward)


def test_without_memory_a_clip_is_tried_with_parts_moved_away(
    tiny_home: Path, request_for: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = engine_for(tiny_home / "wan")
    Cramped(monkeypatch, times=1)
    clip = engine.render(request_for(scene()), Told())
    assert (engine.plan.offload, engine.plan.tiles, engine.plan.scale) == ("model", True, 1.0)
    assert (clip.width, clip.height) == (64, 64)


def test_then_at_a_smaller_size_and_then_it_is_refused(
    tiny_home: Path, request_for: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = engine_for(tiny_home / "wan")
    Cramped(monkeypatch, times=2)
    clip = engine.render(request_for(scene()), Told())
    assert (clip.width, clip.height) == (48, 48)
    Cramped(monkeypatch, times=1)
    with pytest.raises(Refusal, match="more memory than the studio's graphics card has"):
        engine.render(request_for(scene()), Told())


def test_a_batch_for_which_memory_does_not_suffice_is_rendered_one_by_one(
    tiny_home: Path, request_for: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = engine_for(tiny_home / "wan")
    Cramped(monkeypatch, times=1)
    clips: Sequence[Any] = together(engine, [request_for(scene(seed=n)) for n in (1, 2)], [Told(), Told()])
    assert all(isinstance(clip, RenderedClip) for clip in clips)
    assert engine.plan.scale == 1.0


def test_a_model_that_was_unloaded_comes_back(wan: DiffusionEngine, request_for: Any) -> None:
    wan.unload()
    assert wan.report == {}
    assert wan.render(request_for(scene()), Told()).seconds == 3.0


def test_without_a_gpu_a_real_model_is_refused_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # no driver's tool is found there
    with pytest.raises(Refusal, match=r"needs a graphics card.*RIFFREEL_ENGINE=animatic"):
        open_engine("wan", None, tmp_path)
    assert open_engine("auto", None, tmp_path) is None


def test_a_wrong_folder_is_refused_before_anything_is_loaded(tiny_home: Path, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"model_index\.json is missing"):
        open_engine("wan", str(tmp_path), tmp_path)
    assert profile_for(str(tiny_home / "wan"), tiny_home)[0].vram_gb == 0


def test_without_a_companion_a_change_says_which_model_to_fetch(
    tiny_home: Path, dark_parent: Parent, request_for: Any, tmp_path: Path
) -> None:
    profile, folder = profile_for(str(tiny_home / "wan"), tiny_home)
    engine = DiffusionEngine("wan", profile.model_copy(update={"companion": None}), folder)
    masked = with_masks(dark_parent, tmp_path / "masks")
    with pytest.raises(Refusal, match="riffreel models pull vace-1-3b"):
        engine.render(request_for(recoloured(dark_parent.scene), parent=masked), Told())

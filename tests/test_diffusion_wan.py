"""Wan, with random weights of its own architecture: what it makes is noise, how it makes it is the real thing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tiny_models import loaded, profile_beside, quiet, save_lora, save_wan, take

from core.generation.diffusion.speed import Plan, Switches
from core.generation.diffusion.takes import Step
from core.generation.engine import Stopped

torch = pytest.importorskip("torch")
from core.generation.diffusion import wan  # noqa: E402


@pytest.fixture(scope="module")
def model(tiny_home: Path) -> Any:
    return loaded(wan, tiny_home / "wan")


@pytest.fixture(scope="module")
def picture_model(tiny_home: Path) -> Any:
    return loaded(wan, tiny_home / "ti2v")


def far(one: np.ndarray, other: np.ndarray) -> float:
    """The greatest difference, as a share of the whole range."""
    return float(np.abs(one.astype(int) - other.astype(int)).max()) / 255


def test_words_become_film_of_the_size_and_length_asked_for(model: Any) -> None:
    (made,) = model.shoot([take(width=64, height=96, frames=5)], quiet)
    assert made.frames.shape == (5, 96, 64, 3)
    assert made.frames.dtype == np.uint8
    assert made.frames.std() > 1
    assert made.sound is None


def test_the_same_seed_makes_the_same_film_and_another_another(model: Any) -> None:
    one, again, other = (model.shoot([take(seed=seed)], quiet)[0].frames for seed in (7, 7, 8))
    assert np.array_equal(one, again)
    assert not np.array_equal(one, other)


def test_a_batch_makes_what_each_would_be_alone(model: Any) -> None:
    takes = [take(seed=7), take(prompt="two dogs play", seed=8)]
    together = model.shoot(takes, quiet)
    for one, made in zip(takes, together, strict=True):
        alone = model.shoot([one], quiet)[0].frames
        # within a thousandth before rounding to bytes, which may then fall to either side
        assert far(made.frames, alone) <= 1 / 255
        assert np.abs(made.frames.astype(float) - alone).mean() / 255 < 1e-3
    assert far(together[0].frames, together[1].frames) > 0.05


def test_the_latents_of_a_batch_are_those_of_each_alone_within_a_thousandth(
    model: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Any] = []
    real = model._decode
    monkeypatch.setattr(model, "_decode", lambda latents: made.append(latents) or real(latents))
    takes = [take(seed=7), take(prompt="two dogs play", seed=8)]
    for some in (takes, takes[:1], takes[1:]):
        model.shoot(some, quiet)
    together, *alone = made
    for one, other in zip(together.split(1), alone, strict=True):
        assert float((one - other).abs().max() / other.std()) < 1e-3
    assert float((together[0] - together[1]).abs().max()) > 0.1


def test_every_step_is_told_once_and_can_be_looked_at(model: Any) -> None:
    seen: list[tuple[int, int, tuple[int, ...]]] = []

    def look(step: Step) -> None:
        assert step.preview is not None
        seen.append((step.number, step.of, step.preview().shape))

    model.shoot([take(steps=4)], look)
    assert seen == [(number, 4, (64, 64, 3)) for number in (1, 2, 3, 4)]


def test_looking_at_a_step_changes_nothing(model: Any) -> None:
    def look(step: Step) -> None:
        assert step.preview is not None
        step.preview()

    unseen, seen = (model.shoot([take(steps=3)], told)[0].frames for told in (quiet, look))
    assert np.array_equal(unseen, seen)


def test_a_take_stops_at_the_step_at_which_it_is_no_longer_wanted(model: Any) -> None:
    told: list[int] = []

    def stop(step: Step) -> None:
        told.append(step.number)
        if step.number == 2:
            raise Stopped

    before = model.shoot([take()], quiet)[0].frames
    with pytest.raises(Stopped):
        model.shoot([take(steps=9)], stop)
    assert told == [1, 2]
    assert np.array_equal(model.shoot([take()], quiet)[0].frames, before)  # and the model is as good as before


def test_film_begins_with_the_picture_it_goes_on_from(picture_model: Any) -> None:
    dark, bright = (np.full((1, 64, 64, 3), level, np.uint8) for level in (40, 220))
    one, again, other = (
        picture_model.shoot([take(opening=opening, seed=seed)], quiet)[0].frames
        for opening, seed in ((dark, 7), (dark, 8), (bright, 7))
    )
    # whatever the noise, the first frame is the picture as encoder and decoder give it back; what follows is the seed's
    assert np.array_equal(one[0], again[0])
    assert not np.array_equal(one[0], other[0])
    assert not np.array_equal(one[-1], again[-1])


def test_the_same_weights_still_make_film_from_words_alone_in_batches(picture_model: Any) -> None:
    takes = [take(), take(prompt="a dog", seed=9)]
    together = picture_model.shoot(takes, quiet)
    assert far(together[1].frames, picture_model.shoot([takes[1]], quiet)[0].frames) <= 1 / 255


def test_a_prompt_is_encoded_once_however_often_it_is_filmed(model: Any) -> None:
    model.shoot([take(prompt="an owl", negative="ugly")], quiet)
    encoded = model.text.encoded
    model.shoot([take(prompt="an owl", negative="ugly", seed=3), take(prompt="an owl", negative="ugly", seed=4)], quiet)
    assert model.text.encoded == encoded


def test_a_reader_that_does_not_fit_onto_the_gpu_reads_on_the_cpu() -> None:
    from core.generation.diffusion.text import TextCache

    class Encoder:
        """Too large for the card."""

        at = "cpu"

        def to(self, device: str) -> None:
            self.at = device
            if device != "cpu":
                raise torch.OutOfMemoryError("CUDA out of memory")

    encoder = Encoder()
    cache = TextCache(encoder, "meta", lambda prompt, device: (torch.full((1,), len(prompt), device=device),))
    ((read,),) = cache.read(["a fox"])
    assert cache.device == encoder.at == "cpu"
    assert read.device.type == "meta"  # what was read goes to where the model is
    cache.read(["a fox", "a dog"])
    assert cache.encoded == 2


def test_without_guidance_the_negative_prompt_is_not_even_read(model: Any) -> None:
    encoded = model.text.encoded
    one = model.shoot([take(guidance=1.0, negative="never read before")], quiet)[0].frames
    two = model.shoot([take(guidance=1.0, negative="nor this")], quiet)[0].frames
    assert model.text.encoded - encoded <= 1  # the prompt's own, if it is new
    assert np.array_equal(one, two)


def test_both_halves_of_the_guidance_in_one_pass_make_the_same_film(tiny_home: Path, model: Any) -> None:
    paired = loaded(wan, tiny_home / "wan", switches=Switches(compile=False, paired_guidance=True))
    assert paired.report["paired_guidance"] == "on"
    calls: list[int] = []
    plain = paired.pipe.transformer.forward
    paired.pipe.transformer.forward = lambda **said: calls.append(len(said["hidden_states"])) or plain(**said)
    together = paired.shoot([take()], quiet)[0].frames
    assert calls == [2, 2]  # two steps, each with both halves at once
    assert far(together, model.shoot([take()], quiet)[0].frames) <= 1 / 255


def test_the_first_block_cache_leaves_steps_out_and_forgets_them_between_takes(tiny_home: Path) -> None:
    cached = loaded(wan, tiny_home / "wan", switches=Switches(compile=False, cache="first_block"))
    assert cached.report["cache"] == "first_block"
    first = cached.shoot([take(steps=4)], quiet)[0].frames
    assert np.array_equal(cached.shoot([take(steps=4)], quiet)[0].frames, first)


def test_a_cache_that_lacks_what_it_needs_stays_off_and_says_so(tiny_home: Path) -> None:
    cached = loaded(wan, tiny_home / "wan", switches=Switches(compile=False, cache="mag"))
    assert cached.report["cache"].startswith("off: the profile has no mag_ratios")


def test_a_lora_changes_the_film_and_the_number_of_steps(tmp_path: Path) -> None:
    folder = save_wan(tmp_path / "wan")
    plain = loaded(wan, folder).shoot([take()], quiet)[0].frames
    name = save_lora(folder)
    more = f'[lora]\nfile = "{name}"\nlicence = "none"\nsteps = 3\nguidance = 1.0'
    profile_beside(folder, more=more)
    fast = loaded(wan, folder)
    assert fast.report["lora"] == "on (3 steps)"
    assert (fast.profile.effective.steps, fast.profile.effective.guidance) == (3, 1.0)
    assert not np.array_equal(fast.shoot([take()], quiet)[0].frames, plain)


def test_a_decoder_without_memory_tries_again_in_tiles(tiny_home: Path) -> None:
    model = loaded(wan, tiny_home / "wan")
    real, failed = model.pipe.vae.decode, []

    def decode(*given: Any, **said: Any) -> Any:
        if not model.pipe.vae.use_tiling:
            failed.append(True)
            raise torch.OutOfMemoryError("CUDA out of memory")
        return real(*given, **said)

    model.pipe.vae.decode = decode
    steps: list[int] = []
    (made,) = model.shoot([take()], lambda step: steps.append(step.number))
    assert failed == [True]
    assert steps == [1, 2]  # no step was done twice
    assert made.frames.shape == (9, 64, 64, 3)
    assert model.report["vae_tiles"] == "on"


def test_every_means_of_speed_says_whether_it_is_on(model: Any) -> None:
    wanted = {"lora", "attention", "cache", "offload", "compile", "vae_tiles", "paired_guidance", "overlap"}
    assert set(model.report) == wanted
    assert model.report["compile"] == "off: no GPU"


def test_a_smaller_plan_first_moves_parts_away_and_then_shrinks_the_picture() -> None:
    plan = Plan("cuda")
    second = plan.smaller()
    assert second is not None
    assert (second.offload, second.tiles, second.scale) == ("model", True, 1.0)
    third = second.smaller()
    assert third is not None
    assert third.scale < 1
    assert third.fit(832, 480, 16) == (624, 352)
    assert third.smaller() is None


def test_a_model_tells_what_the_sides_of_a_picture_are_divisible_by(model: Any, picture_model: Any) -> None:
    assert (model.multiple, picture_model.multiple) == (16, 32)

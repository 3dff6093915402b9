"""Which model runs where, what its weights must hold, and what importing all this costs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import Refusal
from core.generation.diffusion import weights
from core.generation.diffusion.models import pick
from core.generation.diffusion.profiles import (
    capabilities_for,
    choose,
    profile_for,
    profiles,
    video_profiles,
)
from core.generation.scene import Shape


@pytest.mark.parametrize(
    ("free", "model"),
    [
        *((None, None), (0.0, None), (9.9, None), (10.0, "wan-1-3b"), (23.0, "wan-1-3b"), (24.0, "wan-5b")),
        *((48.0, "wan-5b"), (79.0, "wan-5b"), (80.0, "wan-14b"), (139.0, "wan-14b")),
    ],
)
def test_the_best_model_that_fits_is_chosen_by_itself(free: float | None, model: str | None) -> None:
    chosen = choose(free)
    assert (chosen.id if chosen else None) == model


def test_a_model_whose_licence_has_conditions_is_never_chosen_by_itself() -> None:
    for profile in profiles().values():
        if profile.licence != "Apache-2.0":
            assert profile.chosen_only, profile.id
            assert profile.conditions != profiles()["wan-1-3b"].conditions, profile.id
    assert "$10M" in profiles()["ltx2"].conditions
    assert "military" in profiles()["sam3"].conditions


def test_every_profile_asks_only_for_what_its_model_can_make() -> None:
    for profile in profiles().values():
        if profile.family == "segment":
            continue
        multiple = 16 if profile.family in ("wan", "vace") and profile.id != "wan-5b" else 32
        assert profile.frames % profile.stride == 1, profile.id
        assert set(profile.sizes) == set(Shape), profile.id
        for width, height in profile.sizes.values():
            assert width % multiple == height % multiple == 0, profile.id
        assert profile.sizes[Shape.PORTRAIT] == profile.sizes[Shape.LANDSCAPE][::-1]


def test_every_companion_is_a_model_that_edits() -> None:
    for profile in profiles().values():
        if profile.companion is not None:
            assert profiles()[profile.companion].family == "vace"
            assert profiles()[profile.companion].vram_gb <= profile.vram_gb


def test_a_lora_makes_the_steps_fewer_and_the_guidance_none() -> None:
    quick = profiles()["wan-14b"].effective
    assert (quick.steps, quick.guidance, quick.flow_shift) == (4, 1.0, 5.0)
    assert profiles()["wan-5b"].effective == profiles()["wan-5b"]


def test_what_an_engine_can_make_is_told_by_its_profile() -> None:
    able = capabilities_for(profiles()["wan-5b"])
    assert able.sizes[Shape.LANDSCAPE] == (1280, 704)
    assert (able.fps, able.films, able.batch) == (24, True, 2)
    assert able.makes_sound


def test_nothing_of_it_imports_torch_before_a_model_is_loaded() -> None:
    modules = ["bots.__main__", "bots.doctor", "bots.rendering", "core.app", "core.generation.engines", "worker"]
    own = ("engine", "models", "profiles", "weights", "wording", "remixing", "film", "paste", "speed", "machine")
    modules += [f"core.generation.diffusion.{name}" for name in own]
    code = f"import sys, importlib\nfor name in {modules!r}: importlib.import_module(name)\n"
    code += "print([name for name in ('torch', 'diffusers', 'transformers', 'accelerate') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_document_shows_every_model_as_its_profile_says() -> None:
    page = (Path(__file__).parent.parent / "docs/engines.md").read_text()
    for profile in profiles().values():
        said = (f"`{profile.id}`", profile.title, profile.licence, profile.conditions)
        row = f"| {' | '.join(said)} | {profile.vram_gb:g} GB | {profile.disk_gb:g} GB |"
        assert row in page


# What an operator asked for, and what the machine has.


def test_auto_without_a_gpu_leaves_it_to_the_animatic_engine(tmp_path: Path) -> None:
    assert pick("auto", None, tmp_path, None, installed=True) is None
    assert pick("auto", None, tmp_path, 4.0, installed=True) is None
    assert pick("auto", None, tmp_path, 80.0, installed=False) is None


def test_auto_takes_the_model_that_fits_the_gpu(tmp_path: Path) -> None:
    picked = pick("auto", None, tmp_path, 30.0, installed=True)
    assert picked is not None
    assert (picked[0].id, picked[1]) == ("wan-5b", tmp_path / "wan-5b")


def test_wan_without_a_gpu_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"needs a graphics card.*RIFFREEL_ENGINE=animatic"):
        pick("wan", None, tmp_path, None, installed=True)


def test_a_gpu_that_is_too_small_is_told_with_both_figures(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"at least 24 GB.*8 GB are free"):
        pick("wan", "wan-5b", tmp_path, 8.0, installed=True)


def test_without_its_libraries_it_says_how_to_install_them(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="make setup-gpu"):
        pick("wan", None, tmp_path, 80.0, installed=False)


def test_ltx2_is_taken_when_it_is_named(tmp_path: Path) -> None:
    picked = pick("ltx2", None, tmp_path, 80.0, installed=True)
    assert picked is not None
    assert picked[0].id == "ltx2"
    assert picked[0].sounds


def test_an_unknown_model_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"no model called sora.*wan-1-3b.*ltx2"):
        profile_for("sora", tmp_path)
    assert {profile.family for profile in video_profiles()} == {"wan", "ltx2"}


# Weights on disk. The tiny models are saved as the real ones are.


@pytest.fixture
def wan(tiny_home: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_home / "wan", tmp_path / "wan"))


@pytest.mark.parametrize(
    ("name", "family", "id"),
    [*(("wan", "wan", "wan-1-3b"), ("ti2v", "wan", "wan-5b"), ("vace", "vace", "vace-1-3b"), ("ltx2", "ltx2", "ltx2"))],
)
def test_a_folder_of_weights_tells_its_family(tiny_home: Path, name: str, family: str, id: str) -> None:
    profile, folder = profile_for(str(tiny_home / name), tiny_home)
    assert (profile.family, profile.id, folder) == (family, id, tiny_home / name)
    weights.check(folder)


def test_what_a_riffreel_toml_says_outweighs_the_profile(wan: Path) -> None:
    profile, _ = profile_for(str(wan), wan.parent)
    assert (profile.title, profile.steps, profile.sizes[Shape.SQUARE]) == ("tiny", 2, (64, 64))
    assert profile.licence == "Apache-2.0"  # what it doesn't say stays


def test_a_known_model_keeps_its_companion_where_only_something_else_is_said(wan: Path) -> None:
    own = wan.rename(wan.parent / "wan-1-3b")
    (own / "riffreel.toml").write_text('finder = "sam3"')
    profile, _ = profile_for("wan-1-3b", own.parent)
    assert (profile.companion, profile.finder) == ("vace-1-3b", "sam3")
    assert profile_for(str(own), own.parent)[0].companion is None  # as weights of somebody's own


def test_a_riffreel_toml_with_a_mistake_is_refused_by_its_name(wan: Path) -> None:
    (wan / "riffreel.toml").write_text("stepps = 4")
    with pytest.raises(Refusal, match=r"riffreel\.toml is no profile: .*stepps"):
        profile_for(str(wan), wan.parent)


def test_a_folder_of_another_kind_is_refused(wan: Path) -> None:
    (wan / "model_index.json").write_text('{"_class_name": "FluxPipeline"}')
    with pytest.raises(Refusal, match="FluxPipeline"):
        profile_for(str(wan), wan.parent)


def test_an_empty_folder_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"model_index\.json is missing"):
        profile_for(str(tmp_path), tmp_path)


def test_weights_that_were_never_fetched_say_how_to_fetch_them(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="riffreel models pull wan-5b"):
        weights.check(tmp_path / "wan-5b", "wan-5b")


@pytest.mark.parametrize(
    "file",
    [
        *("transformer/diffusion_pytorch_model.safetensors", "transformer/config.json", "vae/config.json"),
        *("text_encoder/model.safetensors", "scheduler/scheduler_config.json", "tokenizer/tokenizer.json"),
    ],
)
def test_each_missing_file_is_named(wan: Path, file: str) -> None:
    (wan / file).unlink()
    with pytest.raises(Refusal, match=f"{file} is missing"):
        weights.check(wan)


@pytest.mark.parametrize("share", [0.0, 0.001, 0.5, 0.999])
def test_a_half_downloaded_file_is_named_with_what_it_lacks(wan: Path, share: float) -> None:
    file = wan / "transformer/diffusion_pytorch_model.safetensors"
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(Refusal, match=r"transformer/diffusion_pytorch_model\.safetensors was only partly downloaded"):
        weights.check(wan)


@pytest.mark.parametrize("damage", [b"\xff" * 64, b"\x08" + b"\0" * 7 + b"not json" + b"\0" * 9])
def test_a_damaged_file_is_named(wan: Path, damage: bytes) -> None:
    (wan / "vae/diffusion_pytorch_model.safetensors").write_bytes(damage)
    with pytest.raises(Refusal, match=r"vae/diffusion_pytorch_model\.safetensors is damaged"):
        weights.check(wan)


def test_parts_that_are_never_loaded_need_not_be_there(wan: Path) -> None:
    index = json.loads((wan / "model_index.json").read_text())
    index |= {"prompt_enhancer": ["transformers", "Gemma4ForConditionalGeneration"], "image_encoder": [None, None]}
    (wan / "model_index.json").write_text(json.dumps(index))
    weights.check(wan)


def test_a_shard_that_its_list_names_and_nobody_fetched_is_named(wan: Path) -> None:
    part = wan / "transformer"
    part.joinpath("diffusion_pytorch_model.safetensors").rename(part / "diffusion_pytorch_model-1-of-2.safetensors")
    listing = '{"weight_map": {"a": "diffusion_pytorch_model-1-of-2.safetensors", "b": "diffusion_pytorch_model-2-of-2.safetensors"}}'
    (part / "diffusion_pytorch_model.safetensors.index.json").write_text(listing)
    with pytest.raises(Refusal, match=r"transformer/diffusion_pytorch_model-2-of-2\.safetensors is missing"):
        weights.check(wan)

"""Which models there are and what each needs, read from ``profiles.toml``; and which of them a machine can run.

Knows no torch: the bots ask it what an engine can make.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from core.errors import Refusal
from core.generation.engine import Capabilities
from core.generation.scene import MAX_SECONDS, Shape
from core.wording import N_

Family = Literal["wan", "vace", "ltx2", "segment"]
Offload = Literal["none", "model", "group"]
"""Where a model's parts wait: all on the GPU, each in memory until its turn, or block by block in memory."""

BESIDE = "riffreel.toml"
"""A profile that lies beside weights: what it says outweighs what ``profiles.toml`` says."""

UNKNOWN_MODEL = N_("There is no model called {name}. There are: {names}; or give a folder of weights.")
NO_PROFILE = N_("{folder} holds a {kind}, which none of the model families here can load.")
BAD_PROFILE = N_("{file} is no profile: {problem}")

_CLASSES = {
    "WanPipeline": "wan-1-3b",
    "WanImageToVideoPipeline": "wan-1-3b",
    "WanVACEPipeline": "vace-1-3b",
    "LTX2Pipeline": "ltx2",
    "LTX2ConditionPipeline": "ltx2",
    "LTX2ImageToVideoPipeline": "ltx2",
}
"""The profile to start from for a folder of weights that has none, by the pipeline that its model_index.json names."""


class Lora(BaseModel):
    """A small file of weights that makes few steps enough; ``file`` as it is called in ``repo`` and in the folder of the model."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    repo: str | None = None
    file: str
    licence: str
    steps: int = Field(ge=1)
    guidance: float = Field(ge=0)
    flow_shift: float | None = None


class Profile(BaseModel):
    """One model. ``sizes`` are pixels per shape; ``frames`` the most of one take, one more than a multiple of ``stride``.

    ``guidance`` 1 or less means that no negative prompt is weighed against, which halves the work of a step. ``flow_shift`` bends the
    scheduler's noise levels towards the noisy end. ``companion`` is the model that edits and continues for this one, ``finder`` the one
    that finds things in a clip: ids, or folders as seen from this model's. ``rewriter`` is a folder with a language model that tells prompts at
    more length; without it they are used as they are. ``vram_gb``
    is the free memory below which the model isn't chosen; 0 is for tiny ones, which run on the CPU too. With ``chosen_only`` the
    model is never picked by itself. With ``overlap`` a clip is finished while the next one is drawn. ``cache`` reuses what changes little between steps: faster, and not the same picture. ``mag_ratios`` are what the cache "mag" needs, one number per step, measured on these weights.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: str
    family: Family
    repo: str
    tracker: str | None = None
    licence: str
    conditions: str
    vram_gb: float = Field(ge=0)
    disk_gb: float = Field(ge=0)
    chosen_only: bool = False
    companion: str | None = None
    finder: str = "finder"
    rewriter: str | None = None
    steps: int = Field(default=50, ge=1)
    guidance: float = Field(default=5.0, ge=0)
    flow_shift: float | None = None
    fps: int = Field(default=16, ge=1)
    frames: int = Field(default=81, ge=1)
    stride: int = Field(default=4, ge=1)
    sizes: Mapping[Shape, tuple[int, int]] = {}
    dtype: Literal["bfloat16", "float16", "float32"] = "bfloat16"
    cache: Literal["none", "first_block", "mag"] = "none"
    mag_ratios: tuple[float, ...] = ()
    attention: str = "auto"
    compile: bool = True
    paired_guidance: bool = False
    overlap: bool = True
    offload: Offload = "none"
    lora: Lora | None = None
    sounds: bool = False
    batch: int = Field(default=1, ge=1)
    words: int = Field(default=512, ge=1)
    """The most tokens of a prompt that the model reads."""

    @property
    def effective(self) -> Profile:
        """As it runs with its LoRA: fewer steps, other guidance."""
        if self.lora is None:
            return self
        change = {"steps": self.lora.steps, "guidance": self.lora.guidance}
        return self.model_copy(update=change | {"flow_shift": self.lora.flow_shift or self.flow_shift})


@cache
def profiles() -> Mapping[str, Profile]:
    """Every profile by its id, in the order of the file."""
    with (Path(__file__).parent / "profiles.toml").open("rb") as source:
        return {name: Profile(id=name, **entry) for name, entry in tomllib.load(source).items()}


def video_profiles() -> tuple[Profile, ...]:
    """Those that make clips from a prompt."""
    return tuple(p for p in profiles().values() if p.family in ("wan", "ltx2"))


def choose(free_gb: float | None) -> Profile | None:
    """The best model for that much free memory on the GPU, in GiB; None (no GPU, or too little of it) leaves it to the animatic engine."""
    fitting = [p for p in video_profiles() if not p.chosen_only and p.vram_gb <= (free_gb or 0.0)]
    return max(fitting, key=lambda p: p.vram_gb, default=None)


def profile_for(model: str, models_dir: Path) -> tuple[Profile, Path]:
    """The profile and the folder of weights for what an operator names: a profile's id, or a folder.

    Refusal for an unknown name, and for a folder whose weights no family can load.
    """
    known = profiles()
    if model in known:
        return beside(known[model], models_dir / model), models_dir / model
    folder = Path(model)
    if not folder.is_dir():
        raise Refusal(UNKNOWN_MODEL, name=model, names=", ".join(p.id for p in video_profiles()))
    nearest = known[_nearest(folder)]
    if (folder / BESIDE).is_file():  # whoever describes weights of their own names what goes with them
        nearest = nearest.model_copy(update={"companion": None})
    return beside(nearest, folder), folder


def beside(profile: Profile, folder: Path) -> Profile:
    """The profile with what a ``riffreel.toml`` among the weights says otherwise."""
    file = folder / BESIDE
    if not file.is_file():
        return profile
    try:
        said: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
        return Profile.model_validate({**profile.model_dump(), **said, "id": profile.id})
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        problem = str(error).replace("\n", " ")
        raise Refusal(BAD_PROFILE, file=file, problem=problem) from None


def _nearest(folder: Path) -> str:
    """The id of the profile to start from, told by the folder's model_index.json."""
    from core.generation.diffusion.weights import index_of

    index = index_of(folder)
    name = str(index.get("_class_name"))
    if name not in _CLASSES:
        raise Refusal(NO_PROFILE, folder=folder, kind=name)
    if name in ("WanPipeline", "WanImageToVideoPipeline") and index.get("expand_timesteps"):
        return "wan-5b"  # the one member of the family that takes a picture as its first frame
    return _CLASSES[name]


def capabilities_for(profile: Profile) -> Capabilities:
    """What an engine running that model can make."""
    return Capabilities(
        sizes=profile.sizes,
        fps=profile.fps,
        max_seconds=MAX_SECONDS,
        makes_sound=True,  # its own, or the sound design that the animatic engine uses too
        makes_masks=False,
        films=True,
        batch=profile.batch,
        overlaps=profile.overlap,
    )

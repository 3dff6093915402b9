"""What makes a model faster or smaller, each with a switch of its own and a word in the report.

Two kinds: those that leave the picture as it is (compiled blocks, another attention kernel, both halves of the guidance in one pass, parts
waiting in memory), and those that trade some of it for time (first-block cache, a LoRA that needs few steps), which only a profile
turns on. `Switches.of` reads a profile; `apply` turns things on; what a machine lacks stays off and says why.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import structlog

from core.generation.diffusion.profiles import Offload, Profile

log = structlog.get_logger()

FIRST_BLOCK_THRESHOLD = 0.05
"""diffusers' own default; higher skips more steps and shows it."""
_SMALLER = 0.75
"""Of the side lengths, when memory is short: 56 % of the pixels, and less than a third of the attention's work."""

Report = dict[str, str]
"""What is on, by name: "compile": "on", "attention": "_native_cudnn", or "off" with the reason."""


@dataclass(frozen=True)
class Plan:
    """How a model is fitted to a machine. ``scale`` shortens the sides of the picture. ``tiles`` decodes it piece by piece."""

    device: str = "cuda"
    offload: Offload = "none"
    tiles: bool = False
    scale: float = 1.0

    def smaller(self) -> Plan | None:
        """The next plan to try when memory ran out: parts wait off the GPU, then the picture is smaller too; then None."""
        if self.offload == "none":
            return replace(self, offload="model", tiles=True)
        if self.scale == 1.0:
            return replace(self, offload="group", tiles=True, scale=_SMALLER)
        return None

    def fit(self, width: int, height: int, multiple: int) -> tuple[int, int]:
        """A size under this plan, in whole multiples of what the model divides a side by."""
        if self.scale == 1.0:
            return width, height
        return tuple(max(multiple, int(side * self.scale) // multiple * multiple) for side in (width, height))  # type: ignore[return-value]


@dataclass(frozen=True)
class Switches:
    """Which of the means are wanted. The defaults leave the picture as it is."""

    compile: bool = True
    attention: str = "auto"
    cache: str = "none"
    paired_guidance: bool = False
    lora: bool = True

    @classmethod
    def of(cls, profile: Profile) -> Switches:
        return cls(profile.compile, profile.attention, profile.cache, profile.paired_guidance, profile.lora is not None)


STOCK = Switches(compile=False, attention="native", lora=False)
"""As diffusers comes: what `benchmarks/gpu.py` compares against."""


def apply(pipe: Any, profile: Profile, plan: Plan, switches: Switches, folder: Path) -> Report:
    """Turn on what is wanted and possible, and put the pipeline where the plan says. Returns what is on."""
    report: Report = {}
    transformers = [t for t in (pipe.transformer, getattr(pipe, "transformer_2", None)) if t is not None]
    report["lora"] = _add_lora(pipe, profile, folder) if switches.lora else "off"
    report["attention"] = _set_attention(transformers, switches.attention, plan)
    report["cache"] = _set_cache(transformers, profile, switches.cache)
    report["offload"] = _place(pipe, plan)
    report["compile"] = _compile(transformers, plan) if switches.compile else "off"
    report["vae_tiles"] = tile(pipe, plan.tiles)
    report["paired_guidance"] = "on" if switches.paired_guidance and profile.effective.guidance > 1 else "off"
    report["overlap"] = "on" if profile.overlap else "off"
    log.info("model.ready", model=profile.id, **report)
    return report


def _add_lora(pipe: Any, profile: Profile, folder: Path) -> str:
    """Melt the LoRA into the weights, so that it costs nothing afterwards."""
    if profile.lora is None:
        return "off"
    pipe.load_lora_weights(folder, weight_name=profile.lora.file, local_files_only=True)
    pipe.fuse_lora()
    pipe.unload_lora_weights()
    return f"on ({profile.lora.steps} steps)"


def _set_attention(transformers: list[Any], wanted: str, plan: Plan) -> str:
    names = _best_attention(plan) if wanted == "auto" else [wanted]
    for name in names:
        if name == "native":
            break
        try:
            for transformer in transformers:
                transformer.set_attention_backend(name)
        except (RuntimeError, ValueError) as reason:  # not on this card or not installed: the next best will do
            log.info("attention.unavailable", backend=name, reason=str(reason))
        else:
            return name
    return "native"


def _best_attention(plan: Plan) -> list[str]:
    """Exact kernels by the speed their authors measured, best first; quantising ones (sage) only if a profile names them."""
    if not plan.device.startswith("cuda"):
        return ["native"]
    import torch

    names = ["native"]
    if torch.cuda.get_device_capability() >= (
        8,
        0,
    ):  # older cards have no such kernel, and would say so only when asked to draw
        names = ["_native_cudnn", *names]
    if torch.cuda.get_device_capability() == (9, 0) and importlib.util.find_spec("flash_attn_interface") is not None:
        return ["_flash_3", *names]
    return names


def _set_cache(transformers: list[Any], profile: Profile, wanted: str) -> str:
    if wanted == "none":
        return "off"
    if profile.family == "ltx2":
        return "off: no cache works on LTX-2"
    from diffusers import FirstBlockCacheConfig, MagCacheConfig

    if wanted == "mag" and not profile.mag_ratios:
        return "off: the profile has no mag_ratios, which are measured on the weights"
    for transformer in transformers:
        if wanted == "mag":
            ratios = list(profile.mag_ratios)
            config: Any = MagCacheConfig(num_inference_steps=profile.effective.steps, mag_ratios=ratios)
        else:
            config = FirstBlockCacheConfig(threshold=FIRST_BLOCK_THRESHOLD)
        transformer.enable_cache(config)
    return wanted


def _place(pipe: Any, plan: Plan) -> str:
    if plan.device == "cpu":
        return "off: no GPU"
    if plan.offload == "none":
        pipe.to(plan.device)
        return "off"
    if plan.offload == "model":
        pipe.enable_model_cpu_offload(device=plan.device)
        return "model"
    import torch

    # only the transformer is large; the rest stays on the GPU
    for part in pipe.components.values():
        if isinstance(part, torch.nn.Module) and part is not pipe.transformer:
            part.to(plan.device)
    pipe.transformer.enable_group_offload(
        onload_device=torch.device(plan.device), offload_type="block_level", num_blocks_per_group=1, use_stream=True
    )
    return "group"


def _compile(transformers: list[Any], plan: Plan) -> str:
    if plan.device == "cpu":
        return "off: no GPU"
    if plan.offload == "group":
        return "off: blocks move while they run"
    for transformer in transformers:
        # Not as one whole graph, which fails where a cache steps in, and where more sizes and lengths come than are kept compiled.
        transformer.compile_repeated_blocks()
    return "on"


def tile(pipe: Any, on: bool) -> str:
    """Decode piece by piece: less memory, a little slower, and faint seams; so only when memory is short."""
    if on:
        pipe.vae.enable_tiling()
    return "on" if on else "off"


@contextmanager
def paired_guidance(transformer: Any, positive: Any, negative: Any) -> Iterator[None]:
    """Within this, a step asks the transformer once instead of twice: with and without the prompt in one batch.

    A pipeline asks for the prompt first and for the negative prompt after it, with the same latents; the second answer is kept from the first
    call. Pays where a single pass leaves the GPU idle: small models, short takes.
    """
    import torch

    plain: Any = transformer.forward
    kept: list[Any] = []
    twice = ("hidden_states", "timestep", "control_hidden_states")

    def forward(*, encoder_hidden_states: Any, **rest: Any) -> Any:
        if kept:
            return (kept.pop(),)
        doubled = {name: torch.cat([value, value]) if name in twice else value for name, value in rest.items()}
        both = plain(encoder_hidden_states=torch.cat([positive, negative]), **doubled)[0]
        asked, against = both.chunk(2)
        kept.append(against)
        return (asked,)

    transformer.forward = forward
    try:
        yield
    finally:
        transformer.forward = plain

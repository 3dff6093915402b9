"""How fast the engine for GPUs is, and what each means of speed brings. Needs no weights.

    python -m benchmarks.gpu            Wan 2.1 1.3B, 81 frames of 832×480
    python -m benchmarks.gpu --large    Wan 2.2 5B and VACE 14B too
    python -m benchmarks.gpu --small    the same code with few layers and small pictures: what a machine without a GPU can do

Time depends on the shapes of a model and not on what its weights are, so the published architectures are built with random weights. "Stock" is
diffusers as it comes; "ours" is what the engine turns on by itself. Both run through the engine's own code. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import gc
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import diffusers
import numpy as np
import torch
from diffusers import (
    AutoencoderKLWan,
    UniPCMultistepScheduler,
    WanPipeline,
    WanTransformer3DModel,
    WanVACEPipeline,
    WanVACETransformer3DModel,
)
from transformers import UMT5Config, UMT5EncoderModel

from core.generation.diffusion.engine import DiffusionEngine
from core.generation.diffusion.film import write_film
from core.generation.diffusion.profiles import Profile, profiles
from core.generation.diffusion.speed import STOCK, Plan, Switches
from core.generation.diffusion.takes import Step, Take
from core.generation.diffusion.vace import VaceModel
from core.generation.diffusion.wan import WanModel
from core.generation.engine import RenderRequest, Stopped
from core.generation.prompt import parse
from core.generation.scene import Shape

# As in the config.json files of the published weights.
_COMMON = {"cross_attn_norm": True, "qk_norm": "rms_norm_across_heads", "patch_size": (1, 2, 2), "freq_dim": 256}
_COMMON |= {"text_dim": 4096, "attention_head_dim": 128, "rope_max_seq_len": 1024}
_TRANSFORMERS: dict[str, dict[str, Any]] = {
    "wan-1-3b": {"num_attention_heads": 12, "ffn_dim": 8960, "num_layers": 30, "in_channels": 16, "out_channels": 16},
    "wan-5b": {"num_attention_heads": 24, "ffn_dim": 14336, "num_layers": 30, "in_channels": 48, "out_channels": 48},
    "vace-14b": {
        **{"num_attention_heads": 40, "ffn_dim": 13824, "num_layers": 40, "in_channels": 16, "out_channels": 16},
        **{"vace_layers": list(range(0, 40, 5)), "vace_in_channels": 96},
    },
}
_VAE: dict[str, Any] = {"base_dim": 96, "z_dim": 16, "dim_mult": [1, 2, 4, 4], "num_res_blocks": 2}
_VAE_5B = {
    **{"base_dim": 160, "decoder_base_dim": 256, "z_dim": 48, "is_residual": True, "patch_size": 2},
    **{"in_channels": 12, "out_channels": 12, "scale_factor_spatial": 16, "scale_factor_temporal": 4},
    **{"latents_mean": [0.0] * 48, "latents_std": [1.0] * 48},
}
_TEXT = {"d_model": 4096, "d_kv": 64, "d_ff": 10240, "num_layers": 24, "num_heads": 64, "vocab_size": 256384}
_TOKENS = 512
_STEPS = 4
_CLIPS = 6
"""As many are made one after the other, with and without finishing each while the next is drawn."""
_PROMPT = 'a red fox runs through Tokyo at night in the rain, "follow me" it says'


@dataclass
class Figures:
    """Seconds and GiB of one setting; ``difference`` is the greatest of the latents from stock, in standard deviations."""

    name: str
    step: float
    step_unguided: float
    decode: float
    peak: float
    difference: float = 0.0
    failure: str = ""


class Recited:
    """In place of a text encoder: numbers of the right shape, the same for every prompt."""

    def __init__(self, device: str, dtype: Any, width: int) -> None:
        self._read = torch.randn(1, _TOKENS, width, generator=torch.Generator().manual_seed(1)).to(device, dtype)

    def read(self, prompts: list[str]) -> list[tuple[Any, ...]]:
        return [(self._read,) for _ in prompts]


@contextmanager
def filled(device: str, dtype: Any) -> Iterator[None]:
    """Within this, modules are made where they are to be used and in its precision, which spares a copy of 60 GB."""
    torch.manual_seed(0)
    torch.set_default_dtype(dtype)
    try:
        with torch.device(device):
            yield
    finally:
        torch.set_default_dtype(torch.float32)


def pipeline(name: str, device: str, dtype: Any, small: bool) -> Any:
    """The pipeline of that profile, without text encoder."""
    transformer = _COMMON | _TRANSFORMERS[name]
    vae = {**_VAE, "temperal_downsample": [False, True, True]} | (_VAE_5B if name == "wan-5b" else {})
    if small:
        transformer |= {"num_layers": 2, "num_attention_heads": 2, "ffn_dim": 512}
        transformer |= {"vace_layers": [0, 1]} if "vace_layers" in transformer else {}
        vae |= {"base_dim": 4, "num_res_blocks": 1} | ({"decoder_base_dim": 4} if name == "wan-5b" else {})
    vace = name.startswith("vace")
    with filled(device, dtype):
        model = (WanVACETransformer3DModel if vace else WanTransformer3DModel)(**transformer).eval()
    with filled(device, torch.float32):
        decoder = AutoencoderKLWan(**vae).eval()
    scheduler = UniPCMultistepScheduler(
        prediction_type="flow_prediction", use_flow_sigmas=True, num_train_timesteps=1000, flow_shift=3.0
    )
    more = {} if vace else {"expand_timesteps": name == "wan-5b"}
    kind = WanVACEPipeline if vace else WanPipeline
    return kind(transformer=model, vae=decoder, scheduler=scheduler, tokenizer=None, text_encoder=None, **more)


def take_for(profile: Profile, small: bool) -> Take:
    """81 frames of 832×480 for every model, so that they compare; 9 of 64×64 when small."""
    width, height, frames = (64, 64, 9) if small else (832, 480, 81)
    return Take("", "", width, height, frames, profile.fps, _STEPS, 5.0, seed=3)


class Bench:
    """One architecture on one device."""

    def __init__(self, name: str, device: str, small: bool) -> None:
        self.profile = profiles()[name].model_copy(update={"lora": None})
        self.device, self.small = device, small
        self.dtype = torch.bfloat16 if device == "cuda" else torch.float32
        self.take = take_for(self.profile, small)
        self.stock_latents: Any = None

    def measure(self, name: str, switches: Switches, *, offload: Any = "none") -> Figures:
        """Run the same take with these settings; a setting that fails is a line in the table too."""
        self._clear()
        try:
            model = self._model(switches, offload)
            for guidance in (5.0, 1.0):  # compiles and warms up
                self._shoot(model, replace(self.take, steps=2, guidance=guidance))
            step, latents, decode = self._shoot(model, self.take)
            unguided, _, _ = self._shoot(model, replace(self.take, guidance=1.0))
        except Exception as error:  # the boundary of one measurement: the table says what didn't work
            return Figures(name, 0, 0, 0, 0, failure=f"{type(error).__name__}: {str(error).splitlines()[0][:90]}")
        if self.stock_latents is None:
            self.stock_latents = latents
        difference = float(((latents - self.stock_latents).abs().max() / self.stock_latents.std()).cpu())
        return Figures(name, step, unguided, decode, self._peak(), difference)

    def batches(self, switches: Switches) -> list[tuple[int, float]]:
        """Seconds per step and clip for batches, until memory ends."""
        found = []
        for count in (1, 2, 4):
            self._clear()
            try:
                model = self._model(switches, "none")
                takes = [replace(self.take, seed=seed) for seed in range(count)]
                self._shoot(model, *[replace(take, steps=2) for take in takes])
                found.append((count, self._shoot(model, *takes)[0] / count))
            except torch.OutOfMemoryError:
                break
        return found

    def clips_a_minute(self, switches: Switches) -> tuple[float, float]:
        """Whole clips with sound, at few steps without guidance: each finished before the next is drawn, and while the next is drawn."""
        self._clear()
        size = {Shape.LANDSCAPE: (self.take.width, self.take.height)}
        change = {"steps": _STEPS, "guidance": 1.0, "sizes": size, "companion": None}
        profile = self.profile.model_copy(update=change)
        engine = DiffusionEngine("wan", profile, Path())
        model = self._model(switches, "none")
        model.profile, engine._models._main = profile, model
        self._paced(engine, 1, overlap=False)  # compiles and warms up
        return self._paced(engine, _CLIPS, overlap=False), self._paced(engine, _CLIPS, overlap=True)

    def _paced(self, engine: DiffusionEngine, clips: int, *, overlap: bool) -> float:
        with tempfile.TemporaryDirectory() as home, ThreadPoolExecutor(1) as beside:
            before: Future[Any] | None = None
            began = time.perf_counter()
            for number in range(clips):
                folder = Path(home) / str(number)
                folder.mkdir()
                scene = parse(_PROMPT, seconds=3 if self.small else 5, seed=number)
                (finish,) = engine.draw([RenderRequest(scene, folder)], [lambda share, phase: None])
                assert not isinstance(finish, Stopped)
                if before is not None:
                    before.result()
                before = beside.submit(finish)
                if not overlap:
                    before.result()
            assert before is not None
            before.result()
            return 60 * clips / (time.perf_counter() - began)

    def _model(self, switches: Switches, offload: Any) -> Any:
        pipe = pipeline(self.profile.id, self.device, self.dtype, self.small)
        plan = Plan(self.device, offload)
        kind: Callable[..., Any] = VaceModel if self.profile.family == "vace" else WanModel
        more = (None,) if self.profile.family == "vace" else ()
        model = kind(pipe, self.profile, plan, switches, Path(), *more)
        model.text = Recited(self.device, self.dtype, 4096)
        return model

    def _shoot(self, model: Any, *takes: Take) -> tuple[float, Any, float]:
        """Median seconds of a step, the latents, and the seconds of decoding."""
        moments: list[float] = []
        kept: list[Any] = []
        real = model._decode

        def step(_: Step) -> None:
            self._wait()
            moments.append(time.perf_counter())

        def decode(latents: Any) -> Any:
            kept.append(latents.float())
            began = time.perf_counter()
            films = real(latents)
            self._wait()
            kept.append(time.perf_counter() - began)
            return films

        model._decode = decode
        try:
            model.shoot(list(takes), step)
        finally:
            model._decode = real
        steps = [later - earlier for earlier, later in pairwise(moments)]
        return statistics.median(steps), kept[0], kept[1]

    def _wait(self) -> None:
        if self.device == "cuda":
            torch.cuda.synchronize()

    def _clear(self) -> None:
        gc.collect()
        torch.compiler.reset()
        if self.device == "cuda":
            torch.cuda.empty_cache()
            torch.cuda.reset_peak_memory_stats()

    def _peak(self) -> float:
        return torch.cuda.max_memory_allocated() / 2**30 if self.device == "cuda" else 0.0


def text_seconds(device: str, small: bool) -> float:
    """Seconds to encode one prompt with UMT5-XXL."""
    config = _TEXT | ({"num_layers": 2, "d_ff": 512, "num_heads": 8, "vocab_size": 1000} if small else {})
    with filled(device, torch.bfloat16 if device == "cuda" else torch.float32):
        encoder = UMT5EncoderModel(UMT5Config(**config)).eval()
    words = torch.randint(0, 900, (1, _TOKENS), device=device)
    best = []
    with torch.no_grad():
        for _ in range(3):
            began = time.perf_counter()
            encoder(words)
            if device == "cuda":
                torch.cuda.synchronize()
            best.append(time.perf_counter() - began)
    return min(best)


def encode_seconds(take: Take) -> tuple[float, str]:
    """Seconds to write the clip as H.264, and the name of the encoder that did it."""
    noise = np.random.default_rng(0).integers(0, 255, (take.frames, take.height // 8, take.width // 8, 3), np.uint8)
    film = noise.repeat(8, axis=1).repeat(8, axis=2)
    with tempfile.TemporaryDirectory() as folder:
        write_film(Path(folder) / "first.mp4", film[:2], take.fps, None)
        began = time.perf_counter()
        encoder = write_film(Path(folder) / "clip.mp4", film, take.fps, None)
        return time.perf_counter() - began, encoder


SETTINGS = {
    "stock": STOCK,
    "attention": replace(STOCK, attention="auto"),
    "compile": replace(STOCK, compile=True),
    "ours: compile + attention": replace(STOCK, compile=True, attention="auto"),
    "ours + both halves of the guidance at once": Switches(lora=False, paired_guidance=True),
    "ours + first-block cache (changes the picture)": Switches(lora=False, cache="first_block"),
}
SMALL = ("stock", "ours + both halves of the guidance at once", "ours + first-block cache (changes the picture)")
"""What can be told apart without a GPU."""


def report(name: str, device: str, small: bool, text: float) -> None:
    """Measure one architecture and print its tables."""
    bench = Bench(name, device, small)
    encode, encoder = encode_seconds(bench.take)
    size = f"{bench.take.frames} frames of {bench.take.width}×{bench.take.height}"
    print(f"\n### {bench.profile.title}, {size}\n")
    print(
        "| setting | s/step | × stock | s/step without guidance | decode s | peak GiB | greatest difference from stock, σ |"
    )
    print("|---|---|---|---|---|---|---|")
    lines = [bench.measure(title, SETTINGS[title]) for title in (SMALL if small else SETTINGS)]
    stock = lines[0]
    for line in lines:
        if line.failure:
            print(f"| {line.name} | {line.failure} | | | | | |")
            continue
        print(
            f"| {line.name} | {line.step:.3f} | {stock.step / line.step:.2f} | {line.step_unguided:.3f} | "
            f"{line.decode:.2f} | {line.peak:.1f} | {line.difference:.2g} |"
        )
    ours = next((line for line in lines if line.name.startswith("ours") and not line.failure), stock)
    print(f"\nText {text:.2f} s, H.264 {encode:.2f} s ({encoder}). A whole clip, from text to MP4:\n")
    print("| | 50 steps, guided | 8 steps, unguided | 4 steps, unguided |")
    print("|---|---|---|---|")
    for line in (stock, ours):
        rest = text + line.decode + encode
        clips = (50 * line.step + rest, 8 * line.step_unguided + rest, 4 * line.step_unguided + rest)
        print(f"| {line.name} | " + " | ".join(f"{seconds:.1f} s" for seconds in clips) + " |")
    if bench.profile.family == "wan":
        found = ", ".join(f"{count}: {seconds:.3f} s" for count, seconds in bench.batches(SETTINGS[ours.name]))
        print(f"\nSeconds per step and clip, by size of the batch: {found}.")
        apart, beside = bench.clips_a_minute(SETTINGS[ours.name])
        print(
            f"\nClips a minute at {_STEPS} steps, unguided: {apart:.1f}; each finished while the next is drawn: {beside:.1f}."
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", action="store_true", help="measure Wan 2.2 5B and VACE 14B too")
    parser.add_argument(
        "--small", action="store_true", help="few layers and small pictures, for machines without a GPU"
    )
    chosen = parser.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    if device == "cpu" and not chosen.small:
        parser.error(
            "there is no GPU here, and without one this takes hours; --small runs the same code at a small size"
        )
    card = torch.cuda.get_device_name() if device == "cuda" else f"no GPU, {platform.processor() or 'CPU'}"
    print(f"{card}; torch {torch.__version__}, diffusers {diffusers.__version__}; {time.strftime('%Y-%m-%d')}")
    if chosen.small:
        print("\nFew layers and small pictures: these figures show that everything runs, and nothing else.")
    text = text_seconds(device, chosen.small)
    gc.collect()
    for name in ("wan-1-3b", *(("wan-5b", "vace-14b") if chosen.large else ())):
        report(name, device, chosen.small, text)


if __name__ == "__main__":
    main()

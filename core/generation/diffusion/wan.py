"""Wan 2.1 and 2.2: words to film, and, where the weights can, film that goes on from a picture.

One loaded model is a `WanModel`. Latents are decoded here and not by the pipeline, so that a decoder that runs out of memory can try again in
tiles without all the steps being done anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import torch
from diffusers import AutoencoderKLWan, UniPCMultistepScheduler, WanImageToVideoPipeline, WanPipeline
from PIL import Image

from core.generation.diffusion import speed
from core.generation.diffusion.profiles import Profile
from core.generation.diffusion.speed import Plan, Switches
from core.generation.diffusion.takes import Film, Footage, OnStep, Picture, Step, Take
from core.generation.diffusion.text import TextCache
from core.generation.diffusion.weights import index_of


class WanModel:
    """A loaded Wan. ``overlap`` is how many frames of what came before it wants to go on from."""

    overlap = 1

    def __init__(self, pipe: Any, profile: Profile, plan: Plan, switches: Switches, folder: Path) -> None:
        self.profile, self.plan, self.switches = profile, plan, switches
        self._encoder, pipe.text_encoder = pipe.text_encoder, None
        self.report = speed.apply(pipe, profile, plan, switches, folder)
        self.pipe = pipe
        self.text = self._text_of_its_own()
        self._from_picture = _picture_pipe(pipe)

    @property
    def multiple(self) -> int:
        """What both sides of a picture are divisible by."""
        return int(self.pipe.vae_scale_factor_spatial * self.pipe.transformer.config.patch_size[1])

    def shoot(self, takes: Sequence[Take], on_step: OnStep) -> list[Footage]:
        first = takes[0]
        told: dict[str, Any] = {}
        pipe = self.pipe
        if first.opening is not None:
            pipe = self._from_picture
            told["image"] = Image.fromarray(first.opening[-1])
            if first.closing is not None:
                told["last_image"] = Image.fromarray(first.closing)
        latents = self._denoise(pipe, takes, on_step, told)
        return [Footage(film) for film in self._decode(latents)]

    def leave(self) -> None:
        if self.plan.device != "cpu" and self.plan.offload == "none":
            self.pipe.transformer.to("cpu")
            torch.cuda.empty_cache()

    def _denoise(self, pipe: Any, takes: Sequence[Take], on_step: OnStep, told: dict[str, Any]) -> Any:
        first = takes[0]
        guided = first.guidance > 1
        positive = torch.cat([parts[0] for parts in self.text.read([take.prompt for take in takes])])
        negative = (
            torch.cat([parts[0] for parts in self.text.read([take.negative for take in takes])]) if guided else None
        )
        generators = [torch.Generator("cpu").manual_seed(take.seed) for take in takes]
        transformer = self.pipe.transformer
        if self.plan.device != "cpu" and self.plan.offload == "none":
            self.pipe.transformer.to(self.plan.device)
        pipe.set_progress_bar_config(disable=True)
        forget_cached_steps(transformer)
        pair = guided and self.switches.paired_guidance
        try:
            with speed.paired_guidance(transformer, positive, negative) if pair else nullcontext():
                return pipe(
                    prompt_embeds=positive,
                    negative_prompt_embeds=negative,
                    width=first.width,
                    height=first.height,
                    num_frames=first.frames,
                    num_inference_steps=first.steps,
                    guidance_scale=first.guidance,
                    generator=generators if len(takes) > 1 else generators[0],
                    output_type="latent",
                    callback_on_step_end=step_teller(on_step, first.steps, self._preview),
                    **told,
                ).frames
        finally:
            self.pipe.maybe_free_model_hooks()

    def _text_of_its_own(self) -> TextCache:
        return TextCache(self._encoder, self.plan.device, self._encode)

    def _encode(self, prompt: str, device: str) -> tuple[Any, ...]:
        self.pipe.text_encoder = self._encoder
        try:
            embeds, _ = self.pipe.encode_prompt(
                prompt,
                do_classifier_free_guidance=False,
                max_sequence_length=self.profile.words,
                device=torch.device(device),
            )
        finally:
            self.pipe.text_encoder = None
        return (embeds,)

    def _decode(self, latents: Any) -> list[Film]:
        """Decode one take after the other: the decoder is what needs most memory."""
        films = []
        for one in latents.split(1):
            try:
                films.append(decode(self.pipe, one))
            except torch.OutOfMemoryError:
                if self.pipe.vae.use_tiling:
                    raise
                torch.cuda.empty_cache()
                self.report["vae_tiles"] = speed.tile(self.pipe, True)
                films.append(decode(self.pipe, one))
        self.pipe.maybe_free_model_hooks()
        return films

    def _preview(self, latents: Any) -> Picture:
        picture: Picture = decode(self.pipe, latents[:1, :, :1])[0]
        return picture


def load(folder: Path, profile: Profile, plan: Plan, switches: Switches | None = None, shared: Any = None) -> WanModel:
    """Load a folder of weights. ``shared`` isn't used here: this is the model that others share parts with."""
    kind = WanImageToVideoPipeline if index_of(folder).get("_class_name") == "WanImageToVideoPipeline" else WanPipeline
    pipe = read_pipeline(kind, folder, profile, {})
    return WanModel(pipe, profile, plan, switches or Switches.of(profile), folder)


def read_pipeline(kind: Any, folder: Path, profile: Profile, parts: dict[str, Any]) -> Any:
    """A pipeline from a folder, in the profile's precision; the VAE in single precision, as its makers ask for. Nothing is fetched."""
    if "vae" not in parts:
        parts["vae"] = AutoencoderKLWan.from_pretrained(folder / "vae", dtype=torch.float32, local_files_only=True)
    pipe = kind.from_pretrained(folder, dtype=getattr(torch, profile.dtype), local_files_only=True, **parts)
    if profile.effective.flow_shift is not None:
        pipe.scheduler = UniPCMultistepScheduler.from_config(
            pipe.scheduler.config, flow_shift=profile.effective.flow_shift
        )
    return pipe


def _picture_pipe(pipe: Any) -> Any:
    """The same parts as a pipeline that starts from a picture, if these weights can."""
    if isinstance(pipe, WanImageToVideoPipeline):
        return pipe
    if not pipe.config.expand_timesteps:
        return None
    names = ("tokenizer", "text_encoder", "vae", "scheduler", "transformer")
    return WanImageToVideoPipeline(**{name: getattr(pipe, name) for name in names}, expand_timesteps=True)


def step_teller(on_step: OnStep, steps: int, preview: Callable[[Any], Picture]) -> Callable[..., dict[str, Any]]:
    """A pipeline's callback that tells each step, with a preview of where the denoising is heading.

    Rectified flow moves in nearly straight lines: the line through the last two states, followed to noise level 0, points at the finished film.
    """
    before: list[tuple[float, Any]] = []

    def tell(pipe: Any, index: int, timestep: Any, state: dict[str, Any]) -> dict[str, Any]:
        sigma, latents = float(pipe.scheduler.sigmas[index + 1]), state["latents"]

        def heading() -> Picture:
            towards = latents
            if before and before[0][0] > sigma:
                was, earlier = before[0]
                towards = latents - (earlier - latents) * (sigma / (was - sigma))
            return preview(towards)

        on_step(Step(index + 1, steps, heading))
        before[:] = [(sigma, latents)]
        return {}

    return tell


def decode(pipe: Any, latents: Any) -> Film:
    """One film from the latents of one take."""
    vae = pipe.vae
    latents = latents.to(pipe._execution_device, vae.dtype)
    shape = (1, vae.config.z_dim, 1, 1, 1)
    mean = torch.tensor(vae.config.latents_mean, dtype=vae.dtype, device=latents.device).view(shape)
    deviation = torch.tensor(vae.config.latents_std, dtype=vae.dtype, device=latents.device).view(shape)
    with torch.no_grad():
        video = vae.decode(latents * deviation + mean, return_dict=False)[0][0]
    film: Film = ((video.float() / 2 + 0.5).clamp(0, 1) * 255).round().to(torch.uint8).permute(1, 2, 3, 0).cpu().numpy()
    return np.ascontiguousarray(film)


def forget_cached_steps(transformer: Any) -> None:
    """Clear what a cache remembers of an earlier take: one that was stopped midway leaves it behind."""
    if getattr(transformer, "is_cache_enabled", False):
        transformer._reset_stateful_cache()

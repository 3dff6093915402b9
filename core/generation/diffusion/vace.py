"""Wan-VACE: changes film inside mattes, makes people appear from pictures, and goes on from several frames.

It shares Wan's text encoder and decoder, so beside a loaded Wan it costs only its own transformer. It takes one prompt at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import torch
from diffusers import WanVACEPipeline
from PIL import Image

from core.generation.diffusion import speed
from core.generation.diffusion.profiles import Profile
from core.generation.diffusion.speed import Plan, Switches
from core.generation.diffusion.takes import Film, Footage, Mattes, OnStep, Take
from core.generation.diffusion.wan import WanModel, forget_cached_steps, read_pipeline, step_teller

Z_DIM = 16
"""Channels of Wan 2.1's latents, which VACE works on; Wan 2.2 5B has 48."""
GREY = 127
"""What VACE was trained to see where something is to be made."""


class VaceModel(WanModel):
    """A loaded VACE."""

    def __init__(self, pipe: Any, profile: Profile, plan: Plan, switches: Switches, folder: Path, text: Any) -> None:
        self.profile, self.plan, self.switches = profile, plan, switches
        self._encoder, pipe.text_encoder = pipe.text_encoder, None
        self.report = speed.apply(pipe, profile, plan, switches, folder)
        self.pipe = pipe
        self.text = text or self._text_of_its_own()
        self.overlap = profile.stride + 1  # enough frames to tell which way things move

    def shoot(self, takes: Sequence[Take], on_step: OnStep) -> list[Footage]:
        return [Footage(self._one(take, on_step)) for take in takes]

    def _one(self, take: Take, on_step: OnStep) -> Film:
        film, mattes = conditions(take)
        guided = take.guidance > 1
        ((positive,),) = self.text.read([take.prompt])
        negative = self.text.read([take.negative])[0][0] if guided else None
        told: dict[str, Any] = {}
        if film is not None and mattes is not None:
            told["video"] = [Image.fromarray(frame) for frame in film]
            told["mask"] = [Image.fromarray(matte) for matte in mattes]
        if take.references:
            told["reference_images"] = [Image.fromarray(picture) for picture in take.references]
        transformer = self.pipe.transformer
        if self.plan.device != "cpu" and self.plan.offload == "none":
            transformer.to(self.plan.device)
        self.pipe.set_progress_bar_config(disable=True)
        forget_cached_steps(transformer)
        pair = guided and self.switches.paired_guidance
        seen = len(take.references)
        try:
            with speed.paired_guidance(transformer, positive, negative) if pair else nullcontext():
                latents = self.pipe(
                    prompt_embeds=positive,
                    negative_prompt_embeds=negative,
                    width=take.width,
                    height=take.height,
                    num_frames=take.frames,
                    num_inference_steps=take.steps,
                    guidance_scale=take.guidance,
                    generator=torch.Generator("cpu").manual_seed(take.seed),
                    output_type="latent",
                    callback_on_step_end=step_teller(
                        on_step, take.steps, lambda made: self._preview(made[:, :, seen:])
                    ),
                    **told,
                ).frames
        finally:
            self.pipe.maybe_free_model_hooks()
        # each picture of somebody stands as a frame of its own before the film
        return self._decode(latents[:, :, seen:])[0]


def conditions(take: Take) -> tuple[Film | None, Mattes | None]:
    """What a take keeps, as VACE wants it: a film, grey where something is to be made, and mattes, white there; None if it keeps nothing."""
    if take.is_plain or (take.source is None and take.opening is None and take.closing is None):
        return None, None
    shape = (take.frames, take.height, take.width)
    if take.source is not None:
        white = (
            np.full(shape, 255, np.uint8)
            if take.mattes is None
            else np.where(take.mattes > GREY, 255, 0).astype(np.uint8)
        )
        faint = GREY + (take.source.astype(np.float32) - GREY) * take.hold
        film = np.where(white[..., None] > 0, faint.round().astype(np.uint8), take.source)
    else:
        film, white = np.full((*shape, 3), GREY, np.uint8), np.full(shape, 255, np.uint8)
    if take.opening is not None:
        film[: len(take.opening)], white[: len(take.opening)] = take.opening, 0
    if take.closing is not None:
        film[-1], white[-1] = take.closing, 0
    return film, white


def load(
    folder: Path, profile: Profile, plan: Plan, switches: Switches | None = None, shared: WanModel | None = None
) -> VaceModel:
    """Load a folder of weights.

    ``shared`` is a Wan that lends its text encoder, which is the same for all of Wan, and its decoder if that one is too.
    """
    if shared is None:
        pipe = read_pipeline(WanVACEPipeline, folder, profile, {})
        return VaceModel(pipe, profile, plan, switches or Switches.of(profile), folder, None)
    lent: dict[str, Any] = {"text_encoder": None, "tokenizer": None}
    if shared.pipe.vae.config.z_dim == Z_DIM:
        lent["vae"] = shared.pipe.vae
    pipe = read_pipeline(WanVACEPipeline, folder, profile, lent)
    return VaceModel(pipe, profile, plan, switches or Switches.of(profile), folder, shared.text)

"""LTX-2: film and its sound in one go, from words, from frames it begins with, and towards a picture it ends on.

Only used when chosen by name: its licence has conditions. No cache works on it, and it makes no mattes: changing a clip needs VACE.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from diffusers import LTX2ConditionPipeline, LTX2Pipeline
from diffusers.pipelines.ltx2.pipeline_ltx2_condition import LTX2VideoCondition
from PIL import Image

from core.generation.diffusion import speed
from core.generation.diffusion.profiles import Profile
from core.generation.diffusion.speed import Plan, Switches
from core.generation.diffusion.takes import Film, Footage, OnStep, Picture, Step, Take, Track
from core.generation.diffusion.text import TextCache

_MULTIPLE = 32
"""What the sides of a picture are divisible by: the VAE's 32, and patches of one."""


class Ltx2Model:
    """A loaded LTX-2."""

    def __init__(self, pipe: Any, profile: Profile, plan: Plan, switches: Switches, folder: Path) -> None:
        self.profile, self.plan, self.switches = profile, plan, switches
        self._encoder, pipe.text_encoder = pipe.text_encoder, None
        self.report = speed.apply(pipe, profile, plan, switches, folder)
        self.pipe = pipe
        self.overlap = profile.stride + 1
        self.text = TextCache(self._encoder, plan.device, self._encode)
        names = (name for name in pipe.components if name != "text_encoder")
        self._conditioned = LTX2ConditionPipeline(**{name: getattr(pipe, name) for name in names}, text_encoder=None)

    @property
    def multiple(self) -> int:
        return _MULTIPLE

    def shoot(self, takes: Sequence[Take], on_step: OnStep) -> list[Footage]:
        first = takes[0]
        guided = first.guidance > 1
        asked = self.text.read([take.prompt for take in takes])
        against = self.text.read([take.negative for take in takes]) if guided else []
        generators = [torch.Generator("cpu").manual_seed(take.seed) for take in takes]
        wanted: dict[str, Any] = {
            "prompt_embeds": torch.cat([embeds for embeds, _ in asked]),
            "prompt_attention_mask": torch.cat([mask for _, mask in asked]),
            "negative_prompt_embeds": torch.cat([embeds for embeds, _ in against]) if guided else None,
            "negative_prompt_attention_mask": torch.cat([mask for _, mask in against]) if guided else None,
            "width": first.width,
            "height": first.height,
            "num_frames": first.frames,
            "frame_rate": float(first.fps),
            "num_inference_steps": first.steps,
            "guidance_scale": first.guidance,
            "audio_guidance_scale": None if guided else 1.0,
            "stg_scale": 1.0 if guided else 0.0,
            "audio_stg_scale": 1.0 if guided else 0.0,
            "modality_scale": 3.0 if guided else 1.0,
            "audio_modality_scale": 3.0 if guided else 1.0,
            "spatio_temporal_guidance_blocks": [len(self.pipe.transformer.transformer_blocks) * 3 // 5],
            "generator": generators if len(takes) > 1 else generators[0],
            "output_type": "np",
            "callback_on_step_end": self._teller(on_step, first),
        }
        pipe: Any = self.pipe
        conditions = _conditions(first)
        if conditions:
            pipe, wanted["conditions"] = self._conditioned, conditions
        pipe.set_progress_bar_config(disable=True)
        if self.plan.device != "cpu" and self.plan.offload == "none":
            self.pipe.transformer.to(self.plan.device)
        try:
            made = pipe(**wanted)
        finally:
            self.pipe.maybe_free_model_hooks()
        rate = int(self.pipe.vocoder.config.output_sampling_rate)
        return [Footage(_bytes(film), _track(sound), rate) for film, sound in zip(made.frames, made.audio, strict=True)]

    def leave(self) -> None:
        if self.plan.device != "cpu" and self.plan.offload == "none":
            self.pipe.transformer.to("cpu")
            torch.cuda.empty_cache()

    def _encode(self, prompt: str, device: str) -> tuple[Any, ...]:
        self.pipe.text_encoder = self._encoder
        try:
            embeds, mask, _, _ = self.pipe.encode_prompt(
                prompt,
                do_classifier_free_guidance=False,
                max_sequence_length=self.profile.words,
                device=torch.device(device),
            )
        finally:
            self.pipe.text_encoder = None
        return embeds, mask

    def _teller(self, on_step: OnStep, take: Take) -> Any:
        def tell(pipe: Any, index: int, timestep: Any, state: dict[str, Any]) -> dict[str, Any]:
            on_step(Step(index + 1, take.steps, lambda: self._preview(state["latents"], take)))
            return {}

        return tell

    def _preview(self, packed: Any, take: Take) -> Picture:
        """The first frame as the latents have it now: rough, since some noise is left in it."""
        pipe, vae = self.pipe, self.pipe.vae
        frames = (take.frames - 1) // pipe.vae_temporal_compression_ratio + 1
        height, width = (side // pipe.vae_spatial_compression_ratio for side in (take.height, take.width))
        # frames that were given stand behind the film's own as further tokens
        latents = pipe._unpack_latents(
            packed[:1, : frames * height * width],
            frames,
            height,
            width,
            pipe.transformer_spatial_patch_size,
            pipe.transformer_temporal_patch_size,
        )
        latents = pipe._denormalize_latents(latents, vae.latents_mean, vae.latents_std, vae.config.scaling_factor)
        with torch.no_grad():
            video = vae.decode(latents[:, :, :1].to(vae.dtype), None, return_dict=False)[0][0, :, 0]
        return _bytes((video.float() / 2 + 0.5).permute(1, 2, 0).cpu().numpy())


def load(folder: Path, profile: Profile, plan: Plan, switches: Switches | None = None, shared: Any = None) -> Ltx2Model:
    """Load a folder of weights. ``shared`` isn't used: LTX-2 shares nothing with the others."""
    # its own language model for prompts is as large as the rest, and not used
    pipe = LTX2Pipeline.from_pretrained(
        folder, dtype=getattr(torch, profile.dtype), local_files_only=True, prompt_enhancer=None
    )
    return Ltx2Model(pipe, profile, plan, switches or Switches.of(profile), folder)


def _conditions(take: Take) -> list[Any]:
    """The frames that are given; ``crf=0`` takes them as they are, without the compression of photographs that it was trained on."""
    found = []
    if take.opening is not None:
        frames = [Image.fromarray(frame) for frame in take.opening]
        found.append(LTX2VideoCondition(frames=frames if len(frames) > 1 else frames[0], index=0, crf=0))
    if take.closing is not None:
        found.append(LTX2VideoCondition(frames=Image.fromarray(take.closing), index=-1, crf=0))
    return found


def _bytes(film: np.ndarray) -> Film:
    return np.ascontiguousarray((np.clip(film, 0, 1) * 255).round().astype(np.uint8))


def _track(sound: Any) -> Track:
    """(samples, 2) from the vocoder's (channels, samples); one channel is heard on both sides."""
    samples: Track = sound.float().cpu().numpy()
    return np.ascontiguousarray((samples if samples.shape[0] == 2 else np.repeat(samples[:1], 2, axis=0)).T)

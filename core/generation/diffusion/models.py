"""Which models an engine has at hand, and which of them is loaded: the main one, its companion, and the finder.

Only one video model is on the GPU at a time; the others wait in memory, or are loaded when first asked for.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.errors import Refusal
from core.generation.diffusion import weights
from core.generation.diffusion.profiles import Profile, beside, choose, profile_for, profiles
from core.generation.diffusion.speed import Plan, Report, Switches
from core.generation.diffusion.takes import Film, Mattes, Model
from core.wording import N_

NO_GPU = N_(
    "The engine {engine} needs a graphics card from NVIDIA, and none is seen here. "
    "Set RIFFREEL_ENGINE=animatic, which needs none, or run the worker on a machine that has one."
)
NO_TORCH = N_("The engine {engine} is not installed. Install it with: make setup-gpu")
TOO_SMALL = N_(
    "The engine {engine} needs at least {want} GB of free memory on the graphics card, and {have} GB are free. "
    "Set RIFFREEL_ENGINE=animatic, or free some memory."
)
NO_EDITOR = N_("Changing or continuing a clip needs a further model. Get it with: riffreel models pull {model}")


def pick(
    engine: str, model: str | None, models_dir: Path, free: float | None, installed: bool
) -> tuple[Profile, Path] | None:
    """The model to run for an engine's name and, perhaps, a model's; ``free`` is the GPU's free memory in GiB.

    None if "auto" has nothing to run on. Refusal that tells what to do where an operator asked for more than there is.
    """
    if engine == "auto" and model is None:
        profile = choose(free) if installed else None
        return None if profile is None else profile_for(profile.id, models_dir)
    if not installed:
        raise Refusal(NO_TORCH, engine=engine)
    if model is None:
        profile = profiles()["ltx2"] if engine == "ltx2" else choose(free) or profiles()["wan-1-3b"]
        model = profile.id
    picked = profile_for(model, models_dir)
    want = picked[0].vram_gb
    if want > 0 and free is None:
        raise Refusal(NO_GPU, engine=engine)
    if want > (free or 0.0):
        raise Refusal(TOO_SMALL, engine=engine, want=f"{want:g}", have=f"{free or 0:.0f}")
    return picked


def _hush() -> None:
    """Keep the libraries' progress bars and advice out of the log, where a line is an event of ours."""
    from diffusers.utils import logging as of_diffusers
    from transformers.utils import logging as of_transformers

    for library in (of_diffusers, of_transformers):
        library.set_verbosity_error()
        library.disable_progress_bar()


class Models:
    """The models of one engine."""

    def __init__(self, profile: Profile, folder: Path, switches: Switches | None) -> None:
        self.plan = Plan("cpu" if profile.vram_gb == 0 else "cuda", profile.offload)
        self._profile, self._folder, self._switches = profile, folder, switches
        self._main: Model | None = None
        self._companion: Model | None = None
        self._finder: Any = None
        self._rewriter: Any = None

    @property
    def report(self) -> Mapping[str, Report]:
        return {m.profile.id: m.report for m in (self._main, self._companion) if m is not None}

    @property
    def takes_references(self) -> bool:
        return self._profile.family == "vace" or self._profile.companion is not None

    def able(self, *, references: bool, opening: bool, source: bool = False) -> Model:
        """The model for takes that need these; the main one if it can. Refusal if only a companion could, and there is none."""
        family = self._profile.family
        alone = family == "vace" or not (references or source)
        if alone and (not opening or family in ("vace", "ltx2") or self._main_goes_on()):
            return self._ready_main()
        if self._main is not None:
            self._main.leave()
        return self._ready_companion()

    def find(self, film: Film, names: Sequence[str], tell: Callable[[float], None]) -> Mapping[str, Mattes]:
        """Mattes for named things in a film. ``tell`` gets the share done."""
        if self._finder is None:
            _hush()
            from core.generation.diffusion import segment

            self._finder = segment.load(self._beside(self._profile.finder), self.plan.device)
        found: Mapping[str, Mattes] = self._finder.find(film, names, tell)
        return found

    def worded(self, prompt: str, keep: Sequence[str]) -> str:
        """The prompt at more length, if the profile names a language model; ``keep`` are words that must stay."""
        if self._profile.rewriter is None:
            return prompt
        if self._rewriter is None:
            from core.generation.diffusion import rewrite

            self._rewriter = rewrite.load(self._beside(self._profile.rewriter), self.plan.device)
        told: str = self._rewriter.rewritten(prompt, keep)
        return told

    def fit(self, plan: Plan) -> None:
        """Run under another plan from now on."""
        self.unload()
        self.plan = plan

    def unload(self) -> None:
        """Forget every loaded model."""
        self._main = self._companion = self._finder = self._rewriter = None
        if self.plan.device != "cpu":
            import gc

            import torch

            gc.collect()
            torch.cuda.empty_cache()

    def _main_goes_on(self) -> bool:
        return bool(weights.index_of(self._folder).get("expand_timesteps"))

    def _ready_main(self) -> Model:
        if self._companion is not None:
            self._companion.leave()
        if self._main is None:
            self._main = self._load(self._profile, self._folder, None)
        return self._main

    def _ready_companion(self) -> Model:
        if self._companion is None:
            name = self._profile.companion
            if name is None:
                raise Refusal(NO_EDITOR, model="vace-1-3b")
            folder = self._beside(name)
            known = profiles().get(name)
            profile = beside(known, folder) if known is not None else profile_for(str(folder), folder.parent)[0]
            weights.check(folder, profile.id)
            lender = self._main if self._profile.family == "wan" else None
            self._companion = self._load(profile, folder, lender)
        return self._companion

    def _beside(self, name: str) -> Path:
        """Where another model lies: in the folder that this one lies in, or as told from this one."""
        neighbour = self._folder.parent / name
        return neighbour if neighbour.is_dir() or name in profiles() else self._folder / name

    def _load(self, profile: Profile, folder: Path, shared: Model | None) -> Model:
        """Load a model with its family's file."""
        _hush()
        family = importlib.import_module(f"core.generation.diffusion.{profile.family}")
        plan = replace(self.plan, offload=self.plan.offload if self.plan.offload != "none" else profile.offload)
        loaded: Model = family.load(folder, profile, plan, self._switches, shared)
        return loaded

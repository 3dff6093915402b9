"""Which engines there are, by name. Importing an engine is dear, so it happens in the child process that renders."""

from __future__ import annotations

from pathlib import Path

from core.generation.engine import Capabilities, Engine
from core.generation.scene import MAX_SECONDS, Shape

ANIMATIC = Capabilities(
    sizes={Shape.LANDSCAPE: (832, 480), Shape.PORTRAIT: (480, 832), Shape.SQUARE: (640, 640)},
    fps=24,
    max_seconds=MAX_SECONDS,
    makes_sound=True,
    makes_masks=True,
)
NAMES = ("animatic", "auto", "wan", "ltx2")


def capabilities_of(name: str) -> Capabilities:
    """What may be asked of the engine of that name, without importing it. KeyError for an unknown one.

    Every engine makes clips of every shape and of up to `MAX_SECONDS`; what a model can't make in one go is put together. Sizes and frame rate
    are those of the built-in engine: a worker's own may differ.
    """
    return dict.fromkeys(NAMES, ANIMATIC)[name]


def load_engine(name: str, model: str | None = None, models_dir: Path | None = None, gpu: int | None = None) -> Engine:
    """The engine of that name, ready to render; "auto" is the largest model that the GPU can carry, else the built-in engine.

    ``model`` is a model's id or the folder of its weights, ``gpu`` the number of the GPU whose memory counts. KeyError for an unknown engine; Refusal that tells what to do if a GPU, its
    libraries or the weights are missing.
    """
    if name not in NAMES:
        raise KeyError(name)
    if name != "animatic":
        from core.generation.diffusion.engine import open_engine

        opened = open_engine(name, model, models_dir or Path("models"), gpu or 0)
        if opened is not None:
            return opened
    from core.generation.animatic.engine import AnimaticEngine

    return AnimaticEngine()

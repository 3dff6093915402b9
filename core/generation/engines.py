"""Which engines there are, by name. Importing an engine is dear, so it happens in the child process that renders."""

from __future__ import annotations

from core.generation.engine import Capabilities, Engine
from core.generation.scene import MAX_SECONDS, Shape

ANIMATIC = Capabilities(
    sizes={Shape.LANDSCAPE: (832, 480), Shape.PORTRAIT: (480, 832), Shape.SQUARE: (640, 640)},
    fps=24,
    max_seconds=MAX_SECONDS,
    makes_sound=True,
    makes_masks=True,
)


def capabilities_of(name: str) -> Capabilities:
    """What the engine of that name can make, without importing it. KeyError for an unknown one."""
    return {"animatic": ANIMATIC}[name]


def load_engine(name: str) -> Engine:
    """The engine of that name, ready to render. KeyError for an unknown one."""
    if name == "animatic":
        from core.generation.animatic.engine import AnimaticEngine

        return AnimaticEngine()
    raise KeyError(name)

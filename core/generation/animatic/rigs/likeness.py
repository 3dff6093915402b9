"""The head and the torso of one person, which keep their shape while they move (see `core.generation.animatic.stickers`)."""

from __future__ import annotations

import skia

from core.generation.animatic.rigs import clothes, face, facepaint, headwear, insignia
from core.generation.animatic.rigs.face import Mien
from core.generation.animatic.rigs.traits import Traits
from core.generation.animatic.stickers import Box, Stickers

_HEAD: Box = (-150.0, -260.0, 150.0, 120.0)  # with the largest hat and the longest beard
_TORSO: Box = (-170.0, -60.0, 170.0, 190.0)
_SPEAKS = 0.06  # from here on the mouth moves by the clock


class Likeness:
    """What somebody looks like, in head units."""

    def __init__(self, traits: Traits) -> None:
        self._traits = traits
        self._stickers = Stickers()

    def head(self, canvas: skia.Canvas, mien: Mien, t: float, sway: float) -> None:
        """The head about its joint, with what is on it. ``mien`` is in steps (see `face.stepped`), ``sway`` that of the hair."""
        traits = self._traits
        sway = 2.0 * round(sway / 2) if traits.style in ("long", "waves") else 0.0

        def paint(canvas: skia.Canvas) -> None:
            face.paint_head(canvas, traits, mien, t, sway)
            facepaint.paint(canvas, traits, mien, t)
            self.hat(canvas, mien.yaw * 8, behind=False)

        if mien.talk >= _SPEAKS or traits.beard == "long":
            paint(canvas)
        else:
            self._stickers.put(canvas, (mien, sway), _HEAD, paint)

    def torso(self, canvas: skia.Canvas, wide: float, low: float, turn: float, lean: float) -> None:
        """The body to ``low`` below the base of the neck, with the neck that leans by ``lean``, in their clothes."""
        traits, wide, lean = self._traits, round(wide, 2), round(2 * lean) / 2

        def paint(canvas: skia.Canvas) -> None:
            clothes.paint_torso(canvas, traits, wide, low, turn)
            clothes.paint_neck(canvas, traits, lean)
            insignia.paint_collars(canvas, traits, wide, turn)

        self._stickers.put(canvas, (wide, low, turn, lean), _TORSO, paint)

    def hat(self, canvas: skia.Canvas, turn: float, *, behind: bool) -> None:
        """The hat, or what of it is behind the head."""
        outfit = self._traits.outfit
        if outfit.hat:
            paint = headwear.paint_back if behind else headwear.paint
            paint(canvas, outfit.hat, outfit.hat_colour or outfit.top or self._traits.top, outfit.trim, turn)

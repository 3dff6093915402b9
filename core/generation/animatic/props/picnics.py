"""A checked cloth on the grass with tea for several: a pot, cups, a cake; for tea parties and picnics."""

from __future__ import annotations

from collections.abc import Callable

import skia

from core.generation.animatic import draw
from core.generation.animatic.props.drinks import CAST as DRINKS
from core.generation.animatic.props.painted import Painted
from core.generation.animatic.props.tableware import CAST as DISHES
from core.generation.animatic.stage import Look, Pose

NEAR, WIDE = 34.0, 412.0  # how far it reaches towards the viewer, and how wide it is there
_BACK, _FRONT, _FAR, _NEAR = -58.0, NEAR, 158.0, WIDE / 2  # the y and the half width of its two long edges
_CUPS = ((-128.0, -2.0, 0.66), (-30.0, 14.0, 0.7), (128.0, -2.0, 0.66))
_CLOTHS = ("#d8433c", "#2f7fb0", "#3f8f5a", "#c95a8a")


class PicnicCloth(Painted):
    """The cloth, laid: a colour that was named is that of its checks."""

    bounds = skia.Rect.MakeLTRB(-220, -140, 220, 50)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._tone = look.colour or look.random("checks").choice(_CLOTHS)

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """The cloth, then what stands on it from the far edge to the near one."""
        self._cloth(canvas)
        self._serve(canvas, DISHES["cake"], 58, -22, 0.62)
        self._pot(canvas, -62, -24)
        for x, y, size in _CUPS:
            self._serve(canvas, DRINKS["tea"], x, y, size)

    def _cloth(self, canvas: skia.Canvas) -> None:
        edge = draw.shape((-_FAR, _BACK), (_FAR, _BACK), (_NEAR, _FRONT), (-_NEAR, _FRONT))
        draw.soft_shadow(canvas, 0, _FRONT + 2, _NEAR, 8, 0.3)
        canvas.drawPath(edge, draw.fill("#fffaf0"))
        canvas.save()
        canvas.clipPath(edge, True)
        check = draw.fill(self._tone, alpha=0.55)
        for k in range(-5, 5):  # bands that run towards the viewer, wider in front
            a, b = (2 * k + 0.5) / 10, (2 * k + 1.5) / 10
            canvas.drawPath(
                draw.shape((a * _FAR, _BACK), (b * _FAR, _BACK), (b * _NEAR, _FRONT), (a * _NEAR, _FRONT)), check
            )
        deep = _FRONT - _BACK
        for k in range(5):
            top, low = (0.2 * k) ** 1.3, (0.2 * k + 0.1) ** 1.3
            canvas.drawRect(draw.rect(-_NEAR, _BACK + deep * top, 2 * _NEAR, deep * (low - top)), check)
        canvas.restore()
        canvas.drawPath(edge, draw.stroke(draw.darken(self._tone, 0.3), 2, alpha=0.5))

    def _serve(self, canvas: skia.Canvas, what: Callable[[Look], object], x: float, y: float, size: float) -> None:
        piece = what(Look(self._look.entity, self._look.seed))
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(size, size)
        if isinstance(piece, Painted):
            piece.paint(canvas, Pose())
        canvas.restore()

    def _pot(self, canvas: skia.Canvas, x: float, y: float) -> None:
        glaze = draw.horizontal(-42, 42, ["#ffffff", "#e9f0f6", "#b9c8d8", "#8fa3b8"], [0, 0.4, 0.8, 1])
        canvas.save()
        canvas.translate(x, y)
        draw.soft_shadow(canvas, 4, 0, 46, 8, 0.35)
        handle = draw.path((-34, -62), (-78, -66, -74, -14, -32, -18))
        canvas.drawPath(handle, draw.stroke("#a9bacb", 9))
        canvas.drawPath(handle, draw.stroke("#eaf1f7", 4))
        spout = draw.shape((30, -38), (54, -40, 50, -72), (66, -80), (72, -74), (66, -30, 32, -14))
        canvas.drawPath(spout, draw.fill(shader=draw.horizontal(28, 74, ["#dfe8f0", "#9fb2c6"])))
        draw.oval(canvas, 0, -38, 43, 38, draw.fill(shader=glaze))
        draw.oval(canvas, 0, -70, 24, 8, draw.fill("#c3d0de"))
        draw.oval(canvas, 0, -73, 22, 7, draw.fill("#f4f8fb"))
        canvas.drawCircle(0, -83, 6.5, draw.fill(self._tone))
        for k in range(5):
            canvas.drawCircle(-24 + 12 * k, -36 + (k % 2) * 9, 4.2, draw.fill(self._tone, alpha=0.8))
        draw.oval(canvas, -16, -52, 8, 12, draw.fill("#ffffff", alpha=0.8))
        canvas.restore()


CAST: dict[str, Callable[[Look], PicnicCloth]] = {"picnic_blanket": PicnicCloth}

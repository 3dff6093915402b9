"""Figures made of another matter, or not of a person's size: wooden soldiers, glass dancers, glowing deer, giants and gnomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import skia

from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.animatic.stage import Clasps, Emission, Figure, Look, Pose, Wears

_MATTER = {
    "wooden": ("#a5764a", 0.82), "metal": ("#b4bcc9", 0.85), "stone": ("#a3a3a6", 0.9), "ice": ("#a8dcf5", 0.8), "glass": ("#c5e8f5", 0.8),
    "chocolatey": ("#6a3f26", 0.88), "candy": ("#f7a8d0", 0.6), "cardboard": ("#c49a6a", 0.85), "paper": ("#f4f1e8", 0.85),
    "straw": ("#e2c05a", 0.8), "rusty": ("#a85a30", 0.7), "ghostly": ("#dfe8ff", 0.8), "zombie": ("#8fb46a", 0.6), "golden": ("#f2c63d", 0.85), "silver": ("#d0d6de", 0.85),
    "carved": ("#a5764a", 0.7), "mechanical": ("#9fb4cc", 0.92), "muddy": ("#6a4c30", 0.35), "burning": ("#ff7a2c", 0.4),
}  # fmt: skip
_CLEAR = {"glass": 0.62, "ice": 0.8, "transparent": 0.45, "ghostly": 0.62}
_GLOWS = {"glowing": "#ffe9a0", "burning": "#ff9a3c", "ghostly": "#bcd4ff", "bewitched": "#c8a0ff"}
_TALL = {
    "giant": 1.4,
    "dwarf": 0.72,
    "titan": 1.5,
    "gnome": 0.5,
    "leprechaun": 0.55,
    "hobbit": 0.72,
    "fairy": 0.7,
    "tooth_fairy": 0.7,
    "cupid": 0.62,
    "imp": 0.62,
    "elf": 0.92,
    "ogre": 1.2,
    "troll": 1.25,
}


def finished(figure: Figure, look: Look) -> Figure:
    """The figure in the matter that the look's attributes ask for and the size of its kind; itself when neither asks for anything."""
    words = look.attributes
    matter = next((word for word in _MATTER if word in words), None)
    if matter == "zombie" and isinstance(figure, Wears):
        matter = None  # people are drawn as zombies
    clear = next((alpha for word, alpha in _CLEAR.items() if word in words), 1.0)
    glow = next((colour for word, colour in _GLOWS.items() if word in words), None)
    size = _TALL.get(look.entity.concept, 1.0)
    if matter is None and clear == 1.0 and glow is None and size == 1.0:
        return figure
    return Finished(figure, size, matter, clear, glow)


def _stained(colour: str, strength: float) -> skia.ColorFilter:
    """A filter that gives everything another colour; light and shade stay, and so does what is transparent.

    Mixes each pixel, by ``strength``, with the colour at the pixel's luminance (Rec. 709 weights), lifted by a fifth because
    figures are mostly mid-toned.
    """
    rows: list[float] = []
    for channel, value in enumerate(draw.channels(colour)):
        gain = strength * (0.12 + 1.2 * value / 255)
        weights = (0.2126, 0.7152, 0.0722)
        rows += [gain * weight + (1 - strength) * (index == channel) for index, weight in enumerate(weights)]
        rows += [0.0, strength * 0.04]
    return skia.ColorFilters.Matrix([*rows, 0, 0, 0, 1, 0])


class Finished:
    """A figure drawn through a colour filter, at another size, with a light of its own."""

    def __init__(self, figure: Figure, size: float, matter: str | None, clear: float, glow: str | None) -> None:
        self._figure, self._size, self._glow = figure, size, glow
        self._paint: skia.Paint | None = None
        self.bust_scale = float(getattr(figure, "bust_scale", 1.0))
        if matter or clear < 1.0:
            self._paint = skia.Paint(Alphaf=clear)
            if matter:
                self._paint.setColorFilter(_stained(*_MATTER[matter]))
        source = getattr(figure, "emits", None)
        self.emits = Emission(glow, 0.5, 260.0) if glow else source

    @property
    def bounds(self) -> skia.Rect:
        """The figure's own, in its new size, with room for its light."""
        box, k, edge = self._figure.bounds, self._size, 26.0 if self._glow else 0.0
        return skia.Rect.MakeLTRB(
            box.left() * k - edge, box.top() * k - edge, box.right() * k + edge, box.bottom() * k + edge
        )

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the figure in its matter."""
        if self._glow:
            box = self.bounds
            reach = 0.62 * max(box.width(), box.height())
            draw.glow(canvas, box.centerX(), box.centerY(), reach, self._glow, 0.5)
        self._through(canvas, lambda: self._figure.draw(canvas, t, pose))

    def clasp(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """The arms before what is held, if the figure has such."""
        figure = self._figure
        if isinstance(figure, Clasps):
            self._through(canvas, lambda: figure.clasp(canvas, t, pose))

    def garment(self, concept: str) -> Figure | None:
        """The wearer's piece of clothing, in its size."""
        piece = self._figure.garment(concept) if isinstance(self._figure, Wears) else None
        if piece is None:
            return None
        made = Finished(piece, self._size, None, 1.0, None)
        made.worn = True
        return made

    worn = False

    def _through(self, canvas: skia.Canvas, paint: Callable[[], None]) -> None:
        canvas.save()
        canvas.scale(self._size, self._size)
        if self._paint is not None:
            canvas.saveLayer(self._figure.bounds, self._paint)
        paint()
        if self._paint is not None:
            canvas.restore()
        canvas.restore()

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """The figure's own, in its size."""
        return {name: self._scaled(painter) for name, painter in self._figure.parts().items()}

    def _scaled(
        self, painter: Callable[[skia.Canvas, float, Pose], None]
    ) -> Callable[[skia.Canvas, float, Pose], None]:
        def paint(canvas: skia.Canvas, t: float, pose: Pose) -> None:
            canvas.save()
            canvas.scale(self._size, self._size)
            painter(canvas, t, pose)
            canvas.restore()

        return paint

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """The figure's own place, in its size."""
        x, y = self._figure.grip(name, t, pose)
        return x * self._size, y * self._size

"""Animals in clothes: upright in suits, coats, shirts and dresses, paws and tail their own; in boots on two legs or on four."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs.breeds import BREEDS
from core.generation.animatic.rigs.choreography import Bones
from core.generation.animatic.rigs.creatures import BUILDS
from core.generation.animatic.rigs.garment import Garment
from core.generation.animatic.rigs.mascot import Mascot, ball
from core.generation.animatic.rigs.quadruped import Quadruped
from core.generation.animatic.rigs.wardrobe import cut_of, drawn_as
from core.generation.animatic.stage import Figure, Look, Pose, Worn

_SHOD = frozenset({"boots", "shoes", "socks", "cowboy_boots"})
_FORMAL = frozenset({"suit"})
_SKIRTED = frozenset({"gown", "kimono", "toga"})
_BOOTS = "#c9403a"


class DressedMascot(Mascot):
    """A mascot whose trunk and arms are in a garment, and whose feet may be in boots."""

    def __init__(self, look: Look, concept: str, body: Worn | None, boots: Worn | None) -> None:
        plain = replace(look, wears=())
        super().__init__(plain, BUILDS[concept])
        self._fur, self._paw_pad = self._limbs, self._belly
        self._boots = (boots.colour or _BOOTS) if boots else None
        self._piece, self._shoe = body, boots
        self._cut = ""
        if body:
            self._cut, usual = cut_of(body)
            self._body = self._limbs = self._belly = body.colour or usual

    def _torso(self, canvas: skia.Canvas, frame: Bones) -> None:
        super()._torso(canvas, frame)
        if not self._piece or frame.turn < 0:
            return
        (hx, hy), (cx, cy) = frame.hip, frame.chest
        cloth, middle = self._body, (hx + cx) / 2
        if self._cut in _FORMAL:
            canvas.drawPath(draw.shape((cx - 17, cy - 4), (cx + 17, cy - 4), (middle, hy - 6)), draw.fill("#fbfbf8"))
            tie = draw.shape((cx - 5, cy + 8), (cx + 5, cy + 8), (cx + 7, hy - 20), (middle, hy - 9), (cx - 7, hy - 20))
            canvas.drawPath(tie, draw.fill("#c22f3c"))
            for sign in (-1, 1):
                lapel = draw.shape((cx + sign * 16, cy - 6), (cx + sign * 30, cy + 14), (middle + sign * 1, hy - 4))
                canvas.drawPath(lapel, draw.fill(draw.darken(cloth, 0.32)))
            canvas.drawLine(middle, hy - 4, middle, hy + 20, draw.stroke(draw.darken(cloth, 0.5), 2))
            canvas.drawCircle(middle + 5, hy + 6, 2.6, draw.fill("#e8c66a"))
            return
        if self._cut in _SKIRTED:
            hem = draw.shape(
                (hx - 40, hy - 14), (hx + 40, hy - 14), (hx + 66, hy + 36), (hx, hy + 46, hx - 66, hy + 36)
            )
            gradients.fill_vertical(
                canvas, hem, hy - 14, hy + 44, [draw.lighten(cloth, 0.16), draw.darken(cloth, 0.28)]
            )
            canvas.drawPath(
                draw.path((hx - 42, hy - 13), (hx, hy - 4, hx + 42, hy - 13)), draw.stroke(draw.lighten(cloth, 0.5), 6)
            )
            return
        seam = draw.stroke(draw.darken(cloth, 0.4), 2.2)
        canvas.drawLine(cx, cy + 10, hx, hy + 20, seam)
        for share in (0.3, 0.6, 0.9):
            canvas.drawCircle(
                cx + (hx - cx) * share + 6, cy + (hy - cy) * share, 3, draw.fill(draw.lighten(cloth, 0.55))
            )
        for sign in (-1, 1):
            collar = draw.shape((cx, cy + 10), (cx + sign * 26, cy - 6), (cx + sign * 22, cy + 14))
            canvas.drawPath(collar, draw.fill(draw.lighten(cloth, 0.24)))

    def _arm(self, canvas: skia.Canvas, frame: Bones, index: int, *, far: bool = False) -> None:
        super()._arm(canvas, frame, index, far=far)
        if self._piece:
            x, y = frame.hands[index]
            ball(canvas, x, y, 14, 13.2, draw.mix(self._fur, self._paw_pad, 0.16))

    def _legs(self, canvas: skia.Canvas, frame: Bones) -> None:
        cloth, self._limbs = self._limbs, self._trousers()
        super()._legs(canvas, frame)
        self._limbs = cloth
        if self._boots or self._cut in _FORMAL:
            self._feet(canvas, frame)

    def _trousers(self) -> str:
        return draw.darken(self._body, 0.18) if self._cut in _FORMAL else self._fur

    def _feet(self, canvas: skia.Canvas, frame: Bones) -> None:
        tone = self._boots or self._fur
        for index in (0, 1):
            x, y = frame.feet[index]
            toe = 8 * frame.toes if frame.toes else (-3.0 if index == 0 else 3.0)
            if self._boots:
                shaft = skia.Path.RRect(draw.rect(x - 16, y - 36, 32, 32), 8, 8)
                gradients.fill_horizontal(
                    canvas, shaft, x - 16, x + 16, [draw.lighten(tone, 0.3), tone, draw.darken(tone, 0.3)]
                )
                canvas.drawRoundRect(draw.rect(x - 18, y - 40, 36, 9), 4, 4, draw.fill(draw.lighten(tone, 0.35)))
            ball(canvas, x + toe, y - 8.5, 20, 11.5, draw.darken(tone, 0.08))

    def garment(self, concept: str) -> Figure | None:
        """The piece of that concept, if it is one that the body is drawn in."""
        if self._piece and concept == self._piece.concept:
            return Garment(self.bounds, self._painter(self._torso))
        if self._shoe and concept == self._shoe.concept:
            return Garment(self.bounds, self._painter(self._feet))
        return None

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """The mascot's own places; what is worn lies where the body is."""
        return (0.0, 0.0) if name == "worn" else super().grip(name, t, pose)

    def _painter(self, part: Callable[[skia.Canvas, Bones], None]) -> Callable[[skia.Canvas, float, Pose], None]:
        def paint(canvas: skia.Canvas, t: float, pose: Pose) -> None:
            frame = self.bones(t, pose)
            canvas.save()
            self._enter(canvas, frame, pose)
            part(canvas, frame)
            canvas.restore()

        return paint


class BootedQuadruped(Quadruped):
    """An animal on four legs in four boots."""

    def __init__(self, concept: str, look: Look, boots: Worn) -> None:
        colour = boots.colour or _BOOTS
        super().__init__(replace(BREEDS[concept], sock=colour, socks=0.72, hooves=False), look)
        self.coat = replace(self.coat, sock=colour)
        self._boots = boots

    def garment(self, concept: str) -> Figure | None:
        """The boots."""
        return Garment(self.bounds, self._feet) if concept == self._boots.concept else None

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """The animal's own places; what is worn lies where the body is."""
        return (0.0, 0.0) if name == "worn" else super().grip(name, t, pose)

    def _feet(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        for foot in self.skeleton(t, pose).motion.feet:
            high = 0.36 * self.breed.leg
            canvas.drawRect(draw.rect(foot.x - 12, foot.y - high, 26, high), draw.fill(self.coat.sock))


def dressed(look: Look, kin: tuple[str, ...]) -> Figure | None:
    """The animal in the clothes that it is said to wear; None where these are no garment for its body or feet.

    ``kin`` are its concept and what it is a kind of, nearest first.
    """
    body = next((piece for piece in look.wears if cut_of(piece)[0]), None)
    boots = next((piece for piece in look.wears if drawn_as(piece.concept) in _SHOD), None)
    build = next((name for name in kin if name in BUILDS), None)
    breed = next((name for name in kin if name in BREEDS), None)
    if boots and not body and breed:
        return BootedQuadruped(breed, look, boots)
    if build and (body or boots):
        return DressedMascot(look, build, body, boots)
    return None

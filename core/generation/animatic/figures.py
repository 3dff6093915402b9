"""How a figure on its anchor becomes layers: shadow, mirror image, relit body, what it holds, and its separable extras."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import skia

from core.generation.animatic import draw
from core.generation.animatic.light import Lit, Portrait, glare
from core.generation.animatic.reflection import put_mirrored
from core.generation.animatic.shadows import Shadow
from core.generation.animatic.stage import Cast, Clasps, Emission, Light, Offset, Reflection

Paint = Callable[[skia.Canvas, float], None]
FigureLayer = tuple[str, Paint, str, bool]
"""Name, painter in world units, owning entity, and whether it counts as part of the entity's body."""

_CASTS_SHADOW = ("stand", "surface", "ground", "sit")


def rehearse(casts: Sequence[Cast]) -> None:
    """Draw every figure once where nobody sees it: some tighten their bounds when they first learn their pose."""
    canvas = draw.blank(1, 1).getCanvas()
    for cast in casts:
        cast.figure.draw(canvas, cast.delay, cast.pose(0.0))
        rehearse(cast.attached)


def figure_layers(cast: Cast, light: Light, mirror: Reflection | None) -> Iterator[FigureLayer]:
    """The layers of one cast, back to front."""
    owner, supports = cast.entity.id, cast.anchor.supports
    layers = list(_bodies(cast, light, []))
    bodies = [paint.lit for name, paint, _, _ in layers if isinstance(paint, Body) and not name.endswith("/worn")]
    if supports in _CASTS_SHADOW and light.shadow > 0:
        yield f"{owner}/shadow", Shadow(cast, light, bodies), owner, False
    if supports == "water" and mirror is None:
        mirror = Reflection(cast.anchor.y, "", _WATER, 1.5)
    if mirror is not None and supports in ("stand", "ground", "water"):
        image = mirror  # for the closure: it is not None

        def reflected(canvas: skia.Canvas, t: float) -> None:
            _mirrored(canvas, t, cast, bodies, image)

        yield f"{owner}/reflection", reflected, owner, False
    yield from layers


class Body:
    """Paints a portrait through the grips of whoever holds it, on a canvas in world units."""

    def __init__(self, cast: Cast, chain: list[tuple[Cast, str]], portrait: Portrait) -> None:
        self._cast, self._chain, self._portrait = cast, chain, portrait

    def __call__(self, canvas: skia.Canvas, t: float) -> None:
        """Paint it."""
        _within(canvas, t, self._cast, self._chain, lambda: self._portrait.show(canvas, t))

    def lit(self, canvas: skia.Canvas, t: float) -> Lit | None:
        """What would be painted."""
        found: list[Lit | None] = []
        _within(canvas, t, self._cast, self._chain, lambda: found.append(self._portrait.at(canvas, t)))
        return found[0]


def _bodies(cast: Cast, light: Light, chain: list[tuple[Cast, str]]) -> Iterator[FigureLayer]:
    """The body, the parts and everything attached. ``chain`` leads from the anchor to this cast, through grips."""
    owner = cast.entity.id
    behind = [held for held in cast.attached if held.anchor.depth < 0]
    before = [held for held in cast.attached if held.anchor.depth >= 0]
    for held in behind:
        yield from _bodies(held, light, [*chain, (cast, held.anchor.supports)])
    body = Body(cast, chain, Portrait(cast, light))
    if getattr(cast.figure, "worn", False):
        # its wearer shows it: alone it counts for masks only
        yield f"{owner}/worn", body, owner, True
        return
    yield owner, body, owner, True
    for part in cast.figure.parts():
        yield f"{owner}/{part}", _part(cast, chain, part), owner, False
    for held in before:
        yield from _bodies(held, light, [*chain, (cast, held.anchor.supports)])
    figure = cast.figure
    if before and isinstance(figure, Clasps):
        yield f"{owner}/arms", Body(cast, chain, Portrait(cast, light, figure.clasp)), owner, True


def _part(cast: Cast, chain: list[tuple[Cast, str]], part: str) -> Paint:
    def paint(canvas: skia.Canvas, t: float) -> None:
        painter = cast.figure.parts()[part]
        _within(canvas, t, cast, chain, lambda: painter(canvas, t + cast.delay, cast.pose(t)))

    return paint


def _within(
    canvas: skia.Canvas, t: float, cast: Cast, chain: list[tuple[Cast, str]], paint: Callable[[], None]
) -> None:
    """Call ``paint`` with the canvas in the figure's own coordinates."""
    canvas.save()
    for holder, grip in chain:
        _enter(canvas, t, holder)
        canvas.translate(*holder.figure.grip(grip, t + holder.delay, holder.pose(t)))
    _enter(canvas, t, cast)
    paint()
    canvas.restore()


def _enter(canvas: skia.Canvas, t: float, cast: Cast) -> None:
    anchor = cast.anchor
    offset = anchor.motion(t) if anchor.motion else Offset()
    canvas.translate(anchor.x + offset.dx, anchor.y + offset.dy)
    if offset.degrees:
        canvas.rotate(offset.degrees)
    canvas.scale(-anchor.scale if cast.mirrored else anchor.scale, anchor.scale)


def lit_by(light: Light, cast: Cast, others: Sequence[Cast]) -> Light:
    """The set's light as it falls on one figure, with what the others emit added on the side where they are."""
    for other in others:
        source = getattr(other.figure, "emits", None)
        if other is cast or not isinstance(source, Emission):
            continue
        away = other.anchor.x - cast.anchor.x
        near = source.strength * max(0.0, 1 - abs(away) / source.reach)
        if near > 0:
            rim = (source.colour, near)
            if near > max(glare(light.left), glare(light.right)):  # a fire by night outshines the moon
                across = -1.1 * away / max(90.0, abs(away))
                light = replace(light, throw=(across, -0.22 if other.anchor.y > cast.anchor.y + 8 else 0.26))
            light = replace(light, right=rim) if away > 0 else replace(light, left=rim)
    return light


def _mirrored(
    canvas: skia.Canvas,
    t: float,
    cast: Cast,
    bodies: Sequence[Callable[[skia.Canvas, float], Lit | None]],
    mirror: Reflection,
) -> None:
    """The mirror image of a cast below its feet, or below the water line that it bobs with."""
    anchor = cast.anchor
    level = anchor.y
    if anchor.supports == "water" and anchor.motion:
        level += anchor.motion(t).dy
    matrix = canvas.getTotalMatrix()
    line = matrix.mapXY(anchor.x, level).y()
    tall = cast.figure.bounds.height() * anchor.scale * matrix.getScaleY()
    for body in bodies:
        lit = body(canvas, t)
        if lit is not None:
            put_mirrored(canvas, lit, line, tall, mirror, t)


_WATER = 0.42  # how strongly water mirrors what floats on it

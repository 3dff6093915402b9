"""How a figure on its anchor becomes layers: shadow, mirror image, relit body, what it holds, and its separable extras."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

import skia

from core.generation.animatic import draw
from core.generation.animatic.light import glare, relit
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
    owner = cast.entity.id
    if cast.anchor.supports in _CASTS_SHADOW and light.shadow > 0:
        solid = [
            paint
            for name, paint, _, counts in _bodies(cast, Light(shadow=0.0), [])
            if counts and not name.endswith("/worn")
        ]
        yield f"{owner}/shadow", Shadow(cast, light, solid), owner, False
    if mirror is not None and cast.anchor.supports in ("stand", "ground"):
        yield f"{owner}/reflection", lambda canvas, t: _mirrored(canvas, t, cast, light, mirror), owner, False
    yield from _bodies(cast, light, [])


def _bodies(cast: Cast, light: Light, chain: list[tuple[Cast, str]]) -> Iterator[FigureLayer]:
    """The body, the parts and everything attached. ``chain`` leads from the anchor to this cast, through grips."""
    owner = cast.entity.id
    behind = [held for held in cast.attached if held.anchor.depth < 0]
    before = [held for held in cast.attached if held.anchor.depth >= 0]
    for held in behind:
        yield from _bodies(held, light, [*chain, (cast, held.anchor.supports)])

    def body(canvas: skia.Canvas, t: float) -> None:
        _within(canvas, t, cast, chain, lambda: relit(canvas, t, cast, light))

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
        clasp = figure.clasp

        def arms(canvas: skia.Canvas, t: float) -> None:
            _within(canvas, t, cast, chain, lambda: relit(canvas, t, cast, light, clasp))

        yield f"{owner}/arms", arms, owner, True


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


def _mirrored(canvas: skia.Canvas, t: float, cast: Cast, light: Light, mirror: Reflection) -> None:
    anchor, bounds = cast.anchor, cast.figure.bounds
    reach = bounds.height() * anchor.scale
    shift = abs(anchor.motion(t).dx) if anchor.motion else 0.0
    half = max(-bounds.left(), bounds.right()) * anchor.scale + shift
    area = draw.rect(anchor.x - half, anchor.y - _OVERLAP, 2 * half, reach)
    canvas.saveLayer(area, skia.Paint(Alphaf=min(1.0, mirror.strength * 0.9)))
    canvas.clipRect(area)
    canvas.save()
    canvas.translate(0, 2 * anchor.y)
    canvas.scale(1, -1)
    for _, paint, _, _ in _bodies(cast, Light(top=light.bottom, bottom=light.top, shadow=0), []):
        paint(canvas, t)
    canvas.restore()
    seen = canvas.getTotalMatrix().mapRect(area)
    fade = _fade(math.ceil(seen.width() / _STEP), math.ceil(seen.height() / _STEP))
    canvas.resetMatrix()
    canvas.drawImage(fade, round(seen.left()), round(seen.top()), skia.SamplingOptions(), _WITHIN)
    canvas.restore()


_STEP = 16  # pixels, for the reason of the washes in `light`
_OVERLAP = 4.0  # units that a mirror image reaches up behind the feet
_WITHIN = skia.Paint(BlendMode=skia.BlendMode.kDstIn)


@lru_cache(maxsize=32)
def _fade(columns: int, rows: int) -> skia.Image:
    """How much of a mirror image is seen from the feet downwards, as a picture in steps of 16 pixels."""
    width, height = columns * _STEP, rows * _STEP
    surface = draw.blank(width, height)
    shade = draw.vertical(_OVERLAP, height * 0.6, ["#000000", ("#000000", 0.0)])
    surface.getCanvas().drawPaint(draw.fill(shader=shade))
    return surface.makeImageSnapshot().makeRasterImage()

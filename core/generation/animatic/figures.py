"""How a figure on its anchor becomes layers: shadow, mirror image, relit body, what it holds, and its separable extras."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

import skia

from core.generation.animatic import draw
from core.generation.animatic.stage import Cast, Clasps, Emission, Light, Offset, Pose, Reflection

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
        yield f"{owner}/shadow", lambda canvas, t: _shadow(canvas, t, cast, light), owner, False
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
            light = replace(light, right=rim) if away > 0 else replace(light, left=rim)
    return light


def relit(
    canvas: skia.Canvas,
    t: float,
    cast: Cast,
    light: Light,
    paint: Callable[[skia.Canvas, float, Pose], None] | None = None,
) -> None:
    """Draw a figure (or that ``paint`` of it) in a layer of its own and wash the set's light over just its pixels."""
    bounds = cast.figure.bounds
    canvas.saveLayer(bounds)
    (paint or cast.figure.draw)(canvas, t + cast.delay, cast.pose(t))
    area = canvas.getTotalMatrix().mapRect(bounds)
    image = _wash(math.ceil(area.width() / _STEP), math.ceil(area.height() / _STEP), light)
    canvas.resetMatrix()
    canvas.drawImage(image, round(area.left()), round(area.top()), skia.SamplingOptions(), _ATOP)
    canvas.restore()


_ATOP = skia.Paint(BlendMode=skia.BlendMode.kSrcATop)
_STEP = 16  # a wash is made for sizes in steps of so many pixels: a slow zoom then needs few of them


@lru_cache(maxsize=96)
def _wash(columns: int, rows: int, light: Light) -> skia.Image:
    """The light as a picture in steps of 16 pixels. Laying one picture over a figure costs a fifth of shading it with gradients."""
    width, height = columns * _STEP, rows * _STEP
    surface = draw.blank(width, height)
    canvas = surface.getCanvas()
    (top, above), (bottom, below) = light.top, light.bottom
    down = draw.vertical(0, height, [(top, above), (top, 0), (bottom, 0), (bottom, below)], [0, 0.45, 0.55, 1])
    canvas.drawPaint(draw.fill(shader=down))
    for side, edge in ((light.left, 0.0), (light.right, float(width))):
        if side is not None:
            colour, strength = side
            rim = draw.horizontal(edge, width / 2, [(colour, strength), (colour, strength * 0.45), (colour, 0)])
            canvas.drawRect(draw.rect(min(edge, width / 2), 0, width / 2, height), draw.fill(shader=rim))
    return surface.makeImageSnapshot().makeRasterImage()


def _shadow(canvas: skia.Canvas, t: float, cast: Cast, light: Light) -> None:
    anchor, bounds = cast.anchor, cast.figure.bounds
    offset = anchor.motion(t) if anchor.motion else Offset()
    # the shadow stays on the ground while the figure leaves it, and pales the higher it is
    lifted = max(0.0, -offset.dy)
    pale = 1 / (1 + lifted / 60)
    width = 0.30 * bounds.width() * anchor.scale * (1 + lifted / 300)
    centre = (bounds.left() + bounds.right()) / 2 * anchor.scale * (-1 if cast.mirrored else 1)
    draw.soft_shadow(
        canvas, anchor.x + offset.dx + centre * 0.5, anchor.y + 1, width, width * 0.15, light.shadow * pale, "#0a0614"
    )


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


_OVERLAP = 4.0  # units that a mirror image reaches up behind the feet
_WITHIN = skia.Paint(BlendMode=skia.BlendMode.kDstIn)


@lru_cache(maxsize=32)
def _fade(columns: int, rows: int) -> skia.Image:
    """How much of a mirror image is seen from the feet downwards, as a picture in steps of 16 pixels, for the reason of `_wash`."""
    width, height = columns * _STEP, rows * _STEP
    surface = draw.blank(width, height)
    shade = draw.vertical(_OVERLAP, height * 0.6, ["#000000", ("#000000", 0.0)])
    surface.getCanvas().drawPaint(draw.fill(shader=shade))
    return surface.makeImageSnapshot().makeRasterImage()

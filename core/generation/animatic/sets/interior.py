"""What rooms are furnished with: walls, window frames, shelves, lamps, plants, tables and the dust in the light.

Painters of still parts, in world units. Knows materials and light, not how a particular room is arranged.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets.window import Opening
from core.generation.animatic.stage import Brief, Live

WALNUT, WALNUT_DARK, WALNUT_LIGHT = "#5a3524", "#331b13", "#8a5a3c"
BRASS = "#d9a554"
BOOKS = ("#c65f4a", "#2f6f73", "#e0b05a", "#6b4f86", "#4d7a4a", "#e6d6b8", "#2f4a73", "#a83f4f")


@dataclass(frozen=True)
class Palette:
    """The colours of a room, chosen by its seed."""

    wall: str
    wall_dark: str
    fabric: str
    lamp: str
    wood: str


# --- walls and windows ----------------------------------------------------------------------------------------------


def hole(area: tuple[float, float, float, float], opening: Opening) -> skia.Path:
    """A wall with the window cut out."""
    wall = skia.Path()
    wall.addRect(draw.rect(*area))
    wall.addRoundRect(draw.rect(opening.x, opening.y, opening.width, opening.height), 6, 6)
    wall.setFillType(skia.PathFillType.kEvenOdd)
    return wall


def bricks(
    canvas: skia.Canvas, area: tuple[float, float, float, float], palette: Palette, rnd: random.Random, size: float = 1.0
) -> None:
    """A brick wall in running bond, every brick with its own colour, a lit upper edge and a shaded lower one."""
    x, y, width, height = area
    canvas.drawRect(draw.rect(*area), draw.fill(palette.wall_dark))
    high, wide = 17.0 * size, 46.0 * size
    row, top = 0, y
    while top < y + height:
        left = x - (wide / 2 if row % 2 else 0)
        while left < x + width:
            tone = rnd.random()
            colour = draw.mix(palette.wall, draw.mix(palette.wall_dark, "#c98a62", tone), 0.42)
            if rnd.random() < 0.06:
                colour = draw.darken(colour, 0.22)
            brick = draw.rect(left + 1.1, top + 1.1, wide - 2.2, high - 2.2)
            canvas.drawRoundRect(brick, 2.2, 2.2, draw.fill(colour))
            canvas.drawLine(brick.left() + 2, brick.top() + 0.8, brick.right() - 2, brick.top() + 0.8, draw.stroke("#ffd9b0", 0.9, alpha=0.16))
            canvas.drawLine(brick.left() + 2, brick.bottom() - 0.4, brick.right() - 2, brick.bottom() - 0.4, draw.stroke("#1c0c0a", 1.0, alpha=0.25))
            left += wide
        row, top = row + 1, top + high


def plaster(canvas: skia.Canvas, area: tuple[float, float, float, float], palette: Palette, rnd: random.Random) -> None:
    """A painted wall with the faint clouds a brush leaves."""
    x, y, width, height = area
    canvas.drawRect(draw.rect(*area), draw.fill(shader=draw.vertical(y, y + height, [draw.lighten(palette.wall, 0.06), palette.wall_dark])))
    for _ in range(60):
        draw.oval(canvas, x + rnd.random() * width, y + rnd.random() * height, rnd.uniform(30, 90), rnd.uniform(8, 30),
                  draw.fill("#ffffff" if rnd.random() < 0.5 else "#000000", alpha=0.012))  # fmt: skip


def frame_window(canvas: skia.Canvas, opening: Opening, wood: str, thick: float = 11.0) -> None:
    """The frame and the bars of a window, lit from outside on their inner edges."""
    x, y, width, height = opening.x, opening.y, opening.width, opening.height
    dark, light = draw.darken(wood, 0.35), draw.lighten(wood, 0.22)
    for share in opening.columns:
        bar = x + width * share
        canvas.drawRect(draw.rect(bar - 3.5, y, 7, height), draw.fill(dark))
        canvas.drawRect(draw.rect(bar - 3.5, y, 1.6, height), draw.fill(light, alpha=0.7))
    for share in opening.rows:
        bar = y + height * share
        canvas.drawRect(draw.rect(x, bar - 3, width, 6), draw.fill(dark))
        canvas.drawRect(draw.rect(x, bar - 3, width, 1.4), draw.fill(light, alpha=0.7))
    outer = draw.rect(x - thick / 2, y - thick / 2, width + thick, height + thick)
    shadow = draw.rect(x - thick, y - thick + 5, width + 2 * thick, height + 2 * thick)
    canvas.drawRoundRect(shadow, 9, 9, draw.stroke("#1a0a06", 9, alpha=0.35, blur=5))
    canvas.drawRoundRect(outer, 7, 7, draw.stroke(wood, thick))
    canvas.drawRoundRect(draw.rect(x - thick, y - thick, width + 2 * thick, height + 2 * thick), 10, 10, draw.stroke(dark, 2.4))
    canvas.drawRoundRect(draw.rect(x - 0.6, y - 0.6, width + 1.2, height + 1.2), 5, 5, draw.stroke(light, 1.5, alpha=0.8))


def sill(canvas: skia.Canvas, opening: Opening, wood: str, thick: float = 15.0) -> None:
    """The board under a window, with daylight on its upper face."""
    left, top, width = opening.x - 24, opening.bottom + 7, opening.width + 48
    canvas.drawRoundRect(draw.rect(left + 4, top + 6, width - 8, thick + 8), 4, 4, draw.fill("#1a0a06", alpha=0.35, blur=4))
    face = draw.vertical(top, top + thick, [draw.lighten(wood, 0.32), wood, draw.darken(wood, 0.4)], [0, 0.3, 1])
    canvas.drawRoundRect(draw.rect(left, top, width, thick), 4, 4, draw.fill(shader=face))


def pool(canvas: skia.Canvas, x: float, y: float, rx: float, ry: float, colour: str, strength: float) -> None:
    """A pool of light on a surface: an ellipse that fades outwards."""
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(1, ry / rx)
    shader = draw.radial((0, 0), rx, [(colour, strength), (colour, strength * 0.42), (colour, 0)], [0, 0.42, 1])
    canvas.drawCircle(0, 0, rx, draw.fill(shader=shader))
    canvas.restore()


def shade_corners(canvas: skia.Canvas, area: tuple[float, float, float, float], strength: float) -> None:
    """Walls darken towards the ceiling and the sides."""
    x, y, width, height = area
    top = draw.vertical(y, y + height, [("#1a0a10", strength), ("#1a0a10", 0), ("#1a0a10", strength * 0.8)], [0, 0.5, 1])
    canvas.drawRect(draw.rect(*area), draw.fill(shader=top))
    ends = [("#1a0a10", strength), ("#1a0a10", 0), ("#1a0a10", 0), ("#1a0a10", strength)]
    canvas.drawRect(draw.rect(*area), draw.fill(shader=draw.horizontal(x, x + width, ends, [0, 0.32, 0.68, 1])))


# --- things on walls --------------------------------------------------------------------------------------------------


def shelf(canvas: skia.Canvas, x: float, y: float, width: float, wood: str) -> None:
    """A board on two brass brackets, with its shadow on the wall."""
    canvas.drawRect(draw.rect(x + 4, y + 7, width, 12), draw.fill("#140806", alpha=0.4, blur=5))
    for bx in (x + 16, x + width - 16):
        canvas.drawPath(draw.path((bx, y + 22), (bx, y + 6), (bx + 0.1, y + 6)), draw.stroke(BRASS, 2.4))
        canvas.drawPath(draw.path((bx, y + 22), (bx + 4, y + 12, bx + 10, y + 7)), draw.stroke(draw.darken(BRASS, 0.35), 1.6))
    face = draw.vertical(y, y + 8, [draw.lighten(wood, 0.25), wood, draw.darken(wood, 0.35)], [0, 0.35, 1])
    canvas.drawRoundRect(draw.rect(x, y, width, 8), 2, 2, draw.fill(shader=face))


def books(canvas: skia.Canvas, x: float, y: float, width: float, tall: float, rnd: random.Random) -> None:
    """Books standing on (x, y); the last one leans on the others."""
    left = x
    while left < x + width:
        wide, high = rnd.uniform(7, 13), tall * rnd.uniform(0.68, 1)
        leaning = left + wide * 2.4 > x + width
        colour = rnd.choice(BOOKS)
        canvas.save()
        canvas.translate(left + (5 if leaning else 0), y)
        if leaning:
            canvas.rotate(-11)
        shade = draw.horizontal(0, wide, [draw.lighten(colour, 0.18), colour, draw.darken(colour, 0.3)], [0, 0.4, 1])
        canvas.drawRoundRect(draw.rect(0, -high, wide, high), 1.4, 1.4, draw.fill(shader=shade))
        band = rnd.choice((0.2, 0.72))
        canvas.drawRect(draw.rect(0, -high * (1 - band), wide, 2), draw.fill("#f6e3b6", alpha=0.75))
        canvas.drawRect(draw.rect(0, -high * (1 - band) + 4, wide, 1), draw.fill("#f6e3b6", alpha=0.6))
        canvas.restore()
        left += wide + 0.8


def mug(canvas: skia.Canvas, x: float, y: float, size: float, colour: str) -> None:
    """A small cup on a shelf, ``size`` tall."""
    canvas.drawOval(draw.rect(x + size * 0.34, y - size * 0.78, size * 0.5, size * 0.5), draw.stroke(draw.darken(colour, 0.15), size * 0.13))
    body = draw.shape((x - size * 0.5, y - size), (x - size * 0.5, y - size * 0.2, x - size * 0.35, y, x, y), (x + size * 0.35, y, x + size * 0.5, y - size * 0.2, x + size * 0.5, y - size))  # fmt: skip
    shade = draw.horizontal(x - size / 2, x + size / 2, [draw.lighten(colour, 0.3), colour, draw.darken(colour, 0.3)], [0, 0.5, 1])
    canvas.drawPath(body, draw.fill(shader=shade))
    draw.oval(canvas, x, y - size, size * 0.5, size * 0.12, draw.fill(draw.darken(colour, 0.4)))


def jar(canvas: skia.Canvas, x: float, y: float, size: float, filling: str) -> None:
    """A storage jar with a cork, standing on (x, y)."""
    half = size * 0.3
    canvas.drawRoundRect(draw.rect(x - half, y - size * 0.66, 2 * half, size * 0.64), 4, 4, draw.fill(shader=draw.horizontal(x - half, x + half, [draw.lighten(filling, 0.15), draw.darken(filling, 0.3)])))
    canvas.drawRoundRect(draw.rect(x - half, y - size * 0.84, 2 * half, size * 0.84), 5, 5, draw.fill("#e8f4f4", alpha=0.22))
    canvas.drawLine(x - half + 3, y - size * 0.74, x - half + 3, y - size * 0.16, draw.stroke("#ffffff", 1.6, alpha=0.6))
    canvas.drawRoundRect(draw.rect(x - half * 0.8, y - size, half * 1.6, size * 0.2), 2, 2, draw.fill("#b98a5a"))


def potted_plant(canvas: skia.Canvas, x: float, y: float, tall: float, rnd: random.Random, *, pot: str, leaf: str) -> None:
    """A leafy plant in a pot on (x, y); ``tall`` is the height of pot and leaves."""
    ph = tall * 0.34
    half = ph * 0.55
    top = y - ph
    for index in range(13):
        angle = math.radians(-168 + index * 13 + rnd.uniform(-6, 6))
        reach = tall * rnd.uniform(0.42, 0.66) * (1 - 0.25 * abs(math.cos(angle)))
        tip = (x + math.cos(angle) * reach, top + math.sin(angle) * reach)
        leaf_blade(canvas, (x, top), tip, tall * 0.075, draw.mix(leaf, rnd.choice(("#a7c76a", "#173a2c")), rnd.uniform(0.1, 0.4)))
    body = draw.shape((x - half, top), (x + half, top), (x + half * 0.72, y), (x - half * 0.72, y))
    shade = draw.horizontal(x - half, x + half, [draw.lighten(pot, 0.25), pot, draw.darken(pot, 0.35)], [0, 0.4, 1])
    canvas.drawPath(body, draw.fill(shader=shade))
    canvas.drawRoundRect(draw.rect(x - half * 1.12, top - ph * 0.1, half * 2.24, ph * 0.26), 2, 2, draw.fill(shader=shade))


def leaf_blade(canvas: skia.Canvas, base: draw.Point, tip: draw.Point, half: float, colour: str) -> None:
    dx, dy = tip[0] - base[0], tip[1] - base[1]
    length = math.hypot(dx, dy) or 1.0
    nx, ny = -dy / length * half, dx / length * half
    middle = (base[0] + dx * 0.6, base[1] + dy * 0.6 - half * 0.5)
    blade = draw.shape(base, (middle[0] + nx * 1.6, middle[1] + ny * 1.6, *tip), (middle[0] - nx * 1.6, middle[1] - ny * 1.6, *base))
    canvas.drawPath(blade, draw.fill(shader=draw.linear(base, tip, [draw.darken(colour, 0.35), colour, draw.lighten(colour, 0.15)])))
    canvas.drawPath(draw.path(base, (*middle, *tip)), draw.stroke(draw.lighten(colour, 0.3), max(0.5, half * 0.12), alpha=0.6))


def trailing_plant(canvas: skia.Canvas, x: float, y: float, length: float, rnd: random.Random, *, pot: str, leaf: str) -> None:
    """A pot with tendrils that hang down over its edge; (x, y) is the pot's base."""
    for index in range(7):
        sx = x + (index - 3) * 4.0
        reach = length * rnd.uniform(0.45, 1)
        bend = rnd.uniform(-12, 12)
        for step in range(int(reach / 6)):
            share = step * 6 / reach
            px, py = sx + (index - 3) * 4 * share + math.sin(share * 5 + bend) * 4, y - 14 + share * reach
            colour = draw.mix(leaf, rnd.choice(("#b4cf73", "#173a2c")), rnd.uniform(0, 0.4))
            draw.oval(canvas, px + rnd.uniform(-3, 3), py, rnd.uniform(2.6, 4.6), rnd.uniform(3.2, 5.2), draw.fill(colour))
    shade = draw.horizontal(x - 15, x + 15, [draw.lighten(pot, 0.3), pot, draw.darken(pot, 0.3)], [0, 0.4, 1])
    canvas.drawPath(draw.shape((x - 15, y - 24), (x + 15, y - 24), (x + 11, y), (x - 11, y)), draw.fill(shader=shade))
    for _ in range(16):
        draw.oval(canvas, x + rnd.uniform(-17, 17), y - 25 + rnd.uniform(-9, 4), 4.5, 5, draw.fill(draw.mix(leaf, "#b4cf73", rnd.random() * 0.4)))


def picture(canvas: skia.Canvas, x: float, y: float, width: float, height: float, rnd: random.Random, *, wood: str) -> None:
    """A framed abstract landscape, centred on (x, y)."""
    box = draw.rect(x - width / 2, y - height / 2, width, height)
    canvas.drawRect(draw.rect(box.left() + 4, box.top() + 6, width, height), draw.fill("#140806", alpha=0.4, blur=5))
    canvas.drawRect(box, draw.fill(shader=draw.vertical(box.top(), box.bottom(), [draw.lighten(wood, 0.25), draw.darken(wood, 0.2)])))
    mat = box.makeInset(4, 4)
    canvas.drawRect(mat, draw.fill("#f4ead8"))
    art = mat.makeInset(width * 0.1, width * 0.1)
    canvas.save()
    canvas.clipRect(art, True)
    sky, hills = rnd.choice((("#f2c9a0", "#c65f4a"), ("#cfe0dc", "#2f6f73"), ("#f0d9b0", "#5a6b8a")))
    canvas.drawRect(art, draw.fill(sky))
    canvas.drawCircle(art.centerX() + art.width() * 0.16, art.top() + art.height() * 0.36, art.width() * 0.17, draw.fill("#fff0cf"))
    for index in range(3):
        top = art.top() + art.height() * (0.5 + index * 0.15)
        swell = rnd.uniform(-0.12, 0.12) * art.height()
        hill = draw.shape((art.left(), art.bottom()), (art.left(), top), (art.centerX() - 10, top - art.height() * 0.16 + swell, art.right(), top + swell * 0.6), (art.right(), art.bottom()))  # fmt: skip
        canvas.drawPath(hill, draw.fill(draw.darken(hills, 0.18 * index)))
    canvas.restore()


# --- lamps and light ------------------------------------------------------------------------------------------------


def pendant(canvas: skia.Canvas, x: float, top: float, y: float, size: float, colour: str, power: float) -> None:
    """A hanging lamp whose shade ends at y; ``size`` is half the shade's width; ``power`` 0..1 how strongly it burns."""
    canvas.drawLine(x, top, x, y - size * 1.0, draw.stroke("#1c100c", 2.0))
    shade = draw.shape(
        (x - size, y), (x - size * 0.96, y - size * 0.62, x - size * 0.34, y - size * 0.78, x - size * 0.2, y - size * 0.98),
        (x + size * 0.2, y - size * 0.98), (x + size * 0.34, y - size * 0.78, x + size * 0.96, y - size * 0.62, x + size, y),
    )  # fmt: skip
    pool(canvas, x, y + size * 0.3, size * 3.6, size * 3.2, "#ffb95e", 0.34 * power)
    draw.oval(canvas, x, y, size * 0.98, size * 0.2, draw.fill(shader=draw.radial((x, y), size, ["#fffbe6", "#ffdf98", "#c9853f"], [0, 0.5, 1])))
    tones = [draw.darken(colour, 0.35), draw.lighten(colour, 0.16), colour, draw.darken(colour, 0.45)]
    canvas.drawPath(shade, draw.fill(shader=draw.horizontal(x - size, x + size, tones, [0, 0.3, 0.55, 1])))
    canvas.drawPath(draw.path((x - size * 0.56, y - size * 0.28), (x - size * 0.5, y - size * 0.5, x - size * 0.24, y - size * 0.66)), draw.stroke("#ffffff", size * 0.07, alpha=0.4))
    canvas.drawPath(draw.path((x - size, y - 0.5), (x, y + size * 0.26, x + size, y - 0.5)), draw.stroke(BRASS, max(1.4, size * 0.06)))
    canvas.drawRoundRect(draw.rect(x - size * 0.2, y - size * 1.12, size * 0.4, size * 0.18), 2, 2, draw.fill(BRASS))
    bulb = draw.radial((x, y + size * 0.06), size * 0.3, ["#ffffff", "#fff3c4", ("#ffdf98", 0)], [0, 0.55, 1])
    canvas.drawCircle(x, y + size * 0.06, size * 0.3, draw.fill(shader=bulb))


def light_cone(canvas: skia.Canvas, x: float, y: float, bottom: float, top_half: float, bottom_half: float, strength: float) -> None:
    """The visible air under a lamp, fading downwards."""
    cone = draw.shape((x - top_half, y), (x + top_half, y), (x + bottom_half, bottom), (x - bottom_half, bottom))
    shade = draw.vertical(y, bottom, [("#ffdf9e", strength), ("#ffcf85", strength * 0.3), ("#ffcf85", 0)], [0, 0.45, 1])
    canvas.drawPath(cone, draw.fill(shader=shade, blur=bottom_half * 0.16))


def dust(brief: Brief, area: tuple[float, float, float, float], depth: float, count: int = 22) -> Live:
    """Motes that drift and glint in warm light."""
    rnd = brief.random("dust")
    x, y, width, height = area
    motes = [
        (rnd.random() * width, rnd.random() * height, rnd.uniform(0.7, 1.7), rnd.uniform(3, 9), rnd.random() * math.tau)
        for _ in range(count)
    ]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for mx, my, size, speed, phase in motes:
            px = x + (mx + math.sin(t * 0.5 + phase) * 14 + t * speed * 0.6) % width
            py = y + (my - t * speed) % height
            alpha = 0.16 + 0.22 * max(0.0, math.sin(t * 0.8 + phase))
            canvas.drawCircle(px, py, size, draw.fill("#ffe6b0", alpha=alpha))

    return Live("set:dust", depth, paint)


# --- seats and tables -----------------------------------------------------------------------------------------------


def banquette(canvas: skia.Canvas, left: float, right: float, top: float, bottom: float, fabric: str, wood: str) -> None:
    """An upholstered bench back with vertical channels and a wooden rail."""
    canvas.drawRect(draw.rect(left, top - 4, right - left, 20), draw.fill("#120806", alpha=0.45, blur=7))
    shade = draw.vertical(top, bottom, [draw.lighten(fabric, 0.10), fabric, draw.darken(fabric, 0.55)], [0, 0.3, 1])
    canvas.drawRoundRect(draw.rect(left, top, right - left, bottom - top + 30), 12, 12, draw.fill(shader=shade))
    pitch = 38.0
    x = left + pitch / 2
    while x < right:
        roll = draw.horizontal(
            x - pitch / 2, x + pitch / 2, [("#000000", 0.38), ("#ffffff", 0.10), ("#ffffff", 0.03), ("#000000", 0.38)], [0, 0.36, 0.6, 1]
        )
        canvas.drawRoundRect(draw.rect(x - pitch / 2, top + 8, pitch, bottom - top + 20), 12, 12, draw.fill(shader=roll))
        x += pitch
    rail = draw.vertical(top - 7, top + 4, [draw.lighten(wood, 0.35), wood, draw.darken(wood, 0.35)], [0, 0.4, 1])
    canvas.drawRoundRect(draw.rect(left, top - 7, right - left, 12), 5, 5, draw.fill(shader=rail))


def table(
    canvas: skia.Canvas, left: float, right: float, edge: float, bottom: float, wood: str, rnd: random.Random,
    *, daylight: str, window: tuple[float, float], lamps: tuple[float, ...], warmth: float,
) -> None:  # fmt: skip
    """A varnished table seen from just above it: boards with grain, and soft mirror images of the window and the lamps.

    ``edge`` is its far edge; ``window`` the x range whose daylight it reflects; ``lamps`` the xs of the lamps.
    """
    deep = bottom - edge
    tones = [draw.lighten(wood, 0.20), wood, draw.darken(wood, 0.28), draw.darken(wood, 0.55)]
    canvas.drawRect(draw.rect(left, edge, right - left, deep), draw.fill(shader=draw.vertical(edge, bottom, tones, [0, 0.25, 0.68, 1])))
    canvas.save()
    canvas.clipRect(draw.rect(left, edge, right - left, deep))
    seams = [0.0, 0.13, 0.33, 0.62, 1.0]
    for above, below in zip(seams, seams[1:], strict=False):
        top, high = edge + deep * above, deep * (below - above)
        tint = rnd.choice(("#ffb37a", "#3a1608", "#8a4a22"))
        canvas.drawRect(draw.rect(left, top, right - left, high), draw.fill(tint, alpha=rnd.uniform(0.03, 0.09)))
        _grain(canvas, left, right, top, high, rnd, wood)
        if above:
            canvas.drawLine(left, top, right, top, draw.stroke("#200d06", 1.0 + above * 1.6, alpha=0.55))
            canvas.drawLine(left, top + 1.4 + above, right, top + 1.4 + above, draw.stroke("#ffd9a8", 0.8 + above, alpha=0.22))
    sheen = draw.vertical(edge, edge + deep * 0.75, [(daylight, 0.42), (daylight, 0.12), (daylight, 0)], [0, 0.4, 1])
    for start, stop in ((window[0], window[0] + (window[1] - window[0]) * 0.48), (window[0] + (window[1] - window[0]) * 0.52, window[1])):
        mirror = draw.shape((start, edge), (stop, edge), (stop + (stop * 0.1), edge + deep * 0.75), (start + start * 0.1, edge + deep * 0.75))
        canvas.drawPath(mirror, draw.fill(shader=sheen, blur=8))
    for x in lamps:
        pool(canvas, x, edge + deep * 0.34, 190, deep * 0.5, "#ffc274", 0.34 * warmth)
        pool(canvas, x * 1.06, edge + deep * 0.26, 24, deep * 0.3, "#fff0cc", 0.3 * warmth)
    canvas.restore()
    canvas.drawRect(draw.rect(left, edge - 5, right - left, 6), draw.fill(shader=draw.vertical(edge - 5, edge + 1, [draw.lighten(wood, 0.55), draw.lighten(wood, 0.2)])))
    canvas.drawRect(draw.rect(left, edge - 5, right - left, 1.3), draw.fill("#fff0d0", alpha=0.75))


def _grain(canvas: skia.Canvas, left: float, right: float, top: float, high: float, rnd: random.Random, wood: str) -> None:
    """Long wavering lines, closer at the edges of a board, and now and then a knot."""
    dark = draw.darken(wood, 0.65)
    lines = max(5, int(high / 2.6))
    knot = (rnd.uniform(left * 0.8, right * 0.8), top + high * rnd.uniform(0.35, 0.65), high * 0.24)
    for index in range(lines):
        y = top + high * (index + rnd.uniform(0.1, 0.9)) / lines
        points: list[tuple[float, ...]] = [(left, y)]
        x, offset = left, 0.0
        while x < right:
            step = rnd.uniform(70, 150)
            offset += rnd.uniform(-1.4, 1.4) * high / 40
            away = y + offset - knot[1]
            near = math.exp(-(((x + step - knot[0]) / (knot[2] * 5)) ** 2))
            bend = math.copysign(knot[2] * near * 0.8, away) if abs(away) < knot[2] * 3 else 0.0
            points.append((x + step / 2, y + offset * 0.6, x + step, y + offset + bend))
            x += step
        canvas.drawPath(draw.path(*points), draw.stroke(dark, rnd.uniform(0.4, 1.0) + high / 90, alpha=rnd.uniform(0.07, 0.24)))
    if high > 22:
        for share, alpha in ((1.0, 0.12), (0.66, 0.2), (0.34, 0.4)):
            draw.oval(canvas, knot[0], knot[1], knot[2] * 1.7 * share, knot[2] * 0.5 * share, draw.fill(dark, alpha=alpha))

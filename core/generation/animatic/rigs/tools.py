"""What people have in their hands by trade or for what they do, drawn about the grip: up is -y, in head units.

A tool belongs to the figure; a thing that the prompt names is an entity of its own and takes its place.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.rigs import utensils
from core.generation.animatic.rigs.hatting import star
from core.generation.animatic.rigs.utensils import DARK, GOLD, STEEL, rod

ToolPainter = Callable[[skia.Canvas, float], None]


@dataclass(frozen=True)
class Tool:
    """A painter for the tool, its lean in degrees, and whether it hangs from the hand at the side of the body."""

    paint: ToolPainter
    lean: float = 8.0
    low: bool = False


def _axe(canvas: skia.Canvas, t: float) -> None:
    rod(canvas, -120, 60)
    head = draw.shape((-6, -122), (20, -128, 34, -140), (48, -112, 34, -82), (20, -96, -6, -98))
    gradients.fill_horizontal(canvas, head, -6, 42, ["#c9252b", STEEL, "#f3f6fb"], [0, 0.55, 1])


def _spoon(canvas: skia.Canvas, t: float) -> None:
    rod(canvas, -78, 22, 6, "#b98a5a")
    draw.oval(canvas, 0, -88, 13, 17, draw.fill("#a5764a"))
    draw.oval(canvas, -2, -90, 8, 11, draw.fill("#c79a68"))


def _tray(canvas: skia.Canvas, t: float) -> None:
    draw.oval(canvas, 10, -10, 58, 9, draw.fill("#8e95a4"))
    draw.oval(canvas, 10, -13, 58, 9, draw.fill("#d8dde6"))
    for x in (-14, 26):
        glass = draw.shape((x - 10, -58), (x + 10, -58), (x + 6, -16), (x - 6, -16))
        canvas.drawPath(glass, draw.fill("#f2c25a" if x < 0 else "#d8485a", alpha=0.85))
        canvas.drawPath(glass, draw.stroke("#ffffff", 2, alpha=0.7))


def _pointer(canvas: skia.Canvas, t: float) -> None:
    rod(canvas, -110, 18, 4.5, "#6a4a30")


def _gavel(canvas: skia.Canvas, t: float) -> None:
    rod(canvas, -58, 20, 7, "#7a4a28")
    canvas.drawRoundRect(draw.rect(-26, -76, 52, 26), 6, 6, draw.fill("#6a3c20"))
    for x in (-26, 18):
        canvas.drawRoundRect(draw.rect(x, -78, 9, 30), 3, 3, draw.fill("#a5703c"))


def _pitchfork(canvas: skia.Canvas, t: float) -> None:
    rod(canvas, -110, 130)
    pen = draw.stroke("#9aa2ae", 6)
    canvas.drawPath(draw.path((-24, -160), (-24, -116, 0, -112), (24, -116, 24, -160)), pen)
    canvas.drawLine(0, -112, 0, -162, pen)


def _fishing_rod(canvas: skia.Canvas, t: float) -> None:
    canvas.drawPath(draw.path((-14, 44), (20, -90, 96, -168)), draw.stroke("#7a4f2c", 6))
    canvas.drawPath(draw.path((20, -60), (50, -120, 96, -168)), draw.stroke("#a5764a", 3.4))
    dip = math.sin(t * 2.2) * 7
    canvas.drawPath(draw.path((96, -168), (128, -90, 122, 66 + dip)), draw.stroke("#eef2f6", 1.8))
    canvas.drawCircle(122, 70 + dip, 7, draw.fill("#e2463c"))
    canvas.drawCircle(122, 66 + dip, 5, draw.fill("#ffffff"))
    canvas.drawCircle(-6, 18, 9, draw.fill("#5a5f6d"))


def _wrench(canvas: skia.Canvas, t: float) -> None:
    rod(canvas, -58, 24, 10, "#9aa2b2")
    canvas.drawCircle(0, -70, 17, draw.fill("#aab2c0"))
    canvas.drawPath(draw.shape((-8, -92), (8, -92), (5, -68), (-5, -68)), draw.fill("#5f6674"))


def _magnifier(canvas: skia.Canvas, t: float) -> None:
    rod(canvas, -22, 28, 9, "#5a3a24")
    canvas.drawCircle(0, -50, 28, draw.fill("#d6ecf6", alpha=0.45))
    canvas.drawCircle(0, -50, 28, draw.stroke("#c79a4a", 6))
    canvas.drawPath(draw.path((-16, -58), (-10, -70, 2, -70)), draw.stroke("#ffffff", 4, alpha=0.8))


def _sack(canvas: skia.Canvas, t: float) -> None:
    bag = draw.shape((-6, -6), (8, -6), (52, 30, 40, 84), (10, 104, -30, 86), (-48, 34, -6, -6))
    gradients.fill_radial(canvas, bag, (-6, 36), 80, ["#c9a06a", "#a87c48", "#7a5630"])
    canvas.drawLine(-8, 0, 10, 0, draw.stroke("#6a4a28", 6))


def _briefcase(canvas: skia.Canvas, t: float) -> None:
    canvas.drawPath(draw.path((-13, 16), (-12, -2, 0, -2), (12, -2, 13, 16)), draw.stroke("#3a2418", 5))
    canvas.drawRoundRect(draw.rect(-42, 14, 84, 58), 6, 6, draw.fill("#6a3f22"))
    canvas.drawRoundRect(draw.rect(-42, 14, 84, 22), 6, 6, draw.fill("#84542f"))
    canvas.drawRoundRect(draw.rect(-6, 30, 12, 10), 2, 2, draw.fill(GOLD))


def _bouquet(canvas: skia.Canvas, t: float) -> None:
    for x in (-16, -5, 6, 17):
        canvas.drawLine(x * 0.3, 24, x, -30, draw.stroke("#4f8f4a", 4))
    canvas.drawPath(draw.shape((-22, -22), (22, -22), (8, 24), (-8, 24)), draw.fill("#f7f0e6"))
    for x, y, tone in ((-22, -38, "#f28cb0"), (0, -50, "#ffffff"), (22, -38, "#e8486a"), (-10, -28, "#ffd9e4"), (12, -28, "#f28cb0")):  # fmt: skip
        canvas.drawCircle(x, y, 14, draw.fill(tone))
        canvas.drawPath(draw.path((x - 6, y), (x, y - 8, x + 6, y)), draw.stroke(draw.darken(tone, 0.25), 2, alpha=0.7))


def _scepter(canvas: skia.Canvas, t: float) -> None:
    rod(canvas, -96, 70, 7, GOLD)
    canvas.drawCircle(0, -106, 14, draw.fill("#c9252b"))
    canvas.drawCircle(-4, -111, 4, draw.fill("#ffffff", alpha=0.7))
    star(canvas, 0, -128, 12, GOLD)


def _crook(canvas: skia.Canvas, t: float) -> None:
    rod(canvas, -96, 60, 8, GOLD)
    canvas.drawPath(draw.path((0, -94), (0, -136, 26, -134), (44, -126, 34, -108)), draw.stroke("#2b55a8", 9))


def _blade(canvas: skia.Canvas, length: float, curve: float, wide: float = 9.0) -> None:
    edge = draw.shape((-wide, -16), (-wide, -length * 0.6, curve, -length), (wide, -length * 0.55, wide, -16))
    gradients.fill_horizontal(canvas, edge, -wide, wide, ["#8d96a6", "#f6f9fd", "#b6becb"], [0, 0.45, 1])
    canvas.drawPath(draw.path((0, -18), (0, -length * 0.5, curve * 0.7, -length * 0.86)), draw.stroke("#8f98a8", 1.6))


def _sword(canvas: skia.Canvas, t: float) -> None:
    _blade(canvas, 150, 0)
    canvas.drawRoundRect(draw.rect(-28, -20, 56, 9), 4, 4, draw.fill(GOLD))
    rod(canvas, -10, 22, 9, "#5a3020")
    canvas.drawCircle(0, 27, 7, draw.fill(GOLD))


def _katana(canvas: skia.Canvas, t: float) -> None:
    _blade(canvas, 160, 18, 6)
    draw.oval(canvas, 0, -15, 14, 5, draw.fill(GOLD))
    rod(canvas, -10, 36, 9, "#2a2b38")


def _cutlass(canvas: skia.Canvas, t: float) -> None:
    _blade(canvas, 124, 26, 12)
    canvas.drawPath(draw.path((-20, -14), (-26, 20, 4, 24)), draw.stroke(GOLD, 6))
    rod(canvas, -12, 22, 9, "#4a2c1c")


def _bow(canvas: skia.Canvas, t: float) -> None:
    canvas.drawPath(draw.path((-8, -104), (46, -60, 0, 0), (46, 60, -8, 104)), draw.stroke("#7a4a28", 8))
    canvas.drawLine(-8, -104, -8, 104, draw.stroke("#f0ead8", 2.2))


def _drawn_bow(canvas: skia.Canvas, t: float) -> None:
    """A bow being drawn and let go, its arrow pointing to the right."""
    pull = _draw_of(t)
    canvas.drawPath(draw.path((-10, -100), (44, -58, 6, 0), (44, 58, -10, 100)), draw.stroke("#7a4a28", 8))
    canvas.drawPath(draw.path((-10, -100), (-10 - 78 * pull, 0), (-10, 100)), draw.stroke("#f0ead8", 2.2))
    if pull > 0.05:
        tail = -10 - 78 * pull
        canvas.drawLine(tail, 0, tail + 120, 0, draw.stroke("#c9a06a", 4))
        canvas.drawPath(draw.shape((tail + 118, -7), (tail + 138, 0), (tail + 118, 7)), draw.fill(STEEL))
        canvas.drawPath(draw.shape((tail, 0), (tail - 14, -7), (tail + 10, 0), (tail - 14, 7)), draw.fill("#e2463c"))


def _draw_of(t: float) -> float:
    """How far a bow is drawn, 0..1: a shot every 2.4 s."""
    clock = t % 2.4
    return draw.smooth((clock - 0.3) / 1.0) * (1.0 if clock < 1.9 else max(0.0, 1 - (clock - 1.9) / 0.06))


def _staff(canvas: skia.Canvas, t: float) -> None:
    rod(canvas, -128, 150, 9, "#6a4528")
    canvas.drawPath(draw.path((-3, -124), (-26, -146, -8, -168), (14, -174, 18, -156)), draw.stroke("#6a4528", 8))
    pulse = 0.8 + 0.2 * math.sin(t * 3)
    draw.glow(canvas, 2, -148, 44 * pulse, "#7fd8ff", 0.55)
    canvas.drawCircle(2, -148, 12, draw.fill("#8fe0ff"))
    canvas.drawCircle(-2, -152, 4, draw.fill("#ffffff", alpha=0.9))


def _broom(canvas: skia.Canvas, t: float) -> None:
    rod(canvas, -120, 96, 7)
    straw = draw.shape((-12, 92), (12, 92), (30, 160), (0, 168, -30, 160))
    gradients.fill_vertical(canvas, straw, 92, 166, ["#f0cf7a", "#c9963c"])
    for x in (-14, 0, 14):
        canvas.drawLine(x * 0.5, 100, x, 160, draw.stroke("#9a6c26", 2))
    canvas.drawLine(-14, 98, 14, 98, draw.stroke("#b3242e", 6))


def _lasso(canvas: skia.Canvas, t: float) -> None:
    turn = math.cos(t * 7)
    draw.oval(canvas, 10 + 12 * turn, -130, 54, 15 + 5 * turn, draw.stroke("#c9a06a", 5))
    canvas.drawPath(draw.path((0, 0), (-10, -60, 6, -116)), draw.stroke("#c9a06a", 5))


def _club(canvas: skia.Canvas, t: float) -> None:
    body = draw.shape((-7, 20), (-9, -30, -24, -96), (0, -136, 24, -96), (9, -30, 7, 20))
    gradients.fill_horizontal(canvas, body, -24, 24, ["#9a6c40", "#7a4f2c", "#4f3018"])
    for x, y in ((-10, -96), (9, -82), (-2, -112)):
        canvas.drawCircle(x, y, 4, draw.fill("#4f3018"))


def _lightning(canvas: skia.Canvas, t: float) -> None:
    draw.glow(canvas, 4, -50, 70, "#fff2a0", 0.5 + 0.2 * math.sin(t * 19))
    bolt = draw.shape((8, -124), (-24, -50), (-2, -54), (-18, 16), (28, -72), (4, -66), (22, -124))
    canvas.drawPath(bolt, draw.fill("#ffd83a"))
    canvas.drawPath(bolt, draw.stroke("#fff8d0", 2.4))


def _wand(canvas: skia.Canvas, t: float) -> None:
    rod(canvas, -62, 14, 5, "#f0e6d0")
    draw.glow(canvas, 0, -74, 40, "#fff0a0", 0.5 + 0.2 * math.sin(t * 4))
    star(canvas, 0, -74, 19, "#ffd83a")
    for index in range(4):
        share = (t * 0.9 + index / 4) % 1.0
        spot = (math.sin(index * 2.3 + t) * 26 + 10 * share, -74 + 60 * share)
        star(canvas, *spot, 6 * (1 - share), "#fff6c0")


def _scythe(canvas: skia.Canvas, t: float) -> None:
    rod(canvas, -150, 150, 9, "#4a3a30")
    blade = draw.shape((-4, -150), (50, -186, 104, -122), (56, -156, -2, -132))
    gradients.fill_vertical(canvas, blade, -176, -124, ["#f2f5fa", "#8d96a6"])


def _trident(canvas: skia.Canvas, t: float) -> None:
    rod(canvas, -112, 140, 8, GOLD)
    pen = draw.stroke(GOLD, 7)
    canvas.drawPath(draw.path((-26, -156), (-26, -112, 0, -110), (26, -112, 26, -156)), pen)
    canvas.drawLine(0, -110, 0, -164, pen)


def _palette(canvas: skia.Canvas, t: float) -> None:
    board = draw.shape(
        (-8, 6), (-44, 0, -46, -28), (-40, -58, 4, -56), (50, -50, 46, -16), (40, 8, 14, 0), (4, -4, -8, 6)
    )
    canvas.drawPath(board, draw.fill("#c79a68"))
    canvas.drawPath(board, draw.stroke("#8a5f38", 2.4))
    for x, y, tone in ((-26, -20, "#e2483c"), (-16, -40, "#f2c230"), (6, -44, "#5aa84a"), (28, -36, "#3f8fd8"), (32, -18, "#8a4fb8")):  # fmt: skip
        canvas.drawCircle(x, y, 7, draw.fill(tone))


def _brush(canvas: skia.Canvas, t: float) -> None:
    rod(canvas, -50, 20, 5, "#c9963c")
    canvas.drawRect(draw.rect(-5, -62, 10, 14), draw.fill(STEEL))
    canvas.drawPath(draw.shape((-5, -62), (-8, -76, 0, -88), (8, -76, 5, -62)), draw.fill("#e2483c"))


def _pencil(canvas: skia.Canvas, t: float) -> None:
    canvas.save()
    canvas.rotate(150)
    canvas.drawRect(draw.rect(-4, -34, 8, 44), draw.fill("#f2b92c"))
    canvas.drawPath(draw.shape((-4, -34), (4, -34), (0, -46)), draw.fill("#f2dcb8"))
    canvas.drawPath(draw.shape((-1.6, -41), (1.6, -41), (0, -46)), draw.fill(DARK))
    canvas.restore()


def _microphone(canvas: skia.Canvas, t: float) -> None:
    canvas.drawPath(draw.shape((-7, -22), (7, -22), (5, 26), (-5, 26)), draw.fill(DARK))
    canvas.drawCircle(0, -32, 14, draw.fill("#8d93a0"))
    canvas.drawPath(draw.path((-12, -36), (0, -28, 12, -36)), draw.stroke("#5a5f6d", 2))
    canvas.drawCircle(-4, -37, 4, draw.fill("#ffffff", alpha=0.55))


def _fan(canvas: skia.Canvas, t: float) -> None:
    wings = draw.shape((0, 0), (-56, -44), (-30, -84, 0, -84), (30, -84, 56, -44))
    gradients.fill_vertical(canvas, wings, -84, 0, ["#f7d9e2", "#e2486a"])
    for x in (-42, -21, 0, 21, 42):
        canvas.drawLine(0, 0, x * 1.1, -76 + abs(x) * 0.5, draw.stroke("#7a3a2c", 2))


def _walking_stick(canvas: skia.Canvas, t: float) -> None:
    rod(canvas, -30, 148, 7, "#8a5f38")


def _cane(canvas: skia.Canvas, t: float) -> None:
    rod(canvas, 0, 104, 7, "#6a4528")
    canvas.drawPath(draw.path((0, 4), (0, -16, -18, -12)), draw.stroke("#6a4528", 8))


def _flask(canvas: skia.Canvas, t: float) -> None:
    glass = draw.shape((-7, -62), (7, -62), (7, -34), (30, 6), (24, 14, 0, 14), (-24, 14, -30, 6), (-7, -34))
    canvas.drawPath(glass, draw.fill("#e6f4fa", alpha=0.55))
    canvas.drawPath(draw.shape((-17, -16), (17, -16), (28, 6), (0, 16, -28, 6)), draw.fill("#5fd86a", alpha=0.9))
    for index in range(3):
        share = (t * 0.8 + index / 3) % 1.0
        canvas.drawCircle(math.sin(index * 4) * 8, 4 - 60 * share, 4.5 * (1 - share * 0.4), draw.fill("#a8f5a0", alpha=1 - share))  # fmt: skip
    canvas.drawPath(glass, draw.stroke("#ffffff", 2.4, alpha=0.9))


def _letter(canvas: skia.Canvas, t: float) -> None:
    canvas.drawRect(draw.rect(-30, -30, 60, 40), draw.fill("#fbf8f0"))
    canvas.drawPath(draw.path((-30, -30), (0, -6), (30, -30)), draw.stroke("#b8b0a0", 2.4))
    canvas.drawCircle(0, -8, 6, draw.fill("#c9303a"))


def _balloon(canvas: skia.Canvas, t: float) -> None:
    x = math.sin(t * 1.7) * 8
    canvas.drawPath(draw.path((0, 0), (-6, -60, x, -112)), draw.stroke("#e8e8f0", 2))
    skin = draw.ellipse(x, -152, 34, 42)
    gradients.fill_radial(canvas, skin, (x - 10, -168), 56, ["#ffb0b0", "#e2403c", "#a81f2a"], [0, 0.5, 1])


TOOLS: dict[str, Tool] = {
    "axe": Tool(_axe, 14), "spoon": Tool(_spoon, 16), "tray": Tool(_tray, 0), "pointer": Tool(_pointer, 30), "gavel": Tool(_gavel, 10),
    "pitchfork": Tool(_pitchfork, 2), "fishing_rod": Tool(_fishing_rod, 8), "wrench": Tool(_wrench, 16), "magnifier": Tool(_magnifier, 12),
    "sack": Tool(_sack, 0, True), "briefcase": Tool(_briefcase, 0, True), "bouquet": Tool(_bouquet, -8), "scepter": Tool(_scepter, 8),
    "crook": Tool(_crook, 4), "sword": Tool(_sword, 18), "katana": Tool(_katana, 22), "cutlass": Tool(_cutlass, 20), "bow": Tool(_bow, 0),
    "drawn_bow": Tool(_drawn_bow, 0), "staff": Tool(_staff, 2), "broom": Tool(_broom, 4), "lasso": Tool(_lasso, 4), "club": Tool(_club, 22),
    "lightning": Tool(_lightning, 12), "wand": Tool(_wand, 24), "scythe": Tool(_scythe, 3), "trident": Tool(_trident, 3),
    "palette": Tool(_palette, 0), "brush": Tool(_brush, 46), "pencil": Tool(_pencil, 0), "microphone": Tool(_microphone, -24),
    "fan": Tool(_fan, 14), "walking_stick": Tool(_walking_stick, 4), "cane": Tool(_cane, 0, True), "flask": Tool(_flask, 0),
    "letter": Tool(_letter, 6), "balloon": Tool(_balloon, 4), "shovel": Tool(utensils.shovel, 22), "watering_can": Tool(utensils.watering_can, 10),
    "barbell": Tool(utensils.barbell, 0), "camera": Tool(utensils.camera, 0), "phone": Tool(utensils.phone, 14), "pan": Tool(utensils.pan, 0), "hammer": Tool(utensils.hammer, 24),
    "ball": Tool(utensils.ball, 0), "racket": Tool(utensils.racket, 30), "sticks": Tool(utensils.sticks, 0), "trumpet": Tool(utensils.trumpet, -8), "snack": Tool(utensils.snack, 0),
    "needles": Tool(utensils.needles, 0), "spark": Tool(utensils.spark, 0), "juggled": Tool(utensils.juggled, 0), "table_spoon": Tool(utensils.table_spoon, -52),
}  # fmt: skip

FOR_ACTION = {
    "clean": "broom", "dig": "shovel", "garden": "watering_can", "fish": "fishing_rod", "paint": "brush", "draw": "pencil",
    "write": "pencil", "exercise": "barbell", "photograph": "camera", "sing": "microphone", "cook": "pan", "repair": "hammer",
    "build": "hammer", "shoot": "drawn_bow", "throw": "ball", "play_ball": "ball", "play_drums": "sticks", "eat": "snack", "dine": "table_spoon",
    "knit": "needles", "conjure": "spark", "play_trumpet": "trumpet", "call": "phone", "teach": "pointer", "juggle": "juggled",
}  # fmt: skip
_KEEPS_TOOL = frozenset(
    {"stand", "walk", "talk", "look", "fight", "run", "chase", "jump", "march", "hold", "laugh", "listen", "point", "pose", "cheer"}
)  # fmt: skip
_WEAPONS = frozenset({"sword", "katana", "cutlass", "axe", "club", "trident", "scythe", "staff", "wand", "bow"})


ELSEWHERE = "elsewhere"
"""What somebody holds whose tool is seen elsewhere, like a ball in the air: the hands are empty."""


def tool_for(action: str, trade: str | None, support: str) -> str | None:
    """The tool somebody has in hand: the action's, else that of the trade where a hand is free for it."""
    if action == "conjure" and trade in ("staff", "wand"):
        return trade
    if action == "fight":
        return trade if trade in _WEAPONS else None
    if action == "shoot" and trade not in (None, "bow"):
        return trade
    if action == "cook" and support == "bust":
        return "spoon"
    if action in FOR_ACTION:
        return FOR_ACTION[action]
    return trade if action in _KEEPS_TOOL and support in ("stand", "mount") else None

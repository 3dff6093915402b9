"""What people and animals wear on their heads, in the head's units (see `rigs.face`): chin at y = 2, skull to y = -100, 80 wide.

Every painter takes the canvas, the main colour, that of its trimmings, and how far the face has turned aside (head units).
"""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.rigs.hatting import HatPainter, body, brim, dome, gloss, star
from core.generation.animatic.rigs.helmets import HELMETS


def paint(canvas: skia.Canvas, hat: str, colour: str, trim: str, turn: float) -> None:
    """Paint the named headgear over head and hair."""
    _FRONT[hat](canvas, colour, trim, turn)


def paint_back(canvas: skia.Canvas, hat: str, colour: str, trim: str, turn: float) -> None:
    """Paint what of it hangs behind the head, before the head is."""
    if hat in _BACK:
        _BACK[hat](canvas, colour, trim, turn)


def covers(hat: str) -> bool:
    """Whether it lies close about the skull, so that hair piled up above would stick through it."""
    return hat not in ("crown", "tiara", "headband", "halo", "wreath", "headphones", "bow", "horns", "cat_ears")


def _cap(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    body(canvas, dome(-118, -68, 45), colour, -118, -62)
    peak = draw.shape((-20 + turn, -69), (20 + turn, -80, 62 + turn, -66), (66 + turn, -58, 40 + turn, -58), (10 + turn, -62, -20 + turn, -69))  # fmt: skip
    body(canvas, peak, draw.darken(colour, 0.12), -76, -56)
    canvas.drawCircle(0, -117, 3.6, draw.fill(trim))
    canvas.drawPath(draw.path((turn, -116), (turn + 8, -96, turn + 6, -66)), draw.stroke(draw.darken(colour, 0.3), 1.5))
    gloss(canvas, -104, 28, 0.22)


def _peaked(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    """A uniform's cap: a wide flat crown, a band with a badge, a black shining peak."""
    crown = draw.shape(
        (-44, -78), (-66, -92, -56, -108), (-30, -124, 30, -124, 56, -108), (66, -92, 44, -78), (0, -70, -44, -78)
    )
    body(canvas, crown, colour, -122, -72)
    band = draw.shape((-44, -80), (0, -72, 44, -80), (45, -66), (0, -57, -45, -66))
    canvas.drawPath(band, draw.fill(draw.darken(colour, 0.45)))
    canvas.drawPath(draw.path((-44, -70), (0, -62, 44, -70)), draw.stroke(trim, 2.4))
    peak = draw.shape((-38 + turn, -66), (turn, -58, 40 + turn, -66), (34 + turn, -48, turn, -48), (-32 + turn, -48, -38 + turn, -66))  # fmt: skip
    gradients.fill_vertical(canvas, peak, -66, -50, ["#3a3a46", "#14141c"])
    star(canvas, turn, -92, 10, trim)


def _beret(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    outline = draw.shape((-46, -74), (-66, -104, -20, -120), (30, -122, 52, -100), (54, -82, 42, -76), (0, -68, -46, -74))  # fmt: skip
    body(canvas, outline, colour, -120, -68)
    canvas.drawLine(-4, -118, 0, -126, draw.stroke(draw.darken(colour, 0.2), 4))
    canvas.drawPath(draw.path((-45, -75), (0, -66, 43, -76)), draw.stroke(draw.darken(colour, 0.4), 5))


def _brimmed(high: float, half: float, edge: float, drop: float, dent: bool, taper: float = 0.9) -> HatPainter:
    """A hat with a brim all round: straw hat, fedora, cowboy hat, top hat differ by their measures."""

    def painter(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
        x = turn * 0.4
        brim(canvas, x, -72, edge, drop, draw.darken(colour, 0.16), 12)
        top = half * taper
        dip = 10.0 if dent else -4.0
        crown = draw.shape(
            (x - half, -72), (x - half, -90, x - top, high + 10), (x - top * 0.8, high - 6, x, high + dip),
            (x + top * 0.8, high - 6, x + top, high + 10), (x + half, -90, x + half, -72), (x, -63, x - half, -72),
        )  # fmt: skip
        body(canvas, crown, colour, high, -64)
        canvas.save()
        canvas.clipPath(crown, True)
        canvas.drawPath(draw.path((x - half, -76), (x, -67, x + half, -76)), draw.stroke(trim, 11))
        canvas.drawPath(
            draw.path((x - top * 0.6, -88), (x - top * 0.55, high + 20, x - top * 0.3, high + 8)),
            draw.stroke("#ffffff", 6, alpha=0.16),
        )
        canvas.restore()

    return painter


def _pointed(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    """A wizard's or witch's: a tall bent cone over a wide brim."""
    x = turn * 0.4
    brim(canvas, x, -70, 76, 6, draw.darken(colour, 0.2), 13)
    cone = draw.shape(
        (x - 41, -71), (x - 30, -110, x - 18, -138), (x - 8, -168, x + 16, -176), (x + 34, -178, x + 40, -164),
        (x + 26, -164, x + 20, -150), (x + 30, -112, x + 41, -71), (x, -60, x - 41, -71),
    )  # fmt: skip
    body(canvas, cone, colour, -176, -64)
    canvas.save()
    canvas.clipPath(cone, True)
    canvas.drawPath(draw.path((x - 44, -78), (x, -68, x + 44, -78)), draw.stroke(trim, 12))
    canvas.drawPath(draw.path((x - 20, -130), (x, -122, x + 24, -136)), draw.stroke(draw.darken(colour, 0.4), 2.5, alpha=0.6))  # fmt: skip
    canvas.drawPath(draw.path((x - 24, -90), (x - 16, -126, x - 4, -146)), draw.stroke("#ffffff", 6, alpha=0.15))
    canvas.restore()
    star(canvas, x - 6, -106, 8, trim)
    star(canvas, x + 14, -128, 5.5, trim)


def _crown(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    x = turn * 0.5
    points: list[tuple[float, ...]] = [(x - 42, -78)]
    for index in range(5):
        px = x - 48 + index * 24
        points += [(px, -128 + abs(index - 2) * 7)]
        if index < 4:
            points += [(px + 12, -100)]
    points += [(x + 42, -78), (x, -68, x - 42, -78)]
    outline = draw.shape(*points)
    gradients.fill_horizontal(
        canvas, outline, -46, 46, ["#b87818", colour, "#fff3b8", colour, "#a8680f"], [0, 0.25, 0.4, 0.7, 1]
    )
    canvas.drawPath(draw.path((x - 42, -82), (x, -72, x + 42, -82)), draw.stroke("#fff3c4", 2.5, alpha=0.8))
    for index in range(5):
        canvas.drawCircle(x - 48 + index * 24, -130 + abs(index - 2) * 7, 5, draw.fill(colour))
    for index, gem in enumerate((trim, "#3f8ff0", trim)):
        canvas.drawCircle(x - 22 + index * 22, -87 + (4 if index == 1 else 0), 5, draw.fill(gem))
        canvas.drawCircle(x - 23.5 + index * 22, -89 + (4 if index == 1 else 0), 1.6, draw.fill("#ffffff", alpha=0.8))


def _tiara(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    x = turn
    outline = draw.shape(
        (x - 36, -84), (x - 20, -92, x - 17, -106), (x - 10, -96, x, -118), (x + 10, -96, x + 17, -106),
        (x + 20, -92, x + 36, -84), (x, -82, x - 36, -84),
    )  # fmt: skip
    gradients.fill_vertical(canvas, outline, -118, -80, ["#fff6d0", colour, draw.darken(colour, 0.25)])
    canvas.drawCircle(x, -96, 5, draw.fill(trim))
    for side in (-1, 1):
        canvas.drawCircle(x + side * 17, -93, 3, draw.fill(trim))


def _sailor(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    body(canvas, dome(-122, -82, 38), colour, -122, -78)
    rim = draw.shape((-44, -98), (0, -86, 44, -98), (47, -72), (0, -60, -47, -72))
    body(canvas, rim, draw.lighten(colour, 0.1), -98, -62)
    canvas.drawPath(draw.path((-46, -76), (0, -65, 46, -76)), draw.stroke(trim, 3))


def _toque(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    puff = skia.Path()
    for x, y, radius in ((-30, -124, 24), (-4, -136, 28), (26, -126, 25), (0, -112, 34)):
        puff.addCircle(x, y, radius)
    body(canvas, puff, colour, -164, -96)
    band = draw.shape((-42, -108), (0, -98, 42, -108), (44, -72), (0, -62, -44, -72))
    body(canvas, band, colour, -108, -64)
    for x in (-24, -8, 8, 24):
        canvas.drawLine(x, -100, x * 1.02, -70, draw.stroke("#b8b4c4", 1.8, alpha=0.6))


def _nurse(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    cap = draw.shape((-36, -92), (-30, -124), (turn, -114, 30, -124), (36, -92), (turn, -82, -36, -92))
    body(canvas, cap, colour, -124, -84)
    canvas.drawRect(draw.rect(turn - 3, -112, 6, 20), draw.fill(trim))
    canvas.drawRect(draw.rect(turn - 10, -105, 20, 6), draw.fill(trim))


def _mortarboard(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    body(canvas, dome(-112, -72, 43), draw.darken(colour, 0.2), -112, -66)
    board = draw.shape((-68, -106), (turn, -128), (68, -106), (turn, -86))
    body(canvas, board, draw.lighten(colour, 0.1), -128, -86)
    canvas.drawPath(draw.path((turn, -107), (46, -104, 52, -70)), draw.stroke(trim, 2.6))
    canvas.drawRoundRect(draw.rect(48, -72, 8, 20), 3, 3, draw.fill(trim))


def _hood(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    outline = draw.shape(
        (-52, 14), (-70, -132, 8, -128), (70, -124, 52, 14), (36, 8, 36, -10), (46, -84, turn, -86), (-46, -84, -36, -10), (-36, 8, -52, 14),
    )  # fmt: skip
    body(canvas, outline, colour, -124, 14)
    rim = draw.path((-36, -6), (-46, -84, turn, -86), (46, -84, 36, -6))
    canvas.drawPath(rim, draw.stroke(draw.darken(colour, 0.4), 4))


def _tricorne(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    x = turn * 0.5
    outline = draw.shape(
        (x - 72, -86), (x - 50, -104, x - 38, -112), (x - 20, -146, x + 20, -146, x + 38, -112), (x + 50, -104, x + 72, -86),
        (x + 40, -62, x, -64), (x - 40, -62, x - 72, -86),
    )  # fmt: skip
    body(canvas, outline, colour, -140, -64)
    canvas.drawPath(draw.path((x - 70, -86), (x - 36, -118, x, -96), (x + 36, -118, x + 70, -86)), draw.stroke(trim, 4))
    white = draw.fill("#f4f0e6")
    canvas.drawCircle(x, -88, 9, white)
    canvas.drawRoundRect(draw.rect(x - 5, -84, 10, 8), 2, 2, white)
    for side in (-1, 1):
        canvas.drawCircle(x + side * 3.5, -89, 2.6, draw.fill("#20141c"))
        canvas.drawLine(x + side * 16, -76, x - side * 16, -70, draw.stroke("#f4f0e6", 3))


def _santa(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    sack = draw.shape((-42, -76), (-44, -124, 0, -132), (50, -136, 70, -84), (74, -66, 66, -58), (56, -66, 40, -92), (42, -80, 42, -76), (0, -64, -42, -76))  # fmt: skip
    body(canvas, sack, colour, -132, -66)
    canvas.drawCircle(67, -54, 12, draw.fill(trim))
    canvas.drawCircle(64, -57, 6, draw.fill("#ffffff", alpha=0.7))
    fur = draw.path((-44, -74), (0, -62, 44, -74))
    canvas.drawPath(fur, draw.stroke(draw.darken(trim, 0.12), 21))
    canvas.drawPath(draw.path((-44, -77), (0, -65, 44, -77)), draw.stroke(trim, 15))


def _elf(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    cone = draw.shape((-44, -70), (-40, -118, 6, -134), (52, -142, 68, -110), (44, -116, 34, -106), (44, -90, 44, -70), (0, -58, -44, -70))  # fmt: skip
    body(canvas, cone, colour, -136, -60)
    canvas.drawPath(draw.path((-44, -72), (0, -60, 44, -72)), draw.stroke(trim, 12))
    canvas.drawCircle(69, -106, 7, draw.fill("#f5c542"))


def _veil(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    for index in range(7):
        x = -33 + index * 11.0 + turn * 0.6
        y = -94 - 9 * math.sin((index + 0.5) / 7 * math.pi)
        canvas.drawCircle(x, y, 7.5, draw.fill("#fffdf6"))
        canvas.drawCircle(x, y, 2.6, draw.fill(trim))


def _veil_back(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    cloth = draw.shape((-38, -96), (-74, -40, -78, 130), (0, 150, 78, 130), (74, -40, 38, -96), (0, -120, -38, -96))
    gradients.fill_vertical(canvas, cloth, -100, 140, [(colour, 0.95), (colour, 0.62)])


def _headband(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    canvas.drawPath(draw.path((-43, -76), (turn, -68, 43, -76)), draw.stroke(colour, 11))
    canvas.drawPath(draw.path((-42, -79), (turn, -71, 42, -79)), draw.stroke("#ffffff", 2, alpha=0.35))


def _halo(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    ring = draw.rect(-34, -150, 68, 20)
    canvas.drawOval(ring, draw.stroke(colour, 12, alpha=0.35))
    canvas.drawOval(ring, draw.stroke(colour, 6))
    canvas.drawOval(ring, draw.stroke("#fffbe0", 2.4))


def _wreath(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    canvas.drawPath(draw.path((-44, -76), (turn, -96, 44, -76)), draw.stroke("#4f9a4a", 8))
    for index, bloom in enumerate((colour, "#ffffff", trim, colour, "#ffffff")):
        x = -34 + index * 17.0
        y = -80 - 9 * math.sin((index + 0.5) / 5 * math.pi)
        for petal in range(5):
            angle = math.tau * petal / 5
            canvas.drawCircle(x + math.cos(angle) * 5, y + math.sin(angle) * 5, 4.4, draw.fill(bloom))
        canvas.drawCircle(x, y, 3.2, draw.fill("#f6c945"))


def _headphones(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    canvas.drawPath(draw.path((-48, -48), (-56, -126, 56, -126, 48, -48)), draw.stroke(colour, 8))
    for side in (-1, 1):
        canvas.drawRoundRect(draw.rect(side * 50 - 9, -62, 18, 34), 8, 8, draw.fill(trim))
        canvas.drawRoundRect(draw.rect(side * 53 - 6, -58, 12, 26), 6, 6, draw.fill(colour))


def _party(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    cone = draw.shape((-28, -92), (0, -164), (28, -92), (0, -82, -28, -92))
    body(canvas, cone, colour, -164, -84)
    canvas.save()
    canvas.clipPath(cone, True)
    for y in (-98, -118, -138):
        canvas.drawPath(draw.path((-30, y - 4), (0, y + 6, 30, y - 8)), draw.stroke(trim, 6))
    canvas.restore()
    canvas.drawCircle(0, -164, 8, draw.fill(trim))


def _nemes(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    canvas.drawPath(draw.path((-45, -74), (turn, -66, 45, -74)), draw.stroke("#d9a520", 11))
    head = draw.shape((turn - 4, -70), (turn - 14, -92, turn, -98), (turn + 14, -92, turn + 4, -70))
    canvas.drawPath(head, draw.fill("#e8b93a"))


def _nemes_back(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    cloth = draw.shape((-44, -76), (-40, -124, 40, -124, 44, -76), (76, -30, 64, 52), (30, 60, 24, 10), (-24, 10), (-30, 60, -64, 52), (-76, -30, -44, -76))  # fmt: skip
    canvas.drawPath(cloth, draw.fill(colour))
    canvas.save()
    canvas.clipPath(cloth, True)
    for y in range(-120, 60, 16):
        canvas.drawPath(draw.path((-80, y + 16), (0, y - 8, 80, y + 16)), draw.stroke(trim, 6))
    canvas.restore()


def _mitre(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    outline = draw.shape((-40, -72), (-52, -120, turn, -160), (52, -120, 40, -72), (turn, -60, -40, -72))
    body(canvas, outline, colour, -160, -64)
    canvas.drawPath(draw.path((-40, -77), (turn, -65, 40, -77)), draw.stroke(trim, 8))
    canvas.drawLine(turn, -148, turn, -72, draw.stroke(trim, 8))
    canvas.drawLine(turn - 20, -112, turn + 20, -112, draw.stroke(trim, 7))


def _bow(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    for side in (-1, 1):
        loop = draw.shape((18, -106), (18 + side * 16, -132, 18 + side * 36, -120), (18 + side * 36, -92, 18, -106))
        body(canvas, loop, colour, -128, -92)
    canvas.drawCircle(18, -107, 6.5, draw.fill(draw.darken(colour, 0.2)))


def _horns(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    for side in (-1, 1):
        horn = draw.shape((side * 16, -98), (side * 14, -122, side * 36, -136), (side * 32, -114, side * 32, -92))
        body(canvas, horn, colour, -136, -92)


def _wig(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    canvas.drawPath(draw.path((-18, -110), (0, -118, 18, -110)), draw.stroke(draw.lighten(colour, 0.4), 4, alpha=0.4))


def _wig_back(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    for side in (-1, 1):
        for x, y, radius in ((40, -84, 24), (56, -62, 24), (58, -36, 20), (22, -104, 22)):
            puff = draw.circle(side * x, y, radius)
            body(canvas, puff, colour, y - radius, y + radius)


_FRONT: dict[str, HatPainter] = {
    **HELMETS,
    "cap": _cap,
    "peaked": _peaked,
    "beret": _beret,
    "straw": _brimmed(-112, 42, 82, 8, False),
    "sombrero": _brimmed(-140, 36, 96, -14, False, 0.62),
    "rice": _brimmed(-116, 66, 84, 6, False, 0.1),
    "cowboy": _brimmed(-122, 42, 80, -16, True, 0.86),
    "fedora": _brimmed(-118, 43, 62, 5, True, 0.84),
    "bowler": _brimmed(-116, 43, 56, -3, False, 0.92),
    "top": _brimmed(-156, 40, 58, -3, False, 1.06),
    "pointed": _pointed,
    "crown": _crown,
    "tiara": _tiara,
    "sailor": _sailor,
    "toque": _toque,
    "nurse": _nurse,
    "mortarboard": _mortarboard,
    "hood": _hood,
    "tricorne": _tricorne,
    "santa": _santa,
    "elf": _elf,
    "veil": _veil,
    "headband": _headband,
    "halo": _halo,
    "wreath": _wreath,
    "headphones": _headphones,
    "party": _party,
    "nemes": _nemes,
    "mitre": _mitre,
    "bow": _bow,
    "horns": _horns,
    "wig": _wig,
}
_BACK: dict[str, HatPainter] = {"veil": _veil_back, "nemes": _nemes_back, "wig": _wig_back}
HATS = frozenset(_FRONT)

"""Drinks as they stand on a café table: cups on saucers, glasses and bottles.

A `Drink` is made of a vessel and what is in it; `CAST` says which vessel each drink comes in.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import skia

from core.generation.animatic import draw
from core.generation.animatic.props import glasses, steam
from core.generation.animatic.props.painted import Painted, in_hand, mirror
from core.generation.animatic.props.recipes import RECIPES
from core.generation.animatic.stage import Look, Pose

PORCELAIN = ("#ffffff", "#f6efe7", "#cfc2b8", "#a8978f")
HOT = frozenset({"steaming"})
COLD = frozenset({"cold", "ice", "empty"})


class Drink(Painted):
    """One drink in its vessel, base at (0, 0), about 95 units tall with its saucer; steam is the part "steam"."""

    def __init__(self, look: Look, concept: str) -> None:
        super().__init__()
        recipe = RECIPES[concept]
        self.recipe = recipe
        self.porcelain = look.colour
        self.hot = (recipe.hot and not look.attributes & COLD) or bool(look.attributes & HOT)
        self.phase = look.random("steam").random()
        wide = recipe.vessel in ("cup", "glass_cup", "mug", "bowl")
        # the same longest side for all, so that they keep their proportions to each other in a hand
        self.bounds = draw.rect(-92, -108, 190, 150) if wide else draw.rect(-66, -150, 148, 190)
        self._surface = {"cup": -83.0, "mug": -86.0, "glass_cup": -70.0, "bowl": -62.0}.get(recipe.vessel, -92.0)
        self._vessel: Callable[[skia.Canvas, Pose], None] = {
            "cup": self._cup,
            "mug": self._mug,
            "glass_cup": self._glass_cup,
            "bowl": self._bowl,
            "tumbler": lambda canvas, pose: glasses.paint_tumbler(canvas, recipe, pose),
            "pint": lambda canvas, pose: glasses.paint_pint(canvas, recipe, pose),
            "wine": lambda canvas, pose: glasses.paint_wine(canvas, recipe, pose),
        }[recipe.vessel]

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """The vessel, and its mirror image in the table when it stands on one."""
        self._vessel(canvas, pose)

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """Steam, if the drink is hot."""
        return {"steam": self._steam} if self.hot else {}

    def grip(self, name: str, t: float, pose: Pose) -> draw.Point:
        """Where a hand takes it: the side of the vessel."""
        return (0.0, self._surface * 0.5)

    def _steam(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        steam.rise(canvas, 0, self._surface + 2, t, width=104, height=118, phase=self.phase)

    # --- vessels ----------------------------------------------------------------------------------------------------

    def _tones(self) -> list[draw.Colour]:
        if self.porcelain is None:
            return [PORCELAIN[0], PORCELAIN[1], PORCELAIN[2], PORCELAIN[3]]
        return [
            draw.lighten(self.porcelain, 0.5), draw.lighten(self.porcelain, 0.1), self.porcelain, draw.darken(self.porcelain, 0.4)
        ]  # fmt: skip

    def _saucer(self, canvas: skia.Canvas, half: float) -> None:
        light, base, shade, deep = self._tones()
        draw.oval(canvas, 0, 1.5, half, half * 0.215, draw.fill(deep))
        rim = draw.horizontal(-half, half, [light, base, shade, base], [0, 0.4, 0.8, 1])
        draw.oval(canvas, 0, -2, half, half * 0.205, draw.fill(shader=rim))
        draw.oval(canvas, 0, -1.4, half * 0.8, half * 0.15, draw.fill(shader=draw.vertical(-14, 10, [shade, light])))
        draw.oval(canvas, 2, 0, half * 0.56, half * 0.1, draw.fill("#4a2c20", alpha=0.35))
        canvas.drawPath(
            draw.path((-half * 0.95, 1), (-half * 0.6, half * 0.19, 0, half * 0.19)),
            draw.stroke("#ffffff", 1.6, alpha=0.85),
        )

    def _spoon(self, canvas: skia.Canvas, half: float) -> None:
        metal = draw.linear((-half, 6), (-10, 12), ["#fdfdfb", "#a9a39c", "#f3efe8"])
        canvas.drawPath(
            draw.path((-half * 0.84, 3), (-half * 0.5, 12, -half * 0.1, 11.5)), draw.stroke("#6b5a50", 3.4, alpha=0.45)
        )
        canvas.drawPath(
            draw.path((-half * 0.84, 1.5), (-half * 0.5, 10, -half * 0.1, 10)),
            draw.stroke("#d8d3cc", 2.8, shader=metal),
        )
        draw.oval(canvas, -half * 0.02, 9.5, 9, 3.6, draw.fill(shader=metal))

    def _cup(self, canvas: skia.Canvas, pose: Pose) -> None:
        tones = self._tones()
        half, rim = 54.0, -86.0
        on_saucer = not in_hand(pose)
        if on_saucer:
            mirror(canvas, pose, 66, str(tones[1]))
            self._saucer(canvas, 82)
        self._handle(canvas, (44, -68), (88, -72), (86, -26), (34, -24), 11.5, tones)
        body = draw.shape(
            (-half, rim), (-half, -36, -36, -5, -21, -4), (-10, -1, 10, -1, 21, -4), (36, -5, half, -36, half, rim)
        )
        canvas.drawPath(body, draw.fill(shader=draw.horizontal(-half, half, tones, [0, 0.35, 0.78, 1])))
        canvas.save()
        canvas.clipPath(body, True)
        canvas.drawRect(
            draw.rect(-60, -30, 120, 30), draw.fill(shader=draw.vertical(-30, 0, [("#5a2f1c", 0), ("#5a2f1c", 0.3)]))
        )
        canvas.drawPath(
            draw.shape((-44, -78), (-44, -44, -31, -18), (-26, -18), (-37, -46, -36, -77)),
            draw.fill("#ffffff", alpha=0.75),
        )
        canvas.drawPath(draw.path((46, -80), (46, -40, 30, -12)), draw.stroke("#ffdcae", 3, alpha=0.4))
        canvas.restore()
        self._opening(canvas, rim, half, 12.5, tones)
        if on_saucer:
            self._spoon(canvas, 82)

    def _mug(self, canvas: skia.Canvas, pose: Pose) -> None:
        colour = self.porcelain or "#b4472f"
        tones: list[draw.Colour] = [
            draw.lighten(colour, 0.3),
            draw.lighten(colour, 0.05),
            draw.darken(colour, 0.15),
            draw.darken(colour, 0.5),
        ]
        half, rim = 44.0, -89.0
        mirror(canvas, pose, 50, colour)
        self._handle(canvas, (38, -74), (84, -76), (84, -18), (38, -20), 11, tones)
        body = draw.shape(
            (-half, rim),
            (-half, -12),
            (-half, 0, -half + 10, 2),
            (0, 7, half - 10, 2),
            (half, 0, half, -12),
            (half, rim),
        )
        canvas.drawPath(body, draw.fill(shader=draw.horizontal(-half, half, tones, [0, 0.35, 0.75, 1])))
        canvas.drawLine(-half + 9, rim + 14, -half + 9, -18, draw.stroke("#ffffff", 4, alpha=0.4))
        self._opening(canvas, rim, half, 10.5, tones)

    def _bowl(self, canvas: skia.Canvas, pose: Pose) -> None:
        colour = self.porcelain or "#5c6b62"
        tones: list[draw.Colour] = [
            draw.lighten(colour, 0.35),
            draw.lighten(colour, 0.08),
            draw.darken(colour, 0.2),
            draw.darken(colour, 0.55),
        ]
        half, rim = 58.0, -66.0
        mirror(canvas, pose, 46, colour)
        canvas.drawPath(draw.shape((-26, -10), (26, -10), (23, 2), (0, 6, -23, 2)), draw.fill(draw.darken(colour, 0.5)))
        body = draw.shape(
            (-half, rim), (-half + 1, -26, -38, -5, -22, -4), (22, -4), (38, -5, half - 1, -26, half, rim)
        )
        canvas.drawPath(body, draw.fill(shader=draw.horizontal(-half, half, tones, [0, 0.35, 0.75, 1])))
        canvas.drawPath(draw.path((-half + 10, rim + 12), (-46, -32, -34, -16)), draw.stroke("#ffffff", 4, alpha=0.35))
        drip = draw.shape(
            (-half, rim),
            (-half, rim + 16),
            (-40, rim + 26, -24, rim + 14),
            (-6, rim + 30, 12, rim + 15),
            (30, rim + 24, half, rim + 12),
            (half, rim),
        )
        canvas.drawPath(drip, draw.fill("#e8e2d2", alpha=0.55))
        self._opening(canvas, rim, half, 13, tones)

    def _handle(
        self, canvas: skia.Canvas, start: draw.Point, out: draw.Point, back: draw.Point, end: draw.Point, thick: float, tones: list[draw.Colour]
    ) -> None:  # fmt: skip
        loop = draw.path(start, (*out, *back, *end))
        canvas.drawPath(loop, draw.stroke(tones[3], thick))
        canvas.save()
        canvas.translate(-0.8, -1.2)
        canvas.drawPath(loop, draw.stroke(tones[1], thick * 0.72))
        canvas.drawPath(loop, draw.stroke("#ffffff", thick * 0.2, alpha=0.6))
        canvas.restore()

    def _opening(self, canvas: skia.Canvas, rim: float, half: float, flat: float, tones: list[draw.Colour]) -> None:
        """The rim, the wall inside and the drink's surface with what floats on it."""
        draw.oval(
            canvas, 0, rim, half, flat, draw.fill(shader=draw.horizontal(-half, half, [tones[0], tones[1], tones[2]]))
        )
        draw.oval(canvas, 0, rim + 0.8, half - 4, flat - 2.2, draw.fill(tones[3]))
        liquid = self.recipe.liquid
        level = rim + 2.6
        canvas.save()
        inside = skia.Path()
        inside.addOval(draw.rect(-half + 4.5, rim - flat + 3, 2 * half - 9, 2 * flat - 5))
        canvas.clipPath(inside, True)
        rx, ry = half - 5, flat - 2.6
        surface = draw.radial(
            (-8, level), rx * 1.1, [draw.lighten(liquid, 0.22), liquid, draw.darken(liquid, 0.35)], [0, 0.65, 1]
        )
        draw.oval(canvas, 0, level, rx, ry, draw.fill(shader=surface))
        self._float(canvas, level, rx, ry)
        canvas.drawPath(
            draw.path((-rx * 0.82, level - ry * 0.3), (-rx * 0.5, level - ry * 0.85, 0, level - ry * 0.92)),
            draw.stroke("#ffffff", 1.4, alpha=0.45),
        )
        canvas.restore()
        canvas.drawPath(
            draw.path((-half + 1, rim + 1), (-half * 0.6, rim + flat, 0, rim + flat - 0.6)),
            draw.stroke("#ffffff", 1.8, alpha=0.9),
        )

    def _float(self, canvas: skia.Canvas, y: float, rx: float, ry: float) -> None:
        top = self.recipe.top
        canvas.save()
        canvas.translate(0, y)
        canvas.scale(1, ry / rx)
        match self.recipe.garnish:
            case "rosetta" | "heart" | "crema":
                canvas.drawCircle(0, 0, rx * 0.86, draw.fill(draw.mix(self.recipe.liquid, top, 0.75)))
                canvas.drawCircle(0, 0, rx * 0.86, draw.stroke(draw.mix(self.recipe.liquid, top, 0.35), 3))
                if self.recipe.garnish == "rosetta":
                    for step, wide in enumerate((0.58, 0.5, 0.38, 0.24)):
                        at = rx * (0.4 - step * 0.28)
                        curve = draw.path((-rx * wide, at - rx * 0.16), (0, at + rx * 0.26, rx * wide, at - rx * 0.16))
                        canvas.drawPath(curve, draw.stroke("#fff3df", rx * 0.12))
                    canvas.drawLine(0, rx * 0.56, 0, -rx * 0.6, draw.stroke("#fff3df", rx * 0.05))
                elif self.recipe.garnish == "heart":
                    heart = draw.shape(
                        (0, rx * 0.62),
                        (-rx * 0.8, rx * 0.06, -rx * 0.5, -rx * 0.62, 0, -rx * 0.22),
                        (rx * 0.5, -rx * 0.62, rx * 0.8, rx * 0.06, 0, rx * 0.62),
                    )
                    canvas.drawPath(heart, draw.fill("#fff6e6"))
            case "marshmallow":
                for angle, away in ((0.4, 0.3), (2.4, 0.42), (4.3, 0.36), (5.6, 0.5)):
                    spot = (math.cos(angle) * rx * away, math.sin(angle) * rx * away)
                    canvas.drawCircle(spot[0], spot[1] + 3, rx * 0.2, draw.fill("#d9b9a8"))
                    canvas.drawCircle(*spot, rx * 0.2, draw.fill("#fff4ee"))
            case "foam":
                canvas.drawCircle(0, 0, rx * 0.93, draw.fill(top))
                for index in range(16):
                    angle, away = index * 2.4, rx * 0.86 * math.sqrt((index + 0.5) / 16)
                    canvas.drawCircle(
                        math.cos(angle) * away,
                        math.sin(angle) * away,
                        2.2 + index % 3,
                        draw.fill(draw.lighten(top, 0.4), alpha=0.6),
                    )
            case "lemon":
                canvas.drawCircle(0, 0, rx * 0.97, draw.fill(top, alpha=0.5))
                canvas.drawCircle(rx * 0.3, rx * 0.1, rx * 0.36, draw.fill("#f4c531"))
                canvas.drawCircle(rx * 0.3, rx * 0.1, rx * 0.3, draw.fill("#fff3b8"))
                for index in range(7):
                    angle = index * math.tau / 7
                    tip = (rx * (0.3 + 0.25 * math.cos(angle)), rx * (0.1 + 0.25 * math.sin(angle)))
                    canvas.drawLine(rx * 0.3, rx * 0.1, *tip, draw.stroke("#f2cf4a", 2))
            case _:
                pass
        canvas.restore()

    # --- glass ------------------------------------------------------------------------------------------------------

    def _glass_cup(self, canvas: skia.Canvas, pose: Pose) -> None:
        """A cup of glass on a porcelain saucer, with the tag of the tea bag over its rim."""
        liquid = self.recipe.liquid
        half, rim = 55.0, -78.0
        if not in_hand(pose):
            mirror(canvas, pose, 66, draw.lighten(liquid, 0.3))
            self._saucer(canvas, 82)
            self._cast_colour(canvas, liquid)
        loop = draw.path((48, -62), (92, -68, 86, -18, 36, -22))
        canvas.drawPath(loop, draw.stroke("#e9f5f8", 9, alpha=0.5))
        canvas.drawPath(loop, draw.stroke("#ffffff", 2.2, alpha=0.85))
        glass = draw.shape(
            (-half, rim), (-half, -34, -38, -5, -20, -4), (-8, -1, 8, -1, 20, -4), (38, -5, half, -34, half, rim)
        )
        canvas.drawPath(
            glass,
            draw.fill(shader=draw.horizontal(-half, half, [("#ffffff", 0.55), ("#eef7fa", 0.25), ("#cfdfe4", 0.55)])),
        )
        tea = draw.shape(
            (-half + 4.5, -68), (-half + 5, -34, -36, -9, -19, -8), (19, -8), (36, -9, half - 5, -34, half - 4.5, -68)
        )
        shade = draw.radial(
            (-14, -48),
            78,
            [draw.lighten(liquid, 0.42), draw.lighten(liquid, 0.12), liquid, draw.darken(liquid, 0.4)],
            [0, 0.3, 0.62, 1],
        )
        canvas.drawPath(tea, draw.fill(shader=shade, alpha=0.96))
        canvas.save()
        canvas.clipPath(tea, True)
        bag = draw.shape((-12, -66), (10, -66), (15, -30), (-17, -30))
        canvas.drawPath(bag, draw.fill("#7a3d10", alpha=0.4))
        canvas.drawRect(
            draw.rect(-60, -24, 120, 24), draw.fill(shader=draw.vertical(-24, -6, [("#ffcf6a", 0), ("#ffd98a", 0.55)]))
        )
        canvas.restore()
        draw.oval(
            canvas,
            0,
            -68,
            half - 4.5,
            11,
            draw.fill(
                shader=draw.radial(
                    (-12, -68), half, [draw.lighten(liquid, 0.5), draw.lighten(liquid, 0.15), draw.darken(liquid, 0.15)]
                )
            ),
        )
        self._float(canvas, -68, half - 5, 10.5)
        canvas.drawOval(draw.rect(-half, rim - 12, 2 * half, 24), draw.stroke("#ffffff", 3.2, alpha=0.55))
        canvas.drawPath(
            draw.path((-half, rim), (-half * 0.7, rim + 12, 0, rim + 12)), draw.stroke("#ffffff", 2.4, alpha=0.95)
        )
        canvas.drawPath(
            draw.shape((-47, -70), (-46, -40, -32, -16), (-27, -17), (-39, -42, -39, -69)),
            draw.fill("#ffffff", alpha=0.7),
        )
        canvas.drawPath(draw.path((46, -66), (45, -34, 31, -12)), draw.stroke("#ffffff", 2.4, alpha=0.5))
        canvas.drawPath(
            draw.path((-4, -66), (-20, -86, -30, rim + 9), (-36, -56, -33, -46)), draw.stroke("#fdf6e6", 1.6)
        )
        tag = draw.rect(-44, -47, 21, 24)
        canvas.drawRoundRect(tag.makeOffset(1.5, 2), 2.5, 2.5, draw.fill("#3a1a0a", alpha=0.3))
        canvas.drawRoundRect(tag, 2.5, 2.5, draw.fill("#3f8a56"))
        canvas.drawPath(draw.shape((-33.5, -43), (-26, -36, -33.5, -27), (-41, -36, -33.5, -43)), draw.fill("#e8f4d8"))
        canvas.drawLine(-33.5, -41, -33.5, -28, draw.stroke("#3f8a56", 1.2))

    def _cast_colour(self, canvas: skia.Canvas, liquid: str) -> None:
        """Light that has passed through the tea falls on the saucer."""
        glow = draw.radial((26, 2), 44, [(draw.lighten(liquid, 0.35), 0.6), (liquid, 0)])
        canvas.save()
        canvas.clipPath(draw.shape((-70, -6), (0, -22, 78, -6), (0, 20, -70, -6)), True)
        draw.oval(canvas, 26, 2, 44, 10, draw.fill(shader=glow))
        canvas.restore()


def _maker(concept: str) -> Callable[[Look], Drink]:
    return lambda look: Drink(look, concept)


CAST: dict[str, Callable[[Look], Drink]] = {concept: _maker(concept) for concept in RECIPES}

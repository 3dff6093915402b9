"""Things on wheels: cars, taxis, buses, vans, bicycles, scooters. Wheels turn as the ground passes under them.

The body faces right and stands on y = 0. At hero size a car is 330 units long, about 0.75 of life against a person of 210.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.props import motorcycles
from core.generation.animatic.stage import Look, Pose

TYRE = "#1c1a24"
_SEATS = {"bus": 5, "car": 2, "taxi": 2}  # how many there are, for riders who are seen
GLASS = ("#dff2ff", "#7fb4d8")


def wheel(canvas: skia.Canvas, x: float, y: float, radius: float, spin: float, *, rim: str = "#c9ced8") -> None:
    """A car's wheel with five spokes, turned by ``spin`` radians."""
    canvas.drawCircle(x, y, radius, draw.fill(TYRE))
    canvas.drawCircle(x, y, radius * 0.62, draw.fill(draw.darken(rim, 0.45)))
    spoke = draw.stroke(rim, radius * 0.16)
    for k in range(5):
        angle = spin + k * math.tau / 5
        canvas.drawLine(x, y, x + math.cos(angle) * radius * 0.52, y + math.sin(angle) * radius * 0.52, spoke)
    canvas.drawCircle(x, y, radius * 0.6, draw.stroke(rim, radius * 0.1))
    canvas.drawCircle(x, y, radius * 0.15, draw.fill(rim))


def _headlight(canvas: skia.Canvas, x: float, y: float, reach: float) -> None:
    beam = draw.shape((x, y - 5), (x + reach, y - 12), (x + reach, y + 30), (x, y + 5))
    canvas.drawPath(
        beam,
        draw.fill(
            shader=draw.horizontal(x, x + reach, [("#fff3c0", 0.42), ("#fff3c0", 0.0)]), blend=skia.BlendMode.kScreen
        ),
    )
    draw.glow(canvas, x, y, 26, "#fff6d8", 0.8)


def paint_car(
    canvas: skia.Canvas,
    x: float,
    y: float,
    size: float,
    way: int,
    colour: str,
    spin: float,
    *,
    lights: bool,
    sleek: bool = False,
    taxi: bool = False,
    open_top: bool = False,
) -> None:
    """A car on the ground at (x, y); ``way`` is +1 to the right. ``sleek`` is one of the city to come, with a strip of light.

    ``open_top`` leaves roof and windows away, so that whoever sits behind its doors is seen.
    """
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(way * size, size)
    draw.soft_shadow(canvas, 0, -1, 158, 12, 0.5)
    if sleek:
        body = draw.shape(
            (-152, -22),
            (-156, -58, -120, -62),
            (-70, -66),
            (-26, -104, 26, -100),
            (70, -94, 104, -62),
            (150, -54, 154, -24),
            (150, -14, 140, -14),
            (-146, -14),
            (-154, -14, -152, -22),
        )
        window = draw.shape((-56, -64), (-20, -94, 24, -91), (60, -86, 84, -62))
    else:
        body = draw.shape(
            (-154, -26),
            (-158, -60, -134, -66),
            (-98, -70),
            (-66, -112, -36, -112),
            (34, -112),
            (60, -112, 88, -72),
            (136, -66, 150, -52),
            (158, -40, 154, -20),
            (150, -14, 142, -14),
            (-146, -14),
            (-154, -16, -154, -26),
        )
        window = draw.shape((-82, -70), (-56, -102, -36, -102), (32, -102), (52, -100, 70, -70))
    if open_top:
        body = draw.shape(
            (-154, -26), (-158, -60, -134, -66), (-104, -76), (-84, -78, -76, -66), (40, -68), (88, -72), (136, -66, 150, -52),
            (158, -40, 154, -20), (150, -14, 142, -14), (-146, -14), (-154, -16, -154, -26),
        )  # fmt: skip
    gradients.fill_vertical(
        canvas, body, -112, -14, [draw.lighten(colour, 0.3), colour, draw.darken(colour, 0.38)], [0, 0.45, 1]
    )
    pillar = draw.stroke(draw.darken(colour, 0.25), 5)
    if open_top:
        canvas.drawPath(draw.shape((72, -72), (40, -108), (46, -108), (84, -72)), draw.fill("#dff2ff", alpha=0.7))
        canvas.drawLine(72, -71, 41, -108, pillar)
    else:
        gradients.fill_vertical(canvas, window, -104, -64, GLASS if not lights else ("#3c4a78", "#1c2444"))
        canvas.drawLine(-4, -110 if not sleek else -99, -4, -68, pillar)
        canvas.drawPath(draw.shape((-70, -70), (-46, -102), (-34, -102), (-58, -70)), draw.fill("#ffffff", alpha=0.22))
    seam = draw.stroke(draw.darken(colour, 0.45), 1.3, alpha=0.6)
    for dx in (-64, 2, 66):
        canvas.drawLine(dx, -66, dx + 2, -24, seam)
    canvas.drawLine(-150, -46, 150, -46, draw.stroke(draw.lighten(colour, 0.45), 1.6, alpha=0.6))
    canvas.drawRoundRect(draw.rect(-24, -58, 16, 4), 2, 2, draw.fill(draw.lighten(colour, 0.5)))
    if sleek:
        canvas.drawLine(-148, -30, 148, -30, draw.stroke("#19e3ff", 6, alpha=0.35))
        canvas.drawLine(-148, -30, 148, -30, draw.stroke("#c8f8ff", 2))
    if taxi and not open_top:
        canvas.drawRoundRect(draw.rect(-24, -126, 44, 15), 4, 4, draw.fill("#fff3b0"))
        for k in range(16):
            canvas.drawRect(draw.rect(-128 + 16 * k, -52 + 5 * (k % 2), 8, 5), draw.fill("#1c1a24"))
    for wx in (-92, 92):
        canvas.drawCircle(wx, -24, 32, draw.fill(draw.darken(colour, 0.62)))
        wheel(canvas, wx, -25, 25, spin)
    draw.oval(canvas, 147, -46, 6, 8, draw.fill("#fff8dc"))
    draw.oval(canvas, -152, -48, 4, 8, draw.fill("#ff4a42"))
    if lights:
        _headlight(canvas, 150, -46, 200)
        draw.glow(canvas, -153, -48, 30, "#ff3a3a", 0.7)
    canvas.restore()


@dataclass(frozen=True)
class Vehicle:
    """What a vehicle is made of: its kind, colour, length and height, and the radius of its wheels."""

    kind: str
    colour: str
    length: float = 330
    tall: float = 132
    wheel: float = 25


class Wheeled:
    """A vehicle with turning wheels that rocks a little as it drives. Whoever rides it sits at "back"; then ``driven`` is set."""

    driven = False

    def __init__(self, vehicle: Vehicle, look: Look) -> None:
        self.vehicle = replace(vehicle, colour=look.colour) if look.colour else vehicle
        half = vehicle.length / 2
        self.bounds = skia.Rect.MakeLTRB(-half - 30, -vehicle.tall - 20, half + 230, 24)

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint it; the wheels follow ``pose.speed``, or turn slowly when it drives on the spot."""
        v = self.vehicle
        driving = pose.action in ("drive", "ride", "run", "chase", "cycle", "walk", "fly") or pose.speed > 0
        spin = t * (pose.speed or (160.0 if driving else 0.0)) / v.wheel
        bounce = math.sin(t * 13.0) * 0.8 if driving else 0.0
        canvas.save()
        canvas.translate(0, bounce)
        match v.kind:
            case "bus":
                self._bus(canvas, spin)
            case "bicycle":
                self._bicycle(canvas, spin)
            case "scooter":
                self._scooter(canvas, spin)
            case "motorcycle":
                draw.soft_shadow(canvas, 0, 0, v.length * 0.45, 9, 0.45)
                motorcycles.paint(canvas, v.colour, spin, lights=driving)
            case "truck":
                self._truck(canvas, spin)
            case _:
                paint_car(
                    canvas, 0, 0, 1.0, 1, v.colour, spin, lights=driving, taxi=v.kind == "taxi", open_top=self.driven
                )
        canvas.restore()

    @property
    def seats(self) -> tuple[str, ...]:
        """Where riders sit: the driver first, the others behind."""
        return tuple("back" if index == 0 else f"back-{index + 1}" for index in range(_SEATS.get(self.vehicle.kind, 1)))

    @property
    def rider_scale(self) -> float:
        """How large riders are: those behind windows fit into them."""
        return {"bus": 0.5, "truck": 0.5, "car": 0.8, "taxi": 0.8}.get(self.vehicle.kind, 1.0)

    def _pane(self, canvas: skia.Canvas, pane: skia.Path) -> None:
        """A window: blue by itself, clear where somebody is to be seen through it."""
        box = pane.getBounds()
        if self.driven:
            canvas.drawPath(pane, draw.fill("#dff2ff", alpha=0.2))
            canvas.drawPath(pane, draw.stroke(draw.darken(self.vehicle.colour, 0.45), 2.5))
        else:
            gradients.fill_vertical(canvas, pane, box.top(), box.bottom(), GLASS)

    def _pierced(self, form: skia.Path, panes: list[skia.Path]) -> skia.Path:
        """The body with its windows cut out, where somebody sits behind them."""
        if not self.driven:
            return form
        whole = skia.Path(form)
        for pane in panes:
            whole.addPath(pane)
        whole.setFillType(skia.PathFillType.kEvenOdd)
        return whole

    def _bus(self, canvas: skia.Canvas, spin: float) -> None:
        v = self.vehicle
        draw.soft_shadow(canvas, 0, 0, v.length * 0.48, 13, 0.5)
        left, right, top = -v.length / 2, v.length / 2, -v.tall
        panes = [skia.Path.RRect(draw.rect(left + 18 + 62 * k, top + 22, 54, 60), 6, 6) for k in range(6)]
        body = self._pierced(skia.Path.RRect(skia.Rect.MakeLTRB(left, top, right, -20), 20, 20), panes)
        tones = [draw.lighten(v.colour, 0.22), v.colour, draw.darken(v.colour, 0.3)]
        gradients.fill_vertical(canvas, body, top, -20, tones, [0, 0.5, 1])
        for pane in panes:
            self._pane(canvas, pane)
            box = pane.getBounds()
            canvas.drawPath(
                draw.shape(
                    (box.left() + 8, box.bottom()),
                    (box.left() + 28, box.top()),
                    (box.left() + 38, box.top()),
                    (box.left() + 18, box.bottom()),
                ),
                draw.fill("#ffffff", alpha=0.12 if self.driven else 0.3),
            )
        canvas.drawRoundRect(draw.rect(right - 34, top + 20, 30, 82), 8, 8, draw.fill(GLASS[1]))
        canvas.drawRect(skia.Rect.MakeLTRB(left, -68, right, -60), draw.fill("#fff6e4", alpha=0.85))
        canvas.drawRoundRect(draw.rect(right - 96, top + 5, 84, 13), 3, 3, draw.fill("#241c1c"))
        for k in range(9):
            canvas.drawCircle(right - 88 + 8.6 * k, top + 11.5, 2.2, draw.fill("#ffb83c"))
        for wx in (-v.length * 0.3, v.length * 0.31):
            canvas.drawCircle(wx, -30, 36, draw.fill(draw.darken(v.colour, 0.6)))
            wheel(canvas, wx, -v.wheel, v.wheel, spin)
        draw.oval(canvas, right - 5, -48, 6, 9, draw.fill("#fff8dc"))
        draw.oval(canvas, left + 4, -52, 4, 9, draw.fill("#ff4a42"))

    def _truck(self, canvas: skia.Canvas, spin: float) -> None:
        v = self.vehicle
        draw.soft_shadow(canvas, 0, 0, v.length * 0.48, 13, 0.5)
        left, right = -v.length / 2, v.length / 2
        gradients.fill_vertical(
            canvas,
            skia.Path.RRect(skia.Rect.MakeLTRB(left, -v.tall, right - 104, -34), 6, 6),
            -v.tall,
            -34,
            ["#fdfbf6", "#cfd2dc"],
        )
        cab = draw.shape(
            (right - 100, -28),
            (right - 100, -v.tall + 14),
            (right - 40, -v.tall + 14),
            (right - 14, -v.tall + 20, right - 8, -84),
            (right, -76, right, -28),
        )
        pane = draw.shape((right - 90, -82), (right - 90, -v.tall + 24), (right - 38, -v.tall + 24), (right - 20, -82))
        tones = [draw.lighten(v.colour, 0.2), draw.darken(v.colour, 0.2)]
        gradients.fill_vertical(canvas, self._pierced(cab, [pane]), -v.tall, -28, tones)
        self._pane(canvas, pane)
        canvas.drawRect(skia.Rect.MakeLTRB(left, -36, right - 4, -26), draw.fill("#2a2834"))
        for wx in (left + 62, left + 122, right - 54):
            wheel(canvas, wx, -v.wheel, v.wheel, spin)
        draw.oval(canvas, right - 4, -46, 5, 8, draw.fill("#fff8dc"))

    def _bicycle(self, canvas: skia.Canvas, spin: float) -> None:
        v = self.vehicle
        r = v.wheel
        draw.soft_shadow(canvas, 0, 0, v.length * 0.45, 8, 0.4)
        back, front, crank = (-r * 1.42, -r), (r * 1.42, -r), (-r * 0.12, -r * 0.95)
        for x, y in (back, front):
            for k in range(9):
                angle = spin + k * math.pi / 9
                dx, dy = math.cos(angle) * r * 0.93, math.sin(angle) * r * 0.93
                canvas.drawLine(x - dx, y - dy, x + dx, y + dy, draw.stroke("#c9ced8", 0.8, alpha=0.75))
            canvas.drawCircle(x, y, r * 0.96, draw.stroke(TYRE, r * 0.11))
            canvas.drawCircle(x, y, r * 0.88, draw.stroke("#b0b6c4", r * 0.04))
        tube = draw.stroke(v.colour, r * 0.14)
        seat, head = (-r * 0.62, -r * 2.1), (r * 0.98, -r * 2.2)
        canvas.drawPath(draw.path(back, crank, (head[0] + r * 0.06, head[1] + r * 0.3)), tube)
        canvas.drawPath(draw.path(crank, seat, back), tube)
        canvas.drawLine(seat[0] + 4, seat[1] + 8, *head, tube)
        canvas.drawPath(draw.path(front, head, (head[0] - r * 0.04, head[1] - r * 0.3)), tube)
        bar = draw.path(
            (head[0] - r * 0.04, head[1] - r * 0.3),
            (head[0] + r * 0.42, head[1] - r * 0.42, head[0] + r * 0.2, head[1] - r * 0.05),
        )
        canvas.drawPath(bar, draw.stroke("#3a3a48", r * 0.1))
        canvas.drawPath(
            draw.shape(
                (seat[0] - r * 0.4, seat[1] - 5), (seat[0] + r * 0.36, seat[1] - 3), (seat[0] - r * 0.1, seat[1] + 7)
            ),
            draw.fill("#3a2620"),
        )
        angle = spin * 0.45
        dx, dy = math.cos(angle) * r * 0.4, math.sin(angle) * r * 0.4
        canvas.drawLine(crank[0] - dx, crank[1] - dy, crank[0] + dx, crank[1] + dy, draw.stroke("#5a5f6d", r * 0.09))
        for sign in (-1, 1):
            canvas.drawRoundRect(
                draw.rect(crank[0] + sign * dx - 8, crank[1] + sign * dy - 3, 16, 6), 3, 3, draw.fill("#26242e")
            )
        canvas.drawCircle(*crank, r * 0.2, draw.stroke("#8a8f9c", r * 0.07))

    def _scooter(self, canvas: skia.Canvas, spin: float) -> None:
        v = self.vehicle
        draw.soft_shadow(canvas, 0, 0, v.length * 0.45, 9, 0.45)
        for wx in (-60, 64):
            wheel(canvas, wx, -v.wheel, v.wheel, spin)
        body = draw.shape(
            (-88, -38),
            (-96, -74, -50, -84),
            (-16, -82),
            (-2, -80, 0, -44),
            (34, -40),
            (44, -96, 40, -118),
            (54, -120),
            (62, -70, 66, -50),
            (78, -34, 58, -36),
            (40, -20, 8, -24),
            (-30, -26),
            (-70, -20, -88, -38),
        )
        gradients.fill_vertical(
            canvas, body, -118, -20, [draw.lighten(v.colour, 0.25), v.colour, draw.darken(v.colour, 0.25)]
        )
        canvas.drawRoundRect(draw.rect(-86, -94, 72, 14), 7, 7, draw.fill("#4a2f26"))
        canvas.drawPath(draw.path((46, -116), (34, -126, 22, -122)), draw.stroke("#3a3a48", 5))
        canvas.drawCircle(54, -112, 8, draw.fill("#fff3c4"))

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """None: a vehicle is all of one piece."""
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """ "back" is where somebody sits on it, "hand" the handlebar or the wheel, "head" the roof."""
        v = self.vehicle
        if name.startswith("back"):
            row = self.seats.index(name) if name in self.seats else 0
            match v.kind:
                case "bus":
                    return v.length / 2 - 93 - 62 * row, -v.tall + 90
                case "truck":
                    return v.length / 2 - 64, -80.0
                case "car" | "taxi" if self.driven:
                    return -22.0 - 44 * row, -46.0
                case "bicycle":
                    return -v.length * 0.13, -v.tall * 0.86
                case "scooter":
                    return -v.length * 0.13, -v.tall * 0.72
                case "motorcycle":
                    return motorcycles.SADDLE
            return 0.0, -v.tall * 0.84
        if name == "hand":
            return v.length * 0.2, -v.tall * 0.96
        return 0.0, -v.tall


def _maker(vehicle: Vehicle) -> Callable[[Look], Wheeled]:
    return lambda look: Wheeled(vehicle, look)


_KINDS = {
    "car": Vehicle("car", "#d8484a"),
    "taxi": Vehicle("taxi", "#f4c02c"),
    "bus": Vehicle("bus", "#d8504a", length=430, tall=176, wheel=29),
    "truck": Vehicle("truck", "#3f7ac0", length=400, tall=170, wheel=28),
    "van": Vehicle("truck", "#4a9a8a", length=330, tall=146, wheel=26),
    "bicycle": Vehicle("bicycle", "#d8584a", length=214, tall=112, wheel=40),
    "scooter": Vehicle("scooter", "#6fc4b4", length=190, tall=124, wheel=21),
    "motorcycle": Vehicle("motorcycle", "#c8383c", length=262, tall=142, wheel=44),
}
CAST: dict[str, Callable[[Look], Wheeled]] = {name: _maker(vehicle) for name, vehicle in _KINDS.items()}

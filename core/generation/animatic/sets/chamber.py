"""What all rooms share: proportions for each shape, the light of the hour, and where people and things go.

A `Chamber` knows where its far wall ends and where people stand, hence how large anything is that stands at a given line of
the floor. Furniture is drawn in units of an adult of 210 (a chair's seat is at 55, a table at 90, a door 250 tall).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from random import Random
from typing import TypeVar

import skia

from core.generation import lexicon
from core.generation.animatic import draw
from core.generation.animatic.sets import decor, interior, lamplight, window
from core.generation.animatic.sets.outlook import Area, Daylight, Opening, daylight
from core.generation.animatic.stage import Anchor, Brief, Grade, Layer, Light, Painter, Stage, Still

T = TypeVar("T")
Lamp = tuple[float, float, float, str, float]
"""x, y, reach, colour and strength (0..1) of a lamp as it lights what is near it."""

_HOURS = {"day": "#ffffff", "dawn": "#f0d6d4", "sunset": "#f2c8a8", "night": "#70739e"}
_SKIES = {"rain": "#d6dce6", "storm": "#b6bdcc", "snow": "#eef2fa", "fog": "#dde1e4"}
_MOODS = {
    "cozy": (1.05, 1.0, 0.94),
    "romantic": (1.06, 0.98, 0.98),
    "sad": (0.94, 0.98, 1.05),
    "lonely": (0.94, 0.98, 1.05),
    "tense": (0.96, 0.97, 0.98),
    "epic": (1.05, 1.0, 0.96),
}
_RESTING = frozenset(
    {"sit", "read", "think", "drink", "eat", "talk", "play_chess", "play_cards", "play_games", "listen"}
)
_ON_THE_FLOOR = frozenset({"yoga", "kneel", "fish"})  # kinds of sitting that need no seat
_AT_WORK = frozenset({"type", "write", "draw", "work", "play_piano"})


@dataclass(frozen=True)
class Chamber:
    """One room in one shape. ``floor`` is where the far wall ends, ``stand`` where people have their feet, ``unit`` their scale.

    ``windowless`` rooms follow the hour outside only half as much. ``lamps`` light every layer near them.
    """

    brief: Brief
    floor: float
    stand: float
    unit: float
    outside: Daylight
    windowless: bool = False
    lamps: tuple[Lamp, ...] = ()

    @property
    def width(self) -> float:
        return self.brief.frame.width

    @property
    def height(self) -> float:
        return self.brief.frame.height

    @property
    def area(self) -> Area:
        """All that any camera may see, a quarter more than the frame on each side."""
        return (-self.width * 0.75, -self.height * 0.2, self.width * 1.5, self.height * 1.4)

    @property
    def left(self) -> float:
        return self.area[0]

    @property
    def right(self) -> float:
        return self.area[0] + self.area[2]

    @property
    def top(self) -> float:
        return self.area[1]

    @property
    def bottom(self) -> float:
        return self.area[1] + self.area[3]

    @property
    def horizon(self) -> float:
        """The height of the eye: lines of floor and ceiling run towards it."""
        return self.stand - 185 * self.unit

    @property
    def ceiling(self) -> float:
        """Where the far wall meets the ceiling: a tall frame shows much of it."""
        return self.pick(30.0, 150.0, 66.0)

    def pick(self, landscape: T, portrait: T, square: T) -> T:
        return self.brief.frame.pick(landscape, portrait, square)

    def x(self, share: float) -> float:
        """The place that lies ``share`` of the width to the right of the middle."""
        return share * self.width

    def size(self, y: float) -> float:
        """The scale of what stands on the floor at ``y``."""
        return self.unit * (y - self.horizon) / (self.stand - self.horizon)

    def random(self, *names: str) -> Random:
        return self.brief.random(*names)

    def lit(self, *lamps: Lamp) -> Chamber:
        """The same room with these lamps."""
        return replace(self, lamps=lamps)

    @property
    def power(self) -> float:
        """How strongly the lamps burn, 0..1."""
        return self.outside.lamps

    def still(
        self,
        name: str,
        depth: float,
        paint: Painter,
        *,
        top: float | None = None,
        bottom: float | None = None,
        blur: float = 0.0,
    ) -> Still:
        """A layer in the light of the hour and the lamps, from ``top`` to ``bottom`` over the whole width."""
        high = self.top if top is None else top
        low = self.bottom if bottom is None else bottom
        area = (self.left, high, self.area[2], low - high)

        def lit(canvas: skia.Canvas) -> None:
            paint(canvas)
            # the light that falls everywhere, and that of the lamps added to it, multiply what was painted
            canvas.saveLayer(draw.rect(*area), skia.Paint(BlendMode=skia.BlendMode.kModulate))
            canvas.drawRect(draw.rect(*area), draw.fill(self._ambient()))
            for x, y, reach, colour, strength in self.lamps:
                tones = [
                    (colour, min(1.0, 1.3 * strength * self.power)),
                    (colour, 0.65 * strength * self.power),
                    (colour, 0.0),
                ]
                shader = draw.radial((x, y), reach, tones, [0, 0.45, 1])
                canvas.drawCircle(x, y, reach, draw.fill(shader=shader, blend=skia.BlendMode.kScreen))
            canvas.restore()

        return Still(f"set:{name}", depth, area, lit, blur=blur)

    def wall(self, paint: Painter, opening: Opening | None = None, frame: str = "#efe6d8") -> list[Layer]:
        """The far wall, with a window in it and what is seen through it, if there is one."""

        def reaching_down(canvas: skia.Canvas) -> None:
            # behind the floor it goes on a little: a camera that rises or goes back shifts the two apart
            canvas.save()
            canvas.clipRect(draw.rect(self.left, self.floor - 6, self.area[2], 40))
            canvas.translate(0, 26)
            paint(canvas)
            canvas.restore()
            paint(canvas)

        if opening is None:
            return [self.still("wall", 0.5, reaching_down)]
        glass = opening

        def pierced(canvas: skia.Canvas) -> None:
            canvas.save()
            canvas.clipPath(interior.hole(self.area, glass), True)
            reaching_down(canvas)
            canvas.restore()
            interior.frame_window(canvas, glass, frame, 9)
            interior.sill(canvas, glass, frame, 11)

        return [*window.view(self.brief, glass), self.still("wall", 0.5, pierced)]

    def ground(self, paint: Painter) -> Still:
        """The floor."""
        return self.still("floor", 0.66, paint, top=self.floor - 16)

    def _ambient(self) -> str:
        hour, sky = _HOURS.get(self.brief.time_of_day, "#ffffff"), _SKIES.get(self.brief.weather, "#ffffff")
        share = 0.45 if self.windowless else 0.0
        tints = [draw.channels(draw.mix(tint, "#ffffff", share)) for tint in (hour, sky)]
        return "#" + "".join(f"{a * b // 255:02x}" for a, b in zip(*tints, strict=True))

    def leaves(self, side: int = -1) -> Still:
        """A plant close to the lens in the left (-1) or right (1) lower corner."""
        corner = (side * (self.width * 0.5 + 14), self.height + 36)
        reach = min(self.width, self.height) * 0.38

        def paint(canvas: skia.Canvas) -> None:
            for index in range(8):
                tip = (corner[0] - side * reach * (0.1 + index * 0.085), corner[1] - reach * (1.05 - index * 0.085))
                decor.leaf_blade(canvas, corner, tip, reach * 0.07, draw.mix("#2c5a44", "#8fb76a", index / 12))

        return self.still("foreground", 1.5, paint, top=self.height * 0.4, blur=6.0)

    def stage(self, layers: Sequence[Layer], anchors: dict[str, Anchor], *, opening: Opening | None = None) -> Stage:
        """The finished set, with sunbeams from its window and dust in the air."""
        if "window" in anchors:
            # who sits on a sill is meant to be seen
            sill = anchors["window"]
            anchors.setdefault("windowsill", replace(sill, scale=sill.scale * 1.35))
        more: list[Layer] = [lamplight.dust(self.brief, (-self.width / 2, 0, self.width, self.floor), 1.2, 12)]
        if opening is not None:
            more += lamplight.sunbeams(self.brief, opening, self.outside, 0.87, self.floor + 60)
        return Stage(
            self.brief.frame,
            [*layers, *more],
            anchors,
            light=self._light(),
            grade=self._grade(),
            camera="push",
            focus=anchors["lead"].x * 0.4,
        )

    def _light(self) -> Light:
        colour = self.lamps[0][3] if self.lamps else "#ffe2b8"
        if self.brief.dark:
            return Light((colour, 0.2), ("#140c24", 0.36), (self.outside.wash, 0.12), (colour, 0.16), 0.5)
        return Light((colour, 0.16), ("#2a1820", 0.28), (self.outside.wash, 0.16), (colour, 0.1), 0.45)

    def _grade(self) -> Grade:
        red, green, blue = _MOODS.get(self.brief.mood or "", (1.0, 1.0, 1.0))
        dim = 0.95 if self.brief.dark else 1.0
        return Grade(1.05, 1.06, (red * dim, green * dim, blue * dim), 0.32, 0.4)

    # --- who and what goes where ----------------------------------------------------------------------------------

    def people(self, shares: Sequence[float] | None = None) -> dict[str, Anchor]:
        """Standing places for up to four, the first nearest to us."""
        places = shares or self.pick((-0.08, 0.15, -0.29, 0.33), (-0.12, 0.22, -0.31, 0.02), (-0.1, 0.18, -0.31, 0.34))
        names = ("lead", "second", "third", "fourth")
        return {
            name: Anchor(
                self.x(share),
                self.stand - index * self.height * 0.012,
                0.96 - 0.004 * index,
                self.unit * (1 - 0.03 * index),
                -1 if share > 0.1 else 1,
                "stand",
            )
            for index, (name, share) in enumerate(zip(names, places, strict=False))
        }

    def seated(self, seats: Sequence[tuple[float, float, float]], depth: float = 0.92) -> dict[str, Anchor]:
        """Seats (x, y of the seat, scale) for the lead and others."""
        names = ("lead", "second", "third", "fourth")
        return {
            name: Anchor(x, y, depth + 0.002 * index, scale, -1 if index % 2 else 1, "sit")
            for index, (name, (x, y, scale)) in enumerate(zip(names, seats, strict=False))
        }

    def behind(self, edge: float, xs: Sequence[float], scale: float, depth: float = 0.93) -> dict[str, Anchor]:
        """Places behind a table whose edge is at ``edge``."""
        # a tall frame has no room for two at full size: company sits further back
        scale, back = (scale * 0.9, 0.1) if self.brief.frame.is_tall else (scale, 0.03)
        names = ("lead", "second", "third", "fourth")
        return {
            name: Anchor(x, edge, depth - 0.003 * index, scale * (1 - back * index), -1 if index % 2 else 1, "bust")
            for index, (name, x) in enumerate(zip(names, xs, strict=False))
        }

    def tops(self, places: Sequence[tuple[float, float]], depth: float, scale: float) -> dict[str, Anchor]:
        """Surfaces for things, at (x, y)."""
        return {
            "surface" if index == 0 else f"surface-{index + 1}": Anchor(
                x, y, depth + 0.002 * index, scale, supports="surface"
            )
            for index, (x, y) in enumerate(places)
        }

    def grounds(self, shares: Sequence[float] | None = None) -> dict[str, Anchor]:
        """The floor in front of everybody, for things; "floor" and "wall" by name, and the air."""
        places = shares or self.pick((0.3, -0.36, 0.04), (0.24, -0.3, 0.0), (0.3, -0.34, 0.04))
        low = self.stand + self.height * 0.02
        found = {
            "ground" if index == 0 else f"ground-{index + 1}": Anchor(
                self.x(share), low + 0.006 * self.height * index, 0.98 + 0.002 * index, self.unit * 0.95
            )
            for index, share in enumerate(places)
        }
        found["floor"] = replace(found["ground"], x=self.x(places[-1]) + 20)
        found["wall"] = Anchor(
            self.x(0.06), self.floor - 150 * self.size(self.floor), 0.55, self.size(self.floor), supports="surface"
        )
        found["air"] = Anchor(self.x(0.16), self.height * 0.34, 0.94, self.unit * 0.6, -1, "air")
        return found


def chamber(
    brief: Brief,
    *,
    floor: tuple[float, float, float] = (344, 606, 466),
    stand: tuple[float, float, float] = (452, 764, 596),
    unit: tuple[float, float, float] = (1.22, 1.84, 1.58),
    windowless: bool = False,
) -> Chamber:
    """A room with these lines for landscape, portrait and square."""
    pick = brief.frame.pick
    return Chamber(brief, pick(*floor), pick(*stand), pick(*unit), daylight(brief), windowless)


def rests(brief: Brief) -> bool:
    """Whether the lead does what one does sitting."""
    return _does(brief, _RESTING | _AT_WORK)


def sleeps(brief: Brief) -> bool:
    """Whether the lead lies down."""
    return _does(brief, frozenset({"sleep", "lie"}))


def _does(brief: Brief, actions: frozenset[str]) -> bool:
    action = brief.action
    if action is None or action in _ON_THE_FLOOR:
        return False
    return action in actions or any(name in actions for name in lexicon.ancestors(action, "action"))


@contextmanager
def placed(canvas: skia.Canvas, x: float, y: float, size: float) -> Iterator[None]:
    """Draw in units of an adult of 210, with the origin at (x, y)."""
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(size, size)
    yield
    canvas.restore()


def spread(paint: Callable[[int, float], None], count: int, first: float, last: float) -> None:
    """``paint(index, x)`` for ``count`` places from ``first`` to ``last``."""
    for index in range(count):
        paint(index, first + (last - first) * (index / max(1, count - 1)))

"""Globes that turn: the earth with its continents and clouds, and other worlds. They know nothing of the sky around them.

A world is a picture of its surface, longitude by latitude, that is looked up for every pixel of the disc: a table made once
per size says where, so that a turn costs one numpy gather.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Literal

import numpy as np
import skia
from numpy.typing import NDArray

from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.animatic.stage import Figure, Look, Pose
from core.generation.scene import seed_for

WIDE, HIGH = 768, 384
TILT = math.radians(18)
_AIR = 1.34  # how far, in radii, a picture of a globe reaches with its air

# Outlines in degrees of longitude and latitude, drawn by eye after a wall map; fractal noise roughens the coasts.
_LANDS: tuple[tuple[tuple[float, float], ...], ...] = (
    # Africa
    ((-17, 15), (-10, 30), (-5, 36), (10, 37), (20, 32), (33, 31), (43, 12), (51, 12), (40, -4), (40, -16), (33, -26),
     (26, -34), (18, -34), (12, -17), (12, -5), (8, 4), (-8, 4), (-17, 15)),
    ((44, -25), (47, -25), (50, -15), (44, -17)),
    # Europe and Asia
    ((-9, 37), (-9, 43), (-2, 44), (-4, 48), (4, 52), (9, 55), (12, 54), (20, 55), (22, 60), (30, 60), (22, 65), (17, 60),
     (12, 56), (5, 59), (14, 67), (25, 71), (42, 67), (60, 69), (75, 73), (104, 77), (130, 72), (160, 70), (180, 68),
     (178, 62), (163, 60), (160, 53), (155, 59), (140, 54), (132, 43), (127, 36), (121, 39), (122, 30), (109, 20),
     (109, 12), (104, 10), (104, 1), (98, 9), (94, 17), (88, 22), (80, 14), (77, 8), (72, 20), (62, 25), (52, 27),
     (59, 22), (45, 13), (35, 29), (36, 36), (27, 37), (23, 37), (19, 42), (13, 45), (18, 40), (15, 38), (8, 44), (0, 40),
     (-3, 37)),
    ((-5, 50), (1, 52), (-3, 58), (-6, 56)),
    ((131, 31), (140, 35), (142, 43), (136, 36)),
    # The islands of the south-east, Australia, New Zealand
    ((96, 5), (105, -5), (102, 0)), ((109, 1), (117, 6), (116, -3), (110, -3)), ((106, -6), (115, -8), (106, -7)),
    ((131, -1), (141, -3), (150, -10), (138, -8)),
    ((114, -22), (122, -18), (131, -12), (136, -12), (141, -17), (143, -11), (153, -26), (150, -37), (140, -38),
     (131, -32), (116, -35)),
    ((167, -46), (174, -41), (173, -35), (178, -38), (171, -45)),
    # North and Central America
    ((-168, 66), (-156, 71), (-125, 70), (-95, 72), (-82, 68), (-94, 59), (-80, 52), (-77, 62), (-64, 59), (-56, 52),
     (-66, 44), (-75, 38), (-81, 31), (-80, 25), (-84, 30), (-97, 27), (-96, 19), (-88, 21), (-83, 10), (-78, 8),
     (-95, 16), (-106, 22), (-114, 31), (-110, 24), (-117, 33), (-124, 40), (-124, 48), (-135, 58), (-152, 60), (-165, 55)),
    ((-85, 22), (-75, 20), (-82, 23)),
    ((-73, 78), (-55, 70), (-44, 60), (-22, 70), (-18, 80), (-40, 83)),
    # South America
    ((-80, 0), (-77, 8), (-62, 10), (-50, 0), (-35, -7), (-39, -18), (-48, -27), (-58, -38), (-66, -48), (-69, -55),
     (-75, -50), (-72, -30), (-71, -18), (-81, -6)),
    # Antarctica
    ((-180, -90), (-180, -78), (-120, -74), (-60, -65), (0, -70), (60, -67), (120, -66), (180, -78), (180, -90)),
)  # fmt: skip


def _noise(dice: np.random.Generator, octaves: int, coarse: int) -> NDArray[np.float32]:
    """Fractal noise about 0 on the map, seamless in longitude; each octave is twice as fine and half as strong."""
    total = np.zeros((HIGH, WIDE), np.float32)
    for octave in range(octaves):
        rows = coarse * 2**octave
        grid = dice.standard_normal((rows, rows * 2)).astype(np.float32)
        down, across = _spread(rows, HIGH, "edge"), _spread(2 * rows, WIDE, "wrap")
        total += down @ grid @ across.T * np.float32(0.5**octave)
    return total / float(np.abs(total).max())


@lru_cache(maxsize=32)
def _spread(count: int, size: int, mode: Literal["edge", "wrap"]) -> NDArray[np.float32]:
    """How much of each of ``count`` values, spread evenly over a circle, there is at each of ``size`` places: a soft hat."""
    place = (np.arange(size) + 0.5) * count / size - 0.5
    first = np.floor(place).astype(int)
    share = (place - first).astype(np.float32)
    hats = np.zeros((size, count), np.float32)
    hats[np.arange(size), first % count] = 1 - share
    hats[np.arange(size), (first + 1) % count] += share
    return _softened(hats, size / count / 4, mode)


def _softened(
    values: NDArray[np.float32], sigma: float, mode: Literal["edge", "wrap", "symmetric"]
) -> NDArray[np.float32]:
    """Gaussian blur along the first axis, cut off at four sigmas."""
    reach = int(4 * sigma + 0.5)
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    weights /= weights.sum()
    padded = np.pad(values, ((reach, reach), (0, 0)), mode)
    total = np.zeros_like(values)
    for shift, weight in enumerate(weights.astype(np.float32)):
        total += padded[shift : shift + len(values)] * weight
    return total


def _between(low: str, high: str, share: NDArray[np.float32]) -> NDArray[np.float32]:
    first, second = (np.array(draw.channels(c), np.float32) for c in (low, high))
    return first + (second - first) * np.clip(share, 0, 1)[..., None]


def _packed(colours: NDArray[np.float32]) -> NDArray[np.uint32]:
    levels = np.clip(colours, 0, 255).astype(np.uint32)
    red, green, blue = levels[..., 0] << 16, levels[..., 1] << 8, levels[..., 2]
    return (red | green | blue | 0xFF000000).astype(np.uint32)


@lru_cache(maxsize=1)
def _earth() -> NDArray[np.uint32]:
    dice = np.random.default_rng(seed_for(0, "earth"))
    surface = draw.blank(WIDE, HIGH)
    with surface as canvas:
        canvas.clear(0xFF000000)
        for land in _LANDS:
            points = [((lon + 180) / 360 * WIDE, (90 - lat) / 180 * HIGH) for lon, lat in land]
            canvas.drawPath(draw.shape(*points), draw.fill("#ffffff"))
    sharp = surface.toarray()[..., 0].astype(np.float32) / 255
    drawn = _softened(_softened(sharp, 1.6, "symmetric").T, 1.6, "symmetric").T
    rough, fine = _noise(dice, 5, 16), _noise(dice, 5, 12)
    rows, columns = np.mgrid[0:HIGH, 0:WIDE]
    warped = drawn[np.clip(rows + rough * 12, 0, HIGH - 1).astype(int), (columns + fine * 12).astype(int) % WIDE]
    latitude = np.abs(90 - rows / HIGH * 180).astype(np.float32)
    sea = _between("#123f9c", "#2f8fe0", 0.55 + fine * 0.7) + (warped[..., None] > 0.12) * np.float32(22)
    dry = np.exp(-(((latitude - 24) / 9) ** 2)).astype(np.float32) * 1.5 + rough * 0.7 - 0.25
    soil = _between("#2f8a44", "#dcb678", dry)
    soil = soil + (_between("#000000", "#3a3a2c", 0.5 + fine) - 24)
    soil += (np.array((236, 242, 250), np.float32) - soil) * np.clip((latitude - 58 + rough * 16) / 10, 0, 1)[..., None]
    world = np.where(warped[..., None] > 0.42, soil, sea)
    ice = np.clip((latitude - 76 + rough * 8) / 4, 0, 1)[..., None]
    world = world + (np.array((240, 246, 252), np.float32) - world) * ice
    streaks, swirl = _noise(dice, 6, 6), _noise(dice, 3, 5)
    clouds = streaks[
        np.clip(rows + swirl * 34, 0, HIGH - 1).astype(int), (columns + rough * 44 + swirl * 22).astype(int) % WIDE
    ]
    cover = np.clip((clouds - 0.13 + 0.1 * np.cos(np.radians(latitude * 6))) * 3.0, 0, 0.94)[..., None]
    return _packed((world + (np.array((255, 255, 255), np.float32) - world) * cover).astype(np.float32))


@lru_cache(maxsize=4)
def _barren(low: str, high: str) -> NDArray[np.uint32]:
    dice = np.random.default_rng(seed_for(0, "world", low, high))
    return _packed(_between(low, high, 0.5 + _noise(dice, 6, 8) * 1.3))


@lru_cache(maxsize=8)
def _lookup(pixels: int, tilt: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """For each pixel of the disc, the row and the column of the map under it (orthographic, the north tilted to us)."""
    axis = (np.arange(pixels) + 0.5) / pixels * 2 - 1
    x, y = np.meshgrid(axis, -axis)
    inside = np.minimum(1.0, np.hypot(x, y))
    fall = np.where(np.hypot(x, y) > 1, np.hypot(x, y), 1.0)
    x, y = x / fall, y / fall
    z = np.sqrt(np.maximum(0.0, 1 - inside**2))
    up, out = y * math.cos(tilt) + z * math.sin(tilt), z * math.cos(tilt) - y * math.sin(tilt)
    row = np.clip((0.5 - np.arcsin(np.clip(up, -1, 1)) / math.pi) * HIGH, 0, HIGH - 1).astype(np.intp)
    column = ((np.arctan2(x, out) / (2 * math.pi) + 0.5) * WIDE).astype(np.intp)
    return row, column


class Globe:
    """A world with a lit and a dark side. ``glow`` is its air, None for none; the light falls from ``light`` degrees."""

    def __init__(
        self,
        surface: NDArray[np.uint32],
        radius: float,
        glow: str | None,
        light: float = 205.0,
        sharpness: float = 1.4,
        tilt: float = TILT,
    ) -> None:
        self.surface, self.radius, self.glow = surface, radius, glow
        angle = math.radians(light)
        self._sun = math.cos(angle) * radius, math.sin(angle) * radius
        self._sharpness = sharpness
        self._row, self._column = _lookup(round(2 * radius * sharpness), tilt)
        self._turn: int | None = None
        self._picture: skia.Image | None = None
        side = round(2 * radius * _AIR * sharpness)
        # what doesn't turn with the globe: the air behind it, night and dusk over it, the light on its rim
        self._air, self._night, self._rim = (
            _still(side, self._centred, paint) for paint in (self._paint_air, self._paint_night, self._paint_rim)
        )

    def draw(self, canvas: skia.Canvas, x: float, y: float, degrees: float) -> None:
        """The globe about (x, y), turned eastwards so that the meridian of -``degrees`` faces the camera."""
        turn = round(-degrees / 360 * WIDE)
        if self._picture is None or turn != self._turn:
            # It turns by less than a texel from frame to frame, so most frames show the same picture again.
            self._turn, self._picture = turn, self._paint(turn)
        reach = self.radius * _AIR
        canvas.drawImageRect(
            self._picture, draw.rect(x - reach, y - reach, 2 * reach, 2 * reach), draw.FAST, skia.Paint(AntiAlias=True)
        )

    def _centred(self, canvas: skia.Canvas) -> None:
        """Bring a picture's canvas to units about the globe's middle."""
        canvas.scale(self._sharpness, self._sharpness)
        canvas.translate(self.radius * _AIR, self.radius * _AIR)

    def _paint(self, turn: int) -> skia.Image:
        radius = self.radius
        surface = draw.blank(self._air.width(), self._air.height())
        canvas = surface.getCanvas()
        canvas.drawImage(self._air, 0, 0)
        canvas.save()
        self._centred(canvas)
        canvas.clipPath(draw.circle(0, 0, radius), True)
        pixels = self.surface[self._row, (self._column + turn) % WIDE].view(np.uint8)
        image = skia.Image.fromarray(
            pixels.reshape(*self._row.shape, 4), skia.kBGRA_8888_ColorType, skia.kOpaque_AlphaType
        )
        canvas.drawImageRect(image, draw.rect(-radius - 0.5, -radius - 0.5, 2 * radius + 1, 2 * radius + 1), draw.FAST)
        canvas.restore()
        canvas.drawImage(self._night, 0, 0)
        if self.glow is not None:
            canvas.drawImage(self._rim, 0, 0, skia.SamplingOptions(), skia.Paint(BlendMode=skia.BlendMode.kScreen))
        return surface.makeImageSnapshot()

    def _paint_air(self, canvas: skia.Canvas) -> None:
        if self.glow is not None:
            lit, reach = (self._sun[0] * 0.12, self._sun[1] * 0.12), self.radius * 1.18
            air = draw.radial(lit, reach, [(self.glow, 0.8), (self.glow, 0.26), (self.glow, 0)], [0.82, 0.88, 1])
            canvas.drawCircle(*lit, reach, draw.fill(shader=air))

    def _paint_night(self, canvas: skia.Canvas) -> None:
        dusk = [("#fff6e0", 0.2), ("#fff6e0", 0.0), ("#040a26", 0.25), ("#02030f", 0.93), ("#02030f", 0.97)]
        middle = (self._sun[0] * 0.7, self._sun[1] * 0.7)
        night = draw.radial(middle, self.radius * 1.72, dusk, [0, 0.3, 0.54, 0.8, 1])
        canvas.drawCircle(0, 0, self.radius, draw.fill(shader=night))

    def _paint_rim(self, canvas: skia.Canvas) -> None:
        if self.glow is not None:
            middle = (-self._sun[0] * 0.1, -self._sun[1] * 0.1)
            rim = draw.radial(middle, self.radius * 1.08, [(self.glow, 0), (self.glow, 0.8)], [0.8, 1])
            canvas.drawCircle(0, 0, self.radius, draw.fill(shader=rim))


def _still(side: int, prepare: Callable[[skia.Canvas], None], paint: Callable[[skia.Canvas], None]) -> skia.Image:
    surface = draw.blank(side, side)
    prepare(surface.getCanvas())
    paint(surface.getCanvas())
    return surface.makeImageSnapshot().makeRasterImage()


def earth(radius: float, light: float = 205.0, sharpness: float = 1.4, tilt: float = TILT) -> Globe:
    """The earth, ``radius`` world units large, its north tilted towards us by ``tilt`` radians."""
    return Globe(_earth(), radius, "#6db8ff", light, sharpness, tilt)


def barren(radius: float, low: str, high: str, glow: str | None = None, light: float = 205.0) -> Globe:
    """A world of rock between two colours."""
    return Globe(_barren(low, high), radius, glow, light)


class Planet:
    """A globe as a thing that hangs in the air; its base is its lowest point."""

    bounds = draw.rect(-110, -190, 220, 220)

    def __init__(self, globe: Globe) -> None:
        self.globe = globe

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        self.globe.draw(canvas, 0, -80, t * 5 - 10)

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        return (0.0, -80.0)


CAST: dict[str, Callable[[Look], Figure]] = {
    "earth": lambda look: Planet(earth(80)),
    "planet": lambda look: Planet(barren(80, "#7a3f6a", "#f2b48a", "#ffb08a")),
    "mars": lambda look: Planet(barren(80, "#7d3018", "#e6965c", "#ffb48a")),
}

"""Feet, paws and hooves on the ground they have. Also what every doing writes on: `Doing`. It knows no other doings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.generation.animatic.sound import synth
from core.generation.animatic.sound.ambience import Air
from core.generation.animatic.sound.kinds import nearest
from core.generation.animatic.sound.music import Harmony
from core.generation.animatic.sound.synth import (
    SAMPLE_RATE,
    Samples,
    band,
    burst,
    count,
    drift,
    peak,
    place,
    shaped,
    total,
)
from core.generation.scene import Entity, Shot

BIPEDS = frozenset(
    {"person", "robot", "alien", "ghost", "zombie", "skeleton", "monster", "bird", "kangaroo", "penguin"}
)
HOOFED = frozenset(
    {"horse", "cow", "zebra", "unicorn", "deer", "goat", "sheep", "pig", "camel", "giraffe", "centaur", "donkey"}
)
_LEGLESS = frozenset({"ghost", "snake", "fish", "whale", "dolphin", "worm", "snail", "vehicle", "jellyfish", "mermaid"})
_VARIETY = 11  # different steps before the first comes again: no multiple of anybody's number of feet
_HEAVY = {"robot": 1.5, "bear": 1.6, "elephant": 2.2, "horse": 1.4, "dinosaur": 2.2, "giant": 2.2, "dragon": 1.9}


@dataclass
class Doing:
    """One entity's part in a shot: a bus of the shot's length to write on. Times on it are seconds from the shot's start.

    ``feet`` are the moments at which feet land, where the picture's gait is known. ``harmony`` is in seconds of the clip, which
    the shot enters at ``start``.
    """

    bus: Samples
    entity: Entity
    shot: Shot
    rng: np.random.Generator
    start: float = 0.0
    feet: Sequence[float] | None = None
    harmony: Harmony | None = None

    @property
    def seconds(self) -> float:
        return int(self.bus.shape[1]) / SAMPLE_RATE

    def put(self, sound: Samples, at: float, gain: float, spread: float = 0.2) -> None:
        """Place a sound with a little human variation in loudness and side."""
        side = float(self.rng.uniform(-spread, spread))
        place(self.bus, sound, at, gain * float(self.rng.uniform(0.75, 1.0)), side)


def _footfalls(doing: Doing, action: str) -> list[float]:
    """When feet land, at the natural pace of the figures: 2.9 steps per second running on two legs and 1.9 walking; on four a
    gallop of 1.92 strides per second with falls at 0, 0.13, 0.45 and 0.58 (Hildebrand 1989), or a walk of one."""
    fast = action in ("run", "chase")
    falls: tuple[float, ...]
    if nearest(doing.entity.concept, BIPEDS):
        rate, falls = (2.9, (0.0,)) if fast else (1.9, (0.0,))
    else:
        rate, falls = (1.92, (0.0, 0.13, 0.45, 0.58)) if fast else (1.0, (0.0, 0.25, 0.5, 0.75))
    strides = int(doing.seconds * rate) + 1
    return [(k + fall) / rate for k in range(strides) for fall in falls]


def step(doing: Doing, heavy: float) -> Samples:
    """One foot on the ground it has: snow creaks, leaves rustle, boards are hollow, stone knocks, wet stone splashes."""
    rng, air = doing.rng, Air.of(doing.shot)
    wet = air.weather in ("rain", "storm") and not air.indoors
    if air.floor == "snow":
        n = count(0.17)
        grains = synth.noise(rng, n, band(700, 4_500, 1), 1)[0] * np.maximum(0, drift(rng, n, 60, -0.5, 1))
        return synth.edged(grains * 0.5, 0.03, 0.08) + burst(rng, 0.17, band(80, 300), 0.01)[:n] * 0.5 * heavy
    if air.floor == "dust":
        return burst(rng, 0.22, band(45, 190), 0.012) * 1.4 * heavy
    if air.floor == "water":
        return burst(rng, 0.3, total(band(500, 5_000, 1), peak(380, 100)), 0.02) * 0.7 * heavy
    thud = burst(rng, 0.09, band(70, 320 / heavy, 1), 0.003) * heavy
    if air.floor == "sand":
        return thud * 0.6 + burst(rng, 0.14, band(900, 5_000, 1), 0.02)[: len(thud)] * 0.5
    if air.floor in ("hard", "wood"):
        if nearest(doing.entity.concept, HOOFED):
            return _hoof(rng)
        tap = total(peak(1_100, 350), shaped(band(1_800, 5_000, 1), 0.5)) if air.floor == "hard" else peak(420, 160)
        knock = burst(rng, 0.05, tap, 0.001)
        thud[: len(knock)] += knock[: len(thud)] * 0.55
        if wet:
            splash = burst(rng, 0.16, band(1_500, 8_000, 1), 0.012) * 0.55
            splash[: len(thud)] += thud
            return splash
        return thud
    rustle = burst(rng, 0.13, band(1_400, 7_000, 1), 0.015) * 0.35
    rustle[: len(thud)] += thud * (1.2 if nearest(doing.entity.concept, HOOFED) else 0.8)
    return rustle


def _hoof(rng: np.random.Generator) -> Samples:
    base = float(rng.uniform(480, 560))
    return synth.struck([(base, 0.5, 0.06), (base * 2.2, 0.4, 0.05), (190, 0.6, 0.08)], count(0.1)) * np.float32(0.6)


def steps(doing: Doing) -> None:
    """Feet, paws or hooves, in step with the picture where its footfalls are given."""
    if nearest(doing.entity.concept, _LEGLESS):
        return
    action = doing.entity.action or "walk"
    two_legs = nearest(doing.entity.concept, BIPEDS) is not None
    size = nearest(doing.entity.concept, _HEAVY)
    heavy = _HEAVY[size] if size else 1.1 if two_legs else 0.75
    feet = doing.feet if doing.feet is not None else _footfalls(doing, action)
    heard = [step(doing, heavy) for _ in feet[:_VARIETY]]
    for k, at in enumerate(feet):
        doing.put(heard[k % _VARIETY], at, 0.42 if two_legs else 0.3, 0.25)
        if doing.entity.concept == "robot":
            doing.put(_servo(doing.rng), at - 0.12, 0.05)


def _servo(rng: np.random.Generator) -> Samples:
    n = count(0.2)
    bend = synth.line(n, [(0, 0.8), (0.08, 1.25), (0.2, 0.9)])
    whine = synth.tone(float(rng.uniform(420, 560)), n, synth.harmonics(8, 0.7, odd=True), bend=bend)
    return synth.filtered(synth.edged(whine, 0.03, 0.06), band(500, 5_000, 1))

"""What things and their doings sound like: steps, fire, cups, strings, keys. It knows no places' ambience and no levels in the mix.

Each sound is seeded by its entity's id. `performed` gives a shot's foley; named sounds that a prompt asks for ("thunder",
"applause") are in `effects`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from core.generation.animatic.sound import instruments, music, places, synth
from core.generation.animatic.sound.ambience import AIRLESS, Air
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
    times,
    total,
)
from core.generation.scene import Entity, Shot

BIPEDS = frozenset(
    {"person", "robot", "alien", "ghost", "zombie", "skeleton", "monster", "bird", "kangaroo", "penguin"}
)
HARD = frozenset({"street", "neon street", "cafe", "room", "cave", "castle", "temple"})


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


# --- feet -----------------------------------------------------------------------------------------------------------


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


def _step(doing: Doing, heavy: float) -> Samples:
    """One foot on the ground it has: snow creaks, leaves rustle, stone knocks, wet stone splashes."""
    rng, air = doing.rng, Air.of(doing.shot)
    ground, sky = air.setting, air.weather
    if sky == "snow" and not air.indoors:
        n = count(0.17)
        grains = synth.noise(rng, n, band(700, 4_500, 1), 1)[0] * np.maximum(0, drift(rng, n, 60, -0.5, 1))
        return synth.edged(grains * 0.5, 0.03, 0.08) + burst(rng, 0.17, band(80, 300), 0.01)[:n] * 0.5 * heavy
    if ground in AIRLESS:
        return burst(rng, 0.22, band(45, 190), 0.012) * 1.4 * heavy
    thud = burst(rng, 0.09, band(70, 320 / heavy, 1), 0.003) * heavy
    if ground in ("desert", "beach"):
        return thud * 0.6 + burst(rng, 0.14, band(900, 5_000, 1), 0.02)[: len(thud)] * 0.5
    if ground in HARD:
        knock = burst(rng, 0.05, total(peak(1_100, 350), shaped(band(1_800, 5_000, 1), 0.5)), 0.001)
        thud[: len(knock)] += knock[: len(thud)] * 0.55
        if sky in ("rain", "storm") and not air.indoors:
            splash = burst(rng, 0.16, band(1_500, 8_000, 1), 0.012) * 0.55
            splash[: len(thud)] += thud
            return splash
        return thud
    rustle = burst(rng, 0.13, band(1_400, 7_000, 1), 0.015) * 0.35
    rustle[: len(thud)] += thud * 0.8
    return rustle


def steps(doing: Doing) -> None:
    """Feet, paws or hooves, in step with the picture where its footfalls are given."""
    action = doing.entity.action or "walk"
    two_legs = nearest(doing.entity.concept, BIPEDS) is not None
    heavy = {"robot": 1.5, "bear": 1.6, "elephant": 2.0, "horse": 1.4}.get(
        doing.entity.concept, 1.1 if two_legs else 0.75
    )
    for at in doing.feet if doing.feet is not None else _footfalls(doing, action):
        doing.put(_step(doing, heavy), at, 0.42 if two_legs else 0.3, 0.25)
        if doing.entity.concept == "robot":
            doing.put(_servo(doing.rng), at - 0.12, 0.05)


def _servo(rng: np.random.Generator) -> Samples:
    n = count(0.2)
    bend = synth.line(n, [(0, 0.8), (0.08, 1.25), (0.2, 0.9)])
    whine = synth.tone(float(rng.uniform(420, 560)), n, synth.harmonics(8, 0.7, odd=True), bend=bend)
    return synth.filtered(synth.edged(whine, 0.03, 0.06), band(500, 5_000, 1))


# --- doings ---------------------------------------------------------------------------------------------------------


def chess(doing: Doing) -> None:
    """A piece set down now and then, its felt sliding first."""
    at = float(doing.rng.uniform(0.9, 1.5))
    while at < doing.seconds - 0.3:
        slide = synth.edged(synth.noise(doing.rng, count(0.18), band(600, 2_500, 1), 1)[0], 0.05, 0.05)
        doing.put(slide, at - 0.2, 0.015)
        base = float(doing.rng.uniform(640, 780))
        knock = synth.struck(
            [(base, 0.7, 0.09), (base * 2.3, 0.4, 0.06), (base * 3.9, 0.2, 0.04), (170, 0.5, 0.1)], count(0.16)
        )
        doing.put(knock, at, 0.3)
        at += float(doing.rng.uniform(1.4, 2.4))


def guitar(doing: Doing) -> None:
    """Fingerpicking on the bed's chords, with a slow strum at the end."""
    if doing.harmony is None:
        return
    for chord in doing.harmony.chords:
        notes = (chord.bass + (12 if chord.bass < 40 else 0), *chord.notes)
        final = chord is doing.harmony.last
        step = 0.035 if final else doing.harmony.beat / 2
        order = (
            range(len(notes))
            if final
            else [(0, 2, 1, 3, 0, 3, 2, 1)[k % 8] for k in range(round((chord.end - chord.start) / step))]
        )
        for k, rank in enumerate(order):
            note = notes[rank % len(notes)]
            at = chord.start + k * step + float(doing.rng.normal(0, 0.005)) - doing.start
            doing.put(instruments.plucked(note, 2.0), at, 0.26 if rank == 0 else 0.2, 0.12)


def playing(player: music.Player, gain: float) -> Callable[[Doing], None]:
    """Playing an instrument along with the bed, in its harmony."""

    def perform(doing: Doing) -> None:
        if doing.harmony is None:
            return
        whole = synth.silence(max(count(doing.harmony.last.end), count(doing.start) + doing.bus.shape[1]))
        player(music.Part(whole, doing.harmony, doing.rng))
        first = count(doing.start)
        doing.bus += whole[:, first : first + doing.bus.shape[1]] * np.float32(gain)

    return perform


def pages(doing: Doing) -> None:
    """A page turned, once or twice."""
    for k in range(max(1, int(doing.seconds / 4))):
        n = count(0.5)
        sweep = synth.line(n, [(0, 0), (0.12, 0.5), (0.2, 0.2), (0.34, 1), (0.5, 0)])
        paper = synth.noise(doing.rng, n, band(1_200, 8_000, 1), 1)[0] * sweep * drift(doing.rng, n, 50, 0.3, 1)
        doing.put(paper, 1.1 + 3.6 * k + float(doing.rng.uniform(0, 0.6)), 0.06)


def typing(doing: Doing) -> None:
    """Keys in runs of a word's length."""
    at = 0.4
    while at < doing.seconds - 0.2:
        for _ in range(int(doing.rng.integers(3, 9))):
            click = synth.struck([(float(doing.rng.uniform(1_700, 2_600)), 0.5, 0.02), (430, 0.4, 0.03)], count(0.04))
            doing.put(click + burst(doing.rng, 0.04, band(2_000, 7_000), 0.001)[: len(click)] * 0.4, at, 0.08, 0.1)
            at += float(doing.rng.uniform(0.08, 0.17))
        at += float(doing.rng.uniform(0.25, 0.6))


def dancing(doing: Doing) -> None:
    """Feet on the beat of the music, and claps on every second one."""
    beat = doing.harmony.beat if doing.harmony else 0.5
    k = int(np.ceil(doing.start / beat))
    while k * beat < doing.start + doing.seconds - 0.3:
        at = k * beat - doing.start
        doing.put(_step(doing, 1.0), at, 0.25)
        if k % 4 == 3:
            doing.put(instruments.drum("clap"), at, 0.06)
        k += 1


def splashes(doing: Doing) -> None:
    """Somebody in the water: strokes that throw it about."""
    at = 0.2
    while at < doing.seconds - 0.3:
        n = count(0.6)
        water = synth.noise(doing.rng, n, band(500, 6_000, 1), 1)[0] * synth.line(n, [(0, 0), (0.06, 1), (0.6, 0)]) ** 2
        doing.put(synth.edged(water * drift(doing.rng, n, 40, 0.3, 1), 0.02, 0.2), at, 0.09)
        at += float(doing.rng.uniform(0.7, 1.1))


def surfing(doing: Doing) -> None:
    """A board that cuts a wave: a rush that leans from side to side, and spray."""
    n = doing.bus.shape[1]
    lean = np.sin(2 * np.pi * 0.45 * times(n)).astype(np.float32)
    rush = synth.noise(doing.rng, n, band(900, 7_500, 1)) * drift(doing.rng, n, 3, 0.6, 1)
    rush *= (1 + 0.6 * np.abs(lean)) * np.stack([1 - lean / 2, 1 + lean / 2]).astype(np.float32)
    doing.bus += synth.edged(rush * np.float32(0.014), 0.3, 0.3)
    at = 0.7
    while at < doing.seconds - 0.4:
        doing.put(burst(doing.rng, 0.5, band(1_500, 9_000, 1), 0.05), at, 0.1, 0.6)
        at += float(doing.rng.uniform(0.9, 1.5))


def sizzling(doing: Doing) -> None:
    """A pan, and a spoon in it."""
    n = doing.bus.shape[1]
    fat = synth.noise(doing.rng, n, band(2_500, 10_000, 1)) * drift(doing.rng, n, 25, 0.4, 1.0)
    doing.bus += synth.edged(fat * 0.02, 0.2, 0.2)
    for at in np.arange(0.8, doing.seconds - 0.3, 1.3):
        doing.put(synth.struck([(1_500, 0.4, 0.12), (2_900, 0.3, 0.09), (640, 0.3, 0.1)], count(0.15)), float(at), 0.06)


def sleeping(doing: Doing) -> None:
    """Slow breath with the beginning of a snore."""
    n = doing.bus.shape[1]
    turn = (times(n) / 3.2) % 1
    swell = np.where(turn < 0.45, np.sin(np.pi * turn / 0.45), 0).astype(np.float32)
    rumble = (0.6 + 0.4 * np.sign(np.sin(2 * np.pi * 27 * times(n)))).astype(np.float32)
    doing.bus += synth.noise(doing.rng, n, band(180, 900, 1)) * swell**2 * rumble * 0.03


def flapping(doing: Doing) -> None:
    """Wings."""
    for at in np.arange(0.1, doing.seconds - 0.2, 0.36):
        doing.put(burst(doing.rng, 0.22, band(150, 900, 1), 0.06), float(at), 0.1, 0.4)


def jumping(doing: Doing) -> None:
    """Off and down again."""
    for at in np.arange(0.5, doing.seconds - 0.6, 1.2):
        doing.put(burst(doing.rng, 0.3, band(400, 2_500, 1), 0.12), float(at), 0.05)
        doing.put(_step(doing, 1.5), float(at) + 0.5, 0.2)


def fighting(doing: Doing) -> None:
    """Whooshes and blows, cartoon fashion."""
    at = 0.5
    while at < doing.seconds - 0.5:
        doing.put(burst(doing.rng, 0.25, band(500, 3_500, 1), 0.1), at, 0.1, 0.6)
        blow = burst(doing.rng, 0.2, band(90, 1_500, 1), 0.002)
        doing.put(blow, at + 0.16, 0.3, 0.3)
        at += float(doing.rng.uniform(0.55, 1.1))


def riding(doing: Doing) -> None:
    """Hooves under a rider if there are any, else the rush of air."""
    if any(nearest(entity.concept, ("horse", "camel", "zebra", "centaur")) for entity in doing.shot.entities):
        for stride in np.arange(0, doing.seconds, 0.48):
            for fall in (0.0, 0.13, 0.26):
                hoof = synth.struck([(520, 0.5, 0.06), (1_150, 0.4, 0.05), (190, 0.6, 0.08)], count(0.1))
                doing.put(hoof, float(stride) + fall, 0.13)
        return
    n = doing.bus.shape[1]
    doing.bus += synth.edged(
        synth.noise(doing.rng, n, band(200, 1_800, 1)) * drift(doing.rng, n, 1, 0.5, 1) * 0.02, 0.3, 0.3
    )


# --- things ---------------------------------------------------------------------------------------------------------


def hot_drink(doing: Doing) -> None:
    """A cup set on its saucer; tea is stirred, coffee gets a second small tap."""
    cup = synth.struck([(2_650, 0.5, 0.16), (4_300, 0.3, 0.12), (6_200, 0.15, 0.08), (900, 0.3, 0.07)], count(0.3))
    at = float(doing.rng.uniform(0.6, 1.1))
    doing.put(cup, at, 0.16)
    if doing.entity.concept in ("tea", "matcha"):
        for k in range(5):
            spoon = synth.struck([(3_400 + 130 * (k % 2), 0.4, 0.1), (5_600, 0.25, 0.07)], count(0.15))
            doing.put(spoon, at + 0.7 + 0.21 * k, 0.07, 0.3)
    else:
        doing.put(cup, at + 0.16, 0.07)


def fire(doing: Doing) -> None:
    """A fire of logs."""
    doing.bus += synth.edged(places.flames(doing.bus.shape[1], doing.rng), 0.15, 0.2)


def engine(doing: Doing) -> None:
    """A motor running."""
    doing.bus += synth.edged(places.motor(doing.bus.shape[1], doing.rng) * np.float32(0.022), 0.3, 0.3)


def umbrella(doing: Doing) -> None:
    """Rain on taut cloth."""
    if Air.of(doing.shot).weather not in ("rain", "storm") or Air.of(doing.shot).indoors:
        return
    n = doing.bus.shape[1]
    taps = np.zeros((2, n), np.float32)
    where = doing.rng.integers(0, n, int(doing.seconds * 70))
    taps[doing.rng.integers(0, 2, len(where)), where] = doing.rng.exponential(1, len(where))
    doing.bus += synth.edged(synth.filtered(taps, total(peak(420, 120), shaped(peak(1_300, 350), 0.5))) * 0.5, 0.1, 0.1)


_ACTIONS: dict[str, Callable[[Doing], None]] = {
    "walk": steps,
    "run": steps,
    "chase": steps,
    "play_chess": chess,
    "play_guitar": guitar,
    "play_piano": playing(music.broken(instruments.piano, (0, 2, 1, 3, 4, 2), 0.5, hold=3), 0.4),
    "play_violin": playing(music.melody(instruments.strings, (1.5, 0.5, 1, 1), 67, 84), 0.28),
    "play_drums": playing(
        music.drums({"kick": "x...x.x.", "snare": "....x..o", "hat": "x.x.x.xo"}, end="cymbal"), 0.22
    ),
    "read": pages,
    "type": typing,
    "dance": dancing,
    "swim": splashes,
    "surf": surfing,
    "cook": sizzling,
    "sleep": sleeping,
    "fly": flapping,
    "jump": jumping,
    "fight": fighting,
    "ride": riding,
}
_THINGS: dict[str, Callable[[Doing], None]] = {
    "coffee": hot_drink,
    "tea": hot_drink,
    "cocoa": hot_drink,
    "matcha": hot_drink,
    "fire": fire,
    "fireplace": fire,
    **dict.fromkeys(
        ("car", "van", "truck", "tractor", "tank", "bus", "motorcycle", "speedboat", "helicopter", "airplane"), engine
    ),
    "umbrella": umbrella,
}

_ONCE = frozenset({"play_chess", "play_guitar", "play_piano", "play_violin", "play_drums", "surf"})
"""Two players share one board, and a band of equal parts would be mud."""


def performed(
    shot: Shot,
    seconds: float,
    start: float,
    seed: int,
    harmony: Harmony | None,
    feet: dict[str, Sequence[float]],
) -> Samples:
    """A shot's foley. Shape (2, samples of ``seconds``).

    ``start`` is when the shot begins in the clip. ``harmony`` is the clip's music, for those who play or dance to it. ``feet`` gives
    the footfalls of entities by id in seconds of the clip; without them feet keep a natural pace of their own.
    """
    bus = synth.silence(count(seconds))
    played: set[str] = set()
    for entity in shot.entities:
        for name, table in (
            (nearest(entity.action, _ACTIONS, "action"), _ACTIONS),
            (nearest(entity.concept, _THINGS), _THINGS),
        ):
            if name is None or (name in played and name in _ONCE):
                continue
            played.add(name)
            landed = [at - start for at in feet[entity.id]] if entity.id in feet else None
            rng = synth.generator(seed, "foley", entity.id, name)
            table[name](Doing(bus, entity, shot, rng, start, landed, harmony))
    return bus


_NAMES: dict[Callable[[Doing], None], str] = {
    steps: "footsteps",
    guitar: "guitar",
    typing: "typing",
    sizzling: "sizzling",
    splashes: "splash",
    fighting: "clash",
    fire: "fire",
    engine: "engine",
}
"""What the lexicon calls these sounds."""


def sounds_like(shot: Shot) -> frozenset[str]:
    """The names of sounds that the shot's foley makes already, so that asking for them adds nothing."""
    made = []
    for entity in shot.entities:
        made += [_ACTIONS[name] for name in [nearest(entity.action, _ACTIONS, "action")] if name]
        made += [_THINGS[name] for name in [nearest(entity.concept, _THINGS)] if name]
    return frozenset(_NAMES[sound] for sound in made if sound in _NAMES)

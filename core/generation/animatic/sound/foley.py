"""What things and their doings sound like: fire, cups, strings, keys; and who is heard doing what. It knows no places' ambience.

Each sound is seeded by its entity's id. `performed` gives a shot's foley; named sounds that a prompt asks for ("thunder",
"applause") are in `effects`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from core.generation import lexicon
from core.generation.animatic.sound import calls, grounds, instruments, pastimes, places, synth
from core.generation.animatic.sound.ambience import Air
from core.generation.animatic.sound.kinds import nearest
from core.generation.animatic.sound.music import Harmony
from core.generation.animatic.sound.steps import HOOFED, Doing, step, steps
from core.generation.animatic.sound.synth import Samples, band, burst, count, drift, peak, shaped, times, total
from core.generation.animatic.sound.vehicles import VEHICLES
from core.generation.scene import Entity, Shot

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
    """Feet where the picture shows them, or else on the beat of the music; and claps on every second beat."""
    beat = doing.harmony.beat if doing.harmony else 0.5
    for at in doing.feet or ():
        doing.put(step(doing, 1.0), at, 0.25)
    k = int(np.ceil(doing.start / beat))
    while k * beat < doing.start + doing.seconds - 0.3:
        at = k * beat - doing.start
        if doing.feet is None:
            doing.put(step(doing, 1.0), at, 0.25)
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
        doing.put(step(doing, 1.5), float(at) + 0.5, 0.2)


def fighting(doing: Doing) -> None:
    """Whooshes and blows, cartoon fashion."""
    at = 0.5
    while at < doing.seconds - 0.5:
        doing.put(burst(doing.rng, 0.25, band(500, 3_500, 1), 0.1), at, 0.1, 0.6)
        blow = burst(doing.rng, 0.2, band(90, 1_500, 1), 0.002)
        doing.put(blow, at + 0.16, 0.3, 0.3)
        at += float(doing.rng.uniform(0.55, 1.1))


def riding(doing: Doing) -> None:
    """The rush of air, where neither hooves nor an engine are heard under the rider."""
    mount = any(nearest(entity.concept, (*HOOFED, "elephant", "dinosaur")) for entity in doing.shot.entities)
    if mount or any(nearest(entity.concept, VEHICLES) for entity in doing.shot.entities):
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
    "climb": pastimes.climbing,
    "play_chess": chess,
    "play_guitar": guitar,
    "play_piano": pastimes.INSTRUMENTS["piano"],
    "play_violin": pastimes.INSTRUMENTS["violin"],
    "play_drums": pastimes.INSTRUMENTS["drum"],
    "play_music": pastimes.making_music,
    "play_football": pastimes.kicking,
    "play_ball": pastimes.kicking,
    "play_cards": pastimes.dealing,
    "talk": pastimes.chatting,
    "play_games": typing,
    "sing": pastimes.singing,
    "read": pages,
    "write": pastimes.scratching,
    "type": typing,
    "dance": dancing,
    "swim": splashes,
    "surf": surfing,
    "skate": pastimes.gliding,
    "ski": pastimes.gliding,
    "cook": sizzling,
    "eat": pastimes.eating,
    "drink": pastimes.drinking,
    "sleep": sleeping,
    "fly": flapping,
    "jump": jumping,
    "fight": fighting,
    "ride": riding,
    "build": pastimes.hammering,
    "dig": pastimes.digging,
    "clean": pastimes.sweeping,
    "shower": pastimes.showering,
    "fish": pastimes.fishing,
    "kiss": pastimes.kissing,
    "conjure": pastimes.conjuring,
}
_THINGS: dict[str, Callable[[Doing], None]] = {
    "coffee": hot_drink,
    "tea": hot_drink,
    "cocoa": hot_drink,
    "matcha": hot_drink,
    "fire": fire,
    "fireplace": fire,
    "umbrella": umbrella,
    "fountain": lambda doing: _lasting(doing, grounds.spring, 0.02),
    "waterfall": lambda doing: _lasting(doing, places.stream, 0.035),
    "clock": lambda doing: _lasting(doing, places.clock, 0.06),
    **VEHICLES,
}
_BLADES = ("sword", "knight", "samurai", "pirate", "ninja", "lightsaber")
_WINGED = ("bird", "bat", "dragon", "butterfly", "insect", "fairy", "angel", "unicorn")

_ONCE = frozenset(
    {
        "talk",
        "play_chess",
        "play_guitar",
        "play_piano",
        "play_violin",
        "play_drums",
        "play_music",
        "play_football",
        "play_ball",
    }
    | {"surf", "sing", "play_cards", "fight", "cook", "shower", "clock", *VEHICLES}
)
"""Two players share one board, and a band of equal parts would be mud."""


def performed(
    shot: Shot,
    seconds: float,
    start: float,
    seed: int,
    harmony: Harmony | None,
    feet: Mapping[str, Sequence[float]],
) -> Samples:
    """A shot's foley. Shape (2, samples of ``seconds``).

    ``start`` is when the shot begins in the clip. ``harmony`` is the clip's music, for those who play or dance to it. ``feet`` gives
    the footfalls of entities by id in seconds of the shot; without them feet keep a natural pace of their own.
    """
    bus = synth.silence(count(seconds))
    played: set[str] = set()
    for entity in shot.entities:
        landed = feet.get(entity.id)
        for name, sound in _sounds(entity, shot, landed is not None):
            if name in played and name in _ONCE:
                continue
            played.add(name)
            sound(Doing(bus, entity, shot, synth.generator(seed, "foley", entity.id, name), start, landed, harmony))
    return bus


def _sounds(entity: Entity, shot: Shot, moves: bool) -> list[tuple[str, Callable[[Doing], None]]]:
    """What is heard of one entity, by name. ``moves`` is whether the picture shows its feet landing."""
    found: list[tuple[str, Callable[[Doing], None]]] = []
    doing = nearest(entity.action, _ACTIONS, "action")
    if doing == "fight" and any(nearest(each.concept, _BLADES) for each in shot.entities):
        found.append(("fight", pastimes.fencing))
    elif doing == "fly" and not nearest(entity.concept, _WINGED):
        found += [("fly", riding)] if not nearest(entity.concept, VEHICLES) else []
    elif doing is not None:
        found.append((doing, _ACTIONS[doing]))
    elif moves:
        found.append(("walk", steps))
    thing = nearest(entity.concept, _THINGS)
    if thing is not None:
        found.append((thing, _THINGS[thing]))
    animal = nearest(entity.concept, calls.CALLS)
    if animal is not None and nearest(entity.action, pastimes.QUIET, "action") is None and not _called(entity):
        found.append((f"call of {animal}", pastimes.calling))
    return found


def _called(entity: Entity) -> bool:
    """Whether its action is a call already, which the effects make."""
    verb = lexicon.lexicon().verbs.get(entity.action or "")
    return verb is not None and verb.sound is not None


def _lasting(doing: Doing, layer: Callable[[int, np.random.Generator], Samples], gain: float) -> None:
    doing.bus += synth.edged(layer(doing.bus.shape[1], doing.rng) * np.float32(gain), 0.2, 0.2)


_NAMES: dict[Callable[[Doing], None], str] = {
    steps: "footsteps",
    guitar: "guitar",
    typing: "typing",
    sizzling: "sizzling",
    splashes: "splash",
    fighting: "clash",
    pastimes.fencing: "clash",
    pastimes.hammering: "hammering",
    pastimes.conjuring: "magic",
    fire: "fire",
    VEHICLES["car"]: "engine",
}
"""What the lexicon calls these sounds."""


def sounds_like(shot: Shot) -> frozenset[str]:
    """The names of sounds that the shot's foley makes already, so that asking for them adds nothing."""
    made = [sound for entity in shot.entities for _, sound in _sounds(entity, shot, False)]
    return frozenset(_NAMES[sound] for sound in made if sound in _NAMES)

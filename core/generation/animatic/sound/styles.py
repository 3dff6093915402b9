"""The kinds of music there are, and which one suits a scene. It knows no sound; the playing is in `music`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.generation.animatic.sound import instruments as i
from core.generation.animatic.sound.kinds import nearest
from core.generation.animatic.sound.music import (
    DORIAN,
    LYDIAN,
    MAJOR,
    MINOR,
    Style,
    broken,
    chords,
    crackle,
    drums,
    melody,
    roots,
    strumming,
)
from core.generation.scene import Shot

STYLES: dict[str, Style] = {
    "lofi": Style(
        bpm=76,
        beats_per_chord=2,
        scale=MAJOR,
        progressions=("2:m9 7:13 9:m9 0:maj9", "5:maj7 4:m7 2:m9 0:maj9", "9:m9 2:m9 7:13 0:maj9"),
        players=(
            (chords(i.keys, strum=0.018), 0.8),
            (roots(i.bass, (0, 1.5)), 0.75),
            (melody(i.keys, (1.5, 0.5, -1, 1), 67, 81), 0.38),
            (
                drums(
                    {"soft kick": "x.....o...x.....", "rim": "....x.......x..o", "shaker": "o.x.o.x.o.x.o.x."},
                    0.28,
                    0.32,
                ),
                1.0,
            ),
            (crackle, 0.5),
        ),
        room=0.9,
        wet=0.22,
        top=6_500,
    ),
    "synth": Style(
        bpm=104,
        beats_per_chord=2,
        scale=MINOR,
        progressions=("8:maj7 10: 3: 0:m", "5:m7 8: 10: 0:m", "0:m 8:add9 10:sus 0:m"),
        players=(
            (roots(i.synth_bass, (0, 0.5, 1, 1.5)), 0.7),
            (chords(i.pad), 0.75),
            (broken(i.arpeggio, (0, 2, 1, 3, 2, 4), 0.25, octave=1, hold=1), 0.42),
            (melody(i.lead, (1.5, 0.5, 2, -1, 1), 69, 84), 0.25),
            (drums({"kick": "x...x...", "snare": "....x...", "hat": "o.x.o.xo"}, 0, 0.42, end="cymbal"), 0.9),
        ),
        keys=(0, 2, 4, 9, 11),
        room=1.8,
        wet=0.3,
    ),
    "night": Style(
        bpm=82,
        beats_per_chord=2,
        scale=DORIAN,
        progressions=("5:m9 10:13 3:maj7 0:m9", "8:maj7 7:m7 5:m9 0:m9"),
        players=(
            (chords(i.keys, strum=0.03), 0.8),
            (chords(i.pad), 0.35),
            (roots(i.bass, (0, 1.5)), 0.7),
            (melody(i.bell, (1.5, 1.5, 1), 72, 86), 0.22),
            (drums({"soft kick": "x.......", "brush": "....x...", "hat": "..o...o."}, 0.15, 0.28), 1.0),
        ),
        room=1.9,
        wet=0.32,
        top=9_000,
    ),
    "noir": Style(
        bpm=92,
        beats_per_chord=4,
        scale=DORIAN,
        progressions=("8:7 7:7 0:m9", "5:m9 7:7 0:m9"),
        players=(
            (chords(i.keys, strum=0.02), 0.55),
            (roots(i.bass, (0, 1, 2, 3)), 0.9),
            (melody(i.brass, (2, 0.67, 1.33, -2, 2), 60, 74), 0.42),
            (drums({"brush": "x..ox..o", "rim": "....o..."}, 0.33, 0.4), 0.8),
        ),
        room=2.0,
        wet=0.4,
        top=5_500,
    ),
    "epic": Style(
        bpm=100,
        beats_per_chord=2,
        scale=MINOR,
        progressions=("0:m 8: 3: 10: 0:m", "5:m 8: 10: 0:5", "8: 10: 0:m"),
        players=(
            (chords(i.strings), 0.8),
            (roots(i.brass, (0,)), 0.75),
            (broken(i.strings, (0, 1, 2, 1), 0.5, octave=-1, hold=0.8), 0.5),
            (melody(i.brass, (2, 1, 1), 60, 74), 0.5),
            (drums({"taiko": "x..ox.o.x..oxxo.", "kick": "x.......x......."}, 0, 0.6, end="taiko"), 1.0),
            (drums({}, 0, 0.5, end="cymbal"), 0.6),
        ),
        keys=(0, 2, 4, 7),
        room=2.4,
        wet=0.4,
    ),
    "space": Style(
        bpm=60,
        beats_per_chord=2,
        scale=LYDIAN,
        progressions=("2:add9 9:m7 7:add9 0:maj9", "9:m9 2: 4:m7 0:add9"),
        players=(
            (chords(i.pad), 1.0),
            (roots(i.pad, (0,)), 0.7),
            (broken(i.bell, (4, 2, 5, 3), 1, octave=1, hold=2), 0.16),
        ),
        room=3.2,
        wet=0.75,
        top=7_000,
    ),
    "happy": Style(
        bpm=116,
        beats_per_chord=2,
        scale=MAJOR,
        progressions=("0: 7: 9:m 5: 7: 0:", "9:m 5: 7: 0:", "5: 0: 7: 0:6"),
        players=(
            (strumming(i.ukulele, "D.DU.UDU"), 0.7),
            (roots(i.bass, (0, 1)), 0.6),
            (melody(i.whistle, (1, 0.5, 0.5, 1, -1), 74, 88), 0.3),
            (drums({"soft kick": "x.......", "clap": "....x...", "shaker": "o.x.o.x."}, 0.1, 0.36), 0.9),
        ),
        centre=66,
        keys=(0, 2, 5, 7),
        room=0.8,
        wet=0.2,
    ),
    "surf": Style(
        bpm=132,
        beats_per_chord=2,
        scale=MAJOR,
        progressions=("0: 9:m 5: 7: 0:", "5: 7: 0:6", "0: 5: 7:7 0:"),
        players=(
            (strumming(i.plucked, "DDUDDUDU"), 0.5),
            (roots(i.bass, (0, 0.5, 1, 1.5)), 0.7),
            (melody(i.plucked, (0.5, 0.5, 1, 0.5, 0.5, 1), 67, 82), 0.5),
            (drums({"kick": "x.....x.", "snare": "....x...", "hat": "x.x.x.x."}, 0, 0.42, end="cymbal"), 1.0),
        ),
        centre=62,
        keys=(2, 4, 7, 9),
        room=1.8,
        wet=0.35,
    ),
    "sad": Style(
        bpm=66,
        beats_per_chord=2,
        scale=MINOR,
        progressions=("8:maj7 3: 10: 0:m", "5:m7 8: 7:m 0:m", "0:m 8: 10:sus 0:m"),
        players=(
            (broken(i.piano, (0, 1, 2, 1), 0.5, hold=3), 0.7),
            (roots(i.piano, (0,)), 0.6),
            (melody(i.piano, (1.5, 0.5, 1, -1), 70, 84), 0.55),
            (chords(i.strings), 0.3),
        ),
        room=2.4,
        wet=0.35,
        top=8_000,
    ),
    "calm": Style(
        bpm=72,
        beats_per_chord=2,
        scale=MAJOR,
        progressions=("5:maj7 0:add9 5:maj7 0:add9", "9:m7 5:maj7 7:sus 0:add9", "5:add9 7:6 0:maj7"),
        players=(
            (broken(i.plucked, (0, 2, 1, 3), 0.5, hold=3), 0.6),
            (chords(i.pad), 0.55),
            (roots(i.bass, (0,)), 0.5),
            (melody(i.piano, (2, -0.5, 0.5, 1), 72, 84), 0.35),
        ),
        room=2.0,
        wet=0.35,
        top=9_000,
    ),
    "lonely": Style(
        bpm=70,
        beats_per_chord=2,
        scale=DORIAN,
        progressions=("5:sus 3:add9 10: 0:m9", "10:add9 5: 0:m7"),
        players=(
            (broken(i.plucked, (0, 2, 3), 1, hold=4), 0.7),
            (chords(i.pad), 0.6),
            (melody(i.whistle, (2.5, 0.5, -1, 2), 69, 81), 0.26),
        ),
        keys=(2, 4, 9),
        room=3.0,
        wet=0.5,
        top=8_000,
    ),
    "dreamy": Style(
        bpm=72,
        beats_per_chord=2,
        scale=LYDIAN,
        progressions=("2: 9:m7 0:maj9", "4:m7 2:add9 9:m9 0:maj9"),
        players=(
            (chords(i.pad), 0.9),
            (broken(i.bell, (0, 2, 4, 3, 1), 0.5, octave=1, hold=2), 0.35),
            (roots(i.bass, (0,)), 0.5),
        ),
        room=2.8,
        wet=0.6,
        top=9_000,
    ),
    "romantic": Style(
        bpm=96,
        beats_per_chord=3,
        scale=MAJOR,
        progressions=("0:maj7 9:m7 2:m7 7:13 0:6", "5:maj7 7:7 0:maj7"),
        players=(
            (chords(i.strings), 0.6),
            (broken(i.piano, (0, 2, 3), 1, hold=2), 0.6),
            (roots(i.bass, (0,)), 0.6),
            (melody(i.strings, (2, 1, 1.5, 1.5), 72, 86), 0.4),
        ),
        room=2.2,
        wet=0.35,
    ),
    "funny": Style(
        bpm=120,
        beats_per_chord=2,
        scale=MAJOR,
        progressions=("0: 2:7 7:7 0:", "0: 9:7 2:m 7:7 0:"),
        players=(
            (roots(i.brass, (0, 1)), 0.45),
            (strumming(i.pizzicato, "..D...D."), 0.6),
            (melody(i.pizzicato, (0.5, 0.5, 0.5, 0.5, 1, -1), 70, 86), 0.8),
            (drums({"rim": "..x...xo", "shaker": "x...x..."}, 0.1, 0.3, end="clap"), 0.8),
        ),
        room=0.8,
        wet=0.2,
    ),
    "tense": Style(
        bpm=96,
        beats_per_chord=4,
        scale=MINOR,
        progressions=("0:m 1:maj7 0:m", "8:7 11:dim 0:m"),
        players=(
            (chords(i.strings), 0.5),
            (roots(i.synth_bass, (0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5)), 0.5),
            (broken(i.pizzicato, (0, 1, 0, 2), 0.5, hold=1), 0.5),
            (drums({"heart": "x.o.....", "hat": "o.o.o.o."}, 0, 0.6, end="taiko"), 1.0),
        ),
        room=2.4,
        wet=0.4,
        top=6_000,
    ),
    "chase": Style(
        bpm=138,
        beats_per_chord=4,
        scale=MINOR,
        progressions=("0:m 8: 10: 0:m", "5:m 10: 0:m"),
        players=(
            (broken(i.strings, (0, 0, 1, 2), 0.5, octave=-1, hold=0.7), 0.8),
            (roots(i.synth_bass, tuple(k / 2 for k in range(8))), 0.6),
            (melody(i.brass, (1.5, 1.5, 1), 62, 76), 0.4),
            (drums({"taiko": "x..x..x.", "snare": "....x...", "hat": "xoxoxoxo"}, 0, 0.5, end="taiko"), 0.9),
        ),
        room=1.6,
        wet=0.3,
    ),
    "dance": Style(
        bpm=120,  # the pace of the dances in the picture; clips of whole seconds keep it exactly
        beats_per_chord=2,
        scale=MINOR,
        progressions=("8: 10: 0:m", "0:m 3: 10: 8: 0:m7"),
        players=(
            (drums({"kick": "x...", "clap": "....x...", "open hat": "..x.", "hat": "o.oo"}, 0, 0.5, end="cymbal"), 1.0),
            (roots(i.synth_bass, (0.5, 0.75, 1.5)), 0.7),
            (strumming(i.arpeggio, "D..D..D."), 0.6),
            (melody(i.lead, (0.5, 0.5, 1, 0.75, 0.25, 1), 69, 84), 0.3),
        ),
        room=1.0,
        wet=0.22,
    ),
    "campfire": Style(
        bpm=88,
        beats_per_chord=2,
        scale=MAJOR,
        progressions=("0: 9:m 5: 7: 0:", "5: 0: 7: 0:", "9:m 5: 7:sus 0:"),
        players=(
            (roots(i.bass, (0, 1)), 0.5),
            (chords(i.pad), 0.25),
            (melody(i.whistle, (1, 1, 0.5, 0.5, -1), 74, 86), 0.16),
        ),
        centre=55,
        keys=(0, 2, 4, 7, 9),
        room=1.4,
        wet=0.3,
        top=9_000,
        level=0.5,
    ),
    "city": Style(
        bpm=100,
        beats_per_chord=2,
        scale=MAJOR,
        progressions=("2:m7 7:7 4:m7 9:m7 0:maj7", "5:maj7 7:13 0:maj9"),
        players=(
            (chords(i.keys, strum=0.01), 0.9),
            (roots(i.bass, (0, 0.75, 1.5)), 0.5),
            (melody(i.bell, (0.5, 1, 0.5, 1, -1), 72, 86), 0.34),
            (drums({"soft kick": "x..x..x.", "clap": "....x...", "hat": "o.xoo.xo"}, 0.12, 0.36), 0.9),
        ),
        room=1.0,
        wet=0.22,
    ),
}

_MOODS = {
    "cozy": "lofi",
    "happy": "happy",
    "sad": "sad",
    "tense": "tense",
    "epic": "epic",
    "dreamy": "dreamy",
    "lonely": "lonely",
    "funny": "funny",
    "romantic": "romantic",
    "calm": "calm",
    "energetic": "chase",
}
STYLES["waltz"] = replace(STYLES["romantic"], bpm=120)  # so that dancers keep in step with it
_WALTZES = frozenset({"theatre", "ballroom", "castle", "palace"})
_ASKED = {
    "piano_music": "sad",
    "guitar_music": "campfire",
    "jazz_music": "noir",
    "classical_music": "romantic",
    "epic_music": "epic",
    "sad_music": "sad",
    "happy_music": "happy",
    "scary_music": "tense",
    "calm_music": "lofi",
    "electronic_music": "synth",
    "dance_music": "dance",
}
_LOOKS = {
    "cyberpunk": "synth",
    "vaporwave": "synth",
    "noir": "noir",
    "gothic": "tense",
    "fantasy": "dreamy",
    "pixel_art": "dance",
}
_ACTIONS = {
    "chase": "chase",
    "fight": "chase",
    "surf": "surf",
    "ski": "surf",
    "skate": "surf",
    "explode": "chase",
    "kiss": "romantic",
    "hug": "romantic",
    "conjure": "dreamy",
    "sleep": "dreamy",
}
_SETTINGS = {
    "cafe": "lofi",
    "room": "lofi",
    "club": "dance",
    "church": "calm",
    "moon": "space",
    "space": "space",
    "mars": "space",
    "sky": "dreamy",
    "underwater": "dreamy",
    "sea": "calm",
    "lake": "calm",
    "beach": "happy",
    "forest": "calm",
    "meadow": "happy",
    "mountain": "epic",
    "castle": "epic",
    "battlefield": "epic",
    "graveyard": "tense",
    "dungeon": "tense",
    "cave": "tense",
    "desert": "lonely",
    "arctic": "lonely",
}
_SOLOS = frozenset({"play_guitar", "play_piano", "play_violin", "play_drums"})


def _style_of(shot: Shot) -> str:
    """The style for one shot: what is played or danced in it, then mood, look and action, then the place at its hour."""
    actions = {entity.action for entity in shot.entities if entity.action}
    if actions & _SOLOS:
        return "campfire"
    if "dance" in actions:
        graceful = shot.setting in _WALTZES or shot.mood == "romantic"
        return "waltz" if graceful or any(entity.concept == "ballerina" for entity in shot.entities) else "dance"
    mood = nearest(shot.mood, _MOODS, "mood")
    if mood is not None:
        return _MOODS[mood]
    if {"alone", "lonely"} & {word for entity in shot.entities for word in entity.attributes}:
        return "lonely"
    if shot.style in _LOOKS:
        return _LOOKS[shot.style]
    for entity in shot.entities:
        action = nearest(entity.action, _ACTIONS, "action")
        if action is not None:
            return _ACTIONS[action]
    if shot.weather == "storm":
        return "tense"
    setting = nearest(shot.setting, (*_SETTINGS, "street"), "setting")
    if setting == "street":
        return "night" if shot.time_of_day == "night" or shot.weather == "rain" else "city"
    if setting in ("forest", "meadow", "beach") and shot.time_of_day == "night":
        return "dreamy" if setting == "forest" else "calm"
    return _SETTINGS.get(setting or "", "calm")


def style_for(shots: Sequence[Shot]) -> str | None:
    """The name of the one style that carries all the shots: that of the music asked for, else of the first one with
    a mood, else of the first. None when a shot asks for silence or for no music."""
    sounds = [name for shot in shots for name in shot.sounds]
    if "silence" in sounds or "no_music" in sounds:
        return None
    asked = next((_ASKED[name] for name in sounds if name in _ASKED), None)
    return asked or _style_of(next((shot for shot in shots if shot.mood), shots[0]))

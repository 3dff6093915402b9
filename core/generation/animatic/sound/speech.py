"""Quoted words, spoken: who says what when, as sound and as the opening of a mouth.

`plan` fits the lines of dialogue into the clip; `envelope` is what a drawn mouth follows. It knows no music and no picture.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from core.generation import lexicon
from core.generation.animatic.sound import german, synth
from core.generation.animatic.sound.recordings import voice_like
from core.generation.animatic.sound.synth import SAMPLE_RATE, Samples, count
from core.generation.animatic.sound.voices import Voice, speech_model, spoken, voice_for
from core.generation.scene import Entity, Line, Scene, Shot
from core.wording import N_

LEAD, SHORT_LEAD = 0.6, 0.25
"""Seconds before the first words of a shot, and the least of it when time is short."""
PAUSE, SHORT_PAUSE = 0.3, 0.12
"""Seconds between two lines, and the least of it."""
TAIL = 0.3
"""Seconds kept free after the last words."""
FASTEST = 1.25
"""How much faster than normal a line may be spoken before it is cut short."""
_MOST_LETTERS = 26
"""Letters per second that nobody exceeds: longer texts are cut before they are spoken, which bounds the work."""

MUMBLED = N_("The voice can't read this writing, so it is mumbled: “{words}”")
SHORTENED = N_("Too long for the clip, so it is cut short: “{words}”")
DROPPED = N_("No time is left in the clip to say: “{words}”")
UNHEARD = N_(
    "This recording of a voice can't be used, so the usual voice speaks; it takes a few seconds of clear speech: {names}"
)
UNSAYABLE = N_("There is nothing to pronounce in: “{words}”")


@dataclass(frozen=True)
class Note:
    """Something about the speech that its author should know: a gettext message id with its values."""

    sentence: str
    values: dict[str, str]


@dataclass(frozen=True, eq=False)
class Utterance:
    """One line as it is spoken. ``speaker`` is an entity id, None for a narrator. ``samples`` are mono at 48 kHz, float32.

    ``start`` and ``end`` are seconds of the clip; the samples fill exactly that time. ``pan`` runs from -1 to 1. ``text`` is what is
    left of the line, for subtitles.
    """

    speaker: str | None
    text: str
    samples: Samples = field(repr=False)
    start: float
    end: float
    pan: float = 0.0


@dataclass(frozen=True)
class Plan:
    """All lines of a clip in the order in which they are spoken, and what had to be changed."""

    utterances: tuple[Utterance, ...] = ()
    notes: tuple[Note, ...] = ()


def plan(
    scene: Scene, shots: Sequence[tuple[Shot, float, float]], recordings: Mapping[str, Path] | None = None
) -> Plan:
    """Speak the dialogue of the shots, given with their start and end in seconds of the clip.

    Lines begin 0.6 s into their shot and follow one another; they may run on over a cut until the next shot with lines. What is
    too long is spoken up to 1.25 times as fast and then cut at a word. It never fails: what can't be said becomes a note. Loads the speech
    model (0.6 s) at the first call, and not at all without dialogue.

    ``recordings`` are by entity id: who has one speaks in the voice nearest to it (`recordings.voice_like`), and as usual where it
    can't be used, which one note tells for all of them.
    """
    cast = _Cast(scene, recordings or {})
    talking = [timed for timed in shots if timed[0].dialogue]
    utterances: list[Utterance] = []
    notes: list[Note] = []
    for k, (shot, start, _) in enumerate(talking):
        limit = talking[k + 1][1] if k + 1 < len(talking) else max(end for _, _, end in shots) - TAIL
        free = max(start, utterances[-1].end + SHORT_PAUSE - SHORT_LEAD) if utterances else start
        _fill(cast, shot, free, limit, utterances, notes)
    if cast.unheard:
        notes.append(Note(UNHEARD, {"names": ", ".join(cast.unheard.values())}))
    return Plan(tuple(utterances), tuple(notes))


def envelope(utterances: Sequence[Utterance], speaker: str | None) -> Callable[[float], float]:
    """How far that speaker's mouth is open, 0 to 1, at a time in seconds of the clip.

    Loudness in windows of 20 ms against the speaker's own loud syllables, opening at once and closing within 60 ms; 0 in silence.
    """
    own = [(u.start, _openings(u.samples)) for u in utterances if u.speaker == speaker]

    def opening(t: float) -> float:
        for start, curve in own:
            at = (t - start) * 50
            if 0 <= at < len(curve) - 1:
                k = int(at)
                return float(curve[k] + (curve[k + 1] - curve[k]) * (at - k))
        return 0.0

    return opening


def _openings(samples: Samples) -> Samples:
    """Mouth openings 50 times a second, from 0 at the first to 0 at the last."""
    window = SAMPLE_RATE // 50
    size = len(samples) // window
    if size < 3:
        return np.zeros(2, np.float32)
    loud = np.sqrt(np.mean(np.square(samples[: size * window].reshape(size, window)), axis=1))
    loud = np.clip((loud / max(float(np.percentile(loud, 92)), 1e-6) - 0.1) / 0.9, 0, 1)
    for k in range(1, size):
        loud[k] = max(loud[k], loud[k - 1] - 1 / 3)
    soft = np.convolve(np.pad(loud, 1), (0.2, 0.6, 0.2), "same").astype(np.float32)
    soft[0] = soft[-1] = 0
    return soft


class _Cast:
    """Who speaks in which voice. ``unheard`` are the names of those whose recording can't be used, by their ids."""

    def __init__(self, scene: Scene, recordings: Mapping[str, Path]) -> None:
        self.scene = scene
        self.unheard: dict[str, str] = {}
        self._recordings = recordings
        self._matched: dict[str, Voice] = {}

    def voice(self, speaker: Entity | None) -> Voice:
        """The voice out of the speaker's recording, in the manner in which they talk; the usual one without it."""
        usual = voice_for(speaker, self.scene.seed)
        if speaker is None or speaker.id not in self._recordings:
            return usual
        if speaker.id not in self._matched:
            measured = voice_like(self._recordings[speaker.id])
            if measured is None:
                self.unheard[speaker.id] = speaker.words or lexicon.label(speaker.concept, self.scene.language)
            self._matched[speaker.id] = replace(measured, manner=usual.manner) if measured else usual
        return self._matched[speaker.id]


# --- fitting lines into time ----------------------------------------------------------------------------------------


@dataclass
class _Draft:
    """A line on its way: its words, what they sound like in letters of the voice, and the speaker's voice."""

    line: Line
    text: str
    voice: Voice
    pan: float
    language: str

    def sound(self, speed: float) -> Samples:
        return spoken(phonemes(self.text, self.language), self.voice, round(speed, 3))


def _fill(cast: _Cast, shot: Shot, start: float, limit: float, utterances: list[Utterance], notes: list[Note]) -> None:
    """Place one shot's lines between ``start`` and ``limit``."""
    drafts = [d for line in shot.dialogue if (d := _draft(cast, shot, line, limit - start, notes)) is not None]
    if not drafts:
        return
    room = limit - start
    lead, pause, speed = LEAD, PAUSE, 1.0
    total = sum(len(draft.sound(1.0)) for draft in drafts) / SAMPLE_RATE
    if lead + total + pause * (len(drafts) - 1) > room:
        lead, pause = SHORT_LEAD, SHORT_PAUSE
        speed = float(np.clip(total / max(0.1, room - lead - pause * (len(drafts) - 1)), 1.0, FASTEST))
    at = start + lead
    for draft in drafts:
        left = limit - at
        sound = draft.sound(speed)
        if len(sound) > count(left):
            whole = draft.text
            sound = _shortened(draft, speed, left)
            notes.append(Note(SHORTENED if len(sound) else DROPPED, {"words": whole}))
        if not len(sound):
            continue
        end = at + len(sound) / SAMPLE_RATE
        utterances.append(Utterance(draft.line.speaker, draft.text, sound, at, end, draft.pan))
        at = end + pause


def _shortened(draft: _Draft, speed: float, left: float) -> Samples:
    """As many of the first words as fit, trailing off; nothing when not even one does. Changes the draft's text to them."""
    words = draft.text.split()
    length = len(draft.sound(speed)) / SAMPLE_RATE
    keep = min(len(words) - 1, int(len(words) * left / max(length, 1e-3)) + 1)
    for size in range(keep, max(0, keep - 6), -1):
        draft.text = " ".join(words[:size]).rstrip(",;:.!?…") + "…"
        sound = draft.sound(speed)
        if 0 < len(sound) <= count(left):
            return synth.edged(sound.copy(), 0.005, 0.18)
    return np.zeros(0, np.float32)


def _draft(cast: _Cast, shot: Shot, line: Line, room: float, notes: list[Note]) -> _Draft | None:
    """The line with its speaker's voice; None when there is nothing in it to say."""
    text = " ".join(line.text.split())
    if not _syllables(text):
        notes.append(Note(UNSAYABLE, {"words": text}))
        return None
    most = max(12, int(room * _MOST_LETTERS))
    if len(text) > most:
        notes.append(Note(SHORTENED, {"words": text}))
        text = (text[:most].rsplit(" ", 1)[0] if " " in text[:most] else text[:most]) + "…"
    language = spoken_language(text, cast.scene.language)
    if language == "none":
        notes.append(Note(MUMBLED, {"words": text}))
    speaker = _speaker(shot, line.speaker)
    pan = 0.0
    if speaker is not None and len({other.speaker for other in shot.dialogue}) > 1:
        ids = list(dict.fromkeys(other.speaker for other in shot.dialogue))
        pan = 0.5 * (ids.index(line.speaker) / (len(ids) - 1)) - 0.25
    return _Draft(line, text, cast.voice(speaker), pan, language)


def _speaker(shot: Shot, entity_id: str | None) -> Entity | None:
    return next((entity for entity in shot.entities if entity.id == entity_id), None)


# --- words to phonemes ----------------------------------------------------------------------------------------------

_GERMAN = frozenset(
    [
        "ich",
        "du",
        "er",
        "sie",
        "es",
        "wir",
        "ihr",
        "und",
        "der",
        "die",
        "das",
        "ist",
        "nicht",
        "ein",
        "eine",
        "mein",
        "dein",
        "hallo",
        "guten",
        "morgen",
        "tag",
        "abend",
        "gute",
        "nacht",
        "ja",
        "nein",
        "bitte",
        "danke",
        "auf",
        "mit",
        "wie",
        "geht",
        "was",
        "wo",
        "komm",
        "kommt",
        "los",
        "schön",
        "sehr",
        "auch",
        "noch",
        "schach",
        "tschüss",
        "liebe",
        "kaffee",
        "mir",
        "dir",
    ]
)
_ENGLISH = frozenset(
    [
        "i",
        "you",
        "he",
        "she",
        "it",
        "we",
        "they",
        "the",
        "a",
        "an",
        "is",
        "are",
        "am",
        "and",
        "or",
        "not",
        "my",
        "your",
        "hello",
        "hi",
        "good",
        "morning",
        "day",
        "evening",
        "night",
        "yes",
        "no",
        "please",
        "thanks",
        "thank",
        "to",
        "of",
        "with",
        "how",
        "what",
        "where",
        "come",
        "go",
        "let's",
        "lets",
        "very",
        "nice",
        "love",
        "coffee",
        "me",
        "this",
        "that",
        "i'm",
        "don't",
        "it's",
    ]
)


def spoken_language(text: str, default: str) -> str:
    """ "en" or "de" by the words themselves, ``default`` when they don't tell; "none" for a script the voice can't read."""
    letters = [c for c in text if c.isalpha()]
    latin = sum("LATIN" in unicodedata.name(c, "") for c in letters)
    digits = any(c.isdecimal() for c in text)
    if letters and latin * 2 < len(letters):
        return "none"
    if not letters and not digits:
        return "none"
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.lower().replace("’", "'"))
    german_words = sum(w in _GERMAN for w in words) + 2 * len(re.findall("[äöüß]", text.lower()))
    english_words = sum(w in _ENGLISH for w in words)
    if german_words == english_words:
        return "de" if default == "de" else "en"
    return "de" if german_words > english_words else "en"


def _syllables(text: str) -> int:
    """Roughly how many syllables a text in any script has; 0 when it has no letters or digits.

    One for each run of vowels in alphabets that have them, one for each sign elsewhere.
    """
    found = 0
    for word in re.findall(r"\w+", text):
        plain = unicodedata.normalize("NFD", word.lower())
        vowels = len(re.findall(r"[aeiouyаеёиоуыэюяіїєαεηιουω]+", plain))
        found += vowels or max(1, len(word) // (1 if ord(word[0]) > 0x2E7F else 3))
    return found


_MUMBLE = ("mˈʌ", "nə", "bˈʊ", "wə", "mˈɑ", "lə", "nˈu", "mə")


def phonemes(text: str, language: str) -> tuple[str, ...]:
    """The text in the voice's phonemes, one string per sentence; syllables of no language where it can't be read."""
    sentences: list[str] = []
    if language == "de":
        sentences = [german.phonemes(sentence) for sentence in speech_model().split_sentences(text)]
    elif language == "en":
        sentences = speech_model().phonemize(text)
    sentences = [s for s in sentences if re.search(r"\w", s)]
    if sentences:
        return tuple(sentences)
    size = min(40, _syllables(text))
    return ("".join(_MUMBLE[k % len(_MUMBLE)] + (" " if k % 3 == 2 else "") for k in range(size)).strip() + ".",)

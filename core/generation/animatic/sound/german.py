"""German spelling to the phonemes of the English voice. It knows no audio.

The voice was trained on American English, so German sounds it never heard stand for their nearest neighbours: ç → ʃ and x → h
(as many Germans and most English speakers do), ü → i/ɪ, ö → ɜ, final -er → ə. The letters of the result are those of
misaki's alphabet (A = ei, I = ai, W = au, Y = oi, O = ou).
"""

from __future__ import annotations

import re

_ONES = ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
_TEENS = {13: "dreizehn", 16: "sechzehn", 17: "siebzehn"}
_TENS = ["", "zehn", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def number(value: int) -> str:
    """A whole number below a million in words."""
    if value < 13:
        return _ONES[value]
    if value < 20:
        return _TEENS.get(value, _ONES[value % 10] + "zehn")
    if value < 100:
        tens, ones = divmod(value, 10)
        unit = "ein" if ones == 1 else _ONES[ones]
        return (unit + "und" if ones else "") + _TENS[tens]
    for size, word in ((1000, "tausend"), (100, "hundert")):
        if value >= size:
            many, rest = divmod(value, size)
            return ("ein" if many == 1 else number(many)) + word + (number(rest) if rest else "")
    raise AssertionError("every number is reached above")


# Words whose spelling misleads; also loans that everybody says.
_WORDS = {
    "ich": "ɪʃ",
    "der": "dɛɹ",
    "er": "ɛɹ",
    "wer": "vˈɛɹ",
    "hier": "hˈiɹ",
    "wir": "vˈiɹ",
    "mir": "mˈiɹ",
    "dir": "dˈiɹ",
    "ihr": "ˈiɹ",
    "sie": "zi",
    "die": "di",
    "das": "dɑs",
    "des": "dɛs",
    "es": "ɛs",
    "was": "vˈɑs",
    "mit": "mɪt",
    "in": "ɪn",
    "im": "ɪm",
    "an": "ɑn",
    "am": "ɑm",
    "von": "fɔn",
    "vom": "fɔm",
    "und": "ʊnt",
    "hat": "hɑt",
    "ab": "ɑp",
    "ob": "ɔp",
    "man": "mɑn",
    "bis": "bɪs",
    "weg": "vˈɛk",
    "um": "ʊm",
    "zum": "tsʊm",
    "zur": "tsʊɹ",
    "nach": "nˈɑh",
    "hoch": "hˈOh",
    "buch": "bˈuh",
    "kaffee": "kˈɑfA",
    "café": "kɑfˈA",
    "hallo": "hɑlˈO",
    "okay": "OkˈA",
    "baby": "bˈAbi",
    "computer": "kɔmpjˈutə",
    "roboter": "ɹˈɔbɔtə",
    "vielleicht": "filˈIʃt",
    "schach": "ʃˈɑh",
    "berlin": "bɛɹlˈin",
    "gitarre": "ɡitˈɑɹə",
    "musik": "muzˈik",
    "physik": "fizˈik",
    "theater": "tAˈɑtə",
    "mond": "mˈOnt",
    "welt": "vˈɛlt",
    "liebe": "lˈibə",
    "chef": "ʃˈɛf",
    "restaurant": "ɹɛstoɹˈɑ̃",
}
_UNSTRESSED = frozenset(
    [
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "und",
        "oder",
        "in",
        "im",
        "an",
        "am",
        "auf",
        "zu",
        "zum",
        "zur",
        "von",
        "vom",
        "mit",
        "bei",
        "es",
        "sie",
        "er",
        "ich",
        "du",
        "ist",
        "sind",
        "hat",
        "wie",
        "als",
        "dass",
        "ob",
        "um",
        "so",
    ]
)

# Longest first. The key is spelling, the value phonemes; vowels carry their length.
_CONSONANTS = [
    ("tsch", "ʧ"),
    ("sch", "ʃ"),
    ("chs", "ks"),
    ("ph", "f"),
    ("th", "t"),
    ("rh", "ɹ"),
    ("pf", "pf"),
    ("qu", "kv"),
    ("ck", "k"),
    ("tz", "ts"),
    ("dt", "t"),
    ("ng", "ŋ"),
    ("nk", "ŋk"),
    ("ss", "s"),
    ("ß", "s"),
    ("b", "b"),
    ("c", "k"),
    ("d", "d"),
    ("f", "f"),
    ("g", "ɡ"),
    ("h", "h"),
    ("j", "j"),
    ("k", "k"),
    ("l", "l"),
    ("m", "m"),
    ("n", "n"),
    ("p", "p"),
    ("r", "ɹ"),
    ("t", "t"),
    ("v", "f"),
    ("w", "v"),
    ("x", "ks"),
    ("z", "ts"),
]
_DIPHTHONGS = {"ei": "I", "ai": "I", "ey": "I", "ay": "I", "eu": "Y", "äu": "Y", "au": "W", "ie": "i"}
_LONG = {"a": "ɑ", "e": "A", "i": "i", "o": "O", "u": "u", "ä": "ɛ", "ö": "ɜ", "ü": "i", "y": "i"}
_SHORT = {"a": "ɑ", "e": "ɛ", "i": "ɪ", "o": "ɔ", "u": "ʊ", "ä": "ɛ", "ö": "ɜ", "ü": "ɪ", "y": "ɪ"}
_VOWELS = "aeiouäöüy"
_DEVOICED = {"b": "p", "d": "t", "ɡ": "k", "v": "f", "z": "s"}
_PREFIXES = ("be", "ge", "ver", "zer", "ent", "emp", "er")
_STEMS = frozenset(
    ["gestern", "bester", "besten", "erster", "erste", "ersten", "ernten", "versen", "bester", "gesten", "germanen"]
)
"""Words that only look as if they had an unstressed prefix."""
_ONSET = re.compile(
    r"(?:[bdfghjklmnprstwz]|bl|br|dr|fl|fr|gl|gr|kl|kn|kr|pf|pfl|pl|pr|qu|sch|schl|schm|schn|schr|schw|sp|spr|st|str|tr|zw)"
    r"[aeiouäöü].|[aeoäöü]\w{3}"
)
"""How a stem may begin after a prefix: "ver-stehen" but not "be-rgen"."""
_FINAL_STRESS = re.compile(r"(ieren|tion|tionen|tät|ei|ist|ant|ent|ur|al)$")
_SPOKEN = "AIOWYiuɑɛɪɔʊɜəæʌ"


def _vowel(word: str, at: int) -> tuple[str, int]:
    """The phoneme of the vowel that begins at ``at`` and how many letters it takes."""
    pair = word[at : at + 2]
    if pair in _DIPHTHONGS:
        return _DIPHTHONGS[pair], 2 + (pair == "ie" and word[at + 2 : at + 3] == "h")
    letter = word[at]
    if pair in ("aa", "ee", "oo"):
        return _LONG[letter], 2
    after = word[at + 1 :]
    if after.startswith("h") and not after[1:2].startswith(tuple("aou")):
        return _LONG[letter], 2
    closed = re.match(r"[^aeiouäöüy]*", after)
    consonants = closed.group() if closed else ""
    rest = after[len(consonants) :]
    single = len(consonants) == 1 and consonants != "x"
    open_syllable = not consonants or (single and bool(rest)) or consonants in ("ß", "br", "dr", "gr", "tr", "bl", "gl")
    short_word = single and not rest and sum(c in _VOWELS for c in word) == 1 and letter not in "i"
    return (_LONG if open_syllable or short_word else _SHORT)[letter], 1


def _syllables(word: str) -> list[str]:
    """Phonemes of a lower-case word without stress, one string per letter group."""
    out: list[str] = []
    at = 0
    while at < len(word):
        rest, before = word[at:], out[-1] if out else ""
        if rest in ("er", "ern", "ers", "ert") and any(c in _SPOKEN for p in out for c in p):
            out.append("ə" + {"er": "", "ern": "n", "ers": "s", "ert": "t"}[rest])
            break
        if rest in ("e", "en", "el", "em", "es", "et", "est", "end") and any(c in _SPOKEN for p in out for c in p):
            out.append("ə" + {"e": "", "end": "nt"}.get(rest, rest[1:]))
            break
        if rest == "ig" and out:
            out.append("ɪʃ")
            break
        if rest[0] in _VOWELS:
            phoneme, used = _vowel(word, at)
            out.append(phoneme)
            at += used
            continue
        if rest.startswith("ch") and (not rest.startswith("chs") or rest.startswith("chst")):
            out.append("h" if before in ("ɑ", "O", "ɔ", "u", "ʊ", "W") else ("k" if at == 0 else "ʃ"))
            at += 2
            continue
        if rest[0] == "s" and not rest.startswith(("sch", "ss")):
            if at == 0 and rest[1:2] in ("p", "t"):
                out.append("ʃ")
            else:
                out.append("z" if rest[1:2] and rest[1] in _VOWELS and before not in ("p", "t", "k", "f") else "s")
            at += 1
            continue
        for spelling, phoneme in _CONSONANTS:
            if rest.startswith(spelling):
                final = at + len(spelling) >= len(word) or (
                    word[at + len(spelling)] in "st" and at + len(spelling) + 1 >= len(word)
                )
                out.append(_DEVOICED.get(phoneme, phoneme) if final else phoneme)
                at += len(spelling)
                if rest[1:2] == rest[0] and spelling == rest[0]:
                    at += 1
                break
        else:
            at += 1
    return out


def word_phonemes(word: str) -> str:
    """The phonemes of one German word, with its stress mark."""
    word = word.lower()
    if word in _WORDS:
        return _WORDS[word]
    prefix = next((p for p in _PREFIXES if word.startswith(p) and len(word) > len(p) + 3), "")
    if word in _STEMS or not _ONSET.match(word[len(prefix) :]):
        prefix = ""
    if prefix:
        sounds = {"be": "bə", "ge": "ɡə", "ver": "fɛɹ", "zer": "tsɛɹ", "ent": "ɛnt", "emp": "ɛmp", "er": "ɛɹ"}[prefix]
        return sounds + _stressed(_syllables(word[len(prefix) :]), word)
    parts = _syllables(word)
    return "".join(parts) if word in _UNSTRESSED else _stressed(parts, word)


def _stressed(parts: list[str], word: str) -> str:
    vowels = [k for k, part in enumerate(parts) if any(c in _SPOKEN for c in part) and not part.startswith("ə")]
    if not vowels:
        return "".join(parts)
    ending = _FINAL_STRESS.search(word)
    k = vowels[-1] if ending and len(vowels) > 1 else vowels[0]
    return "".join(("ˈ" + part if j == k else part) for j, part in enumerate(parts))


def phonemes(text: str) -> str:
    """The phonemes of a German sentence, punctuation kept."""
    spelled = re.sub(r"\d{1,6}", lambda m: number(int(m.group())), text)
    out = [
        word_phonemes(token) if token[0].isalpha() else re.sub(r"[^.,!?;:… ]", " ", token)
        for token in re.findall(r"[^\W\d_]+|[^a-zA-ZäöüÄÖÜßé]+", spelled)
    ]
    return re.sub(r"\s+", " ", "".join(out)).strip()

"""Writing for signs, drawn as strokes: katakana, simple kanji, Latin capitals and pictograms. No font is needed.

A glyph is a list of strokes on a grid 10 wide and 10 high, each a run of points written as pairs of digits ("a" is 10).
"""

from __future__ import annotations

from functools import lru_cache

import skia

from core.generation.animatic import draw

KATAKANA = {
    "ア": "12 92 85 64|52 55 37 1a",
    "イ": "81 54 16|54 5a",
    "ウ": "50 52|24 22 82 85 57 3a",
    "エ": "22 82|52 59|19 99",
    "オ": "13 93|60 69 58|63 48 19",
    "カ": "13 83 79 68|40 45 19",
    "ク": "40 24|31 81 76 3a",
    "ケ": "30 24|22 92|62 57 3a",
    "コ": "12 82 89|19 89",
    "ゴ": "12 72 79|19 79|80 82|a0 a2",
    "シ": "21 32|14 25|19 49 83",
    "ス": "12 82 65 19|55 99",
    "タ": "40 24|31 81 75 3a|34 66",
    "テ": "21 81|14 94|54 46 2a",
    "ト": "30 3a|34 86",
    "ニ": "23 83|19 99",
    "ノ": "81 66 1a",
    "ハ": "32 26 19|62 76 99",
    "バ": "32 26 19|62 76 89|70 81|90 a1",
    "ビ": "20 28 39 89|25 84|80 81|a0 a1",
    "フ": "12 82 76 3a",
    "ホ": "13 93|50 5a 49|35 18|75 98",
    "ム": "40 18 89|75 9a",
    "メ": "81 66 1a|23 79",
    "ラ": "21 81|14 84 77 3a",
    "リ": "21 26|71 76 3a",
    "ル": "31 36 1a|61 6a 96",
    "レ": "21 29 95",
    "ロ": "12 82 89 19 12",
    "ン": "22 43|18 38 93",
    "ェ": "34 84|54 59|29 99",
    "ー": "15 95",
    "本": "13 93|50 5a|53 18|53 98|37 77",
    "山": "50 59|13 19 99|93 99",
    "大": "13 93|50 55 1a|54 9a",
    "中": "12 92 96 16 12|50 5a",
    "日": "20 2a 8a 80 20|25 85",
    "月": "20 26 1a|20 80 8a 79|23 83|26 86",
    "火": "50 55 1a|55 9a|23 35|83 75",
    "水": "50 5a 49|14 44 18|84 54|54 99",
    "木": "13 93|50 5a|53 18|53 98",
    "京": "50 51|11 91|23 83 86 26 23|56 5a 49|37 18|77 98",
    "東": "12 92|24 84 88 28 24|26 86|50 5a|58 1a|58 9a",
    "古": "13 93|50 55|25 85 8a 2a 25",
    "吉": "11 91|50 54|24 84|26 86 8a 2a 26",
    "円": "11 91 9a|11 1a|51 56|16 96",
    "千": "80 32|14 94|52 5a",
}
LATIN = {
    "A": "0a 30 6a|16 56", "B": "00 0a|00 40 52 44 05|45 57 58 4a 0a", "C": "61 40 20 02 08 2a 4a 69",
    "D": "00 0a 3a 58 52 30 00", "E": "60 00 0a 6a|05 45", "F": "60 00 0a|05 45", "G": "61 40 20 02 08 2a 4a 68 65 45",
    "H": "00 0a|60 6a|05 65", "I": "30 3a", "J": "50 58 3a 1a 08", "K": "00 0a|60 05|25 6a", "L": "00 0a 6a",
    "M": "0a 00 36 60 6a", "N": "0a 00 6a 60", "O": "20 02 08 2a 4a 68 62 40 20", "P": "0a 00 40 62 63 45 05",
    "Q": "20 02 08 2a 4a 68 62 40 20|48 6a", "R": "0a 00 40 62 63 45 05|35 6a", "S": "61 40 20 02 24 45 67 68 4a 2a 09",
    "T": "00 60|30 3a", "U": "00 08 2a 4a 68 60", "V": "00 3a 60", "W": "00 1a 34 5a 60", "X": "00 6a|60 0a",
    "Y": "00 35 60|35 3a", "Z": "00 60 0a 6a",
    "5": "60 00 04 44 66 68 4a 0a", "4": "4a 40 07 67", "2": "02 20 40 62 0a 6a", "7": "00 60 2a",
}  # fmt: skip
PICTOGRAMS = {
    "bowl": "14 94 86 69 39 26 14|31 32|51 52|71 72|4a 6a",
    "cup": "14 74 79 19 14|75 95 97 77|31 32|51 52",
    "fish": "15 34 63 85 67 36 15|85 a3 a7 85|35 36",
    "note": "38 31 80 87|38 29 18 27 38|87 78 67 76 87",
    "star": "50 64 a4 67 79 56 29 37 04 44 50",
    "heart": "59 14 22 41 53 61 82 94 59",
    "book": "51 20 02 09 28 59|51 80 a2 a9 88 59|51 59",
    "moon": "60 31 14 17 3a 6a 49 45 47 52 60",
}
JAPANESE_WORDS = (
    "ラーメン", "カラオケ", "ホテル", "カフェ", "スシ", "ビール", "バー", "クスリ", "本", "東京", "大吉", "中古", "山本", "千円", "タコ",
    "日本", "月火", "テレビ",
)  # fmt: skip
LATIN_WORDS = (
    "CAFE",
    "BAKERY",
    "BOOKS",
    "BISTRO",
    "HOTEL",
    "FLOWERS",
    "JAZZ",
    "DELI",
    "PIZZA",
    "CINEMA",
    "TEA",
    "MUSIC",
)
FRENCH_WORDS = ("CAFE", "BOULANGERIE", "LIVRES", "BISTRO", "HOTEL", "FLEURS", "JAZZ", "FROMAGE", "TABAC", "CINEMA")


@lru_cache(maxsize=256)
def _strokes(name: str) -> tuple[tuple[tuple[float, float], ...], ...]:
    text = KATAKANA.get(name) or LATIN.get(name) or PICTOGRAMS[name]
    return tuple(
        tuple((int(pair[0], 16) / 10, int(pair[1], 16) / 10) for pair in line.split()) for line in text.split("|")
    )


def glyph(name: str, x: float, y: float, size: float, *, turned: bool = False) -> skia.Path:
    """One glyph as a path of strokes with its top left corner at (x, y). ``turned`` lays it on its side."""
    path = skia.Path()
    for line in _strokes(name):
        for index, (px, py) in enumerate(line):
            if turned:
                px, py = 1 - py, px
            (path.lineTo if index else path.moveTo)(x + px * size, y + py * size)
    return path


def word(text: str, x: float, y: float, size: float, *, down: bool = False) -> skia.Path:
    """A word as strokes: across from (x, y), or ``down`` one glyph below the other; the long vowel sign turns with it."""
    path = skia.Path()
    latin = all(letter in LATIN for letter in text)
    for index, letter in enumerate(text):
        if down:
            shift = size * 0.2 if latin else 0.0
            path.addPath(glyph(letter, x + shift, y + index * size * 1.2, size, turned=letter == "ー"))
        else:
            path.addPath(glyph(letter, x + index * size * (0.92 if latin else 1.16), y, size))
    return path


def length(text: str, size: float, *, down: bool = False) -> float:
    """How long a `word` is in the direction in which it runs."""
    latin = all(letter in LATIN for letter in text)
    step = 1.2 if down else (0.92 if latin else 1.16)
    last = 1.0 if down or not latin else 0.6
    return size * (step * (len(text) - 1) + last)


def glowing(canvas: skia.Canvas, path: skia.Path, colour: str, width: float, *, glow: float = 1.0) -> None:
    """Strokes as a neon tube: a wide faint halo, the coloured glass, a near-white core."""
    if glow:
        canvas.drawPath(path, draw.stroke(colour, width * 3.6, alpha=0.2 * glow, blend=skia.BlendMode.kScreen))
        canvas.drawPath(path, draw.stroke(colour, width * 2.1, alpha=0.32 * glow, blend=skia.BlendMode.kScreen))
    canvas.drawPath(path, draw.stroke(colour, width))
    canvas.drawPath(path, draw.stroke(draw.lighten(colour, 0.72), width * 0.45))

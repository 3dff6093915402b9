"""The colours an animal is painted with: the breed's own, or dyed to a colour that was asked for."""

from __future__ import annotations

from dataclasses import dataclass

from core.generation.animatic import draw
from core.generation.animatic.rigs.breeds import Breed


def luminance(colour: str) -> float:
    """How light a colour looks, 0..1 (Rec. 709 weights on the gamma-coded values: enough to choose a contrast)."""
    red, green, blue = draw.channels(colour)
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255


@dataclass(frozen=True)
class Coat:
    """Every colour of one animal. ``shade`` and ``deep`` are the coat in half and full shadow, ``light`` where light falls."""

    coat: str
    shade: str
    deep: str
    light: str
    pale: str
    pale_shade: str
    sock: str
    tip: str
    dark: str
    mane: str
    iris: str
    nose: str


def coat_of(breed: Breed, dye: str | None) -> Coat:
    """The breed's colours; with ``dye`` the coat takes it and belly, socks and markings keep their contrast to it."""
    coat, pale, sock, tip, dark, mane = (
        breed.coat,
        breed.pale,
        breed.sock,
        breed.tip,
        breed.dark,
        breed.mane or breed.dark,
    )
    if dye is not None:
        bright = luminance(dye)
        same_sock, same_tip = sock == coat, tip == coat
        if luminance(pale) > 0.55 or bright < 0.3:
            pale = draw.mix(dye, "#fffaf2", 0.78 if bright > 0.22 else 0.3)
        else:
            pale = draw.lighten(dye, 0.25)
        dark = draw.mix(dye, "#140c18", 0.68) if bright > 0.2 else draw.mix(dye, "#8a8aa0", 0.28)
        sock = dye if same_sock else (dark if luminance(sock) < 0.4 else pale)
        tip = dye if same_tip else (dark if luminance(tip) < 0.4 else pale)
        mane = draw.mix(dye, "#140c18", 0.5) if bright > 0.25 else draw.mix(dye, "#9a98b4", 0.22)
        coat = dye
    plum = "#3a1440"  # shadows lean to plum: grey ones make a bright coat look dirty
    return Coat(
        coat=coat,
        shade=draw.mix(coat, plum, 0.2),
        deep=draw.mix(coat, plum, 0.42),
        light=draw.mix(coat, "#fff0c0", 0.22),
        pale=pale,
        pale_shade=draw.mix(pale, "#8a6a9a", 0.22),
        sock=sock,
        tip=tip,
        dark=dark,
        mane=mane,
        iris=breed.iris,
        nose=breed.nose,
    )

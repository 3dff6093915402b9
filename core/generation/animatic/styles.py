"""How a style changes the finish of any set: its grade, its look (line, palette, texture) and its frames per second."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import skia

from core.generation import lexicon
from core.generation.animatic.looks.blocks import Bricks, PixelArt
from core.generation.animatic.looks.craft import Clay, Papercut
from core.generation.animatic.looks.facets import LowPoly, StainedGlass
from core.generation.animatic.looks.fancies import Fantasy, Gothic, Minimalist, Steampunk, Surreal
from core.generation.animatic.looks.film import Noir, Reel, Stock
from core.generation.animatic.looks.ink import Anime, Cartoon, PopArt, WoodBlock
from core.generation.animatic.looks.screens import Cyberpunk, Vaporwave
from core.generation.animatic.looks.sketch import Sketch
from core.generation.animatic.looks.strokes import oil, van_gogh
from core.generation.animatic.looks.washes import Watercolour
from core.generation.animatic.stage import Grade

FULL_RATE = 24.0  # frames per second of the clip: a style drawn at this rate shows each of them


class Look(Protocol):
    """Changes a finished frame in place: ``canvas`` draws into ``pixels``, a (height, width, 4) BGRA array."""

    def __call__(self, pixels: np.ndarray, canvas: skia.Canvas, t: float) -> None: ...


@dataclass(frozen=True)
class Style:
    """Factors on a set's grade, and what happens to the graded frame.

    ``look`` makes the shot's look from one of its frames. ``rate`` is how many pictures a second the style is drawn at; each
    stands until the next, as drawings on twos do at 12. ``swallows`` says that the look levels out what is small, so that drops
    and flakes are drawn over it. ``minds_faces`` says that it is told where ``faces`` are, and keeps them finer than the rest.
    """

    contrast: float = 1.0
    saturation: float = 1.0
    gain: tuple[float, float, float] = (1.0, 1.0, 1.0)
    bloom: float = 0.0
    vignette: float = 0.0
    look: Callable[[np.ndarray], Look] | None = None
    rate: float = FULL_RATE
    swallows: bool = False
    minds_faces: bool = False

    def over(self, grade: Grade) -> Grade:
        """The grade of a set, seen in this style."""
        gain = (grade.gain[0] * self.gain[0], grade.gain[1] * self.gain[1], grade.gain[2] * self.gain[2])
        return replace(
            grade,
            contrast=grade.contrast * self.contrast,
            saturation=grade.saturation * self.saturation,
            gain=gain,
            bloom=min(1.0, max(0.0, grade.bloom + self.bloom)),
            vignette=min(1.0, max(0.0, grade.vignette + self.vignette)),
        )


PLAIN = Style()
_NONE = -1.0  # what is drawn on paper neither glows nor darkens at its corners

STYLES = {
    "noir": Style(1.1, 0.0, bloom=0.05, vignette=0.2, look=Noir),
    "vintage": Style(0.94, 0.6, bloom=-0.1, vignette=-0.5, look=Reel, rate=16.0),
    "cinematic": Style(1.1, 0.96, (1.05, 1.0, 0.97), 0.1, 0.2, look=Stock),
    "anime": Style(1.04, 1.22, (1.0, 1.0, 1.03), 0.2, -0.3, look=Anime, rate=12.0),
    "cartoon": Style(1.08, 1.3, bloom=-1.0, vignette=-1.0, look=Cartoon, rate=12.0, swallows=True),
    "pop_art": Style(1.1, 1.4, bloom=_NONE, vignette=_NONE, look=PopArt, rate=12.0, swallows=True),
    "ukiyo_e": Style(1.0, 0.95, bloom=_NONE, vignette=_NONE, look=WoodBlock, rate=12.0, swallows=True),
    "sketch": Style(bloom=_NONE, vignette=_NONE, look=Sketch, rate=12.0),
    "pixel_art": Style(1.06, 1.15, bloom=-0.2, vignette=-1.0, look=PixelArt, rate=12.0),
    "lego": Style(1.08, 1.2, bloom=_NONE, vignette=_NONE, look=Bricks, rate=12.0, minds_faces=True),
    "low_poly": Style(1.04, 1.15, bloom=-0.2, vignette=-0.3, look=LowPoly, rate=12.0, swallows=True, minds_faces=True),
    "watercolour": Style(0.95, 1.1, bloom=_NONE, vignette=_NONE, look=Watercolour, rate=12.0, swallows=True),
    "oil_painting": Style(1.04, 1.15, bloom=-0.1, vignette=-0.1, look=oil, rate=12.0, swallows=True),
    "van_gogh": Style(1.05, 1.4, bloom=_NONE, vignette=_NONE, look=van_gogh, rate=12.0, swallows=True),
    "clay": Style(0.96, 1.15, bloom=-0.2, vignette=-0.1, look=Clay, rate=12.0, swallows=True),
    "papercut": Style(1.0, 1.1, bloom=_NONE, vignette=_NONE, look=Papercut, rate=12.0, swallows=True),
    "cyberpunk": Style(1.12, 1.2, bloom=0.2, vignette=0.1, look=Cyberpunk),
    "vaporwave": Style(1.0, 1.1, bloom=0.1, vignette=-0.2, look=Vaporwave),
    "steampunk": Style(1.06, 0.9, bloom=0.05, vignette=0.2, look=Steampunk),
    "gothic": Style(1.06, 0.7, bloom=-0.1, look=Gothic),
    "fantasy": Style(1.0, 1.18, (1.02, 0.99, 1.05), 0.2, 0.0, look=Fantasy),
    "surreal": Style(1.02, 1.3, look=Surreal),
    "minimalist": Style(0.96, 0.95, bloom=_NONE, vignette=_NONE, look=Minimalist, rate=12.0, swallows=True),
    "stained_glass": Style(
        1.05, 1.2, bloom=_NONE, vignette=_NONE, look=StainedGlass, rate=12.0, swallows=True, minds_faces=True
    ),
}


def style_named(name: str | None) -> Style:
    """The style of that name, or the nearest that it is a kind of; one that changes nothing if there is none."""
    for each in (name, *lexicon.ancestors(name, "style")) if name else ():
        if each in STYLES:
            return STYLES[each]
    return PLAIN

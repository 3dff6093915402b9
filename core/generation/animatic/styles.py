"""How a style changes the finish of any set: its grade, and a texture laid over the picture like paper or film."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import skia

from core.generation.animatic.stage import Grade
from core.generation.scene import seed_for

_FRAMES = 4  # pictures of grain that take turns, twelve times a second
_RATE = 12.0


@dataclass(frozen=True)
class Style:
    """Factors on a set's grade. ``texture`` is "grain" (moves) or "paper" (rests), ``strength`` its alpha at most, 0..1."""

    contrast: float = 1.0
    saturation: float = 1.0
    gain: tuple[float, float, float] = (1.0, 1.0, 1.0)
    bloom: float = 0.0
    vignette: float = 0.0
    texture: str | None = None
    strength: float = 0.0

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
STYLES = {
    "noir": Style(1.22, 0.0, (1.02, 1.02, 1.04), 0.05, 0.3, "grain", 0.075),
    "vintage": Style(0.94, 0.5, (1.10, 1.0, 0.80), 0.05, 0.25, "grain", 0.06),
    "watercolour": Style(0.86, 0.92, (1.05, 1.05, 1.04), 0.05, -0.5, "paper", 0.085),
    "anime": Style(1.05, 1.28, (1.0, 1.0, 1.03), 0.15, -0.1),
    "cinematic": Style(1.08, 0.94, (1.05, 1.0, 0.97), 0.1, 0.2),
    "gothic": Style(1.12, 0.55, (0.94, 0.97, 1.06), 0.0, 0.3),
    "fantasy": Style(1.0, 1.15, (1.02, 1.0, 1.05), 0.25, 0.0),
    "surreal": Style(1.05, 1.35, (1.03, 0.97, 1.05), 0.15, 0.0),
    "minimalist": Style(0.94, 0.8, (1.03, 1.03, 1.03), -0.1, -0.4),
}


def style_named(name: str | None) -> Style:
    """The style of that name; one that changes nothing for None and for styles that sets express themselves."""
    return STYLES.get(name or "", PLAIN)


@lru_cache(maxsize=4)
def textures(style: Style, width: int, height: int) -> tuple[skia.Image, ...]:
    """The pictures to lay over the frame: none, one of paper, or a few of grain that take turns."""
    if style.texture is None:
        return ()
    dice = np.random.default_rng(seed_for(0, "texture", style.texture))
    if style.texture == "grain":
        return tuple(_shades(dice.normal(0, 0.5, (height, width)), style.strength) for _ in range(_FRAMES))
    # paper: a soft tooth (noise averaged over four by four pixels) on top of blots where the wash has run
    tooth = dice.normal(0, 1, (height, width))
    for axis in (0, 1):
        tooth = np.add.reduce([np.roll(tooth, shift, axis) for shift in range(4)]) / 2
    rows, columns = np.linspace(0, 9, height), np.linspace(0, 9 * width / height, width)
    blots = sum(
        np.sin(rows[:, None] * a + columns[None, :] * b + c)
        for a, b, c in zip(dice.normal(0, 1, 7), dice.normal(0, 1, 7), dice.random(7) * 6.28, strict=True)
    )
    return (_shades(0.45 * tooth + 0.25 * blots, style.strength),)


def texture_at(pictures: tuple[skia.Image, ...], t: float) -> skia.Image | None:
    """The texture for a moment of the shot."""
    return pictures[int(t * _RATE) % len(pictures)] if pictures else None


def _shades(noise: np.ndarray, strength: float) -> skia.Image:
    """White where the noise is above 0 and black where it is below, as opaque as it is far from it."""
    alpha = np.clip(np.abs(noise) * strength, 0, strength)
    picture = np.empty((*noise.shape, 4), np.uint8)
    picture[..., :3] = np.where(noise > 0, alpha * 255, 0)[..., None]
    picture[..., 3] = alpha * 255
    return skia.Image.fromarray(picture, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)

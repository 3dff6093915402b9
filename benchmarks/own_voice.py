"""Measures the speech package's own voice and writes what `core.generation.animatic.sound.measuring` compares recordings with.

`python -m benchmarks.own_voice`, once for each release of the package; ten seconds.
"""

from __future__ import annotations

import json

import numpy as np
from scipy.cluster.vq import kmeans2
from scipy.signal import resample_poly

from core.generation.animatic.sound import measuring, synth
from core.generation.animatic.sound.measuring import OWN, RATE, Doubles, Own
from core.generation.animatic.sound.speech import phonemes
from core.generation.animatic.sound.voices import Voice, spoken

TEXTS = {
    "en": (
        "She sells the best bread in town, and her brother makes shoes.",
        "How far is it to the river from here? I would like to swim.",
        "My grandfather told us a story about a wolf, a girl and a basket of apples.",
        "Yesterday I saw a big yellow bus drive through the blue morning fog.",
        "Put the book on the table, turn off the light and go to bed.",
        "Few people know that owls are able to turn their heads that far.",
        "They played music all night; nobody wanted to leave before dawn.",
        "Could you show me the way to the old church on the hill?",
    ),
    "de": (
        "Wir haben gestern lange auf den Zug gewartet, aber er kam nicht.",
        "Der kleine Hund läuft schnell über die grüne Wiese und bellt laut.",
    ),
}
_GAUSSIANS = 16
_ROUNDS = 25


def main() -> None:
    """Write the file."""
    pitches, syllables, cepstra = [], [], []
    for language, texts in TEXTS.items():
        for text in texts:
            sound = spoken(phonemes(text, language), Voice())
            power = measuring.spectra(resample_poly(sound, 1, synth.SAMPLE_RATE // RATE).astype(np.float32))
            pitch, voiced = measuring.pitches_of(power)
            pitches.append(pitch[voiced])
            syllables.append(measuring.syllables(power, voiced))
            cepstra.append(
                measuring.cepstra(measuring.without_noise(power, voiced), pitch[voiced], np.zeros(1, int))[0]
            )
    own = mixture(float(np.median(np.concatenate(pitches))), float(np.mean(syllables)), np.concatenate(cepstra))
    told = {
        "pitch": round(own.pitch, 1),
        "syllables": round(own.syllables, 2),
        **{name: np.round(getattr(own, name), 3).tolist() for name in ("weights", "means", "variances")},
    }
    OWN.write_text(json.dumps(told) + "\n")
    print(f"{len(np.concatenate(cepstra))} frames, {own.pitch:.1f} Hz, {own.syllables:.2f} syllables a second")
    print(f"log likelihood of a frame: {own.likelihoods(np.concatenate(cepstra)).mean():.2f}")


def mixture(pitch: float, syllables: float, cepstra: Doubles) -> Own:
    """Gaussians fitted by expectation maximisation, begun with k-means. No variance falls below a twentieth of the whole."""
    spread = cepstra.std(axis=0)
    _, nearest = kmeans2(cepstra / spread, _GAUSSIANS, iter=50, minit="++", rng=np.random.default_rng(1))
    shares = np.eye(_GAUSSIANS)[nearest]
    for _ in range(_ROUNDS):
        size = shares.sum(axis=0) + 1e-6
        means = shares.T @ cepstra / size[:, None]
        variances = shares.T @ cepstra**2 / size[:, None] - means**2 + 0.05 * spread**2
        own = Own(pitch, syllables, size / size.sum(), means, variances)
        each = np.stack([own_part(own, k).likelihoods(cepstra) for k in range(_GAUSSIANS)], axis=1)
        shares = np.exp(each - each.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
    return own


def own_part(own: Own, k: int) -> Own:
    """One Gaussian of the mixture, with its weight."""
    part = slice(k, k + 1)
    return Own(own.pitch, own.syllables, own.weights[part], own.means[part], own.variances[part])


if __name__ == "__main__":
    main()

"""Words → Scene: reads a prompt in English or German (of other languages the nouns) and says what it did not understand.

Rules and a lexicon, no model: a prompt takes well under a millisecond, and the same words always give the same Scene. How it
reads is told in docs/scene-language.md. It knows no engine; what the prompt leaves open stays None.
"""

from __future__ import annotations

from core.generation.language.foreign import foreign_units
from core.generation.language.shots import read_shots, unread
from core.generation.language.tokens import tokenize
from core.generation.language.units import detect_language, settle, units_of
from core.generation.scene import DEFAULT_SECONDS, MAX_SEED, Scene, Shape, seed_for


def parse(
    prompt: str, *, shape: Shape = Shape.LANDSCAPE, seconds: int = DEFAULT_SECONDS, seed: int | None = None
) -> Scene:
    """The Scene that a prompt describes: at least one shot, however strange the prompt; never raises for its words.

    ``seconds`` is 3 to 12. ``seed`` defaults to one made from the words, so that the same prompt gives the same clip.
    ``Scene.unresolved`` lists the content words that found no use, in the person's own words.
    """
    tokens = tokenize(prompt)
    language = detect_language(tokens)
    units = foreign_units(tokens)
    if units is None:
        units = units_of(tokens, language)
        settle(units, language)
    shots, unresolved = read_shots(units, prompt, language)
    if seed is None:
        seed = seed_for(0, "prompt", " ".join(prompt.split()).casefold().encode("utf-8", "replace").decode()) % (
            MAX_SEED + 1
        )
    return Scene(
        prompt=prompt,
        language=language,
        shape=shape,
        seconds=seconds,
        seed=seed,
        shots=tuple(shots),
        unresolved=tuple(unresolved + unread(tokens, prompt)),
    )

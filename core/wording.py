"""Every sentence Riffreel says, in the person's language.

Sentences are written in English where they are said, marked with `N_` or passed to a `Say`, and translated in
``core/locales/<language>/LC_MESSAGES/riffreel.po``. Catalogues are read as text, so there is nothing to compile.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from core.errors import Refusal

LANGUAGES = ("en", "de")
LOCALES = Path(__file__).parent / "locales"

Say = Callable[..., str]
"""``say(sentence, **values)`` gives the translated sentence with its values filled in."""


def N_(sentence: str) -> str:  # noqa: N802 - the gettext convention, which the extractor looks for
    """Mark a sentence for the catalogue without translating it yet."""
    return sentence


def language_of(locale: str | None) -> str:
    """The catalogue for a platform's locale ("de", "de-DE", "en_US"); English for what has none."""
    language = (locale or "en").replace("_", "-").split("-")[0].lower()
    return language if language in LANGUAGES else "en"


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str) -> gettext.NullTranslations:
    file = LOCALES / language / "LC_MESSAGES" / "riffreel.po"
    if language == "en" or not file.exists():
        return gettext.NullTranslations()
    # imported here: what speaks English only, like a render, needs none of it
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with file.open("rb") as source:
        catalogue = read_po(source, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def speaker(locale: str | None) -> Say:
    """How to say things to somebody with that locale."""
    translations = _catalogue(language_of(locale))

    def say(sentence: str, /, **values: object) -> str:
        return translations.gettext(sentence).format(**values)

    return say


def say_refusal(refusal: Refusal, say: Say) -> str:
    """A refusal as the one sentence its person reads."""
    return say(refusal.sentence, **refusal.values)

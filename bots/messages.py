"""`make messages`: bring the message catalogues in step with the sentences in the code, for translators to fill in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import typer
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from core.wording import LANGUAGES, LOCALES

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {"N_": None}
ROOMS = ("core", "bots")
BEGAN = datetime(2026, 11, 1, tzinfo=UTC)


def extract() -> list[str]:
    """Every sentence marked with `N_`, sorted."""
    found: set[str] = set()
    for room in ROOMS:
        for _, _, message, _, _ in extract_from_dir(ROOT / room, method_map=[("**.py", "python")], keywords=KEYWORDS):
            found.add(message if isinstance(message, str) else message[0])
    return sorted(found)


def load(file: Path) -> dict[str, str]:
    """A catalogue's sentences with their translations, "" for a missing one."""
    with file.open("rb") as source:
        return {str(m.id): str(m.string or "") for m in read_po(source) if m.id and not m.fuzzy}


def main() -> None:
    """Rewrite the catalogues: new sentences are added empty, sentences no longer said are dropped."""
    sentences = extract()
    for language in LANGUAGES:
        if language == "en":
            continue
        file = LOCALES / language / "LC_MESSAGES" / "riffreel.po"
        known = load(file) if file.exists() else {}
        catalogue = Catalog(
            locale=language,
            project="riffreel",
            version="",
            header_comment=f"# Riffreel, {language}",
            last_translator="Riffreel",
            language_team=language,
            # Fixed, so that a run which changes nothing leaves no trace.
            creation_date=BEGAN,
            revision_date=BEGAN,
            fuzzy=False,
        )
        for sentence in sentences:
            catalogue.add(sentence, known.get(sentence, ""))
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as target:
            write_po(target, catalogue, width=120, omit_header=False, sort_output=True, ignore_obsolete=True)
        missing = [sentence for sentence in sentences if not known.get(sentence)]
        typer.echo(f"{language}: {len(sentences)} sentences, {len(missing)} to translate")


if __name__ == "__main__":
    main()

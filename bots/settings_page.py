"""Writes docs/settings.md from the settings themselves: ``python -m bots.settings_page``."""

from __future__ import annotations

from pathlib import Path

from core.settings import Settings

FILE = Path(__file__).resolve().parent.parent / "docs/settings.md"
HEAD = """# Settings

Each can be set in the environment or in a file `.env` in the folder that Riffreel is started from.

| setting | default | what it is |
| --- | --- | --- |
"""


def page() -> str:
    """The whole page."""
    rows = []
    for name, field in Settings.model_fields.items():
        default = (
            ""
            if field.default is None
            else f"`{str(field.default).lower() if isinstance(field.default, bool) else field.default}`"
        )
        rows.append(f"| `RIFFREEL_{name.upper()}` | {default} | {field.description} |")
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")

"""The documents are true: every setting is in docs/settings.md with its default, every command in the README exists."""

from __future__ import annotations

import re
from pathlib import Path

from typer.testing import CliRunner

from bots import settings_page
from bots.__main__ import cli

ROOT = Path(__file__).parent.parent


def test_the_page_of_settings_is_what_the_settings_say() -> None:
    assert (ROOT / "docs/settings.md").read_text() == settings_page.page(), "run `python -m bots.settings_page`"


def test_the_readme_names_commands_that_exist() -> None:
    helped = CliRunner().invoke(cli, ["--help"]).output
    text = (ROOT / "README.md").read_text() + (ROOT / "docs/operations.md").read_text()
    named = set(re.findall(r"riffreel (demo|[a-z]+)\b", text)) & {
        "demo", "discord", "telegram", "web", "worker", "doctor", "parse", "render", "db", "jobs"
    }  # fmt: skip
    assert len(named) >= 8
    assert [name for name in named if name not in helped] == []


def test_links_between_documents_lead_somewhere() -> None:
    broken = []
    for page in [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *(ROOT / "docs").glob("*.md"),
        ROOT / "benchmarks/README.md",
    ]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text()):
            if not (page.parent / target).exists():
                broken.append(f"{page.name}: {target}")
    assert broken == []

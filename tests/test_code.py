"""The code itself: style, types, import contracts, file lengths, and what must never be committed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST_FILE = 450


def run(*command: str) -> str:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def tracked(pattern: str) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", pattern], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\n") if name and (ROOT / name).exists()]


def test_ruff_has_nothing_to_say() -> None:
    assert run("ruff", "check", ".") == ""
    assert run("ruff", "format", "--check", "--quiet", ".") == ""


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_types_are_strict_and_right() -> None:
    assert run("mypy") == ""


def test_core_imports_no_chat_platform() -> None:
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_files_stay_short_enough_to_read() -> None:
    long = {
        str(f.relative_to(ROOT)): n for f in tracked("*.py") if (n := len(f.read_text().splitlines())) > LONGEST_FILE
    }
    assert long == {}


def test_no_registry_address_and_no_path_of_a_machine_is_committed() -> None:
    # Put together here, so that this file does not find itself.
    hosts = "|".join(("pypi" + r"\.org", "npmjs" + r"\.(org|com)", "pythonhosted" + r"\.org"))
    bad = re.compile(rf"{hosts}|(?<![\w.])/(?:home|root|work|Users)/[a-z]")
    found = []
    for file in tracked("*"):
        if file.suffix in {".png", ".jpg", ".webp", ".mp4"}:
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if bad.search(line) and file != Path(__file__):
                found.append(f"{file.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert found == []


def test_constraints_pin_the_torch_that_is_built_for_the_cpu_too() -> None:
    assert "torch==2.13.0" in (ROOT / "constraints.txt").read_text().split("\n")

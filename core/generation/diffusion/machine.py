"""What this machine has to run models on. Asks the driver's own tool, so that torch isn't needed."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess

_PATIENCE = 10.0
"""Seconds; a driver that doesn't answer by then counts as none."""


def free_gb(gpu: int = 0) -> float | None:
    """Free memory in GiB of the GPU with that number, or None without it."""
    command = shutil.which("nvidia-smi")
    if command is None:
        return None
    asked = [command, "--query-gpu=memory.free", "--format=csv,noheader,nounits", f"--id={gpu}"]
    try:
        said = subprocess.run(asked, capture_output=True, text=True, timeout=_PATIENCE, check=True).stdout
    except (subprocess.SubprocessError, OSError):
        return None
    return float(said) / 1024 if said.strip().isdigit() else None


def has_torch() -> bool:
    """Whether what models run on is installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("torch", "diffusers", "transformers"))

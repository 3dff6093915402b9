"""How long the animatic engine takes for a clip, from the command line: start of Python, understanding, drawing, sound, encoding.

`python benchmarks/animatic.py [--runs 3] [--cores 0]`. Each clip is 5 s at 24 fps; figures are medians over the runs. Exits with 1 if the café
clip misses its aim.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CAFE = "a person thinking in a cozy café on a rainy day, steaming cup of coffee on the table"
PROMPTS = (
    CAFE,
    "a red fox runs through Tokyo at night, camera follows",
    "two astronauts playing chess on the moon, earth in the sky",
    "a corgi surfing a giant wave at sunset",
    "Ein Bär spielt Gitarre am Lagerfeuer im Wald bei Nacht",
    "a robot walking alone across desert dunes at sunset",
)
AIM_SECONDS = 6.0


def render(prompt: str, shape: str, folder: Path) -> tuple[float, dict[str, float]]:
    """Wall seconds of the whole process, and the engine's own seconds by phase."""
    command = [sys.executable, "-m", "bots", "render", prompt, str(folder / "clip.mp4"), "--shape", shape, "--json"]
    started = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    wall = time.perf_counter() - started
    timings: dict[str, float] = json.loads(done.stdout)["timings"]
    return wall, timings


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--cores", help="run on these cores only, for example 0 or 0,1")
    wanted = parser.parse_args()
    if wanted.cores:
        os.sched_setaffinity(0, {int(core) for core in wanted.cores.split(",")})
    print(f"{platform.machine()}, {len(os.sched_getaffinity(0))} cores, Python {platform.python_version()}")
    print(f"{'clip':<60} {'shape':<10} {'wall':>6} {'stage':>6} {'draw':>6} {'sound':>6} {'encode':>7}")
    missed = False
    with tempfile.TemporaryDirectory() as name:
        for prompt in PROMPTS:
            for shape in ("landscape", "portrait", "square"):
                runs = [render(prompt, shape, Path(name)) for _ in range(wanted.runs)]
                wall = statistics.median(wall for wall, _ in runs)
                phase = {
                    key: statistics.median(t[key] for _, t in runs) for key in ("stage", "draw", "sound", "encode")
                }
                figures = " ".join(f"{phase[key]:>6.2f}" for key in ("stage", "draw", "sound"))
                print(f"{prompt[:58]:<60} {shape:<10} {wall:>6.2f} {figures} {phase['encode']:>7.2f}", flush=True)
                missed |= prompt == CAFE and shape == "landscape" and wall > AIM_SECONDS
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of a process: {peak:.0f} MB")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

"""How long the animatic engine takes for the gallery's clips in a warm process, and where the milliseconds go.

`python benchmarks/animatic.py [--core 0] [--every 1] [--shapes landscape,portrait]`. Every clip is 5 s at 24 fps with sound and encoding,
rendered twice, of which the quicker one counts; all threads share one pinned core. Figures are processor seconds, which on a machine that is
busy with something else say more than wall seconds, and on a quiet one are the same. Exits with 1 if an aim is missed.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PHASES = ("stage", "draw", "sound", "encode")
MEDIAN_SECONDS, WORST_SECONDS, PEAK_MEGABYTES = 2.5, 4.0, 600.0


def started(core: int) -> float:
    """Processor seconds that a new process takes until its engine is ready, as a worker's child has it."""
    script = f"import os; os.sched_setaffinity(0, {{{core}}}); from core.generation.animatic.engine import AnimaticEngine; AnimaticEngine()"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(prompts: Iterable[str], shape: str) -> list[tuple[float, dict[str, float]]]:
    """Processor seconds and timings by phase of each prompt's clip."""
    from core.errors import Refusal
    from core.generation.animatic.engine import AnimaticEngine
    from core.generation.engine import RenderRequest
    from core.generation.prompt import parse
    from core.generation.scene import Shape

    engine, found = AnimaticEngine(), []
    for prompt in prompts:
        scene = parse(prompt).model_copy(update={"shape": Shape(shape), "seconds": 5})
        runs = []
        for _ in range(2):
            with tempfile.TemporaryDirectory() as folder:
                before = time.process_time()
                try:
                    clip = engine.render(RenderRequest(scene, Path(folder)), lambda share, phase: None)
                except Refusal as refusal:
                    print(f"refused: {prompt[:60]}: {refusal}")
                    break
                runs.append((time.process_time() - before, dict(clip.timings)))
        if not runs:
            continue
        seconds, timings = min(runs, key=lambda run: run[0])
        found.append((seconds, timings))
        figures = " ".join(f"{timings[phase]:>7.2f}" for phase in PHASES)
        print(f"{prompt[:58]:<60} {shape:<10} {seconds:>6.2f} {figures}", flush=True)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--core", type=int, default=0, help="the core that everything runs on")
    parser.add_argument("--every", type=int, default=1, help="take only every so many-th prompt")
    parser.add_argument("--shapes", default="landscape,portrait")
    wanted = parser.parse_args()
    os.sched_setaffinity(0, {wanted.core})
    sys.path[0] = str(ROOT)  # not the folder of this file, whose queue.py would stand before the one of Python
    from benchmarks.gallery import prompts

    print(f"{platform.machine()}, core {wanted.core}, Python {platform.python_version()}")
    print(f"start of a process until its engine is loaded: {started(wanted.core):.2f} s")
    chosen = prompts()[:: wanted.every]
    print(f"{'clip':<60} {'shape':<10} {'cpu':>6} " + " ".join(f"{phase:>7}" for phase in PHASES))
    missed = False
    for shape in wanted.shapes.split(","):
        clips = measured(chosen, shape)
        seconds = [each for each, _ in clips]
        median, worst = statistics.median(seconds), max(seconds)
        parts = {phase: statistics.mean(timings[phase] for _, timings in clips) for phase in PHASES}
        shares = ", ".join(f"{phase} {value:.2f}" for phase, value in parts.items())
        frames = 120 / median
        print(f"{shape}: {len(clips)} clips, median {median:.2f} s, worst {worst:.2f} s; mean {shares}")
        print(f"{shape}: {frames:.0f} frames a second, {frames / 24:.1f} times real time")
        missed |= median > MEDIAN_SECONDS or worst > WORST_SECONDS
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory: {peak:.0f} MB")
    return 1 if missed or peak > PEAK_MEGABYTES else 0


if __name__ == "__main__":
    sys.exit(main())

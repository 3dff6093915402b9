"""`riffreel parse` and `riffreel render`: the studio without chat, queue or database."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer
from pydantic import ValidationError

from core.errors import Refusal
from core.generation.engine import RenderRequest
from core.generation.engines import NAMES, load_engine
from core.generation.prompt import parse
from core.generation.scene import DEFAULT_SECONDS, Scene, Shape
from core.generation.typed import clean_prompt
from core.wording import N_

NO_ENGINE = N_("There is no engine called {name}. There are: {names}.")
NO_MASKS = N_("The engine {name} gives no masks: render with --engine animatic.")


@dataclass(frozen=True)
class RenderOrder:
    """What `riffreel render` was asked for: exactly one of ``prompt`` and ``scene``; None leaves a choice to the Scene."""

    prompt: str | None
    scene: Path | None
    out: Path
    save_scene: Path | None
    shape: Shape | None
    seconds: int | None
    seed: int | None
    masks: Path | None
    as_json: bool


def parse_one(prompt: str) -> None:
    """Print a prompt's Scene, indented."""
    typer.echo(json.dumps(parse(prompt).model_dump(mode="json"), ensure_ascii=False, indent=2))


def parse_lines(file: Path) -> None:
    """Print one Scene per input line, as JSON lines; an empty line gives an empty Scene, so that the lines stay in step."""
    write = sys.stdout.write
    for line in _lines(file):
        write(json.dumps(parse(line).model_dump(mode="json"), ensure_ascii=False) + "\n")


def _lines(file: Path) -> Iterator[str]:
    if str(file) == "-":
        yield from (line.rstrip("\r\n") for line in sys.stdin)
        return
    with file.open(encoding="utf-8", errors="replace") as source:
        yield from (line.rstrip("\r\n") for line in source)


def _scene_for(order: RenderOrder) -> Scene:
    if order.scene is None:
        return parse(
            clean_prompt(order.prompt or ""),
            shape=order.shape or Shape.LANDSCAPE,
            seconds=order.seconds or DEFAULT_SECONDS,
            seed=order.seed,
        )
    try:
        scene = Scene.model_validate_json(order.scene.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Refusal(N_("There is no file {file}."), file=order.scene) from None
    except (ValidationError, UnicodeDecodeError) as error:
        raise Refusal(N_("{file} is not a Scene: {problem}"), file=order.scene, problem=_first_problem(error)) from None
    chosen = {"shape": order.shape, "seconds": order.seconds, "seed": order.seed}
    return scene.model_copy(update={name: value for name, value in chosen.items() if value is not None})


def _first_problem(error: Exception) -> str:
    if isinstance(error, ValidationError):
        problem = error.errors()[0]
        return f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}"
    return str(error)


def render_to_file(
    order: RenderOrder, engine_name: str, model: str | None = None, models_dir: Path | None = None
) -> None:
    """Render into the order's file, with a progress bar on a terminal."""
    started = time.perf_counter()
    if engine_name not in NAMES:
        raise Refusal(NO_ENGINE, name=engine_name, names=", ".join(NAMES))
    scene = _scene_for(order)
    order.out.parent.mkdir(parents=True, exist_ok=True)
    if order.save_scene:
        order.save_scene.write_text(scene.model_dump_json(indent=2), encoding="utf-8")
    engine = load_engine(engine_name, model, models_dir)
    if order.masks and not engine.capabilities.makes_masks:
        raise Refusal(NO_MASKS, name=engine_name)
    with tempfile.TemporaryDirectory(prefix="riffreel-", dir=order.out.parent) as folder, _Bar() as bar:
        request = RenderRequest(scene, Path(folder), masks=order.masks is not None)
        clip = engine.render(request, bar.show)
        shutil.move(clip.video, order.out)
        if order.masks:
            shutil.copytree(request.folder / "masks", order.masks, dirs_exist_ok=True)
    notes = [sentence.format(**values) for sentence, values in clip.notes]
    report: dict[str, Any] = {
        "out": str(order.out),
        "width": clip.width,
        "height": clip.height,
        "fps": clip.fps,
        "seconds": clip.seconds,
        "timings": {name: round(value, 3) for name, value in clip.timings.items()},
        "wall": round(time.perf_counter() - started, 3),
        "unresolved": list(scene.unresolved),
        "notes": notes,
    }
    if order.as_json:
        typer.echo(json.dumps(report, ensure_ascii=False))
        return
    typer.echo(f"{order.out}: {clip.width}×{clip.height}, {clip.seconds:.1f} s, made in {report['wall']:.1f} s")
    if scene.unresolved:
        typer.echo("Couldn't draw: " + ", ".join(scene.unresolved))
    for note in notes:
        typer.echo(note)


class _Bar:
    """A progress bar on a terminal, nothing elsewhere."""

    def __enter__(self) -> _Bar:
        self._progress = None
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import Progress

            self._progress = Progress(console=Console(stderr=True), transient=True)
            self._progress.start()
            self._task = self._progress.add_task("rendering", total=1.0)
        return self

    def __exit__(self, *_: object) -> None:
        if self._progress is not None:
            self._progress.stop()

    def show(self, share: float, phase: str) -> None:
        if self._progress is not None:
            self._progress.update(self._task, completed=share, description=phase)

"""The `riffreel` command. Each subcommand is an entry point of its own and imports what it needs, so that `--help` is quick."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import ValidationError

from core.errors import Refusal
from core.generation.scene import DEFAULT_SECONDS, MAX_SECONDS, MAX_SEED, MIN_SECONDS, Shape
from core.settings import Settings

if TYPE_CHECKING:
    from bots.entry import Entry

cli = typer.Typer(name="riffreel", no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)
database = typer.Typer(no_args_is_help=True, help="Look after the database.")
jobs = typer.Typer(no_args_is_help=True, help="Look after jobs.")
cli.add_typer(database, name="db")
cli.add_typer(jobs, name="jobs")
models = typer.Typer(no_args_is_help=True, help="Look after the weights of models for a GPU.")
cli.add_typer(models, name="models")


def _settings() -> Settings:
    try:
        return Settings()
    except ValidationError as error:
        for problem in error.errors():
            name = "RIFFREEL_" + "_".join(str(part) for part in problem["loc"]).upper()
            typer.echo(f"{name}: {problem['msg']}", err=True)
        raise typer.Exit(2) from None


def _fail(sentence: object) -> typer.Exit:
    typer.echo(str(sentence), err=True)
    return typer.Exit(1)


@cli.command()
def demo(
    browser: Annotated[bool, typer.Option(help="Open the page in a browser where there is a display.")] = True,
) -> None:
    """Start everything on this machine: queue, database, worker, web page, and the bots whose tokens are set."""
    from bots.demo import run_demo

    try:
        asyncio.run(run_demo(_settings(), browser))
    except Refusal as refusal:
        raise _fail(refusal) from None


@cli.command()
def discord() -> None:
    """Run the Discord bot."""
    from bots.entry import run_discord

    _run(run_discord)


@cli.command()
def telegram() -> None:
    """Run the Telegram bot."""
    from bots.entry import run_telegram

    _run(run_telegram)


@cli.command()
def web() -> None:
    """Serve the web page."""
    from bots.entry import run_web

    _run(run_web)


def _run(entry: Entry) -> None:
    from bots.entry import run_until_stopped

    try:
        asyncio.run(run_until_stopped(_settings(), entry))
    except Refusal as refusal:
        raise _fail(refusal) from None


@cli.command()
def worker() -> None:
    """Run one worker: takes jobs from the queue and renders them."""
    import worker as arq_worker
    from core.generation.child import child_for

    settings = _settings()
    if settings.redis_url is None:
        raise _fail("RIFFREEL_REDIS_URL is not set, so there is no queue to work on. `riffreel demo` starts its own.")
    try:
        asyncio.run(arq_worker.main(settings, child_for(settings)))
    except Refusal as refusal:  # no GPU, no weights: nothing that trying again would mend
        raise _fail(refusal) from None


@cli.command()
def doctor() -> None:
    """Check settings, database, queue, tokens, engine and disk, and say what to do. Exit code 1 if something needs doing."""
    from bots.doctor import examine

    sys.exit(0 if asyncio.run(examine(_settings())) else 1)


@cli.command()
def parse(
    prompt: Annotated[str | None, typer.Argument(help="What to show.")] = None,
    lines: Annotated[
        Path | None, typer.Option(help="A file with one prompt per line, or - for standard input.")
    ] = None,
) -> None:
    """Print the Scene for a prompt as JSON; with --lines, one JSON object per line."""
    from bots.rendering import parse_lines, parse_one

    if (prompt is None) == (lines is None):
        raise _fail("Give either a prompt or --lines FILE.")
    if prompt is not None:
        parse_one(prompt)
    elif lines is not None:
        parse_lines(lines)


@cli.command()
def edit(
    scene: Annotated[Path | None, typer.Argument(help="A Scene (JSON), as `riffreel parse` prints it.")] = None,
    sentence: Annotated[str | None, typer.Argument(help="What to change.")] = None,
    lines: Annotated[
        Path | None,
        typer.Option(help='A file of JSON lines with "scene" or "prompt", and "instruction"; - for standard input.'),
    ] = None,
) -> None:
    """Change a Scene by a sentence: riffreel edit fox.json "make it snow". Prints the new Scene and the difference in words."""
    from bots.editing import edit_lines, edit_one

    try:
        if lines is not None and scene is None:
            edit_lines(lines)
        elif scene is not None and sentence is not None and lines is None:
            edit_one(scene, sentence)
        else:
            raise _fail("Give a Scene and a sentence: riffreel edit SCENE.json SENTENCE — or --lines FILE.")
    except Refusal as refusal:
        raise _fail(refusal) from None


@cli.command()
def render(
    out: Annotated[list[str], typer.Argument(help="The prompt (unless --scene is given) and the MP4 file to write.")],
    scene: Annotated[Path | None, typer.Option(help="Render this Scene (JSON) and not a prompt.")] = None,
    save_scene: Annotated[Path | None, typer.Option(help="Write the Scene that was rendered.")] = None,
    shape: Annotated[Shape | None, typer.Option(help="Proportions of the frame.")] = None,
    seconds: Annotated[
        int | None, typer.Option(min=MIN_SECONDS, max=MAX_SECONDS, help=f"Length; {DEFAULT_SECONDS} if not given.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(min=0, max=MAX_SEED, help="Seed; derived from the prompt if not given.")
    ] = None,
    masks: Annotated[Path | None, typer.Option(help="Write masks and boxes per entity into this folder.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print timings as JSON.")] = False,
    engine: Annotated[str | None, typer.Option(help="What renders: animatic, auto, wan or ltx2.")] = None,
    model: Annotated[
        str | None, typer.Option(help="Which of the engine's models: its id, or a folder of weights.")
    ] = None,
) -> None:
    """Render a clip without any chat: riffreel render "a red fox in the snow" fox.mp4"""
    from bots.rendering import RenderOrder, render_to_file

    if len(out) != (1 if scene else 2):
        raise _fail("Give a prompt and a file: riffreel render PROMPT OUT.mp4 — or --scene FILE OUT.mp4.")
    order = RenderOrder(
        prompt=None if scene else out[0],
        scene=scene,
        out=Path(out[-1]),
        save_scene=save_scene,
        shape=shape,
        seconds=seconds,
        seed=seed,
        masks=masks,
        as_json=as_json,
    )
    try:
        settings = _settings()
        render_to_file(order, engine or settings.engine, model or settings.model, settings.models_folder)
    except Refusal as refusal:
        raise _fail(refusal) from None


@models.command("list")
def list_models() -> None:
    """Show every model: licence, memory and disk it needs, and whether its weights are here."""
    from bots.models import show

    show(_settings().models_folder)


@models.command()
def check(model: Annotated[str, typer.Argument(help="A model's id, or a folder of weights.")]) -> None:
    """Check that a model's weights are complete."""
    from bots import models as shelf

    try:
        shelf.check(model, _settings().models_folder)
    except Refusal as refusal:
        raise _fail(refusal) from None


@models.command()
def pull(
    model: Annotated[str, typer.Argument(help="A model's id.")],
    yes: Annotated[bool, typer.Option("--yes", help="Agree to the conditions of its licence.")] = False,
) -> None:
    """Download a model's weights, and those of its companions; goes on where an earlier download stopped."""
    from bots import models as shelf

    try:
        shelf.pull(model, _settings().models_folder, yes)
    except Refusal as refusal:
        raise _fail(refusal) from None


@database.command()
def upgrade() -> None:
    """Bring the tables up to date; also happens at every start."""
    from core.database import Database

    async def run() -> None:
        opened = Database(_settings().database_address)
        await opened.migrate()
        await opened.close()

    asyncio.run(run())
    typer.echo("The database is up to date.")


@jobs.command("list")
def list_dead() -> None:
    """List the jobs that were set aside, with their reasons."""
    from bots.jobs import print_dead

    asyncio.run(print_dead(_settings()))


@jobs.command()
def requeue(
    ids: Annotated[list[str] | None, typer.Argument(help="Job ids; none for all that were set aside.")] = None,
) -> None:
    """Queue jobs again that were set aside after repeated faults."""
    from bots.jobs import requeue as run

    asyncio.run(run(_settings(), ids or None))


def main() -> None:
    """Entry point of the `riffreel` script."""
    cli()


if __name__ == "__main__":
    main()

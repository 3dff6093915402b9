"""`riffreel jobs`: what was set aside, and starting it again."""

from __future__ import annotations

import typer

from core.app import open_app
from core.generation import recovery
from core.settings import Settings


async def print_dead(settings: Settings) -> None:
    """Two lines per stranded job: id, state, author and prompt, and the last line of its reason."""
    async with open_app(settings) as app:
        dead = await recovery.stranded(app)
    if not dead:
        typer.echo("No job is set aside.")
    for job in dead:
        reason = (job.reason or "").strip().splitlines() or [""]
        typer.echo(f"{job.id}  {job.state}  {job.author}: {job.prompt[:60]}\n    {reason[-1]}")


async def requeue(settings: Settings, ids: list[str] | None) -> None:
    """Give stranded jobs another chance and say which."""
    async with open_app(settings) as app:
        requeued = await recovery.requeue(app, ids)
    for job_id in requeued:
        typer.echo(f"queued again: {job_id}")
    for job_id in set(ids or ()) - set(requeued):
        typer.echo(f"not set aside, so left alone: {job_id}", err=True)
    if not requeued and ids is None:
        typer.echo("No job is set aside.")

"""`riffreel models`: which models there are, whether their weights are here and whole, and getting them."""

from __future__ import annotations

from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table

from core.errors import Refusal
from core.generation.diffusion import weights
from core.generation.diffusion.machine import free_gb
from core.generation.diffusion.profiles import Profile, profile_for, profiles
from core.wording import N_

NO_CONDITIONS = "none beyond the licence"
CONDITIONS = N_("{title} is licensed under {licence}, on these conditions: {conditions}. Agree with --yes.")


def show(models_dir: Path) -> None:
    """Print every model with its licence, what it needs, and whether its weights are here."""
    free = free_gb()
    table = Table(box=None, pad_edge=False)
    for title, justify in (("model", "left"), ("", "left"), ("GPU", "right"), ("disk", "right"), ("licence", "left")):
        table.add_column(title, justify=justify, overflow="fold")  # type: ignore[arg-type]  # a Literal in rich
    table.add_column("weights", overflow="fold")
    for profile in profiles().values():
        where = models_dir / profile.id
        memory = "" if profile.family == "segment" else f"{profile.vram_gb:g} GB"
        licence = profile.licence if profile.conditions == NO_CONDITIONS else f"{profile.licence}: {profile.conditions}"
        table.add_row(profile.id, profile.title, memory, f"{profile.disk_gb:g} GB", licence, _state(profile, where))
    Console().print(table)
    gpu = "no graphics card is seen here" if free is None else f"{free:.0f} GB are free on the graphics card"
    typer.echo(f"Weights are kept in {models_dir}; {gpu}.")


def _state(profile: Profile, folder: Path) -> str:
    if not folder.is_dir():
        return "not here"
    try:
        _check(profile, folder)
    except Refusal as refusal:
        return str(refusal)
    return f"complete, {weights.size_of(folder) / 1e9:.1f} GB"


def check(model: str, models_dir: Path) -> None:
    """Say whether a model's weights are whole. Refusal that names the file which is not."""
    profile, folder = profile_for(model, models_dir)
    _check(profile, folder)
    typer.echo(f"{folder}: complete, {weights.size_of(folder) / 1e9:.1f} GB.")


def _check(profile: Profile, folder: Path) -> None:
    if profile.family == "segment":
        weights.check_single(folder, profile.id)
        if profile.tracker is not None:
            weights.check_single(folder / "tracker", profile.id)
    else:
        weights.check(folder, profile.id)


def pull(model: str, models_dir: Path, agreed: bool) -> None:
    """Download a model's weights, and those of its companions. Refusal while conditions of its licence have not been agreed to."""
    profile, folder = profile_for(model, models_dir)
    wanted = [(profile, folder)]
    if profile.family != "segment":
        known = [name for name in (profile.companion, profile.finder) if name in profiles()]
        wanted += [(profiles()[name], folder.parent / name) for name in known if name is not None]
    for each, _ in wanted:
        if each.conditions != NO_CONDITIONS and not agreed:
            raise Refusal(CONDITIONS, title=each.title, licence=each.licence, conditions=each.conditions)
    for each, where in wanted:
        typer.echo(f"{each.title}: about {each.disk_gb:g} GB from {each.repo} into {where}")
        weights.pull(each, where)
        _check(each, where)
    typer.echo("Complete.")

"""Commands and buttons. Each handler translates, awaits one use-case and shows what comes of it.

`answer` is this platform's one error boundary.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import discord
import structlog
from discord import app_commands
from discord.app_commands import locale_str

from bots import sentences
from bots.discord import render, translate
from bots.discord.render import Message
from core import delivery
from core.actions import Action, Verb
from core.app import App
from core.commands import Cancel, DeleteClip, Generate, Reroll, ShowQueue
from core.errors import Refusal
from core.events import JobQueued
from core.generation import service
from core.generation.policy import MAX_PROMPT
from core.generation.scene import DEFAULT_SECONDS, MAX_SECONDS, MAX_SEED, MIN_SECONDS, Shape
from core.people import Member
from core.wording import N_, say_refusal, speaker

log = structlog.get_logger()

PREFIX = "/"
PATIENCE = 1.5
"""Seconds until an interaction is acknowledged without its answer; Discord gives up after 3."""

Work = Callable[[Member], Coroutine[Any, Any, Message]]


async def answer(app: App, interaction: discord.Interaction, work: Work, *, private: bool = False) -> None:
    """Do the work and answer with its message, in time. A Refusal is told to this person only; a bug is logged and apologised for."""

    async def whole() -> Message:
        return await work(await translate.member_of(app, interaction))

    task = asyncio.create_task(whole())
    await asyncio.wait({task}, timeout=PATIENCE)
    if not task.done():
        await interaction.response.defer(ephemeral=private, thinking=True)
    say = speaker(interaction.locale.value)
    try:
        message = await task
    except Refusal as refusal:
        message, private = Message(render.plain(say_refusal(refusal, say))), True
    except Exception:
        reference = secrets.token_hex(4)
        log.exception("discord.fault", reference=reference)
        message, private = Message(say(sentences.APOLOGY, reference=reference)), True
    await _say(interaction, message, private)


async def _say(interaction: discord.Interaction, message: Message, private: bool) -> None:
    view = message.view() or discord.utils.MISSING
    if interaction.response.is_done():
        await interaction.edit_original_response(
            content=message.content, view=view, allowed_mentions=message.mentions()
        )
    else:
        await interaction.response.send_message(
            message.content, view=view, allowed_mentions=message.mentions(), ephemeral=private, suppress_embeds=True
        )


async def _answer_with_job(
    app: App, interaction: discord.Interaction, submit: Callable[[Member], Awaitable[JobQueued]]
) -> None:
    """Answer with a job's place in the queue and remember the message, so that progress is shown there."""
    job: list[str] = []

    async def work(member: Member) -> Message:
        event = await submit(member)
        job.append(event.job_id)
        return render.render(event)

    await answer(app, interaction, work)
    if job:
        message = await interaction.original_response()
        await delivery.remember_status(app, job[0], str(message.id))


def _origin(interaction: discord.Interaction) -> str:
    return f"discord:{interaction.id}"


def add_commands(app: App, tree: app_commands.CommandTree[Any]) -> None:
    """Put the slash commands on the tree."""
    everywhere = app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    shapes = [
        app_commands.Choice(name=locale_str(N_("landscape 16:9")), value=Shape.LANDSCAPE.value),
        app_commands.Choice(name=locale_str(N_("portrait 9:16")), value=Shape.PORTRAIT.value),
        app_commands.Choice(name=locale_str(N_("square 1:1")), value=Shape.SQUARE.value),
    ]

    @tree.command(name="generate", description=locale_str(N_("Make a clip from a sentence.")))
    @app_commands.describe(
        prompt=locale_str(N_("What to show. “Quoted words” are spoken aloud.")),
        shape=locale_str(N_("Proportions of the picture.")),
        length=locale_str(N_("Length in seconds.")),
        seed=locale_str(N_("Number that fixes everything left to chance.")),
    )
    @app_commands.choices(shape=shapes)
    @everywhere
    async def generate(
        interaction: discord.Interaction,
        prompt: app_commands.Range[str, 1, MAX_PROMPT],
        shape: str = Shape.LANDSCAPE.value,
        length: app_commands.Range[int, MIN_SECONDS, MAX_SECONDS] = DEFAULT_SECONDS,
        seed: app_commands.Range[int, 0, MAX_SEED] | None = None,
    ) -> None:
        async def submit(member: Member) -> JobQueued:
            address = translate.address_of(interaction)
            return await service.submit(
                app, Generate(member, address, prompt, Shape(shape), length, seed, origin=_origin(interaction))
            )

        await _answer_with_job(app, interaction, submit)

    @tree.command(name="queue", description=locale_str(N_("What is being made, and where your clips stand.")))
    @everywhere
    async def queue(interaction: discord.Interaction) -> None:
        async def work(member: Member) -> Message:
            view = await service.show_queue(app, ShowQueue(member))
            return Message(render.plain(sentences.queue(view, speaker(member.language))))

        await answer(app, interaction, work, private=True)

    @tree.command(name="cancel", description=locale_str(N_("Stop your newest clip.")))
    @everywhere
    async def cancel(interaction: discord.Interaction) -> None:
        async def work(member: Member) -> Message:
            return render.render(await service.cancel(app, Cancel(member)))

        await answer(app, interaction, work, private=True)

    @tree.command(name="help", description=locale_str(N_("What I can do.")))
    @everywhere
    async def help_(interaction: discord.Interaction) -> None:
        async def work(member: Member) -> Message:
            return Message(sentences.help_text(PREFIX, speaker(member.language)))

        await answer(app, interaction, work, private=True)

    @tree.command(name="start", description=locale_str(N_("Say hello.")))
    @everywhere
    async def start(interaction: discord.Interaction) -> None:
        async def work(member: Member) -> Message:
            return Message(sentences.start_text(PREFIX, speaker(member.language)))

        await answer(app, interaction, work, private=True)


async def press(app: App, interaction: discord.Interaction, action: Action) -> None:
    """Do what a button says."""
    moderates = translate.moderated_by(interaction)

    async def cancel(member: Member) -> Message:
        return render.render(await service.cancel(app, Cancel(member, action.target, moderates)))

    async def delete(member: Member) -> Message:
        return render.render(await service.delete_clip(app, DeleteClip(member, action.target, moderates)))

    async def resend(member: Member) -> Message:
        say = speaker(member.language)
        if not await delivery.resend(app, action.target, member.id):
            raise Refusal(service.NO_SUCH_CLIP)
        return Message(say(N_("I am posting it again.")))

    async def reroll(member: Member) -> JobQueued:
        address = translate.address_of(interaction)
        return await service.reroll(app, Reroll(member, address, action.target, origin=_origin(interaction)))

    match action.verb:
        case Verb.REROLL:
            await _answer_with_job(app, interaction, reroll)
        case Verb.CANCEL:
            await answer(app, interaction, cancel, private=True)
        case Verb.DELETE:
            await answer(app, interaction, delete, private=True)
        case Verb.RESEND:
            await answer(app, interaction, resend, private=True)

"""Commands and buttons. Each handler translates, awaits one use-case and shows what comes of it.

`answer` is this platform's one error boundary.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

import discord
import structlog
from discord import app_commands
from discord.app_commands import locale_str

from bots import sentences
from bots.discord import render, translate
from bots.discord.render import Message
from bots.discord.reply import Reply
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

T = TypeVar("T")

PREFIX = "/"
PATIENCE = 1.5
"""Seconds until an interaction is acknowledged without its answer; Discord gives up after 3."""

Work = Callable[[Member], Awaitable[Message]]
Submit = Callable[[Member], Awaitable[JobQueued]]


async def answer(app: App, interaction: discord.Interaction, work: Work, *, private: bool = False) -> None:
    """Do the work and answer with its message, in time. A Refusal is told to this person only; a bug is logged and apologised for."""
    reply = Reply(interaction, private)
    try:
        await reply.say(await _in_time(reply, _with_member(app, interaction, work)), private)
    except Refusal as refusal:
        await _refuse(reply, interaction, refusal)
    except Exception:
        await _apologise(reply, interaction)


async def answer_with_job(app: App, interaction: discord.Interaction, submit: Submit) -> None:
    """Answer with a job's place in the queue and remember the message, so that progress is shown there.

    The job is there whatever becomes of the answer, so Discord's troubles with that are not the person's.
    """
    reply = Reply(interaction, private=False)
    try:
        event = await _in_time(reply, _with_member(app, interaction, submit))
        message = await reply.say(render.render(event), private=False, insist=True)
        if message is not None and not await delivery.remember_status(app, event.job_id, message):
            await reply.take_back()
    except Refusal as refusal:
        await _refuse(reply, interaction, refusal)
    except Exception:
        await _apologise(reply, interaction)


async def _with_member(app: App, interaction: discord.Interaction, work: Callable[[Member], Awaitable[T]]) -> T:
    return await work(await translate.member_of(app, interaction))


async def _in_time(reply: Reply, work: Coroutine[Any, Any, T]) -> T:
    """The work's outcome, promising an answer if it takes long."""
    task = asyncio.create_task(work)
    try:
        await asyncio.wait({task}, timeout=PATIENCE)
        if not task.done():
            await reply.defer()
        return await task
    finally:
        if not task.done():
            task.cancel()
            await asyncio.wait({task})


async def _refuse(reply: Reply, interaction: discord.Interaction, refusal: Refusal) -> None:
    sentence = say_refusal(refusal, speaker(interaction.locale.value))
    await reply.say(Message(render.plain(sentence)), private=True)


async def _apologise(reply: Reply, interaction: discord.Interaction) -> None:
    reference = secrets.token_hex(4)
    log.exception("discord.fault", reference=reference)
    say = speaker(interaction.locale.value)
    await reply.say(Message(say(sentences.APOLOGY, reference=reference)), private=True)


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

        await answer_with_job(app, interaction, submit)

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


async def press(app: App, interaction: discord.Interaction, action: Action | None) -> None:
    """Do what a button says; None for one that says nothing we know."""
    moderates = translate.moderated_by(interaction)

    async def cancel(member: Member) -> Message:
        assert action is not None
        return render.render(await service.cancel(app, Cancel(member, action.target, moderates)))

    async def delete(member: Member) -> Message:
        assert action is not None
        assert interaction.message is not None
        command = DeleteClip(member, action.target, moderates, message=str(interaction.message.id))
        return render.render(await service.delete_clip(app, command))

    async def reroll(member: Member) -> JobQueued:
        assert action is not None
        address = translate.address_of(interaction)
        return await service.reroll(app, Reroll(member, address, action.target, origin=_origin(interaction)))

    async def nothing(_: Member) -> Message:
        raise Refusal(N_("This button is too old to work."))

    match action.verb if action else None:
        case Verb.REROLL:
            await answer_with_job(app, interaction, reroll)
        case Verb.CANCEL:
            await answer(app, interaction, cancel, private=True)
        case Verb.DELETE:
            await answer(app, interaction, delete, private=True)
        case _:
            await answer(app, interaction, nothing, private=True)

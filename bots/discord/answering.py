"""How whatever people do is answered: one error boundary, and a way back for each kind of outcome.

A Refusal is told to its person only; a bug is logged and apologised for.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

import discord
import structlog

from bots import sentences
from bots.discord import render, translate
from bots.discord.forms import Form
from bots.discord.render import Message
from bots.discord.reply import TROUBLE, Reply, Turn
from core import delivery
from core.app import App
from core.errors import Refusal
from core.events import JobQueued
from core.generation.remix import Draft
from core.people import Member
from core.wording import say_refusal, speaker

log = structlog.get_logger()

T = TypeVar("T")

PATIENCE = 1.5
"""Seconds until an interaction is acknowledged without its answer; Discord gives up after 3."""

Outcome = Draft | JobQueued
"""What comes of words about a clip."""


async def answer(
    app: App, interaction: discord.Interaction, work: Callable[[Member], Awaitable[Message]], *, private: bool = False
) -> None:
    """Do the work and answer with its message, in time."""
    reply = Reply(interaction, private)
    try:
        await reply.say(await _in_time(reply, _with_member(app, interaction, work)), private)
    except Refusal as refusal:
        await reply.say(_no(interaction, refusal), private=True)
    except Exception:
        await reply.say(_apology(interaction), private=True)


async def answer_with_job(
    app: App, interaction: discord.Interaction, submit: Callable[[Member], Awaitable[JobQueued]]
) -> None:
    """Answer with a job's place in the queue and remember the message, so that progress is shown there.

    The job is there whatever becomes of the answer, so Discord's troubles with that are not the person's.
    """
    await _answer_outcome(app, interaction, submit, Reply(interaction, private=False))


async def answer_with_outcome(
    app: App, interaction: discord.Interaction, work: Callable[[Member], Awaitable[Outcome]]
) -> None:
    """Answer with a card that only this person sees, or, for who wants no question, as `answer_with_job`."""
    await _answer_outcome(app, interaction, work, Reply(interaction, private=True))


async def _answer_outcome(
    app: App, interaction: discord.Interaction, work: Callable[[Member], Awaitable[Outcome]], reply: Reply
) -> None:
    try:
        outcome = await _in_time(reply, _with_member(app, interaction, work))
        if isinstance(outcome, Draft):
            await reply.say(render.draft(outcome, interaction.locale.value), private=True)
            return
        message = await reply.say(render.render(outcome), private=False, insist=True)
        if message is not None and not await delivery.remember_status(app, outcome.job_id, message):
            await reply.take_back()
    except Refusal as refusal:
        await reply.say(_no(interaction, refusal), private=True)
    except Exception:
        await reply.say(_apology(interaction), private=True)


async def answer_in_place(
    app: App, interaction: discord.Interaction, work: Callable[[Member], Awaitable[Outcome | Message | None]]
) -> None:
    """Put what comes of the work in the place of the card whose button was pressed; None takes the card away."""
    turn = Turn(interaction)
    await turn.defer()
    try:
        outcome = await _with_member(app, interaction, work)
        if outcome is None:
            await turn.remove()
        elif isinstance(outcome, JobQueued):
            message = await turn.announce(render.render(outcome))
            if message is not None and not await delivery.remember_status(app, outcome.job_id, message):
                await turn.take_back()
        else:
            shown = render.draft(outcome, interaction.locale.value) if isinstance(outcome, Draft) else outcome
            if not await turn.put(shown):
                await turn.whisper(shown)
    except Refusal as refusal:
        await turn.whisper(_no(interaction, refusal))
    except Exception:
        await turn.whisper(_apology(interaction))


async def ask(app: App, interaction: discord.Interaction, form_for: Callable[[Member], Awaitable[Form]]) -> None:
    """Open a form. Discord opens one only as the first answer, so if that would come too late, a button that opens it is offered."""
    reply = Reply(interaction, private=True)
    try:
        form = await _in_time(reply, _with_member(app, interaction, form_for))
        if reply.promised:
            await reply.say(form.offer(), private=True)
        else:
            await interaction.response.send_modal(form.modal())
    except Refusal as refusal:
        await reply.say(_no(interaction, refusal), private=True)
    except TROUBLE as error:
        log.info("discord.unanswered", interaction=interaction.id, error=repr(error))
    except Exception:
        await reply.say(_apology(interaction), private=True)


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


def no(refusal: Refusal, language: str) -> Message:
    """A refusal in its person's language."""
    return Message(render.plain(say_refusal(refusal, speaker(language))))


def apology(language: str) -> Message:
    """Log the fault that is being handled, and say sorry with its reference."""
    reference = secrets.token_hex(4)
    log.exception("discord.fault", reference=reference)
    return Message(speaker(language)(sentences.APOLOGY, reference=reference))


def _no(interaction: discord.Interaction, refusal: Refusal) -> Message:
    return no(refusal, interaction.locale.value)


def _apology(interaction: discord.Interaction) -> Message:
    return apology(interaction.locale.value)

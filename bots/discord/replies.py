"""Remixing by a reply: who answers a clip with “remix: make it snow” gets the card that a form would have given.

Discord tells a bot what is written in a message only if the message mentions it, answers one of its own with the ping on, or is private;
everything, if its owner has granted it message content. What can't be read is left alone, and so is what isn't meant for us.
"""

from __future__ import annotations

import re

import discord
import structlog

from bots.discord import render, translate
from bots.discord.answering import apology, no
from bots.discord.forms import Form
from bots.discord.render import Message
from bots.discord.reply import TROUBLE
from core import delivery
from core.actions import Action, Verb
from core.app import App
from core.commands import Remix
from core.errors import Refusal
from core.events import JobQueued
from core.generation import lineage, remix
from core.generation.at_hand import at_hand
from core.generation.remix import Draft
from core.people import Member
from core.wording import language_of

log = structlog.get_logger()

KEYWORD = re.compile(r"remix\b\s*(?P<colon>:?)\s*", re.IGNORECASE)


async def heard(app: App, me: int, message: discord.Message) -> None:
    """Take up a message if it asks for a remix; ``me`` is the bot's user id."""
    sentence = wish_in(message, me)
    if sentence is None:
        return
    language = language_of(translate.around(message))
    try:
        member = await translate.writer_of(app, message)
        language = member.language
        outcome = await _remix(app, me, member, message, sentence)
        if isinstance(outcome, Message):
            await _say(message, outcome)
        elif isinstance(outcome, Draft):
            await _say(message, render.draft(outcome, language))
        else:
            await _say_queued(app, message, outcome)
    except Refusal as refusal:
        await _say(message, no(refusal, language))
    except Exception:
        await _say(message, apology(language))


def wish_in(message: discord.Message, me: int) -> str | None:
    """What a reply asks to be changed, empty for a bare “remix”; None if it asks for nothing.

    An answer to one of our messages begins with “remix”, or with our name and then says anything. An answer to somebody else's message
    is for us only if it says “remix:” or our name: people talk of remixes.
    """
    reference = message.reference
    if message.author.bot or message.webhook_id is not None or reference is None:
        return None
    if reference.message_id is None or reference.type is not discord.MessageReferenceType.reply:
        return None
    text, named = re.subn(rf"^\s*<@!?{me}>[\s,:]*", "", message.content)
    answered = reference.resolved
    ours = isinstance(answered, discord.Message) and answered.author.id == me
    found = KEYWORD.match(text)
    if found is None:
        return text.strip() or None if named else None
    sentence = text[found.end() :].strip()
    return sentence if named or found["colon"] or ours else None


async def _remix(
    app: App, me: int, member: Member, message: discord.Message, sentence: str
) -> Draft | JobQueued | Message:
    address, reference = translate.place_of(message), message.reference
    assert reference is not None
    answered = reference.resolved
    shown = None
    if isinstance(answered, discord.Message) and answered.author.id == me:
        shown = translate.clip_on(answered)
    clip_id = shown or await lineage.clip_at(app, address, str(reference.message_id))
    if sentence:
        return await remix.remix(app, Remix(member, address, clip_id, sentence, translate.origin_of(message)))
    (await at_hand(app, member, address, clip_id)).check_unlocked()
    return Form(Action(Verb.REMIX, clip_id), Verb.REMIX, member.language).offer()


async def _say_queued(app: App, message: discord.Message, event: JobQueued) -> None:
    answer = await _say(message, render.render(event))
    if answer is not None and not await delivery.remember_status(app, event.job_id, str(answer.id)):
        await _take_back(answer)


async def _take_back(answer: discord.Message) -> None:
    try:
        await answer.delete()
    except TROUBLE as error:
        log.info("discord.not_taken_back", message=answer.id, error=repr(error))


async def _say(message: discord.Message, said: Message) -> discord.Message | None:
    """Answer a message, without a ping; None if that is not possible."""
    try:
        return await message.channel.send(
            said.content,
            reference=message.to_reference(fail_if_not_exists=False),
            view=said.view() or discord.utils.MISSING,
            allowed_mentions=said.mentions(),
            suppress_embeds=True,
        )
    except TROUBLE as error:
        log.info("discord.unanswered", message=message.id, error=repr(error))
        return None

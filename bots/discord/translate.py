"""Discord's objects as the core's values."""

from __future__ import annotations

import re
from dataclasses import replace

import discord

from core.actions import Verb, parse_action
from core.app import App
from core.errors import Refusal
from core.generation import lineage
from core.generation.at_hand import posted_at
from core.people import Account, Address, Member, recognise
from core.wording import N_

CLIP_ID = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}")
MESSAGE_LINK = re.compile(
    r"https?://(?:\w+\.)?discord(?:app)?\.com/channels/(?P<guild>\d+|@me)/(?P<channel>\d+)/(?P<message>\d+)/?"
)
CHOOSE_CLIP = N_("Choose a clip from the list, or paste the link to its message.")
UNDER_CLIPS = frozenset({Verb.REMIX, Verb.REROLL})
"""Buttons that stand under clips only, by which a clip's message is recognised at sight."""


async def member_of(app: App, interaction: discord.Interaction) -> Member:
    """The member who used a command or pressed a button."""
    user = interaction.user
    account = Account("discord", str(user.id), user.display_name, interaction.locale.value)
    return await recognise(app, account)


async def writer_of(app: App, message: discord.Message) -> Member:
    """The member who wrote a message. Discord doesn't tell their language there."""
    user = message.author
    return await recognise(app, Account("discord", str(user.id), user.display_name, around=around(message)))


def around(message: discord.Message) -> str | None:
    """The language of the server that a message was written in."""
    return message.guild.preferred_locale.value if message.guild else None


def address_of(interaction: discord.Interaction) -> Address:
    """The channel, thread or private chat it happened in."""
    guild = str(interaction.guild_id) if interaction.guild_id is not None else None
    return Address("discord", str(interaction.channel_id), private=guild is None, community=guild)


def here(interaction: discord.Interaction) -> Address:
    """The same, for looking at what is there: what other channels of the server show may not be for everybody's eyes."""
    return replace(address_of(interaction), community=None)


def place_of(message: discord.Message) -> Address:
    """The channel, thread or private chat that a message is in."""
    guild = str(message.guild.id) if message.guild else None
    return Address("discord", str(message.channel.id), private=guild is None, community=guild)


def origin_of(source: discord.Interaction | discord.Message) -> str:
    """What marks this one press, command or message, which Discord may hand over twice."""
    return f"discord:{source.id}"


def moderated_by(interaction: discord.Interaction) -> Address | None:
    """The channel, for somebody who may manage messages there."""
    if interaction.guild_id is None or not interaction.permissions.manage_messages:
        return None
    return Address("discord", str(interaction.channel_id))


async def clip_named(app: App, interaction: discord.Interaction, text: str) -> str:
    """The clip that an option names: an id, as the list gives it, or a link to its message. Refusal for anything else."""
    text = text.strip()
    if CLIP_ID.fullmatch(text):
        shown = await posted_at(app, text)
        if shown is not None and shown[0].platform == "discord" and not _sees(interaction, int(shown[0].channel)):
            raise Refusal(lineage.NO_SUCH_CLIP)
        return text
    link = MESSAGE_LINK.fullmatch(text)
    if link is None:
        raise Refusal(CHOOSE_CLIP)
    if not _sees(interaction, int(link["channel"])):
        raise Refusal(lineage.NO_SUCH_CLIP)
    return await lineage.clip_at(app, Address("discord", link["channel"]), link["message"])


def seen_by(interaction: discord.Interaction) -> lineage.Sees:
    """Which channels the person may see."""
    return lambda platform, channel: platform == "discord" and _sees(interaction, int(channel))


def _sees(interaction: discord.Interaction, channel_id: int) -> bool:
    """Whether the person may see that channel: this one, or another one of the same server."""
    if channel_id == interaction.channel_id:
        return True
    guild, user = interaction.guild, interaction.user
    channel = guild.get_channel_or_thread(channel_id) if guild else None
    return channel is not None and isinstance(user, discord.Member) and channel.permissions_for(user).view_channel


def clip_on(message: discord.Message) -> str | None:
    """The clip that one of our own messages shows, read off the buttons under it; None if they don't tell."""
    for row in message.components:
        for item in row.children if isinstance(row, discord.ActionRow) else ():
            action = parse_action((item.custom_id or "") if isinstance(item, discord.Button) else "")
            if action is not None and action.verb in UNDER_CLIPS:
                return action.target
    return None

"""Discord's objects as the core's values."""

from __future__ import annotations

import discord

from core.app import App
from core.people import Account, Address, Member, recognise


async def member_of(app: App, interaction: discord.Interaction) -> Member:
    """The member who used a command or pressed a button."""
    user = interaction.user
    account = Account("discord", str(user.id), user.display_name, interaction.locale.value)
    return await recognise(app, account)


def address_of(interaction: discord.Interaction) -> Address:
    """The channel, thread or private chat it happened in."""
    guild = str(interaction.guild_id) if interaction.guild_id is not None else None
    return Address("discord", str(interaction.channel_id), private=guild is None, community=guild)


def moderated_by(interaction: discord.Interaction) -> Address | None:
    """The channel, for somebody who may manage messages there."""
    if interaction.guild_id is None or not interaction.permissions.manage_messages:
        return None
    return Address("discord", str(interaction.channel_id))

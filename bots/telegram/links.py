"""Addresses of messages in Telegram, for who may see them."""

from __future__ import annotations

from bots.telegram.translate import chat_and_topic
from core.people import Address

SUPERGROUP = -1_000_000_000_000
"""What a supergroup's number is taken off from, to give the chat's id (Bot API, dialog ids)."""


def message_link(address: Address, message: str, username: str | None = None) -> str | None:
    """The address of a message: by the chat's public name if it has one, else by its number, which opens for members only.

    None for private chats and small groups, whose messages have no address.
    """
    chat, topic = chat_and_topic(address)
    if username:
        path = username
    elif chat < SUPERGROUP:
        path = f"c/{SUPERGROUP - chat}"
    else:
        return None
    return "/".join(["https://t.me", path, *([str(topic)] if topic else []), message])

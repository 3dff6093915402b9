"""Telegram's objects as the core's values."""

from __future__ import annotations

from telegram import Chat, Message, Update, User
from telegram.constants import ChatMemberStatus, ChatType

from core.app import App
from core.people import Account, Address, Member, recognise

CHAT_ACCOUNT = "chat:"
"""Begins the accounts of groups and channels: nobody can be written to in private there."""


def account_of(update: Update) -> Account:
    """Who is asking: a user, or the group or channel in whose name they wrote (as anonymous administrators do)."""
    user, message = update.effective_user, update.message
    assert user is not None  # only updates that have one are handled
    chat = message.sender_chat if message is not None else None
    if chat is not None:
        return Account("telegram", f"{CHAT_ACCOUNT}{chat.id}", chat.effective_name or str(chat.id), user.language_code)
    return Account("telegram", str(user.id), user.full_name, user.language_code)


async def member_of(app: App, update: Update) -> Member:
    """The member behind an update."""
    return await recognise(app, account_of(update))


def address_of(message: Message) -> Address:
    """The chat, and the topic in it, that a message is in; answers go to that message."""
    chat = message.chat
    topic = f"/{message.message_thread_id}" if message.is_topic_message and message.message_thread_id else ""
    private = chat.type == ChatType.PRIVATE
    return Address(
        "telegram",
        f"{chat.id}{topic}",
        reply_to=str(message.message_id),
        private=private,
        community=None if private else str(chat.id),
    )


def chat_and_topic(address: Address) -> tuple[int, int | None]:
    """The chat's and topic's ids for an address."""
    chat, _, topic = address.channel.partition("/")
    return int(chat), int(topic) if topic else None


async def moderated_by(chat: Chat, user: User) -> Address | None:
    """The group, for somebody who administers it."""
    if chat.type == ChatType.PRIVATE:
        return None
    member = await chat.get_member(user.id)
    if member.status not in (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR):
        return None
    return Address("telegram", str(chat.id), community=str(chat.id))


def place_of(message: Message) -> Address | None:
    """The group that a command in it is about; None for a private chat, where everything may be said."""
    return None if message.chat.type == ChatType.PRIVATE else address_of(message)


def origin_of(update: Update) -> str:
    """Identifies the message or press: Telegram hands an update over again if we stop before confirming it.

    Not by the update's id, which starts anew at random after a quiet week.
    """
    bot = update.get_bot().id
    if update.callback_query is not None:
        return f"telegram:{bot}:cb:{update.callback_query.id}"
    message = update.effective_message
    assert message is not None
    return f"telegram:{bot}:{message.chat.id}:{message.message_id}"

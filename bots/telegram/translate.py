"""Telegram's objects as the core's values."""

from __future__ import annotations

from dataclasses import replace

from telegram import Chat, Message, Update, User
from telegram.constants import ChatMemberStatus, ChatType

from bots.telegram.keyboard import CLIP_VERBS, Key, parse_own
from core.actions import Verb, parse_action
from core.app import App
from core.errors import Refusal
from core.generation.at_hand import waiting
from core.generation.lineage import clip_at
from core.people import Account, Address, Member, recognise
from core.wording import N_

CHAT_ACCOUNT = "chat:"
"""Begins the accounts of groups and channels: nobody can be written to in private there."""

WHICH_CLIP = N_("Reply to one of my clips with that, so that I know which one you mean.")
ELSEWHERE = N_("That clip is in another chat or topic. Reply to it there.")


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


async def answerer_of(app: App, update: Update) -> Member:
    """The member who presses a button of what they asked for. An administrator who asked in the group's name presses in their own."""
    query, message = update.callback_query, update.effective_message
    command = message_before(message) if query is not None else None
    group = command.sender_chat if command is not None else None
    if query is None or message is None or group is None or group.id != message.chat.id:
        return await member_of(app, update)
    if await moderated_by(message.chat, query.from_user) is None:
        return await member_of(app, update)
    return await recognise(app, Account("telegram", f"{CHAT_ACCOUNT}{group.id}", group.effective_name or str(group.id)))


def message_before(message: Message | None) -> Message | None:
    """The message that this one replies to. Where there is none, Telegram names the one that opened the topic: that is not meant."""
    before = message.reply_to_message if message is not None else None
    return before if before is not None and before.forum_topic_created is None else None


async def clip_meant(app: App, member: Member, message: Message) -> str:
    """The id of the clip that a message of this member's replies to. Refusal if it replies to none."""
    before = message_before(message)
    if before is None:
        raise Refusal(WHICH_CLIP if message.external_reply is None else ELSEWHERE)
    draft = draft_shown(before)
    if draft is not None:  # other words for what is not made yet
        return (await waiting(app, draft, member)).clip_id
    # A clip is known by its buttons too: in a group that has moved, or where its posting could not be confirmed.
    return clip_shown(before) or await clip_at(app, address_of(message), str(before.message_id))


def clip_shown(message: Message) -> str | None:
    """The id of the clip whose buttons one of our messages has."""
    for data in _pressable(message):
        action, own = parse_action(data), parse_own(data)
        if action is not None and action.verb in CLIP_VERBS and action.other is None:
            return action.target
        if own is not None and own.key is Key.BACK:
            return own.target
    return None


def draft_shown(message: Message) -> str | None:
    """The id of the draft whose card one of our messages is."""
    actions = (parse_action(data) for data in _pressable(message))
    return next((action.target for action in actions if action is not None and action.verb is Verb.DROP), None)


def offers(message: Message, verb: Verb) -> bool:
    """Whether one of our messages has a button for that."""
    actions = (parse_action(data) for data in _pressable(message))
    return any(action is not None and action.verb is verb for action in actions)


def list_owner(message: Message) -> str | None:
    """The id of the member for whom one of our messages lists something to choose from."""
    found = (parse_own(data) for data in _pressable(message))
    return next((own.target for own in found if own is not None and own.key is Key.CLOSE), None)


def _pressable(message: Message) -> list[str]:
    """What comes back from the buttons of one of our messages; somebody else's has none that count."""
    if message.from_user is None or message.from_user.id != message.get_bot().id or message.reply_markup is None:
        return []
    buttons = (button for row in message.reply_markup.inline_keyboard for button in row)
    return [button.callback_data for button in buttons if isinstance(button.callback_data, str)]


def asked_at(message: Message) -> Address:
    """Where to answer a press: what comes of it replies to the command that our message replied to, if that was somebody's."""
    command = message_before(message)
    address = address_of(message)
    ours = command is None or (command.from_user is not None and command.from_user.id == message.get_bot().id)
    return address if ours or command is None else replace(address, reply_to=str(command.message_id))


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

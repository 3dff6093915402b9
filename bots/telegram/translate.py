"""Telegram's objects as the core's values, and the options that people type behind /generate."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram import Chat, Message, Update, User
from telegram.constants import ChatMemberStatus, ChatType

from core.app import App
from core.errors import Refusal
from core.generation.scene import DEFAULT_SECONDS, Shape
from core.people import Account, Address, Member, recognise
from core.wording import N_

SHAPES = {
    **dict.fromkeys(("landscape", "wide", "16:9", "quer", "querformat"), Shape.LANDSCAPE),
    **dict.fromkeys(("portrait", "tall", "9:16", "hoch", "hochformat"), Shape.PORTRAIT),
    **dict.fromkeys(("square", "1:1", "quadrat", "quadratisch"), Shape.SQUARE),
}
OPTION = re.compile(r"(?:^|\s)(?P<dashes>--|—|–)(?P<name>[\w:]+)(?![\w:—–])(?:[=\s]\s*(?P<number>\d+)(?!\w))?")
"""Phones turn "--" into a dash, so a dash right before an option's name serves as well."""
CHAT_ACCOUNT = "chat:"
"""Begins the accounts of groups and channels: nobody can be written to in private there."""
NUMBERED = {"seed": "seed", **dict.fromkeys(("seconds", "length", "sekunden", "dauer"), "seconds")}


@dataclass(frozen=True)
class Wish:
    """What was typed behind /generate."""

    prompt: str
    shape: Shape = Shape.LANDSCAPE
    seconds: int = DEFAULT_SECONDS
    seed: int | None = None


def wish_of(text: str) -> Wish:
    """A prompt with options anywhere in it: --portrait, --8s, --seconds 8, --seed 42.

    Refusal for an option without its number and for one that is unknown; behind a dash both are words of a sentence.
    """
    chosen: dict[str, object] = {}

    def take(found: re.Match[str]) -> str:
        name, number = found["name"].lower(), found["number"]
        rest = f" {number}" if number else ""
        if name in SHAPES:
            chosen["shape"] = SHAPES[name]
        elif re.fullmatch(r"\d+s", name):
            chosen["seconds"] = int(name[:-1])
        elif name in NUMBERED and number:
            chosen[NUMBERED[name]], rest = int(number), ""
        elif found["dashes"] != "--":
            return found[0]  # a dash in a sentence
        elif name in NUMBERED:
            example = 42 if name == "seed" else 8
            raise Refusal(
                N_("Say a number after --{name}, for example --{name} {example}."), name=name, example=example
            )
        else:
            raise Refusal(
                N_("I don't know the option --{name}. There are --portrait, --square, --8s and --seed 42."), name=name
            )
        return rest

    prompt = OPTION.sub(take, text).strip()
    return Wish(prompt, **chosen)  # type: ignore[arg-type]


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

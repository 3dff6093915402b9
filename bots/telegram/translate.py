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
OPTION = re.compile(r"(?:^|\s)(?:--|—|–)\s?(?P<name>[\w:]+)(?:[=\s]\s*(?P<number>\d+)(?!\S))?", re.UNICODE)
"""Phones turn "--" into a dash, so a dash before a word serves as well."""


@dataclass(frozen=True)
class Wish:
    """What was typed behind /generate."""

    prompt: str
    shape: Shape = Shape.LANDSCAPE
    seconds: int = DEFAULT_SECONDS
    seed: int | None = None


def wish_of(text: str) -> Wish:
    """A prompt with options anywhere in it: --portrait, --8s, --seconds 8, --seed 42. Refusal for an unknown option."""
    chosen: dict[str, object] = {}

    def take(found: re.Match[str]) -> str:
        name, number = found["name"].lower(), found["number"]
        rest = f" {number}" if number else ""
        if name in SHAPES:
            chosen["shape"] = SHAPES[name]
        elif re.fullmatch(r"\d+s", name):
            chosen["seconds"] = int(name[:-1])
        elif name in ("seconds", "length", "sekunden", "dauer") and number:
            chosen["seconds"], rest = int(number), ""
        elif name == "seed" and number:
            chosen["seed"], rest = int(number), ""
        elif found[0].lstrip().startswith("--"):
            raise Refusal(
                N_("I don't know the option --{name}. There are --portrait, --square, --8s and --seed 42."), name=name
            )
        else:
            return found[0]  # a dash in a sentence
        return rest

    prompt = OPTION.sub(take, text).strip()
    return Wish(prompt, **chosen)  # type: ignore[arg-type]


async def member_of(app: App, user: User) -> Member:
    """The member behind a Telegram user."""
    return await recognise(app, Account("telegram", str(user.id), user.full_name, user.language_code))


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


def origin_of(update: Update) -> str:
    """Identifies the update: Telegram hands it over again if we stop before confirming it."""
    return f"telegram:{update.update_id}"

"""Questions that are answered by a reply. Nothing is kept: what a question is about stands in the question itself.

Each begins with a sign that links to the bot with a start parameter, such as ``https://t.me/riffreel_bot?start=remix-01JD…``. Telegram
hands the question over with the reply to it, links included, so an answer is understood after a restart, days later as well. Who
presses the link is asked the same in their own chat with the bot.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import parse_qs, urlsplit

from telegram import ForceReply, Message, User
from telegram.constants import MessageEntityType

from bots import sentences
from core.wording import N_, Say

SIGN = "✎"
PLACEHOLDER_LIMIT = 64
"""Characters of a hint in the input field (Bot API, ForceReply)."""

Kind = Literal["remix", "continue", "recast", "edit"]
WORDING: dict[Kind, tuple[str, str]] = {
    "remix": (sentences.ASK_REMIX, sentences.HINT_REMIX),
    "continue": (sentences.ASK_NEXT, sentences.HINT_NEXT),
    "recast": (sentences.ASK_LEAD, sentences.HINT_LEAD),
    "edit": (N_("What should it say instead? These were your words:"), ""),
}


@dataclass(frozen=True)
class Question:
    """What is asked about a clip, or, for "edit", about a draft; ``card`` is the message that shows that draft."""

    kind: Kind
    target: str
    card: int | None = None

    def encode(self) -> str:
        """As a start parameter: at most 64 characters of A-Z, a-z, 0-9, "_" and "-"."""
        return f"{self.kind}-{self.target}" + ("" if self.card is None else f"-{self.card}")


def parse(text: str) -> Question | None:
    """The question in a start parameter; None for anything else."""
    found = re.fullmatch(rf"({'|'.join(get_args(Kind))})-([0-9A-Z]{{26}})(?:-([0-9]{{1,18}}))?", text)
    if found is None:
        return None
    kind: Kind = next(kind for kind in get_args(Kind) if kind == found[1])
    return Question(kind, found[2], int(found[3]) if found[3] else None)


def asked_in(message: Message | None, bot: User) -> Question | None:
    """The question that one of our messages asks; None if it asks none, or is somebody else's."""
    if message is None or message.from_user is None or message.from_user.id != bot.id:
        return None
    for entity in message.entities:
        if entity.type == MessageEntityType.TEXT_LINK and entity.url:
            found = parse(parse_qs(urlsplit(entity.url).query).get("start", [""])[0])
            if found is not None:
                return found
    return None


def text(question: Question, bot: User, say: Say, whom: str = "", old: str = "") -> str:
    """The question in HTML. ``whom`` is a name in HTML where it is not plain who is meant; ``old`` are the words to be changed."""
    link = f"https://t.me/{bot.username}?start={question.encode()}"
    wording = WORDING[_worded(question, old)][0]
    named = f"{whom}: " if whom else ""
    lines = [f'<a href="{link}">{SIGN}</a> {named}{html.escape(say(wording), quote=False)}']
    if old:
        lines.append(f"<code>{html.escape(old, quote=False)}</code>")
    return "\n".join(lines)


def form(question: Question, say: Say, old: str = "") -> ForceReply:
    """Opens the answer's input field for whoever is meant."""
    hint = old or say(WORDING[_worded(question, old)][1])
    return ForceReply(selective=True, input_field_placeholder=sentences.shortened(hint, PLACEHOLDER_LIMIT) or None)


def _worded(question: Question, old: str) -> Kind:
    """Only what goes on without a word has none that could be changed."""
    return "continue" if question.kind == "edit" and not old else question.kind

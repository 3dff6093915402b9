"""Events as Telegram messages: HTML with everything people typed escaped, inline buttons that outlive a restart."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bots import sentences
from core.actions import Action, Verb
from core.events import (
    ClipDeleted,
    ClipReady,
    Event,
    JobCancelled,
    JobFailed,
    JobProgressed,
    JobQueued,
    JobRefused,
    PostFailed,
)
from core.wording import Say, speaker

CAPTION_LIMIT = 1024
"""Characters of a caption after its HTML is parsed."""
QUOTE = 500

LABELS = {
    Verb.CANCEL: sentences.CANCEL,
    Verb.REROLL: sentences.REROLL,
    Verb.DELETE: sentences.DELETE,
    Verb.RESEND: sentences.POST_AGAIN,
}


@dataclass(frozen=True)
class Post:
    """A text in HTML and its buttons."""

    text: str
    actions: tuple[Action, ...] = ()
    language: str = "en"

    def keyboard(self) -> InlineKeyboardMarkup | None:
        """One row of buttons, or None, which also removes them in an edit."""
        if not self.actions:
            return None
        say = speaker(self.language)
        return InlineKeyboardMarkup(
            [[InlineKeyboardButton(say(LABELS[action.verb]), callback_data=action.encode()) for action in self.actions]]
        )


def plain(text: str, limit: int = CAPTION_LIMIT) -> str:
    """People's words so that they show as typed. An @name in them stays text: a bot's mention notifies nobody who is not in the chat,
    but a zero-width space after the @ keeps it from notifying those who are."""
    short = text if len(text) <= limit else text[: limit - 1] + "…"
    return html.escape(short.replace("@", "@\u200b"), quote=False)


def _say(event: Event) -> Say:
    return speaker(event.language)


def _quoted(prompt: str, text: str) -> str:
    return f"<i>{plain(prompt, QUOTE)}</i>\n{html.escape(text, quote=False)}"


def queued(event: JobQueued) -> Post:
    actions = (Action(Verb.CANCEL, event.job_id),)
    return Post(_quoted(event.prompt, sentences.queued(event, _say(event))), actions, event.language)


def progressed(event: JobProgressed) -> Post:
    actions = (Action(Verb.CANCEL, event.job_id),)
    return Post(_quoted(event.prompt, sentences.progress(event, _say(event))), actions, event.language)


def ready(event: ClipReady) -> Post:
    """The clip's caption."""
    say = _say(event)
    name = plain(event.author, 80)
    author = f'<a href="tg://user?id={event.author_user}">{name}</a>' if event.author_user else name
    lines = [f"<b>{plain(event.prompt, 700)}</b>", sentences.byline(event, say, author)]
    if event.unresolved:
        lines.append(f"<i>{plain(sentences.unresolved(event.unresolved, say), 150)}</i>")
    actions = (Action(Verb.REROLL, event.clip_id), Action(Verb.DELETE, event.clip_id))
    return Post("\n".join(lines), actions, event.language)


def uncertain(event: ClipReady) -> Post:
    """Said when it can't be known whether a clip arrived."""
    actions = (Action(Verb.RESEND, event.clip_id),)
    return Post(_quoted(event.prompt, sentences.uncertain(_say(event))), actions, event.language)


def refused(event: JobRefused) -> Post:
    return Post(_quoted(event.prompt, sentences.refused(event, _say(event))))


def cancelled(event: JobCancelled) -> Post:
    return Post(_quoted(event.prompt, sentences.cancelled(_say(event))))


def failed(event: JobFailed) -> Post:
    return Post(_quoted(event.prompt, sentences.failed(event, _say(event))))


def deleted(event: ClipDeleted) -> Post:
    return Post(html.escape(sentences.deleted(_say(event)), quote=False))


def post_failed(event: PostFailed) -> Post:
    return Post(plain(sentences.post_failed(event, _say(event))))


RENDERINGS: dict[str, Callable[..., Post]] = {
    JobQueued.kind: queued,
    JobProgressed.kind: progressed,
    ClipReady.kind: ready,
    JobRefused.kind: refused,
    JobCancelled.kind: cancelled,
    JobFailed.kind: failed,
    ClipDeleted.kind: deleted,
    PostFailed.kind: post_failed,
}


def render(event: Event) -> Post:
    """The post for any event."""
    return RENDERINGS[event.kind](event)

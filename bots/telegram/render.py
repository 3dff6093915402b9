"""Events as Telegram messages: HTML with everything people typed escaped, inline buttons that outlive a restart."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bots import sentences
from bots.length import cut, units
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
TEXT_LIMIT = 4096
"""UTF-16 units of a caption and of a text after its HTML is parsed."""
QUOTE = 500
TITLE = 700
NOTE = 300
REMARK = 120
REMARKS = 3

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
    """People's words so that they show as typed, in at most ``limit`` units. An @name in them stays text: a bot's mention notifies
    nobody who is not in the chat, but a zero-width space after the @ keeps it from notifying those who are."""
    return html.escape(cut(text.replace("@", "@\u200b"), limit), quote=False)


def shown(text: str) -> int:
    """How many units of an HTML text Telegram counts. Everything that people typed is escaped, so a tag is a tag."""
    return units(html.unescape(re.sub(r"<[^>]*>", "", text)))


def _say(event: Event) -> Say:
    return speaker(event.language)


def _quoted(prompt: str, text: str) -> str:
    return f"<i>{plain(prompt, QUOTE)}</i>\n{plain(text, TEXT_LIMIT - QUOTE - 1)}"


def queued(event: JobQueued) -> Post:
    actions = (Action(Verb.CANCEL, event.job_id),)
    return Post(_quoted(event.prompt, sentences.queued(event, _say(event))), actions, event.language)


def progressed(event: JobProgressed) -> Post:
    actions = (Action(Verb.CANCEL, event.job_id),)
    return Post(_quoted(event.prompt, sentences.progress(event, _say(event))), actions, event.language)


def ready(event: ClipReady, note: str = "") -> Post:
    """The clip's caption. ``note`` says why there is no clip above it. The prompt gives way if all together is too long."""
    say = _say(event)
    name = plain(event.author, 80)
    # Who wrote as a group or channel has no profile of their own to link to.
    personal = event.author_user is not None and event.author_user.isdecimal()
    lines = [
        sentences.byline(event, say, f'<a href="tg://user?id={event.author_user}">{name}</a>' if personal else name)
    ]
    lines += [f"<i>{plain(remark, REMARK)}</i>" for remark in sentences.remarks(event, say)[:REMARKS]]
    if note:
        lines.append(plain(note, NOTE))
    below = "\n".join(lines)
    title = plain(event.prompt, min(TITLE, CAPTION_LIMIT - shown(below) - 1))
    return Post(f"<b>{title}</b>\n{below}", _clip_actions(event), event.language)


def bare(event: ClipReady | PostFailed) -> Post:
    """The shortest caption, for a clip whose own was not accepted."""
    actions = _clip_actions(event) if isinstance(event, ClipReady) else ()
    return Post(plain(sentences.ready(_say(event))), actions, event.language)


def _clip_actions(event: ClipReady) -> tuple[Action, ...]:
    return (Action(Verb.REROLL, event.clip_id), Action(Verb.DELETE, event.clip_id))


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
    return Post(plain(sentences.deleted(_say(event))))


def post_failed(event: PostFailed, note: str = "") -> Post:
    """Told in private. The prompt is shortened, so that the reason is there in full."""
    short = replace(event, prompt=cut(event.prompt, 300))
    lines = [plain(sentences.post_failed(short, _say(event)), CAPTION_LIMIT - NOTE - 1)]
    return Post("\n".join([*lines, plain(note, NOTE)] if note else lines), language=event.language)


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


def linked(event: ClipReady | PostFailed, note: str) -> Post:
    """The post for a clip that could not be uploaded: ``note`` says so."""
    return ready(event, note) if isinstance(event, ClipReady) else post_failed(event, note)

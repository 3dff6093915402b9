"""Events as Telegram messages: HTML with everything people typed escaped, inline buttons that outlive a restart."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from telegram import InlineKeyboardMarkup

from bots import family, sentences
from bots.length import cut, units
from bots.telegram import keyboard
from bots.telegram.keyboard import Rows
from core.actions import Action, Verb
from core.events import (
    ClipDeleted,
    ClipReady,
    ClipsInspired,
    Event,
    JobCancelled,
    JobFailed,
    JobProgressed,
    JobQueued,
    JobRefused,
    PostFailed,
)
from core.generation.lineage import Family
from core.generation.remix import Draft
from core.wording import N_, Say, speaker

CAPTION_LIMIT = 1024
TEXT_LIMIT = 4096
"""UTF-16 units of a caption and of a text after its HTML is parsed."""
QUOTE = 500
TITLE = 700
NOTE = 300
REMARK = 120
REMARKS = 3
ORIGIN = 200
CHANGES = 200
"""Units of what a clip was made out of, and of what was changed."""
LEAST_TITLE = 100
"""Units of a caption that remarks leave to the prompt."""

WHOLE_FAMILY = N_("See them all, with pictures")


@dataclass(frozen=True)
class Post:
    """A text in HTML and its buttons."""

    text: str
    rows: Rows = ()

    def keyboard(self) -> InlineKeyboardMarkup | None:
        """The buttons for Telegram, or None, which also removes them in an edit."""
        return keyboard.inline(self.rows)


def plain(text: str, limit: int = CAPTION_LIMIT) -> str:
    """People's words so that they show as typed, in at most ``limit`` units. An @name in them stays text: a bot's mention notifies
    nobody who is not in the chat, but a zero-width space after the @ keeps it from notifying those who are."""
    return html.escape(cut(text.replace("@", "@\u200b"), limit), quote=False)


def shown(text: str) -> int:
    """How many units of an HTML text Telegram counts. Everything that people typed is escaped, so a tag is a tag."""
    return units(html.unescape(re.sub(r"<[^>]*>", "", text)))


def mention(user: int | str, name: str) -> str:
    """Somebody by name, as a link that notifies them."""
    return f'<a href="tg://user?id={user}">{plain(name, 80)}</a>'


def _say(event: Event) -> Say:
    return speaker(event.language)


def _quoted(prompt: str, text: str) -> str:
    return f"<i>{plain(prompt, QUOTE)}</i>\n{plain(text, TEXT_LIMIT - QUOTE - 1)}"


def queued(event: JobQueued) -> Post:
    return Post(_quoted(event.prompt, sentences.queued(event, _say(event))), _cancel(event))


def progressed(event: JobProgressed) -> Post:
    return Post(_quoted(event.prompt, sentences.progress(event, _say(event))), _cancel(event))


def _cancel(event: Event) -> Rows:
    return keyboard.buttons(_say(event), Action(Verb.CANCEL, event.job_id))


def ready(event: ClipReady, note: str = "", parent: str | None = None) -> Post:
    """The clip's caption. ``note`` says why there is no clip above it; ``parent`` is the address of the clip that it was made out of.

    The prompt gives way if all together is too long.
    """
    say = _say(event)
    # Who wrote as a group or channel has no profile of their own to link to.
    personal = event.author_user is not None and event.author_user.isdecimal()
    author = mention(event.author_user or "", event.author) if personal else plain(event.author, 80)
    lines = [_origin(event, say, parent)] if event.parent is not None else []
    lines.append(sentences.byline(event, say, author))
    last = [plain(note, NOTE)] if note else []
    for remark in sentences.remarks(event, say)[:REMARKS]:
        line = f"<i>{plain(remark, REMARK)}</i>"
        if shown("\n".join([*lines, line, *last])) <= CAPTION_LIMIT - LEAST_TITLE:
            lines.append(line)
    below = "\n".join([*lines, *last])
    title = plain(event.prompt, min(TITLE, CAPTION_LIMIT - shown(below) - 1))
    return Post(f"<b>{title}</b>\n{below}", keyboard.clip(event.clip_id, say))


def _origin(event: ClipReady, say: Say, parent: str | None) -> str:
    """What the clip was made out of, linked if that can be, and what was changed."""
    head = plain(sentences.origin(replace(event, change=()), say), ORIGIN)
    if parent:
        head = f'<a href="{html.escape(parent)}">{head}</a>'
    return f"{head}: {plain(sentences.changes(event.change), CHANGES)}" if event.change else head


def bare(event: ClipReady | PostFailed) -> Post:
    """The shortest caption, for a clip whose own was not accepted."""
    rows = keyboard.clip(event.clip_id, _say(event)) if isinstance(event, ClipReady) else ()
    return Post(plain(sentences.ready(_say(event))), rows)


def ring(event: ClipReady) -> Post:
    """Said to the author of a clip that took long, below it."""
    named = event.author_user is not None and event.author_user.isdecimal()
    whom = f"{mention(event.author_user or '', event.author)}: " if named else ""
    return Post(whom + plain(sentences.ready(_say(event))))


def uncertain(event: ClipReady) -> Post:
    """Said when it can't be known whether a clip arrived."""
    rows = keyboard.buttons(_say(event), Action(Verb.RESEND, event.clip_id))
    return Post(_quoted(event.prompt, sentences.uncertain(_say(event))), rows)


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
    return Post("\n".join([*lines, plain(note, NOTE)] if note else lines))


def inspired(event: ClipsInspired) -> Post:
    """Told in private."""
    say = _say(event)
    rows = keyboard.buttons(say, Action(Verb.LINEAGE, event.clips[-1]), Action(Verb.MUTE, "me"))
    return Post(plain(sentences.inspired(event, say), TEXT_LIMIT), rows)


def draft(proposal: Draft, say: Say, whom: str = "") -> Post:
    """A remix that waits for its author's word. ``whom`` is their name in HTML where it is not plain whose it is."""
    head, *rest = sentences.draft(proposal, say).split("\n")
    lines = [plain(head, ORIGIN)]
    for line in rest:
        changes = line == sentences.changes(proposal.change)
        lines.append(f"<b>{plain(line, TITLE)}</b>" if changes else plain(line, TITLE))
    text = "\n".join(lines)
    return Post(f"{whom}: {text}" if whom else text, keyboard.draft(proposal, say))


def tree(kin: Family, say: Say, page: str | None = None) -> Post:
    """A clip's family in a few lines. ``page`` is the address at which all of it can be seen."""
    # Telegram trims what a line begins with, unless it is space that does not break.
    lines = [plain(line, 200).replace("  ", "\u00a0\u00a0") for line in family.tree(kin, say)]
    head = f"<b>{plain(family.title(kin, say), 200)}</b>"
    link = [f'<a href="{html.escape(page)}">{plain(say(WHOLE_FAMILY))}</a>'] if page else []
    return Post("\n".join([head, *lines, *link]))


RENDERINGS: dict[str, Callable[..., Post]] = {
    JobQueued.kind: queued,
    JobProgressed.kind: progressed,
    ClipReady.kind: ready,
    JobRefused.kind: refused,
    JobCancelled.kind: cancelled,
    JobFailed.kind: failed,
    ClipDeleted.kind: deleted,
    PostFailed.kind: post_failed,
    ClipsInspired.kind: inspired,
}


def render(event: Event) -> Post:
    """The post for any event."""
    return RENDERINGS[event.kind](event)


def linked(event: ClipReady | PostFailed, note: str, parent: str | None = None) -> Post:
    """The post for a clip that could not be uploaded: ``note`` says so."""
    return ready(event, note, parent) if isinstance(event, ClipReady) else post_failed(event, note)

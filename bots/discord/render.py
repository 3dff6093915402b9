"""Events as Discord messages: Markdown with everything people typed escaped, buttons that outlive a restart.

Knows Discord's message format and nothing of the network.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import discord

from bots import sentences
from bots.length import ELLIPSIS, cut, units
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

CONTENT_LIMIT = 2000
"""Characters of a message, counted as UTF-16 units to be on the safe side."""
QUOTE = 900
TITLE = 1200
NOTE = 400
REMARK = 250
REMARKS = 3

SPECIAL = re.compile(r"[\\`*_~|\[\]<>]|(?m:^[ \t]*(?:[#+-]|\d+(?=\.)))")
"""What Markdown acts on: a backslash before it makes it text. "<" begins mentions, channels, times, emojis and commands."""
PING = re.compile(r"@(?=everyone|here)")
LINK = re.compile(r"(?i)(?<=http)(?=s?://)|(?<=discord)(?=(?:app)?\.(?:gg|com|new)/)")
"""Where a link is broken so that it stays text: Discord unfurls addresses and, even bare, its own invitations."""

STYLES = {
    Verb.CANCEL: discord.ButtonStyle.secondary,
    Verb.REROLL: discord.ButtonStyle.primary,
    Verb.DELETE: discord.ButtonStyle.danger,
}
LABELS = {
    Verb.CANCEL: sentences.CANCEL,
    Verb.REROLL: sentences.REROLL,
    Verb.DELETE: sentences.DELETE,
}


@dataclass(frozen=True)
class Message:
    """What to post: text, buttons, and the user who may be notified by it."""

    content: str
    actions: tuple[Action, ...] = ()
    language: str = "en"
    notifies: int | None = None

    def view(self) -> discord.ui.View | None:
        """The buttons; None for no buttons, which also removes them in an edit."""
        if not self.actions:
            return None
        say = speaker(self.language)
        view = discord.ui.View(timeout=None)
        view.stop()  # the library keeps no record of it: a press is recognised by its data
        for action in self.actions:
            view.add_item(
                discord.ui.Button(style=STYLES[action.verb], label=say(LABELS[action.verb]), custom_id=action.encode())
            )
        return view

    def mentions(self) -> discord.AllowedMentions:
        """Nobody but the one user: a prompt can't ping."""
        users = [discord.Object(self.notifies)] if self.notifies is not None else []
        return discord.AllowedMentions(everyone=False, roles=False, users=users, replied_user=False)


def plain(text: str, limit: int = CONTENT_LIMIT) -> str:
    """People's words so that they show as typed: no Markdown, no mention, no link that unfurls. At most ``limit`` units."""
    broken = LINK.sub("\u200b", PING.sub("@\u200b", text))
    escaped = SPECIAL.sub(_escape, broken)
    if units(escaped) <= limit:
        return escaped
    kept = cut(escaped, limit).removesuffix(ELLIPSIS)
    # A backslash parted from its character would escape what follows.
    parted = (len(kept) - len(kept.rstrip("\\"))) % 2
    return kept[: len(kept) - parted] + ELLIPSIS


def _escape(found: re.Match[str]) -> str:
    text = found[0]
    return f"{text}\\" if text[-1].isdigit() else f"{text[:-1]}\\{text[-1]}"


def _around(before: str, prompt: str, after: str, most: int) -> str:
    """A prompt of at most ``most`` units between two texts; it is what gives way if all together is too long."""
    room = CONTENT_LIMIT - units(before) - units(after)
    return f"{before}{plain(prompt, min(most, room))}{after}"


def _quoted(prompt: str, text: str) -> str:
    return _around("> ", prompt, f"\n{text}", QUOTE)


def _say(event: Event) -> Say:
    return speaker(event.language)


def queued(event: JobQueued) -> Message:
    text = plain(sentences.queued(event, _say(event)), 1000)
    return Message(_quoted(event.prompt, text), (Action(Verb.CANCEL, event.job_id),), event.language)


def progressed(event: JobProgressed) -> Message:
    text = _quoted(event.prompt, sentences.progress(event, _say(event)))
    return Message(text, (Action(Verb.CANCEL, event.job_id),), event.language)


def ready(event: ClipReady, note: str = "") -> Message:
    """The clip's own message; the video is attached by whoever posts it. ``note`` says why it is not."""
    say = _say(event)
    author = f"<@{event.author_user}>" if event.author_user else plain(event.author)
    lines = [sentences.byline(event, say, author)]
    lines += [f"-# {plain(remark, REMARK)}" for remark in sentences.remarks(event, say)[:REMARKS]]
    if note:
        lines.append(cut(note, NOTE))
    return Message(
        _around("**", event.prompt, "**\n" + "\n".join(lines), TITLE),
        (Action(Verb.REROLL, event.clip_id), Action(Verb.DELETE, event.clip_id)),
        event.language,
        int(event.author_user) if event.author_user else None,
    )


def refused(event: JobRefused) -> Message:
    return Message(_quoted(event.prompt, plain(sentences.refused(event, _say(event)), 1000)))


def cancelled(event: JobCancelled) -> Message:
    return Message(_quoted(event.prompt, sentences.cancelled(_say(event))))


def failed(event: JobFailed) -> Message:
    return Message(_quoted(event.prompt, sentences.failed(event, _say(event))))


def deleted(event: ClipDeleted) -> Message:
    return Message(sentences.deleted(_say(event)))


def post_failed(event: PostFailed, note: str = "") -> Message:
    """Told in private. The prompt is shortened, so that the reason is there in full."""
    short = replace(event, prompt=cut(event.prompt, 300))
    lines = [plain(sentences.post_failed(short, _say(event)), CONTENT_LIMIT - NOTE - 1)]
    return Message("\n".join([*lines, cut(note, NOTE)] if note else lines), language=event.language)


RENDERINGS: dict[str, Callable[..., Message]] = {
    JobQueued.kind: queued,
    JobProgressed.kind: progressed,
    ClipReady.kind: ready,
    JobRefused.kind: refused,
    JobCancelled.kind: cancelled,
    JobFailed.kind: failed,
    ClipDeleted.kind: deleted,
    PostFailed.kind: post_failed,
}


def render(event: Event) -> Message:
    """The message for any event."""
    return RENDERINGS[event.kind](event)


def linked(event: ClipReady | PostFailed, note: str) -> Message:
    """The message for a clip that could not be uploaded: ``note`` says so."""
    return ready(event, note) if isinstance(event, ClipReady) else post_failed(event, note)

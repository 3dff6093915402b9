"""Events as Discord messages: Markdown with everything people typed escaped, buttons that outlive a restart.

Knows Discord's message format and nothing of the network.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import discord

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

CONTENT_LIMIT = 2000

STYLES = {
    Verb.CANCEL: discord.ButtonStyle.secondary,
    Verb.REROLL: discord.ButtonStyle.primary,
    Verb.DELETE: discord.ButtonStyle.danger,
    Verb.RESEND: discord.ButtonStyle.primary,
}
LABELS = {
    Verb.CANCEL: sentences.CANCEL,
    Verb.REROLL: sentences.REROLL,
    Verb.DELETE: sentences.DELETE,
    Verb.RESEND: sentences.POST_AGAIN,
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
    """People's words so that they show as typed: no Markdown, no mention, no hidden link."""
    escaped = discord.utils.escape_mentions(discord.utils.escape_markdown(text, ignore_links=False))
    return escaped if len(escaped) <= limit else escaped[: limit - 1].rstrip("\\") + "…"


def _say(event: Event) -> Say:
    return speaker(event.language)


def queued(event: JobQueued) -> Message:
    cancel = Action(Verb.CANCEL, event.job_id)
    say = _say(event)
    text = f"> {plain(event.prompt, 900)}\n{plain(sentences.queued(event, say), 1000)}"
    return Message(text, (cancel,), event.language)


def progressed(event: JobProgressed) -> Message:
    text = f"> {plain(event.prompt, 900)}\n{sentences.progress(event, _say(event))}"
    return Message(text, (Action(Verb.CANCEL, event.job_id),), event.language)


def ready(event: ClipReady) -> Message:
    """The clip's own message; the video is attached by whoever posts it."""
    say = _say(event)
    author = f"<@{event.author_user}>" if event.author_user else plain(event.author)
    lines = [f"**{plain(event.prompt, 1200)}**", sentences.byline(event, say, author)]
    if event.unresolved:
        lines.append(f"-# {plain(sentences.unresolved(event.unresolved, say), 500)}")
    return Message(
        "\n".join(lines),
        (Action(Verb.REROLL, event.clip_id), Action(Verb.DELETE, event.clip_id)),
        event.language,
        int(event.author_user) if event.author_user else None,
    )


def refused(event: JobRefused) -> Message:
    return Message(f"> {plain(event.prompt, 900)}\n{plain(sentences.refused(event, _say(event)), 1000)}")


def cancelled(event: JobCancelled) -> Message:
    return Message(f"> {plain(event.prompt, 900)}\n{sentences.cancelled(_say(event))}")


def failed(event: JobFailed) -> Message:
    return Message(f"> {plain(event.prompt, 900)}\n{sentences.failed(event, _say(event))}")


def deleted(event: ClipDeleted) -> Message:
    return Message(sentences.deleted(_say(event)))


def post_failed(event: PostFailed) -> Message:
    return Message(plain(sentences.post_failed(event, _say(event))))


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

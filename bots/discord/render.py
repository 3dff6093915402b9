"""Events as Discord messages: Markdown with everything people typed escaped, buttons that outlive a restart.

Knows Discord's message format and nothing of the network.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import discord

from bots import family as families
from bots import sentences
from bots.length import ELLIPSIS, cut, units
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
from core.feed import Recent
from core.generation.at_hand import AtHand
from core.generation.lineage import Family
from core.generation.remix import Draft
from core.wording import N_, Say, speaker

CONTENT_LIMIT = 2000
"""Characters of a message, counted as UTF-16 units to be on the safe side."""
QUOTE = 900
TITLE = 1200
NOTE = 400
REMARK = 250
REMARKS = 3
ORIGIN = 400

SPECIAL = re.compile(r"[\\`*_~|\[\]<>]|(?m:^[ \t]*(?:[#+-]|\d+(?=\.)))")
"""What Markdown acts on: a backslash before it makes it text. "<" begins mentions, channels, times, emojis and commands."""
PING = re.compile(r"@(?=everyone|here)")
LINK = re.compile(r"(?i)(?<=http)(?=s?://)|(?<=discord)(?=(?:app)?\.(?:gg|com|new)/)")
"""Where a link is broken so that it stays text: Discord unfurls addresses and, even bare, its own invitations."""

STYLES = {
    Verb.REMIX: discord.ButtonStyle.primary,
    Verb.GO: discord.ButtonStyle.success,
    Verb.PICK: discord.ButtonStyle.primary,
    Verb.DELETE: discord.ButtonStyle.danger,
}
"""Of the buttons that are not grey."""
LABEL_LIMIT = 80
OPTION_LIMIT = 100
CHOICES = 20
"""Buttons to pick from; with Edit and Cancel they stay below the 25 that a message may have."""
OPTIONS = 25


@dataclass(frozen=True)
class Menu:
    """A list to choose from: ``action`` is what the choice is for, ``options`` are values and what stands for them."""

    action: Action
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Message:
    """What to post: text, buttons, and the user who may be notified by it. ``labels`` are those of buttons that have words of their
    own, by their data."""

    content: str
    actions: tuple[Action, ...] = ()
    language: str = "en"
    notifies: int | None = None
    labels: Mapping[Action, str] = field(default_factory=dict)
    menu: Menu | None = None

    def view(self) -> discord.ui.View | None:
        """The buttons; None for no buttons, which also removes them in an edit."""
        if not self.actions and self.menu is None:
            return None
        say = speaker(self.language)
        view = discord.ui.View(timeout=None)
        view.stop()  # the library keeps no record of it: a press is recognised by its data
        if self.menu is not None:
            options = [
                discord.SelectOption(label=cut(label, OPTION_LIMIT), value=value)
                for value, label in self.menu.options[:OPTIONS]
            ]
            view.add_item(discord.ui.Select(custom_id=self.menu.action.encode(), options=options))
        for action in self.actions:
            label = self.labels.get(action) or say(sentences.LABELS[action.verb])
            style = STYLES.get(action.verb, discord.ButtonStyle.secondary)
            view.add_item(discord.ui.Button(style=style, label=cut(label, LABEL_LIMIT), custom_id=action.encode()))
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


def ready(event: ClipReady, note: str = "", parent: str | None = None) -> Message:
    """The clip's own message; the video is attached by whoever posts it. ``note`` says why it is not. ``parent`` is the address of the
    message that shows the clip it was made out of."""
    say = _say(event)
    author = f"<@{event.author_user}>" if event.author_user else plain(event.author)
    lines = [sentences.byline(event, say, author)]
    origin = plain(sentences.origin(event, say), ORIGIN)
    if origin:
        lines.append(f"↳ {origin} {parent}" if parent else f"↳ {origin}")
    lines += [f"-# {plain(remark, REMARK)}" for remark in sentences.remarks(event, say)[:REMARKS]]
    if note:
        lines.append(cut(note, NOTE))
    return Message(
        _around("**", event.prompt, "**\n" + "\n".join(lines), TITLE),
        tuple(Action(verb, event.clip_id) for verb in (Verb.REMIX, Verb.CONTINUE, Verb.REROLL, Verb.MORE)),
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


def inspired(event: ClipsInspired, clip: str | None = None) -> Message:
    """Told in private. ``clip`` is the address of the message that shows the latest of the clips."""
    buttons = (Action(Verb.LINEAGE, event.clips[-1]), Action(Verb.MUTE, "me"))
    text = plain(sentences.inspired(event, _say(event)), CONTENT_LIMIT - NOTE)
    return Message(f"{text}\n{clip}" if clip else text, buttons, event.language)


RENDERINGS: dict[str, Callable[..., Message]] = {
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


def render(event: Event) -> Message:
    """The message for any event."""
    return RENDERINGS[event.kind](event)


def showing(event: ClipReady | PostFailed, note: str = "", parent: str | None = None) -> Message:
    """The message that comes with a clip. ``note`` says why the clip could not be uploaded, if so; ``parent`` is as in `ready`."""
    return ready(event, note, parent) if isinstance(event, ClipReady) else post_failed(event, note)


def draft(shown: Draft, language: str) -> Message:
    """A clip to be made out of another, before it is made: what would change, or what is not clear yet."""
    text = plain(sentences.draft(shown, speaker(language)))
    change = plain(sentences.changes(shown.change))
    if change and not shown.choices:
        text = text.replace(f"\n{change}", f"\n**{change}**", 1)
    drop = Action(Verb.DROP, shown.id)
    edit = (Action(Verb.EDIT, shown.id),) if shown.rewordable else ()
    if not shown.choices:
        return Message(text, (Action(Verb.GO, shown.id), *edit, drop), language)
    labels = {Action(Verb.PICK, shown.id, n): choice.label for n, choice in enumerate(shown.choices[:CHOICES])}
    return Message(text, (*labels, *edit, drop), language, labels=labels)


def more(clip: AtHand, language: str, may_delete: bool, shown: str | None, note: str = "") -> Message:
    """What can be done with a clip besides what stands under it, told to one person. ``shown`` is the message that shows it, ``note``
    says what was done just now."""
    say = speaker(language)
    verbs = [Verb.RECAST, Verb.MASH, Verb.LINEAGE]
    buttons = [Action(verb, clip.clip_id) for verb in verbs]
    if clip.mine:
        buttons.append(Action(Verb.LOCK if clip.remixable else Verb.UNLOCK, clip.clip_id))
    if may_delete:
        buttons.append(Action(Verb.DELETE, clip.clip_id, other=shown))
    head = f"**{plain(clip.prompt, QUOTE)}**"
    explained = [say(MORE_RECAST), say(MORE_MASH)]
    return Message("\n".join([*([say(note)] if note else []), head, *explained]), tuple(buttons), language)


MORE_RECAST = N_("Recast lets somebody else play the lead.")
MORE_MASH = N_("Mash-up puts its cast into the place of another clip.")


def places(clip_id: str, others: Sequence[Recent], language: str) -> Message:
    """The question which clip gives the place of a mash-up."""
    options = tuple((other.id, recent(other)) for other in others)
    text = speaker(language)(sentences.CHOOSE_PLACE)
    return Message(text, language=language, menu=Menu(Action(Verb.MASH, clip_id), options))


def recent(clip: Recent) -> str:
    """A clip in a list: of at most `OPTION_LIMIT` characters, with its author."""
    tail = f" — {clip.author}"[: OPTION_LIMIT // 2]
    return sentences.shortened(clip.prompt, OPTION_LIMIT - len(tail)) + tail


def family(shown: Family, language: str, link: str | None) -> Message:
    """A clip's family as a tree, and the page that shows all of it."""
    say = speaker(language)
    tree = "\n".join(families.tree(shown, say)).replace("`", "ˋ").replace("@", "@\u200b")
    lines = [families.title(shown, say), f"```\n{cut(tree, CONTENT_LIMIT - NOTE)}\n```"]
    return Message("\n".join([*lines, f"<{link}>"] if link else lines), language=language)

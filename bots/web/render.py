"""From events to what the page shows, in its viewer's language. The page sets every text as text, so nothing is escaped here.

A message has a ``type``: "job" (a job that may still give a clip), "clip", "ended" (a job that came to nothing), "gone" (take it
away), "notice" (a word to the viewer) or "nothing". The page puts it where its ``key`` belongs and replaces what it showed for that job before;
getting one twice changes nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from bots import sentences
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
from core.feed import Entry, Recent
from core.generation.lineage import LOCKED
from core.generation.remix import Draft
from core.people import Member
from core.wording import N_, Say

TINTS = 8
"""How many avatar colours the style sheet has."""
FILE_NAME_LENGTH = 60
WORKING = N_("working")
FACTS = N_("{seconds} s · seed {seed}")

Message = dict[str, Any]


@dataclass(frozen=True)
class Viewer:
    """Who looks at the page: what they may do and how to speak to them."""

    member: Member
    moderator: bool
    say: Say

    def may_change(self, entry: Entry) -> bool:
        return self.moderator or entry.author_id == self.member.id


def person(name: str) -> dict[str, Any]:
    """Somebody as the page shows them: the same name has the same avatar colour everywhere."""
    tint = hashlib.blake2b(name.encode(), digest_size=1).digest()[0] % TINTS
    return {"name": name, "initial": name[:1].upper(), "tint": tint}


def _head(entry: Entry, viewer: Viewer, kind: str, prompt: str) -> Message:
    return {
        "type": kind,
        "key": entry.key,
        "job": entry.event.job_id,
        "at": entry.at.isoformat(),
        "author": person(entry.author) | {"mine": entry.author_id == viewer.member.id},
        "prompt": prompt,
        "note": _note(entry, viewer.say),
    }


def _note(entry: Entry, say: Say) -> str:
    if isinstance(entry.event, ClipReady):
        return " · ".join(sentences.remarks(entry.event, say))
    return sentences.unresolved(entry.unresolved, say, entry.blank)


def _job(entry: Entry, viewer: Viewer) -> Message:
    event = cast("JobQueued | JobProgressed", entry.event)
    say = viewer.say
    mine = entry.author_id == viewer.member.id
    share = event.share if isinstance(event, JobProgressed) else 0.0
    if event.position == 0:
        phase = event.phase if isinstance(event, JobProgressed) else ""
        line, wait = say(sentences.PHASES.get(phase, WORKING)), sentences.wait(event.wait_seconds, say)
    else:
        line, wait = sentences.place(event.position, None, say), sentences.wait(event.wait_seconds, say)
    return _head(entry, viewer, "job", event.prompt) | {
        "shape": entry.shape,
        "preview": f"/preview/{event.job_id}.jpg" if isinstance(event, JobProgressed) and event.preview else None,
        "position": event.position,
        "share": share,
        "line": line,
        "wait": say(sentences.NO_WORKER) if entry.idle else wait,
        "cancel": Action(Verb.CANCEL, event.job_id).encode() if viewer.may_change(entry) else None,
        "spoken": sentences.queued(event, say) if isinstance(event, JobQueued) and mine else "",
    }


def _clip(entry: Entry, viewer: Viewer) -> Message:
    event = cast(ClipReady, entry.event)
    say = viewer.say
    mine = entry.author_id == viewer.member.id
    return _head(entry, viewer, "clip", event.prompt) | {
        "clip": event.clip_id,
        "shape": entry.shape,
        "video": f"/media/{event.clip_id}/clip.mp4",
        "poster": f"/media/{event.clip_id}/poster.jpg",
        "width": event.width,
        "height": event.height,
        "facts": facts(event.seconds, event.seed, say),
        "link": f"/clip/{event.clip_id}",
        "file": file_name(event.prompt, event.clip_id),
        "parent": event.parent,
        "origin": sentences.origin(event, say),
        "how": event.how,
        "lineage": f"/lineage/{event.clip_id}",
        "inspired": sentences.offspring(event.inspired, say),
        "reroll": Action(Verb.REROLL, event.clip_id).encode(),
        "continue": Action(Verb.CONTINUE, event.clip_id).encode(),
        "mash": Action(Verb.MASH, event.clip_id).encode(),
        "lock": Action(Verb.LOCK, event.clip_id).encode() if mine else None,
        "unlock": Action(Verb.UNLOCK, event.clip_id).encode() if mine else None,
        "remixable": event.remixable,
        "locked": "" if mine or event.remixable else say(LOCKED, author=event.author),
        "delete": Action(Verb.DELETE, event.clip_id).encode() if viewer.may_change(entry) else None,
        "spoken": sentences.ready(say) if mine else "",
    }


def draft(shown: Draft, viewer: Viewer) -> Message:
    """A remix that waits for its maker's word, with its buttons."""
    return {
        "key": shown.id,
        "text": sentences.draft(shown, viewer.say),
        "sentence": shown.sentence,
        "clip": shown.clip_id,
        "prompt": shown.prompt,
        "how": shown.how,
        "rewordable": shown.rewordable,
        "go": None if shown.choices else Action(Verb.GO, shown.id).encode(),
        "drop": Action(Verb.DROP, shown.id).encode(),
        "choices": [
            {"label": choice.label, "action": Action(Verb.PICK, shown.id, number).encode()}
            for number, choice in enumerate(shown.choices)
        ],
    }


def choice(clip: Recent) -> Message:
    """A clip in a list to choose from."""
    return {
        "clip": clip.id,
        "prompt": clip.prompt,
        "author": clip.author,
        "poster": f"/media/{clip.id}/poster.jpg",
    }


def facts(seconds: float, seed: int, say: Say) -> str:
    """A clip's length and seed."""
    return say(FACTS, seconds=round(seconds), seed=seed)


def file_name(prompt: str, clip_id: str) -> str:
    """What a downloaded clip is called: the prompt's words, in what every file system takes."""
    words = re.sub(r"[^\w]+", "-", prompt.lower()).strip("-_")[:FILE_NAME_LENGTH].strip("-_")
    return f"{words or clip_id.lower()}.mp4"


def _ended(sentence: Callable[[Event, Say], str], trouble: bool) -> Callable[[Entry, Viewer], Message]:
    def render(entry: Entry, viewer: Viewer) -> Message:
        if entry.author_id != viewer.member.id:
            # It matters to its author only; for the others the job just goes away.
            return {"type": "gone", "job": entry.event.job_id}
        text = sentence(entry.event, viewer.say)
        prompt: str = getattr(entry.event, "prompt")  # noqa: B009 - the four ends have one, Event has none
        return _head(entry, viewer, "ended", prompt) | {"text": text, "spoken": text, "trouble": trouble}

    return render


def _deleted(entry: Entry, viewer: Viewer) -> Message:
    event = cast(ClipDeleted, entry.event)
    return {"type": "gone", "job": event.job_id, "clip": event.clip_id, "spoken": sentences.deleted(viewer.say)}


def _inspired(entry: Entry, viewer: Viewer) -> Message:
    """A word to somebody whose clips were made something out of; nobody else's page shows it."""
    event = cast(ClipsInspired, entry.event)
    if entry.author_id != viewer.member.id:
        return {"type": "nothing"}
    text = sentences.inspired(event, viewer.say)
    return {
        "type": "notice",
        "key": f"{entry.key}-{event.count}-{event.clips[-1]}",
        "at": entry.at.isoformat(),
        "text": text,
        "spoken": text,
        "link": f"/lineage/{event.clips[-1]}",
        "mute": Action(Verb.MUTE, "me").encode(),
    }


RENDERINGS: dict[str, Callable[[Entry, Viewer], Message]] = {
    "job_queued": _job,
    "job_progressed": _job,
    "clip_ready": _clip,
    "job_refused": _ended(lambda event, say: sentences.refused(cast(JobRefused, event), say), trouble=True),
    "job_cancelled": _ended(lambda event, say: sentences.cancelled(say, cast(JobCancelled, event).by), trouble=False),
    "job_failed": _ended(lambda event, say: sentences.failed(cast(JobFailed, event), say), trouble=True),
    "clip_deleted": _deleted,
    "clips_inspired": _inspired,
    "post_failed": _ended(lambda event, say: sentences.post_failed(cast(PostFailed, event), say), trouble=True),
}


def render(entry: Entry, viewer: Viewer) -> Message:
    """An entry as one viewer sees it."""
    return RENDERINGS[entry.event.kind](entry, viewer)

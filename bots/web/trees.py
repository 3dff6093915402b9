"""A family of clips as nested lists. A line without branches stays on one level, so that long chains don't run off the page."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence

from bots import sentences
from bots.web import words
from core.generation.lineage import Family, Kinsman
from core.wording import Say

Children = Mapping[str | None, Sequence[Kinsman]]
PROMPT_LENGTH = 120
"""Characters of a prompt or of a change."""


def tree(family: Family, say: Say) -> str:
    """The family as HTML, the clip it is about marked."""
    everybody = sorted((*family.line, *family.others), key=lambda clip: clip.id)
    known = {clip.id for clip in everybody}
    children: dict[str | None, list[Kinsman]] = {}
    for clip in everybody:
        # a mash-up in a clip's place may have its first parent elsewhere; those without any parent shown stand at the top
        parent = next((name for name in (clip.parent_id, clip.other_parent_id) if name in known), None)
        children.setdefault(parent, []).append(clip)
    return "".join(_branch(children[None], children, family.clip.id, say))


def _branch(clips: Sequence[Kinsman], children: Children, here: str, say: Say) -> Iterator[str]:
    """A list of siblings, each with what came of it. Walked with a stack, because chains may be long."""
    yield '<ol class="branch">'
    waiting: list[tuple[Kinsman, bool] | str] = _siblings(clips)
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
            continue
        clip, alone = item
        below = children.get(clip.id, ())
        yield f"<li>{_card(clip, here, say)}"
        if len(below) == 1 and alone:  # a line goes on underneath, at the same level
            yield "</li>"
            waiting.append((below[0], True))
        elif below:
            yield '<ol class="branch">'
            waiting += ["</ol></li>", *_siblings(below)]
        else:
            yield "</li>"
    yield "</ol>"


def _siblings(clips: Sequence[Kinsman]) -> list[tuple[Kinsman, bool] | str]:
    """Clips to be taken from the end, and whether each is the only one there."""
    return [(clip, len(clips) == 1) for clip in reversed(clips)]


def _card(clip: Kinsman, here: str, say: Say) -> str:
    if clip.elsewhere:
        return f'<article class="kin gone"><p>{html.escape(say(words.ELSEWHERE))}</p></article>'
    if clip.deleted:
        return f'<article class="kin gone"><p>{html.escape(say(words.GONE_BY, author=clip.author))}</p></article>'
    head = html.escape(sentences.shortened(clip.prompt, PROMPT_LENGTH))
    change = html.escape(sentences.shortened(sentences.changes(clip.change), PROMPT_LENGTH))
    facts = html.escape(" · ".join((say(words.KINDS.get(clip.how, words.KINDS[""])), clip.author)))
    current = ' aria-current="true"' if clip.id == here else ""
    address = html.escape(clip.id)
    return (
        f'<article class="kin"{current}><a href="/clip/{address}">'
        f'<img src="/media/{address}/poster.jpg" alt="" loading="lazy" width="128" height="72">'
        f'<span class="said"><strong>{head}</strong>'
        + (f'<span class="change">{change}</span>' if change else "")
        + f'<span class="facts">{facts}</span></span></a></article>'
    )

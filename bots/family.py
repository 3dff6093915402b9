"""A clip's family as a text of a few lines, for chats: how it came to be, and what was made out of it.

Knows no platform. The face escapes the lines, or shows them as they are.
"""

from __future__ import annotations

from bots.sentences import changes, offspring, shortened
from core.generation.lineage import Family, Kinsman
from core.wording import N_, Say

LINES = 20
LINE_LENGTH = 70
LEAST = 20
"""Characters of a line without its branch, and how many of them are for what was done, however long its author's name."""
LINE_OF_DESCENT = 7
"""Ancestors that are told, the clip included; of a longer line the root and the last ones."""
DEEPEST = 8
"""Steps to which a branch is indented."""

ELSEWHERE = N_("a clip from another place")
HERE = "●"
BRANCH = "└ "
STEP = "  "
HOW = {
    "reroll": N_("another take"),
    "continue": N_("what comes next"),
    "recast": N_("another lead"),
    "mash_up": N_("mash-up"),
    "undo": N_("back again"),
}


def tree(family: Family, say: Say) -> list[str]:
    """At most `LINES` lines: from the root down to the clip, which is marked, then what came out of it, and how many more there are."""
    line = family.line
    gap = max(0, len(line) - LINE_OF_DESCENT)
    told = line if not gap else (line[0], *line[gap + 1 :])
    lines: list[str] = []
    for level, kinsman in enumerate(told):
        if gap and level == 1:
            lines.append(_branch(level) + say(N_("… {count} between …"), count=gap))
        shift = 1 if gap and level > 0 else 0
        lines.append(_line(kinsman, level + shift, family.clip.id, say))
    below = _below(family)
    depth = len(lines)
    room = LINES - len(lines) - 1
    lines += [_line(kinsman, depth + level, family.clip.id, say) for kinsman, level in below[:room]]
    rest = family.total - len(line) - min(room, len(below))
    if rest > 0:
        lines.append(say(N_("and {count} more in this family"), count=rest))
    return lines


def _below(family: Family) -> list[tuple[Kinsman, int]]:
    """What came out of the clip, each before its own children, with how many steps below it is."""
    children: dict[str | None, list[Kinsman]] = {}
    known = {kinsman.id for kinsman in (*family.line, *family.others)}
    for kinsman in family.others:
        # a mash-up in this clip's place may have its first parent in another family
        parent = kinsman.parent_id if kinsman.parent_id in known else kinsman.other_parent_id
        children.setdefault(parent, []).append(kinsman)
    found: list[tuple[Kinsman, int]] = []
    waiting = [(kinsman, 0) for kinsman in reversed(children.get(family.clip.id, []))]
    while waiting:
        kinsman, level = waiting.pop()
        found.append((kinsman, level))
        waiting += [(child, level + 1) for child in reversed(children.get(kinsman.id, []))]
    return found


def _branch(level: int) -> str:
    return STEP * (min(level, DEEPEST) - 1) + BRANCH if level else ""


def _line(kinsman: Kinsman, level: int, here: str, say: Say) -> str:
    mark = f"{HERE} " if kinsman.id == here else ""
    return _branch(level) + mark + _told(kinsman, say)


def _told(kinsman: Kinsman, say: Say) -> str:
    if kinsman.elsewhere:
        return say(ELSEWHERE)
    if kinsman.deleted:
        return say(N_("a deleted clip"))
    room = max(LEAST, LINE_LENGTH - len(kinsman.author))
    if kinsman.change or kinsman.how in HOW:
        what = shortened(changes(kinsman.change) or say(HOW[kinsman.how]), room)
    else:
        what = say(N_("“{prompt}”"), prompt=shortened(kinsman.prompt, room))
    return f"{kinsman.author}: {what}"


def title(family: Family, say: Say) -> str:
    """The head of the tree: how large the family is and what this clip did for it."""
    head = (
        say(N_("This clip has no family yet."))
        if family.total == 1
        else say(N_("A family of {count} clips"), count=family.total)
    )
    return f"{head} · {offspring(family.inspired, say)}" if family.inspired else head

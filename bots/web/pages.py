"""The HTML pages: the channel, one clip, its family, and one sentence. What is filled in is escaped here and in `bots.web.trees`."""

from __future__ import annotations

import html
import json
from functools import lru_cache
from pathlib import Path
from string import Template

from bots import sentences
from bots.family import ELSEWHERE
from bots.web import trees, words
from bots.web.personas import PERSONAS, Persona
from bots.web.render import Viewer, facts, person
from core.feed import OpenClip
from core.generation.engine import Capabilities
from core.generation.lineage import Family
from core.generation.policy import MAX_PROMPT
from core.generation.scene import DEFAULT_SECONDS, MAX_SECONDS, MAX_SEED, MIN_SECONDS
from core.wording import N_, speaker

TEMPLATES = Path(__file__).parent / "templates"
TITLE_LENGTH = 70
"""Characters of a prompt in a title."""
BY = N_("by {author} · {facts}")


@lru_cache
def _template(name: str) -> Template:
    return Template((TEMPLATES / name).read_text(encoding="utf-8"))


def _fill(name: str, language: str, **values: str) -> str:
    known = words.page_words(speaker(language)) | {"lang": language} | values
    return _template(name).substitute({key: html.escape(value) for key, value in known.items()})


def channel(viewer: Viewer, persona: Persona, language: str, capabilities: Capabilities) -> str:
    """The channel's page, with all it needs to start as JSON in a data block."""
    say = viewer.say
    boot = {
        "lang": language,
        "words": words.page_words(say),
        "commands": words.page_commands(say),
        "examples": words.page_examples(say),
        "persona": persona.user,
        "personas": [{"user": other.user, "moderator": other.moderator} | person(other.name) for other in PERSONAS],
        "shapes": list(capabilities.sizes),
        "seconds": {
            "least": MIN_SECONDS,
            "most": min(MAX_SECONDS, capabilities.max_seconds),
            "usual": DEFAULT_SECONDS,
        },
        "maxSeed": MAX_SEED,
        "maxPrompt": MAX_PROMPT,
    }
    # "<" could end the data block or open a comment in it; JSON reads the escape as the same character.
    data = json.dumps(boot, ensure_ascii=False).replace("<", "\\u003c")
    return _fill("channel.html", language).replace("@boot@", data)


def clip(shown: OpenClip, language: str, base: str) -> str:
    """The page of one clip, for links. ``base`` is the address that links to this studio start with."""
    say = speaker(language)
    return _fill(
        "clip.html",
        language,
        prompt=shown.prompt,
        byline=say(BY, author=shown.author, facts=facts(shown.seconds, shown.seed, say)),
        video=f"/media/{shown.id}/clip.mp4",
        poster=f"/media/{shown.id}/poster.jpg",
        lineage=f"/lineage/{shown.id}",
        address=f"{base}/clip/{shown.id}",
        video_address=f"{base}/media/{shown.id}/clip.mp4",
        poster_address=f"{base}/media/{shown.id}/poster.jpg",
        width=str(shown.width),
        height=str(shown.height),
    )


def lineage(family: Family, language: str) -> str:
    """The page of a clip's family: its tree with a picture of each clip."""
    say = speaker(language)
    root = family.line[0]
    shown = len(family.line) + len(family.others)
    counts = [say(words.FAMILY_ONE) if family.total == 1 else say(words.FAMILY, count=family.total)]
    if family.inspired:
        counts.append(sentences.offspring(family.inspired, say))
    if shown < family.total:
        counts.append(say(words.FAMILY_NEAREST, count=shown))
    page = _fill(
        "lineage.html",
        language,
        title=say(
            words.FAMILY_TITLE,
            prompt=sentences.shortened(root.prompt or say(ELSEWHERE if root.elsewhere else words.GONE), TITLE_LENGTH),
        ),
        counts=" · ".join(counts),
        back=f"/clip/{family.clip.id}",
    )
    return page.replace("@tree@", trees.tree(family, say))


def notice(sentence: str, language: str) -> str:
    """A page that says one thing."""
    return _fill("notice.html", language, sentence=sentence)


def help_lines(viewer: Viewer) -> str:
    """The answer to /help."""
    say = viewer.say
    further = (
        N_("Continue makes what comes next; Recast, Mash-up and Family are behind More…"),
        N_("/settings — what you want to be asked and told."),
    )
    return "\n".join([sentences.help_text("/", say, remix=True), *map(say, further)])

"""From the page to commands: what was typed, chosen and pressed, checked for form only. What it may be is the core's to say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bots.options import wish_of
from core.actions import Action, Verb
from core.commands import (
    Cancel,
    Continue,
    DeleteClip,
    Generate,
    LockClip,
    MashUp,
    Recast,
    Remix,
    Reroll,
    SetConfirming,
    SetTold,
    ShowQueue,
)
from core.errors import Refusal
from core.generation.scene import DEFAULT_SECONDS, Shape
from core.people import Address, Member
from core.wording import LANGUAGES, N_, language_of

CHANNEL = "main"
HERE = Address(platform="web", channel=CHANNEL)

ASKED = r"/remix\b|remix\s*:"
"""How a remix begins; a prompt may begin with the mere word."""
NOT_UNDERSTOOD = N_("The page sent something that could not be read. Load it again and try once more.")
OLD_BUTTON = N_("This button does not work any more. Load the page again.")


@dataclass(frozen=True)
class Help:
    """Somebody wants to know what can be done here."""


@dataclass(frozen=True)
class Settings:
    """Somebody wants to see what they can choose for themselves."""


Typed = Generate | Remix | Continue | Recast | Cancel | ShowQueue | Help | Settings
Pressed = Cancel | Reroll | DeleteClip | Continue | MashUp | LockClip | SetTold


def typed(member: Member, body: dict[str, Any]) -> Typed:
    """The command in what was typed: a slash command, or simply a sentence to be shown.

    ``body`` has "text" and may have "shape", "seconds", "seed" and "mark" (32 hex digits). "remix", "continue" or "recast" holds the id of
    the clip that the text is about. Refusal for a command that does not exist.
    """
    text = body.get("text")
    if not isinstance(text, str):
        raise Refusal(NOT_UNDERSTOOD)
    text = text.strip()
    if text == "/":
        return Help()
    for name, make in (("continue", Continue), ("recast", Recast)):
        about = body.get(name)
        if isinstance(about, str) and not text.startswith("/"):
            return make(member, HERE, about, text, _origin(member, body))
    clip = body.get("remix")
    if (isinstance(clip, str) and not text.startswith("/")) or re.match(ASKED, text, re.IGNORECASE):
        return _remix(member, text, clip, body)
    if not text.startswith("/"):
        return _generate(member, text, body)
    name, rest = (*text.split(maxsplit=1), "")[:2]
    match name.lower():
        case "/generate":
            return _generate(member, rest, body)
        case "/queue":
            return ShowQueue(member)
        case "/cancel":
            return Cancel(member)
        case "/settings":
            return Settings()
        case "/help" | "/start":
            return Help()
    raise Refusal(
        N_("There is no command {name}. You can use /generate, /remix, /queue, /cancel, /settings and /help."),
        name=shown_name(name),
    )


def _remix(member: Member, text: str, clip: object, body: dict[str, Any]) -> Remix:
    """What is typed while a clip is chosen, or after "remix:" (then of the newest clip on the page)."""
    if not isinstance(clip, str):
        raise Refusal(N_("Press Remix under a clip first, then say what to change."))
    sentence = re.sub(rf"^(?:{ASKED})\s*:?\s*", "", text, flags=re.IGNORECASE)
    return Remix(member, HERE, clip, sentence, _origin(member, body))


def shown_name(name: str) -> str:
    """A mistyped command, short enough to repeat."""
    return name if len(name) <= 20 else name[:19] + "…"


def _generate(member: Member, text: str, body: dict[str, Any]) -> Generate:
    """What is typed as an option counts more than what was chosen under the box."""
    seconds, seed = body.get("seconds", DEFAULT_SECONDS), body.get("seed")
    try:
        shape = Shape(body.get("shape", Shape.LANDSCAPE))
    except ValueError:
        raise Refusal(NOT_UNDERSTOOD) from None
    if not _is_whole(seconds) or not (seed is None or _is_whole(seed)):
        raise Refusal(NOT_UNDERSTOOD)
    wish = wish_of(text, shape, seconds, seed)
    return Generate(
        member,
        HERE,
        wish.prompt,
        shape=wish.shape,
        seconds=wish.seconds,
        seed=wish.seed,
        origin=_origin(member, body),
    )


def _origin(member: Member, body: dict[str, Any]) -> str | None:
    """The page's mark of one sending: the same one comes twice if the first answer got lost on its way."""
    mark = body.get("mark")
    return f"web:{member.id}:{mark}" if isinstance(mark, str) and re.fullmatch(r"[0-9a-f]{32}", mark) else None


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def wishes(member: Member, body: dict[str, Any]) -> SetConfirming | SetTold:
    """What somebody chose for themselves: "confirms" or "told", true or false."""
    match body:
        case {"confirms": bool(confirms)}:
            return SetConfirming(member, confirms)
        case {"told": bool(told)}:
            return SetTold(member, told)
    raise Refusal(NOT_UNDERSTOOD)


def pressed(member: Member, moderates: Address | None, action: Action) -> Pressed:
    """The command behind a button. Refusal for one that this page does not have."""
    match action.verb:
        case Verb.CANCEL:
            return Cancel(member, action.target, moderates)
        case Verb.REROLL:
            return Reroll(member, HERE, action.target)
        case Verb.DELETE:
            return DeleteClip(member, action.target, moderates)
        case Verb.CONTINUE:
            return Continue(member, HERE, action.target)
        case Verb.MASH if action.other:
            return MashUp(member, HERE, action.target, action.other)
        case Verb.LOCK | Verb.UNLOCK:
            return LockClip(member, action.target, action.verb is Verb.UNLOCK)
        case Verb.MUTE:
            return SetTold(member, False)
    raise Refusal(OLD_BUTTON)


def preferred_language(header: str | None) -> str:
    """The language of ours that a browser's Accept-Language (RFC 9110, 12.5.4) likes best; English if it names none."""
    wishes: list[tuple[float, int, str]] = []
    for place, part in enumerate((header or "").split(",")[:20]):
        tag, _, parameter = part.strip().partition(";")
        try:
            weight = float(parameter.strip().removeprefix("q=")) if parameter else 1.0
        except ValueError:
            continue
        language = tag.split("-")[0].strip().lower()
        if language in LANGUAGES and weight > 0:
            wishes.append((-weight, place, language))
    return min(wishes)[2] if wishes else language_of(None)

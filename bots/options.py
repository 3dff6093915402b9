"""The options that people type into a prompt: --portrait, --8s, --seed 42. Every face that takes typed commands reads them here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from core.errors import Refusal
from core.generation.scene import DEFAULT_SECONDS, Shape
from core.wording import N_

SHAPES = {
    **dict.fromkeys(("landscape", "wide", "16:9", "quer", "querformat"), Shape.LANDSCAPE),
    **dict.fromkeys(("portrait", "tall", "9:16", "hoch", "hochformat"), Shape.PORTRAIT),
    **dict.fromkeys(("square", "1:1", "quadrat", "quadratisch"), Shape.SQUARE),
}
OPTION = re.compile(r"(?:^|\s)(?P<dashes>--|—|–)(?P<name>[\w:]+)(?![\w:—–])(?:[=\s]\s*(?P<number>\d+)(?!\w))?")
"""Phones turn "--" into a dash, so a dash right before an option's name serves as well."""
NUMBERED = {"seed": "seed", **dict.fromkeys(("seconds", "length", "sekunden", "dauer"), "seconds")}

LONGEST_NUMBER = 20


@dataclass(frozen=True)
class Wish:
    """What was typed behind /generate: the prompt without its options, and what they say."""

    prompt: str
    shape: Shape = Shape.LANDSCAPE
    seconds: int = DEFAULT_SECONDS
    seed: int | None = None


def wish_of(text: str, shape: Shape = Shape.LANDSCAPE, seconds: int = DEFAULT_SECONDS, seed: int | None = None) -> Wish:
    """A prompt with options anywhere in it: --portrait, --8s, --seconds 8, --seed 42.

    ``shape``, ``seconds`` and ``seed`` hold where nothing else is typed. Refusal for an option without its number and for one that is unknown; behind a dash both are words of a sentence.
    """
    chosen: dict[str, Any] = {"shape": shape, "seconds": seconds, "seed": seed}

    def take(found: re.Match[str]) -> str:
        name, number = found["name"].lower(), found["number"]
        rest = f" {number}" if number else ""
        if name in SHAPES:
            chosen["shape"] = SHAPES[name]
        elif re.fullmatch(r"\d+s", name):
            chosen["seconds"] = _whole(name[:-1])
        elif name in NUMBERED and number:
            chosen[NUMBERED[name]], rest = _whole(number), ""
        elif found["dashes"] != "--":
            return found[0]  # a dash in a sentence
        elif name in NUMBERED:
            example = 42 if name == "seed" else 8
            raise Refusal(
                N_("Say a number after --{name}, for example --{name} {example}."), name=name, example=example
            )
        else:
            raise Refusal(
                N_("I don't know the option --{name}. There are --portrait, --square, --8s and --seed 42."), name=name
            )
        return rest

    prompt = OPTION.sub(take, text).strip()
    return Wish(prompt, **chosen)


def _whole(digits: str) -> int:
    """The number; of a very long one only enough to be out of every range."""
    return int(digits[:LONGEST_NUMBER])

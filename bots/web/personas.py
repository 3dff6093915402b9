"""Who can be played on the page: a few local people, so that one person can see how a community looks.

There is no password: whoever reaches the page may be any of them, which is why it is served on loopback unless configured otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

COOKIE = "riffreel_persona"


@dataclass(frozen=True)
class Persona:
    """A local person. ``user`` is their account on the web platform."""

    user: str
    name: str
    moderator: bool = False


PERSONAS = (
    Persona("ada", "Ada"),
    Persona("ben", "Ben"),
    Persona("chloe", "Chloé"),
    Persona("dana", "Dana", moderator=True),
)


def persona_of(user: str | None) -> Persona | None:
    """The persona with that account; None for a name that is not on the list."""
    return next((persona for persona in PERSONAS if persona.user == user), None)

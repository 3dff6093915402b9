"""The forms in which people say what to make out of a clip, and what they sent in them.

A form is known by its data alone, like a button, so that one that was open during a restart still counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import discord

from bots import sentences
from bots.discord.render import Message
from core.actions import Action, Verb
from core.generation.policy import MAX_PROMPT
from core.wording import N_, speaker

FIELD = "words"
TITLES = {
    Verb.REMIX: N_("Remix this clip"),
    Verb.EDIT: N_("Change the words"),
    Verb.CONTINUE: N_("Continue this clip"),
    Verb.RECAST: N_("Recast this clip"),
}
"""Of at most 45 characters, as the questions."""
QUESTIONS = {
    Verb.REMIX: sentences.ASK_REMIX,
    Verb.EDIT: sentences.ASK_REMIX,
    Verb.CONTINUE: sentences.ASK_NEXT,
    Verb.RECAST: sentences.ASK_LEAD,
}
HINTS = {
    Verb.REMIX: sentences.HINT_REMIX,
    Verb.EDIT: sentences.HINT_REMIX,
    Verb.CONTINUE: sentences.HINT_NEXT,
    Verb.RECAST: sentences.HINT_LEAD,
}
OPENED_LATE = N_("Press the button to say it.")


@dataclass(frozen=True)
class Form:
    """One question. ``asked`` says what is asked for, by the verb of the button that asks it; ``value`` stands in the field already."""

    action: Action
    asked: Verb
    language: str
    value: str = ""

    def modal(self) -> discord.ui.Modal:
        say = speaker(self.language)
        modal = discord.ui.Modal(title=say(TITLES[self.action.verb]), custom_id=self.action.encode())
        words: discord.ui.TextInput[Any] = discord.ui.TextInput(
            custom_id=FIELD,
            style=discord.TextStyle.paragraph,
            placeholder=say(HINTS[self.asked]),
            default=self.value or None,
            required=self.asked is not Verb.CONTINUE,  # a clip may just go on
            max_length=MAX_PROMPT,
        )
        modal.add_item(discord.ui.Label(text=say(QUESTIONS[self.asked]), component=words))
        modal.stop()  # the library keeps no record of it
        return modal

    def offer(self) -> Message:
        """A button that opens the form, where it can't be opened at once."""
        say = speaker(self.language)
        labels = {self.action: say(QUESTIONS[self.asked])}
        return Message(say(OPENED_LATE), (self.action,), self.language, labels=labels)


def words_in(data: Any) -> str:
    """What was written into the form, from an interaction's data."""
    for component in data.get("components", ()):
        for field in (component.get("component"), *component.get("components", ())):
            if field and field.get("custom_id") == FIELD:
                return str(field.get("value") or "")
    return ""

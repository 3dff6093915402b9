"""The sentences the page itself needs. They are served to it as JSON, so that all of them live in the one catalogue.

Names in braces are filled in by the page.
"""

from __future__ import annotations

import re

from bots import sentences
from core.wording import N_, Say

WORDS = {
    "tagline": N_("Type a sentence, get a clip."),
    "skip": N_("Skip to the prompt box"),
    "stream": N_("Clips in this channel"),
    "answers": N_("Answers"),
    "live": N_("Live"),
    "connecting": N_("Connecting…"),
    "reconnecting": N_("Reconnecting…"),
    "toDark": N_("Switch to dark colours"),
    "toLight": N_("Switch to light colours"),
    "persona": N_("You are {name}. Switch person"),
    "personas": N_("Who are you?"),
    "moderator": N_("Moderator"),
    "bot": N_("Riffreel"),
    "onlyYou": N_("only you can see this"),
    "emptyTitle": N_("What should we film first?"),
    "emptyText": N_("One sentence is enough. Say who, where, the weather, the hour. Quoted words are spoken aloud."),
    "examples": N_("Examples to try"),
    "begin": N_("This is where the channel begins."),
    "older": N_("Show older clips"),
    "loading": N_("Loading…"),
    "newest": N_("Newest"),
    "prompt": N_("Your prompt"),
    "promptHint": N_("Describe a clip, or type / for commands"),
    "send": N_("Make the clip"),
    "shape": N_("Shape"),
    "landscape": N_("Landscape"),
    "portrait": N_("Portrait"),
    "square": N_("Square"),
    "length": N_("Length"),
    "secondsValue": N_("{seconds} s"),
    "secondsWords": N_("{seconds} seconds"),
    "seed": N_("Seed"),
    "seedHint": N_("any number"),
    "seedHelp": N_("The same prompt with the same seed gives the same clip."),
    "seedWrong": N_("The seed has to be a whole number from 0 to {limit}. Leave it out for a surprise."),
    "suggestions": N_("Commands"),
    "suggestionsOpen": N_("{count} commands. Choose with the arrow keys and press Enter."),
    "keys": N_("Enter sends · Shift+Enter starts a new line"),
    "progress": N_("Progress of the clip"),
    "percent": N_("{percent} %"),
    "video": N_("Clip: {prompt}"),
    "soundOn": N_("Sound on"),
    "download": N_("Download"),
    "copyLink": N_("Copy link"),
    "copied": N_("Link copied."),
    "copyThis": N_("Copy this link: {link}"),
    "deleteSure": N_("Really delete?"),
    "again": N_("Try again"),
    "dismiss": N_("Dismiss"),
    "offline": N_("The studio can't be reached just now. Your text is still here; try again in a moment."),
    "broken": N_("This clip can't be played. It may have been deleted."),
    "toChannel": N_("Open the channel"),
    "remix": sentences.REMIX,
    "remixing": N_("Remix of “{prompt}”"),
    "remixHint": N_("What should change? For example: make it snow"),
    "stopRemixing": N_("Leave it as it is"),
    "continuing": N_("What comes after “{prompt}”"),
    "continueHint": N_("What happens next? For example: she waves and it starts to snow"),
    "recasting": N_("Another lead for “{prompt}”"),
    "recastHint": N_("Who plays the lead? For example: a panda in a red coat"),
    "continue": sentences.CONTINUE,
    "sayNext": N_("Say what happens"),
    "more": sentences.MORE,
    "recast": sentences.RECAST,
    "mash": sentences.MASH,
    "mashTitle": sentences.CHOOSE_PLACE,
    "mashNone": sentences.ALONE,
    "familyTree": sentences.LINEAGE,
    "lock": sentences.LOCK,
    "unlock": sentences.UNLOCK,
    "settingsTitle": N_("Your settings"),
    "settingsConfirms": N_("Ask me before a remix is made"),
    "settingsTold": N_("Tell me when others make something out of my clips"),
    "mute": sentences.MUTE,
    "show": N_("Show"),
    "go": sentences.GO,
    "edit": sentences.EDIT,
    "reroll": sentences.REROLL,
    "delete": sentences.DELETE,
    "cancel": sentences.CANCEL,
}

FAMILY_TITLE = N_("The family of “{prompt}”")
FAMILY_ONE = N_("1 clip")
FAMILY = N_("{count} clips")
FAMILY_NEAREST = N_("the {count} nearest are shown")
GONE = N_("a deleted clip")
ELSEWHERE = N_("A clip from another place.")
GONE_BY = N_("A clip by {author} was here. It was deleted.")
KINDS = {
    "": N_("from a prompt"),
    "remix": N_("remix"),
    "undo": N_("remix"),
    "reroll": N_("another take"),
    "continue": N_("what comes next"),
    "recast": N_("another lead"),
    "mash_up": N_("mash-up"),
}
"""What a clip is to its parent, in a word."""

COMMANDS = (
    ("/generate", N_("make a clip from a sentence"), True),
    ("/queue", N_("what is being made, and where your clips stand"), False),
    ("/remix", N_("change the newest clip by a sentence"), True),
    ("/cancel", N_("stop your newest clip"), False),
    ("/settings", N_("what you want to be asked and told"), False),
    ("/help", N_("what you can do here"), False),
)
"""Name, description, and whether a sentence follows."""

EXAMPLES = (
    N_("a person thinking in a cozy café on a rainy day, steaming cup of coffee on the table"),
    N_("a red fox runs through Tokyo at night, camera follows"),
    N_("a corgi surfing a giant wave at sunset"),
)


def page_words(say: Say) -> dict[str, str]:
    """All of them, with their names in braces left in place."""
    return {key: _unfilled(sentence, say) for key, sentence in WORDS.items()}


def page_commands(say: Say) -> list[dict[str, object]]:
    """The commands for the suggestion list."""
    return [{"name": name, "about": say(about), "takesText": takes_text} for name, about, takes_text in COMMANDS]


def page_examples(say: Say) -> list[str]:
    """Three prompts for an empty channel."""
    return [say(example) for example in EXAMPLES]


def _unfilled(sentence: str, say: Say) -> str:
    names = re.findall(r"{(\w+)}", sentence)
    return say(sentence, **{name: f"{{{name}}}" for name in names})

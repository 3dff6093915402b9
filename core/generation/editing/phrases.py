"""What kind of phrase some words are: a bare name, a name with its looks, a doing, a place."""

from __future__ import annotations

import re
from functools import lru_cache

from core.generation import lexicon
from core.generation.editing.fragments import Fragment
from core.generation.scene import Entity

COPULA = {"en": "is", "de": "ist"}
WITH = {"en": "with", "de": "mit"}
WHERE = re.compile(
    r"(on|in|under|behind|beside|next|near|to|at|above|over|before|into|with|auf|im|unter|hinter|neben|vor|über|an(?= (?:de[mnr]|das|die|eine[mnr]?)\b)|bei|mit)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _progressives() -> dict[str, str]:
    """By its infinitive, the "-ing" of every English verb that the lexicon knows."""
    found: dict[str, str] = {}
    for form, senses in lexicon.lexicon().vocabularies["en"].forms.items():
        for sense in senses:
            if sense.sort == "verb" and sense.tag == "ing" and " " not in form:
                found.setdefault(sense.lemma, form)
    return found


def doing(words: str, language: str) -> str:
    """ "fly away" as "is flying away", where the first word is a verb; the words themselves for anything else."""
    first, _, rest = words.partition(" ")
    form = _progressives().get(first.casefold()) if language == "en" else None
    return f"is {form} {rest}".strip() if form else words


def names_fully(text: str, said: Entity) -> bool:
    """Whether the text ends where the words for it end: "the cat", and not "the cat on"."""
    return not said.words or text.casefold().rstrip(" ,").endswith(said.words.casefold())


def begins_with_verb(words: str, language: str) -> bool:
    """Whether the first word is what somebody does: "(the dog barks and) runs after a ball"."""
    forms = lexicon.lexicon().vocabularies[language].forms.get(lexicon.fold(words.partition(" ")[0]), ())
    finite = ("s",) if language == "en" else ("s", "base", "past")
    return any(sense.sort == "verb" and sense.tag in finite for sense in forms)


def is_bare(fragment: Fragment) -> bool:
    """Whether it names one thing and nothing else at all: "on a sofa" without who is there."""
    entities = fragment.shot.entities
    alone = len(entities) == 1 and not fragment.slots and not fragment.unread
    return (
        alone
        and entities[0].action is None
        and not entities[0].relations
        and lexicon.kind(entities[0].concept)
        in (
            "furniture",
            "thing",
            "plant",
            "nature",
        )
    )


def is_plain(fragment: Fragment) -> bool:
    """Whether it names one thing and says nothing more of it than its looks."""
    entities = fragment.shot.entities
    if len(entities) != 1 or entities[0].action is not None or entities[0].relations:
        return False
    bare = re.sub(r"^(an?|the|ein\w*|der|die|das|den|dem)\s+", "", fragment.text.casefold())
    words = entities[0].words.casefold()
    told = bool(entities[0].colour or entities[0].attributes) and not fragment.unread and not fragment.slots
    return bare.startswith(words) or (told and bare.endswith(words))

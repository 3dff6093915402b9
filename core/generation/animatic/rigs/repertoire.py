"""Which actions bodies know, and the nearest one they know for any other. It draws nothing."""

from __future__ import annotations

from functools import lru_cache

from core.generation import lexicon

BASIC = frozenset(
    {"stand", "sit", "walk", "run", "think", "read", "drink", "eat", "dance", "play", "play_guitar", "play_chess"}
    | {"surf", "ride", "sleep", "talk", "look", "wave", "jump", "swim", "fly", "cook", "type", "hold", "hug", "fight"}
    | {"chase", "sing", "cheer", "laugh", "listen", "point", "float"}
)
"""What every body on two or four legs knows, in some way."""
HUMAN = frozenset(
    {
        "lie",
        "kneel",
        "pray",
        "meditate",
        "yoga",
        "hide",
        "crouch",
        "crawl",
        "dive",
        "fall",
        "climb",
        "exercise",
        "push",
        "pull",
    }
    | {
        "kick",
        "play_football",
        "dig",
        "build",
        "repair",
        "clean",
        "garden",
        "shoot",
        "throw",
        "play_ball",
        "kiss",
        "stroke",
    }
    | {"feed", "skate", "ski", "cry", "knit", "write", "draw", "paint", "clap", "conjure", "photograph", "fish", "call"}
    | {
        "play_violin",
        "play_drums",
        "play_piano",
        "play_trumpet",
        "play_music",
        "play_games",
        "serve",
        "give",
        "search",
        "teach",
    }
    | {
        "row",
        "juggle",
        "nod",
        "argue",
        "lean",
        "wake",
        "sneeze",
        "drive",
        "sail",
        "blow",
        "shake",
        "brush_teeth",
        "shower",
        "bow",
        "salute",
    }
)
"""What people know besides."""


@lru_cache(maxsize=512)
def nearest(action: str, known: frozenset[str] = BASIC) -> str:
    """The action itself if it is among the known ones, else the nearest of these that it is a kind of, else itself."""
    if action in known:
        return action
    return next((name for name in lexicon.ancestors(action, "action") if name in known), action)

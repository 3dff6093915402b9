"""What mascots there are: the head sprite of each creature and what its body has of its own. It draws nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Build:
    """A mascot's make: the ``code`` of its head and what of its body is not measured from the head's own colours.

    ``tail`` is "stub", "tuft", "long", "plume", "spiked" or None; ``flip`` turns a profile that looks left; ``stripes`` is a
    colour of marks on back and limbs; ``wings`` gives small bat wings; ``ruff`` is how far the chin covers the chest.
    """

    code: str
    body: str | None = None
    belly: str | None = None
    limbs: str | None = None
    tail: str | None = "stub"
    tip: str | None = None
    flip: bool = False
    stripes: str | None = None
    wings: bool = False
    ruff: float = 13.0


# What asks for two legs and a pair of hands: then even an animal that has a rig on four legs becomes a mascot.
UPRIGHT = frozenset(
    {"dance", "play_guitar", "play_chess", "read", "cook", "type", "write", "paint", "hug", "sing", "wave"}
    | {
        "play_piano",
        "play_drums",
        "play_violin",
        "play_trumpet",
        "clap",
        "conjure",
        "draw",
        "knit",
        "photograph",
        "juggle",
        "type",
    }
)

BUILDS = {
    "bear": Build("1f43b", belly="#d9a46a"),
    "polar_bear": Build("1f43b-200d-2744-fe0f", body="#eef2f8", belly="#ffffff"),
    "panda": Build("1f43c", body="#f3eff6", belly="#ffffff", limbs="#4b4268"),
    "lion": Build("1f981", body="#f6a93a", belly="#ffe0a0", tail="tuft", tip="#7a4a34", ruff=17),
    "tiger": Build("1f42f", body="#f58a2c", belly="#fff1dc", tail="long", stripes="#4a2c28"),
    "koala": Build("1f428", belly="#dcdde6", tail=None),
    "monkey": Build("1f435", body="#8a5a4a", belly="#f2bd93", tail="long"),
    "frog": Build("1f438", body="#35c58a", belly="#ffd873", tail=None),
    "unicorn": Build("1f984", body="#efe4fb", belly="#ffffff", tail="plume", tip="#d08cf0", flip=True),
    "dragon": Build("1f432", body="#2fbf9a", belly="#ffe08a", tail="spiked", tip="#f2608a", flip=True, wings=True),
    "alien": Build("1f47d", body="#6fd36a", belly="#c8f5b0", tail=None, ruff=9),
    "rabbit": Build("1f430", body="#ece9f2", belly="#ffffff"),
    "hare": Build("1f430", body="#ece9f2", belly="#ffffff"),
    "mouse": Build("1f42d", body="#cfc9da", belly="#f5eef6", tail="long", tip="#f29ab8"),
    "hamster": Build("1f439", body="#f4b06a", belly="#fff0da"),
    "pig": Build("1f437", body="#ff8fb4", belly="#ffc3d6", tail="stub"),
    "cow": Build("1f42e", body="#f4f0f4", belly="#ffd2d8", limbs="#5a5064", tail="tuft", tip="#5a5064"),
    "raccoon": Build("1f99d", body="#a9a5b2", belly="#e7e4ee", tail="plume", tip="#4c4856"),
    "wolf": Build("1f43a", body="#a4a5b4", belly="#eceaf2", tail="plume"),
    "fox": Build("1f98a", body="#f98a2e", belly="#fff0dd", limbs="#5a3328", tail="plume", tip="#fff0dd"),
    "cat": Build("1f431", body="#ffb52e", belly="#fff0cc", tail="long"),
    "dog": Build("1f436", body="#d79a63", belly="#f7e3c9", tail="long"),
    "horse": Build("1f434", flip=True, tail="plume", tip="#3a2a36"),
    "chicken": Build("1f414", body="#f1eef4", belly="#ffffff", limbs="#f6a52e", tail="plume", flip=True),
    "moose": Build("1face", body="#8a5a44", flip=True),
    "boar": Build("1f417", body="#7a5244", flip=True),
    "monster": Build("1f479", body="#c4325c", belly="#f08a8a", tail="spiked", tip="#ffb52e"),
    "goblin": Build("1f47a", body="#e0345c", tail=None),
    "clown": Build("1f921", body="#38b6e8", belly="#ffd84a", limbs="#e84a8a", tail=None),
    "pumpkin": Build("1f383", body="#4a3a52", belly="#6a5474", limbs="#3a2d42", tail=None),
    "skeleton": Build("1f480", body="#e6e2ee", belly="#b9b3c8", tail=None),
    "santa": Build("1f385", body="#e0303a", belly="#ffffff", limbs="#c0242e", tail=None),
}

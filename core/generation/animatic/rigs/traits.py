"""What a person looks like: age, skin, hair and clothes, drawn from a Look. Knows nothing of drawing."""

from __future__ import annotations

from dataclasses import dataclass

from core.generation.animatic import draw
from core.generation.animatic.stage import Look

SKINS = ("#f8d7bc", "#f2c3a0", "#e8b088", "#d99a6c", "#bf7f52", "#9c6240", "#7a4a30", "#5c3726")
HAIRS = ("#2a1c1a", "#3d2519", "#5a3420", "#7b4726", "#a5642f", "#c98f45", "#1d1b24", "#8c3b24")
GREYS = ("#d9d5d0", "#c2bdb8", "#a9a5a3", "#eeeae4")
CLOTHES = ("#d9a441", "#c9573f", "#2f6f78", "#e8ddc8", "#7d4f7a", "#43689a", "#b5485d", "#5f8a5a", "#e2856b", "#2c3e5c")
TROUSERS = ("#2f3d5c", "#3b3f4a", "#6b5140", "#4a5b4a", "#27303f")
SHOES = ("#f4f0e8", "#3a2a24", "#8a4a2c", "#2b2f3a")

LONG_STYLES = ("bob", "long", "bun", "ponytail", "waves", "curls")
SHORT_STYLES = ("short", "parted", "crop", "curly_top", "short", "parted")

_BY_WORD = {
    "blonde": "#d9ad5e",
    "brunette": "#4a2c1c",
    "redhead": "#a8431f",
}
_GIRTH = {"fat": 1.2, "muscular": 1.14, "thin": 0.9, "weak": 0.9}
_FEELINGS = {
    "smiling": (0.6, 0.2, 1.0),
    "friendly": (0.4, 0.1, 1.0),
    "grumpy": (-0.8, -0.8, 0.85),
    "evil": (0.2, -1.0, 0.85),
    "sad": (-1.0, 0.6, 0.85),
    "happy": (0.6, 0.3, 1.0),
    "curious": (0.0, 0.8, 1.0),
    "sleepy": (-0.1, -0.1, 0.45),
    "shy": (-0.1, 0.5, 0.9),
}


@dataclass(frozen=True)
class Traits:
    """``age`` is "child", "adult" or "old"; ``feminine`` decides between two sets of hair and build, not more."""

    age: str
    feminine: bool
    skin: str
    hair: str
    style: str
    top: str
    top_kind: str  # "sweater", "turtleneck", "shirt", "hoodie", "cardigan", "tee", "suit", "coat"
    trousers: str
    shoes: str
    iris: str
    girth: float  # how wide the body is beside an ordinary one
    feeling: tuple[float, float, float]  # added to the smile and the brows, and the most the lids open
    glasses: bool
    beard: str | None  # "stubble", "beard", "moustache"
    phase: float  # 0..1, so that people do not blink or breathe in step

    @property
    def skin_shade(self) -> str:
        return draw.mix(draw.darken(self.skin, 0.1), "#8a3a2c", 0.3)

    @property
    def skin_light(self) -> str:
        return draw.mix(self.skin, "#fff1dc", 0.42)

    @property
    def shoulders(self) -> float:
        """Half the width of the shoulders next to that of a woman."""
        if self.age == "child":
            return 0.82
        return (1.0 if self.feminine else 1.13) * self.girth


def traits_of(look: Look, *, age: str, feminine: bool | None) -> Traits:
    """Everything visible about a person, each trait seeded by its own name so that one change leaves the rest alone."""
    words = look.attributes
    if "old" in words:
        age = "old"
    if feminine is None:
        feminine = look.random("build").random() < 0.55
    skin = look.random("skin").choice(SKINS)
    # fair hair grows on the first half of the skins
    hairs = HAIRS if skin in SKINS[:4] else HAIRS[:3] + HAIRS[6:7]
    hair = look.random("hair").choice(GREYS if age == "old" else hairs)
    for word, colour in _BY_WORD.items():
        if word in words:
            hair = colour
    style = look.random("style").choice(LONG_STYLES if feminine else SHORT_STYLES)
    if age == "child":
        style = look.random("style").choice(
            ("pigtails", "bob", "ponytail") if feminine else ("tuft", "short", "curly_top")
        )
    elif age == "old":
        style = "bun" if feminine else look.random("style").choice(("balding", "short", "parted"))
    if "curly" in words:
        style = "curls" if feminine else "curly_top"
    if "bald" in words:
        style = "balding"
    beard = None
    if not feminine and age != "child":
        beard = look.random("beard").choice((None, None, "stubble", "beard", "moustache"))
    if "bearded" in words:
        beard = "beard"
    kinds = ("sweater", "turtleneck", "cardigan", "shirt", "hoodie") if age != "child" else ("hoodie", "tee", "sweater")
    top = look.colour or look.random("top").choice(CLOTHES)
    return Traits(
        age=age,
        feminine=feminine,
        skin=skin,
        hair=hair,
        style=style,
        top=top,
        top_kind="suit" if words & {"beautiful", "luxurious"} and not feminine else look.random("kind").choice(kinds),
        trousers=look.random("trousers").choice(TROUSERS),
        shoes=look.random("shoes").choice(SHOES),
        iris=look.random("iris").choice(("#4a2a18", "#5a3a1c", "#3b2418", "#3f6a5a", "#3c628c")),
        girth=next((width for word, width in _GIRTH.items() if word in words), 1.0),
        feeling=next((feeling for word, feeling in _FEELINGS.items() if word in words), (0.0, 0.0, 1.0)),
        glasses=look.random("glasses").random() < (0.75 if age == "old" else 0.14) or "wise" in words,
        beard=beard,
        phase=look.random("phase").random(),
    )

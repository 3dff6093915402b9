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
    "blond": "#d9ad5e", "blonde": "#d9ad5e", "brunette": "#4a2c1c", "redhead": "#a8431f", "ginger": "#b0522a",
}  # fmt: skip


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
    glasses: bool
    beard: str | None  # "stubble", "beard", "moustache"
    phase: float  # 0..1, so that people do not blink or breathe in step

    @property
    def skin_shade(self) -> str:
        return draw.mix(self.skin, "#8a3a2c", 0.34)

    @property
    def skin_light(self) -> str:
        return draw.mix(self.skin, "#fff1dc", 0.42)

    @property
    def shoulders(self) -> float:
        """Half the width of the shoulders next to that of a woman."""
        if self.age == "child":
            return 0.82
        return 1.0 if self.feminine else 1.13


def traits_of(look: Look, *, age: str, feminine: bool | None) -> Traits:
    """Everything visible about a person, each trait seeded by its own name so that one change leaves the rest alone."""
    words = look.attributes
    if words & {"old", "elderly", "aged"}:
        age = "old"
    elif words & {"little", "small", "young"} and age == "child":
        age = "child"
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
        top_kind="suit" if words & {"elegant", "formal"} else look.random("kind").choice(kinds),
        trousers=look.random("trousers").choice(TROUSERS),
        shoes=look.random("shoes").choice(SHOES),
        iris=look.random("iris").choice(("#4a2a18", "#5a3a1c", "#3b2418", "#3f6a5a", "#3c628c")),
        glasses=look.random("glasses").random() < (0.75 if age == "old" else 0.14) or "nerdy" in words,
        beard=beard,
        phase=look.random("phase").random(),
    )

"""What a person looks like: age, skin, hair and clothes, drawn from a Look. Knows nothing of drawing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.generation import lexicon
from core.generation.animatic import draw
from core.generation.animatic.rigs import headwear, outfits, wardrobe
from core.generation.animatic.rigs.feelings import CALM, feeling_of
from core.generation.animatic.rigs.outfits import Outfit
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
_WHITENED = "#f7efe9"
_BEARDLESS = frozenset({"wrapped", "skull", "bandage", "clown", "mime", "scarecrow", "goggles"})
_PILED = frozenset({"bun", "curls", "curly_top", "tuft", "pigtails"})
_BY_LOOK = {
    "armored": "knight",
    "royal": "king",
    "masked": "ninja",
    "zombie": "zombie",
    "undead": "zombie",
    "vampire": "vampire",
}
_GIRTH = {"fat": 1.2, "muscular": 1.14, "thin": 0.9, "weak": 0.9}


@dataclass(frozen=True)
class Traits:
    """``age`` is "baby", "child", "teen", "adult" or "old"; ``feminine`` decides between two sets of hair and build, not more."""

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
    outfit: Outfit

    @property
    def skin_shade(self) -> str:
        return draw.mix(draw.darken(self.skin, 0.1), "#8a3a2c", 0.3)

    @property
    def skin_light(self) -> str:
        return draw.mix(self.skin, "#fff1dc", 0.42)

    @property
    def shoulders(self) -> float:
        """Half the width of the shoulders next to that of a woman."""
        if self.age in ("child", "baby"):
            return 0.82
        return (1.0 if self.feminine else 1.13) * self.girth


def traits_of(look: Look, *, age: str, feminine: bool | None) -> Traits:
    """Everything visible about a person, each trait seeded by its own name so that one change leaves the rest alone."""
    words = look.attributes
    outfit = outfit_of(look)
    plain = outfit.face is None and outfit.top is None
    if "old" in words or (outfit.old and age == "adult" and "young" not in words):
        age = "old"
    elif "young" in words and age == "adult":
        age = "teen"
    if feminine is None:
        feminine = outfit.feminine
    if feminine is None:
        feminine = look.random("build").random() < 0.55
    skin = look.random("skin").choice(SKINS)
    # fair hair grows on the first half of the skins
    hairs = HAIRS if skin in SKINS[:4] else HAIRS[:3] + HAIRS[6:7]
    hair = look.random("hair").choice(GREYS if age == "old" else hairs)
    for word, colour in _BY_WORD.items():
        if word in words:
            hair = colour
    skin, hair = outfit.skin or (_WHITENED if outfit.face in ("clown", "mime", "geisha") else skin), outfit.hair or hair
    hair = _named_hair(words) or hair
    style = look.random("style").choice(LONG_STYLES if feminine else SHORT_STYLES)
    if age in ("child", "baby"):
        style = look.random("style").choice(
            ("pigtails", "bob", "ponytail") if feminine else ("tuft", "short", "curly_top")
        )
    if age == "baby":
        style = "tuft"
    elif age == "old":
        style = "bun" if feminine else look.random("style").choice(("balding", "short", "parted"))
    style = outfit.style or style
    if "long_hair" in words:
        style = "long"
    elif words & {"short_hair", "small_hair"}:
        style = "bob" if feminine else "crop"
    if "curly" in words:
        style = "curls" if feminine else "curly_top"
    if "bald" in words:
        style = "balding"
    beard = None
    if not feminine and age in ("adult", "old"):
        beard = look.random("beard").choice((None, None, "stubble", "beard", "moustache"))
    if outfit.face in _BEARDLESS:
        beard = None
    beard = outfit.beard if outfit.beard and not feminine else beard
    if "bearded" in words:
        beard = "long" if outfit.beard == "long" else "beard"
    if any(word.endswith("_beard") for word in words) and age not in ("baby", "child"):
        beard = "long" if words & {"long", "long_beard"} else beard if beard in ("beard", "long") else "beard"
    if "mustache" in words or "moustached" in words:
        beard = "moustache"
    if outfit.hat and headwear.covers(outfit.hat) and style in _PILED:
        style = "ponytail" if feminine else "short"
    kinds = (
        ("sweater", "turtleneck", "cardigan", "shirt", "hoodie")
        if age not in ("child", "baby")
        else ("hoodie", "tee", "sweater")
    )
    top = look.colour or outfit.top or look.random("top").choice(CLOTHES)
    trousers = outfit.trousers or look.random("trousers").choice(TROUSERS)
    if look.colour:
        # the colour somebody is said to be is that of all they wear
        trousers = draw.darken(look.colour, 0.2)
        outfit = replace(outfit, skirt_colour=look.colour, hat_colour=look.colour, tail=outfit.tail and look.colour)
    if feminine and outfit.kind in ("bare", "pelt"):
        outfit = replace(outfit, kind="tank")
        top = look.colour or trousers
    cut = "suit" if words & {"beautiful", "luxurious"} and not feminine else look.random("kind").choice(kinds)
    return Traits(
        age=age,
        feminine=feminine,
        skin=skin,
        hair=hair,
        style=style,
        top=top,
        top_kind=outfit.kind or cut,
        trousers=trousers,
        shoes=outfit.shoes or look.random("shoes").choice(SHOES),
        iris=outfit.eyes or look.random("iris").choice(("#4a2a18", "#5a3a1c", "#3b2418", "#3f6a5a", "#3c628c")),
        girth=next((width for word, width in _GIRTH.items() if word in words), outfit.build),
        feeling=feeling_of(words, look.entity.words) or outfit.feeling or CALM,
        glasses=outfit.glasses
        or (plain and look.random("glasses").random() < {"old": 0.75, "adult": 0.14}.get(age, 0.0))
        or "wise" in words,
        beard=beard,
        phase=look.random("phase").random(),
        outfit=outfit,
    )


def outfit_of(look: Look) -> Outfit:
    """What the concept, or the nearest that it is a kind of, wears by trade, with the pieces named in the prompt put on."""
    concept = look.entity.concept
    names = (concept, *lexicon.ancestors(concept))
    if "pirate" in look.attributes:
        names = ("pirate", *names)  # a pirate captain, a pirate queen
    trade = next((outfits.OUTFITS[name] for name in names if name in outfits.OUTFITS), outfits.PLAIN)
    for word, piece in _BY_LOOK.items():
        if word in look.attributes and trade is outfits.PLAIN:
            trade = outfits.OUTFITS[piece]
    return wardrobe.dressed(trade, look.wears)


def _named_hair(words: frozenset[str]) -> str | None:
    """The colour in an attribute such as "pink_hair" or "white_beard"."""
    for word in sorted(words):
        colour, _, what = word.rpartition("_")
        if what in ("hair", "beard") and lexicon.colour(colour):
            return {"gray": "#b9b4b0", "grey": "#b9b4b0", "white": "#ece9e4"}.get(colour) or lexicon.colour(colour)
    return None

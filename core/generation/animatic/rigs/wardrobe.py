"""Clothes that the prompt puts on somebody: what each piece changes in an outfit, and where others wear it. It draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.generation import lexicon
from core.generation.animatic import draw
from core.generation.animatic.rigs.outfits import GOLD, Outfit
from core.generation.animatic.stage import Worn

HAT_OF = {
    "hat": "fedora", "cap": "cap", "party_hat": "party", "witch_hat": "pointed", "cowboy_hat": "cowboy", "santa_hat": "santa",
    "top_hat": "top", "straw_hat": "straw", "bowler_hat": "bowler", "sombrero": "sombrero", "turban": "swim_cap", "beret": "beret",
    "hard_hat": "hardhat", "graduation_cap": "mortarboard", "flower_crown": "wreath", "hair_bow": "bow", "veil": "veil", "headband": "headband",
    "headscarf": "hood", "wig": "wig", "visor": "cap", "chef_hat": "toque", "helmet": "bike_helmet", "crown": "crown", "halo": "halo", "headphones": "headphones", "wreath": "wreath",
}  # fmt: skip
_HAT_WORDS = {
    "top hat": "top", "straw": "straw", "sun hat": "straw", "sombrero": "sombrero", "bowler": "bowler", "beret": "beret",
    "tiara": "tiara", "fedora": "fedora", "turban": "swim_cap", "hard hat": "hardhat", "beanie": "swim_cap", "zylinder": "top",
    "strohhut": "straw", "melone": "bowler", "baskenmütze": "beret",
}  # fmt: skip
HAT_COLOURS = {
    "fedora": "#5a4634", "cap": "#c9403a", "party": "#e84a8a", "pointed": "#4a3a8a", "cowboy": "#8a5a34", "santa": "#cf2630",
    "toque": "#ffffff", "bike_helmet": "#e2582c", "crown": "#f4c63d", "halo": "#ffd95e", "headphones": "#2c2f3a", "top": "#23222c",
    "straw": "#e6c36a", "sombrero": "#e0b04a", "bowler": "#23222c", "beret": "#b3242e", "tiara": "#f6d060", "hardhat": "#f6c62c",
    "swim_cap": "#d88a3c", "mortarboard": "#23222c", "bow": "#e8387a", "veil": "#ffffff", "headband": "#e2403c", "hood": "#7a4a8a",
    "wig": "#e8453c", "wreath": "#f28cb0",
}  # fmt: skip
_BODIES: dict[str, tuple[str, str | None, str]] = {
    # concept: cut, skirt, colour when none is named
    "coat": ("trench", "coat", "#7a6248"), "jacket": ("jacket", None, "#4a4a58"), "raincoat": ("raincoat", "coat", "#f2c52c"),
    "sweater": ("sweater", None, "#b5485d"), "shirt": ("shirt", None, "#dfe6ee"), "t_shirt": ("tee", None, "#e8e8ec"),
    "dress": ("gown", "dress", "#c23a5c"), "kimono": ("kimono", "robe", "#c23a5c"), "tuxedo": ("suit", None, "#1f2028"),
    "armor": ("armor", None, "#b4bcc9"), "swimsuit": ("tank", None, "#2f7fd0"), "pajamas": ("pyjamas", None, "#8fb0e0"),
    "suit": ("suit", None, "#333d55"), "uniform": ("uniform", None, "#33466a"), "costume": ("hero", None, "#2d62c8"), "hoodie": ("hoodie", None, "#5a6a8a"),
    "blazer": ("suit", None, "#3a4258"), "vest": ("vest", None, "#c9b49a"), "lab_coat": ("lab", "coat", "#fbfbfd"), "leather_jacket": ("jacket", None, "#2b2830"),
    "fur_coat": ("fur", "coat", "#8a6a4c"), "poncho": ("kimono", None, "#c9573c"), "bathrobe": ("robe", "coat", "#e8e4dc"), "overalls": ("overalls", None, "#b5433c"),
    "tank_top": ("tank", None, "#e8e8ec"), "sari": ("toga", "robe", "#d8507a"), "toga": ("toga", "robe", "#f7f3e8"), "lederhosen": ("overalls", None, "#f4f0e8"),
    "dirndl": ("gown", "dress", "#3f7a4a"), "wedding_dress": ("gown", "gown", "#fdfbf6"), "ball_gown": ("gown", "gown", "#c23a5c"), "jersey": ("jersey", None, "#c22f3c"),
    "turtleneck": ("turtleneck", None, "#33405c"), "clothing": ("suit", None, "#333d55"), "diving_suit": ("wetsuit", None, "#23303f"),
}  # fmt: skip
DRAWN = frozenset(
    {
        *HAT_OF,
        *_BODIES,
        "glasses",
        "sunglasses",
        "goggles",
        "scarf",
        "gloves",
        "trousers",
        "skirt",
        "tie",
        "cape",
        "shoes",
    }
    | {
        "boots",
        "socks",
        "apron",
        "backpack",
        "mask",
        "necklace",
        "wings",
        "bag",
        "snorkel",
        "cowboy_boots",
        "necktie",
        "suspenders",
    }
    | {"eye_patch", "diving_goggles", "satchel"}
)
"""Clothing that people are drawn in; anything else is put on them as a thing of its own."""


_SAME = {
    "necktie": "tie",
    "cowboy_boots": "boots",
    "diving_goggles": "goggles",
    "eye_patch": "eyepatch",
    "satchel": "backpack",
    "snorkel": "goggles",
}


def drawn_as(concept: str) -> str | None:
    """The piece that people are drawn in for a concept: itself, or the nearest that it is a kind of; None for a thing put on."""
    names = (concept, *lexicon.ancestors(concept))
    if len(names) > 1 and names[0] not in DRAWN:
        names = tuple(name for name in names if name != "clothing")
    found = next((name for name in names if name in DRAWN), None)
    return _SAME.get(found, found) if found else None


def cut_of(piece: Worn) -> tuple[str, str]:
    """The cut and the usual colour of what is worn on the body; two empty strings for anything else."""
    known = _BODIES.get(drawn_as(piece.concept) or "")
    return (known[0], known[2]) if known else ("", "")


def hat_for(piece: Worn) -> str | None:
    """The headgear that a piece of clothing is, or None."""
    concept = drawn_as(piece.concept)
    if concept not in HAT_OF:
        return None
    words = piece.words.lower()
    return next((hat for word, hat in _HAT_WORDS.items() if word in words), HAT_OF[concept])


def dressed(outfit: Outfit, pieces: Sequence[Worn]) -> Outfit:
    """The outfit with the pieces that the prompt names put on over it."""
    for piece in pieces:
        outfit = _with(outfit, piece)
    return outfit


def _with(outfit: Outfit, piece: Worn) -> Outfit:
    colour, concept, words = piece.colour, drawn_as(piece.concept), piece.words.lower()
    if concept is None:
        return outfit
    hat = hat_for(piece)
    if hat:
        return replace(outfit, hat=hat, hat_colour=colour or HAT_COLOURS[hat])
    if concept in _BODIES:
        kind, skirt, usual = _BODIES[concept]
        if "hoodie" in words:
            kind = "hoodie"
        elif "lab coat" in words:
            kind, skirt, usual = "lab", "coat", "#fbfbfd"
        elif "wedding" in words or "ball gown" in words or "evening" in words:
            skirt = "gown"
            usual = "#fdfbf6" if "wedding" in words else usual
        top = colour or usual
        if concept == "armor" and outfit.hat == "helm":
            outfit = replace(outfit, hat_colour=top)
        whole = kind in ("suit", "armor", "pyjamas", "wetsuit")
        lower = (draw.darken(top, 0.12) if kind == "armor" else top) if whole else outfit.trousers
        bare = kind == "gown" or concept == "swimsuit"
        return replace(outfit, top=top, kind=kind, skirt=skirt or (None if bare else outfit.skirt), skirt_colour=None, trousers=lower, bare_legs=bare or outfit.bare_legs)  # fmt: skip
    match concept:
        case "trousers":
            return replace(outfit, trousers=colour or "#3a4a70", skirt=None, bare_legs="shorts" in words)
        case "skirt":
            cut = "tutu" if "tutu" in words else "kilt"
            return replace(outfit, skirt=cut, skirt_colour=colour or "#c23a5c", bare_legs=True)
        case "shoes" | "socks":
            return replace(outfit, shoes=colour or outfit.shoes or "#c9403a")
        case "boots":
            return replace(outfit, shoes=colour or "#5a3a24", boots=True)
        case "cape":
            if "robe" in words or outfit.kind == "robe":
                return replace(outfit, top=colour or outfit.top, kind="robe", skirt="robe", hat_colour=colour or outfit.hat_colour)  # fmt: skip
            return replace(outfit, back="cape", back_colour=colour or "#b3242e")
        case "wings":
            return replace(outfit, back="wings", back_colour=colour or "#ffffff")
        case "backpack" | "bag":
            return replace(outfit, back="backpack", back_colour=colour or "#d8603c")
        case "gloves":
            return replace(outfit, gloves=colour or "#3a3a48")
        case "sunglasses" | "goggles" | "glasses" | "mask" | "snorkel":
            face = {"glasses": "glasses", "mask": "eye_mask", "snorkel": "goggles"}.get(concept, concept)
            return replace(outfit, face=face if face != "glasses" else outfit.face, glasses=face == "glasses" or outfit.glasses)  # fmt: skip
        case "eyepatch":
            return replace(outfit, face="eyepatch")
        case "tie" | "scarf" | "necklace" | "apron" | "suspenders":
            name = "bow_tie" if "bow" in words else concept
            return replace(outfit, extras=(*outfit.extras, name), trim=colour or ("#c9403a" if concept != "necklace" else GOLD))  # fmt: skip
        case _:
            return outfit


_WORN_AT = {
    "glasses": "eyes", "sunglasses": "eyes", "goggles": "eyes", "mask": "eyes", "snorkel": "eyes", "scarf": "neck", "tie": "neck",
    "necklace": "neck", "backpack": "back", "cape": "back", "wings": "back", "bag": "back", "dress": "neck", "coat": "neck", "jacket": "neck",
    "sweater": "neck", "shirt": "neck", "t_shirt": "neck", "tuxedo": "neck", "clothing": "neck", "apron": "neck", "armor": "neck",
}  # fmt: skip


def worn_at(concept: str) -> str:
    """The grip at which somebody who isn't drawn in clothes wears a piece of that concept."""
    names = (concept, *lexicon.ancestors(concept))
    return next(
        (
            "neck" if name in _BODIES else _WORN_AT[name]
            for name in names
            if name in {*_WORN_AT, *_BODIES} - {"clothing"}
        ),
        "head",
    )

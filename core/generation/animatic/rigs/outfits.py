"""What people wear by profession and role, as data. It draws nothing. What the prompt puts on them is in `rigs.wardrobe`.

Hats are names in `rigs.headwear`, tools names in `rigs.tools`, bodies kinds in `rigs.clothes` and `rigs.costumes`.
"""

from __future__ import annotations

from dataclasses import dataclass

GOLD, STEEL, WHITE, BLACK = "#eab73c", "#aeb6c4", "#f4f3f0", "#23222c"


@dataclass(frozen=True)
class Outfit:
    """Clothes from head to foot; None leaves a piece to chance.

    ``top`` is the colour of the body, ``kind`` its cut; ``trim`` colours belts, stripes, badges and hat bands. ``skirt`` is
    "gown", "robe", "dress", "tutu", "kilt" or "coat" in ``skirt_colour`` (else the top's). ``extras`` are painted on the
    chest, ``back`` is worn behind ("cape", "wings", "fairy_wings", "bat_wings", "backpack", "air_tank", "quiver"). ``face``
    is paint or a mask; ``tail`` replaces the legs. ``old`` and ``feminine`` say whom one expects; the prompt's words win.
    """

    top: str | None = None
    kind: str | None = None
    trousers: str | None = None
    shoes: str | None = None
    boots: bool = False
    hat: str | None = None
    hat_colour: str | None = None
    trim: str = GOLD
    skirt: str | None = None
    skirt_colour: str | None = None
    back: str | None = None
    back_colour: str = "#b3242e"
    extras: tuple[str, ...] = ()
    face: str | None = None
    tail: str | None = None
    skin: str | None = None
    hair: str | None = None
    style: str | None = None
    beard: str | None = None
    ears: str | None = None
    eyes: str | None = None
    tool: str | None = None
    glasses: bool = False
    gloves: str | None = None
    bare_legs: bool = False
    old: bool = False
    feminine: bool | None = None
    build: float = 1.0
    feeling: tuple[float, float, float] | None = None


PLAIN = Outfit()

OUTFITS: dict[str, Outfit] = {
    # those who help
    "firefighter": Outfit("#2f3644", "turnout", "#2f3644", "#191a20", True, "fire_helmet", "#c9252b", "#f2d234", extras=("reflective",), tool="axe"),
    "police_officer": Outfit("#26407a", "uniform", "#1f2c4c", "#15161c", hat="peaked", hat_colour="#22386c", extras=("badge", "tie", "belt")),
    "doctor": Outfit("#fbfbfd", "lab", "#3f6f8c", "#f0f0f0", trim="#58b0c8", skirt="coat", extras=("stethoscope",)),
    "nurse": Outfit("#7cc4d8", "scrubs", "#7cc4d8", WHITE, hat="nurse", hat_colour="#ffffff", trim="#e0424e", extras=("badge",)),
    "scientist": Outfit("#fbfbfd", "lab", "#454a5c", "#2b2b33", trim="#6cc26a", skirt="coat", glasses=True, tool="flask"),
    "chef": Outfit("#fbfaf7", "double", "#3a3d48", "#1e1e24", hat="toque", hat_colour="#ffffff", trim="#d8424a", extras=("neckerchief", "apron"), tool="spoon"),
    "waiter": Outfit("#fbfaf7", "vest", "#23242c", "#15151a", trim="#23242c", extras=("bow_tie", "half_apron"), tool="tray"),
    "teacher": Outfit("#5f7f5a", "cardigan", "#4a4038", "#3a2a24", glasses=True, tool="pointer"),
    "student": Outfit("#3f68a8", "hoodie", "#39405a", "#f4f0e8", back="backpack", back_colour="#d8603c"),
    "judge": Outfit("#1d1c26", "robe", "#1d1c26", "#15151a", trim=WHITE, skirt="robe", extras=("jabot",), hair="#e8e4da", style="curls", old=True, tool="gavel"),
    "priest": Outfit("#20202a", "robe", "#20202a", "#15151a", trim=WHITE, skirt="robe", extras=("clerical", "cross"), tool=None),
    "soldier": Outfit("#5d6b45", "camo", "#556040", "#2c2a22", True, "soldier", "#5d6b45", "#39442c", extras=("belt",)),
    "sailor": Outfit(WHITE, "sailor", "#fafafa", "#20242e", hat="sailor", hat_colour="#fbfbfd", trim="#2c4f96"),
    "captain": Outfit("#1f2f55", "uniform", "#fafafa", "#20242e", hat="peaked", hat_colour="#fafafa", extras=("epaulettes",), beard="beard", hair="#d9d5d0"),
    "pilot": Outfit("#1f2c4c", "uniform", "#1f2c4c", "#15161c", hat="peaked", hat_colour="#1f2c4c", extras=("epaulettes", "tie", "wings_pin")),
    "farmer": Outfit("#b5433c", "overalls", "#3f62a0", "#5a3a24", True, "straw", "#e6c36a", "#8a5a2c", tool="pitchfork"),
    "fisherman": Outfit("#e9b830", "raincoat", "#4a5a48", "#3d5a44", True, "straw", "#d8b45a", "#5a7a4a", beard="beard", tool="fishing_rod"),
    "worker": Outfit("#f08a24", "hivis", "#3f5a80", "#7a5a34", True, "hardhat", "#f6c62c", "#f2ee6a", extras=("reflective", "belt")),
    "engineer": Outfit("#3f68a8", "shirt", "#3a4258", "#6a4a2c", True, "hardhat", "#fafafa", extras=("pens",), tool="wrench"),
    "mechanic": Outfit("#46586e", "overalls", "#3c4c62", "#2a2622", True, "cap", "#c9403a", "#f0e0c0", tool="wrench"),
    "detective": Outfit("#b08a5a", "trench", "#4a4038", "#2e221a", hat="fedora", hat_colour="#8a6a44", trim="#3a2a1e", skirt="coat", extras=("belt", "tie"), tool="magnifier"),
    "thief": Outfit("#e8e4dc", "stripes", "#26262e", "#18181c", hat="cap", hat_colour="#26262e", trim="#26262e", face="eye_mask", tool="sack"),
    "businessman": Outfit("#333d55", "suit", "#333d55", "#1c1612", trim="#a8303c", tool="briefcase", feminine=False),
    "businesswoman": Outfit("#3a3f5c", "suit", "#3a3f5c", "#1c1612", trim="#b85a6a", tool="briefcase", feminine=True),
    "groom": Outfit("#1f2028", "suit", "#1f2028", "#121216", trim="#1f2028", extras=("bow_tie", "boutonniere"), feminine=False),
    "bride": Outfit("#fdfbf6", "gown", "#fdfbf6", WHITE, hat="veil", hat_colour="#ffffff", trim="#f0c8d0", skirt="gown", tool="bouquet", feminine=True, feeling=(0.6, 0.3, 1.0)),
    "mailman": Outfit("#3f6fb0", "uniform", "#33466a", "#20242e", hat="cap", hat_colour="#33568c", extras=("satchel",), tool="letter"),
    "writer": Outfit("#6a4a3c", "turtleneck", "#3a3430", "#2a1c14", glasses=True),
    "programmer": Outfit("#39435a", "hoodie", "#3c4660", "#e8e8ec", glasses=True, hat="headphones", hat_colour="#2c2f3a", trim="#59c8d8"),
    "photographer": Outfit("#6a6450", "vest", "#4c4636", "#3a2a20", hat="cap", hat_colour="#50503c", trim="#d8cfb8", extras=("camera",)),
    # royalty, warriors, tales
    "king": Outfit("#8f1f3a", "royal", "#4a1a3a", "#5a3018", hat="crown", hat_colour="#f4c63d", trim="#f4c63d", skirt="robe", back="cape", back_colour="#a3182c", extras=("ermine",), beard="long", feminine=False, old=True, tool="scepter"),
    "queen": Outfit("#7a3a9a", "gown", "#7a3a9a", "#d8b85a", hat="crown", hat_colour="#f4c63d", trim="#f4c63d", skirt="gown", back="cape", back_colour="#a3182c", extras=("ermine", "necklace"), style="bun", feminine=True),
    "prince": Outfit("#3a62b8", "royal", "#f0ead8", "#4a2c18", True, "crown", "#f4c63d", "#f4c63d", back="cape", back_colour="#b3242e", extras=("sash",), feminine=False),
    "princess": Outfit("#f08cb8", "gown", "#f08cb8", "#f6d0e0", hat="tiara", hat_colour="#f6d060", trim="#ffe9a8", skirt="gown", extras=("necklace",), style="waves", feminine=True, feeling=(0.4, 0.2, 1.0)),
    "pharaoh": Outfit("#c08a50", "bare", "#f4efe0", "#b8862c", hat="nemes", hat_colour="#e8b93a", trim="#2b55a8", skirt="kilt", skirt_colour="#f6f0e0", extras=("pectoral",), skin="#b97d4e", bare_legs=True, tool="crook", feminine=False),
    "knight": Outfit("#b4bcc9", "armor", "#8d96a6", "#7e8796", True, "helm", "#b4bcc9", "#c62f3a", extras=("tabard",), gloves="#98a1b0", tool="sword", feminine=False),
    "samurai": Outfit("#9c2b2f", "lamellar", "#33303c", "#2a2420", True, "kabuto", "#33303c", "#e2b13c", skirt="kilt", skirt_colour="#7f2227", tool="katana", feminine=False),
    "ninja": Outfit("#2a2b38", "gi", "#2a2b38", "#1a1a22", True, "wrap", "#2a2b38", "#b3242e", extras=("belt",), face="wrapped", gloves="#1e1e28", tool="katana"),
    "viking": Outfit("#7a5a3c", "fur", "#4f4334", "#3e2c1e", True, "horned", "#8f969f", "#c79a4a", extras=("belt",), hair="#b9722e", beard="long", tool="axe", feminine=False, build=1.14),
    "gladiator": Outfit("#b58b4a", "armor", "#8a5a34", "#6a4428", True, "helm", "#c9a04e", "#b3242e", skirt="kilt", skirt_colour="#8a3a2c", bare_legs=True, tool="sword", feminine=False, build=1.1),
    "archer": Outfit("#4f7a44", "tunic", "#5d4a34", "#4a3322", True, "elf", "#4f7a44", "#c9a04e", skirt="kilt", back="quiver", back_colour="#7a4f2c", extras=("belt",), tool="bow"),
    "wizard": Outfit("#4a3fa0", "robe", "#3a3080", "#3a2a3a", hat="pointed", hat_colour="#4a3fa0", trim="#f3cf5a", skirt="robe", extras=("belt",), hair="#e6e3e0", beard="long", old=True, tool="staff", feminine=False),
    "witch": Outfit("#3c2c50", "robe", "#3c2c50", "#241a2e", hat="pointed", hat_colour="#2e2440", trim="#9a52c8", skirt="robe", extras=("belt",), hair="#b5532e", style="waves", tool="broom", feminine=True),
    "pirate": Outfit("#8e2c34", "pirate", "#3a3040", "#2a1e18", True, "tricorne", "#2a2430", "#e2b13c", skirt="coat", extras=("belt",), beard="beard", face="eyepatch", tool="cutlass", feminine=False),
    "cowboy": Outfit("#b0583c", "vest", "#4a6188", "#6a3f22", True, "cowboy", "#8a5a34", "#4a2c18", extras=("neckerchief", "star", "belt"), tool="lasso", feminine=False),
    "santa": Outfit("#cf2630", "santa", "#cf2630", "#20181a", True, "santa", "#cf2630", "#fbf8f4", extras=("belt",), hair="#f4f2ee", beard="long", old=True, build=1.3, feminine=False, tool="sack", gloves="#2a2226", feeling=(0.6, 0.2, 1.0)),
    "clown": Outfit("#f2c230", "clown", "#3f8fd8", "#d8303c", hat="wig", hat_colour="#e8453c", trim="#e8453c", extras=("ruff", "pompoms"), hair="#e8453c", style="balding", face="clown", tool="balloon", feeling=(1.0, 0.5, 1.0)),
    "mime": Outfit("#f4f2ee", "stripes", "#22222a", "#16161a", hat="beret", hat_colour="#22222a", trim="#22222a", extras=("suspenders",), face="mime", gloves="#fafafa"),
    "superhero": Outfit("#2d62c8", "hero", "#2d62c8", "#c9252b", True, trim="#f2c630", back="cape", back_colour="#c9252b", extras=("emblem", "belt"), style="parted", face="eye_mask", gloves="#c9252b", build=1.08),
    "villain": Outfit("#4a2a6a", "hero", "#3a2154", "#1e1428", True, trim="#62d84a", back="cape", back_colour="#241432", extras=("belt", "collar"), face="eye_mask", gloves="#241432", feeling=(0.1, -1.0, 0.85)),
    "elf": Outfit("#4f8f4a", "tunic", "#6a5538", "#5a3c22", True, "elf", "#3f8a45", "#e8d070", skirt="kilt", extras=("belt",), ears="pointed", hair="#d9b05e"),
    "dwarf": Outfit("#8a4a30", "tunic", "#4a4234", "#3a2a1c", True, "horned", "#8d8f98", "#c79a4a", skirt="kilt", extras=("belt",), hair="#a8502a", beard="long", build=1.3, tool="axe", feminine=False),
    "giant": Outfit("#7a5c3e", "fur", "#5a4a38", "#3a2c20", extras=("belt",), beard="beard", build=1.25, tool="club", feminine=False),
    "caveman": Outfit("#a9713c", "pelt", "#c99a6c", "#8a5a34", trim="#5a3a22", skirt="kilt", skirt_colour="#a9713c", hair="#3a2418", beard="long", bare_legs=True, tool="club", feminine=False),
    "god": Outfit("#f7f3e8", "toga", "#f7f3e8", "#c79a4a", hat="halo", hat_colour="#ffd95e", trim="#e2b13c", skirt="robe", hair="#eeeae4", beard="long", old=True, tool="lightning", feminine=False),
    "angel": Outfit("#fbf8f0", "robe", "#fbf8f0", "#f4e6c0", hat="halo", hat_colour="#ffd95e", trim="#f0d080", skirt="robe", back="wings", back_colour="#ffffff", extras=("belt",), hair="#e2b85e", style="waves", feminine=True),
    "fairy": Outfit("#8fd07a", "gown", "#8fd07a", "#7ab868", hat="wreath", hat_colour="#f28cb0", trim="#ffe680", skirt="tutu", back="fairy_wings", back_colour="#bfe8ff", ears="pointed", style="waves", bare_legs=True, tool="wand", feminine=True),
    "mermaid": Outfit("#8a4fb8", "shells", None, None, hat="wreath", hat_colour="#f28cb0", trim="#ffd24a", tail="#2fae9a", hair="#c8482e", style="long", feminine=True),
    "vampire": Outfit("#26222e", "suit", "#1f1c26", "#121016", trim="#a8182a", back="cape", back_colour="#1c1622", extras=("collar",), face="fangs", skin="#dfe3e2", hair="#17131a", style="slick", eyes="#c0202c", feminine=False, feeling=(0.2, -0.6, 0.9)),
    "zombie": Outfit("#6a6e58", "ragged", "#4f4c48", "#3a342e", face="zombie", skin="#8fb07a", hair="#3c3a2c", style="tuft", eyes="#e8d84a", feeling=(-0.6, 0.4, 0.8)),
    "frankenstein": Outfit("#3f4438", "ragged", "#2f2f34", "#201c1a", True, face="stitches", skin="#86b06a", hair="#1e1c1e", style="crop", feminine=False, build=1.2, feeling=(-0.4, -0.6, 0.75)),
    "skeleton": Outfit("#ece8dc", "bones", "#ece8dc", "#ece8dc", face="skull", skin="#f1ede2", style="none", feminine=False),
    "grim_reaper": Outfit("#23222c", "robe", "#23222c", "#16151c", hat="hood", hat_colour="#23222c", skirt="robe", face="skull", skin="#ece8dc", style="none", tool="scythe", feminine=False),
    "mummy": Outfit("#e6dcc0", "bandage", "#e6dcc0", "#d8ccaa", face="bandage", skin="#e0d6b8", style="none", eyes="#e8d84a"),
    "demon": Outfit("#b3242e", "bare", "#5a1a22", "#3a1218", True, hat="horns", hat_colour="#3a2a2e", back="bat_wings", back_colour="#6a1620", skin="#cf3a36", hair="#2a1216", ears="pointed", face="fangs", eyes="#f2d24a", tool="trident", feminine=False, feeling=(0.5, -1.0, 0.9)),
    "troll": Outfit("#5a6a44", "pelt", "#6a8a58", "#5a7a4a", trim="#3a3a24", skirt="kilt", skirt_colour="#6a5338", skin="#7fa066", hair="#3d5a34", style="tuft", ears="pointed", bare_legs=True, tool="club", feminine=False, build=1.3, feeling=(-0.3, -0.5, 0.9)),
    "genie": Outfit("#3f8fd8", "bare", None, None, trim="#f2c630", extras=("pectoral",), tail="#4f8fe8", skin="#5fa8f0", hair="#1c1a2c", style="bun", beard="beard", feminine=False, build=1.12),
    "tooth_fairy": Outfit("#bfe3f8", "gown", "#bfe3f8", "#9cc8e8", hat="tiara", hat_colour="#f2f4fa", trim="#ffffff", skirt="tutu", back="fairy_wings", back_colour="#d8f0ff", style="bun", bare_legs=True, tool="wand", feminine=True),
    # stage and sport
    "artist": Outfit("#f2efe6", "smock", "#3f4a66", "#4a3426", hat="beret", hat_colour="#b3242e", extras=("paint",), tool="palette"),
    "musician": Outfit("#2e2c38", "jacket", "#30364a", "#1c1a20", True, "fedora", "#2e2c38", "#c9403a"),
    "singer": Outfit("#a8307a", "sequins", "#2a2434", "#1c1620", trim="#ffd0f0", tool="microphone"),
    "dj": Outfit("#3a2f5c", "hoodie", "#2a2a3a", "#e8e8f0", hat="headphones", hat_colour="#23222c", trim="#ff4fa0"),
    "dancer": Outfit("#d83a6a", "gown", "#d83a6a", "#c02a58", skirt="dress", trim="#ffd0dc", style="bun", feminine=True, bare_legs=True),
    "ballerina": Outfit("#f6a8c4", "gown", "#f8d8e0", "#f6b8cc", skirt="tutu", trim="#ffffff", hat="tiara", hat_colour="#f4e4b0", style="bun", feminine=True, bare_legs=True),
    "geisha": Outfit("#c23a5c", "kimono", "#c23a5c", "#3a2420", trim="#f2d060", skirt="robe", style="bun", hat="wreath", hat_colour="#f28cb0", face="geisha", tool="fan", feminine=True),
    "athlete": Outfit("#e2582c", "tank", "#23304a", "#f4f0e8", hat="headband", hat_colour="#ffffff", trim="#ffffff", extras=("number",), bare_legs=True),
    "football_player": Outfit("#c22f3c", "jersey", "#fafafa", "#1e1e24", trim="#ffffff", extras=("number",), bare_legs=True),
    "basketball_player": Outfit("#e2782c", "tank", "#e2782c", "#f4f0e8", trim="#2c2a38", hat="headband", hat_colour="#2c2a38", extras=("number",), bare_legs=True),
    "swimmer": Outfit("#d8a070", "bare", "#1f5fa8", "#d8a070", hat="swim_cap", hat_colour="#2f7fd0", trim="#7fd8f0", bare_legs=True),
    "boxer": Outfit("#d8a070", "bare", "#c22f3c", "#26222a", True, trim="#f4d24a", bare_legs=True, gloves="boxing", build=1.08),
    "cyclist": Outfit("#e8c42c", "jersey", "#23242c", "#e8e8ec", hat="bike_helmet", hat_colour="#e2482c", trim="#23242c", extras=("number",), bare_legs=True),
    "climber": Outfit("#d8603c", "jacket", "#4a4a52", "#3a3430", True, "hardhat", "#3f8fd8", "#f2d24a", extras=("harness",), back="backpack", back_colour="#3f6f5a"),
    "hiker": Outfit("#5a8a5a", "jacket", "#8a7450", "#5a3f28", True, "straw", "#c9b07a", "#5a4a34", back="backpack", back_colour="#c9573f", tool="walking_stick"),
    "rider": Outfit("#26262e", "jacket", "#f0ead8", "#1e1a18", True, "bike_helmet", "#26262e", "#c9b07a"),
    "driver": Outfit("#c22f3c", "racing", "#c22f3c", "#1e1e24", trim="#ffffff", hat="bike_helmet", hat_colour="#c22f3c", extras=("number",)),
    "surfer": Outfit("#23303f", "wetsuit", "#23303f", "#e2b890", trim="#39b5c8", hair="#d9ad5e"),
    "skater": Outfit("#e8a03c", "tee", "#4a5874", "#f4f0e8", hat="cap", hat_colour="#3a3f52"),
    "skier": Outfit("#d8373f", "puffer", "#26365a", "#e8e8ec", True, "bike_helmet", "#f0f0f4", "#3fb5d8", face="goggles", gloves="#23242c"),
    "snowboarder": Outfit("#39a06a", "puffer", "#5a4a6a", "#2a2a34", True, "cap", "#e2a03c", "#ffffff", face="goggles", gloves="#23242c"),
    "yogi": Outfit("#6ab0a8", "tank", "#4a4a6a", "#e2b890", hat="headband", hat_colour="#f0e0c0"),
    "punk": Outfit("#26232c", "jacket", "#3a3440", "#17151a", True, trim="#c8ccd4", extras=("studs",), hair="#e8387a", style="mohawk"),
    "scarecrow": Outfit("#b5733c", "ragged", "#4a5a78", "#5a4028", True, "straw", "#d8b45a", "#8a3a2c", extras=("suspenders", "straw"), face="scarecrow", skin="#e2c48a", style="none"),
    "sultan": Outfit("#2f7f6a", "robe", "#f0e6cc", "#8a5a34", trim="#f2c630", skirt="robe", beard="long", feminine=False),
    # more trades and roles
    "emperor": Outfit("#b3242e", "royal", "#4a1a3a", "#5a3018", hat="crown", hat_colour="#f4c63d", trim="#f4c63d", skirt="robe", back="cape", back_colour="#6a1f7a", extras=("ermine",), beard="long", old=True, feminine=False, tool="scepter"),
    "lumberjack": Outfit("#b5302c", "overalls", "#3c4a62", "#5a3a24", True, "swim_cap", "#a8302c", "#2b2832", beard="long", build=1.12, tool="axe", feminine=False),
    "blacksmith": Outfit("#6a4a34", "smock", "#3a3430", "#2a2018", True, trim="#4a3424", extras=("apron",), beard="beard", build=1.15, tool="hammer", feminine=False),
    "butler": Outfit("#23242c", "suit", "#23242c", "#121216", trim="#23242c", extras=("bow_tie",), gloves="#fafafa", tool="tray", feminine=False),
    "maid": Outfit("#26252e", "uniform", "#26252e", "#17161c", hat="nurse", hat_colour="#ffffff", trim="#ffffff", skirt="dress", extras=("apron",), bare_legs=True, feminine=True),
    "bodybuilder": Outfit("#c22f3c", "tank", "#26262e", "#f0f0f0", trim="#ffffff", bare_legs=True, build=1.25),
    "nun": Outfit("#23222c", "robe", "#23222c", "#15151a", hat="hood", hat_colour="#23222c", trim="#ffffff", skirt="robe", extras=("clerical", "cross"), feminine=True),
    "bishop": Outfit("#7a1f5a", "robe", "#7a1f5a", "#3a1a2c", hat="mitre", hat_colour="#f4efe0", trim="#e2b13c", skirt="robe", extras=("cross",), old=True, tool="crook", feminine=False),
    "druid": Outfit("#5f7a4a", "robe", "#4a5f3a", "#3a2c1e", hat="hood", hat_colour="#5f7a4a", trim="#c9a04e", skirt="robe", extras=("belt",), hair="#e6e3e0", beard="long", old=True, tool="staff"),
    "matador": Outfit("#c22f3c", "royal", "#2b2832", "#15151a", hat="bowler", hat_colour="#23222c", trim="#f2c63a", back="cape", back_colour="#d8203a"),
    "nobleman": Outfit("#3a5a4a", "royal", "#e8dcc4", "#4a2c18", True, "tricorne", "#2c3a32", "#e2b13c", hair="#e8e4da", style="ponytail"),
    "cheerleader": Outfit("#d8303c", "tank", "#ffffff", "#f4f0e8", trim="#ffffff", skirt="tutu", skirt_colour="#d8303c", extras=("number",), bare_legs=True, feminine=True),
    "flight_attendant": Outfit("#2c4f96", "uniform", "#2c4f96", "#15161c", hat="beret", hat_colour="#2c4f96", trim="#e2b13c", skirt="kilt", extras=("neckerchief",), bare_legs=True, feminine=True),
    "cowgirl": Outfit("#c9573c", "vest", "#4a6188", "#6a3f22", True, "cowboy", "#8a5a34", "#4a2c18", extras=("neckerchief", "star", "belt"), tool="lasso", feminine=True),
    "flamenco_dancer": Outfit("#c9202e", "gown", "#c9202e", "#7a1420", hat="wreath", hat_colour="#e2303a", trim="#26222a", skirt="gown", style="bun", feminine=True, tool="fan"),
    "belly_dancer": Outfit("#8a3fb8", "shells", "#8a3fb8", "#e2b13c", trim="#f2c63a", skirt="gown", extras=("necklace",), style="long", feminine=True),
    "goddess": Outfit("#f7f3e8", "toga", "#f7f3e8", "#c79a4a", hat="wreath", hat_colour="#f2d060", trim="#e2b13c", skirt="robe", style="waves", feminine=True),
    "pharmacist": Outfit("#fbfbfd", "lab", "#4a6a5a", "#f0f0f0", trim="#5aa86a", skirt="coat", glasses=True, tool="flask"),
    "patient": Outfit("#a8d0e0", "scrubs", "#a8d0e0", "#f4f0e8"),
    "archaeologist": Outfit("#b5945f", "vest", "#8a7450", "#5a3f28", True, "fedora", "#7a5a38", "#4a3423", extras=("satchel",), tool="shovel"),
    "lawyer": Outfit("#2b3040", "suit", "#2b3040", "#1c1612", trim="#3a5a8a", tool="briefcase"),
    "politician": Outfit("#26304c", "suit", "#26304c", "#1c1612", trim="#c22f3c"),
    "secretary": Outfit("#5a6a8a", "suit", "#3a4258", "#1c1612", glasses=True),
    "architect": Outfit("#3a3f4c", "turtleneck", "#2c2f3a", "#1c1612", glasses=True, tool="pencil"),
    "bodyguard": Outfit("#1d1e26", "suit", "#1d1e26", "#121216", trim="#1d1e26", face="sunglasses", build=1.14, feminine=False),
    "janitor": Outfit("#4a6a8a", "overalls", "#3f5a78", "#2a2622", True, "cap", "#3f5a78", "#f0e0c0", tool="broom"),
    "gardener": Outfit("#6a9a5a", "overalls", "#3f6a4a", "#4a5a3a", True, "straw", "#e6c36a", "#4f7a3c", tool="watering_can"),
    "butcher": Outfit("#fbfaf7", "shirt", "#3a3d48", "#1e1e24", hat="sailor", hat_colour="#ffffff", trim="#c22f3c", extras=("apron",)),
    "barista": Outfit("#3a342e", "shirt", "#2c2a30", "#1e1e24", trim="#5f7a4a", extras=("apron",), hat="cap", hat_colour="#3a342e"),
    "florist": Outfit("#f0e4d0", "shirt", "#4a5a78", "#3a2a24", trim="#5f9a5a", extras=("apron",), tool="bouquet"),
    "potter": Outfit("#c9b49a", "shirt", "#5a5048", "#3a2a24", trim="#8a6a4c", extras=("apron",)),
    "barber": Outfit("#fbfaf7", "double", "#2c2f3a", "#1c1c22", trim="#3f8fb8"),
    "lifeguard": Outfit("#e2303a", "tank", "#e2303a", "#e2b890", trim="#ffffff", hat="cap", hat_colour="#e2303a", extras=("cross",), bare_legs=True),
    "referee": Outfit("#f4f4f4", "stripes", "#23222c", "#1c1c22", trim="#23222c", hat="cap", hat_colour="#23222c"),
    "guard": Outfit("#c22f3c", "uniform", "#23222c", "#15151a", True, "bearskin", "#23222c", "#f2d060", extras=("belt",), tool="trident"),
    "security_guard": Outfit("#33405c", "uniform", "#23283a", "#15161c", hat="peaked", hat_colour="#2c3852", extras=("badge", "tie", "belt")),
    "prisoner": Outfit("#f2903c", "uniform", "#f2903c", "#3a3a44", trim="#f2d0a0"),
    "beggar": Outfit("#7a6a54", "ragged", "#5a5040", "#4a3a2c", hat="swim_cap", hat_colour="#5a4a3a", beard="beard"),
    "hunter": Outfit("#5f6b45", "jacket", "#6a5a3c", "#4a3322", True, "fedora", "#4a5636", "#c9573c", back="quiver", back_colour="#7a4f2c", tool="bow"),
    "beekeeper": Outfit("#f4efe0", "hivis", "#f4efe0", "#e8e0c8", True, "straw", "#efe4c0", "#8a7a54", gloves="#e8dcb4"),
    "zookeeper": Outfit("#b5a06a", "uniform", "#8a7a4c", "#5a3f28", True, "straw", "#d8c48a", "#5a4a2c"),
    "barbarian": Outfit("#6a4a30", "pelt", "#b58a5c", "#5a3a22", True, trim="#3a2418", skirt="kilt", skirt_colour="#6a4a30", hair="#7a4a24", beard="beard", bare_legs=True, tool="axe", feminine=False, build=1.2),
    "amazon_warrior": Outfit("#b58b4a", "armor", "#8a5a34", "#6a4428", True, "tiara", "#f2d060", "#c22f3c", skirt="kilt", skirt_colour="#8a3a2c", bare_legs=True, tool="sword", feminine=True),
    "general": Outfit("#4f5f3c", "uniform", "#4f5f3c", "#1e1c16", hat="peaked", hat_colour="#4f5f3c", extras=("epaulettes", "belt", "sash"), old=True),
    "necromancer": Outfit("#2b2438", "robe", "#2b2438", "#17131f", hat="hood", hat_colour="#2b2438", trim="#62d84a", skirt="robe", skin="#d0d8cc", eyes="#62d84a", tool="staff"),
    "magician": Outfit("#23222c", "suit", "#23222c", "#121216", hat="top", hat_colour="#23222c", trim="#c22f3c", back="cape", back_colour="#7a1f3a", extras=("bow_tie",), gloves="#fafafa", tool="wand"),
    "hippie": Outfit("#d88a3c", "kimono", "#4a6188", "#8a5a34", hat="headband", hat_colour="#e2487a", trim="#5aa84a", style="long", tool=None, extras=("necklace",)),
    "goth": Outfit("#1d1b24", "jacket", "#1d1b24", "#121016", True, trim="#8a4fb8", extras=("studs",), hair="#17131a", style="long"),
    "eskimo": Outfit("#8a9ab8", "puffer", "#5a5048", "#6a4a34", True, "hood", "#e8dcc8", "#ffffff", gloves="#6a4a34"),
    "native_american": Outfit("#b5834c", "fur", "#a5743f", "#8a5a34", trim="#c9403a", hat="headband", hat_colour="#c9403a", hair="#1c1618", style="long", skin="#b97d52"),
    "cupid": Outfit("#f2c3a0", "bare", "#ffffff", "#f2c3a0", back="wings", back_colour="#ffffff", hair="#e2b85e", style="curly_top", bare_legs=True, tool="bow", feminine=False),
    "tennis_player": Outfit("#fbfbfb", "jersey", "#fbfbfb", "#f4f0e8", trim="#5aa84a", hat="headband", hat_colour="#5aa84a", bare_legs=True, tool="racket"),
    "baseball_player": Outfit("#fbfbfb", "jersey", "#fbfbfb", "#2c2a38", trim="#c22f3c", hat="cap", hat_colour="#2c4f96", extras=("number",), tool="club"),
    "golfer": Outfit("#7fb8d8", "jersey", "#e8e0cc", "#fafafa", trim="#ffffff", hat="cap", hat_colour="#fafafa", tool="cane"),
    "hockey_player": Outfit("#2c4f96", "jersey", "#23222c", "#23222c", True, "bike_helmet", "#2c4f96", "#ffffff", extras=("number",), gloves="#23222c"),
    "gymnast": Outfit("#8a3fb8", "tank", "#8a3fb8", "#e2b890", trim="#f2c6f0", bare_legs=True, style="bun"),
    "karate_fighter": Outfit("#fafafa", "gi", "#fafafa", "#e2b890", trim="#23222c", hat="headband", hat_colour="#c22f3c", extras=("belt",)),
    "weightlifter": Outfit("#2c4f96", "tank", "#2c4f96", "#f0f0f0", True, trim="#ffffff", bare_legs=True, build=1.24),
    "diver": Outfit("#23303f", "wetsuit", "#23303f", "#f2c62c", trim="#f2c62c", face="goggles"),
    "skydiver": Outfit("#e2582c", "racing", "#e2582c", "#23222c", True, "bike_helmet", "#23222c", trim="#ffffff", face="goggles", back="backpack", back_colour="#23222c"),
    "leprechaun": Outfit("#3f8a45", "suit", "#3f8a45", "#23222c", hat="top", hat_colour="#2f7a3a", trim="#f2c63a", extras=("belt",), hair="#d8702c", beard="long", feminine=False),
    "gnome": Outfit("#3f68b8", "tunic", "#6a5038", "#4a3322", True, "elf", "#d8303c", "#ffffff", skirt="kilt", extras=("belt",), hair="#f0eee8", beard="long", old=True, build=1.2, feminine=False),
    "little_red_riding_hood": Outfit("#f4efe6", "gown", "#c22f3c", "#5a3018", hat="hood", hat_colour="#c9202e", trim="#ffffff", skirt="dress", skirt_colour="#b5303c", bare_legs=True, back="cape", back_colour="#c9202e", feminine=True),
    "bridesmaid": Outfit("#b8a0d8", "gown", "#b8a0d8", "#d8c8e8", hat="wreath", hat_colour="#f28cb0", trim="#ffffff", skirt="gown", tool="bouquet", feminine=True),
    "medusa": Outfit("#5f8a5a", "toga", "#5f8a5a", "#8a7a4c", trim="#e2b13c", skirt="robe", skin="#a8c090", hair="#4f8a3f", style="curls", eyes="#e8d84a", feminine=True, feeling=(-0.3, -0.8, 1.0)),
    "banshee": Outfit("#d8e4ea", "ragged", "#c0d0d8", "#c0d0d8", skirt="robe", skin="#dfeaea", hair="#eef4f6", style="long", feminine=True, feeling=(-0.8, 0.6, 1.0)),
    "nymph": Outfit("#8fc88a", "gown", "#8fc88a", "#7ab868", hat="wreath", hat_colour="#ffffff", trim="#f28cb0", skirt="gown", style="long", ears="pointed", feminine=True),
    "imp": Outfit("#b3242e", "bare", "#5a1a22", "#3a1218", hat="horns", hat_colour="#3a2a2e", back="bat_wings", back_colour="#6a1620", skin="#cf3a36", style="none", ears="pointed", bare_legs=True, feminine=False, feeling=(0.8, -0.8, 1.0)),
    "ogre": Outfit("#7a5c3e", "pelt", "#6f9a4a", "#5a7a3a", trim="#4a3424", skirt="kilt", skirt_colour="#6a4a30", skin="#86b052", style="none", bare_legs=True, tool="club", feminine=False, build=1.36),
    "orc": Outfit("#4a4438", "armor", "#3a342c", "#2a2420", True, trim="#8a2c2c", skin="#6f8f52", hair="#1c1a1c", style="mohawk", face="fangs", ears="pointed", tool="axe", feminine=False, build=1.25, feeling=(-0.5, -1.0, 0.9)),
    "monk": Outfit("#d8782c", "toga", "#d8782c", "#8a5a34", trim="#b3561c", skirt="robe", style="balding", feminine=False),
}  # fmt: skip

"""The row of houses along the street: roofs, upper storeys with windows and balconies, signs that stick out."""

from __future__ import annotations

import random

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import glyphs, neon
from core.generation.animatic.sets.shopfronts import SNOW, House, shop, snow_line
from core.generation.animatic.sets.skyline import landmark_size, landmark_x, tiled
from core.generation.animatic.sets.square import open_place
from core.generation.animatic.sets.town import PERIOD, Town
from core.generation.animatic.stage import Still

DEPTH = 0.86
OPEN = "open"  # what stands where a house is missing


SHOPS = {
    "japanese": ("ramen", "konbini", "lanterns", "arcade", "shutter", "teahouse"),
    "cyber": ("arcade", "ramen", "konbini", "lanterns", "arcade", "shutter"),
    "western": ("awning", "bakery", "books", "awning", "flowers", "door"),
}


def houses_of(town: Town) -> list[House]:
    """The houses of one period, side by side; one is missing, where the skyline (and a landmark) shall be seen mid-shot."""
    rng = town.brief.random("houses")
    count = 9
    cuts = [0.8 + 0.5 * rng.random() for _ in range(count)]
    total = sum(cuts)
    shops = list(SHOPS[town.manner])
    walls = list(town.walls)
    rng.shuffle(walls)
    low, high = town.brief.frame.pick((0.46, 0.7), (0.4, 0.68), (0.42, 0.68))
    view = landmark_x(town, DEPTH) if town.landmark else (PERIOD * 0.92 + town.brief.travel) % PERIOD
    span = 0.32 * landmark_size(town)[0]
    houses: list[House] = []
    x = 0.0
    for index, cut in enumerate(cuts):
        wide = PERIOD * cut / total
        tall = town.base * rng.uniform(low, high)
        if index % 3 == 1:
            tall = town.base * rng.uniform(low * 0.78, low)
        ground = shops[index % len(shops)]
        if x - span < view < x + wide + span:
            ground, tall = OPEN, town.storey * 1.3
            if houses and houses[-1].shop == OPEN:  # one place for a landmark wider than a house
                wide += houses.pop().wide
                x -= wide - PERIOD * cut / total
        houses.append(House(x, wide, tall, walls[index % len(walls)], ground, rng.random()))
        x += wide
    return houses


def row_layer(town: Town) -> Still:
    """The row as one wrapped picture."""
    houses = houses_of(town)
    tallest = max(house.tall for house in houses)

    def fronts(canvas: skia.Canvas) -> None:
        for house in houses:
            if house.shop == OPEN:
                open_place(canvas, town, house)
            else:
                _house(canvas, town, house)

    def signs(canvas: skia.Canvas) -> None:
        for house in houses:
            if house.shop != OPEN:
                _hanging(canvas, town, house, random.Random(house.seed))
        if town.manner != "western":
            rng = town.brief.random("wires")
            for k in range(3):
                y = town.base - town.storey - town.brief.frame.pick(40, 70, 50) - 12 * k
                neon.wires(
                    canvas,
                    PERIOD * k / 3,
                    PERIOD * (k + 1) / 3,
                    y,
                    rng,
                    "#141024" if town.dark else "#4a4a5c",
                    snow=town.snow,
                )

    return tiled("set:houses", DEPTH, town.base - tallest - 60, town.base + 6, town, fronts, signs)


# --- upper storeys --------------------------------------------------------------------------------------------------


def _house(canvas: skia.Canvas, town: Town, house: House) -> None:
    rng = random.Random(house.seed + 1)
    top = town.base - house.tall
    light, dark = draw.lighten(house.wall, 0.08), draw.darken(house.wall, 0.3 if town.dark else 0.1)
    face = draw.vertical(
        top,
        town.base,
        [
            light if not town.dark else draw.darken(house.wall, 0.1),
            house.wall,
            draw.mix(house.wall, "#ff9a5c", 0.16) if town.dark and not town.cyber else dark,
        ],
    )
    canvas.drawRect(draw.rect(house.x, top, house.wide, house.tall), draw.fill(shader=face))
    canvas.drawRect(draw.rect(house.x, top, 5, house.tall), draw.fill(dark, alpha=0.45))
    canvas.drawRect(
        draw.rect(house.x + house.wide - 1.2, top, 1.2, house.tall),
        draw.fill(draw.lighten(house.wall, 0.25), alpha=0.35),
    )
    _roof(canvas, town, house, top, rng)
    room = house.tall - town.storey - 12
    floors = round(room / (town.storey * 0.56))
    for floor in range(floors):
        _storey(canvas, town, house, top + 10 + room * floor / floors, room / floors, rng)
    if town.cyber:
        _edges(canvas, town, house, top, rng)
    shop(canvas, town, house, rng)


def _roof(canvas: skia.Canvas, town: Town, house: House, top: float, rng: random.Random) -> None:
    trim = draw.lighten(house.wall, 0.16) if not town.dark else draw.lighten(house.wall, 0.08)
    canvas.drawRect(draw.rect(house.x - 2, top - 5, house.wide + 4, 9), draw.fill(trim))
    canvas.drawRect(draw.rect(house.x, top + 4, house.wide, 3), draw.fill(draw.darken(house.wall, 0.5), alpha=0.35))
    kind = rng.randrange(3)
    if town.manner == "western" and kind != 2:
        roof = draw.mix("#a6614e" if kind else "#6d7890", town.air.haze, 0.1) if not town.dark else "#1e1a34"
        slope = draw.shape(
            (house.x - 4, top - 4),
            (house.x + 12, top - 34),
            (house.x + house.wide - 12, top - 34),
            (house.x + house.wide + 4, top - 4),
        )
        canvas.drawPath(slope, draw.fill(shader=draw.vertical(top - 34, top, [draw.lighten(roof, 0.12), roof])))
        count = max(1, int(house.wide / 70))
        for i in range(count):
            x = house.x + house.wide * (i + 0.5) / count
            canvas.drawPath(
                draw.shape((x - 13, top - 6), (x - 13, top - 22), (x, top - 34), (x + 13, top - 22), (x + 13, top - 6)),
                draw.fill(trim),
            )
            canvas.drawRect(
                draw.rect(x - 6, top - 22, 12, 15), draw.fill(town.lamps[0] if town.dark or town.lit else "#8fb4d0")
            )
            if town.snow:
                canvas.drawPath(draw.path((x - 14, top - 22), (x, top - 35), (x + 14, top - 22)), draw.stroke(SNOW, 4))
        if town.snow:
            cap = draw.shape(
                (house.x + 6, top - 24),
                (house.x + 12, top - 38),
                (house.x + house.wide - 12, top - 38),
                (house.x + house.wide - 6, top - 24),
                (house.x + house.wide * 0.7, top - 20, house.x + house.wide * 0.5, top - 26),
                (house.x + house.wide * 0.25, top - 18, house.x + 6, top - 24),
            )
            canvas.drawPath(cap, draw.fill(SNOW, alpha=0.95))
        canvas.drawRect(
            draw.rect(house.x + house.wide * 0.72, top - 52, 15, 26), draw.fill(draw.darken(house.wall, 0.25))
        )
    else:
        metal = draw.mix(house.wall, "#0a0818" if town.dark else "#8a8f9c", 0.5)
        if kind == 0:
            tank_x = house.x + house.wide * 0.62
            canvas.drawRoundRect(draw.rect(tank_x, top - 34, 36, 24), 4, 4, draw.fill(metal))
            for dx in (5, 29):
                canvas.drawLine(tank_x + dx, top - 11, tank_x + dx, top - 4, draw.stroke(metal, 2.4))
        elif kind == 1:
            mast = house.x + house.wide * 0.3
            canvas.drawLine(mast, top - 5, mast, top - 44, draw.stroke(metal, 1.8))
            for k in range(3):
                canvas.drawLine(
                    mast - 9 + 2 * k, top - 26 - 7 * k, mast + 9 - 2 * k, top - 26 - 7 * k, draw.stroke(metal, 1.3)
                )
        else:
            for k in range(2):
                canvas.drawRect(draw.rect(house.x + 14 + 34 * k, top - 17, 26, 13), draw.fill(metal))
        for k in range(int(house.wide / 12)):
            canvas.drawLine(house.x + 6 + 12 * k, top - 5, house.x + 6 + 12 * k, top - 14, draw.stroke(metal, 0.9))
        canvas.drawLine(house.x + 2, top - 14, house.x + house.wide - 2, top - 14, draw.stroke(metal, 1.3))
    if town.snow:
        snow_line(canvas, house.x - 3, top - 5, house.wide + 6, 7, rng)


def _storey(canvas: skia.Canvas, town: Town, house: House, y: float, tall: float, rng: random.Random) -> None:
    count = max(2, int(house.wide / (town.storey * 0.42)))
    pitch = house.wide / count
    wide, high = pitch * 0.56, tall * 0.56
    balcony = rng.random() < 0.3
    frame = draw.darken(house.wall, 0.35) if town.dark else draw.lighten(house.wall, 0.5)
    for i in range(count):
        x = house.x + pitch * (i + 0.5) - wide / 2
        lit = rng.random() < town.lit
        pane = draw.rect(x, y + tall * 0.12, wide, high)
        canvas.drawRect(pane.makeOutset(2.2, 2.2), draw.fill(frame))
        if lit:
            lamp = rng.choice(town.lamps)
            canvas.drawRect(
                pane,
                draw.fill(
                    shader=draw.vertical(
                        pane.top(), pane.bottom(), [draw.lighten(lamp, 0.25), draw.mix(lamp, "#ff9a4a", 0.3)]
                    )
                ),
            )
            if rng.random() < 0.45:  # a curtain, or somebody at home
                drape = draw.mix(lamp, house.wall, 0.4)
                canvas.drawRect(draw.rect(x, y + tall * 0.12, wide * 0.3, high), draw.fill(drape, alpha=0.75))
            elif rng.random() < 0.25:
                canvas.drawCircle(x + wide * 0.6, y + tall * 0.42, wide * 0.13, draw.fill("#4a2a34", alpha=0.8))
                canvas.drawRect(
                    draw.rect(x + wide * 0.42, y + tall * 0.5, wide * 0.36, high - tall * 0.38),
                    draw.fill("#4a2a34", alpha=0.8),
                )
        else:
            glass = (
                ("#141838", "#26305c")
                if town.dark
                else (draw.mix("#7fa6c4", town.air.haze, 0.2), draw.mix("#c6e0ee", town.air.haze, 0.3))
            )
            canvas.drawRect(pane, draw.fill(shader=draw.linear((x, pane.bottom()), (x + wide, pane.top()), glass)))
            if not town.dark:
                canvas.drawPath(
                    draw.shape(
                        (x + wide * 0.15, pane.bottom()),
                        (x + wide * 0.55, pane.top()),
                        (x + wide * 0.8, pane.top()),
                        (x + wide * 0.4, pane.bottom()),
                    ),
                    draw.fill("#ffffff", alpha=0.22),
                )
        canvas.drawLine(x + wide / 2, pane.top(), x + wide / 2, pane.bottom(), draw.stroke(frame, 1.3))
        canvas.drawRect(draw.rect(x - 3.5, pane.bottom() + 1.5, wide + 7, 3), draw.fill(draw.lighten(house.wall, 0.2)))
        if town.snow:
            snow_line(canvas, x - 4, pane.bottom() + 2, wide + 8, 3.6, rng)
        elif town.manner == "western" and rng.random() < 0.5:
            _flower_box(canvas, town, x - 2, pane.bottom() - 2, wide + 4, rng)
        if town.manner != "western" and rng.random() < 0.2:
            unit = draw.rect(x + wide * 0.1, pane.bottom() + 5, wide * 0.62, tall * 0.17)
            canvas.drawRect(unit, draw.fill(draw.mix(house.wall, "#aab0c4", 0.3)))
            canvas.drawCircle(
                unit.centerX(), unit.centerY(), unit.height() * 0.34, draw.stroke(draw.darken(house.wall, 0.4), 1.1)
            )
    if balcony and not town.cyber:
        rail = draw.stroke(draw.darken(house.wall, 0.45), 1.2)
        floor = y + tall * 0.84
        canvas.drawRect(draw.rect(house.x + 8, floor, house.wide - 16, 3), draw.fill(draw.darken(house.wall, 0.4)))
        for k in range(int((house.wide - 16) / 8) + 1):
            canvas.drawLine(house.x + 8 + 8 * k, floor, house.x + 8 + 8 * k, floor - tall * 0.26, rail)
        canvas.drawLine(
            house.x + 8,
            floor - tall * 0.26,
            house.x + house.wide - 8,
            floor - tall * 0.26,
            draw.stroke(draw.darken(house.wall, 0.45), 1.8),
        )


def _flower_box(canvas: skia.Canvas, town: Town, x: float, y: float, wide: float, rng: random.Random) -> None:
    for _ in range(int(wide / 3)):
        dx, dy = rng.uniform(0, wide), rng.uniform(-4, 1)
        canvas.drawCircle(x + dx, y + dy, 2.4, draw.fill(town.air.wash(rng.choice(("#5d9a4c", "#74b05a", "#4a8646")))))
    for _ in range(int(wide / 5)):
        colour = town.air.wash(rng.choice(("#ff6f8d", "#ffd166", "#ffffff", "#e86ab0")))
        canvas.drawCircle(x + rng.uniform(1, wide - 1), y + rng.uniform(-5, 0), 1.7, draw.fill(colour))
    canvas.drawRect(draw.rect(x, y + 1, wide, 4.5), draw.fill(town.air.wash("#9a5c40")))


def _edges(canvas: skia.Canvas, town: Town, house: House, top: float, rng: random.Random) -> None:
    """Neon tubes along a house of the city to come."""
    colour = rng.choice(town.neons)
    path = skia.Path()
    path.moveTo(house.x + 3, town.base - 4)
    path.lineTo(house.x + 3, top + 2)
    path.lineTo(house.x + house.wide - 4, top + 2)
    glyphs.glowing(canvas, path, colour, 1.7)
    if rng.random() < 0.6:
        y = top + rng.uniform(30, 70)
        for k in range(2):
            line = draw.path((house.x + 8, y + 5 * k), (house.x + house.wide * rng.uniform(0.4, 0.9), y + 5 * k))
            glyphs.glowing(canvas, line, rng.choice(town.neons), 1.2, glow=0.6)


def _hanging(canvas: skia.Canvas, town: Town, house: House, rng: random.Random) -> None:
    """Signs that stick out from the front, drawn after all the houses because they reach over their neighbours."""
    room = house.tall - town.storey - 30
    if town.manner == "western":
        if rng.random() < 0.55:
            y = town.base - town.storey - 8
            neon.pictogram_sign(
                canvas,
                rng.choice(("cup", "bowl", "note", "book", "heart", "star")),
                house.x + house.wide - 12,
                y,
                24,
                rng.choice(town.neons),
                lit=town.dark,
            )
        return
    size = town.brief.frame.pick(17.0, 23.0, 20.0)
    words = [word for word in glyphs.JAPANESE_WORDS if glyphs.length(word, size, down=True) < room]
    if not words or rng.random() < 0.12:
        return
    left = rng.random() < 0.5
    x = house.x + (size * 0.9 if left else house.wide - size * 0.9)
    text = rng.choice(words)
    y = (
        town.base
        - town.storey
        - glyphs.length(text, size, down=True)
        - size * 1.2
        - rng.uniform(0, max(0.0, room - glyphs.length(text, size, down=True) - size) * 0.6)
    )
    neon.upright_sign(
        canvas, text, x, y, size, rng.choice(town.neons), lit=town.dark, plain=not town.cyber and rng.random() < 0.45
    )
    if rng.random() < 0.5:
        other = house.x + (house.wide - 20 if left else 20)
        neon.pictogram_sign(
            canvas,
            rng.choice(tuple(glyphs.PICTOGRAMS)),
            other,
            town.base - town.storey - 26,
            size * 1.5,
            rng.choice(town.neons),
            lit=town.dark,
        )

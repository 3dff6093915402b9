"""A contact sheet of a scene: a few frames side by side, without sound or encoding.

    python -m core.generation.animatic.preview SCENE.json OUT.png
    python -m core.generation.animatic.preview --set street --place tokyo --time night OUT.png
    python -m core.generation.animatic.preview --set forest --cast bear:play_guitar,campfire --shape all OUT.png
    python -m core.generation.animatic.preview --set moon --cast astronaut*2:play_chess --camera orbit --frames 6 OUT.png

``SCENE.json`` is a Scene as JSON. Without it a scene is made from the options: ``--set``, ``--time``, ``--weather``, ``--style``,
``--place``, ``--mood``, ``--camera`` and ``--cast``, a list of ``concept[*count][:action]``. ``--shape all`` puts the three shapes
below one another, ``--full`` keeps the frames' full size (else they are 416 wide), ``--seconds`` and ``--seed`` are the scene's.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import skia

from core.generation.animatic import draw
from core.generation.animatic.casting import produce
from core.generation.animatic.compositor import compositor_for
from core.generation.animatic.timeline import slots_of
from core.generation.scene import Entity, Scene, Shape, Shot

FPS = 24


def contact_sheet(scene: Scene, frames: int, width: int) -> skia.Image:
    """``frames`` pictures spread over the scene, each ``width`` pixels wide, in a row with narrow gaps."""
    slots = slots_of(scene, FPS)
    moments = [scene.seconds * (index + 0.5) / frames for index in range(frames)]
    pictures: list[skia.Image] = []
    for slot in slots:
        mine = [t - slot.start for t in moments if slot.start <= t < slot.start + slot.seconds]
        if not mine:
            continue
        began = time.perf_counter()
        compositor = compositor_for(produce(scene, slot.index, slot.seconds), scene.seed)
        built = time.perf_counter()
        for t in mine:
            picture = compositor.frame(t).copy()
            pictures.append(skia.Image.fromarray(picture, colorType=skia.kBGRA_8888_ColorType).makeRasterImage())
        drawn = (time.perf_counter() - built) / len(mine)
        sys.stderr.write(f"shot {slot.index}: built in {built - began:.2f} s, {1000 * drawn:.1f} ms per frame\n")
    scale = width / pictures[0].width()
    height = round(pictures[0].height() * scale)
    gap = 6
    sheet = skia.Surface(frames * (width + gap) - gap, height)
    canvas = sheet.getCanvas()
    canvas.clear(skia.ColorWHITE)
    for index, picture in enumerate(pictures):
        canvas.drawImageRect(picture, draw.rect(index * (width + gap), 0, width, height), draw.SMOOTH)
    return sheet.makeImageSnapshot()


def stacked(sheets: Sequence[skia.Image]) -> skia.Image:
    """Pictures below one another on white."""
    surface = skia.Surface(max(s.width() for s in sheets), sum(s.height() + 6 for s in sheets) - 6)
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorWHITE)
    y = 0
    for sheet in sheets:
        canvas.drawImage(sheet, 0, y)
        y += sheet.height() + 6
    return surface.makeImageSnapshot()


def _entities(text: str) -> tuple[Entity, ...]:
    found = []
    for index, item in enumerate(filter(None, text.split(","))):
        name, _, action = item.partition(":")
        concept, _, count = name.partition("*")
        found.append(Entity(id=f"{concept}-{index + 1}", concept=concept, count=int(count or 1), action=action or None))
    return tuple(found)


def _scene(options: argparse.Namespace, shape: Shape) -> Scene:
    if options.scene:
        scene = Scene.model_validate_json(Path(options.scene).read_text())
        return scene.model_copy(update={"shape": shape}) if options.shape else scene
    shot = Shot(
        setting=options.set,
        place=options.place,
        time_of_day=options.time,
        weather=options.weather,
        camera=options.camera,
        style=options.style,
        mood=options.mood,
        entities=_entities(options.cast),
    )
    return Scene(prompt="preview", shape=shape, seconds=options.seconds, seed=options.seed, shots=(shot,))


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the contact sheet that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m core.generation.animatic.preview", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("files", nargs="+", metavar="[SCENE.json] OUT.png")
    for name in ("set", "time", "weather", "style", "place", "mood", "camera"):
        parser.add_argument(f"--{name}")
    parser.add_argument("--cast", default="")
    parser.add_argument("--shape", choices=[*(shape.value for shape in Shape), "all"])
    parser.add_argument("--frames", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--full", action="store_true")
    options = parser.parse_args(arguments)
    options.scene = options.files[0] if len(options.files) == 2 else None
    shapes = list(Shape) if options.shape == "all" else [Shape(options.shape or "landscape")]
    sheets = []
    for shape in shapes:
        scene = _scene(options, shape)
        full = {Shape.LANDSCAPE: 832, Shape.PORTRAIT: 480, Shape.SQUARE: 640}[scene.shape]
        sheets.append(contact_sheet(scene, options.frames, full if options.full else round(full / 2)))
    stacked(sheets).save(options.files[-1], skia.EncodedImageFormat.kPNG)


if __name__ == "__main__":
    main()

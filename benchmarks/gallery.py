"""The gallery: many different prompts rendered, for people to look through before a release.

`python -m benchmarks.gallery [--only WORDS] [--shape landscape|portrait|square] [--jobs 1] [--again]`. Writes clips, a contact sheet
(`contact.jpg`) and a page (`index.html`) under build/gallery/<shape>. Clips that are there already are kept, so that a run that was
stopped goes on; `--again` renders all anew. `--only` takes the prompts in which those words occur. Prints the seconds for each clip.
"""

from __future__ import annotations

import argparse
import html
import json
import multiprocessing
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

import av
import skia

from core.errors import Refusal
from core.generation.animatic.engine import AnimaticEngine
from core.generation.engine import RenderRequest
from core.generation.prompt import parse
from core.generation.scene import Scene, Shape

ROOT = Path(__file__).resolve().parent.parent
PROMPTS = ROOT / "benchmarks" / "gallery.txt"
FOLDER = ROOT / "build" / "gallery"
STILLS = (0.1, 0.35, 0.62, 0.92)  # shares of a clip of which a picture is shown
WIDE = {Shape.LANDSCAPE: 300, Shape.PORTRAIT: 150, Shape.SQUARE: 220}  # pixels of a still


@dataclass(frozen=True)
class Entry:
    """One prompt of the gallery. ``folder`` holds clip.mp4, the stills and told.json."""

    number: int
    prompt: str
    shape: Shape
    folder: Path

    @property
    def told(self) -> Path:
        return self.folder / "told.json"


def prompts() -> list[str]:
    """The gallery's prompts, in order."""
    lines = PROMPTS.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def in_short(scene: Scene) -> str:
    """A scene in one line for people: its slots, and who does what where."""
    shots = []
    for shot in scene.shots:
        slots = shot.model_dump(exclude={"entities", "dialogue", "sounds"}, exclude_none=True)
        parts = [f"{name}: {value}" for name, value in slots.items()]
        for entity in shot.entities:
            words = [str(entity.count) if entity.count > 1 else "", *entity.attributes, entity.colour or ""]
            words += [entity.concept, f"({entity.action})" if entity.action else ""]
            words += [f"{relation.kind} {relation.target}" for relation in entity.relations]
            parts.append(" ".join(filter(None, words)))
        shots.append(" · ".join(parts))
    unread = f" — not read: {', '.join(scene.unresolved)}" if scene.unresolved else ""
    return " ‖ ".join(shots) + unread


def render(entry: Entry) -> dict[str, object]:
    """Render an entry, keep its stills, and tell how it went."""
    entry.folder.mkdir(parents=True, exist_ok=True)
    scene = parse(entry.prompt, shape=entry.shape)
    began = time.perf_counter()
    told: dict[str, object] = {"prompt": entry.prompt, "scene": in_short(scene)}
    try:
        clip = AnimaticEngine().render(RenderRequest(scene, entry.folder), lambda share, phase: None)
    except Refusal as refusal:
        told |= {"refused": str(refusal), "seconds": 0.0}
    else:
        told["seconds"] = round(time.perf_counter() - began, 2)
        clip.video.replace(entry.folder / "clip.mp4")
        _keep_stills(entry)
    entry.told.write_text(json.dumps(told, ensure_ascii=False))
    return told


def _keep_stills(entry: Entry) -> None:
    with av.open(str(entry.folder / "clip.mp4")) as container:
        frames = [frame.to_ndarray(format="bgra") for frame in container.decode(video=0)]
    for index, share in enumerate(STILLS):
        picture = skia.Image.fromarray(frames[int(share * (len(frames) - 1))], colorType=skia.kBGRA_8888_ColorType)
        small = picture.resize(WIDE[entry.shape], round(WIDE[entry.shape] * picture.height() / picture.width()))
        small.save(str(entry.folder / f"still-{index}.jpg"), skia.EncodedImageFormat.kJPEG, 85)


def contact_sheet(entries: list[Entry], file: Path) -> None:
    """All stills, one entry a line, three entries side by side, each under its number."""
    width, gap, columns = WIDE[entries[0].shape], 4, 2
    shown = [entry for entry in entries if (entry.folder / "still-0.jpg").exists()]
    if not shown:
        return
    height = skia.Image.open(str(shown[0].folder / "still-0.jpg")).height()
    row, column = height + 18, len(STILLS) * (width + gap) + 12
    sheet = skia.Surface(columns * column, -(-len(shown) // columns) * row)
    canvas = sheet.getCanvas()
    canvas.clear(skia.ColorWHITE)
    font, ink = skia.Font(skia.Typeface(""), 12), skia.Paint(Color=skia.ColorBLACK)
    for index, entry in enumerate(shown):
        x, y = (index % columns) * column, (index // columns) * row
        canvas.drawString(f"{entry.number}  {entry.prompt}", x + 2, y + 12, font, ink)
        for number in range(len(STILLS)):
            still = skia.Image.open(str(entry.folder / f"still-{number}.jpg"))
            canvas.drawImage(still, x + number * (width + gap), y + 15)
    sheet.makeImageSnapshot().save(str(file), skia.EncodedImageFormat.kJPEG, 84)


_STYLE = """body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem;background:#fbfaf7;color:#222}
article{border-top:1px solid #ddd;padding:1rem 0}h2{font-size:1rem;margin:0 0 .4rem}p{color:#666;margin:.4rem 0}
.row{display:flex;gap:.4rem;flex-wrap:wrap;align-items:flex-start}video{height:12rem}"""


def page(entries: list[Entry], file: Path) -> None:
    """The gallery as one page beside its clips."""
    articles = []
    for entry in entries:
        if not entry.told.exists():
            continue
        told = json.loads(entry.told.read_text())
        here = html.escape(entry.folder.name)
        stills = "".join(f'<img src="{here}/still-{i}.jpg" alt="" loading="lazy">' for i in range(len(STILLS)))
        seen = f'<div class="row">{stills}<video src="{here}/clip.mp4" controls preload="none" loop></video></div>'
        refused = html.escape(told.get("refused", ""))
        articles.append(
            f"<article><h2>{entry.number}. {html.escape(entry.prompt)}</h2>{refused or seen}"
            f"<p>{html.escape(told['scene'])} — {told['seconds']} s</p></article>"
        )
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><style>{_STYLE}</style>'
    file.write_text(f"{head}<h1>Gallery: {len(articles)} prompts</h1>{''.join(articles)}</html>", encoding="utf-8")


def main() -> int:
    """Render what is missing and write the sheet and the page; 1 if a prompt was refused."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="prompts in which these words occur")
    parser.add_argument("--shape", type=Shape, choices=list(Shape), default=Shape.LANDSCAPE)
    parser.add_argument("--jobs", type=int, default=1, help="clips rendered at once")
    parser.add_argument("--again", action="store_true", help="render clips that are there already")
    wanted = parser.parse_args()
    folder = FOLDER / wanted.shape.value
    everything = [Entry(i, prompt, wanted.shape, folder / f"{i:02d}") for i, prompt in enumerate(prompts(), 1)]
    chosen = [entry for entry in everything if wanted.only.casefold() in entry.prompt.casefold()]
    waiting = [entry for entry in chosen if wanted.again or not _is_done(entry)]
    taken, refused = [], 0
    context = multiprocessing.get_context("spawn")
    with context.Pool(wanted.jobs) as pool:
        for told in pool.imap(render, waiting):
            taken.append(float(str(told["seconds"])))
            refused += "refused" in told
            print(f"{told['seconds']:>6} s  {told['prompt']}", flush=True)
    contact_sheet(everything, folder / "contact.jpg")
    page(everything, folder / "index.html")
    if taken:
        print(f"{len(taken)} clips, median {statistics.median(taken):.2f} s, longest {max(taken):.2f} s")
    print(f"file://{folder / 'index.html'}")
    return 1 if refused else 0


def _is_done(entry: Entry) -> bool:
    """Whether it has been rendered from the same words."""
    return entry.told.exists() and json.loads(entry.told.read_text())["prompt"] == entry.prompt


if __name__ == "__main__":
    raise SystemExit(main())

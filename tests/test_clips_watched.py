"""Clips watched from start to end: nothing pops, freezes, slides or leaves the picture, and the sound is as loud as it should be."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import av.filter
import numpy as np
import pytest
import skia

from core.generation.animatic.casting import produce
from core.generation.animatic.engine import AnimaticEngine
from core.generation.animatic.rigs.mascot import Mascot
from core.generation.animatic.rigs.person import Person
from core.generation.animatic.rigs.quadruped import Quadruped
from core.generation.animatic.stage import Cast
from core.generation.engine import RenderRequest
from core.generation.prompt import parse
from core.generation.scene import Shape

SECONDS = 3

# What is filmed, in which shape, the frames before which it is cut, and who moves.
CLIPS = {
    "talk": ('Two friends in a café; the woman says "Any news?" and the man replies "None."', Shape.LANDSCAPE, ()),
    "chase": ("a dog chasing a cat through a city street, the camera follows", Shape.LANDSCAPE, ()),
    "dance": ("a woman in a red dress dancing in a club", Shape.PORTRAIT, ()),
    "cut": ("a knight rides a horse across a meadow, then cut to a dragon flying at sunset", Shape.LANDSCAPE, (36,)),
    "ball": ("Zwei Kinder spielen im Regen mit einem Ball im Park", Shape.SQUARE, ()),
    "ride": ("a motorcyclist races along a desert highway, handheld camera", Shape.LANDSCAPE, ()),
    "slow": ("slow motion of a sea turtle swimming underwater among fish", Shape.PORTRAIT, ()),
}
STILL = 0.002  # of a mask that changes from one sample to the next at least, if whoever it shows lives
MOVING = {"chase": 0.2, "dance": 0.2, "ball": 0.1, "ride": 0.03, "slow": 0.05}


@dataclass
class Watched:
    """A rendered clip: small frames (frames, height, width, 3), sound (samples, 2), and what the masks tell of every sampled moment."""

    frames: np.ndarray
    sound: np.ndarray
    rate: int
    size: tuple[int, int]
    boxes: list[dict[str, dict[str, object]]]
    masks: dict[str, list[np.ndarray]]
    cuts: tuple[int, ...]


def small(frame: av.VideoFrame) -> np.ndarray:
    """A frame at a quarter of its size, each pixel the mean of sixteen: what noise and drops do to one of them is none of a viewer's."""
    pixels = frame.to_ndarray(format="rgb24").astype(np.float32)
    height, width = (length // 4 * 4 for length in pixels.shape[:2])
    shrunk: np.ndarray = pixels[:height, :width].reshape(height // 4, 4, width // 4, 4, 3).mean(axis=(1, 3))
    return shrunk


def read(path: Path) -> np.ndarray:
    """A mask as true and false."""
    return np.asarray(skia.Image.open(str(path)).toarray()) > 127


def watched(name: str, folder: Path) -> Watched:
    """Render that clip and read all of it back."""
    prompt, shape, cuts = CLIPS[name]
    scene = parse(prompt, shape=shape, seconds=SECONDS)
    clip = AnimaticEngine().render(RenderRequest(scene=scene, folder=folder, masks=True), lambda share, stage: None)
    with av.open(str(clip.video)) as file:
        frames = np.stack([small(frame) for frame in file.decode(video=0)])
    with av.open(str(clip.video)) as file:
        rate = file.streams.audio[0].rate
        sound = np.concatenate([frame.to_ndarray() for frame in file.decode(audio=0)], axis=1).T
    moments = json.loads((folder / "masks" / "boxes.json").read_text())
    boxes = [moment["entities"] for moment in moments]
    names = dict.fromkeys(owner for moment in boxes for owner in moment)
    masks = {owner: [read(path) for path in sorted((folder / "masks" / owner).glob("*.png"))] for owner in names}
    return Watched(frames, sound, rate, (clip.width, clip.height), boxes, masks, cuts)


@pytest.fixture(scope="module")
def watch(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Watched]:
    """Each clip, rendered once."""
    seen: dict[str, Watched] = {}

    def one(name: str) -> Watched:
        if name not in seen:
            seen[name] = watched(name, tmp_path_factory.mktemp(name))
        return seen[name]

    return one


def loudness(sound: np.ndarray, rate: int) -> float:
    """Integrated LUFS as FFmpeg's meter reads it."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(format="flt", sample_rate=rate, layout="stereo", time_base=Fraction(1, rate))
    meter, sink = graph.add("ebur128", "metadata=1"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound, np.float32).reshape(1, -1), "flt", "stereo")
    frame.sample_rate, frame.pts = rate, 0
    graph.push(frame)
    graph.push(None)
    last = float("nan")
    while True:
        try:
            last = float(graph.pull().metadata.get("lavfi.r128.I", last))
        except (av.error.EOFError, av.error.BlockingIOError):
            return last


@pytest.mark.parametrize("name", list(CLIPS))
def test_a_clip_plays_without_a_pop_a_bar_or_a_frozen_picture(name: str, watch: Callable[[str], Watched]) -> None:
    clip = watch(name)
    assert len(clip.frames) == 24 * SECONDS
    steps = np.abs(np.diff(clip.frames, axis=0))
    change = steps.mean(axis=(1, 2, 3))
    jumps = [cut - 1 for cut in clip.cuts]
    assert all(change[jump] > 4 * np.median(change) for jump in jumps)  # a cut is one
    for shot in np.split(np.arange(len(change)), sorted({index for jump in jumps for index in (jump, jump + 1)})):
        if len(shot) > 1:
            assert change[shot].max() < 2.5 * np.median(change[shot]), (name, change[shot].round(2))
            assert change[shot].min() > 0.02 * np.median(change[shot])
    light = clip.frames.mean(axis=(1, 2, 3))
    assert np.abs(np.delete(np.diff(light), jumps)).max() < 2  # of 255: nothing flickers
    for edge in (clip.frames[:, :2], clip.frames[:, -2:], clip.frames[:, :, :2], clip.frames[:, :, -2:]):
        assert edge.max(axis=(1, 2, 3)).min() > 12


@pytest.mark.parametrize("name", list(CLIPS))
def test_everybody_stays_in_the_picture_and_moves(name: str, watch: Callable[[str], Watched]) -> None:
    clip = watch(name)
    width, height = clip.size
    for moment in clip.boxes:
        for owner, entity in moment.items():
            box = entity["box"]
            assert isinstance(box, list), owner
            x, y, wide, high = box
            assert x > 0, owner
            assert y > 0, owner
            assert x + wide < width, owner
            assert y + high < height, owner
    for owner, masks in clip.masks.items():
        changes = [np.count_nonzero(a ^ b) / np.count_nonzero(a | b) for a, b in pairwise(masks)]
        assert min(changes) > STILL, owner
        assert np.median(changes) > MOVING.get(name, STILL), owner


@pytest.mark.parametrize("name", list(CLIPS))
def test_every_clip_is_as_loud_as_the_others_and_nothing_clips(name: str, watch: Callable[[str], Watched]) -> None:
    clip = watch(name)
    assert loudness(clip.sound, clip.rate) == pytest.approx(-16, abs=1)
    assert np.abs(clip.sound).max() < 10 ** (-1 / 20)
    assert np.abs(clip.sound[:48]).max() < 0.03  # starts and ends without a click
    assert np.abs(clip.sound[-48:]).max() < 0.01
    louder = np.abs(np.diff(clip.sound, 2, axis=0)).max(axis=1)
    for cut in clip.cuts:
        at = round(cut / 24 * clip.rate)
        assert louder[at - 240 : at + 240].max() <= max(np.percentile(louder, 99.9), 0.02)


def feet(cast: Cast) -> Callable[[float], list[tuple[float, float]]]:
    """Where each foot is at a moment of the figure's clock: along the way, and how far down."""
    figure, pose = cast.figure, cast.pose(0.0)
    if isinstance(figure, Quadruped):
        return lambda t: [(foot.x, foot.y) for foot in figure.skeleton(t, pose).motion.feet]
    if isinstance(figure, Mascot):
        return lambda t: [(x, y - figure.bones(t, pose).raised) for x, y in figure.bones(t, pose).feet]
    assert isinstance(figure, Person)
    person = figure

    def ankles(t: float) -> list[tuple[float, float]]:
        body = person.posture(t, pose)
        return [leg.ankle for leg in (body.near_leg, body.far_leg)]

    return ankles


def grip_on_the_ground(prompt: str) -> list[float]:
    """For each foot, how fast it goes back while it is down, as a share of the ground's speed."""
    cast = produce(parse(prompt), 0, 5.0).casts[0]
    step = 1 / 240
    way = np.array([feet(cast)(t) for t in np.arange(0, 3, step)])
    speed = np.gradient(way[..., 0], step, axis=0)
    high, low = way[..., 1].min(axis=0), way[..., 1].max(axis=0)
    down = way[..., 1] > low - 0.02 * (low - high) - 1e-9
    return [float(-np.median(speed[down[:, foot], foot])) / cast.pose(0.0).speed for foot in range(way.shape[1])]


@pytest.mark.parametrize(
    "prompt",
    [
        "a dog runs through a city street",
        "a horse walks across a meadow",
        "a cat runs through a city street, static camera",
        "a bear walks through a forest",
    ],
)
def test_feet_do_not_slide(prompt: str) -> None:
    assert grip_on_the_ground(prompt) == pytest.approx([1.0] * len(grip_on_the_ground(prompt)), rel=0.03)


def test_people_keep_their_grip_at_every_pace() -> None:
    # their skeletons have a scale of their own, the same for each of these
    shares = [
        grip_on_the_ground(f"a man {doing}")
        for doing in (
            "walks through a city street",
            "runs through a city street",
            "walks through a city street, static camera",
        )
    ]
    assert np.ptp(shares) < 0.03 * np.mean(shares)

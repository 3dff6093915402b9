"""The gallery shows all there is, and what strangers may type is drawn, whatever it is."""

from __future__ import annotations

import pkgutil
import typing
from collections.abc import Callable
from importlib import import_module

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.gallery import in_short, prompts
from core.generation import lexicon
from core.generation.animatic import catalogue, rigs
from core.generation.animatic.casting import produce, settled
from core.generation.animatic.compositor import compositor_for
from core.generation.animatic.sound.speech import plan
from core.generation.lexicon.tables import rows
from core.generation.prompt import parse
from core.generation.scene import RelationKind, Scene, Shape

SCENES = [parse(prompt) for prompt in prompts()]
SHOTS = [shot for scene in SCENES for shot in scene.shots]


def test_the_gallery_has_eighty_different_prompts_fifteen_of_them_german() -> None:
    assert len(set(prompts())) == len(prompts()) >= 80
    assert sum(scene.language == "de" for scene in SCENES) >= 15


def test_the_gallery_shows_every_set() -> None:
    shown = {catalogue.builders()[catalogue.set_name(settled(shot).setting or "")] for shot in SHOTS}
    names: dict[Callable[..., object], list[str]] = {}
    for name, builder in catalogue.builders().items():
        names.setdefault(builder, []).append(name)
    missing = [found for builder, found in names.items() if builder not in shown]
    assert not missing, f"add a line to benchmarks/gallery.txt for {missing}"


def test_the_gallery_shows_every_rig() -> None:
    concepts = {
        name
        for shot in SHOTS
        for entity in shot.entities
        for name in (entity.concept, *lexicon.ancestors(entity.concept))
    }
    for module in pkgutil.iter_modules(rigs.__path__):
        cast = getattr(import_module(f"{rigs.__name__}.{module.name}"), "CAST", {})
        assert not cast or concepts & set(cast), f"add a line to benchmarks/gallery.txt for {module.name}: {list(cast)}"


@pytest.mark.parametrize("slot", ["style", "camera"])
def test_the_gallery_shows_every_style_and_camera(slot: str) -> None:
    known = {row["value"] for row in rows("slots") if row["slot"] == slot}
    assert known - {getattr(shot, slot) for shot in SHOTS} == set(), "add a line to benchmarks/gallery.txt"


def test_the_gallery_shows_every_relation() -> None:
    shown = {relation.kind for shot in SHOTS for entity in shot.entities for relation in entity.relations}
    assert shown == set(typing.get_args(RelationKind))


def test_the_gallery_tells_a_scene_in_one_line() -> None:
    told = in_short(parse("two small red foxes run through the snow, qwertz"))
    assert "2 small red fox (run)" in told or "2 red fox (run)" in told
    assert "weather: snow" in told
    assert "qwertz" in told


# --- whatever people type ---------------------------------------------------------------------------------------------

WORDS = sorted(
    {word.split("/")[0] for row in rows("concepts") for word in row["english"].split(", ") if word}
    | {word.split("/")[0] for row in rows("settings") for word in row["english"].split(", ") if word}
    | {word.split("/")[0] for row in rows("actions") for word in row["english"].split(", ") if word}
)
SMALL = [
    "a",
    "the",
    "two",
    "three",
    "seven",
    "on",
    "under",
    "in",
    "behind",
    "above",
    "left",
    "of",
    "next",
    "to",
    "and",
    "with",
    "while",
    "riding",
    "holding",
    "chasing",
]
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(SMALL),
    st.sampled_from(
        [
            "🦊",
            "🐻🎸",
            "مرحبا",
            "שלום",
            "猫",
            "ß",
            "\u202e",
            '"hi!"',
            "says",
            ",",
            ".",
            "then",
            "7",
            "at night",
            "in the snow",
        ]
    ),
    st.text(min_size=1, max_size=6),
)
PROMPTS = st.lists(PIECES, min_size=1, max_size=14).map(" ".join)


def drawn(scene: Scene, at: float) -> np.ndarray:
    """One frame of the scene's last shot, its sound planned too."""
    seconds = scene.seconds / len(scene.shots)
    plan(scene, [(shot, index * seconds, (index + 1) * seconds) for index, shot in enumerate(scene.shots)])
    compositor = compositor_for(produce(scene, len(scene.shots) - 1, seconds), scene.seed)
    return compositor.frame(at * seconds)


@pytest.mark.slow
@pytest.mark.timeout(600)  # on a busy machine; a minute of one core
@settings(max_examples=300, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(prompt=PROMPTS, shape=st.sampled_from(list(Shape)), at=st.floats(0, 1))
def test_whatever_is_typed_is_drawn(prompt: str, shape: Shape, at: float) -> None:
    frame = drawn(parse(prompt, shape=shape), at)
    assert frame[..., :3].std() > 3  # a picture, and no empty screen

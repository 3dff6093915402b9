"""Finding named things in a clip. The models are random, so what they find is too; that it is followed through the clip isn't."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from tiny_models import rgb

from core.errors import Refusal
from core.generation.diffusion import remixing
from core.generation.diffusion.takes import Film, Mattes
from core.generation.prompt import parse
from core.generation.scene import Entity, Scene

pytest.importorskip("torch")
from core.generation.diffusion import segment


@pytest.fixture(scope="module")
def finder(tiny_home: Path) -> Any:
    return segment.load(tiny_home / "finder", "cpu")


def test_a_thing_gets_a_matte_in_every_frame_before_and_after_the_one_it_is_found_in(
    finder: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = rgb(5, width=96)
    real = finder._look_for
    monkeypatch.setattr(finder, "_look_for", lambda film, name: (2, real(film, name)[1]))
    monkeypatch.setattr(segment, "SURE", 0.0)  # a random detector is sure of nothing
    shares: list[float] = []
    found = finder.find(film, ["red fox"], shares.append)
    mattes = found["red fox"]
    assert mattes.shape == (5, 64, 96)
    assert set(np.unique(mattes)) <= {0, 255}
    assert shares == [0.3, 1.0]


def test_a_thing_that_is_nowhere_is_left_out(finder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segment, "SURE", 1.1)
    assert finder.find(rgb(3, width=96), ["red fox"]) == {}


def test_a_detector_alone_is_refused_by_the_name_of_the_missing_tracker(tiny_home: Path, tmp_path: Path) -> None:
    for file in (tiny_home / "finder").iterdir():
        if file.is_file():
            (tmp_path / file.name).write_bytes(file.read_bytes())
    with pytest.raises(Refusal, match="tracker"):
        segment.load(tmp_path, "cpu")


# What a remix does with mattes, wherever they come from.


def box(top: int, left: int, size: int = 16, frames: int = 9) -> Mattes:
    mattes = np.zeros((frames, 64, 64), np.uint8)
    mattes[:, top : top + size, left : left + size] = 255
    return mattes


def changed(scene: Scene, **slots: Any) -> Scene:
    return scene.model_copy(update={"shots": tuple(shot.model_copy(update=slots) for shot in scene.shots)})


def swapped(scene: Scene, name: str, **looks: Any) -> Scene:
    cast = [e.model_copy(update=looks) if e.id == name else e for e in scene.shots[0].entities]
    return changed(scene, entities=tuple(cast))


@pytest.fixture
def table() -> Scene:
    return parse("a woman drinks coffee in a café")


def finds(**where: Mattes) -> Any:
    asked: list[str] = []

    def find(film: Film, names: Any) -> dict[str, Mattes]:
        asked.extend(names)
        return {name: where[name] for name in names if name in where}

    find.asked = asked  # type: ignore[attr-defined]
    return find


def test_a_swapped_thing_is_made_anew_in_its_grown_matte_and_nowhere_else(table: Scene) -> None:
    find = finds(coffee=box(24, 24), woman=box(0, 40))
    work = remixing.plan(rgb(), 16, table, swapped(table, "coffee-1", concept="tea"), None, find)
    assert work.hold == 0.0
    assert work.mattes[0, 30, 30] == 255
    assert work.mattes[0, 23, 23] == 255  # grown: a cup of tea has another rim
    assert work.mattes[0, 5, 45] == 0  # the woman stays
    assert find.asked == ["coffee"]  # nobody else was even looked for


def test_another_weather_makes_all_anew_but_those_who_stay(table: Scene) -> None:
    work = remixing.plan(
        rgb(), 16, table, changed(table, weather="snow"), None, finds(coffee=box(24, 24), woman=box(0, 40))
    )
    assert work.hold == remixing.HOLD
    assert work.mattes[0, 60, 5] == 255
    assert work.mattes[0, 30, 30] == 0
    assert work.mattes[0, 5, 45] == 0


def test_another_style_changes_everybody(table: Scene) -> None:
    work = remixing.plan(rgb(), 16, table, changed(table, style="noir"), None, finds(coffee=box(24, 24)))
    assert (work.mattes == 255).all()


def test_new_words_to_say_change_no_picture(table: Scene) -> None:
    assert remixing.plan(rgb(), 16, table, changed(table, sounds=("rain",)), None, finds()).is_nothing


def test_what_is_not_found_is_told_and_may_be_anywhere(table: Scene) -> None:
    work = remixing.plan(rgb(), 16, table, swapped(table, "coffee-1", colour="green"), None, finds())
    assert work.unseen == ("coffee",)
    assert (work.mattes == 255).all()
    assert work.hold == remixing.HOLD


def test_a_new_thing_gets_room_beside_what_it_belongs_to(table: Scene) -> None:
    from core.generation.scene import Relation

    cat = Entity(id="cat-1", concept="cat", relations=(Relation(kind="left_of", target="woman-1"),))
    after = changed(table, entities=(*table.shots[0].entities, cat))
    work = remixing.plan(rgb(), 16, table, after, None, finds(woman=box(24, 44)))
    assert work.mattes[0, 32, 30] == 255
    assert work.mattes[0, 32, 60] == 0


def test_a_new_thing_that_belongs_to_nothing_gets_the_foreground(table: Scene) -> None:
    after = changed(table, entities=(*table.shots[0].entities, Entity(id="cat-1", concept="cat")))
    work = remixing.plan(rgb(), 16, table, after, None, finds())
    assert work.mattes[0, 45, 32] == 255
    assert work.mattes[0, 2, 2] == 0


def test_another_camera_length_or_shape_is_filmed_anew(table: Scene) -> None:
    assert remixing.filmed_anew(table, changed(table, camera="orbit"))
    assert remixing.filmed_anew(table, table.model_copy(update={"seconds": 8}))
    assert not remixing.filmed_anew(table, changed(table, weather="snow"))


def test_masks_of_the_animatic_are_used_between_their_samples_and_nothing_is_searched(
    table: Scene, tmp_path: Path
) -> None:
    for frame, left in ((0, 0), (6, 16)):
        for part in ("coffee-1", "coffee-1/steam", "coffee-1/whole"):
            (tmp_path / part).mkdir(exist_ok=True)
            picture = np.zeros((64, 64), np.uint8)
            rows = {"coffee-1": (8, 24), "coffee-1/steam": (0, 8), "coffee-1/whole": (40, 64)}[part]
            picture[rows[0] : rows[1], left : left + 16] = 255
            Image.fromarray(picture).save(tmp_path / part / f"{frame:05d}.png")
    (tmp_path / "boxes.json").write_text(json.dumps([]))
    find = finds()
    work = remixing.plan(rgb(), 24, table, swapped(table, "coffee-1", concept="tea"), tmp_path, find)
    assert find.asked == []
    assert work.unseen == ()
    film = remixing.read_masks(tmp_path, "coffee-1", rgb(), 24)
    assert film is not None
    assert film[0, 10, 8] == 255
    assert film[0, 10, 20] == 0
    assert film[0, 4, 8] == 255  # its steam goes with it
    assert film[0, 50, 8] == 0  # what is hidden behind others doesn't
    assert film[3, 10, 8] == film[3, 10, 20] == 255  # on its way from one sample to the next
    assert film[8, 10, 8] == 0

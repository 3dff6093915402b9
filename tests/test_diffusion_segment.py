"""Finding named things in a clip. The models are random, so what they find is too; that it is followed through the clip isn't."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from tiny_models import Told, drawn, engine_for, profile_beside, recoloured, rgb
from tiny_sam3 import save_sam3

from core.errors import Refusal
from core.generation.diffusion import remixing
from core.generation.diffusion.takes import Film, Mattes
from core.generation.engine import Parent, Stopped
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


# SAM 3, where a finder's folder holds it.


@pytest.fixture(scope="module")
def sam3_home(tiny_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a tiny SAM 3 in it and, beside it, a Wan that finds things with it."""
    home = tmp_path_factory.mktemp("sam3")
    save_sam3(home / "sam3")
    for name in ("wan", "vace"):
        shutil.copytree(tiny_home / name, home / name)
    profile_beside(home / "wan", more='companion = "vace"\nfinder = "sam3"')
    return home


@pytest.fixture
def concepts(sam3_home: Path) -> Any:
    return segment.load(sam3_home / "sam3", "cpu")


def test_sam_3_finds_several_things_in_one_go_and_tells_every_frame(concepts: Any) -> None:
    film = rgb(5, width=96)
    shares: list[float] = []
    found = concepts.find(film, ["red fox", "cup", "red fox"], shares.append)
    assert set(found) == {"red fox", "cup"}
    for mattes in found.values():
        assert mattes.shape == (5, 64, 96)
        assert mattes.any()
        assert set(np.unique(mattes)) <= {0, 255}
    assert shares == [0.2, 0.4, 0.6, 0.8, 1.0]


def test_sam_3_leaves_out_what_it_is_not_sure_of(concepts: Any) -> None:
    concepts._model.score_threshold_detection = 1.1
    assert concepts.find(rgb(3, width=96), ["red fox"]) == {}


def test_sam_3_may_be_given_up_at_any_frame(concepts: Any) -> None:
    def stop(share: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        concepts.find(rgb(3, width=96), ["red fox"], stop)


def test_sam_3_fetches_nothing_while_it_works(concepts: Any) -> None:
    from transformers.models.sam3_video import modeling_sam3_video

    assert modeling_sam3_video.cv_utils_kernel is False


def test_a_profile_may_name_sam_3_as_what_finds_things_for_a_remix(
    sam3_home: Path, dark_parent: Parent, request_for: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    real = segment.ConceptFinder.find
    monkeypatch.setattr(
        segment.ConceptFinder,
        "find",
        lambda self, film, names, *rest: asked.append(names) or real(self, film, names, *rest),
    )
    told = Told()
    clip = engine_for(sam3_home / "wan").render(request_for(recoloured(dark_parent.scene), parent=dark_parent), told)
    assert asked == [("red fox",)]
    assert drawn(clip).shape[0] == 12
    assert told.phases.count("drawing") == 2
    assert clip.notes == []


def test_another_kind_of_model_is_refused_as_a_finder(tiny_home: Path) -> None:
    with pytest.raises(Refusal, match="holds a llama, which none of the model families"):
        segment.load(tiny_home / "writer", "cpu")


def test_a_half_downloaded_sam_3_is_named(sam3_home: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(sam3_home / "sam3", tmp_path / "sam3")
    file = folder / "model.safetensors"
    file.write_bytes(file.read_bytes()[:-1000])
    with pytest.raises(Refusal, match=r"model\.safetensors was only partly downloaded.*models pull sam3"):
        segment.load(folder, "cpu")


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

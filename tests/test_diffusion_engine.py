"""The engine for GPUs, whole: Scenes in, clips out, on models without weights."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from recorded_voices import CHILD, MAN, heard, studio, write
from tiny_models import Told, drawn, engine_for, recoloured, scene, together, with_masks

from core.errors import Refusal
from core.generation.animatic.sound.speech import UNHEARD
from core.generation.diffusion import engine as engines
from core.generation.diffusion import film as films
from core.generation.diffusion.cutting import pieces_of
from core.generation.diffusion.engine import DiffusionEngine, open_engine
from core.generation.diffusion.profiles import profile_for
from core.generation.engine import Likeness, Parent, Progress, RenderedClip, Stopped
from core.generation.prompt import parse
from core.generation.scene import Scene, Shape

pytest.importorskip("torch")


@pytest.fixture(scope="module")
def wan(tiny_home: Path) -> DiffusionEngine:
    return engine_for(tiny_home / "wan")


def close(one: np.ndarray, other: np.ndarray) -> float:
    """Mean difference in levels of 256: encoding costs a few."""
    return float(np.abs(one.astype(float) - other.astype(float)).mean())


# From words


def test_a_scene_becomes_a_clip_with_picture_sound_and_poster(wan: DiffusionEngine, request_for: Any) -> None:
    told = Told()
    request = request_for(scene('a red fox runs, "hello there" it says'))
    clip = wan.render(request, told)
    assert (clip.width, clip.height, clip.fps, clip.seconds) == (64, 64, 4, 3.0)
    assert drawn(clip).shape == (12, 64, 64, 3)
    track = films.read_track(clip.video)
    assert track is not None
    assert abs(len(track) / films.SAMPLE_RATE - 3) < 0.05
    assert track.std() > 0.001  # a silent model's clip is heard all the same
    assert Image.open(clip.poster).size == (64, 64)
    assert {"draw", "sound", "encode", "total"} <= set(clip.timings)


def test_progress_rises_and_counts_every_step(wan: DiffusionEngine, request_for: Any) -> None:
    told = Told()
    wan.render(request_for(scene()), told)
    assert told.shares == sorted(told.shares)
    assert told.shares[-1] == 1.0
    assert told.phases.count("drawing") == wan.profile.steps
    assert list(dict.fromkeys(told.phases)) == ["starting", "drawing", "sound", "encoding"]


def test_an_early_picture_lies_in_the_folder_while_the_clip_is_still_being_made(
    wan: DiffusionEngine, request_for: Any
) -> None:
    request = request_for(scene())
    with pytest.raises(Stopped):
        wan.render(request, Told(until=0.4))
    assert Image.open(request.folder / "preview.jpg").size == (64, 64)
    assert not (request.folder / "clip.mp4").exists()


def test_a_render_stops_within_a_step_and_the_next_one_is_as_if_nothing_had_been(
    wan: DiffusionEngine, request_for: Any
) -> None:
    before = drawn(wan.render(request_for(scene()), Told()))
    told = Told(until=0.01)
    with pytest.raises(Stopped):
        wan.render(request_for(scene()), told)
    assert told.phases.count("drawing") == 1
    assert np.array_equal(drawn(wan.render(request_for(scene()), Told())), before)


def test_every_shot_is_a_take_of_its_own(wan: DiffusionEngine, request_for: Any) -> None:
    told = Told()
    cut = scene("a fox runs through the forest; then a woman drinks tea in a café")
    assert len(cut.shots) == 2
    clip = wan.render(request_for(cut), told)
    assert told.phases.count("drawing") == 2 * wan.profile.steps
    assert drawn(clip).shape[0] == 12


def test_a_shot_longer_than_a_take_goes_on_from_its_last_frames(tiny_home: Path, request_for: Any) -> None:
    engine = engine_for(tiny_home / "vace")
    long = scene(seconds=6)  # 24 frames; a take has 17, and five of the second one are the end of the first
    assert [(p.frames, p.continues) for p in pieces_of(long, engine.profile, 5)] == [(17, False), (7, True)]
    assert drawn(engine.render(request_for(long), Told())).shape[0] == 24


def test_a_model_with_its_own_sound_is_heard_itself(tiny_home: Path, request_for: Any) -> None:
    engine = open_engine("ltx2", str(tiny_home / "ltx2"), tiny_home)
    assert engine is not None
    clip = engine.render(request_for(scene()), Told())
    track = films.read_track(clip.video)
    assert track is not None
    assert abs(len(track) / films.SAMPLE_RATE - 3) < 0.05
    assert "sound" in clip.timings
    assert clip.timings["sound"] < 0.05  # nothing was designed


def test_a_language_model_tells_prompts_at_more_length_if_a_profile_names_one(
    tiny_home: Path, request_for: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.generation.diffusion.rewrite import Rewriter

    asked: list[tuple[str, Sequence[str]]] = []
    real = Rewriter.rewritten
    monkeypatch.setattr(Rewriter, "rewritten", lambda self, *said: asked.append(said) or real(self, *said))
    profile, folder = profile_for(str(tiny_home / "wan"), tiny_home)
    engine = DiffusionEngine("wan", profile.model_copy(update={"rewriter": "writer"}), folder)
    assert engine.render(request_for(scene()), Told()).seconds == 3.0
    ((prompt, keep),) = asked
    assert prompt.startswith("A red fox running")
    assert keep == ("fox",)


# Several at once


def test_what_goes_into_a_batch_is_alike_but_for_words_and_seed(
    wan: DiffusionEngine, request_for: Any, tmp_path: Path
) -> None:
    plain = request_for(scene())
    assert wan.batch_key(plain) == wan.batch_key(request_for(scene("two dogs play", seed=9)))
    assert wan.batch_key(plain) != wan.batch_key(request_for(scene(shape=Shape.PORTRAIT)))
    assert wan.batch_key(request_for(scene("a fox runs; then a dog sleeps"))) is None
    parent = Parent(tmp_path / "x.mp4", scene())
    assert wan.batch_key(request_for(scene(), parent=parent)) is None


def test_a_batch_gives_each_the_clip_it_would_have_alone(wan: DiffusionEngine, request_for: Any) -> None:
    scenes = [scene(seed=5), scene("two dogs play in the snow", seed=6)]
    told: list[Progress] = [Told(), Told()]
    clips = together(wan, [request_for(one) for one in scenes], told)
    for one, clip in zip(scenes, clips, strict=True):
        assert isinstance(clip, RenderedClip)
        assert close(drawn(clip), drawn(wan.render(request_for(one), Told()))) < 0.5


def test_one_of_a_batch_may_stop_without_the_others(wan: DiffusionEngine, request_for: Any) -> None:
    requests = [request_for(scene(seed=5)), request_for(scene(seed=6))]
    first, second = together(wan, requests, [Told(until=0.01), Told()])
    assert isinstance(first, Stopped)
    assert isinstance(second, RenderedClip)
    with pytest.raises(Stopped):
        together(wan, requests, [Told(until=0.01), Told(until=0.01)])


def test_each_of_a_batch_has_its_own_sound_from_a_model_that_makes_it(tiny_home: Path, request_for: Any) -> None:
    engine = open_engine("ltx2", str(tiny_home / "ltx2"), tiny_home)
    assert engine is not None
    requests = [request_for(scene(seed=seed)) for seed in (5, 6)]
    assert engine.batch_key(requests[0]) == engine.batch_key(requests[1]) is not None
    tracks = []
    for clip in together(engine, requests, [Told(), Told()]):
        assert isinstance(clip, RenderedClip)
        track = films.read_track(clip.video)
        assert track is not None
        assert abs(len(track) / films.SAMPLE_RATE - 3) < 0.05
        tracks.append(track[: 2 * films.SAMPLE_RATE])
    assert np.abs(tracks[0] - tracks[1]).max() > 0.001


class Listens(Told):
    """Waits at the first step until a track is begun."""

    def __init__(self, begun: threading.Event) -> None:
        super().__init__()
        self.heard: list[bool] = []
        self._begun = begun

    def __call__(self, share: float, phase: str) -> None:
        super().__call__(share, phase)
        if phase == "drawing" and not self.heard:
            self.heard.append(self._begun.wait(20))


def test_tracks_are_made_while_the_gpu_draws(
    wan: DiffusionEngine, dark_parent: Parent, request_for: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()
    real = engines.design

    def design(shown: Scene, seconds: float, recordings: Any) -> Any:
        begun.set()
        return real(shown, seconds, recordings)

    monkeypatch.setattr(engines, "design", design)
    masked = with_masks(dark_parent, tmp_path / "masks")
    batch = [request_for(scene(seed=seed)) for seed in (5, 6)]
    renders: list[Callable[[Progress], object]] = [
        lambda told: wan.render(batch[0], told),
        lambda told: together(wan, batch, [told, Told()]),
        lambda told: wan.render(request_for(recoloured(dark_parent.scene), parent=masked), told),
    ]
    for render in renders:
        begun.clear()
        told = Listens(begun)
        render(told)
        assert told.heard == [True]


# From a clip


def weathered(before: Scene, **slots: str) -> Scene:
    return before.model_copy(update={"shots": (before.shots[0].model_copy(update=slots),)})


def test_a_remix_changes_what_it_names_and_leaves_the_rest(
    wan: DiffusionEngine, dark_parent: Parent, request_for: Any, tmp_path: Path
) -> None:
    told = Told()
    masked = with_masks(dark_parent, tmp_path / "masks")
    clip = wan.render(request_for(recoloured(dark_parent.scene), parent=masked), told)
    before, after = films.read_film(dark_parent.video)[0], drawn(clip)
    assert after.shape == before.shape
    away = np.ones((64, 64), bool)
    away[16:48, 16:48] = False  # the codec works in blocks of 16, and the matte is grown by a pixel
    inside = close(before[:, 26:38, 26:38], after[:, 26:38, 26:38])
    outside = close(before[:, away], after[:, away])
    assert inside > 10
    assert outside < 4
    assert told.phases.count("drawing") == wan.profile.steps


def test_before_it_is_encoded_a_remix_differs_nowhere_but_inside(
    wan: DiffusionEngine, dark_parent: Parent, request_for: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[np.ndarray] = []
    real = films.write_film
    monkeypatch.setattr(
        films, "write_film", lambda file, frames, *rest: kept.append(frames) or real(file, frames, *rest)
    )
    wan.render(request_for(recoloured(dark_parent.scene), parent=with_masks(dark_parent, tmp_path / "masks")), Told())
    before = films.read_film(dark_parent.video)[0]
    changed = (kept[0] != before).any(axis=(0, 3))
    assert changed[26:38, 26:38].all()
    assert not changed[:23].any()
    assert not changed[:, :23].any()
    assert not changed[41:].any()


def test_another_weather_is_made_all_over_and_a_new_sound_alone_is_not_drawn(
    wan: DiffusionEngine, dark_parent: Parent, request_for: Any, tmp_path: Path
) -> None:
    masked = with_masks(dark_parent, tmp_path / "masks")
    before = films.read_film(dark_parent.video)[0]
    snow = drawn(wan.render(request_for(weathered(dark_parent.scene, weather="snow"), parent=masked), Told()))
    assert close(before[:, :16], snow[:, :16]) > 10
    told = Told()
    heard = dark_parent.scene.model_copy(
        update={"shots": (dark_parent.scene.shots[0].model_copy(update={"sounds": ("rain",)}),)}
    )
    same = wan.render(request_for(heard, parent=masked), told)
    assert "drawing" not in told.phases
    assert close(before, drawn(same)) < 3


def test_a_drawn_clip_is_remixed_inside_the_masks_that_drawing_it_again_gives(
    wan: DiffusionEngine, request_for: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.generation.animatic.engine import AnimaticEngine

    kept: list[np.ndarray] = []
    real = films.write_film
    monkeypatch.setattr(
        films, "write_film", lambda file, frames, *rest: kept.append(frames) or real(file, frames, *rest)
    )
    before = parse("a red cup on a table in a café", seconds=3, seed=5)
    cup = next(e.id for e in before.shots[0].entities if e.concept == "cup")
    first = AnimaticEngine().render(request_for(before), lambda share, phase: None)
    request = request_for(recoloured(before), parent=Parent(first.video, before, drawn=True))
    clip = wan.render(request, Told())
    assert (clip.width, clip.height, clip.fps, clip.seconds) == (832, 480, 24, 3.0)
    mask = np.asarray(Image.open(request.folder / f"drawn/masks/{cup}/00000.png"))
    changed = (kept[0][0] != films.read_film(first.video)[0][0]).any(axis=2)
    assert changed[mask == 255].mean() > 0.95
    assert changed.mean() < 0.2  # all of the café but the cup and what is close to it
    assert clip.notes == []


def test_a_remix_may_be_given_up_while_its_parent_is_still_drawn_again(
    wan: DiffusionEngine, dark_parent: Parent, request_for: Any
) -> None:
    seen: list[float] = []

    def stop(share: float, phase: str) -> None:
        seen.append(share)
        if len(seen) == 3:
            raise Stopped

    request = request_for(
        recoloured(dark_parent.scene), parent=Parent(dark_parent.video, dark_parent.scene, drawn=True)
    )
    with pytest.raises(Stopped):
        wan.render(request, stop)
    assert seen == [0.0] * 3


@pytest.mark.parametrize(("sure", "unseen"), [(1.1, ["red fox"]), (0.0, [])])
def test_without_masks_things_are_looked_for_and_those_unseen_are_told(
    wan: DiffusionEngine,
    dark_parent: Parent,
    request_for: Any,
    monkeypatch: pytest.MonkeyPatch,
    sure: float,
    unseen: list[str],
) -> None:
    from core.generation.diffusion import segment

    monkeypatch.setattr(segment, "SURE", sure)  # a random detector is sure of nothing, or of anything
    clip = wan.render(request_for(recoloured(dark_parent.scene), parent=dark_parent), Told())
    assert [values["names"] for _, values in clip.notes] == unseen
    assert not np.array_equal(drawn(clip), films.read_film(dark_parent.video)[0])


def test_a_long_clip_is_remixed_in_pieces_and_stays_as_long(tiny_home: Path, request_for: Any, tmp_path: Path) -> None:
    engine = engine_for(tiny_home / "vace")
    long = scene(seconds=9)
    still = np.random.default_rng(0).integers(0, 255, (1, 64, 64, 3), np.uint8).repeat(36, axis=0)
    films.write_film(tmp_path / "long.mp4", still, 4, None)
    masked = with_masks(Parent(tmp_path / "long.mp4", long), tmp_path / "masks")
    told = Told()
    clip = engine.render(request_for(recoloured(long), parent=masked), told)
    assert drawn(clip).shape[0] == 36
    assert told.phases.count("drawing") == 3 * engine.profile.steps


def test_another_camera_is_filmed_anew(wan: DiffusionEngine, dark_parent: Parent, request_for: Any) -> None:
    clip = wan.render(request_for(weathered(dark_parent.scene, camera="orbit"), parent=dark_parent), Told())
    assert close(films.read_film(dark_parent.video)[0], drawn(clip)) > 5


@pytest.mark.parametrize("name", ["wan", "ti2v", "vace"])
def test_a_clip_goes_on_from_another_ones_end(tiny_home: Path, request_for: Any, tmp_path: Path, name: str) -> None:
    engine = engine_for(tiny_home / name)
    clips = []
    for level in (30, 220):
        video = tmp_path / f"{level}.mp4"
        films.write_film(video, np.full((12, 64, 64, 3), level, np.uint8), 4, None)
        goes_on = Parent(video, scene(), continues=True)
        clips.append(drawn(engine.render(request_for(scene("the fox sleeps"), parent=goes_on), Told())))
    assert clips[0].shape[0] == 12
    assert close(*clips) > 1


def test_a_clip_that_is_gone_is_refused(wan: DiffusionEngine, request_for: Any, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="can't be read any more"):
        wan.render(request_for(recoloured(scene()), parent=Parent(tmp_path / "gone.mp4", scene())), Told())


# Somebody's likeness


def likeness(folder: Path, seed: int = 1) -> Likeness:
    file = folder / f"face-{seed}.png"
    Image.fromarray(np.random.default_rng(seed).integers(0, 255, (50, 40, 3), np.uint8)).save(file)
    return Likeness((file,))


def test_pictures_of_somebody_go_to_the_companion(wan: DiffusionEngine, request_for: Any, tmp_path: Path) -> None:
    wan.render(request_for(scene()), Told())
    clips = [
        drawn(wan.render(request_for(scene(), likenesses={"fox-1": likeness(tmp_path, seed)}), Told()))
        for seed in (1, 2)
    ]
    assert not np.array_equal(*clips)
    assert set(wan.report) == {"wan-1-3b", "vace-1-3b"}


def test_pictures_that_no_model_can_use_are_told(tiny_home: Path, request_for: Any, tmp_path: Path) -> None:
    engine = open_engine("ltx2", str(tiny_home / "ltx2"), tiny_home)
    assert engine is not None
    clip = engine.render(request_for(scene(), likenesses={"fox-1": likeness(tmp_path)}), Told())
    assert [values for _, values in clip.notes] == [{"names": "red fox"}]


SPOKEN = 'a red fox in a room, "we should go home now" it says'


def test_a_silent_models_clip_speaks_in_the_voice_of_a_recording(
    wan: DiffusionEngine, request_for: Any, tmp_path: Path
) -> None:
    told = scene(SPOKEN)
    quiet = told.model_copy(update={"shots": tuple(s.model_copy(update={"sounds": ("silence",)}) for s in told.shots)})
    pitches = []
    for voice in (MAN, CHILD):
        file = write(tmp_path / f"{voice.pitch}.ogg", studio(voice))
        clip = wan.render(request_for(quiet, likenesses={"fox-1": Likeness((), file)}), Told())
        assert not clip.notes
        track = films.read_track(clip.video)
        assert track is not None
        pitches.append(heard(track.mean(axis=1)).pitch / heard(studio(voice)).pitch)
    assert pitches == pytest.approx([1, 1], rel=0.12)


def test_a_recording_that_can_not_be_used_is_told_by_a_silent_models_clip(
    wan: DiffusionEngine, request_for: Any, tmp_path: Path
) -> None:
    clip = wan.render(request_for(scene(SPOKEN), likenesses={"fox-1": Likeness((), tmp_path / "gone.ogg")}), Told())
    assert [sentence for sentence, _ in clip.notes] == [UNHEARD]


def test_a_model_with_voices_of_its_own_says_that_it_leaves_recordings_out(
    tiny_home: Path, request_for: Any, tmp_path: Path
) -> None:
    engine = open_engine("ltx2", str(tiny_home / "ltx2"), tiny_home)
    assert engine is not None
    recorded = {"fox-1": Likeness((), tmp_path / "voice.ogg")}
    clips = [engine.render(request_for(scene(said), likenesses=recorded), Told()) for said in (SPOKEN, "a red fox")]
    assert [clip.notes for clip in clips] == [[(engines.OWN_VOICES, {"names": "red fox"})], []]

"""The engine for GPUs: a Scene becomes takes, a model shoots them, and they are cut together with sound.

It knows requests, folders and notes for the author; what a model is like inside, its family's file knows. Models are loaded when they are first
needed and stay. When the GPU's memory runs out, the same clip is tried with a smaller plan, which is kept from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import structlog

from core.errors import Refusal
from core.generation.diffusion import film as films
from core.generation.diffusion import remixing, weights
from core.generation.diffusion.cutting import Piece, pieces_of, shot_at, trimmed
from core.generation.diffusion.finishing import Patch, Sound, cut, designed, finish, laid_over, recorded
from core.generation.diffusion.machine import free_gb, has_torch
from core.generation.diffusion.models import Models
from core.generation.diffusion.profiles import Profile, capabilities_for
from core.generation.diffusion.sound import design
from core.generation.diffusion.speed import Plan, Report, Switches
from core.generation.diffusion.takes import Film, Footage, Mattes, Model, Picture, Step, Take, whole_frames
from core.generation.diffusion.telling import Clock, Teller, out_of_memory
from core.generation.diffusion.wording import negative_for, nouns, prompt_for
from core.generation.engine import Capabilities, Finish, Progress, RenderedClip, RenderRequest, Stopped
from core.generation.scene import Scene, seed_for
from core.wording import N_

log = structlog.get_logger()

Result = TypeVar("Result")

NO_MEMORY = N_(
    "This clip needs more memory than the studio's graphics card has, even at a smaller size. Make it shorter."
)
NO_REFERENCES = N_("This studio's model can't take pictures of somebody, so {names} may look different.")
OWN_VOICES = N_("This studio's model speaks in voices of its own, so {names} may sound different.")
UNSEEN = N_("I could not find this in the clip, so I looked for a place myself: {names}")

_MOST_REFERENCES = 4
"""Pictures; each costs a latent frame of its own in every step."""


class DiffusionEngine:
    """Renders with one model and its companion. Holds the loaded models between renders."""

    def __init__(self, name: str, profile: Profile, folder: Path, switches: Switches | None = None) -> None:
        """Loads nothing yet. The profile and its folder come from `core.generation.diffusion.models.pick`."""
        self.name = name
        self.capabilities: Capabilities = capabilities_for(profile)
        self.profile = profile
        self._models = Models(profile, folder, switches)
        self._pool = ThreadPoolExecutor(1, "sound")

    @property
    def report(self) -> Mapping[str, Report]:
        """Which means of speed are on, for each loaded model."""
        return self._models.report

    @property
    def plan(self) -> Plan:
        """How models are fitted to the machine: the profile's plan, or a smaller one after memory ran out."""
        return self._models.plan

    def render(self, request: RenderRequest, progress: Progress) -> RenderedClip:
        """Render one request. Refusal when the memory of the GPU doesn't suffice, or a clip to start from can't be read."""
        return self._fitting(lambda: self._draw(request, progress))()

    def batch_key(self, request: RenderRequest) -> tuple[Any, ...] | None:
        """Requests with the same key may go into one `draw`; None for one that must go alone."""
        scene = request.scene
        if request.parent or request.likenesses or self.capabilities.batch < 2:
            return None
        if len(pieces_of(scene, self.profile, 1)) > 1:
            return None
        return (scene.shape, scene.seconds)

    def draw(self, requests: Sequence[RenderRequest], progresses: Sequence[Progress]) -> list[Finish | Stopped]:
        """Draw one request, or several with one `batch_key` in one go; each clip is as it would be alone. One that is stopped gives `Stopped`.

        Where memory doesn't suffice for all at once, they are drawn one by one.
        """
        if len(requests) == 1:
            return [self._fitting(lambda: self._draw(requests[0], progresses[0]))]
        try:
            return self._draw_batch(requests, progresses)
        except Exception as error:
            if not out_of_memory(error):
                raise
            log.warning("gpu.memory", batch=len(requests), then="one by one")
        drawn: list[Finish | Stopped] = []
        for request, progress in zip(requests, progresses, strict=True):
            try:
                drawn += self.draw([request], [progress])
            except Stopped as stop:
                drawn.append(stop)
        return drawn

    def unload(self) -> None:
        """Give the GPU's memory back; the next render loads again."""
        self._models.unload()

    def _fitting(self, work: Callable[[], Result]) -> Result:
        """Do the work, and again with a smaller plan each time memory runs out."""
        while True:
            try:
                return work()
            except Exception as error:
                if not out_of_memory(error):
                    raise
                smaller = self._models.plan.smaller()
                log.warning("gpu.memory", plan=self._models.plan, then=smaller)
                if smaller is None:
                    raise Refusal(NO_MEMORY) from error
            self._models.fit(smaller)

    def _draw(self, request: RenderRequest, progress: Progress) -> Finish:
        progress(0.0, "starting")
        parent = request.parent
        if parent is not None and not parent.continues and not remixing.filmed_anew(parent.scene, request.scene):
            return self._remix(request, progress)
        return self._generate(request, progress)

    def _generate(self, request: RenderRequest, progress: Progress) -> Finish:
        """From words: shot by shot, and where a shot is longer than a take, take by take, each going on from the last frames before."""
        clock = Clock()
        scene = request.scene
        references, notes = self._references(request)
        opening = self._last_frames(request)
        long = any(piece.continues for piece in pieces_of(scene, self.profile, 1))
        model = self._models.able(references=bool(references), opening=opening is not None or long)
        profile = model.profile
        width, height = self._models.plan.fit(*profile.sizes[scene.shape], model.multiple)
        pieces = pieces_of(scene, profile, model.overlap, opening is not None)
        tell = Teller(progress, request.folder, profile.effective.steps * len(pieces))
        seconds = sum(piece.frames for piece in pieces) / profile.fps
        silent = () if profile.sounds else ((request, seconds),)
        if profile.sounds:
            notes += _unused(request)
        parts: list[Footage] = []
        with self._designing(*silent) as sounds, clock.time("draw"):
            for number, piece in enumerate(pieces):
                given = opening if number == 0 else parts[-1].frames if piece.continues else None
                take = self._take(scene, piece, number, profile, (width, height), given, model.overlap, references)
                parts.append(trimmed(model.shoot([take], tell.step)[0], take, piece.frames))
                tell.next()
        (heard,) = sounds or [recorded(parts, profile.fps)]
        return finish(request, cut(parts), profile.fps, heard, clock, notes, progress)

    def _draw_batch(self, requests: Sequence[RenderRequest], progresses: Sequence[Progress]) -> list[Finish | Stopped]:
        clock = Clock()
        model = self._models.able(references=False, opening=False)
        profile = model.profile
        size = self._models.plan.fit(*profile.sizes[requests[0].scene.shape], model.multiple)
        tells = [Teller(p, r.folder, profile.effective.steps) for p, r in zip(progresses, requests, strict=True)]
        stopped: dict[int, Stopped] = {}

        def step(made: Step) -> None:
            for number, tell in enumerate(tells):
                if number in stopped:
                    continue
                try:
                    tell.step(made if number == 0 else replace(made, preview=None))
                except Stopped as stop:
                    stopped[number] = stop
            if len(stopped) == len(tells):
                raise stopped[0]

        pieces = [pieces_of(request.scene, profile, model.overlap)[0] for request in requests]
        takes = [
            self._take(request.scene, piece, 0, profile, size, None, model.overlap, ())
            for request, piece in zip(requests, pieces, strict=True)
        ]
        silent = [] if profile.sounds else [(r, p.frames / profile.fps) for r, p in zip(requests, pieces, strict=True)]
        with self._designing(*silent) as sounds, clock.time("draw"):
            made = model.shoot(takes, step)
        drawn: list[Finish | Stopped] = []
        for number, (request, piece, footage) in enumerate(zip(requests, pieces, made, strict=True)):
            parts = [trimmed(footage, takes[number], piece.frames)]
            heard = sounds[number] if sounds else recorded(parts, profile.fps)
            left = finish(request, cut(parts), profile.fps, heard, clock.split(), (), progresses[number])
            drawn.append(stopped.get(number) or left)
        return drawn

    def _remix(self, request: RenderRequest, progress: Progress) -> Finish:
        """Change the parent's film where the Scenes differ, and leave every other pixel."""
        clock = Clock()
        parent = request.parent
        assert parent is not None
        source, fps = films.read_film(parent.video)
        references, notes = self._references(request)

        def still_wanted(*_: object) -> None:
            progress(0.0, "starting")

        def find(film: Film, names: Sequence[str]) -> Mapping[str, Mattes]:
            return self._models.find(film, names, still_wanted)

        with clock.time("find"):
            masks = parent.masks or (_drawn_again(parent.scene, request.folder, still_wanted) if parent.drawn else None)
            work = remixing.plan(source, fps, parent.scene, request.scene, masks, find)
        if work.unseen:
            notes.append((UNSEEN, {"names": ", ".join(work.unseen)}))
        patches: list[Patch] = []
        with self._designing((request, len(source) / fps)) as (sound,):
            if not work.is_nothing:
                model = self._models.able(references=bool(references), opening=True, source=True)
                tell = Teller(progress, request.folder, 0)
                with clock.time("draw"):
                    patches = self._retouch(request, source, work, model, references, tell)
        frames = laid_over(source, patches, work.mattes)
        return finish(request, frames, fps, sound, clock, notes, progress)

    def _retouch(
        self,
        request: RenderRequest,
        source: Film,
        work: remixing.Work,
        model: Model,
        references: Sequence[Picture],
        tell: Teller,
    ) -> list[Patch]:
        """What is made anew where the mattes are white. Long films go in pieces, each begun with the end of the one before."""
        scene, profile = request.scene, model.profile
        width, height = self._models.plan.fit(*profile.sizes[scene.shape], model.multiple)
        small = films.stretched(source, width, height)
        mattes = np.stack([_scaled(matte, width, height) for matte in work.mattes])
        starts = list(range(0, max(1, len(source) - model.overlap), profile.frames - model.overlap))
        tell.of = profile.effective.steps * len(starts)
        patches: list[Patch] = []
        made: Film | None = None
        for number, start in enumerate(starts):
            end = min(start + profile.frames, len(source))
            count = whole_frames((end - start) / profile.fps, profile.fps, profile.stride, profile.frames)
            index = np.minimum(np.arange(start, start + count), len(source) - 1)
            shot = shot_at(scene, start, len(source))
            take = replace(
                self._take(scene, Piece(shot, count, False), number, profile, (width, height), None, 0, references),
                frames=count,
                source=small[index],
                mattes=mattes[index],
                hold=work.hold,
                opening=None if made is None else made[-model.overlap :],
            )
            made = model.shoot([take], tell.step)[0].frames[: end - start]
            tell.next()
            # what the piece before has made of their common frames stays
            new = start + (model.overlap if number else 0)
            patches.append((new, made[new - start :]))
        return patches

    @contextmanager
    def _designing(self, *tracks: tuple[RenderRequest, float]) -> Iterator[list[Sound]]:
        """The sounds of silent clips of that many seconds, made on the CPU while the GPU is busy; given up if what is done within this fails."""
        begun = [self._pool.submit(design, r.scene, seconds, r.recordings) for r, seconds in tracks]
        try:
            yield [designed(track) for track in begun]
        except Exception:
            for track in begun:
                track.cancel()
            raise

    def _take(
        self,
        scene: Scene,
        piece: Piece,
        number: int,
        profile: Profile,
        size: tuple[int, int],
        given: Film | None,
        overlap: int,
        references: Sequence[Picture],
    ) -> Take:
        running = profile.effective
        lead = 0 if given is None else min(overlap, len(given))
        width, height = size
        opening = None if given is None else np.stack([films.resized(f, width, height) for f in given[-lead:]])
        return Take(
            prompt=self._models.worded(prompt_for(scene, piece.shot, profile.family), nouns(scene.shots[piece.shot])),
            negative=negative_for(scene, piece.shot, profile.family),
            width=width,
            height=height,
            frames=whole_frames((piece.frames + lead) / profile.fps, profile.fps, profile.stride, profile.frames),
            fps=profile.fps,
            steps=running.steps,
            guidance=running.guidance,
            seed=seed_for(scene.seed, "take", str(number)) % 2**63,
            opening=opening,
            references=references,
        )

    def _references(self, request: RenderRequest) -> tuple[list[Picture], list[tuple[str, Mapping[str, str]]]]:
        """Pictures of those who are in the scene, each person's best first, and a note if no model here can use them."""
        cast = {entity.id: entity for shot in request.scene.shots for entity in shot.entities}
        wanted = {name: likeness for name, likeness in request.likenesses.items() if name in cast and likeness.images}
        if wanted and not self._models.takes_references:
            names = ", ".join(cast[name].words or cast[name].concept for name in wanted)
            return [], [(NO_REFERENCES, {"names": names})]
        ranked = sorted(
            (rank, order, image) for order, one in enumerate(wanted.values()) for rank, image in enumerate(one.images)
        )
        return [films.read_picture(image) for _, _, image in ranked[:_MOST_REFERENCES]], []

    def _last_frames(self, request: RenderRequest) -> Film | None:
        """The end of the clip that is continued, at the rate of this model's film."""
        if request.parent is None or not request.parent.continues:
            return None
        film, fps = films.read_film(request.parent.video)
        back = np.arange(self.profile.stride, -1, -1) * fps / self.profile.fps
        last: Film = film[np.maximum(0, len(film) - 1 - back.round().astype(int))]
        return last


def open_engine(name: str, model: str | None, models_dir: Path, gpu: int = 0) -> DiffusionEngine | None:
    """The engine of that name ("auto", "wan", "ltx2") with that model; None if "auto" finds that this machine has no GPU for one.

    ``gpu`` is the number of the GPU as the driver counts.

    Refusal that tells what to do if a GPU, its memory, its libraries or the weights are missing.
    """
    from core.generation.diffusion.models import pick

    picked = pick(name, model, models_dir, free_gb(gpu), has_torch())
    if picked is None:
        return None
    profile, folder = picked
    weights.check(folder, profile.id)
    return DiffusionEngine(name, profile, folder)


def _unused(request: RenderRequest) -> list[tuple[str, Mapping[str, str]]]:
    """A note on those who speak and whose recordings a model with voices of its own leaves out."""
    said = {line.speaker for shot in request.scene.shots for line in shot.dialogue}
    cast = {entity.id: entity for shot in request.scene.shots for entity in shot.entities}
    names = ", ".join(cast[n].words or cast[n].concept for n in request.recordings if n in said and n in cast)
    return [(OWN_VOICES, {"names": names})] if names else []


def _drawn_again(scene: Scene, folder: Path, progress: Progress) -> Path:
    """The masks of a clip that the animatic engine made: the same Scene gives the same clip."""
    from core.generation.animatic.engine import AnimaticEngine

    home = folder / "drawn"
    home.mkdir()
    AnimaticEngine().render(RenderRequest(scene, home, masks=True), progress)
    return home / "masks"


def _scaled(matte: np.ndarray, width: int, height: int) -> np.ndarray:
    from PIL import Image

    scaled: np.ndarray = np.asarray(Image.fromarray(matte).resize((width, height), Image.Resampling.NEAREST))
    return scaled

"""Draws the frames of one shot: layers through the camera, figures relit, ground mirrored, the picture finished.

Painted layers are rendered once, at the resolution and in the part that the camera will show; only live ones are drawn anew
for each frame. It knows no scene and no encoder. Pixels are premultiplied BGRA, 8 bits each.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import skia

from core.generation.animatic import draw
from core.generation.animatic.camera import Box, Camera, limits_of
from core.generation.animatic.casting import Production
from core.generation.animatic.cutouts import Alpha, Cutout, cut_out
from core.generation.animatic.extents import Extents, roaming
from core.generation.animatic.faces import Face, faces
from core.generation.animatic.figures import figure_layers, lit_by, rehearse
from core.generation.animatic.finish import Finish
from core.generation.animatic.hidden import leave_out_hidden
from core.generation.animatic.light import directed
from core.generation.animatic.moves import ORDINARY, Tempo, View
from core.generation.animatic.pictures import Picture, picture_of
from core.generation.animatic.reflection import mirror
from core.generation.animatic.stage import Cast, Frame, Live, Stage, Still
from core.generation.animatic.styles import FULL_RATE, PLAIN, Style, style_named
from core.generation.animatic.weather import falling, is_fine, kind_in

BACKDROP = 0xFF000000
_FAR = 0.6  # the depth up to which a layer counts as far off


@dataclass
class Drawn:
    """One layer, ready to be drawn. ``owner`` is the entity it belongs to, None for the set, and ``copy`` says to which of several.

    ``solid`` says that it is part of its owner's body, for masks; shadows, reflections and steam are not, and ``part`` names them.
    Outside of ``opening`` (world units) it covers everything behind it. Its clock runs at ``tempo``.
    """

    name: str
    depth: float
    paint: Callable[[skia.Canvas, float], None]
    owner: str | None = None
    solid: bool = True
    opening: Box | None = None
    copy: int = 0
    tempo: float = 1.0
    picture: Picture | None = None  # of the set's own painted layers

    @property
    def part(self) -> str | None:
        return None if self.solid else self.name.rpartition("/")[2]


class Compositor:
    """A stage with its cast, seen through a camera. ``seconds`` is the length of the shot.

    ``shown`` are the ids of entities that the set itself shows, by the name of their layer. ``tempo`` is how fast time passes
    (the camera keeps its own), so that the stage's clock ends at ``seconds`` times that. ``since`` is how much of the shot has
    passed by then, by the stage's clock; a ``returning`` camera goes back the way it came. ``framed`` are the casts that it is set up
    for, where those are not the casts in front of it.
    """

    def __init__(
        self,
        stage: Stage,
        casts: Sequence[Cast],
        seconds: float,
        *,
        camera: str | None = None,
        shown: Mapping[str, str] | None = None,
        style: Style = PLAIN,
        seed: int = 0,
        backdrop: int = BACKDROP,
        tempo: Tempo = ORDINARY,
        extents: Extents | None = None,
        since: float = 0.0,
        returning: bool = False,
        framed: Sequence[Cast] = (),
    ) -> None:
        extents = extents or Extents()
        rehearse(casts)
        self._tempo = tempo
        self._since = since / tempo.near
        self.stage = stage
        self.width, self.height = round(stage.frame.width), round(stage.frame.height)
        name = camera or stage.camera
        close = name == "close_up" and bool(casts)
        framed = framed or casts
        pivot = _towards_face(framed[0], extents, stage.frame) if close else _pivot(stage, framed)
        self.camera = Camera(stage.frame, name, seconds, pivot, limits_of(stage.layers))
        self.camera.since, self.camera.back = self._since, returning
        self.camera.keep_in_frame((cast.anchor.depth, _box(cast, extents, stage.frame, upper=close)) for cast in framed)
        self._backdrop = backdrop
        # opaque from the start: that spares the finish a division by alpha for every pixel
        self._pixels = np.zeros((self.height, self.width, 4), np.uint8)
        self._surface = skia.Surface(
            self._pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kOpaque_AlphaType
        )
        self._finish = Finish(self.width, self.height, stage.grade, style)
        self._shown = dict(shown or {})
        self.layers = self._assemble(casts, falling(stage.weather, stage.frame, seed, ground=_splash_line(stage)))
        self.owners = tuple(dict.fromkeys(layer.owner for layer in self.layers if layer.owner))
        self._leave_out_hidden(style)
        self._plan = self._merged() if self.camera.is_still() else self.layers
        self._plan = [layer for layer in self._plan if not layer.name.endswith("/worn")]
        self._over = [layer for layer in self._plan if style.swallows and is_fine(layer.name, layer.depth)]
        self._plan = [layer for layer in self._plan if layer not in self._over]
        self._rate, self._shown_at = style.rate, math.nan
        self._casts = casts if style.minds_faces else ()
        self._frame: np.ndarray | None = None
        if style.look is not None:
            middle = self._held(seconds / 2)
            self._finish.study(self._composed(middle, self.camera.at(middle)))

    def frame(self, t: float) -> np.ndarray:
        """The finished picture at ``t`` seconds as a (height, width, 4) BGRA array; valid until the next call.

        A style that is drawn at fewer pictures a second than the clip shows each of them for as long as it stands.
        """
        t = self._held(t)
        if self._frame is None or t != self._shown_at:
            view = self.camera.at(t)
            self._shown_at = t
            self._finish.faces = self._faces(view, t)
            self._frame = self._finish.apply(
                self._composed(t, view), t, view.degrees, self.camera.cover(view), view.steep
            )
            for layer in self._over:
                self._draw(self._finish.canvas, layer, view, t)
        return self._frame

    def _held(self, t: float) -> float:
        """The moment that the style shows at ``t``."""
        return t if self._rate >= FULL_RATE else math.floor(t * self._rate + 1e-6) / self._rate

    def _faces(self, view: View, t: float) -> list[Face]:
        """Where faces are in the frame, in pixels, for a style that minds them."""
        found = []
        for depth, (x, y, radius) in faces(self._casts, (self._since + t) * self._tempo.near):
            scale, dx, dy = self.camera.place(view, depth)
            found.append((scale * x + dx, scale * y + dy, scale * radius))
        return found

    def _composed(self, t: float, view: View) -> skia.Image:
        """All layers at that moment, before the finish."""
        canvas = self._surface.getCanvas()
        canvas.clear(self._backdrop)
        for layer, seen in zip(self._plan, self._openings(self._plan, view), strict=True):
            if seen.isEmpty():
                continue
            canvas.save()
            canvas.clipRect(seen)
            self._draw(canvas, layer, view, t)
            canvas.restore()
        return self._surface.makeImageSnapshot()

    # --- masks ------------------------------------------------------------------------------------------------------

    def masks(self, owner: str, t: float) -> tuple[np.ndarray, np.ndarray]:
        """Where that entity is visible, and where it would be if nothing stood before it.

        Both are (height, width) arrays of 0 and 255. Its shadow, reflection and steam do not count.
        """
        nothing = np.zeros((self.height, self.width), np.uint8)
        bodies = [cutout for cutout in self.cutouts(t, (owner,)) if cutout.part is None]
        visible = [cutout.visible for cutout in bodies]
        whole = [cutout.whole for cutout in bodies]
        return np.max([nothing, *visible], axis=0), np.max([nothing, *whole], axis=0)

    def cutouts(self, t: float, owners: Iterable[str] | None = None) -> list[Cutout]:
        """Every copy of those entities (of all, if none are named) and their parts at ``t`` seconds, back to front."""
        t = self._held(t)
        view = self.camera.at(t)
        alone = draw.blank(self.width, self.height)

        def drawn(layer: Drawn) -> Alpha:
            canvas = alone.getCanvas()
            canvas.clear(0)
            self._draw(canvas, layer, view, t)
            alpha: Alpha = alone.toarray(colorType=skia.kBGRA_8888_ColorType)[..., 3]
            return alpha

        def rolled(alpha: Alpha) -> Alpha:
            if not (view.degrees or view.steep):
                return alpha
            image = skia.Image.fromarray(np.ascontiguousarray(alpha), colorType=skia.kAlpha_8_ColorType)
            picture = self._finish.roll(image, view.degrees, self.camera.cover(view), view.steep)
            turned: Alpha = picture.toarray(colorType=skia.kBGRA_8888_ColorType)[..., 3]
            return turned

        return cut_out(self.layers, drawn, rolled, self.owners if owners is None else owners)

    # --- drawing ----------------------------------------------------------------------------------------------------

    def _openings(self, plan: Sequence[Drawn], view: View) -> list[skia.Rect]:
        """For each layer the part of the frame, in whole pixels, where nearer ones do not hide it."""
        seen, found = skia.Rect.MakeWH(self.width, self.height), []
        for layer in reversed(plan):
            found.append(skia.Rect.MakeLTRB(*seen))
            opening = self._opening(layer, view)
            if opening is not None and not seen.intersect(opening):
                seen.setEmpty()
        return found[::-1]

    def _opening(self, layer: Drawn, view: View) -> skia.Rect | None:
        if layer.opening is None:
            return None
        scale, x, y = self.camera.place(view, layer.depth)
        left, top, right, bottom = layer.opening
        edge = 10_000.0  # pixels: beyond any frame, and finite as skia wants it
        return skia.Rect.MakeLTRB(
            math.floor(max(-edge, scale * left + x)),
            math.floor(max(-edge, scale * top + y)),
            math.ceil(min(edge, scale * right + x)),
            math.ceil(min(edge, scale * bottom + y)),
        )

    def _draw(self, canvas: skia.Canvas, layer: Drawn, view: View, t: float) -> None:
        scale, x, y = self.camera.place(view, layer.depth)
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(scale, scale)
        layer.paint(canvas, (self._since + t) * layer.tempo)
        canvas.restore()

    def _assemble(self, casts: Sequence[Cast], weather: Iterable[Live]) -> list[Drawn]:
        stage = self.stage
        found: list[tuple[float, int, float, Drawn]] = []
        for layer in stage.layers:
            owner = self._shown.get(layer.name)
            tempo = self._tempo.far if layer.depth <= _FAR else self._tempo.near
            if isinstance(layer, Live):
                found.append((layer.depth, 0, 0.0, Drawn(layer.name, layer.depth, layer.paint, owner, tempo=tempo)))
            elif picture := picture_of(replace(layer, drift=layer.drift * tempo), self.camera):
                drawn = Drawn(layer.name, layer.depth, picture.paint, owner, opening=picture.opening)
                drawn.picture = None if owner else picture
                found.append((layer.depth, 0, 0.0, drawn))
        near = self._tempo.near
        for each in weather:
            found.append((each.depth, 2, 0.0, Drawn(each.name, each.depth, each.paint, solid=False, tempo=near)))
        mirror_depth = next(
            (layer.depth for layer in stage.layers if stage.reflection and layer.name == stage.reflection.after), None
        )
        numbers: Counter[str] = Counter()
        for cast in casts:
            number = numbers[cast.entity.id]
            numbers[cast.entity.id] += 1
            mirrored = stage.reflection if mirror_depth is not None and cast.anchor.depth >= mirror_depth else None
            carried: Counter[str] = Counter()  # of several who ride on one each is a copy of its own
            for name, paint, owner, solid in figure_layers(cast, lit_by(stage.light, cast, casts), mirrored):
                depth = cast.anchor.depth
                if owner != cast.entity.id:
                    carried[owner] += name in (owner, f"{owner}/worn")
                copy = number if owner == cast.entity.id else numbers[owner] + carried[owner] - 1
                found.append((depth, 1, cast.anchor.y, Drawn(name, depth, paint, owner, solid, copy=copy, tempo=near)))
            numbers.update(carried)
        found.sort(key=lambda item: item[:3])
        layers = [item[3] for item in found]
        if stage.reflection is not None:
            for index, drawn in enumerate(layers):
                if drawn.name == stage.reflection.after:
                    layers.insert(index + 1, Drawn("set:reflection", 1.0, mirror(stage.reflection), solid=False))
                    break
        return layers

    def _leave_out_hidden(self, style: Style) -> None:
        """Spare drawing what of the set is never seen."""
        # what is drawn after the style's look hides nothing from it, and a mirror shows also what nearer layers hide
        late = {layer.name for layer in self.layers if style.swallows and is_fine(layer.name, layer.depth)}
        mirror_at = next((i for i, layer in enumerate(self.layers) if layer.name == "set:reflection"), 0)
        for part in (self.layers[:mirror_at], self.layers[mirror_at:]):
            painted = [(layer.depth, layer.picture) for layer in part if layer.picture and layer.name not in late]
            leave_out_hidden(painted, self.camera)

    def _merged(self) -> list[Drawn]:
        """For a camera that never moves: neighbouring painted layers as one picture."""
        fixed = {layer.name for layer in self.stage.layers if isinstance(layer, Still) and not layer.drift}
        view = self.camera.at(0)
        plan: list[Drawn] = []
        run: list[Drawn] = []

        def close() -> None:
            if len(run) > 1:
                flat = draw.blank(self.width, self.height)
                for layer in run:
                    self._draw(flat.getCanvas(), layer, view, 0.0)
                image = flat.makeImageSnapshot().makeRasterImage()
                plan.append(Drawn(run[0].name, 0.0, partial(_put, image)))
            else:
                plan.extend(run)
            run.clear()

        for layer in self.layers:
            if layer.owner is None and layer.name in fixed:
                run.append(layer)
            else:
                close()
                plan.append(layer)
        close()
        return plan


def compositor_for(production: Production, seed: int) -> Compositor:
    """The compositor of a produced shot; ``seed`` is the scene's."""
    stage, seconds = production.stage, production.seconds
    kind = kind_in(production.brief, stage.weather)
    stage = replace(stage, light=directed(stage.light, production.brief, kind), weather=kind)
    camera, shown = production.camera, production.shown
    style = style_named(production.style)
    return Compositor(
        stage,
        production.casts,
        seconds,
        camera=camera,
        shown=shown,
        style=style,
        seed=seed,
        tempo=production.tempo,
        extents=production.extents,
        since=production.leg.since,
        returning=production.returning,
        framed=production.framed,
    )


def _put(image: skia.Image, canvas: skia.Canvas, t: float) -> None:
    canvas.save()
    canvas.resetMatrix()
    canvas.drawImage(image, 0, 0)
    canvas.restore()


def _box(cast: Cast, extents: Extents, frame: Frame, *, upper: bool) -> Box:
    """About where a cast is over time, in world units; ``upper``: the part of it that a close-up must show.

    On a table every thing counts as large as a cup: changing one for another must not change the camera.
    """
    anchor = cast.anchor
    if anchor.supports == "surface":
        left, right = _CUP.left() * 0.9 * anchor.scale, _CUP.right() * 0.9 * anchor.scale
        return anchor.x + left, anchor.y + _CUP.top() * 0.9 * anchor.scale, anchor.x + right, anchor.y
    box = extents.of(cast)
    left, up, right, down = roaming(anchor, frame)
    bottom = box.top + 0.5 * box.height if upper else min(box.bottom, max(anchor.y, box.top))
    return box.left + left, box.top + up, box.right + right, bottom + down


def _towards_face(cast: Cast, extents: Extents, frame: Frame) -> tuple[float, float]:
    """The point that a close-up closes in on: the one from which its lens brings a face into the middle."""
    box = extents.of(cast)
    x, y = box.x * _LENS, box.top + 0.25 * box.height
    y = (y - _EYES * frame.height) * _LENS + _EYES * frame.height
    return max(-0.5 * frame.width, min(0.5 * frame.width, x)), max(0.0, min(frame.height, y))


_LENS = 1.7 / 0.7  # how much farther off than a thing the point lies from which a lens of 1.7 brings it into the middle
_EYES = 0.42  # of the frame's height: where eyes are in a close-up
_CUP = skia.Rect.MakeLTRB(-80, -100, 95, 14)


def _pivot(stage: Stage, casts: Sequence[Cast]) -> tuple[float, float]:
    """The point a zoom closes in on: the stage's focus, at the height of the lead's chest.

    It follows from the anchor alone, so that another lead in the same place is seen by the same camera.
    """
    height = stage.frame.height
    if not casts:
        return stage.focus, height / 2
    anchor = casts[0].anchor
    return stage.focus, min(0.7 * height, max(0.3 * height, anchor.y - 100 * anchor.scale))


def _splash_line(stage: Stage) -> float | None:
    """The y from which drops splash: the wet ground, else a little behind the lead's feet."""
    if stage.reflection is not None:
        return stage.reflection.y
    lead = stage.anchors.get("lead")
    return lead.y - 0.08 * stage.frame.height if lead and lead.supports == "stand" else None

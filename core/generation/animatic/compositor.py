"""Draws the frames of one shot: layers through the camera, figures relit, ground mirrored, the picture finished.

Painted layers are rendered once, at the resolution and in the part that the camera will show; only live ones are drawn anew
for each frame. It knows no scene and no encoder. Pixels are premultiplied BGRA, 8 bits each.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import skia

from core.generation.animatic import draw
from core.generation.animatic.camera import Camera, View, limits_of
from core.generation.animatic.figures import figure_layers
from core.generation.animatic.finish import Finish
from core.generation.animatic.stage import Cast, Live, Reflection, Stage, Still
from core.generation.animatic.weather import falling

BACKDROP = 0xFF000000
_EXACT = skia.SamplingOptions()
_VISIBLE = 64  # of 255: what a faint glow of the set has been drawn over still counts as visible


@dataclass
class Drawn:
    """One layer, ready to be drawn. ``owner`` is the entity it belongs to, None for the set.

    ``solid`` says that it is part of its owner's body, for masks; shadows, reflections and steam are not.
    """

    name: str
    depth: float
    paint: Callable[[skia.Canvas, float], None]
    owner: str | None = None
    solid: bool = True


class Compositor:
    """A stage with its cast, seen through a camera. ``seconds`` is the length of the shot."""

    def __init__(
        self,
        stage: Stage,
        casts: Sequence[Cast],
        seconds: float,
        *,
        camera: str | None = None,
        seed: int = 0,
        backdrop: int = BACKDROP,
    ) -> None:
        self.stage = stage
        self.width, self.height = round(stage.frame.width), round(stage.frame.height)
        self.camera = Camera(
            stage.frame, camera or stage.camera, seconds, _pivot(stage, casts), limits_of(stage.layers)
        )
        self.camera.keep_in_frame(
            (cast.anchor.depth, _box(cast)) for cast in casts if cast.anchor.supports in ("stand", "sit", "bust", "mount")
        )
        self._backdrop = backdrop
        self._surface = _surface(self.width, self.height)
        self._finish = Finish(self.width, self.height, stage.grade)
        self.layers = self._assemble(casts, falling(stage.weather, stage.frame, seed, ground=_splash_line(stage)))
        self.owners = tuple(dict.fromkeys(layer.owner for layer in self.layers if layer.owner))
        self._plan = self._merged() if self.camera.is_still() else self.layers

    def frame(self, t: float) -> np.ndarray:
        """The finished picture at ``t`` seconds as a (height, width, 4) BGRA array; valid until the next call."""
        view = self.camera.at(t)
        canvas = self._surface.getCanvas()
        canvas.clear(self._backdrop)
        for layer in self._plan:
            self._draw(canvas, layer, view, t)
        return self._finish.apply(self._surface.makeImageSnapshot(), view.degrees, self.camera.cover(view))

    # --- masks ------------------------------------------------------------------------------------------------------

    def masks(self, owner: str, t: float) -> tuple[np.ndarray, np.ndarray]:
        """Where that entity is visible, and where it would be if nothing stood before it.

        Both are (height, width) arrays of 0 and 255. Its shadow, reflection and steam do not count.
        """
        view = self.camera.at(t)
        surface = _surface(self.width, self.height)
        canvas = surface.getCanvas()
        canvas.clear(0)
        hide = skia.Paint(BlendMode=skia.BlendMode.kDstOut)
        whole: skia.Image | None = None
        alone = _surface(self.width, self.height)
        alone.getCanvas().clear(0)
        for layer in self.layers:
            if layer.owner == owner and layer.solid:
                self._draw(canvas, layer, view, t)
                self._draw(alone.getCanvas(), layer, view, t)
                whole = alone.makeImageSnapshot()
            elif whole is not None and layer.solid:
                canvas.saveLayer(None, hide)
                self._draw(canvas, layer, view, t)
                canvas.restore()
        if whole is None:
            nothing = np.zeros((self.height, self.width), np.uint8)
            return nothing, nothing
        return self._alpha(surface.makeImageSnapshot(), view), self._alpha(whole, view)

    def _alpha(self, image: skia.Image, view: View) -> np.ndarray:
        rolled = self._finish.roll(image, view.degrees, self.camera.cover(view))
        alpha = rolled.toarray(colorType=skia.kBGRA_8888_ColorType)[..., 3]
        return np.where(alpha >= _VISIBLE, 255, 0).astype(np.uint8)

    # --- drawing ----------------------------------------------------------------------------------------------------

    def _draw(self, canvas: skia.Canvas, layer: Drawn, view: View, t: float) -> None:
        scale, x, y = self.camera.place(view, layer.depth)
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(scale, scale)
        layer.paint(canvas, t)
        canvas.restore()

    def _assemble(self, casts: Sequence[Cast], weather: Iterable[Live]) -> list[Drawn]:
        stage = self.stage
        found: list[tuple[float, int, float, Drawn]] = []
        for layer in stage.layers:
            painted = self._prepared(layer) if isinstance(layer, Still) else layer.paint
            if painted is not None:
                found.append((layer.depth, 0, 0.0, Drawn(layer.name, layer.depth, painted)))
        for layer in weather:
            found.append((layer.depth, 2, 0.0, Drawn(layer.name, layer.depth, layer.paint, solid=False)))
        mirror_depth = next(
            (layer.depth for layer in stage.layers if stage.reflection and layer.name == stage.reflection.after), None
        )
        for cast in casts:
            mirrored = stage.reflection if mirror_depth is not None and cast.anchor.depth >= mirror_depth else None
            for name, paint, owner, solid in figure_layers(cast, stage.light, mirrored):
                depth = cast.anchor.depth
                found.append((depth, 1, cast.anchor.y, Drawn(name, depth, paint, owner, solid)))
        found.sort(key=lambda item: item[:3])
        layers = [item[3] for item in found]
        if stage.reflection is not None:
            for index, layer in enumerate(layers):
                if layer.name == stage.reflection.after:
                    layers.insert(index + 1, self._mirror(stage.reflection))
                    break
        return layers

    def _prepared(self, layer: Still) -> Callable[[skia.Canvas, float], None] | None:
        """The layer as a picture, and how to put it down; None if the camera never sees it."""
        sees = self.camera.sees(layer.depth)
        x, y, width, height = layer.bounds
        left, right = x, x + width
        if not layer.wrap:
            travel = layer.drift * self.camera.seconds
            reach = 3 * layer.blur + 2
            left = max(left, min(sees[0], sees[0] + travel) - reach)
            right = min(right, max(sees[2], sees[2] + travel) + reach)
        top, bottom = max(y, sees[1] - 3 * layer.blur - 2), min(y + height, sees[3] + 3 * layer.blur + 2)
        if right <= left or bottom <= top:
            return None
        scale = min(1.5, self.camera.greatest_zoom(layer.depth))
        if layer.blur > 3:
            scale *= 0.5  # a blur that wide leaves nothing for the other pixels to show
        image = _painted(layer, (left, top, right, bottom), scale)
        place = draw.rect(left, top, image.width() / scale, image.height() / scale)
        exact = self.camera.is_still() and scale == 1.0 and not layer.drift and float(left + top).is_integer()
        sampling = _EXACT if exact else draw.FAST

        def still(canvas: skia.Canvas, t: float) -> None:
            if layer.drift:
                canvas.translate(-layer.drift * t, 0)
            canvas.drawImageRect(image, place, sampling)

        def repeated(canvas: skia.Canvas, t: float) -> None:
            wrap = layer.wrap or 1.0
            clip = canvas.getLocalClipBounds()
            shift = (layer.drift * t) % wrap
            first = math.floor((clip.left() - (x + width) + shift) / wrap)
            last = math.ceil((clip.right() - x + shift) / wrap)
            for turn in range(first, last + 1):
                offset = turn * wrap - shift
                if x + offset + width > clip.left() and x + offset < clip.right():
                    canvas.drawImageRect(image, place.makeOffset(offset, 0), sampling)

        return repeated if layer.wrap else still

    def _merged(self) -> list[Drawn]:
        """For a camera that never moves: neighbouring painted layers as one picture."""
        fixed = {layer.name for layer in self.stage.layers if isinstance(layer, Still) and not layer.drift}
        view = self.camera.at(0)
        plan: list[Drawn] = []
        run: list[Drawn] = []

        def close() -> None:
            if len(run) > 1:
                surface = _surface(self.width, self.height)
                surface.getCanvas().clear(0)
                for layer in run:
                    self._draw(surface.getCanvas(), layer, view, 0.0)
                image = surface.makeImageSnapshot().makeRasterImage()
                plan.append(Drawn(run[0].name, 0.0, lambda canvas, t: _put(canvas, image)))
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

    def _mirror(self, reflection: Reflection) -> Drawn:
        def paint(canvas: skia.Canvas, t: float) -> None:
            line = canvas.getTotalMatrix().mapXY(0, reflection.y).y()
            if not 0 < line < self.height:
                return
            image = canvas.getSurface().makeImageSnapshot()
            canvas.save()
            canvas.resetMatrix()
            glass = skia.Paint(Alphaf=reflection.strength, BlendMode=skia.BlendMode.kScreen)
            step = 5
            for index in range(math.ceil((self.height - line) / step)):
                depth = index * step
                source = line - (depth + step) * 1.2  # a wet street is seen at an angle: its image is foreshortened
                if source < 0:
                    break
                sway = math.sin(t * 4.2 + index * 0.9) * (0.6 + 0.16 * index) * reflection.ripple
                canvas.save()
                canvas.translate(0, line + depth)
                canvas.scale(1, -1)
                canvas.drawImageRect(
                    image,
                    draw.rect(0, source, self.width, step * 1.2),
                    draw.rect(sway, -step, self.width, step),
                    draw.FAST,
                    glass,
                )
                canvas.restore()
            canvas.restore()

        return Drawn("set:reflection", 1.0, paint, solid=False)


def _put(canvas: skia.Canvas, image: skia.Image) -> None:
    canvas.save()
    canvas.resetMatrix()
    canvas.drawImage(image, 0, 0)
    canvas.restore()


def _surface(width: int, height: int) -> skia.Surface:
    info = skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    return skia.Surface.MakeRaster(info)


def _painted(layer: Still, box: tuple[float, float, float, float], scale: float) -> skia.Image:
    width = max(1, math.ceil((box[2] - box[0]) * scale))
    height = max(1, math.ceil((box[3] - box[1]) * scale))
    surface = _surface(width, height)
    canvas = surface.getCanvas()
    canvas.clear(0)
    canvas.scale(scale, scale)
    canvas.translate(-box[0], -box[1])
    layer.paint(canvas)
    image = surface.makeImageSnapshot()
    if layer.blur:
        soft = _surface(width, height)
        soft.getCanvas().clear(0)
        sigma = layer.blur * scale
        blur = skia.ImageFilters.Blur(sigma, sigma, skia.TileMode.kClamp)
        soft.getCanvas().drawImage(image, 0, 0, _EXACT, skia.Paint(ImageFilter=blur))
        image = soft.makeImageSnapshot()
    return image.makeRasterImage()


def _box(cast: Cast) -> tuple[float, float, float, float]:
    """About where a cast is, in world units. Bounds allow for every pose, so they are taken 15 % smaller."""
    bounds, anchor = cast.figure.bounds, cast.anchor
    left, right = bounds.left() * 0.85 * anchor.scale, bounds.right() * 0.85 * anchor.scale
    if cast.mirrored:
        left, right = -right, -left
    bottom = min(0.0, bounds.bottom()) * anchor.scale
    return anchor.x + left, anchor.y + bounds.top() * 0.85 * anchor.scale, anchor.x + right, anchor.y + bottom


def _pivot(stage: Stage, casts: Sequence[Cast]) -> tuple[float, float]:
    """The point a zoom closes in on: the stage's focus, at the height of the lead."""
    height = stage.frame.height
    if not casts:
        return stage.focus, height / 2
    box = _box(casts[0])
    return stage.focus, min(0.7 * height, max(0.3 * height, box[1] * 0.6 + box[3] * 0.4))


def _splash_line(stage: Stage) -> float | None:
    """The y from which drops splash: the wet ground, else a little behind the lead's feet."""
    if stage.reflection is not None:
        return stage.reflection.y
    lead = stage.anchors.get("lead")
    return lead.y - 0.08 * stage.frame.height if lead and lead.supports == "stand" else None

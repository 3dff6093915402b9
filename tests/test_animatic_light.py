"""The light of a scene on its figures: shadows thrown away from it, rims on its side, snow on what points upwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pytest
import skia

from core.generation.animatic import draw
from core.generation.animatic.casting import produce
from core.generation.animatic.compositor import Compositor, compositor_for
from core.generation.animatic.draw import Point
from core.generation.animatic.figures import lit_by
from core.generation.animatic.light import directed, glare
from core.generation.animatic.stage import (
    FRAMES,
    Anchor,
    Brief,
    Cast,
    Emission,
    Grade,
    Light,
    Offset,
    Pose,
    Stage,
    Still,
)
from core.generation.scene import Entity, Scene, Shape, Shot

NEUTRAL = Grade(contrast=1.0, saturation=1.0, bloom=0.0, vignette=0.0)
FRAME = FRAMES[Shape.LANDSCAPE]
FROM_RIGHT = Light(left=("#203050", 0.3), right=("#fff0c0", 0.5), shadow=0.5)
FROM_LEFT = Light(left=("#fff0c0", 0.5), right=("#203050", 0.3), shadow=0.5)
FEET = 360


class Post:
    """A plain grey post."""

    bounds = skia.Rect.MakeLTRB(-30, -160, 30, 4)
    emits: Emission | None = None

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        canvas.drawRect(draw.rect(-20, -150, 40, 150), draw.fill("#808080"))

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        return (0.0, -80.0)


def post(x: float = 0.0, motion: Callable[[float], Offset] | None = None) -> Cast:
    return Cast(Entity(id="post-1", concept="post"), Post(), Anchor(x, FEET, motion=motion), lambda t: Pose())


def brief(time: str = "day", weather: str = "clear") -> Brief:
    return Brief(FRAME, "meadow", None, time, weather, None, None, 1, 5.0)


def shown(light: Light, cast: Cast | None, t: float = 0.0) -> np.ndarray:
    """The luma of a frame with an even, light ground."""
    around = (-700, -150, 1400, 800)
    ground = Still("set:ground", 0.5, around, lambda canvas: canvas.drawColor(0xFFC8C8C8))
    stage = Stage(FRAME, [ground], {"lead": Anchor(0, FEET)}, light=light, grade=NEUTRAL)
    picture = Compositor(stage, [cast] if cast else [], 5.0, camera="static").frame(t)
    luma: np.ndarray = picture[..., :3].astype(float) @ np.array([0.114, 0.587, 0.299])
    return luma


def shade(light: Light, cast: Cast, t: float = 0.0) -> np.ndarray:
    """How much darker each pixel below the feet is than the bare ground."""
    darker: np.ndarray = shown(light, None, t) - shown(light, cast, t)
    darker[: FEET + 2] = 0
    return darker


@pytest.mark.parametrize(("light", "side"), [(FROM_RIGHT, -1), (FROM_LEFT, 1)])
def test_a_shadow_lies_on_the_side_away_from_the_light(light: Light, side: int) -> None:
    darker = shade(directed(light, brief("sunset"), None), post())
    left, right = darker[:, :380].sum(), darker[:, 452:].sum()
    assert (right - left) * side > 20_000
    assert abs(right - left) > 5 * min(left, right)


def test_a_low_sun_makes_longer_shadows_and_an_overcast_sky_short_ones() -> None:
    def length(time: str, weather: str = "clear") -> int:
        dark = shade(directed(FROM_RIGHT, brief(time, weather), None), post()) > 6
        return int(416 - np.flatnonzero(dark.any(axis=0))[0])

    assert length("sunset") > 1.6 * length("day")
    assert length("dawn") > length("day")
    assert length("day", "rain") < 0.75 * length("day")


def test_light_from_above_leaves_the_shadow_at_the_feet() -> None:
    even = Light(left=("#ffd0a0", 0.2), right=("#ffd0a0", 0.2), shadow=0.5)
    across, near = directed(even, brief("night"), None).throw or (9.0, 9.0)
    assert abs(across) < 0.2
    assert near < 0.2


def test_what_a_set_says_of_its_light_is_kept() -> None:
    own = Light(throw=(0.9, 0.1), crown=("#ff00ff", 0.5))
    assert directed(own, brief("sunset", "snow"), "snow") == own


def test_a_shadow_stays_on_the_ground_when_its_figure_leaves_it() -> None:
    lifted = post(motion=lambda t: Offset(dy=-90.0 * t))
    light = directed(FROM_RIGHT, brief("day"), None)
    standing, jumping = shade(light, lifted, 0.0), shade(light, lifted, 1.0)
    assert jumping.sum() > 0.3 * standing.sum()
    centre = [float((darker.sum(axis=0) * np.arange(832)).sum() / darker.sum()) for darker in (standing, jumping)]
    assert centre[1] < centre[0] - 20  # it moves away from the light
    assert jumping[FEET + 2 : FEET + 5, 405:427].mean() < standing[FEET + 2 : FEET + 5, 405:427].mean()


def test_the_contour_towards_the_light_shines() -> None:
    rows = slice(FEET - 110, FEET - 40)
    picture = shown(FROM_RIGHT, post())[rows]
    edge, inside, other = picture[:, 432:435].mean(), picture[:, 424:427].mean(), picture[:, 397:400].mean()
    assert edge > inside + 12
    assert edge > other + 40


def test_snow_lies_on_what_points_upwards_where_it_falls() -> None:
    for falling, most in (("snow", 255), (None, 200)):
        light = directed(FROM_RIGHT, brief("day", "snow"), falling)
        top = shown(light, post())[FEET - 149 : FEET - 147, 402:430].mean()
        assert (top > 235) == (falling == "snow"), most
    light = directed(FROM_RIGHT, brief("day", "snow"), "snow")
    assert shown(light, post())[FEET - 80 : FEET - 60, 405:424].mean() < 200


def test_snow_does_not_lie_on_what_burns() -> None:
    fire = post()
    fire.figure.emits = Emission("#ff8a30", 0.9, 500.0)  # type: ignore[attr-defined]
    light = directed(FROM_RIGHT, brief("day", "snow"), "snow")
    assert shown(light, fire)[FEET - 149 : FEET - 147, 402:430].mean() < 200


def test_a_floating_thing_is_mirrored_in_the_water_below_its_line() -> None:
    floating = post()
    floating.anchor = Anchor(0, FEET, supports="water")
    bare = shown(FROM_RIGHT, None)
    mirrored = np.abs(shown(FROM_RIGHT, floating) - bare)[FEET + 3 : FEET + 40, 400:432]
    far = np.abs(shown(FROM_RIGHT, floating) - bare)[FEET + 3 : FEET + 40, 500:600]
    assert mirrored.mean() > 8
    assert far.max() < 1


def test_a_fire_by_night_throws_shadows_away_from_itself_and_none_by_day() -> None:
    fire = Cast(Entity(id="fire-1", concept="campfire"), Post(), Anchor(120, FEET), lambda t: Pose())
    fire.figure.emits = Emission("#ff8a30", 0.9, 500.0)  # type: ignore[attr-defined]
    dim = directed(Light(left=("#8090c0", 0.2), right=("#101830", 0.3)), brief("night"), None)
    assert (dim.throw or (0, 0))[0] > 0
    beside_fire = lit_by(dim, post(0.0), [fire]).throw or (0, 0)
    assert beside_fire[0] < 0
    assert beside_fire[0] == -((lit_by(dim, post(240.0), [fire]).throw or (0, 0))[0])
    bright = Light(left=("#ffffff", 0.95), right=("#101830", 0.3), throw=(0.6, 0.2))
    assert lit_by(bright, post(0.0), [fire]).throw == (0.6, 0.2)


def test_brightness_of_a_side_is_its_luma_times_its_strength() -> None:
    assert glare(None) == 0
    assert glare(("#ffffff", 0.5)) == pytest.approx(0.5)
    assert glare(("#000000", 1.0)) == 0


@pytest.mark.parametrize("shape", list(Shape))
def test_in_a_real_scene_the_shadow_falls_away_from_the_painted_sun(shape: Shape) -> None:
    shot = Shot(
        setting="desert", time_of_day="sunset", entities=(Entity(id="robot-1", concept="robot"),), camera="static"
    )
    compositor = compositor_for(produce(Scene(prompt="a", shape=shape, shots=(shot,)), 0, 5.0), 0)
    picture = compositor.frame(0.0)[..., :3].astype(int)
    sky = picture[: round(0.55 * picture.shape[0])].min(axis=2)
    sun = np.flatnonzero((sky > 200).any(axis=0)).mean()
    throw = compositor.stage.light.throw
    assert throw is not None
    assert (sun - picture.shape[1] / 2) * throw[0] < 0

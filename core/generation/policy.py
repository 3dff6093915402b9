"""What may be asked for: checks on a command before anything is stored. Each "no" is a Refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import Refusal
from core.generation.scene import MAX_SECONDS, MAX_SEED, MIN_SECONDS, Shape
from core.generation.typed import MAX_PROMPT as MAX_PROMPT
from core.generation.typed import clean_prompt as clean_prompt
from core.generation.typed import says_something as says_something
from core.wording import N_

if TYPE_CHECKING:
    from core.app import App

DISK_FULL = N_(
    "The disk of this studio is nearly full, so no new clips can be made. Its operator has to free some space."
)


def check_size(app: App, shape: Shape, seconds: int, seed: int | None) -> None:
    """Refusal for a shape, length or seed that can't be rendered."""
    if shape not in app.capabilities.sizes:
        names = ", ".join(app.capabilities.sizes)
        raise Refusal(N_("This engine can't make that shape. Choose one of: {names}."), names=names)
    longest = min(MAX_SECONDS, app.capabilities.max_seconds)
    if not MIN_SECONDS <= seconds <= longest:
        raise Refusal(
            N_("A clip can be {shortest} to {longest} seconds long. Choose a length in between."),
            shortest=MIN_SECONDS,
            longest=longest,
        )
    if seed is not None and not 0 <= seed <= MAX_SEED:
        raise Refusal(
            N_("The seed has to be a whole number from 0 to {limit}. Leave it out for a surprise."), limit=MAX_SEED
        )


def check_disk(app: App) -> None:
    """Refusal while the machine has too little space left for another clip."""
    if app.media.free_mb() < app.settings.min_free_mb:
        raise Refusal(DISK_FULL)


def check_quota(app: App, under_way: int) -> None:
    """Refusal for a member who has too many jobs under way."""
    if under_way >= app.settings.max_waiting:
        raise Refusal(
            N_(
                "You already have {limit} clips in the making, the most at once. Wait for one to finish, or cancel one."
            ),
            limit=app.settings.max_waiting,
        )

"""A clip's row as the event that tells of it, for whoever posts it and whoever reads it again."""

from __future__ import annotations

from core.events import ClipReady
from core.generation.scene import is_blank
from core.tables import ClipRow, JobRow


def ready(
    clip: ClipRow,
    job: JobRow,
    parent: ClipRow | None,
    other: ClipRow | None = None,
    *,
    author_user: str | None = None,
    inspired: int = 0,
) -> ClipReady:
    """The event of a clip. ``author_user`` is set when its author is to be notified; deleted parents are named no more.

    ``inspired`` is how many clips were made out of it.
    """
    living = parent is not None and parent.deleted_at is None
    return ClipReady(
        job_id=clip.job_id,
        language=job.language,
        clip_id=clip.id,
        prompt=clip.prompt,
        author=clip.author,
        author_user=author_user,
        video=clip.video,
        poster=clip.poster,
        width=clip.width,
        height=clip.height,
        seconds=clip.seconds,
        seed=clip.seed,
        unresolved=tuple(clip.scene["unresolved"]),
        blank=is_blank(clip.scene),
        notes=tuple((sentence, values) for sentence, values in clip.notes),
        parent=clip.parent_id,
        parent_prompt=parent.prompt if parent and living else "",
        parent_author=parent.author if parent and living else "",
        other_prompt=other.prompt if other and other.deleted_at is None else "",
        how=clip.how,
        change=tuple(clip.change),
        inspired=inspired,
        remixable=clip.remixable,
    )

"""Chats that get another id, as a Telegram group does when it becomes a supergroup: what was made there goes along."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import structlog
from sqlmodel import col, or_, select

from core.people import Address, Platform
from core.tables import ClipRow, DeliveryRow, DeliveryState, JobRow

if TYPE_CHECKING:
    from core.app import App

log = structlog.get_logger()

UNSENT = (DeliveryState.PENDING, DeliveryState.UNKNOWN)


async def follow(app: App, platform: Platform, old: str, new: str) -> None:
    """Give everything that belongs to a community its new id. Doing it twice changes nothing.

    Messages have other numbers there, so what was remembered of them is forgotten: clips under way are posted in messages of their own.
    """
    async with app.database.begin() as session:
        jobs = (
            await session.exec(
                select(JobRow)
                .where(
                    JobRow.platform == platform,
                    or_(
                        col(JobRow.address)["channel"].as_string() == old,
                        col(JobRow.address)["community"].as_string() == old,
                    ),
                )
                .with_for_update()
            )
        ).all()
        for job in jobs:
            job.address, job.status_message = _moved(job.address, old, new), None
            unsent = select(DeliveryRow).where(DeliveryRow.job_id == job.id, col(DeliveryRow.state).in_(UNSENT))
            for row in await session.exec(unsent.with_for_update()):
                row.address = _moved(row.address, old, new)
            for clip in await session.exec(select(ClipRow).where(ClipRow.job_id == job.id).with_for_update()):
                clip.channel, clip.message = new, None
    log.info("chat.moved", platform=platform, old=old, new=new, jobs=len(jobs))


def _moved(address: dict[str, object], old: str, new: str) -> dict[str, object]:
    place = Address.from_json(address)
    community = new if place.community == old else place.community
    return replace(place, channel=new, community=community, reply_to=None).as_json()

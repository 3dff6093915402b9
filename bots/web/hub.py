"""The open pages: who is looking right now, and the postman that tells them. Nothing is kept here: a page that missed something reads
the rows again."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from aiohttp import WSCloseCode, web

from bots.web.render import Message, Viewer, render
from core import feed
from core.app import App
from core.delivery import Parcel
from core.events import ClipReady, JobProgressed
from core.feed import Entry
from core.people import Address, Platform

log = structlog.get_logger()

BACKLOG = 500
"""Messages that a page may be behind. One that is further behind is cut off; it comes back and reads the rows."""


class Line:
    """One open page."""

    def __init__(self, viewer: Viewer, socket: web.WebSocketResponse) -> None:
        self.viewer = viewer
        self.socket = socket
        self._waiting: asyncio.Queue[Message | None] = asyncio.Queue(BACKLOG + 1)

    def offer(self, entry: Entry) -> None:
        if self._waiting.qsize() < BACKLOG:
            self._waiting.put_nowait(render(entry, self.viewer))
        elif self._waiting.qsize() == BACKLOG:
            self._waiting.put_nowait(None)

    async def pump(self) -> None:
        """Send what was offered until the page is gone or too far behind."""
        while (message := await self._waiting.get()) is not None:
            try:
                await self.socket.send_json(message)
            except ConnectionError:
                return
        log.info("web.cut_off", member=self.viewer.member.id)
        await self.socket.close(code=WSCloseCode.TRY_AGAIN_LATER)


class Hub:
    """All open pages of this server."""

    def __init__(self) -> None:
        self._lines: set[Line] = set()

    @contextmanager
    def line(self, viewer: Viewer, socket: web.WebSocketResponse) -> Iterator[Line]:
        """A page's line while it is open. What happens from now on is kept for it until it is pumped."""
        line = Line(viewer, socket)
        self._lines.add(line)
        try:
            yield line
        finally:
            self._lines.discard(line)

    def broadcast(self, entry: Entry) -> None:
        for line in self._lines:
            line.offer(entry)

    async def close(self) -> None:
        """Send every page away; they will try to come back."""
        for line in [line for line in self._lines if line.socket.prepared]:
            await line.socket.close(code=WSCloseCode.GOING_AWAY)


class WebPostman:
    """Posts by telling the open pages. A page can be drawn from the rows at any time, so telling them is all there is to it and
    telling them twice changes nothing."""

    platform: Platform = "web"
    edit_gap = 0.25

    def __init__(self, app: App, hub: Hub) -> None:
        self._app = app
        self._hub = hub

    async def deliver(self, parcel: Parcel) -> str | None:
        entry = await feed.about(self._app, parcel.event)
        if entry is not None:
            self._hub.broadcast(entry)
        return parcel.event.clip_id if isinstance(parcel.event, ClipReady) else parcel.event.job_id

    async def reconcile(self, parcel: Parcel) -> str | None:
        return await self.deliver(parcel)

    async def show_progress(self, address: Address, status_message: str, event: JobProgressed) -> None:
        entry = await feed.about(self._app, event)
        if entry is not None and entry.under_way:
            self._hub.broadcast(entry)

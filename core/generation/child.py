"""Rendering in a child process that can be killed at any moment.

The child speaks JSON lines: a request on its standard input, progress and one result on its standard output. It loads its engine
once and renders many clips. It ends itself when its input closes, so it never outlives a worker that was killed.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
import threading
import traceback
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import structlog

from core.errors import Refusal
from core.generation.engine import Engine, RenderedClip, RenderRequest
from core.generation.scene import Scene

log = structlog.get_logger()

LINE_LIMIT = 1 << 20
START_SECONDS = 60.0


class EngineFault(Exception):
    """The engine raised something unexpected, or its process died. The text is for the log."""


class RenderChild:
    """The parent's end: starts the child when needed, and again after it died. One render at a time."""

    def __init__(self, command: Sequence[str]) -> None:
        """``command`` starts a process that calls `serve`; `command_for` gives it for an engine's name."""
        self.command = command
        self._process: asyncio.subprocess.Process | None = None

    async def warm_up(self) -> None:
        """Start the process and wait until its engine is loaded."""
        await self._ready()

    async def render(
        self, request: RenderRequest, on_progress: Callable[[float, str], Awaitable[None]], limit: float
    ) -> RenderedClip:
        """Render one clip.

        Raises Refusal for what the engine refuses, EngineFault for a fault and TimeoutError after ``limit`` seconds. On
        cancellation the child is killed.
        """
        process = await self._ready()
        assert process.stdin is not None
        assert process.stdout is not None
        order = {"scene": request.scene.model_dump(mode="json"), "folder": str(request.folder), "masks": request.masks}
        finished = False
        try:
            async with asyncio.timeout(limit):
                process.stdin.write(json.dumps(order).encode() + b"\n")
                await process.stdin.drain()
                while True:
                    answer = await self._line(process)
                    if "share" in answer:
                        await on_progress(answer["share"], answer["phase"])
                        continue
                    finished = True
                    return _result(answer)
        except (BrokenPipeError, ConnectionResetError) as error:
            raise EngineFault(f"the render process died: {error!r}") from error
        finally:
            if not finished:
                await self.close()

    async def close(self) -> None:
        """Kill the child and wait for its end."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        # Shielded: a cancelled caller must not leave a zombie behind.
        await asyncio.shield(process.wait())

    async def _ready(self) -> asyncio.subprocess.Process:
        if self._process is not None and self._process.returncode is None:
            return self._process
        self._process = await asyncio.create_subprocess_exec(
            *self.command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=LINE_LIMIT,
            start_new_session=True,  # Ctrl-C in a terminal goes to the worker, which decides
        )
        try:
            async with asyncio.timeout(START_SECONDS):
                hello = await self._line(self._process)
        except BaseException:
            await self.close()
            raise
        log.debug("child.ready", engine=hello.get("ready"), pid=self._process.pid)
        return self._process

    async def _line(self, process: asyncio.subprocess.Process) -> dict[str, Any]:
        assert process.stdout is not None
        line = await process.stdout.readline()
        if not line:
            code = await process.wait()
            raise EngineFault(f"the render process ended with code {code}")
        answer: dict[str, Any] = json.loads(line)
        return answer


def command_for(engine: str) -> list[str]:
    """How to start the child for an engine."""
    return [sys.executable, "-m", "core.generation.child", engine]


def _result(answer: dict[str, Any]) -> RenderedClip:
    if "refusal" in answer:
        raise Refusal(answer["refusal"], **answer["values"])
    if "fault" in answer:
        raise EngineFault(answer["fault"])
    clip = dict(answer["clip"])
    return RenderedClip(**{**clip, "video": Path(clip["video"]), "poster": Path(clip["poster"])})


def serve(load: Callable[[], Engine]) -> None:
    """The child's end: load an engine and render until the input closes."""
    # Whatever a library prints must not get between the lines of the protocol.
    wire = os.fdopen(os.dup(1), "w", buffering=1, encoding="utf-8")
    os.dup2(2, 1)

    def tell(answer: dict[str, Any]) -> None:
        try:
            wire.write(json.dumps(answer) + "\n")
        except BrokenPipeError:
            os._exit(0)

    engine = load()
    orders: SimpleQueue[str] = SimpleQueue()
    threading.Thread(target=_read_orders, args=(orders,), daemon=True).start()
    tell({"ready": engine.name})
    while True:
        order = json.loads(orders.get())
        request = RenderRequest(Scene.model_validate(order["scene"]), Path(order["folder"]), order["masks"])
        try:
            clip = engine.render(request, lambda share, phase: tell({"share": share, "phase": phase}))
        except Refusal as refusal:
            tell({"refusal": refusal.sentence, "values": refusal.values})
        except Exception:  # the boundary of the process: the parent logs it and counts the fault
            tell({"fault": traceback.format_exc()})
        else:
            tell({"clip": asdict(clip) | {"video": str(clip.video), "poster": str(clip.poster)}})


def _read_orders(orders: SimpleQueue[str]) -> None:
    for line in sys.stdin:
        orders.put(line)
    os._exit(0)  # the worker is gone, even if a render is under way


if __name__ == "__main__":
    from core.generation.engines import load_engine

    serve(lambda: load_engine(sys.argv[1]))

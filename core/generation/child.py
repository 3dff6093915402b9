"""Rendering in a child process that can be killed at any moment.

The child speaks JSON lines. On its standard input come orders, each of one or several requests to be rendered in one go, and words that
one of them is wanted no more; on its standard output go progress and one outcome for each request, each with the number of its order. It
loads its engine once and renders many clips. It ends itself when its input closes, so it never outlives a worker that was killed.

Orders are drawn one at a time. An engine whose clips are finished beside the drawing says when an order is drawn: from then on the next one may come.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import structlog

from core.errors import Refusal
from core.generation.engine import RenderedClip, RenderRequest, Stopped
from core.generation.orders import order_as_json
from core.settings import Settings

log = structlog.get_logger()

LINE_LIMIT = 1 << 22
START_SECONDS = 60.0
GPU_START_SECONDS = 600.0
"""The libraries alone may take a minute to import from a slow disk, and weights are checked file by file."""
LEAVE_SECONDS = 10.0
"""How long a child may take to give up an order while another one is under way, before it is killed with both."""

OnProgress = Callable[[int, float, str], Awaitable[None]]
"""Awaited with the number of the request in its order, the share done and the phase."""


class EngineFault(Exception):
    """The engine raised something unexpected, or its process died. The text is for the log."""


Outcome = RenderedClip | Refusal | EngineFault | Stopped


def _nothing() -> None:
    """For whoever needs not know when an order is drawn."""


async def _ignored(_number: int, _share: float, _phase: str) -> None:
    """For whoever needs not know how an order gets on."""


@dataclass(eq=False)
class _Order:
    """Requests under way, or waiting for their turn: then ``process`` is None. ``answers`` are what the child has said and nobody looked at yet."""

    requests: Sequence[RenderRequest]
    process: asyncio.subprocess.Process | None = None
    answers: asyncio.Queue[dict[str, Any] | EngineFault] = field(default_factory=asyncio.Queue)
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    stopped: set[int] = field(default_factory=set)
    draws: bool = False
    left: bool = False
    over: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def complete(self) -> bool:
        return len(self.outcomes) == len(self.requests)


class RenderChild:
    """The worker's end: starts the child when needed, and again after it died."""

    def __init__(
        self, command: Sequence[str], *, start_seconds: float = START_SECONDS, idle_seconds: float | None = None
    ) -> None:
        """``command`` starts a process that calls `core.generation.serving.serve`; `child_for` knows it.

        A child that takes longer than ``start_seconds`` to load its engine is given up; one that has nothing to do for ``idle_seconds``
        ends, which gives the memory that its engine holds back.
        """
        self.command = command
        self.batch = 1
        """How many requests the engine renders in one go; known once it was loaded."""
        self.films = False
        """Whether it wants the clip that a render starts from."""
        self._start_seconds, self._idle_seconds = start_seconds, idle_seconds
        self._process: asyncio.subprocess.Process | None = None
        self._reader: asyncio.Task[None] | None = None
        self._numbers = count(1)
        self._orders: dict[int, _Order] = {}
        self._drawing = asyncio.Lock()
        self._rest: asyncio.TimerHandle | None = None
        self._closing: asyncio.Task[None] | None = None

    async def warm_up(self) -> None:
        """Start the process and wait until its engine is loaded. Raises Refusal if it says that it can't, EngineFault if it dies."""
        async with self._drawing:
            await self._ready()
        self._rest_soon()

    async def render(
        self,
        requests: Sequence[RenderRequest],
        on_progress: OnProgress,
        limit: float,
        on_drawn: Callable[[], None] = _nothing,
        *,
        alone: bool = False,
    ) -> list[Outcome]:
        """Render requests in one go; gives an outcome for each, in their order.

        Waits for its turn while another order is drawn. ``on_drawn`` is called when the next order may come although this one isn't over, if that ever is so. An order
        that is to be ``alone`` begins when all others are over and is over before the next one begins.

        Raises EngineFault when the process dies, Refusal when it can't be started and TimeoutError after ``limit`` seconds. On cancellation the
        child is killed, unless it is busy with another order too and gives this one up by itself within `LEAVE_SECONDS`.
        """
        number, order = next(self._numbers), _Order(requests)
        self._orders[number] = order
        try:
            await self._turn(order, alone)
            if len(order.stopped) == len(requests):
                return [Stopped() for _ in requests]
            order.process = await self._ready()
            async with asyncio.timeout(limit):
                await _send(order.process, order_as_json(number, requests))
                for stopped in sorted(order.stopped):
                    await _send(order.process, _stop(number, stopped))
                await self._follow(order, on_progress, None if alone else on_drawn)
        except (BrokenPipeError, ConnectionResetError) as error:
            raise EngineFault(f"the render process died: {error!r}") from error
        finally:
            try:
                if order.process is not None and not order.complete:
                    await self._leave(number, order, order.process)
            finally:
                self._let_go(order)
                del self._orders[number]
                order.over.set()
                self._rest_soon()
        return [order.outcomes[number] for number in range(len(requests))]

    def stop(self, request: RenderRequest) -> None:
        """Say that a request, this very object, is wanted no more: its outcome will be Stopped, within one step of the engine."""
        for number, order in self._orders.items():
            for index in (index for index, one in enumerate(order.requests) if one is request):
                order.stopped.add(index)
                self._say_stop(number, order, index)

    async def close(self) -> None:
        """Kill the child and wait for its end."""
        await self._stay()
        if self._process is not None:
            await self._end(self._process)

    # --- an order's way ---------------------------------------------------------------------------------------------

    async def _turn(self, order: _Order, alone: bool) -> None:
        """Wait until no other order is drawn; with ``alone``, until none is under way."""
        await self._drawing.acquire()
        order.draws = True
        for other in list(self._orders.values()) if alone else ():
            if other.process is not None:
                await other.over.wait()

    def _let_go(self, order: _Order) -> None:
        if order.draws:
            order.draws = False
            self._drawing.release()

    async def _follow(self, order: _Order, on_progress: OnProgress, on_drawn: Callable[[], None] | None) -> None:
        """Hear what becomes of an order until it is complete. Raises EngineFault when its process has ended."""
        while not order.complete:
            answer = await order.answers.get()
            if isinstance(answer, EngineFault):
                raise answer
            if "drawn" in answer:
                if on_drawn is not None:
                    self._let_go(order)
                    on_drawn()
            elif "share" in answer:
                await on_progress(answer["of"], answer["share"], answer["phase"])
            else:
                order.outcomes[answer["of"]] = _outcome(answer)

    async def _leave(self, number: int, order: _Order, process: asyncio.subprocess.Process) -> None:
        """Give up an order that isn't complete: its process is killed, but not before it had time to stop, if it has others under way."""
        order.left = True
        try:
            if process is self._process and any(
                one.process is process and not one.left for one in self._orders.values()
            ):
                for index in range(len(order.requests)):
                    self._say_stop(number, order, index)
                with contextlib.suppress(TimeoutError, EngineFault):
                    await asyncio.wait_for(self._follow(order, _ignored, _nothing), LEAVE_SECONDS)
        finally:
            if not order.complete:
                await self._end(process)

    def _say_stop(self, number: int, order: _Order, index: int) -> None:
        if order.process is not None and order.process.stdin is not None:
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                order.process.stdin.write(_stop(number, index))

    # --- idling -----------------------------------------------------------------------------------------------------

    def _rest_soon(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
        if self._idle_seconds is not None and self._process is not None and not self._orders:
            self._rest = asyncio.get_running_loop().call_later(self._idle_seconds, self._unload, self._process)

    async def _stay(self) -> None:
        """No rest for now; one that has begun is waited for."""
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None
        if self._closing is not None:
            # Not awaited itself: a cancelled caller would cancel it, and whoever comes next would seem to be cancelled too.
            await asyncio.wait({self._closing})
            self._closing = None

    def _unload(self, process: asyncio.subprocess.Process) -> None:
        log.info("child.unloaded", idle_seconds=self._idle_seconds)
        self._closing = asyncio.get_running_loop().create_task(self._end(process))

    # --- the line ---------------------------------------------------------------------------------------------------

    async def _ready(self) -> asyncio.subprocess.Process:
        await self._stay()
        if self._process is not None:
            return self._process
        process = await asyncio.create_subprocess_exec(
            *self.command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=LINE_LIMIT,
            start_new_session=True,  # Ctrl-C in a terminal goes to the worker, which decides
        )
        self._process = process
        try:
            async with asyncio.timeout(self._start_seconds):
                hello = await _line(process)
        except BaseException:
            await self._end(process)
            raise
        if "refusal" in hello:
            await self._end(process)
            raise Refusal(hello["refusal"], **hello["values"])
        self.batch, self.films = hello["batch"], hello["films"]
        log.debug("child.ready", engine=hello["ready"], overlaps=hello["overlaps"], pid=process.pid)
        self._reader = asyncio.create_task(self._listen(process))
        return process

    async def _listen(self, process: asyncio.subprocess.Process) -> None:
        """Give each answer to its order, until the process ends: then whatever is under way in it has failed."""
        try:
            while True:
                answer = await _line(process)
                order = self._orders.get(answer["order"])
                if order is not None:
                    order.answers.put_nowait(answer)
        except EngineFault as fault:
            await self._end(process, fault)
        except Exception as error:  # the boundary to another process: what it says may be anything
            await self._end(process, EngineFault(f"the render process can't be understood: {error!r}"))

    async def _end(self, process: asyncio.subprocess.Process, fault: EngineFault | None = None) -> None:
        """Kill a process, unless it is dead already, and wait for its end. Its orders fail."""
        if process is self._process:
            self._process, reader, self._reader = None, self._reader, None
            for order in self._orders.values():
                if order.process is process:
                    order.answers.put_nowait(fault or EngineFault("the render process was ended"))
            if reader is not None and reader is not asyncio.current_task():
                reader.cancel()
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        # Shielded: a cancelled caller must not leave a zombie behind.
        await asyncio.shield(process.wait())


def _stop(number: int, index: int) -> bytes:
    """A word that a request of an order is wanted no more, as a line."""
    return json.dumps({"stop": index, "order": number}).encode() + b"\n"


async def _send(process: asyncio.subprocess.Process, line: bytes) -> None:
    assert process.stdin is not None
    process.stdin.write(line)
    await process.stdin.drain()


async def _line(process: asyncio.subprocess.Process) -> dict[str, Any]:
    assert process.stdout is not None
    line = await process.stdout.readline()
    if not line:
        code = await process.wait()
        cause = f"signal {signal.Signals(-code).name}" if code < 0 else f"code {code}"
        raise EngineFault(f"the render process ended with {cause}")
    answer: dict[str, Any] = json.loads(line)
    return answer


def child_for(settings: Settings) -> RenderChild:
    """The child that renders as the settings say."""
    wanted = {"engine": settings.engine, "model": settings.model, "models_dir": str(settings.models_folder)}
    command = [sys.executable, "-m", "core.generation.serving", json.dumps(wanted | {"gpu": settings.gpu})]
    if settings.engine == "animatic":
        return RenderChild(command)
    return RenderChild(command, start_seconds=GPU_START_SECONDS, idle_seconds=settings.idle_seconds)


def _outcome(answer: dict[str, Any]) -> Outcome:
    if "refusal" in answer:
        return Refusal(answer["refusal"], **answer["values"])
    if "fault" in answer:
        return EngineFault(answer["fault"])
    if "stopped" in answer:
        return Stopped()
    clip = dict(answer["clip"])
    return RenderedClip(**{**clip, "video": Path(clip["video"]), "poster": Path(clip["poster"])})

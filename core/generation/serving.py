"""The child's end of rendering in a process of its own: reads orders, carries them out, and tells how it gets on.

How the two ends speak is told in `core.generation.child`. Where the engine can, what was drawn is finished in a thread of its own while the
next is drawn: at most one group of clips is being finished at any time, so no more than two are in memory.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import traceback
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import asdict
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from core.errors import Refusal
from core.generation.engine import Engine, Finish, Progress, RenderedClip, RenderRequest, StagedEngine, Stopped
from core.generation.orders import request_from_json

LOOK_SECONDS = 0.2
"""How often it is looked whether a clip that waits to be finished is still wanted."""


class _Line:
    """What goes to the worker and comes from it. ``orders`` are those not yet begun."""

    def __init__(self) -> None:
        # Whatever a library prints must not get between the lines of the protocol.
        self._wire = os.fdopen(os.dup(1), "w", buffering=1, encoding="utf-8")
        os.dup2(2, 1)
        self._one_at_a_time = threading.Lock()
        self._stopped: set[tuple[int, int]] = set()
        self.orders: SimpleQueue[dict[str, Any]] = SimpleQueue()

    def tell(self, order: int, answer: Mapping[str, Any]) -> None:
        """Say something about an order, from any thread."""
        self._write({"order": order, **answer})

    def greet(self, hello: Mapping[str, Any]) -> None:
        """The first line: what the engine is and can do, or why there is none."""
        self._write(hello)

    def _write(self, answer: Mapping[str, Any]) -> None:
        try:
            with self._one_at_a_time:
                self._wire.write(json.dumps(answer) + "\n")
        except BrokenPipeError:
            os._exit(0)

    def listen(self) -> None:
        """Take what comes in until the line closes, which ends the process: the worker is gone, even if a render is under way."""
        for line in sys.stdin:
            heard = json.loads(line)
            if "stop" in heard:
                self._stopped.add((heard["order"], heard["stop"]))
            else:
                self.orders.put(heard)
        os._exit(0)

    def still_wanted(self, order: int, number: int) -> None:
        """Raises Stopped once a request is wanted no more."""
        if (order, number) in self._stopped:
            raise Stopped

    def progress(self, order: int, number: int) -> Progress:
        """Tells how a request gets on; raises Stopped once it is wanted no more."""

        def told(share: float, phase: str) -> None:
            self.still_wanted(order, number)
            self.tell(order, {"of": number, "share": share, "phase": phase})

        return told


def serve(load: Callable[[], Engine]) -> None:
    """Load an engine and carry out orders until the input closes."""
    line = _Line()
    try:
        engine = load()
    except Refusal as refusal:
        line.greet(_failure(refusal))
        return
    threading.Thread(target=line.listen, daemon=True).start()
    can = engine.capabilities
    beside = _Beside() if can.overlaps and isinstance(engine, StagedEngine) else None
    line.greet({"ready": engine.name, "batch": can.batch, "films": can.films, "overlaps": beside is not None})
    while True:
        order = line.orders.get()
        _carry_out(engine, line, beside, order["order"], [request_from_json(request) for request in order["render"]])


class _Beside:
    """The thread in which clips are finished beside the drawing, one after the other."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, "finishing")
        self._last: Future[None] | None = None

    def free_within(self, seconds: float) -> bool:
        """Wait for what is being finished, that long at most; true when nothing is."""
        return self._last is None or not wait([self._last], seconds).not_done

    def begin(self, work: Callable[[], None]) -> None:
        self._last = self._pool.submit(_or_end, work)


def _or_end(work: Callable[[], None]) -> None:
    """What nobody expects ends the process, as it would outside of a thread: its orders fail, instead of never being over."""
    try:
        work()
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def _carry_out(
    engine: Engine, line: _Line, beside: _Beside | None, order: int, requests: Sequence[RenderRequest]
) -> None:
    """Draw an order, group by group, and have each finished: at once, or beside what is drawn next."""
    groups = _groups(engine, requests)
    for numbers in groups:
        drawn = _draw(engine, line, order, requests, numbers)
        if beside is None:
            _finish(line, order, drawn)
            continue
        while drawn and not beside.free_within(LOOK_SECONDS):
            drawn = _still_wanted(line, order, drawn)
        if numbers is groups[-1]:
            line.tell(order, {"drawn": True})
        if drawn:
            beside.begin(partial(_finish, line, order, drawn))


def _groups(engine: Engine, requests: Sequence[RenderRequest]) -> list[list[int]]:
    """The numbers of the requests that go together."""
    if not isinstance(engine, StagedEngine):
        return [[number] for number in range(len(requests))]
    groups: list[list[int]] = []
    open_groups: dict[Any, list[int]] = {}
    for number, request in enumerate(requests):
        key = engine.batch_key(request)
        group = open_groups.get(key) if key is not None else None
        if group is None or len(group) >= engine.capabilities.batch:
            group = []
            groups.append(group)
            open_groups[key] = group
        group.append(number)
    return groups


def _draw(
    engine: Engine, line: _Line, order: int, requests: Sequence[RenderRequest], numbers: Sequence[int]
) -> dict[int, Finish]:
    """Draw some requests of an order. Gives what there is to finish, by number; tells of the others what became of them."""
    progresses = [line.progress(order, number) for number in numbers]
    if not isinstance(engine, StagedEngine):  # it does everything in its one stage, and goes one by one
        return {numbers[0]: partial(engine.render, requests[numbers[0]], progresses[0])}
    made: Sequence[Finish | Exception]
    try:
        made = engine.draw([requests[number] for number in numbers], progresses)
    except Exception as error:  # the boundary of the process: the worker logs it and counts the fault
        made = [error] * len(numbers)
    drawn: dict[int, Finish] = {}
    for number, one in zip(numbers, made, strict=True):
        if isinstance(one, Exception):
            line.tell(order, {"of": number} | _failure(one))
        else:
            drawn[number] = one
    return drawn


def _still_wanted(line: _Line, order: int, drawn: Mapping[int, Finish]) -> dict[int, Finish]:
    """Without those that are wanted no more, which are told so."""
    wanted: dict[int, Finish] = {}
    for number, finish in drawn.items():
        try:
            line.still_wanted(order, number)
        except Stopped as stop:
            line.tell(order, {"of": number} | _failure(stop))
        else:
            wanted[number] = finish
    return wanted


def _finish(line: _Line, order: int, drawn: dict[int, Finish]) -> None:
    """Finish clips one after the other, and tell what came of each. None is kept in memory longer than that takes."""
    for number in list(drawn):
        try:
            answer = _clip(drawn.pop(number)())
        except Exception as error:  # the boundary of the process, as above
            answer = _failure(error)
        line.tell(order, {"of": number} | answer)


def _clip(clip: RenderedClip) -> dict[str, Any]:
    return {"clip": asdict(clip) | {"video": str(clip.video), "poster": str(clip.poster)}}


def _failure(error: Exception) -> dict[str, Any]:
    match error:
        case Stopped():
            return {"stopped": True}
        case Refusal():
            values = {n: v if isinstance(v, int | float) else str(v) for n, v in error.values.items()}
            return {"refusal": error.sentence, "values": values}
        case _:
            return {"fault": "".join(traceback.format_exception(error))}


if __name__ == "__main__":
    from core.generation.engines import load_engine

    wanted = json.loads(sys.argv[1])
    gpu = wanted.pop("gpu")
    if gpu is not None:  # read by CUDA when it is first used
        os.environ["CUDA_VISIBLE_DEVICES"] = str(gpu)
    serve(lambda: load_engine(wanted["engine"], wanted["model"], Path(wanted["models_dir"]), gpu))

"""The child's end of rendering in a process of its own: reads orders, renders them, and tells how it gets on.

How the two ends speak is told in `core.generation.child`.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Protocol, runtime_checkable

from core.errors import Refusal
from core.generation.engine import Engine, Likeness, Parent, Progress, RenderedClip, RenderRequest, Stopped
from core.generation.scene import Scene


@runtime_checkable
class BatchEngine(Engine, Protocol):
    """An engine that renders several requests in one go, where they fit together."""

    def batch_key(self, request: RenderRequest) -> Any:
        """Requests with the same key may go into one `render_batch`; None for one that must go alone."""
        ...

    def render_batch(
        self, requests: Sequence[RenderRequest], progresses: Sequence[Progress]
    ) -> list[RenderedClip | Stopped]:
        """Render requests of one key; each clip is as it would be alone."""
        ...


# --- requests on the wire -------------------------------------------------------------------------------------------


def order_as_json(number: int, requests: Sequence[RenderRequest]) -> bytes:
    """An order as a line."""
    return json.dumps({"order": number, "render": [_as_json(request) for request in requests]}).encode() + b"\n"


def _as_json(request: RenderRequest) -> dict[str, Any]:
    parent = request.parent
    return {
        "scene": request.scene.model_dump(mode="json"),
        "folder": str(request.folder),
        "masks": request.masks,
        "parent": parent
        and {
            "video": str(parent.video),
            "scene": parent.scene.model_dump(mode="json"),
            "masks": str(parent.masks) if parent.masks else None,
            "continues": parent.continues,
            "drawn": parent.drawn,
        },
        "likenesses": {
            name: {"images": [str(image) for image in one.images], "voice": str(one.voice) if one.voice else None}
            for name, one in request.likenesses.items()
        },
    }


def request_from_json(value: dict[str, Any]) -> RenderRequest:
    """A request out of an order."""
    parent = value["parent"]
    return RenderRequest(
        Scene.model_validate(value["scene"]),
        Path(value["folder"]),
        value["masks"],
        parent
        and Parent(
            Path(parent["video"]),
            Scene.model_validate(parent["scene"]),
            Path(parent["masks"]) if parent["masks"] else None,
            parent["continues"],
            parent["drawn"],
        ),
        {
            name: Likeness(tuple(map(Path, one["images"])), Path(one["voice"]) if one["voice"] else None)
            for name, one in value["likenesses"].items()
        },
    )


# --- serving --------------------------------------------------------------------------------------------------------


class _Line:
    """What goes to the worker and comes from it. ``orders`` are those not yet begun."""

    def __init__(self) -> None:
        # Whatever a library prints must not get between the lines of the protocol.
        self._wire = os.fdopen(os.dup(1), "w", buffering=1, encoding="utf-8")
        os.dup2(2, 1)
        self._stopped: set[tuple[int, int]] = set()
        self.orders: SimpleQueue[dict[str, Any]] = SimpleQueue()

    def tell(self, answer: dict[str, Any]) -> None:
        try:
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

    def progress(self, order: int, number: int) -> Progress:
        """Tells how a request gets on; raises Stopped once it is wanted no more."""

        def told(share: float, phase: str) -> None:
            if (order, number) in self._stopped:
                raise Stopped
            self.tell({"of": number, "share": share, "phase": phase})

        return told


def serve(load: Callable[[], Engine]) -> None:
    """Load an engine and carry out orders until the input closes."""
    line = _Line()
    try:
        engine = load()
    except Refusal as refusal:
        line.tell({"refusal": refusal.sentence, "values": _plain(refusal)})
        return
    threading.Thread(target=line.listen, daemon=True).start()
    can = engine.capabilities
    line.tell({"ready": engine.name, "batch": can.batch, "films": can.films})
    while True:
        order = line.orders.get()
        requests = [request_from_json(request) for request in order["render"]]
        for numbers in _groups(engine, requests):
            _carry_out(engine, line, order["order"], requests, numbers)


def _groups(engine: Engine, requests: Sequence[RenderRequest]) -> list[list[int]]:
    """The numbers of the requests that go together."""
    if not isinstance(engine, BatchEngine):
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


def _carry_out(
    engine: Engine, line: _Line, order: int, requests: Sequence[RenderRequest], numbers: Sequence[int]
) -> None:
    """Render some requests of an order, and tell what came of each."""
    progresses = [line.progress(order, number) for number in numbers]
    chosen = [requests[number] for number in numbers]
    try:
        if len(numbers) > 1 and isinstance(engine, BatchEngine):
            made = engine.render_batch(chosen, progresses)
        else:
            made = [engine.render(chosen[0], progresses[0])]
    except Stopped:
        answer: dict[str, Any] = {"stopped": True}
    except Refusal as refusal:
        answer = {"refusal": refusal.sentence, "values": _plain(refusal)}
    except Exception:  # the boundary of the process: the worker logs it and counts the fault
        answer = {"fault": traceback.format_exc()}
    else:
        for number, clip in zip(numbers, made, strict=True):
            line.tell({"of": number} | ({"stopped": True} if isinstance(clip, Stopped) else _clip(clip)))
        return
    for number in numbers:
        line.tell({"of": number} | answer)


def _clip(clip: RenderedClip) -> dict[str, Any]:
    return {"clip": asdict(clip) | {"video": str(clip.video), "poster": str(clip.poster)}}


def _plain(refusal: Refusal) -> dict[str, Any]:
    return {name: value if isinstance(value, int | float) else str(value) for name, value in refusal.values.items()}


if __name__ == "__main__":
    from core.generation.engines import load_engine

    wanted = json.loads(sys.argv[1])
    gpu = wanted.pop("gpu")
    if gpu is not None:  # read by CUDA when it is first used
        os.environ["CUDA_VISIBLE_DEVICES"] = str(gpu)
    serve(lambda: load_engine(wanted["engine"], wanted["model"], Path(wanted["models_dir"]), gpu))

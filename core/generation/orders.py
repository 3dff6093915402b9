"""Requests as the lines in which they cross from the worker to the process that renders.

How the two ends speak is told in `core.generation.child`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.generation.engine import Likeness, Parent, RenderRequest
from core.generation.scene import Scene


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

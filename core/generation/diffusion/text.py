"""Prompts as a model reads them, each encoded once. The text encoder is on the GPU only while it works.

UMT5 and Gemma are larger than the small video models: kept on the GPU they would cost the memory that a take needs.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

REMEMBERED = 128
"""Prompts; one is 4 MB for Wan (512 tokens of 4096 half-precision numbers)."""


class TextCache:
    """Encodes prompts and remembers the latest. ``encode`` turns one prompt into tensors, with the encoder on the device."""

    def __init__(self, encoder: Any, device: str, encode: Callable[[str], tuple[Any, ...]]) -> None:
        self.encoded = 0
        self._encoder, self._device, self._encode = encoder, device, encode
        self._known: OrderedDict[str, tuple[Any, ...]] = OrderedDict()

    def read(self, prompts: list[str]) -> list[tuple[Any, ...]]:
        """The tensors for each prompt, on the device."""
        fresh = [prompt for prompt in dict.fromkeys(prompts) if prompt not in self._known]
        if fresh:
            self._encoder.to(self._device)
            try:
                for prompt in fresh:
                    self._known[prompt] = tuple(part.cpu() for part in self._encode(prompt))
                    self.encoded += 1
            finally:
                self._encoder.to("cpu")
        found = []
        for prompt in prompts:
            self._known.move_to_end(prompt)
            found.append(tuple(part.to(self._device) for part in self._known[prompt]))
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return found

"""Prompts as a model reads them, each encoded once. The text encoder is on the GPU only while it works.

UMT5 and Gemma are larger than the small video models: kept on the GPU they would cost the memory that a take needs.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import structlog

from core.generation.diffusion.telling import out_of_memory

log = structlog.get_logger()

REMEMBERED = 128
"""Prompts; one is 4 MB for Wan (512 tokens of 4096 half-precision numbers)."""


class TextCache:
    """Encodes prompts and remembers the latest. ``encode`` turns one prompt into tensors on a device that the encoder is on.

    An encoder that doesn't fit onto the GPU works on the CPU instead: some seconds for a prompt that is new.
    """

    def __init__(self, encoder: Any, device: str, encode: Callable[[str, str], tuple[Any, ...]]) -> None:
        self.encoded = 0
        """How many prompts were encoded, and not remembered."""
        self.device = device
        """Where the encoder works."""
        self._encoder, self._target, self._encode = encoder, device, encode
        self._known: OrderedDict[str, tuple[Any, ...]] = OrderedDict()

    def read(self, prompts: list[str]) -> list[tuple[Any, ...]]:
        """The tensors for each prompt, where the model is."""
        fresh = [prompt for prompt in dict.fromkeys(prompts) if prompt not in self._known]
        if fresh:
            self._learn(fresh)
        found = []
        for prompt in prompts:
            self._known.move_to_end(prompt)
            found.append(tuple(part.to(self._target) for part in self._known[prompt]))
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return found

    def _learn(self, prompts: list[str]) -> None:
        try:
            self._encode_on(self.device, prompts)
        except Exception as error:
            if self.device == "cpu" or not out_of_memory(error):
                raise
            log.info("text.on_cpu")
            self.device = "cpu"
            self._encode_on("cpu", prompts)

    def _encode_on(self, device: str, prompts: list[str]) -> None:
        try:
            self._encoder.to(device)
            for prompt in prompts:
                self._known[prompt] = tuple(part.cpu() for part in self._encode(prompt, device))
                self.encoded += 1
        finally:
            self._encoder.to("cpu")

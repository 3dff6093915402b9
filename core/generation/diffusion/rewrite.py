"""Prompts told at more length by a small language model on this machine, if a profile names one. Off by default.

The Scene stays what counts: a text that leaves out anything of it is thrown away, and the plain prompt is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import structlog
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from core.generation.diffusion.weights import check_single

log = structlog.get_logger()

_ASK = (
    "Rewrite this description of a short film shot for a video model. Keep every person, animal, thing, colour, number, place and camera "
    "move exactly as it is and add nobody and nothing. Add how it looks and moves. One paragraph, at most 90 words, English, no comment.\n\n"
)
_LONGEST = 160
"""Tokens of the answer: 90 words and some."""


class Rewriter:
    """A language model, loaded, in memory; on the device only while it writes. The same prompt always gives the same text."""

    def __init__(self, tokenizer: Any, model: Any, device: str) -> None:
        self._tokenizer, self._model, self._device = tokenizer, model, device
        self._written: dict[str, str] = {}

    def rewritten(self, prompt: str, keep: Sequence[str]) -> str:
        """The prompt at more length, or as it is if any of the words to keep got lost."""
        if prompt not in self._written:
            text = self._write(prompt)
            lost = [word for word in keep if word.lower() not in text.lower()]
            if lost:
                log.info("prompt.kept", lost=lost)
            self._written[prompt] = prompt if lost or not text else text
        return self._written[prompt]

    def _write(self, prompt: str) -> str:
        if self._tokenizer.chat_template is None:
            asked = self._tokenizer(f"{_ASK}{prompt}\n\n", return_tensors="pt")
        else:
            turn = [{"role": "user", "content": _ASK + prompt}]
            asked = self._tokenizer.apply_chat_template(
                turn, add_generation_prompt=True, return_tensors="pt", return_dict=True
            )
        read = {name: asked[name].to(self._device) for name in ("input_ids", "attention_mask")}
        self._model.to(self._device)
        try:
            with torch.no_grad():
                said = self._model.generate(**read, max_new_tokens=_LONGEST, do_sample=False)
        finally:
            self._model.to("cpu")
        answer: str = self._tokenizer.decode(said[0, read["input_ids"].shape[1] :], skip_special_tokens=True)
        return " ".join(answer.split())


def load(folder: Path, device: str) -> Rewriter:
    """Load a causal language model. Refusal that names what is missing or only partly downloaded."""
    check_single(folder)
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    model = AutoModelForCausalLM.from_pretrained(folder, local_files_only=True).eval()
    return Rewriter(tokenizer, model, device)

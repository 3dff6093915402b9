"""Finds named things in a clip: Grounding DINO reads words and draws a box, SAM 2 follows what is in it from frame to frame.

Two folders of weights, the tracker's in the detector's folder under ``tracker``. Both models run through transformers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from transformers import AutoProcessor, GroundingDinoForObjectDetection, Sam2VideoInferenceSession, Sam2VideoModel

from core.generation.diffusion.takes import Film, Mattes
from core.generation.diffusion.weights import check_single

TRACKER = "tracker"
SURE, SURE_WORD = 0.3, 0.25
"""How sure the detector must be of a box, and of a word in it: the defaults of its makers."""
LOOKS = 8
"""Frames at most in which a thing is looked for before it counts as absent; evenly spread, the first one first."""
_MEAN, _DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""Of ImageNet's colours, which SAM 2 was trained with."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""


class Finder:
    """A detector and a tracker, loaded."""

    def __init__(self, processor: Any, detector: Any, tracker: Any, device: str) -> None:
        self._processor, self._detector, self._tracker, self._device = processor, detector, tracker, device

    def find(
        self, film: Film, names: Sequence[str], tell: Callable[[float], None] = lambda share: None
    ) -> dict[str, Mattes]:
        """A matte for each name, as long as the film; names of things that aren't seen are left out. ``tell`` gets the share done."""
        found: dict[str, Mattes] = {}
        for number, name in enumerate(dict.fromkeys(names)):
            seen = self._look_for(film, name)
            tell((number + 0.3) / len(names))
            if seen is not None:
                found[name] = self._follow(film, *seen)
            tell((number + 1) / len(names))
        return found

    def _look_for(self, film: Film, name: str) -> tuple[int, list[Box]] | None:
        """The first of some frames in which the thing is, with a box for each one of it."""
        for index in np.unique(np.linspace(0, len(film) - 1, min(LOOKS, len(film))).round().astype(int)):
            boxes = self._boxes(film[index], name)
            if boxes:
                return int(index), boxes
        return None

    def _boxes(self, frame: np.ndarray, name: str) -> list[Box]:
        # the detector was trained on lower-case phrases that end with a full stop
        inputs = self._processor(images=Image.fromarray(frame), text=f"{name.lower()}.", return_tensors="pt")
        inputs = inputs.to(self._device)
        with torch.no_grad():
            outputs = self._detector(**inputs)
        result = self._processor.post_process_grounded_object_detection(
            outputs, inputs.input_ids, threshold=SURE, text_threshold=SURE_WORD, target_sizes=[frame.shape[:2]]
        )[0]
        return [tuple(box) for box in result["boxes"].tolist()]

    def _follow(self, film: Film, start: int, boxes: list[Box]) -> Mattes:
        """What is in the boxes at that frame, in all frames: forwards from it, and backwards."""
        height, width = film.shape[1:3]
        side = self._tracker.config.image_size
        session = Sam2VideoInferenceSession(
            video=_prepared(film, side),
            video_height=height,
            video_width=width,
            inference_device=self._device,
            inference_state_device=self._device,
            video_storage_device="cpu",
            dtype=torch.float32,
        )
        for number, (left, top, right, bottom) in enumerate(boxes, 1):
            corners = [[left * side / width, top * side / height], [right * side / width, bottom * side / height]]
            points = {
                "point_coords": torch.tensor([[corners]], dtype=torch.float32),
                "point_labels": torch.tensor(
                    [[[2, 3]]], dtype=torch.int32
                ),  # how SAM 2 tells the corners of a box from points
            }
            session.add_point_inputs(session.obj_id_to_idx(number), start, points)
        session.obj_with_new_inputs = list(range(1, len(boxes) + 1))
        mattes = np.zeros(film.shape[:3], np.uint8)
        with torch.no_grad():
            self._tracker(session, frame_idx=start)
            for backwards in (False, True):
                steps = self._tracker.propagate_in_video_iterator(session, start_frame_idx=start, reverse=backwards)
                for step in steps:
                    whole = torch.nn.functional.interpolate(
                        step.pred_masks.float(), size=(height, width), mode="bilinear", align_corners=False
                    )
                    mattes[step.frame_idx] = ((whole > 0).any(dim=0)[0].cpu().numpy() * 255).astype(np.uint8)
        return mattes


def load(folder: Path, device: str) -> Finder:
    """Load the two models. Refusal that names what is missing or only partly downloaded."""
    check_single(folder)
    check_single(folder / TRACKER, folder.name)
    processor = AutoProcessor.from_pretrained(folder, local_files_only=True)
    detector = GroundingDinoForObjectDetection.from_pretrained(folder, local_files_only=True)
    tracker = Sam2VideoModel.from_pretrained(folder / TRACKER, local_files_only=True)
    return Finder(processor, detector.to(device).eval(), tracker.to(device).eval(), device)


def _prepared(film: Film, side: int) -> Any:
    """The frames as SAM 2 sees them: squares of that side, without their mean colour."""
    frames = torch.from_numpy(film).permute(0, 3, 1, 2).float() / 255
    frames = torch.nn.functional.interpolate(frames, size=(side, side), mode="bilinear", antialias=True)
    mean, deviation = (torch.tensor(values).view(1, 3, 1, 1) for values in (_MEAN, _DEVIATION))
    return (frames - mean) / deviation

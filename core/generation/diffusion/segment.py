"""Finds named things in a clip, with one of two pairs of eyes; the ``config.json`` in the finder's folder tells which.

Grounding DINO reads words and draws a box, and SAM 2, whose weights lie below it under ``tracker``, follows what is in the box from frame to
frame. SAM 3 reads words and follows what they mean by itself. All of them run through transformers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from PIL import Image
from transformers import (
    AutoProcessor,
    AutoTokenizer,
    GroundingDinoForObjectDetection,
    Sam2VideoInferenceSession,
    Sam2VideoModel,
    Sam3VideoModel,
)
from transformers.models.sam3_video import modeling_sam3_video

from core.errors import Refusal
from core.generation.diffusion.profiles import NO_PROFILE
from core.generation.diffusion.takes import Film, Mattes
from core.generation.diffusion.weights import check_single

TRACKER = "tracker"
SURE, SURE_WORD = 0.3, 0.25
"""How sure the detector must be of a box, and of a word in it: the defaults of its makers."""
LOOKS = 8
"""Frames at most in which a thing is looked for before it counts as absent; evenly spread, the first one first."""
_OF_IMAGENET = ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))
"""Mean and deviation of its colours, which SAM 2 was trained with."""
_OF_SAM3 = ((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))
"""The same for SAM 3: its colours lie between -1 and 1."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""


Tell = Callable[[float], None]
"""Gets the share done."""


def _quiet(share: float) -> None:
    """Wants to know nothing."""


class Finder(Protocol):
    """Loaded models that find things by their names."""

    def find(self, film: Film, names: Sequence[str], tell: Tell = _quiet) -> dict[str, Mattes]:
        """A matte for each name, as long as the film; names of things that aren't seen are left out. ``tell`` may raise to give it up."""
        ...


class BoxFinder:
    """A detector that draws boxes, and a tracker."""

    def __init__(self, processor: Any, detector: Any, tracker: Any, device: str) -> None:
        self._processor, self._detector, self._tracker, self._device = processor, detector, tracker, device

    def find(self, film: Film, names: Sequence[str], tell: Tell = _quiet) -> dict[str, Mattes]:
        """As `Finder` tells. A thing is looked for in some frames, and followed from the first one in which it is."""
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
        session = _session(Sam2VideoInferenceSession, film, _prepared(film, side, *_OF_IMAGENET), self._device)
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
                    mattes[step.frame_idx] = _whole(step.pred_masks[:, 0], height, width)
        return mattes


def _session(kind: Any, film: Film, video: Any, device: str) -> Any:
    """What a tracker keeps of one film: the ``video`` as it takes it, in memory, and what it found, on the device."""
    height, width = film.shape[1:3]
    return kind(
        video=video,
        video_height=height,
        video_width=width,
        inference_device=device,
        inference_state_device=device,
        video_storage_device="cpu",
        dtype=torch.float32,
    )


class ConceptFinder:
    """SAM 3: sees all that a name means, in every frame anew, and keeps apart and follows each one of it."""

    def __init__(self, tokenizer: Any, model: Any, device: str) -> None:
        # the kernel that transformers would fetch from a hub in the middle of a render only tidies masks
        modeling_sam3_video.cv_utils_kernel = False
        self._tokenizer, self._model, self._device = tokenizer, model, device

    def find(self, film: Film, names: Sequence[str], tell: Tell = _quiet) -> dict[str, Mattes]:
        """As `Finder` tells. All names are looked for in one go."""
        height, width = film.shape[1:3]
        video = _prepared(film, self._model.config.image_size, *_OF_SAM3)
        session = _session(modeling_sam3_video.Sam3VideoInferenceSession, film, video, self._device)
        longest = self._model.config.detector_config.text_config.max_position_embeddings
        for name in dict.fromkeys(names):
            words = self._tokenizer(
                name.lower(), return_tensors="pt", padding="max_length", truncation=True, max_length=longest
            ).to(self._device)
            number = session.add_prompt(name)
            session.prompt_input_ids[number] = words.input_ids
            session.prompt_attention_masks[number] = words.attention_mask
        found: dict[str, Mattes] = {}
        for done, step in enumerate(self._model.propagate_in_video_iterator(session), 1):
            # what turned out to be no thing of its own, or hides behind another one of its kind
            wrong = session.hotstart_removed_obj_ids | set(step.removed_obj_ids) | set(step.suppressed_obj_ids)
            for thing, mask in step.obj_id_to_mask.items():
                seen = _whole(mask, height, width)
                if thing in wrong or not seen.any():
                    continue
                name = session.prompts[session.obj_id_to_prompt_id[thing]]
                found.setdefault(name, np.zeros(film.shape[:3], np.uint8))[step.frame_idx] |= seen
            tell(done / len(film))
        return found


def load(folder: Path, device: str) -> Finder:
    """Load what is in a finder's folder. Refusal that names what is missing or only partly downloaded, and for a model of another kind."""
    kind = check_single(folder).get("model_type")
    if kind == "sam3_video":
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        model = Sam3VideoModel.from_pretrained(folder, local_files_only=True, dtype=torch.float32)
        return ConceptFinder(tokenizer, model.to(device).eval(), device)
    if kind != "grounding-dino":
        raise Refusal(NO_PROFILE, folder=folder, kind=kind)
    check_single(folder / TRACKER, folder.name)
    processor = AutoProcessor.from_pretrained(folder, local_files_only=True)
    detector = GroundingDinoForObjectDetection.from_pretrained(folder, local_files_only=True)
    tracker = Sam2VideoModel.from_pretrained(folder / TRACKER, local_files_only=True)
    return BoxFinder(processor, detector.to(device).eval(), tracker.to(device).eval(), device)


def _prepared(film: Film, side: int, mean_colour: Sequence[float], deviation_of_it: Sequence[float]) -> Any:
    """The frames as a SAM sees them: squares of that side, without their mean colour."""
    frames = torch.from_numpy(film).permute(0, 3, 1, 2).float() / 255
    frames = torch.nn.functional.interpolate(frames, size=(side, side), mode="bilinear", antialias=True)
    mean, deviation = (torch.tensor(values).view(1, 3, 1, 1) for values in (mean_colour, deviation_of_it))
    return (frames - mean) / deviation


def _whole(masks: Any, height: int, width: int) -> np.ndarray:
    """One frame's matte out of a small mask (above 0 where the thing is) for each thing."""
    large = torch.nn.functional.interpolate(
        masks[:, None].float(), size=(height, width), mode="bilinear", align_corners=False
    )
    matte: np.ndarray = ((large > 0).any(dim=0)[0].cpu().numpy() * 255).astype(np.uint8)
    return matte

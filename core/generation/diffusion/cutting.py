"""How a clip is cut into takes, and takes are cut together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.generation.animatic.timeline import slots_of
from core.generation.diffusion.profiles import Profile
from core.generation.diffusion.takes import Footage, Take, Track
from core.generation.scene import Scene


@dataclass(frozen=True)
class Piece:
    """Part of a shot that fits into one take: frames of the clip, and whether it goes on from the piece before it."""

    shot: int
    frames: int
    continues: bool


def pieces_of(scene: Scene, profile: Profile, overlap: int, goes_on: bool = False) -> list[Piece]:
    """The shots cut into what fits into a take.

    A piece that goes on from another spends ``overlap`` frames on what was already there; with ``goes_on`` the first one does too.
    """
    pieces = []
    for slot in slots_of(scene, profile.fps):
        left, begun = slot.frames, goes_on and slot.index == 0
        while left > 0:
            room = profile.frames - (overlap if begun else 0)
            pieces.append(Piece(slot.index, min(left, room), begun))
            left, begun = left - room, True
    return pieces


def shot_at(scene: Scene, frame: int, frames: int) -> int:
    """The shot that a frame of a finished clip belongs to."""
    return min(frame * len(scene.shots) // frames, len(scene.shots) - 1)


def trimmed(made: Footage, take: Take, frames: int) -> Footage:
    """Without what it began with, and exactly so many frames long, its sound alike."""
    lead = 0 if take.opening is None else len(take.opening)
    sound = made.sound
    if sound is not None:
        first, last = (round(edge * made.rate / take.fps) for edge in (lead, lead + frames))
        sound = sound[first:last]
    return Footage(made.frames[lead : lead + frames], sound, made.rate)


def joined(parts: Sequence[Footage], fps: int) -> Track:
    """The sounds one after the other, each exactly as long as its picture."""
    tracks = []
    for part in parts:
        wanted = round(len(part.frames) * part.rate / fps)
        sound = part.sound if part.sound is not None else np.zeros((0, 2), np.float32)
        tracks.append(np.pad(sound[:wanted], ((0, max(0, wanted - len(sound))), (0, 0))))
    return np.concatenate(tracks)

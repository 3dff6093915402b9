"""Weights on disk: is everything there, and whole? Nothing is ever fetched unless `pull` is called.

Reads headers only, so that a folder of 60 GB is checked in milliseconds and torch isn't needed.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.errors import Refusal
from core.generation.diffusion.profiles import Profile
from core.wording import N_

INDEX = "model_index.json"
_WEIGHT_NAMES = ("diffusion_pytorch_model.safetensors", "model.safetensors")
_TOKENIZER_FILES = ("tokenizer.json", "spiece.model", "tokenizer.model", "vocab.txt", "vocab.json")
_WEIGHTLESS = ("Scheduler", "Tokenizer", "Processor")
_UNUSED = ("prompt_enhancer",)
"""Parts of a pipeline that are never loaded: LTX-2.5's own language model is as large as the rest."""
_LONGEST_HEADER = 100_000_000
"""Bytes; the safetensors format allows no longer header."""

NO_FOLDER = N_("There are no weights in {folder}. Get them with: riffreel models pull {model}")
NOT_A_MODEL = N_(
    "{folder} is no folder of weights: {file} is missing. It should lie beside folders like transformer and vae."
)
FILE_MISSING = N_(
    "The weights in {folder} are incomplete: {file} is missing. Get it with: riffreel models pull {model}"
)
FILE_CUT = N_(
    "The weights in {folder} are incomplete: {file} was only partly downloaded ({have} of {want} bytes). "
    "Get it again with: riffreel models pull {model}"
)
FILE_BROKEN = N_(
    "The weights in {folder} can't be read: {file} is damaged. Get it again with: riffreel models pull {model}"
)


def index_of(folder: Path, model: str | None = None) -> dict[str, Any]:
    """The folder's model_index.json. Refusal if there is none or it can't be read."""
    name = model or folder.name
    if not folder.is_dir():
        raise Refusal(NO_FOLDER, folder=folder, model=name)
    file = folder / INDEX
    if not file.is_file():
        raise Refusal(NOT_A_MODEL, folder=folder, file=INDEX)
    return _json(file, folder, name)


def check(folder: Path, model: str | None = None) -> None:
    """Refusal that names the first file that is missing, half downloaded or damaged; silence if all is well."""
    name = model or folder.name
    index = index_of(folder, name)
    for part, (library, kind) in _parts(index):
        home = folder / part
        if not home.is_dir():
            raise Refusal(FILE_MISSING, folder=folder, file=f"{part}/", model=name)
        if kind.endswith(_WEIGHTLESS) or "Tokenizer" in kind:
            _check_small(home, kind, folder, name)
        else:
            _json(_present(home / "config.json", folder, name), folder, name)
            for file in _weight_files(home, folder, name, library):
                check_tensors(file, folder, name)


def check_single(folder: Path, model: str | None = None) -> dict[str, Any]:
    """The same for a folder that holds one model of transformers: its config, which is given back, and its weights."""
    name = model or folder.name
    if not folder.is_dir():
        raise Refusal(NO_FOLDER, folder=folder, model=name)
    config = _json(_present(folder / "config.json", folder, name), folder, name)
    for file in _weight_files(folder, folder, name, "transformers"):
        check_tensors(file, folder, name)
    return config


def check_tensors(file: Path, folder: Path, model: str) -> None:
    """Whether a safetensors file is as long as its header says.

    The format: 8 bytes with the header's length, little-endian; the header, JSON that tells where each tensor ends; the tensors.
    """
    shown = file.relative_to(folder) if file.is_relative_to(folder) else file
    have = _present(file, folder, model).stat().st_size
    with file.open("rb") as source:
        start = source.read(8)
        length = struct.unpack("<Q", start)[0] if len(start) == 8 else 0
        if length > _LONGEST_HEADER:
            raise Refusal(FILE_BROKEN, folder=folder, file=shown, model=model)
        if not length or have < 8 + length:
            raise Refusal(FILE_CUT, folder=folder, file=shown, have=have, want=8 + length, model=model)
        try:
            header: dict[str, Any] = json.loads(source.read(length))
            ends = [entry["data_offsets"][1] for name, entry in header.items() if name != "__metadata__"]
        except (ValueError, TypeError, KeyError, AttributeError):
            raise Refusal(FILE_BROKEN, folder=folder, file=shown, model=model) from None
    want = 8 + length + max(ends, default=0)
    if have < want:
        raise Refusal(FILE_CUT, folder=folder, file=shown, have=have, want=want, model=model)
    if have > want:
        raise Refusal(FILE_BROKEN, folder=folder, file=shown, model=model)


def size_of(folder: Path) -> int:
    """Bytes in the folder and below."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def pull(profile: Profile, folder: Path) -> None:
    """Download a model into a folder, going on where an earlier download stopped. The only place that reaches for a model hub."""
    from huggingface_hub import snapshot_download

    # Some folders hold the same weights twice, as pickles too: those are neither needed nor wanted.
    unwanted = ["*.bin", "*.pt", "*.pth", "*.onnx", "*.msgpack", "*.h5"]
    unwanted += [f"{part}/*" for part in _UNUSED]
    snapshot_download(profile.repo, local_dir=folder, ignore_patterns=unwanted)
    if profile.tracker is not None:
        snapshot_download(profile.tracker, local_dir=folder / "tracker", ignore_patterns=unwanted)
    if profile.lora is not None and profile.lora.repo is not None:
        snapshot_download(profile.lora.repo, local_dir=folder, allow_patterns=[profile.lora.file])


def _parts(index: dict[str, Any]) -> Iterator[tuple[str, tuple[str, str]]]:
    """The parts of a pipeline that are loaded from a folder, with their library and class."""
    for part, entry in index.items():
        if (
            not part.startswith("_")
            and part not in _UNUSED
            and isinstance(entry, list)
            and len(entry) == 2
            and all(entry)
        ):
            yield part, (entry[0], entry[1])


def _check_small(home: Path, kind: str, folder: Path, model: str) -> None:
    if "Tokenizer" in kind:
        if not any((home / name).is_file() for name in _TOKENIZER_FILES):
            raise Refusal(FILE_MISSING, folder=folder, file=f"{home.name}/{_TOKENIZER_FILES[0]}", model=model)
        return
    wanted = "scheduler_config.json" if kind.endswith("Scheduler") else "preprocessor_config.json"
    found = [home / wanted, home / "processor_config.json"]
    _json(_present(next((f for f in found if f.is_file()), found[0]), folder, model), folder, model)


def _weight_files(home: Path, folder: Path, model: str, library: str) -> list[Path]:
    """The files of weights of one part, as its index lists them, or the single one."""
    for name in _WEIGHT_NAMES:
        if (home / name).is_file():
            return [home / name]
        listing = home / f"{name}.index.json"
        if listing.is_file():
            shards = _json(listing, folder, model).get("weight_map", {}).values()
            return [home / shard for shard in sorted(set(shards))]
    name = _WEIGHT_NAMES[1] if library == "transformers" else _WEIGHT_NAMES[0]
    raise Refusal(FILE_MISSING, folder=folder, file=(home / name).relative_to(folder), model=model)


def _present(file: Path, folder: Path, model: str) -> Path:
    if not file.is_file():
        raise Refusal(FILE_MISSING, folder=folder, file=file.relative_to(folder), model=model)
    return file


def _json(file: Path, folder: Path, model: str) -> dict[str, Any]:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        content = None
    if not isinstance(content, dict):
        raise Refusal(FILE_BROKEN, folder=folder, file=file.relative_to(folder), model=model)
    return content

"""The shipped weights: found, checked against their sha256, and opened once."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import onnxruntime

from twosource.errors import BadModel

ROOM = "twosource.encoder"
THREADS = 1  # one core reads one article; a caller with many articles runs several processes


@dataclass(frozen=True, slots=True)
class Card:
    """What the file reader.toml says of the weights; the floors are the scores from which a find is kept."""

    file: str
    version: str
    sha256: str
    floor: float
    sourceless: float
    name_floor: float


@lru_cache(maxsize=1)
def card() -> Card:
    """The shipped card."""
    return Card(**tomllib.loads((resources.files(ROOM) / "reader.toml").read_text("utf-8")))


@lru_cache(maxsize=1)
def session() -> Any | None:
    """An onnxruntime session, or None where the weight file is not there (the rules read then).

    Raises BadModel where the file is there and is not the one that the card names.
    """
    file = resources.files(ROOM) / card().file
    if not file.is_file():
        return None
    weights = file.read_bytes()
    found = hashlib.sha256(weights).hexdigest()
    if found != card().sha256:
        wanted = card().sha256
        raise BadModel(f"{card().file}: sha256 {found[:12]}, not {wanted[:12]}", "install the package again")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_mem_pattern = False
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])

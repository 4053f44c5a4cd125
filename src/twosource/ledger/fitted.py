"""Fitted scores: weights of a logistic regression, read from a data file that a script writes (train/joining.py)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from tomllib import loads
from typing import Any

from . import pairs, ties


@dataclass(frozen=True, slots=True)
class Score:
    """Log-odds of a pair or tie from its numbers."""

    bias: float
    weights: tuple[float, ...]

    def of(self, numbers: Sequence[float]) -> float:
        """The log-odds for numbers in the order of the weights."""
        return self.bias + sum(w * n for w, n in zip(self.weights, numbers, strict=True))


@dataclass(frozen=True, slots=True)
class Model:
    """The scores that joining goes by: of pairs with the encoder's likeness and without, and of ties."""

    pair: Score
    plain_pair: Score
    tie: Score


def model_of(raw: Mapping[str, Any]) -> Model:
    """The model from its parsed TOML; a number that the file does not name weighs nothing."""
    return Model(
        _score(raw["pair"], pairs.NAMES), _score(raw["plain_pair"], pairs.NAMES), _score(raw["tie"], ties.NAMES)
    )


def _score(raw: Mapping[str, float], names: Sequence[str]) -> Score:
    return Score(raw["bias"], tuple(raw.get(n, 0.0) for n in names))


@lru_cache(maxsize=1)
def shipped() -> Model:
    """The model that comes with the program."""
    return model_of(loads((files(__package__) / "joining.toml").read_text("utf-8")))

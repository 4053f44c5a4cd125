"""The functions that the time grammar's rules name in `make`."""

from collections.abc import Mapping
from types import ModuleType

from . import timeamounts, timedates, timeholidays, timenear
from .timefound import Maker

PREFIX = "make_"


def _makers(*modules: ModuleType) -> Mapping[str, Maker]:
    """Every function of the modules whose name says that it makes times, by the rest of its name."""
    return {k.removeprefix(PREFIX): v for m in modules for k, v in vars(m).items() if k.startswith(PREFIX)}


MAKERS = _makers(timeamounts, timedates, timeholidays, timenear)

"""Twosource: who says so, who else independently says so, who denies it, and since when."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .story import Story as Story
    from .story import open as open

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """`open` and `Story`, loaded when first asked for, so that a type alone costs no start-up time."""
    if name in ("open", "Story"):
        from . import story

        return getattr(story, name)
    raise AttributeError(name)

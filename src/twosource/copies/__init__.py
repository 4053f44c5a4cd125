"""Articles to origins: which articles are one text, and how they relate."""

from .fold import fold_copies

VERSION = "1"

__all__ = ["VERSION", "fold_copies"]

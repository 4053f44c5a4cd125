"""Articles to origins: which articles are one text, and how they relate."""

from .fold import fold_copies, versions

VERSION = "2"

__all__ = ["VERSION", "fold_copies", "versions"]

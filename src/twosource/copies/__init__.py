"""Articles to origins: which articles are one text, and how they relate."""

from .fold import fold_copies, versions

__all__ = ["fold_copies", "versions"]

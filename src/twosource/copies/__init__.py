"""Articles to origins: which articles are one text, and how they relate."""

from .fold import fold_copies, versions
from .growing import Folding

__all__ = ["Folding", "fold_copies", "versions"]

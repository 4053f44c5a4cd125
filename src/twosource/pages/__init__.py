"""Saved files -> Page: one reader a format in READERS, found by content."""

from .files import read_pages
from .readers import READERS, read_bytes

__all__ = ["READERS", "read_bytes", "read_pages"]

"""Saved files -> Page: one reader a format in READERS, found by content; and polite fetching of addresses."""

from .connect import Limits
from .fetch import Fetcher, Seal, Watched, fetch_pages, watch
from .files import read_pages
from .readers import READERS, read_bytes

__all__ = ["READERS", "Fetcher", "Limits", "Seal", "Watched", "fetch_pages", "read_bytes", "read_pages", "watch"]

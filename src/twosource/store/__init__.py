"""Keep and find records: pages, derived records, rulings, and what was set aside."""

from .origins import KeptOrigins
from .protocol import Store
from .sqlite import SqliteStore, open_store

__all__ = ["KeptOrigins", "SqliteStore", "Store", "open_store"]

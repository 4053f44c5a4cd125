"""Keep and find records: pages, derived records, rulings, and what was set aside."""

from .origins import Folds, KeptOrigins, Labels
from .protocol import Store
from .sqlite import SqliteStore, open_store

__all__ = ["Folds", "KeptOrigins", "Labels", "SqliteStore", "Store", "open_store"]

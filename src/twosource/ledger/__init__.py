"""The ledger: propositions, stands, counting and history, from the claims of many pages."""

from .build import Memo, build_ledger
from .kinds import library
from .tracks import Track, track_records
from .why import explain

__all__ = ["Memo", "Track", "build_ledger", "explain", "library", "track_records"]

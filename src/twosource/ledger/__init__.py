"""The ledger: propositions, stands, counting and history, from the claims of many pages."""

from .build import build_ledger
from .why import explain

__all__ = ["build_ledger", "explain"]

"""A ledger to bytes: one function a format, in `VIEWS`."""

import json
from collections.abc import Callable, Sequence

from twosource.model import Ledger, Reading

from .atom import as_atom
from .brief import as_brief
from .geo import as_geojson
from .private import veiled
from .records import STANDS, ledger_record, rows
from .site import as_html, as_svg
from .tables import as_table

View = Callable[[Ledger, Sequence[Reading]], bytes]


def as_json(ledger: Ledger, readings: Sequence[Reading]) -> bytes:
    """The ledger's record as JSON, private persons as "a resident"."""
    return (json.dumps(ledger_record(veiled(ledger)), ensure_ascii=False) + "\n").encode("utf-8", "replace")


def as_csv(ledger: Ledger, readings: Sequence[Reading]) -> bytes:
    """One row for each stand of each day's standing; cells that a spreadsheet would run are defused."""
    return as_table(rows(veiled(ledger)), STANDS)


VIEWS: dict[str, View] = {
    "atom": as_atom,
    "brief": as_brief,
    "csv": as_csv,
    "geojson": as_geojson,
    "html": as_html,
    "json": as_json,
    "svg": as_svg,
}

__all__ = ["VIEWS", "View"]

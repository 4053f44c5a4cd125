"""A ledger to bytes: one function a format, in `VIEWS`."""

import csv
import io
import json
from collections.abc import Callable, Sequence

from twosource.model import Ledger, Reading

from .records import ledger_record, rows

View = Callable[[Ledger, Sequence[Reading]], bytes]


def as_json(ledger: Ledger, readings: Sequence[Reading]) -> bytes:
    """The ledger's record as JSON."""
    return (json.dumps(ledger_record(ledger), ensure_ascii=False) + "\n").encode()


def as_csv(ledger: Ledger, readings: Sequence[Reading]) -> bytes:
    """One row for each stand of each day's standing; cells that a spreadsheet would run are defused."""
    out = io.StringIO()
    held = rows(ledger)
    if held:
        writer = csv.DictWriter(out, list(held[0]))
        writer.writeheader()
        writer.writerows({k: defused(v) for k, v in row.items()} for row in held)
    return out.getvalue().encode()


def defused(value: object) -> object:
    """A cell's value; text that begins like a formula gets a quote mark before it (OWASP, CSV injection)."""
    return "'" + value if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


VIEWS: dict[str, View] = {"csv": as_csv, "json": as_json}

__all__ = ["VIEWS", "View"]

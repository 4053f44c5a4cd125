"""Flat tables as CSV that a spreadsheet can open without running anything."""

import csv
import io
from collections.abc import Mapping, Sequence

from twosource.model import Proposition, cut

from .index import Filed, Index

Row = Mapping[str, object]
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""


def as_table(held: Sequence[Row], columns: Sequence[str] = ()) -> bytes:
    """CSV with a header line: `columns`, else what the first row has; empty where there is neither."""
    out = io.StringIO()
    if held or columns:
        writer = csv.DictWriter(out, list(columns) or list(held[0]))
        writer.writeheader()
        writer.writerows({k: defused(v) for k, v in row.items()} for row in held)
    return out.getvalue().encode("utf-8", "replace")


def defused(value: object) -> object:
    """A cell's value; text that begins like a formula gets a quote mark before it."""
    return "'" + value if isinstance(value, str) and value.startswith(FORMULA) else value


CLAIM = tuple(
    "claim page path title voice side stance certainty quote channel said content source cue through rests_on "
    "proposition kind left_out checked".split()
)
"""The columns of a table of claims."""


def claim_row(held: Index, filed: Filed) -> Row:
    """One claim as a row."""
    claim, article = filed.claim, filed.reading.article
    voice = held.speaker(claim)
    return {
        "claim": claim.id,
        "page": claim.page,
        "path": article.path,
        "title": article.title or "",
        "voice": held.speaker_name(claim),
        "side": voice.side if voice else "",
        "stance": "retracts" if claim.retracts else claim.stance,
        "certainty": claim.certainty,
        "quote": claim.quote,
        "channel": claim.channel or "",
        "said": (claim.said.start or "") if claim.said else "",
        "content": filed.words,
        "source": cut(article.text, claim.source),
        "cue": cut(article.text, claim.cue),
        "through": "; ".join(t.name for t in claim.through),
        "rests_on": "; ".join(b.name for b in claim.rests_on),
        "proposition": filed.proposition.id if filed.proposition else "",
        "kind": filed.proposition.kind if filed.proposition else "",
        "left_out": filed.left_out or "",
        "checked": claim.checked,
    }


def history_rows(held: Index, proposition: Proposition) -> list[Row]:
    """One row for each stand of each day's standing of a proposition."""
    return [
        {
            "proposition": proposition.id,
            "text": proposition.text,
            "day": e.day,
            "standing": e.standing,
            "for": e.for_,
            "against": e.against,
            "voice": held.called(s.voice),
            "side": s.side,
            "stance": s.stance,
            "interest": s.interest,
            "rests_on": held.called(s.root),
            "origins": s.origins,
            "implied": s.implied,
            "claims": " ".join(s.claims),
        }
        for e in proposition.history
        for s in e.stands
    ]

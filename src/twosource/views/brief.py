"""A brief in Markdown: what may be published of a story, in plain sentences, with short quotations and their pages."""

import re
from collections.abc import Sequence

from twosource.model import Entry, Ledger, Proposition, Reading, Stand

from .index import Index, index, short
from .private import Veil, veil, veiled
from .safe import outward, plain
from .standings import counted_stands, stand_words
from .withheld import APART, published
from .wording import counted, counts, day, for_against, on_screen

MOST_QUOTES = 3
"""Quotations under one proposition: enough to see who says it, too few to read the pages by."""


def as_brief(ledger: Ledger, readings: Sequence[Reading]) -> bytes:
    """The brief. What it leaves out is counted at its end."""
    held = index(ledger, readings)
    hide = veil(held.ledger.voices)
    covered = {before.id: after for before, after in zip(ledger.propositions, veiled(ledger).propositions, strict=True)}
    kept, left = published(held)
    pages = counted(len(readings), "page")
    lines = ["# What is said, and by whom", ""]
    lines += [f"From {pages} of {counted(len(ledger.origins), 'origin')}. It never says what is true.", ""]
    for title, chosen in (("Standings", False), ("Public visits and meetings", True)):
        part = [(p, e) for p, e in kept if (p.kind in APART) == chosen]
        if part:
            lines += [f"## {title}", ""]
        for proposition, entry in part:
            lines += section(held, covered[proposition.id], entry, hide)
    if left:
        lines.append(
            f"{counted(left, 'standing')} left out: taken back, denied by observers, said by the side it hurts, or"
            " accusing a named person, and not yet checked."
        )
    lines += ["", f"On these {pages}."]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def section(held: Index, proposition: Proposition, entry: Entry, hide: Veil) -> list[str]:
    """One proposition: its words, standing, who stands where, and short quotations."""
    lines = [f"### {escaped(proposition.text)}", ""]
    lines += [f"Since {day(entry.day)}: **{on_screen(entry)}**; {for_against(entry)} ({counts(entry)}).", ""]
    for stance, words in (("asserts", "Says so"), ("denies", "Denies it")):
        lines += [
            f"- {words}: {escaped(hide(held.called(s.voice)))} ({escaped(hide(stand_words(held, s)))})"
            for s in counted_stands(entry, held, stance)
        ]
    quoted = [q for s in entry.stands[:MOST_QUOTES] if (q := quotation(held, s, hide)) is not None]
    return [*lines, "", *quoted, ""] if quoted else [*lines, ""]


def quotation(held: Index, stand: Stand, hide: Veil) -> str | None:
    """A short quotation of the stand's first claim, with its page; none where the stand follows from another."""
    filed = next(iter(held.filed(stand.claims)), None)
    if filed is None or stand.implied:
        return None
    article = filed.reading.article
    when = f", {day(article.published.start)}" if article.published else ""
    where = f"{held.outlet(article.page)}: {held.page_name(article.page)}{when}"
    link = f" <{outward(article.url)}>" if outward(article.url) else ""
    return f"> “{escaped(hide(short(filed.words)))}” ({escaped(hide(where))}){link}\n"


def escaped(words: str) -> str:
    """Words of a page as Markdown that shows them and does nothing else."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(plain(words).split()))

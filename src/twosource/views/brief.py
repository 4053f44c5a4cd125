"""A brief in Markdown: what may be published of a story, in plain sentences, with short quotations and their pages."""

import re
from collections.abc import Sequence

from twosource.model import Entry, Ledger, Proposition, Reading, Stand

from .index import Index, index, short
from .private import Veil, veil, veiled
from .safe import outward, plain
from .standings import by_one, counted_stands, stand_words
from .withheld import APART, published
from .wording import counted, counts, day, for_against, on_screen, side, since

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
    alone = [(p, e) for p, e in kept if p.kind not in APART and by_one(e)]
    for title, part in (
        ("Standings", [(p, e) for p, e in kept if p.kind not in APART and not by_one(e)]),
        ("Public visits and meetings", [(p, e) for p, e in kept if p.kind in APART]),
    ):
        lines += [f"## {title}", ""] if part else []
        for proposition, entry in part:
            lines += section(held, covered[proposition.id], entry, hide)
    if alone:
        lines += ["## Said by one voice alone", ""]
        lines += [single(held, covered[p.id], e, hide) for p, e in alone]
        lines.append("")
    if left:
        lines.append(
            f"{counted(left, 'standing')} left out: taken back, denied by observers, said by the side it hurts, or"
            " accusing a named person, and not yet checked."
        )
    lines += ["", f"On these {pages}."]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def single(held: Index, proposition: Proposition, entry: Entry, hide: Veil) -> str:
    """A line for what one voice says: its words, who says it since when, and where that stands."""
    stand = entry.stands[0]
    pages = sorted({held.outlet(f.claim.page) for f in held.filed(stand.claims)})
    who = f"{held.called(stand.voice)}, {side(stand.side, held.called(stand.voice))}"
    return f"- {escaped(proposition.text)} ({escaped(hide(who))}; {day(entry.day)}; {escaped(', '.join(pages))})"


def section(held: Index, proposition: Proposition, entry: Entry, hide: Veil) -> list[str]:
    """One proposition: its words, standing, who stands where, and short quotations."""
    lines = [f"### {escaped(proposition.text)}", ""]
    when = since(proposition.history, entry)
    lines += [f"{when[:1].upper()}{when[1:]}: **{on_screen(entry)}**; {for_against(entry)} ({counts(entry)}).", ""]
    quoted = 0
    for stance, words in (("asserts", "Says so"), ("denies", "Denies it")):
        for stand in counted_stands(entry, held, stance):
            who = f"{held.called(stand.voice)} ({stand_words(held, stand)})"
            lines.append(f"- {words}: {escaped(hide(who))}")
            quote = quotation(held, stand, hide) if quoted < MOST_QUOTES else None
            if quote is not None:
                lines.append(quote)
                quoted += 1
    return [*lines, ""]


def quotation(held: Index, stand: Stand, hide: Veil) -> str | None:
    """A short quotation of the stand's first claim, with its page; none where the stand follows from another."""
    filed = next(iter(held.filed(stand.claims)), None)
    if filed is None or stand.implied:
        return None
    article = filed.reading.article
    when = f", {day(article.published.start)}" if article.published else ""
    where = f"{held.outlet(article.page)}: {held.page_name(article.page)}{when}"
    link = f" <{outward(article.url)}>" if outward(article.url) else ""
    return f"  > “{escaped(hide(short(filed.words)))}” ({escaped(hide(where))}){link}"


def escaped(words: str) -> str:
    """Words of a page as Markdown that shows them and does nothing else."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(plain(words).split()))

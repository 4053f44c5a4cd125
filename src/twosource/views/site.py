"""The story as one self-contained HTML page to hand on: standings, timeline, short quotations with their pages."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from twosource.model import Ledger, Proposition, Reading

from .index import Filed, Index, index, short
from .private import Veil, veil, veiled
from .safe import outward, plain
from .standings import by_one, counted_stands, stand_words
from .timeline import MARKS, picked, timeline
from .withheld import holds, published, with_gaps
from .wording import counted, counts, day, for_against, on_screen, on_these, since

HERE = Path(__file__).parent / "templates"
NOTHING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>Nothing has a day yet</title></svg>'
"""The picture of a story without standings."""


@cache
def environment() -> Environment:
    """Templates in which every word is escaped and made plain."""
    made = Environment(loader=FileSystemLoader(HERE), autoescape=True, finalize=shown, trim_blocks=True)
    made.filters |= {"day": day, "counts": counts, "on_screen": on_screen, "for_against": for_against}
    made.filters |= {"counted": counted, "on_these": on_these, "since": since, "outward": outward}
    return made


def shown(value: object) -> object:
    """A value for a template: words made plain, what is markup of our own left."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def as_html(ledger: Ledger, readings: Sequence[Reading]) -> bytes:
    """The page, without scripts, styles of its own in its head, nothing fetched from anywhere."""
    held = index(ledger, readings)
    hide = veil(held.ledger.voices)
    kept, left = published(held)
    covered = public(held)
    lines = []
    for proposition, entry in kept:
        stands = [
            (s, held.called(s.voice), hide(stand_words(held, s)), quoted(held.filed(s.claims), hide))
            for stance in ("asserts", "denies")
            for s in counted_stands(entry, held, stance)
        ]
        lines.append((covered[proposition.id], entry, stands))
    drawn = to_draw(held, covered)
    page = environment().get_template("site.html")
    return page.render(
        lines=lines,
        left=left,
        pages=len(readings),
        origins=len(ledger.origins),
        drawn=drawn,
        known=MARKS,
        picture=Markup(timeline(drawn, link="#p-")),
        style=Markup((HERE / "site.css").read_text("utf-8")),
        held=held,
        hide=hide,
    ).encode("utf-8", "replace")


def as_svg(ledger: Ledger, readings: Sequence[Reading]) -> bytes:
    """The timeline of what may be published, as a picture that stands alone."""
    held = index(ledger, readings)
    picture = timeline(to_draw(held, public(held)), link="") or NOTHING
    style = "<style>" + (HERE / "timeline.css").read_text("utf-8") + "</style>"
    return picture.replace("</title>", "</title>" + style, 1).encode("utf-8", "replace")


def public(held: Index) -> dict[str, Proposition]:
    """Propositions by id as they may be published: without private names, and with gaps for what was held back."""
    kept = holds(held)
    pairs = zip(held.ledger.propositions, veiled(held.ledger).propositions, strict=True)
    return {before.id: with_gaps(after, kept) for before, after in pairs}


def to_draw(held: Index, covered: dict[str, Proposition]) -> list[Proposition]:
    """The propositions of the picture: those that may go out, without what one voice alone says if there are others."""
    kept, _ = published(held)
    shared = [p for p, e in kept if not by_one(e)] or [p for p, _ in kept]
    return picked([covered[p.id] for p in shared])


def quoted(filed: Sequence[Filed], hide: Veil) -> tuple[str, Filed] | None:
    """The first claim's words, cut short, and where they stand."""
    first = next(iter(filed), None)
    if first is None:
        return None
    return hide(short(first.words)), first

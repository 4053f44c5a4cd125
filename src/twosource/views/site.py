"""The story as one self-contained HTML page to hand on: standings, timeline, short quotations with their pages."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from twosource.model import Ledger, Reading

from .index import Filed, index, short
from .private import Veil, veil, veiled
from .safe import outward, plain
from .standings import counted_stands, stand_words
from .timeline import timeline
from .withheld import published
from .wording import counted, counts, day, for_against, on_screen

HERE = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """Templates in which every word is escaped and made plain."""
    made = Environment(loader=FileSystemLoader(HERE), autoescape=True, finalize=shown, trim_blocks=True)
    made.filters |= {"day": day, "counts": counts, "on_screen": on_screen, "for_against": for_against}
    made.filters |= {"counted": counted, "outward": outward}
    return made


def shown(value: object) -> object:
    """A value for a template: words made plain, what is markup of our own left."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def as_html(ledger: Ledger, readings: Sequence[Reading]) -> bytes:
    """The page, without scripts, styles of its own in its head, nothing fetched from anywhere."""
    held = index(ledger, readings)
    hide = veil(held.ledger.voices)
    covered = {before.id: after for before, after in zip(ledger.propositions, veiled(ledger).propositions, strict=True)}
    kept, left = published(held)
    lines = []
    for proposition, entry in kept:
        stands = [(s, held.called(s.voice), hide(stand_words(held, s)), quoted(held.filed(s.claims), hide))
                  for stance in ("asserts", "denies") for s in counted_stands(entry, held, stance)]  # fmt: skip
        lines.append((covered[proposition.id], entry, stands))
    page = (
        environment()
        .get_template("site.html")
        .render(
            lines=lines,
            left=left,
            pages=len(readings),
            origins=len(ledger.origins),
            picture=Markup(timeline([covered[p.id] for p, _ in kept], link="#p-")),
            style=Markup((HERE / "site.css").read_text("utf-8")),
            held=held,
            hide=hide,
        )
    )
    return page.encode("utf-8", "replace")


def as_svg(ledger: Ledger, readings: Sequence[Reading]) -> bytes:
    """The timeline of what may be published, as a picture that stands alone."""
    kept, _ = published(index(ledger, readings))
    shown_ids = {p.id for p, _ in kept}
    picture = timeline([p for p in veiled(ledger).propositions if p.id in shown_ids], link="")
    style = "<style>" + (HERE / "timeline.css").read_text("utf-8") + "</style>"
    return picture.replace("</title>", "</title>" + style, 1).encode("utf-8", "replace")


def quoted(filed: Sequence[Filed], hide: Veil) -> tuple[str, Filed] | None:
    """The first claim's words, cut short, and where they stand."""
    first = next(iter(filed), None)
    if first is None:
        return None
    return hide(short(first.words)), first

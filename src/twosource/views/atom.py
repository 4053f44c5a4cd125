"""An Atom feed of standings that changed, without what must be checked first (RFC 4287)."""

from collections.abc import Sequence
from xml.etree import ElementTree as Xml

from twosource.model import Entry, Ledger, Proposition, Reading

from .index import index
from .private import veiled
from .safe import plain
from .withheld import APART, holds
from .wording import counts, for_against, on_screen, on_these

NAMESPACE = "http://www.w3.org/2005/Atom"
MOST = 100
"""Entries of a feed; readers keep the older ones."""
NEVER = "1970-01-01"
"""The day of a feed in which nothing has happened yet: the format needs one."""


def as_atom(ledger: Ledger, readings: Sequence[Reading]) -> bytes:
    """The feed, newest first: one entry a day on which a standing changed. A proposition whose latest standing is held
    back has no entries at all."""
    held = index(ledger, readings)
    kept = holds(held)
    shown = []
    for before, after in zip(ledger.propositions, veiled(ledger).propositions, strict=True):
        if not after.history or after.kind in APART or (before.id, before.history[-1].day) in kept:
            continue
        shown += [(after, e) for e in after.history if (before.id, e.day) not in kept]
    shown.sort(key=lambda pair: (pair[1].day, pair[0].id), reverse=True)
    Xml.register_namespace("", NAMESPACE)
    feed = Xml.Element(f"{{{NAMESPACE}}}feed")
    put(feed, "id", "urn:twosource:standings")
    put(feed, "title", "Standings")
    put(feed, "updated", moment(shown[0][1].day if shown else NEVER))
    put(put(feed, "author"), "name", "Twosource")
    for proposition, entry in shown[:MOST]:
        add(feed, proposition, entry, len(readings))
    return bytes(Xml.tostring(feed, encoding="utf-8", xml_declaration=True))


def add(feed: Xml.Element, proposition: Proposition, entry: Entry, pages: int) -> None:
    """One entry: the words, the standing, the counts."""
    item = put(feed, "entry")
    put(item, "id", f"urn:twosource:{proposition.id}:{entry.day}")
    put(item, "title", f"{proposition.text} – {on_screen(entry)}")
    put(item, "updated", moment(entry.day))
    behind = f"{for_against(entry)}; {counts(entry)}; {on_these(pages)}"
    put(item, "content", f"{on_screen(entry)}; {behind}.")


def put(parent: Xml.Element, name: str, words: str | None = None) -> Xml.Element:
    """A child with text that XML can hold."""
    child = Xml.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    child.text = None if words is None else plain(words)
    return child


def moment(day: str) -> str:
    """A day as the time that the format wants: its beginning, in no zone of anyone's."""
    return f"{day[:10]}T00:00:00Z"

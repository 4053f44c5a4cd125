"""The title of a page: the heading it prints, where metadata and its place confirm it, without the name of its site."""

import re
from collections.abc import Sequence

from .cues import line_key
from .head import Head
from .parts import Parts
from .printed import bare_title, names_outlet
from .units import Unit

JOINTS = re.compile(r"\s+(?:[|\-–—·•:»›~]|::|\|\|)\s+")
COLONS = re.compile(JOINTS.pattern + r"|:\s+")
LEAST = 2
"""Words of the shortest heading that is a title without metadata saying so: single words are sections and mastheads."""
ALIKE = 0.5
"""Share of a heading's words that must stand in metadata's title, or the other way, for one to confirm the other."""
LOOKED = 40
"""Headings looked at."""
MOST_OTHERS = 3
"""Other titles kept: of the text, for networks, for search engines."""
LONGEST = 40
"""Words of the longest heading: what is longer is a text that somebody set as one."""


def shown_title(head: Head, units: Sequence[Unit], parts: Parts | None) -> str | None:
    """The title: a printed heading that metadata confirms, else the page's one main heading, else metadata's, without
    the site's name, else what the text prints."""
    stated = [without_site(t, head) for t, _ in head.titles] + _element(head, units)
    headings = [u for u in units if u.tag == "heading" and not u.hint][:LOOKED]
    main = [u for u in headings if u.level == 1] or [u for u in units if u.level == 1][:1]
    main = [u for u in main if len(u.words.split()) <= LONGEST and not _names_site(u.words, head)]
    whole, pieces = {line_key(s) for s in stated}, {_longest_piece(s, bool(main)) for s in stated}
    for keys, looked in ((whole, (*main, *headings)), (pieces, main or headings)):
        found = next((u.words for u in looked if line_key(u.words) in keys), None)
        if found is not None:
            return found
    likely = _likeliest(main, stated)
    if likely is not None:
        return likely
    if parts is not None and parts.title is not None and not stated:
        return bare_title(units[parts.title].words)
    if stated:
        return stated[0]
    return headings[0].words if headings and parts is None else None


def _longest_piece(title: str, headed: bool) -> str:
    """The longest piece of a title that names more, as a key; on a page without a main heading also behind a colon."""
    pieces = [line_key(p) for p in (JOINTS if headed else COLONS).split(title)]
    return max(pieces, key=lambda p: len(p.split()))


def other_titles(head: Head, title: str | None) -> tuple[str, ...]:
    """Titles that metadata gives and that are no part of the page's, nor hold it; each once, without the site."""
    mine = line_key(title or "")
    found: dict[str, str] = {}
    for stated, _ in head.titles:
        bare = without_site(stated, head)
        key = line_key(bare)
        if mine and key and key not in mine and mine not in key:
            found.setdefault(key, bare)
    return tuple(found.values())[:MOST_OTHERS]


def _element(head: Head, units: Sequence[Unit]) -> list[str]:
    """The title element, where it does not name the site alone."""
    if not head.title_element or site_of_title(head, units) == head.title_element:
        return []
    return [without_site(head.title_element, head)]


def _likeliest(main: Sequence[Unit], stated: Sequence[str]) -> str | None:
    """The main heading that shares most words with metadata's titles; the only one also where it shares few."""
    scored = [(max((_shared(u.words, s) for s in stated), default=0.0), -i, u.words) for i, u in enumerate(main)]
    if not scored:
        return None
    best, _, words = max(scored)
    enough = best >= ALIKE or (len(main) == 1 and best > 0) or not stated
    return words if enough and len(words.split()) >= LEAST else None


def _shared(a: str, b: str) -> float:
    """Share of the smaller set of words that both hold."""
    one, two = set(line_key(a).split()), set(line_key(b).split())
    return len(one & two) / max(1, min(len(one), len(two)))


def without_site(title: str, head: Head) -> str:
    """A title without the site's name behind or before a joint."""
    pieces = JOINTS.split(title)
    if len(pieces) < 2:
        return title
    sites = {line_key(s) for s, _ in head.sites}
    if line_key(pieces[-1]) in sites:
        return title[: title.rindex(pieces[-1])].rstrip(" |-–—·•:»›~")
    if line_key(pieces[0]) in sites:
        return title[title.index(pieces[1], len(pieces[0])) :]
    return title


def _names_site(heading: str, head: Head) -> bool:
    """Whether a heading is the site's name: metadata says so, or it is the short end of the title element."""
    key = line_key(heading)
    if key in {line_key(s) for s, _ in head.sites}:
        return True
    pieces = [line_key(p) for p in JOINTS.split(head.title_element or "")]
    longest = max(len(p.split()) for p in pieces)
    short = 2 * len(key.split()) < longest or names_outlet(heading)
    return len(pieces) > 1 and key in (pieces[0], pieces[-1]) and short


def site_of_title(head: Head, units: Sequence[Unit]) -> str | None:
    """The site that the title element names: all of it where no heading repeats it, or what follows the heading."""
    title = head.title_element
    if not title:
        return None
    key = line_key(title)
    headings = [line_key(u.words) for u in units if u.tag == "heading"][:LOOKED]
    for heading in headings:
        if heading and key.startswith(heading) and key != heading:
            rest = JOINTS.split(title)
            return rest[-1] if len(rest) > 1 else None
    alone = len(title.split()) <= 5 and not JOINTS.search(title)
    if alone and not headings:
        return title if names_outlet(title) else None
    return title if alone and all(h not in key for h in headings if h) else None

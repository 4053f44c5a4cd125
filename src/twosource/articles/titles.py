"""The title of a page: what it prints where metadata agrees, without the name of its site."""

import re
from collections.abc import Sequence

from .cues import line_key
from .head import Head
from .parts import Parts
from .units import Unit

JOINTS = re.compile(r"\s+(?:[|\-–—·•:»›~]|::|\|\|)\s+")


def shown_title(head: Head, units: Sequence[Unit], parts: Parts | None) -> str | None:
    """The title: a printed heading that metadata confirms, else metadata's without the site's name, else the printed one."""
    candidates = [t for t, _ in head.titles] + ([head.title_element] if head.title_element else [])
    headings = [u.words for u in units if u.tag == "heading" and not u.hint]
    keys = [line_key(c) for c in candidates]
    for heading in headings[:10]:
        key = line_key(heading)
        if key and any(key == k or (k.startswith(key + " ") and len(key) > 0.4 * len(k)) for k in keys):
            return heading
    if parts is not None and parts.title is not None and (not head.titles):
        return units[parts.title].words
    bare = [without_site(c, head) for c in candidates]
    if parts is None and not head.titles and headings:
        return headings[0]
    return bare[0] if bare else None


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


def site_of_title(head: Head, units: Sequence[Unit]) -> str | None:
    """The site that the title element names: the whole of it where no heading repeats it, or what follows the heading."""
    title = head.title_element
    if not title:
        return None
    key = line_key(title)
    headings = [line_key(u.words) for u in units if u.tag == "heading"][:10]
    for heading in headings:
        if heading and key.startswith(heading) and key != heading:
            rest = JOINTS.split(title)
            return rest[-1] if len(rest) > 1 else None
    if headings and all(h not in key for h in headings if h) and len(title.split()) <= 5 and not JOINTS.search(title):
        return title
    return None

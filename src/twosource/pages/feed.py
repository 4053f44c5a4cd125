"""RSS and Atom feeds: every item that carries text is a page, with its `<source>` and enclosures kept."""

from collections.abc import Mapping
from html import escape
from time import struct_time
from typing import Any

from twosource.errors import BadInput
from twosource.model import Page, Told, page_id

from .address import unwrapped

LEAST = 40
"""Letters below which an item's text is no page but a headline."""


def read_feed(data: bytes, path: str, url: str | None = None) -> list[Page]:
    """The items of a feed as pages. Errors: BadInput where no item carries a text."""
    found = parse_feed(data)
    feed = found.get("feed", {})
    pages = [p for n, item in enumerate(found.get("entries", []), 1) for p in _page(item, feed, path, n)]
    if not pages:
        raise BadInput(f"{path}: a feed whose items carry no text", "use `twosource watch` to fetch the pages it names")
    return pages


def parse_feed(data: bytes) -> Mapping[str, Any]:
    """The feed as feedparser reads it; never raises."""
    import feedparser

    found: Mapping[str, Any] = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    return found


def items_of(data: bytes) -> list[tuple[str, Told]]:
    """Address of each item of a feed, and what the feed says of it; items without an address are passed over."""
    found = parse_feed(data)
    feed = found.get("feed", {})
    return [(str(i["link"]), _told(i, feed)) for i in found.get("entries", []) if i.get("link")]


def _page(item: Mapping[str, Any], feed: Mapping[str, Any], path: str, number: int) -> list[Page]:
    body = next((c.get("value", "") for c in item.get("content", [])), "") or item.get("summary", "")
    if sum(c.isalpha() for c in body) < LEAST:
        return []
    title = " ".join(str(item.get("title", "")).split())
    media = [e.get("href") for e in item.get("enclosures", []) if e.get("href")]
    parts = [f"<h1>{escape(title)}</h1>" if title else "", body if "<" in body else f"<p>{escape(body)}</p>"]
    parts += [f"<p>{escape(href)}</p>" for href in media]
    content = f"<article>{''.join(parts)}</article>"
    link = item.get("link") or None
    told = _told(item, feed)
    name = item.get("id") or link or str(number)
    own = page_id(f"{name}\n{content}".encode("utf-8", "replace"))
    return [Page(own, (f"{path}#{name}",), "html", content, url=unwrapped(link), told=told, size=len(content))]


def _told(item: Mapping[str, Any], feed: Mapping[str, Any]) -> Told:
    """What a feed says of an item; an aggregator's `<source>` names who published it first."""
    return Told(
        title=" ".join(str(item.get("title", "")).split()) or None,
        byline=tuple(a["name"] for a in item.get("authors", []) if a.get("name")),
        publisher=item.get("source", {}).get("title") or feed.get("title") or None,
        published=_iso(item, "published"),
        modified=_iso(item, "updated") if "updated" in item else None,
        url=item.get("link") or None,
        how="feed",
    )


def _iso(item: Mapping[str, Any], key: str) -> str | None:
    """An item's time as it is written where that is ISO; feedparser's UTC reading of it otherwise."""
    written = str(item.get(key, ""))
    if len(written) >= 10 and written[4:5] == "-" and written[:4].isdigit():
        return written
    local = _mail_date(written)
    if local is not None:
        return local
    read = item.get(f"{key}_parsed")
    if not isinstance(read, struct_time):
        return None
    return "{:04d}-{:02d}-{:02d}T{:02d}:{:02d}:{:02d}Z".format(*read[:6])


def _mail_date(written: str) -> str | None:
    """A date as mail writes it, with its own offset: the day is the page's own."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(written).isoformat()
    except (ValueError, TypeError, IndexError):
        return None

"""Live blogs: every entry is a page of its own, with its own time."""

import json
import re
from html import escape

from twosource.model import Page, Told, page_id

BLOCK = re.compile(r"<script[^>]{0,200}ld\+json[^>]{0,200}>(.{2,2000000}?)</script>", re.S | re.I)
MOST = 2000
"""Entries taken of one live blog."""


def live_entries(page: Page) -> list[Page]:
    """The entries that an HTML page's metadata lists as updates of a live blog; none for other pages."""
    if "liveBlogUpdate" not in page.content:
        return []
    entries: list[Page] = []
    for block in BLOCK.finditer(page.content):
        try:
            data = json.loads(block.group(1), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            updates = node.get("liveBlogUpdate")
            for update in updates if isinstance(updates, list) else [updates]:
                if isinstance(update, dict) and len(entries) < MOST:
                    entries += _entry(page, update, node, len(entries) + 1)
    return entries


def _nodes(data: object) -> list[dict[str, object]]:
    if isinstance(data, list):
        return [n for d in data for n in (_nodes(d) if isinstance(d, dict) else [])]
    if not isinstance(data, dict):
        return []
    graph = data.get("@graph")
    return [data, *(n for n in graph if isinstance(n, dict))] if isinstance(graph, list) else [data]


def _entry(page: Page, update: dict[str, object], blog: dict[str, object], number: int) -> list[Page]:
    body = update.get("articleBody") or update.get("text") or update.get("description")
    if not isinstance(body, str) or not body.strip():
        return []
    title = _text(update.get("headline"))
    html = body if "<" in body else "".join(f"<p>{escape(line)}</p>" for line in body.split("\n") if line.strip())
    content = f"<article>{f'<h1>{escape(title)}</h1>' if title else ''}{html}</article>"
    address = _text(update.get("url")) or _text(update.get("@id")) or page.url
    told = Told(
        title=title,
        byline=tuple(_names(update.get("author"))),
        publisher=next(iter(_names(update.get("publisher")) or _names(blog.get("publisher"))), None),
        published=_text(update.get("datePublished")),
        modified=_text(update.get("dateModified")),
        url=address,
        how="meta",
    )
    paths = tuple(f"{p}#{number}" for p in page.paths)
    own = page_id(f"{page.id}#{address}#{content}".encode())
    return [Page(own, paths, "html", content, url=address, saved=page.saved, told=told, size=len(content))]


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _names(value: object) -> list[str]:
    items = value if isinstance(value, list) else [value]
    names = [i.get("name") if isinstance(i, dict) else i for i in items]
    return [n.strip() for n in names if isinstance(n, str) and n.strip()]

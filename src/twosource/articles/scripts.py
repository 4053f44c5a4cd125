"""The body that a page keeps in its scripts alone: JSON-LD's `articleBody`, or markup in a framework's data."""

import json
import re
from collections.abc import Iterable, Iterator
from html import escape

from lxml import etree

from .head import Head

EMPTY = 25
"""Words of reporting under which a page shows nothing without its scripts."""
LEAST = 60
"""Words of the shortest body taken from scripts."""
LONG = 200
"""Characters of the shortest string looked into."""
LARGEST = 5_000_000
"""Characters of scripts that are looked into, in all."""
DEEPEST = 3
"""Strings within strings: frameworks escape a body twice."""
MARK = re.compile(r'\\.|"', re.S)
"""What opens or closes a string, or an escaped character."""
FLIGHT = re.compile(rb"[0-9a-f]{1,6}:T([0-9a-f]{1,6}),")
"""A row of text in the data that React streams: its number, and its size in bytes, in hexadecimal digits."""
PUSHED = "__next_f.push("
TAG = re.compile(r"<[^<>]{0,2000}>")


def scripted(tree: etree._Element, head: Head) -> str | None:
    """The body as HTML, with the title before it, or None where no script holds one of `LEAST` words."""
    found = [*([paragraphs(head.body)] if head.body else ()), *kept(tree)]
    best = max(found, key=size, default="")
    if size(best) < LEAST:
        return None
    title = f"<h1>{escape(head.titles[0][0])}</h1>" if head.titles else ""
    return f"<html><body><article>{title}{best}</article></body></html>"


def paragraphs(body: str) -> str:
    """A body as markup: its lines as paragraphs where it is plain text."""
    if "<p" in body:
        return body
    return "".join(f"<p>{escape(line)}</p>" for line in body.splitlines() if line.strip())


def size(markup: str) -> int:
    """Words of some markup, tags aside."""
    return len(TAG.sub(" ", markup).split())


def kept(tree: etree._Element) -> Iterator[str]:
    """Markup with paragraphs that scripts hold in strings."""
    streamed: list[str] = []
    seen = 0
    for script in tree.iter("script"):
        text = script.text or ""
        seen += len(text)
        if seen > LARGEST:
            break
        if PUSHED in text:
            streamed += list(strings(text))
        else:
            yield from marked(strings(text))
    rows = "".join(streamed)
    yield from marked(rows_of(rows))
    yield from marked(strings(rows))


def rows_of(data: str) -> Iterator[str]:
    """Rows of plain text in streamed data."""
    packed = data.encode("utf-8", "replace")
    hit = FLIGHT.search(packed)
    while hit is not None:
        end = hit.end() + int(hit[1], 16)
        yield packed[hit.end() : end].decode("utf-8", "replace")
        hit = FLIGHT.search(packed, end)


def strings(text: str) -> Iterator[str]:
    """The long strings of a script or of JSON, unescaped."""
    start = -1
    for hit in MARK.finditer(text):
        if hit.group() != '"':
            continue
        if start < 0:
            start = hit.start()
            continue
        if hit.end() - start >= LONG:
            try:
                yield json.loads(text[start : hit.end()], strict=False)
            except ValueError:
                pass
        start = -1


def marked(found: Iterable[str], depth: int = 1) -> Iterator[str]:
    """Those strings that hold paragraphs of markup, and those that stand in strings."""
    for text in found:
        if "<p" in text and not ('\\"' in text and "u003c" in text):
            yield text
        elif depth < DEEPEST and '"' in text:
            yield from marked(strings(text), depth + 1)

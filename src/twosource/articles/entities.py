"""Characters that would be read as entities, since the page's makers encoded them twice (`Harry&amp;#39;s`)."""

import re
from dataclasses import replace
from html import unescape

from twosource.model import Page

NAMED = r"(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
TWICE = re.compile(r"&(?:amp;)+" + NAMED)
SHOWN = re.compile(r"&(?:amp;)*" + NAMED)
PLAIN = frozenset("'\"&")
"""Characters of ASCII that are so encoded in prose; others (`&lt;`, `&num;`) are written out to show markup or code."""

UNKNOWN = "\ufffd"
"""What stands for a number that is no character."""


def readable(page: Page) -> Page:
    """The page with every character of prose encoded no more often than its kind asks for."""
    content = once(page.content) if page.media == "html" else shown(page.content)
    title = page.told.title and shown(page.told.title)
    return replace(page, content=content, told=replace(page.told, title=title))


def once(source: str) -> str:
    """HTML in which no character of prose is encoded twice."""
    return TWICE.sub(lambda hit: f"&{hit[1]};" if prose(hit[1]) else hit[0], source) if "&amp;" in source else source


def shown(text: str) -> str:
    """Plain text in which entities of prose are the characters that they stand for."""
    return SHOWN.sub(lambda hit: prose(hit[1]) or hit[0], text) if "&" in text else text


def prose(name: str) -> str:
    """The character that an entity stands for, where it is one of prose, else nothing."""
    char = unescape(f"&{name};")
    if char == "\u00a0":
        return " "
    plain = len(char) == 1 and (char in PLAIN or (ord(char) > 0x9F and char.isprintable() and char != UNKNOWN))
    return char if plain else ""

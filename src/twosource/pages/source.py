"""Decoded sources -> pages: plain text, Markdown, HTML (saved copies with their own notes of address and time, too)."""

import re
from dataclasses import replace
from datetime import datetime

from lxml import etree
from lxml import html as lxml_html

from twosource.errors import BadInput
from twosource.model import Page, Told, page_id

from .address import unwrapped
from .decode import decode
from .fields import fields_of
from .live import live_entries

TEXT_LIMIT = 32 * 1024 * 1024
"""Bytes of one page: 60 times the longest news page in the benches' sets; a 50 MB line is no page."""
DEEPEST = 2048
"""Nesting that the HTML parser reads; what stands deeper would be lost without a word (real pages stay under 60)."""
HEADED = 20_000
"""Characters of a text in which the named fields at its head end."""
NOTED = 6000
"""Characters of an HTML page in which a saver's comment stands."""
SAVER_URL = re.compile(
    r"(?:^|\n)\s{0,8}(?:url|source|saved from url=\(\d+\))\s{0,3}:?\s{0,3}(https?://\S{3,2000})", re.I
)
SAVER_DATE = re.compile(
    r"\n\s{0,8}saved date\s?:\s?(?:[A-Za-z]{3} )?([A-Za-z]{3} \d{1,2} \d{4}) (\d{2}:\d{2}:\d{2})"
    r"(?: GMT([+-]\d{4}))?",
    re.I,
)
COMMENT = re.compile(r"<!--(.{0,3000}?)-->", re.S)
READER_HEAD = re.compile(
    r"\A(?:Title: (?P<title>[^\n]{1,400})\n+)?(?:Author: (?P<author>[^\n]{1,200})\n+)?"
    r"URL Source: (?P<url>\S{4,2000})\n+(?:Published Time: (?P<time>[^\n]{4,60})\n+)?"
    r"(?:Number of Pages: \d+\n+)?(?:Markdown Content:\n)?"
)


def read_html(data: bytes, path: str, url: str | None = None, charset: str | None = None) -> list[Page]:
    """One HTML page; a live blog gives its entries besides. A saver's comment gives address and time of saving."""
    text = text_of(data, path, charset)
    if text.count("<") > DEEPEST and _too_deep(text):
        raise BadInput(f"{path}: tags nested more than {DEEPEST} deep", "save the page as text")
    noted, saved = saver_notes(text[:NOTED])
    url = unwrapped(url or noted)
    page = Page(page_id(data), (path,), "html", text, url=url, saved=saved, size=len(data))
    return [page, *live_entries(page)]


def read_text(data: bytes, path: str, url: str | None = None) -> list[Page]:
    """One page of plain text; named fields at its head are taken for what they say."""
    return [_told(Page(page_id(data), (path,), "text", text_of(data, path), url=unwrapped(url), size=len(data)))]


def _told(page: Page) -> Page:
    """The page without the named fields at its head, and what they say."""
    found = fields_of(page.content[:HEADED])
    if found is None or not page.content[found.end :].strip():
        return page
    url = page.url or unwrapped(found.told.url)
    return replace(page, content=page.content[found.end :], url=url, told=found.told)


def read_markdown(data: bytes, path: str, url: str | None = None) -> list[Page]:
    """One page of Markdown; the head that reader services write ("Title:", "URL Source:") is taken for what it says."""
    text = text_of(data, path)
    page = Page(page_id(data), (path,), "markdown", text, url=unwrapped(url), size=len(data))
    head = READER_HEAD.match(text)
    if head is None:
        return [_told(page)]
    byline = (head["author"],) if head["author"] else ()
    told = Told(head["title"], byline, None, head["time"], None, head["url"], how="meta")
    return [replace(page, content=text[head.end() :], url=page.url or unwrapped(head["url"]), told=told)]


def text_of(data: bytes, path: str, charset: str | None = None) -> str:
    """Decoded text with one form of line ends. Errors: BadInput where it is empty or too large."""
    if len(data) > TEXT_LIMIT:
        raise BadInput(f"{path}: text larger than {TEXT_LIMIT >> 20} MB", "split it into its pages")
    text, _ = decode(data, charset)
    if not text.strip():
        raise BadInput(f"{path}: empty", "save the page again")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _too_deep(text: str) -> bool:
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return False  # no tree at all: the articles room reads it as text
    return any("depth" in entry.message for entry in parser.error_log)


def saver_notes(head: str) -> tuple[str | None, str | None]:
    """Address and ISO time of saving from a saver's comment (SingleFile, browsers' "saved from url")."""
    for comment in COMMENT.finditer(head):
        found = SAVER_URL.search(comment.group(1))
        if found is not None:
            return found.group(1), _saved(SAVER_DATE.search(comment.group(1)))
    return None, None


def _saved(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    try:
        day, time, zone = found.groups()
        stamp = datetime.strptime(f"{day} {time}", "%b %d %Y %H:%M:%S")
        return (stamp.replace(tzinfo=datetime.strptime(zone, "%z").tzinfo) if zone else stamp).isoformat()
    except ValueError:
        return None

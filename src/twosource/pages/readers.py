"""One reader a format: saved bytes -> pages."""

import zlib
from collections.abc import Callable

from twosource.errors import BadInput
from twosource.model import Page

from .archive import read_warc, read_zip
from .chat import read_telegram
from .decode import decode
from .feed import read_feed
from .lines import read_jsonl
from .mail import read_mail, read_mhtml
from .pdf import read_pdf
from .sniff import inflate, sniff_bytes, sniff_text
from .source import TEXT_LIMIT, read_html, read_markdown, read_text

PACKED_LIMIT = 512 * 1024 * 1024
"""Bytes that a packed web archive may unpack to; each page in it is held to `TEXT_LIMIT`."""

Reader = Callable[[bytes, str, str | None], list[Page]]


def read_bytes(data: bytes, path: str, url: str | None = None) -> list[Page]:
    """The pages of one saved thing, its format found by content.

    Errors: BadInput for what is empty, binary, too large or damaged.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise BadInput(f"{path}: empty", "save the page again")
    kind = sniff_bytes(data)
    if kind is None:
        if len(data) > TEXT_LIMIT:
            raise BadInput(f"{path}: text larger than {TEXT_LIMIT >> 20} MB", "split it into its pages")
        kind = sniff_text(decode(data)[0])
    reader = READERS.get(kind)
    if reader is None:
        what = "JSON of a form not known here" if kind == "json" else "a binary file, no page"
        raise BadInput(f"{path}: {what}", "save the page as HTML or text")
    return reader(data, path, url)


def _gzip(data: bytes, path: str, url: str | None) -> list[Page]:
    try:
        head = zlib.decompressobj(wbits=31).decompress(data[:4096], 512)
        limit = PACKED_LIMIT if head.startswith(b"WARC/") else TEXT_LIMIT
        inner = inflate(data, limit)
    except zlib.error:
        raise BadInput(f"{path}: damaged gzip file", "save the page again") from None
    if inner is None:
        raise BadInput(f"{path}: unpacks to more than {limit >> 20} MB", "split it into its pages")
    return read_bytes(inner, path, url)


def _html(data: bytes, path: str, url: str | None) -> list[Page]:
    return read_html(data, path, url)


READERS: dict[str, Reader] = {
    "html": _html,
    "markdown": read_markdown,
    "text": read_text,
    "gzip": _gzip,
    "zip": read_zip,
    "warc": read_warc,
    "mhtml": read_mhtml,
    "mail": read_mail,
    "feed": read_feed,
    "telegram": read_telegram,
    "jsonl": read_jsonl,
    "pdf": read_pdf,
}

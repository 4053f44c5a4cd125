"""One reader a format: saved bytes -> pages."""

import zlib
from collections.abc import Callable

from twosource.errors import BadInput
from twosource.model import Page, page_id

from .decode import decode
from .sniff import inflate, sniff_bytes, sniff_text

TEXT_LIMIT = 32 * 1024 * 1024
"""Bytes of one page: 60 times the longest news page in the benches' sets; a 50 MB line is no page."""

Reader = Callable[[bytes, str, str | None], list[Page]]


def read_bytes(data: bytes, path: str, url: str | None = None) -> list[Page]:
    """The pages of one saved thing, its format found by content. Errors: BadInput (empty, binary, too large, damaged)."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise BadInput(f"{path}: empty", "save the page again")
    kind = sniff_bytes(data)
    if kind is None:
        if len(data) > TEXT_LIMIT:
            raise BadInput(f"{path}: text larger than {TEXT_LIMIT >> 20} MB", "split it into its pages")
        kind = sniff_text(decode(data)[0])
    reader = READERS.get(kind)
    if reader is None:
        raise BadInput(f"{path}: a binary file, no page", "save the page as HTML or text")
    return reader(data, path, url)


def _source(media: str) -> Reader:
    def read(data: bytes, path: str, url: str | None) -> list[Page]:
        text, _ = decode(data)
        if not text.strip():
            raise BadInput(f"{path}: empty", "save the page again")
        return [Page(page_id(data), (path,), media, _lines(text), url=url, size=len(data))]

    return read


def _lines(text: str) -> str:
    """One form of line ends, so that offsets do not depend on the system that saved the page."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _gzip(data: bytes, path: str, url: str | None) -> list[Page]:
    try:
        inner = inflate(data, TEXT_LIMIT)
    except zlib.error:
        raise BadInput(f"{path}: damaged gzip file", "save the page again") from None
    if inner is None:
        raise BadInput(f"{path}: unpacks to more than {TEXT_LIMIT >> 20} MB", "split it into its pages")
    return read_bytes(inner, path, url)


READERS: dict[str, Reader] = {
    "html": _source("html"),
    "markdown": _source("markdown"),
    "text": _source("text"),
    "gzip": _gzip,
}

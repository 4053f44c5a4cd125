"""Web archives (WARC, WACZ): every page of theirs that was fetched whole."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace

from twosource.errors import BadInput
from twosource.model import Page

from .address import unwrapped
from .sniff import sniff_text
from .source import TEXT_LIMIT, read_html, read_text

MOST_PAGES = 20_000
"""Pages taken of one archive."""
MOST_BYTES = 2 * 1024 * 1024 * 1024
"""Unpacked bytes taken of one archive."""
PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")


def read_warc(data: bytes, path: str, url: str | None = None) -> list[Page]:
    """The pages of a WARC file: responses with status 200 whose body is HTML or text, with address and time."""
    pages = list(_pages(data, path))
    if not pages:
        raise BadInput(f"{path}: a web archive without pages", "archive the page itself, not only its parts")
    return pages


def _pages(data: bytes, path: str) -> Iterator[Page]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    taken = unpacked = 0
    try:
        records = ArchiveIterator(
            io.BytesIO(data), record_types=WarcRecordType.response | WarcRecordType.resource, parse_http=True
        )
        for record in records:
            kind = str(getattr(record, "http_content_type", None) or record.headers.get("Content-Type", "")).split(";")[
                0
            ]
            status = getattr(record.http_headers, "status_code", 200) if record.http_headers is not None else 200
            if kind.strip().lower() not in PAGE_TYPES or status != 200:
                continue
            body = record.reader.read(TEXT_LIMIT + 1)
            unpacked += len(body)
            if len(body) > TEXT_LIMIT or unpacked > MOST_BYTES or taken >= MOST_PAGES:
                continue
            taken += 1
            target = str(record.headers.get("WARC-Target-URI", "")).strip("<>")
            yield from _page(body, f"{path}#{target or taken}", target, record)
    except (RuntimeError, ValueError, OSError, zlib.error):
        if not taken:
            raise BadInput(f"{path}: a damaged web archive", "save the page again") from None


def _page(body: bytes, path: str, target: str, record: object) -> list[Page]:
    headers = getattr(record, "headers", {})
    charset = getattr(record, "http_charset", None)
    url = unwrapped(target) if target.startswith("http") else None
    encoding = str(
        getattr(getattr(record, "http_headers", None), "get", lambda *_: "")("Content-Encoding") or ""
    ).lower()
    body = _decoded(body, encoding)
    try:
        text = body[:4096].decode("utf-8", "replace")
        pages = read_text(body, path, url) if sniff_text(text) == "text" else read_html(body, path, url, charset)
    except BadInput:
        return []
    return [replace(p, saved=str(headers.get("WARC-Date", "")) or None) for p in pages]


def _decoded(body: bytes, encoding: str) -> bytes:
    """The body without its transport's packing, as it is where that fails."""
    if encoding not in ("gzip", "deflate", "x-gzip"):
        return body
    try:
        return zlib.decompressobj(wbits=47 if "gzip" in encoding else 15).decompress(body, TEXT_LIMIT)
    except zlib.error:
        return body


def read_zip(data: bytes, path: str, url: str | None = None) -> list[Page]:
    """The pages of a WACZ file: those of the WARC files it holds. Errors: BadInput for any other zip file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            inside = [
                i for i in packed.infolist() if i.filename.endswith((".warc", ".warc.gz")) and i.file_size <= MOST_BYTES
            ]
            parts = [(i.filename, packed.read(i)) for i in inside]
    except (zipfile.BadZipFile, OSError, RuntimeError, zlib.error, NotImplementedError):
        raise BadInput(f"{path}: a damaged zip file", "save the page again") from None
    if not parts:
        raise BadInput(f"{path}: a zip file, no web archive", "unpack it and name the pages")
    return [p for name, part in parts for p in read_warc(part, f"{path}#{name}")]

"""Saved mail (.eml newsletters) and MHTML pages: the part that holds the page, with what the header says."""

import email
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from twosource.errors import BadInput
from twosource.model import Page, Told, page_id

from .address import unwrapped
from .source import read_html, read_text

SAVED_BY = re.compile(r"^<Saved by ", re.I)


def read_mail(data: bytes, path: str, url: str | None = None) -> list[Page]:
    """One mail as a page: its HTML part, else its text; sender as publisher, date and subject as told by the header."""
    message = _parsed(data, path)
    part = _part(message)
    if part is None:
        raise BadInput(f"{path}: a mail without text", "save the page itself")
    page = _page(part, path, url, data)
    name, address = parseaddr(str(message.get("from") or ""))
    told = Told(
        title=" ".join(str(message.get("subject") or "").split()) or None,
        publisher=name or address or None,
        published=_date(message),
        how="mail header",
    )
    return [replace(page, told=told)]


def read_mhtml(data: bytes, path: str, url: str | None = None) -> list[Page]:
    """A page that a browser saved with its parts: the first HTML part, its address and time of saving."""
    message = _parsed(data, path)
    part = _part(message)
    if part is None:
        raise BadInput(f"{path}: a saved page without HTML", "save the page again")
    where = message.get("snapshot-content-location") or part.get("content-location") or message.get("content-location")
    address = str(where).strip() if where and str(where).startswith("http") else None
    return [replace(_page(part, path, url or address, data), saved=_date(message))]


def _parsed(data: bytes, path: str) -> EmailMessage:
    try:
        message = email.message_from_bytes(data.lstrip(), policy=default)
    except (ValueError, LookupError, IndexError, TypeError, AttributeError):
        raise BadInput(f"{path}: a mail that can't be read", "save the page itself") from None
    assert isinstance(message, EmailMessage)
    return message


def _part(message: EmailMessage) -> EmailMessage | None:
    """The first HTML part, else the first of plain text."""
    plain = None
    for part in _leaves(message):
        kind = part.get_content_type()
        if kind in ("text/html", "application/xhtml+xml"):
            return part
        if kind == "text/plain" and plain is None:
            plain = part
    return plain


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in message.walk():
        if (
            not part.is_multipart()
            and part.get_content_disposition() != "attachment"
            and isinstance(part, EmailMessage)
        ):
            yield part


def _page(part: EmailMessage, path: str, url: str | None, data: bytes) -> Page:
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes) or not body.strip():
        raise BadInput(f"{path}: a mail without text", "save the page itself")
    html = part.get_content_type() != "text/plain"
    charset = part.get_content_charset()
    page = (read_html(body, path, url, charset) if html else read_text(body, path, url))[0]
    return replace(page, id=page_id(data), url=unwrapped(url) or page.url, size=len(data))


def _date(message: EmailMessage) -> str | None:
    """The header's date, with the offset it was written in."""
    try:
        header = message.get("date")
        found = getattr(header, "datetime", None)
    except (ValueError, IndexError, TypeError, AttributeError):
        return None
    return found.isoformat() if found is not None else None

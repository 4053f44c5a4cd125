"""What saved bytes are, by their content, never by the ending of a name."""

import re
import zlib

HEAD = 4096
"""Bytes and characters looked at."""
HTML = re.compile(
    r"<(?:!doctype\s{1,4}html|html|head|body|title|meta|article|div|p|table|h1|script|span|section)[\s>/]", re.I
)
MARKDOWN = re.compile(
    r"^(?:#{1,6}[ \t]+\S|Title: \S.*\n|URL Source: |>[ \t]\S|\[[^\]\n]{1,200}\]\([^)\n]{1,400}\)|"
    r"!\[[^\]\n]{0,200}\]\()",
    re.M,
)
INLINE_LINK = re.compile(r"\[[^\]\n]{1,200}\]\(https?://[^)\s]{1,400}\)")
MAIL_HEAD = re.compile(r"\A(?:(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]{0,2000}|[ \t][^\n]{0,2000})\r?\n){2,}(?:\r?\n|\Z)")
MAIL_KEYS = re.compile(r"^(?:from|received|message-id|mime-version|return-path|delivered-to):", re.I | re.M)
BINARY = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x7fELF", b"MZ\x90", b"\x00\x00\x01\x00", b"OggS", b"ID3",
    b"\x00asm", b"SQLite format 3", b"7z\xbc\xaf", b"Rar!", b"\xd0\xcf\x11\xe0", b"wOF2", b"wOFF",
)  # fmt: skip
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
MOST_CONTROLS = 0.02
"""Share of control and undecodable characters above which bytes are no text; UTF-8 news pages have none."""


def sniff_bytes(data: bytes) -> str | None:
    """A format told by its bytes (gzip, zip, pdf, warc, binary), else None: decode and ask `sniff_text`."""
    head = data[:HEAD].lstrip()
    if data.startswith(b"\x1f\x8b"):
        return "gzip"
    if data.startswith(b"PK\x03\x04"):
        return "zip"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if head.startswith((b"WARC/1.", b"WARC/0.")):
        return "warc"
    return "binary" if data.startswith(BINARY) else None


def sniff_text(text: str) -> str:
    """Name of the format of decoded text: html, mhtml, mail, feed, telegram, jsonl, markdown, text or binary."""
    head = text[:HEAD]
    bare = head.lstrip("\ufeff \t\r\n")
    if len(CONTROLS.findall(head)) > MOST_CONTROLS * max(1, len(head)):
        return "binary"
    if bare[:1] in "{[" and bare:
        found = _json(text, bare)
        if found is not None:
            return found
    if bare[:1] == "<":
        return _markup(bare)
    found = _mail(bare)
    if found is not None:
        return found
    if HTML.search(head) and len(HTML.findall(head)) >= 3:
        return "html"
    return "markdown" if MARKDOWN.search(text[:20000]) or INLINE_LINK.search(text) else "text"


def _markup(bare: str) -> str:
    if re.search(r"<(?:rss|feed|rdf:RDF)[\s>]", bare) and not re.search(r"<html[\s>]", bare, re.I):
        return "feed"
    return "html" if HTML.search(bare) or bare.startswith(("<!--", "<!DOCTYPE", "<?xml")) else "text"


def _mail(bare: str) -> str | None:
    found = MAIL_HEAD.match(bare)
    keys = MAIL_KEYS.findall(found.group() if found else bare[:2000]) if found else []
    if not keys:
        return None
    head = bare[:2000].lower()
    return (
        "mhtml"
        if "multipart/related" in head and "snapshot" in head
        else "mail"
        if len(keys) >= 2 or "mime-version" in head
        else None
    )


def _json(text: str, bare: str) -> str | None:
    """JSON of a known form, "json" for any other, None for text that only looks like it."""
    if '"messages"' in text[:200000] and ('"type"' in text[:HEAD] or '"chats"' in text[:200000]):
        return "telegram"
    first = bare.split("\n", 1)[0].strip()
    if first.startswith("{") and first.endswith("}") and _has_text(first):
        return "jsonl"
    if bare[:1] == "{" and re.match(r'\{\s{0,200}(?:"|\})', bare):
        return "json"
    return "json" if bare[:1] == "[" and re.match(r"\[\s{0,200}[{\[]\s{0,200}[\"\]{]", bare) else None


def _has_text(line: str) -> bool:
    return any(f'"{key}"' in line for key in ("text", "html", "content"))


def inflate(data: bytes, limit: int) -> bytes | None:
    """Bytes of a gzip file, None if they pass the limit (a bomb). Errors: zlib.error for damaged data."""
    parts: list[bytes] = []
    size = 0
    while data:
        stream = zlib.decompressobj(wbits=31)
        part = stream.decompress(data, limit - size + 1)
        size += len(part)
        if size > limit or stream.unconsumed_tail:
            return None
        parts.append(part)
        data = stream.unused_data.lstrip(b"\x00")
        if not stream.eof:
            break
    return b"".join(parts)

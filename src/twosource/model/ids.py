"""Ids: short hashes of what a record is, so that a second run finds the same."""

import hashlib
import json

from .spans import Span

ID_LENGTH = 16
"""Hex digits kept: 64 bits, enough that a million records collide with probability below 1e-7."""


def digest(*parts: object) -> str:
    """Hash of the parts' JSON; the same parts give the same id on every machine."""
    packed = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


def page_id(data: bytes) -> str:
    """Id of a page: hash of its saved bytes."""
    return hashlib.sha256(data).hexdigest()[:ID_LENGTH]


def claim_id(page: str, content: tuple[Span, ...], cue: tuple[Span, ...], source: tuple[Span, ...]) -> str:
    """Id of a claim: page id, content, cue and source spans."""
    return digest("claim", page, content, cue, source)


def voice_id(name: str) -> str:
    """Id of a voice: its name, white space and letter case folded."""
    return digest("voice", " ".join(name.split()).casefold())


def proposition_id(kind: str, arguments: dict[str, object]) -> str:
    """Id of a proposition: its kind and arguments."""
    return digest("proposition", kind, arguments)

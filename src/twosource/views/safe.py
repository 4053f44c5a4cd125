"""Words of pages made fit to be shown: what would reorder, hide or break the text around it is made visible."""

import re
from urllib.parse import urlsplit

UNSHOWN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""Control characters, marks that turn the direction of writing (UAX 9; CVE-2021-42574), tags and lone surrogates."""
SHOWN_AS = "\N{REPLACEMENT CHARACTER}"
SCHEMES = ("http", "https")


def plain(words: str) -> str:
    """The words with a visible sign in place of each character that acts instead of being read; same length."""
    return UNSHOWN.sub(SHOWN_AS, words)


def outward(url: str | None) -> str | None:
    """The URL where it may be a link (http or https, with a host), else None."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in SCHEMES and parts.hostname else None


def host(url: str | None) -> str | None:
    """The host of a web address without "www.", else None."""
    found = outward(url)
    return (urlsplit(found).hostname or "").removeprefix("www.") or None if found else None

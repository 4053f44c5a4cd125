"""Addresses: those of web archives and caches give way to the page they hold."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

INSIDE = re.compile(
    r"https?://(?:web\.archive\.org/web/\d{1,14}[a-z_*]{0,4}/|wayback\.archive\.org/web/\d{1,14}[a-z_]{0,4}/"
    r"|arquivo\.pt/wayback/\d{1,14}[a-z_]{0,4}/|(?:www\.)?webarchive\.[a-z.]{2,20}/(?:\w{1,40}/){0,3}\d{14}[a-z_]{0,4}/"
    r"|archive\.(?:today|ph|is|li|fo|md|vn)/(?:\d{4}\.\d{2}\.\d{2}-\d{6}|\d{4,14}|o/\w{1,12})/"
    r"|r\.jina\.ai/|12ft\.io/|(?:www\.)?removepaywall\.com/)(?P<inner>https?:?/{1,2}.{3,})",
    re.I,
)
QUERIED = {
    "webcache.googleusercontent.com": "q",
    "cc.bingj.com": "u",
    "www.google.com": "url",
    "translate.google.com": "u",
    "web.archive.org": "url",
    "l.facebook.com": "u",
}
"""Hosts that carry the page's address in their query, and its key."""
SCHEME = re.compile(r"(https?):?/{1,2}", re.I)


def unwrapped(url: str | None) -> str | None:
    """The address of the page that an archive's or cache's address holds; any other address as it is."""
    if url is None:
        return None
    for _ in range(3):  # an archive of an archive of a page
        inner = _inner(url)
        if inner is None:
            break
        url = inner
    return url


def _inner(url: str) -> str | None:
    hit = INSIDE.match(url)
    if hit is not None:
        return SCHEME.sub(
            lambda m: m.group(1) + "://", unquote(hit["inner"]) if "%3A" in hit["inner"][:9] else hit["inner"], count=1
        )
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    key = QUERIED.get((parts.hostname or "").lower())
    if key is None or not parts.query:
        return None
    value = parse_qs(parts.query).get(key, [""])[0]
    value = re.sub(r"^cache:(?:[\w-]+:(?!//))?", "", value)
    return value if SCHEME.match(value) else None

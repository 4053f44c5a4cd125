"""Whose page it is: publisher and agency, with the words that prove it."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from .casing import name_case
from .oneoffs import CREDITED, Fixed, credit_of
from .people import agency_named, agency_of_dateline
from .printed import names_outlet
from .units import Unit

NAME = r"(?P<who>(?:The |the )?[^\W\d_a-z][\w'’&.-]*(?: (?:of|the|and|&|for|de|del|la|[^\W\d_a-z][\w'’&.-]*)){0,5})"
OWN = (
    re.compile(
        rf"(?:Support|Stand with|Subscribe to|Help|Join|Donate to|Stand by|Stand up for|Back|Friends of) {NAME}\s?!"
    ),
    re.compile(rf"[Aa] (?:message|word|note|letter|line|request) from {NAME}\s?:?$"),
    re.compile(rf"(?:\([cC]\)|©|[Cc]opyright(?: ©)?)\s?(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?,?\s)?(?:by )?{NAME}"),
    re.compile(rf"[Mm]ore (?:news |stories )?from {NAME}$"),
    re.compile(
        rf"^{NAME} (?:is free to read|has no owner|is printed|is published|is edited|needs you|is funded|"
        rf"reports without)"
    ),
    re.compile(rf"^The {NAME} needs you"),
)
LEGAL = re.compile(
    r"(?:,? (?:Ltd|LLC|Inc|GmbH|Trust|Group|Media Group|Company|Co|Corp|Limited|AG|plc|Foundation|"
    r"All rights reserved|All)\.?)+$|\.$",
    re.I,
)
PAPER = re.compile(r"The(?: [A-Z][\w’'-]+){1,3}")
"""A paper's name above the title, whatever its words: "The Daily Beacon"."""
GENERIC = {"us", "our", "the", "this", "independent", "you", "quality", "local", "all", "your", "journalism"}


def publisher_of(units: Sequence[Unit], kinds: Sequence[Fixed], url: str | None) -> str | None:
    """The outlet as its own furniture names it; a name that fits the page's address goes first."""
    named: list[str] = []
    for unit, kind in zip(units, kinds, strict=True):
        if kind.kind in ("furniture", "related", "subheading", "title") and len(unit.words) < 600:
            named += [n for n in _own_names(unit.words)]
    host = host_label(url)
    if host:
        fitting = [n for n in named if _fits_host(n, host)]
        if fitting:
            return fitting[0]
    above = _masthead(units, kinds)
    if named and above is not None and named[0] == "".join(p[0] for p in above.split() if p[0].isupper()):
        return above
    return named[0] if named else above


def _own_names(words: str) -> Iterable[str]:
    for pattern in OWN:
        hit = pattern.search(words)
        if hit is not None:
            name = LEGAL.sub("", hit["who"]).strip(" .,")
            if name and name.lower() not in GENERIC and name.split()[0].lower() not in GENERIC - {"the"}:
                yield name


def _masthead(units: Sequence[Unit], kinds: Sequence[Fixed]) -> str | None:
    """A line above the title that is in capitals or has the form of an outlet's name."""
    for unit, kind in zip(units[:3], kinds, strict=False):
        if kind.kind == "title":
            return None
        words = unit.words
        if kind.why == "stands before the title" and 1 <= len(words.split()) <= 6 and len(words) > 3:
            if words.isupper():
                return name_case(words)
            if names_outlet(words) or PAPER.fullmatch(words):
                return words
    return None


def _fits_host(name: str, host: str) -> bool:
    squeezed = re.sub(r"[\W_]+", "", name.lower())
    bare = squeezed.removeprefix("the")
    return host in squeezed or bare in host or host.removeprefix("the") in squeezed


def host_label(url: str | None) -> str:
    """The telling label of an address's host: "example" of https://www.example.co.uk/x; empty without one."""
    host = host_name(url)
    labels = [x for x in host.split(".") if x not in ("www", "m", "amp", "mobile", "edition", "en", "news")]
    if len(labels) > 2 and len(labels[-2]) <= 3:
        labels = labels[:-1]
    return labels[-2] if len(labels) >= 2 else labels[0] if labels else ""


def host_name(url: str | None) -> str:
    """Host of an address in lower case without its "www.", empty where there is none."""
    try:
        return (urlsplit(url or "").hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""


def agency_from(
    units: Sequence[Unit], kinds: Sequence[Fixed], byline_agency: str | None, people: Sequence[str]
) -> tuple[str | None, list[str]]:
    """The agency whose text the page is, and the words of its credit lines.

    Proof, in order: the byline, the dateline's brackets. A credit for a contribution is proof only on a page that
    nobody signs and whose reporting does not treat the agency as a source of its own ("an analysis by X").
    """
    credits = [
        u.words
        for u, k in zip(units, kinds, strict=True)
        if k.why == "credit line" or (k.kind == "caption" and CREDITED.search(u.words[-110:]))
    ]
    body = [u.words for u, k in zip(units, kinds, strict=True) if k.kind in ("paragraph", "list")]
    if byline_agency is not None:
        return byline_agency, credits
    found = next((a for a in map(agency_of_dateline, body[:2]) if a), None)
    if found is not None:
        return found, credits
    for words in credits:
        named = agency_named(credit_of(words) or "")
        if named is not None and not people and not _names_it(body, named):
            return named, credits
    return None, credits


def _names_it(body: Sequence[str], name: str) -> bool:
    return any(re.search(rf"\b{re.escape(name)}\b", words) for words in body)

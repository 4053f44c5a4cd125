"""Page -> Article: lay the page out, find what each stretch is, gather the metadata with its proof."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from lxml import etree

from twosource.model import Article, Block, Dated, HostProfile, Page

from .dates import read_iso
from .entities import readable
from .head import Head, read_head
from .html import lay_html, parse
from .language import language_of
from .markdown import lay_markdown
from .oneoffs import NAMED_URL, OWN_ADDRESS, URL, Fixed
from .outlet import without_self
from .parts import Parts, part
from .profile import known_lines
from .scripts import EMPTY, scripted
from .signatures import other_signers, signers
from .sought import sought
from .sources import agency_from, publisher_of
from .titles import other_titles, shown_title, site_of_title
from .units import Laid, Unit, lay_text, stretches
from .votes import believed, under_comments, votes_of
from .when import Times, times_of


@dataclass(frozen=True, slots=True)
class _Read:
    """A page laid out, its head and its parts."""

    laid: Laid
    head: Head
    parts: Parts


def label(page: Page, profile: HostProfile | None = None) -> Article:
    """The article of a page: labelled blocks, metadata with proof, and the page's own date as anchor (None without).

    `profile`: what the other pages of the host teach about its furniture. Never raises on any content.
    """
    page = readable(page)
    read = _read(page, known_lines(profile))
    units, kinds = read.laid.units, read.parts.kinds
    url = page.url or page.told.url or (read.head.urls[0] if read.head.urls else None) or _printed_url(units, kinds)
    people, byline_agency = signers(units, read.parts, read.head)
    people = list(page.told.byline) or people
    agency, credits = agency_from(units, kinds, byline_agency, people)
    publisher = page.told.publisher or _site(read) or publisher_of(units, kinds, url)
    times = times_of(page.told, url, read.head, units, read.parts)
    times = _sought(page, times, read) if times.published is None else times
    kinds = without_self(units, read.parts, people, publisher).kinds
    title = page.told.title or shown_title(read.head, units, read.parts)
    return Article(
        page=page.id,
        path=page.path,
        text=read.laid.text,
        blocks=tuple(Block(k.kind, u.span, k.why or None) for u, k in zip(units, kinds, strict=True)),
        title=title,
        byline=tuple(dict.fromkeys(people)),
        publisher=publisher,
        agency=agency,
        credits=tuple(dict.fromkeys(credits)),
        language=language_of(u.words for u, k in zip(units, kinds, strict=True) if k.kind in ("paragraph", "list")),
        url=url,
        published=times.published,
        modified=times.modified,
        undated=times.undated,
        anchor=_bare(times.published),
        correction=tuple(u.span for u, k in zip(units, kinds, strict=True) if k.kind == "correction"),
        saved=_saved(page.saved),
        also_titled=other_titles(read.head, title),
        also_signed=other_signers(read.head, people, credits),
    )


def _sought(page: Page, times: Times, read: _Read) -> Times:
    """Times of an HTML page with the day that was looked for everywhere on it, where one is proven."""
    found = sought(page.content, read.laid.units) if page.media == "html" else None
    return times if found is None else replace(times, published=found[1].dated(found[0]), undated=None)


def _saved(when: str | None) -> str | None:
    """A time of saving, in UTC where it has a zone, so that two of them can be set in order; None where it is none."""
    try:
        stamp = datetime.fromisoformat(when or "")
        return (stamp if stamp.tzinfo is None else stamp.astimezone(UTC)).isoformat()
    except (ValueError, OverflowError):
        return None


def _bare(dated: Dated | None) -> Dated | None:
    return None if dated is None else Dated(dated.start, dated.end, dated.how)


def _read(page: Page, known: frozenset[str]) -> _Read:
    if page.media == "html":
        tree = parse(page.content)
        if tree is not None:
            return _scripted(tree, _read_tree(page.content, tree, known), known)
    laid = lay_markdown(page.content) if page.media == "markdown" else lay_text(page.content)
    return _Read(laid, Head(), part(laid.units, page.told.title, known))


def _scripted(tree: etree._Element, shown: _Read, known: frozenset[str]) -> _Read:
    """What a page shows; where that is nothing, the body that stands in its scripts."""
    told = (
        u.words for u, k in zip(shown.laid.units, shown.parts.kinds, strict=True) if k.kind in ("paragraph", "list")
    )
    if sum(len(words.split()) for words in told) >= EMPTY:
        return shown
    source = scripted(tree, shown.head)
    body = parse(source) if source is not None else None
    if source is None or body is None:
        return shown
    read = _read_tree(source, body, known)
    return _Read(read.laid, shown.head, read.parts)


def _read_tree(source: str, tree: etree._Element, known: frozenset[str]) -> _Read:
    head = read_head(tree)
    laid = lay_html(tree)
    votes = votes_of(source, tree, laid.units, head.body)
    laid = Laid(laid.text, under_comments(believed(laid.units, votes)))
    return _Read(laid, head, part(laid.units, shown_title(head, laid.units, None), known, votes))


def _printed_url(units: Sequence[Unit], kinds: Sequence[Fixed]) -> str | None:
    """The address that the page prints under "Original url"."""
    for i, (unit, kind) in enumerate(zip(units, kinds, strict=True)):
        own = NAMED_URL.match(unit.words) if kind.why == OWN_ADDRESS else None
        if own is not None:
            return own.group(1)
        if kind.why == "address of a page" and i and kinds[i - 1].why == "names the address below":
            hit = URL.match(unit.words)
            return hit.group() if hit else None
    return None


def _site(read: _Read) -> str | None:
    """The publisher that metadata names, or the title element where it names the site alone."""
    if read.head.sites:
        return read.head.sites[0][0]
    return site_of_title(read.head, read.laid.units)


NO_DAY = "the date given is no day"
"""Why an article is undated whose date, told from outside, can't be read."""


def verbatim(id: str, text: str, published: str | None = None, url: str | None = None) -> Article:
    """An article of the text as it is: one paragraph a line, no furniture, offsets into exactly that text.

    `published` is an ISO day or time known from outside (`how`: "known"); what is none leaves the article undated, and
    says so.
    """
    stamp = read_iso(published) if published else None
    dated = stamp.dated("known") if stamp is not None else None
    spans = stretches(text)
    return Article(
        page=id,
        path=id,
        text=text,
        blocks=tuple(Block("paragraph", span) for span in spans),
        language=language_of(text[s:e] for s, e in spans),
        url=url,
        published=dated,
        undated=None if dated is not None else f"{NO_DAY}: {published[:40]}" if published else "no date given",
        anchor=dated,
        verbatim=True,
    )

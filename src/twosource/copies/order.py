"""Direction: which of two copies came first, and by what proof."""

from collections.abc import Iterable
from datetime import UTC, datetime

from twosource.model import Article

LAST = "9999"
"""Sorts after every date: an article without one proves nothing by time."""


def day(article: Article) -> str:
    """The article's own day; undated ones last."""
    return ((article.published.start if article.published else None) or LAST)[:10]


def moment(article: Article) -> datetime | None:
    """The article's own time as an instant, where the page gives time and zone."""
    start = article.published.start if article.published else None
    if start is None or len(start) <= len("2000-01-01"):
        return None
    try:
        stamp = datetime.fromisoformat(start)
    except ValueError:
        return None
    return stamp.astimezone(UTC) if stamp.tzinfo is not None else None


def folded(name: str | None) -> str:
    """A name's letters."""
    return "".join(c for c in (name or "").casefold() if c.isalnum())


def owns(article: Article) -> bool:
    """Whether the page is the agency's own: its publisher is the agency, by name or initials."""
    agency, publisher = folded(article.agency), folded(article.publisher)
    if not agency or not publisher:
        return False
    words = [w for w in (article.publisher or "").split() if w[:1].isalnum() and w.casefold() not in ("the", "of")]
    return agency in publisher or agency == "".join(w[0] for w in words).casefold()


def credited(article: Article) -> bool:
    """Whether the page credits an agency that it is not."""
    return bool(article.agency) and not owns(article)


def proven(earlier: Article, later: Article) -> bool:
    """Whether it is proven which came first: a credit line to the other, or time."""
    if earlier.agency and folded(earlier.agency) == folded(later.agency) and owns(earlier) != owns(later):
        return True
    if revised(earlier, later):
        return True
    one, two = moment(earlier), moment(later)
    if one is not None and two is not None:
        return one != two
    return LAST not in (day(earlier), day(later)) and day(earlier) != day(later)


def changed(article: Article) -> tuple[str, str]:
    """When the page says that it was changed ("" where it says nothing, as before the first change), and when it was
    saved."""
    return (article.modified.start if article.modified else None) or "", article.saved or ""


def revised(earlier: Article, later: Article) -> bool:
    """Whether two savings of one address, of one day say that the later was changed or else saved after the other."""
    one_address = bool(earlier.url and later.url) and address(earlier.url or "") == address(later.url or "")
    if not one_address or day(earlier) != day(later):
        return False
    (one, before), (two, after) = changed(earlier), changed(later)
    if one != two:
        return one < two and day(earlier) != LAST
    zones = {len(t) for t in (before, after)}
    return bool(before) and len(zones) == 1 and before < after


def address(url: str) -> str:
    """A URL without scheme, "www.", query for tracking, and fragment: what two savings of one page share."""
    bare = url.split("#")[0].split("://")[-1]
    path, _, query = bare.partition("?")
    kept = [p for p in query.split("&") if p and not p.startswith(("utm_", "fbclid", "gclid"))]
    return path.removeprefix("www.").rstrip("/").casefold() + ("?" + "&".join(sorted(kept)) if kept else "")


Rank = tuple[bool, str, str, tuple[str, str], int, str]


def rank(article: Article, words: int, wire: bool, again: bool = False) -> Rank:
    """What sorts articles of one text: not a client of a wire that is here, day, time, the longest, page id. `again`:
    another saving of the article's address is here, and times of change and of saving go before length."""
    at = moment(article)
    client = wire and credited(article)
    late = changed(article) if again else ("", "")
    return (client, day(article), at.isoformat() if at else LAST, late, -words, article.page)


def saved_again(articles: Iterable[Article]) -> frozenset[str]:
    """Ids of pages whose address was saved more than once."""
    homes: dict[str, list[str]] = {}
    for article in articles:
        if article.url:
            homes.setdefault(address(article.url), []).append(article.page)
    return frozenset(page for pages in homes.values() if len(pages) > 1 for page in pages)

"""Direction: which of two copies came first, and by what proof."""

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
    one, two = moment(earlier), moment(later)
    if one is not None and two is not None:
        return one != two
    return LAST not in (day(earlier), day(later)) and day(earlier) != day(later)


Rank = tuple[bool, str, str, int, str]


def rank(article: Article, words: int, wire: bool) -> Rank:
    """What sorts articles of one text: not a client of a wire that is here, day, time, the longest, page id."""
    at = moment(article)
    client = wire and credited(article)
    return (client, day(article), at.isoformat() if at else LAST, -words, article.page)

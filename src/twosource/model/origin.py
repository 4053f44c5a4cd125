"""Copies and origins: which articles are one text."""

from dataclasses import dataclass

from .spans import Span

RELATIONS = ("first", "same", "abridged", "extended", "later version", "partly derived")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch that stands in two articles: here, and in the article it is a copy of."""

    here: Span
    there: Span


@dataclass(frozen=True, slots=True)
class Copy:
    """An article's place in its origin: relation to `of` (None for the first), share of the shorter text in common."""

    page: str
    path: str
    relation: str
    of: str | None = None
    overlap: float = 1.0
    undecided: bool = False
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text first came from. `id` hashes the first article's page id; `articles[0]` is the first."""

    id: str
    articles: tuple[Copy, ...]

    def pages(self) -> tuple[str, ...]:
        """Ids of all pages that share this origin."""
        return tuple(a.page for a in self.articles)

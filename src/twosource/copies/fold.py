"""Fold articles into origins: candidates, aligned passages, relation and direction."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from twosource.model import Article, Copy, Origin, Ruling, digest

from .group import Link, components, ruled
from .near import candidates
from .neighbourhood import Asked, origins_of
from .order import address, rank
from .sketch import Sketches
from .texts import prepared

BATCH = 256
"""Articles loaded and aligned at once."""


def fold_copies(articles: Sequence[Article], rulings: Sequence[Ruling] = ()) -> list[Origin]:
    """Origins of the articles, each article in one; the same whatever the order the articles come in."""
    held = sorted(articles, key=lambda a: (a.page, a.path, a.text))
    sketches = Sketches()
    sketches.take([reporting(a) for a in held])
    numbers = {a.page: n for n, a in enumerate(held)}
    at = {id(a): n for n, a in enumerate(held)}
    same = [(at[id(a)], at[id(b)]) for group in versions(held) for a, b in pairwise(group)]
    forced, apart = ruled(numbers, rulings)
    asked = Asked(frozenset(same), tuple(forced), frozenset(apart))
    found = fold([a.page for a in held], lambda n: held[n].path, sketches, held.__getitem__, asked)
    return sorted(found, key=lambda o: o.id)


def reporting(article: Article) -> str:
    """The words of the article's paragraphs and lists."""
    return "\n".join(article.words(b) for b in article.reading_blocks())


def versions(articles: Iterable[Article]) -> list[list[Article]]:
    """Articles saved from one address, two or more of them, each group in order of time (undated ones last)."""
    by_url: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.url:
            by_url[address(article.url)].append(article)
    groups = [sorted(group, key=lambda a: rank(a, 0, False, again=True)) for _, group in sorted(by_url.items())]
    return [group for group in groups if len(group) > 1]


def fold(
    pages: Sequence[str],
    path: Callable[[int], str],
    sketches: Sketches,
    load: Callable[[int], Article],
    asked: Asked,
) -> Iterator[Origin]:
    """Origins of sketched articles, given page ids, and path and article by number.

    Only articles that have a candidate are loaded, one neighbourhood after another.
    """
    links = candidates(sketches).tolist()
    links += [(min(p), max(p)) for p in (*asked.same, *asked.forced)]
    meeting, groups, links_of = neighbourhoods(links)
    for first, last in batched(groups):
        numbers = [n for group in groups[first:last] for n in group]
        articles = {n: load(n) for n in numbers}
        texts = dict(zip(numbers, prepared(articles.values()), strict=True))
        for k in range(first, last):
            yield from origins_of(articles, texts, groups[k], links_of[k], asked)
    alone = np.ones(len(pages), np.bool_)
    alone[meeting] = False
    for n in np.flatnonzero(alone).tolist():
        yield Origin(digest("origin", pages[n]), (Copy(pages[n], path(n), "first"),))


def neighbourhoods(links: Sequence[Sequence[int]]) -> tuple[list[int], list[list[int]], list[list[Link]]]:
    """Numbers in any pair, those that pairs connect, and the pairs among them."""
    pairs = sorted({(a, b) for a, b in links})
    meeting = sorted({n for pair in pairs for n in pair})
    groups = components(meeting, pairs)
    home = {n: k for k, group in enumerate(groups) for n in group}
    links_of: list[list[Link]] = [[] for _ in groups]
    for pair in pairs:
        links_of[home[pair[0]]].append(pair)
    return meeting, groups, links_of


def batched(groups: Sequence[Sequence[int]]) -> Iterator[Link]:
    """Ranges of groups that hold about a batch of articles."""
    first = size = 0
    for k, group in enumerate(groups):
        size += len(group)
        if size >= BATCH:
            yield first, k + 1
            first, size = k + 1, 0
    if first < len(groups):
        yield first, len(groups)

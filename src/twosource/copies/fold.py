"""Fold articles into origins: candidates, aligned passages, relation and direction."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import pairwise
from typing import Protocol

import msgspec
import numpy as np

from twosource.model import Article, Copy, Origin, Ruling, digest

from .group import Link, components, ruled
from .judge import Pair
from .near import candidates
from .neighbourhood import Asked, origins_of
from .order import address, rank
from .sketch import Sketches
from .texts import Text, prepared

BATCH = 256
"""Articles loaded and aligned at once."""


LARGE = 8
"""Articles from which a neighbourhood's alignments are worth keeping: fewer are aligned anew in some milliseconds."""


@dataclass(frozen=True, slots=True)
class Worked:
    """Texts made ready and pairs aligned, by number, of neighbourhoods of `LARGE` articles or more."""

    texts: dict[int, Text] = field(default_factory=dict)
    pairs: dict[Link, Pair] = field(default_factory=dict)


class Memory(Protocol):
    """Remembers the origins of neighbourhoods by the seal of everything that they were made from, and sketches of texts
    by the seal of the text."""

    def find(self, lead: str, seal: str) -> tuple[Origin, ...] | None:
        """The origins kept under the least page id of a neighbourhood and its seal, or None."""

    def keep(self, lead: str, seal: str, origins: tuple[Origin, ...]) -> None:
        """Keep them; what was kept under `lead` before may go."""

    def sketches(self, seals: Sequence[str]) -> Mapping[str, bytes]:
        """The sketches that are kept, by seal."""

    def keep_sketches(self, sketches: Mapping[str, bytes]) -> None:
        """Keep sketches by seal."""


def fold_copies(articles: Sequence[Article], rulings: Sequence[Ruling] = ()) -> list[Origin]:
    """Origins of the articles, each article in one; the same whatever the order the articles come in."""
    held = sorted(articles, key=lambda a: (a.page, a.path, a.text))
    sketches = Sketches()
    sketches.take([reporting(a) for a in held])
    numbers = {a.page: n for n, a in enumerate(held)}
    at = {id(a): n for n, a in enumerate(held)}
    pairs = [(at[id(a)], at[id(b)]) for group in versions(held) for a, b in pairwise(group)]
    same = [(min(p), max(p)) for p in pairs]
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
    pages: Sequence[str], path: Callable[[int], str], sketches: Sketches, load: Callable[[int], Article], asked: Asked
) -> Iterator[Origin]:
    """Origins of sketched articles, given page ids, and path and article by number.

    Only articles that have a candidate are loaded, one neighbourhood after another.
    """
    alone = np.ones(len(pages), np.bool_)
    for group, origins in judged(candidates(sketches).tolist(), load, asked):
        alone[group] = False
        yield from origins
    for n in np.flatnonzero(alone).tolist():
        yield by_itself(pages[n], path(n))


def by_itself(page: str, path: str) -> Origin:
    """The origin of an article that nothing else resembles."""
    return Origin(digest("origin", page), (Copy(page, path, "first"),))


def judged(
    links: Sequence[Sequence[int]],
    load: Callable[[int], Article],
    asked: Asked,
    memory: Memory | None = None,
    worked: Worked | None = None,
) -> Iterator[tuple[Sequence[int], tuple[Origin, ...]]]:
    """Numbers and origins of each neighbourhood, given its candidates, and the article by number. `worked` is what was
    aligned before, and gains what is aligned now."""
    groups, links_of = neighbourhoods([*links, *asked.same, *asked.forced])
    for first, last in batched(groups):
        articles = {n: load(n) for group in groups[first:last] for n in group}
        found = compared(articles, groups[first:last], links_of[first:last], asked, memory, worked)
        yield from zip(groups[first:last], found, strict=True)


def compared(
    articles: Mapping[int, Article],
    groups: Sequence[Sequence[int]],
    links_of: Sequence[Sequence[Link]],
    asked: Asked,
    memory: Memory | None,
    worked: Worked | None,
) -> Iterator[tuple[Origin, ...]]:
    """Origins of each of some neighbourhoods; those that the memory holds are not compared again."""
    known: dict[int, tuple[Origin, ...] | None] = {}
    seals: list[str] = []
    if memory is not None:
        seals = [sealed(articles, group, links, asked) for group, links in zip(groups, links_of, strict=True)]
        known = {k: memory.find(articles[groups[k][0]].page, seal) for k, seal in enumerate(seals)}
    ready = worked.texts if worked else {}
    fresh = [n for k, group in enumerate(groups) if known.get(k) is None for n in group if n not in ready]
    texts = dict(zip(fresh, prepared(articles[n] for n in fresh), strict=True))
    for k, group in enumerate(groups):
        origins = known.get(k)
        if origins is None:
            here = {n: texts[n] if n in texts else ready[n] for n in group}
            kept = worked if len(group) >= LARGE else None
            origins = tuple(origins_of(articles, here, group, links_of[k], asked, kept.pairs if kept else {}))
            if kept:
                kept.texts.update(here)
            if memory is not None:
                memory.keep(articles[group[0]].page, seals[k], origins)
        yield origins


def sealed(articles: Mapping[int, Article], group: Sequence[int], links: Sequence[Link], asked: Asked) -> str:
    """The seal of all that a neighbourhood's origins are made from: its articles, pairs, and what was asked of them."""
    place = {n: k for k, n in enumerate(group)}

    def within(pairs: Iterable[Link]) -> list[Link]:
        """The pairs of this neighbourhood, by places in it."""
        return [(place[a], place[b]) for a, b in pairs if a in place and b in place]

    same = within(pair for pair in links if pair in asked.same)
    told = (within(links), same, within(asked.forced), sorted(within(asked.apart)))
    packed = msgspec.msgpack.encode(([articles[n] for n in group], told))
    return blake2b(packed, digest_size=16).hexdigest()


def neighbourhoods(links: Sequence[Sequence[int]]) -> tuple[list[list[int]], list[list[Link]]]:
    """Numbers that pairs connect, and the pairs among them."""
    pairs = sorted({(a, b) for a, b in links})
    meeting = sorted({n for pair in pairs for n in pair})
    groups = components(meeting, pairs)
    home = {n: k for k, group in enumerate(groups) for n in group}
    links_of: list[list[Link]] = [[] for _ in groups]
    for pair in pairs:
        links_of[home[pair[0]]].append(pair)
    return groups, links_of


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

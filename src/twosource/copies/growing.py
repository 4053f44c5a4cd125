"""Origins of a set of articles that grows: kept between calls, so that one article more costs what it meets."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import pairwise

import numpy as np

from twosource.model import Article, Origin, Ruling

from .fold import LARGE, Memory, Worked, by_itself, judged, reporting, versions
from .group import Link, ruled
from .judge import Pair
from .meetings import Meetings
from .neighbourhood import Asked
from .order import address
from .sketch import VERSION, sketched
from .texts import Text
from .words import Hashes

PIECE = 20_000
"""Articles sketched and looked up at once, where a set is new."""
Pages = tuple[str, str]
"""Ids of two pages."""


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that may be copies of each other, their origins, and, where they are many, what was aligned for them."""

    pages: tuple[str, ...]
    origins: tuple[Origin, ...]
    texts: dict[str, Text] = field(default_factory=dict)
    pairs: dict[Pages, Pair] = field(default_factory=dict)


class Folding:
    """Folds a set of articles again and again; what did not change since the last time is not looked at again.

    The origins are those of `fold_copies`, whatever was asked before and whatever the memory holds. No two articles of
    a set are of one page.
    """

    def __init__(self, memory: Memory | None = None) -> None:
        self.memory = memory
        self.meetings = Meetings()
        self.held: dict[str, Article] = {}
        self.numbers: dict[str, int] = {}
        self.saved: dict[str, set[str]] = defaultdict(set)
        self.same: dict[str, list[Pages]] = {}
        self.forced: list[Pages] = []
        self.apart: set[Pages] = set()
        self.groups: dict[str, Group] = {}
        self.last: list[Article] = []
        self.origins: list[Origin] = []
        self.order: list[str] = []

    def fold(self, articles: Sequence[Article], rulings: Sequence[Ruling] = ()) -> list[Origin]:
        """Origins of the articles, each article in one, by id."""
        try:
            return self.renewed(articles, rulings)
        except BaseException:  # the store may be in use: what was half done is forgotten
            Folding.__init__(self, self.memory)
            raise

    def renewed(self, articles: Sequence[Article], rulings: Sequence[Ruling]) -> list[Origin]:
        """Take in what is not as it was the last time, and judge that anew."""
        came, went = differing(articles, self.last)
        self.last = list(articles)
        changed = [a for a in came if (known := self.held.get(a.page)) is not a and known != a]
        gone = {a.page for a in went} - {a.page for a in came}
        other = {a.page for a in changed} | gone
        dirty = self.renew(changed, gone) if other else set()
        self.regroup(other | dirty | self.ask(rulings), other)
        return list(self.origins)

    def renew(self, changed: Sequence[Article], gone: set[str]) -> set[str]:
        """Hold articles that are new or changed, and those that are gone no more; gives pages whose pairs changed."""
        texts = {a.page: reporting(a) for a in changed}
        before = {p: reporting(self.held[p]) for p in (*gone, *texts) if p in self.held}
        other = [p for p, text in before.items() if texts.get(p) != text]
        touched: set[int] = set()
        for page, sketch in zip(other, sketched([before[p] for p in other]), strict=True):
            touched |= self.meetings.drop(self.numbers.pop(page), sketch)
        addresses = {address(a.url) for a in (*changed, *(self.held[p] for p in before)) if a.url}
        for page in before:
            self.saved[address(self.held[page].url or "")].discard(page)
        for page in gone:
            del self.held[page]
        for article in changed:
            self.held[article.page] = article
            if article.url:
                self.saved[address(article.url)].add(article.page)
        new = [a.page for a in changed if a.page not in self.numbers]
        for start in range(0, len(new), PIECE):
            touched |= self.take(new[start : start + PIECE], texts)
        return {self.meetings.names[n] for n in touched} | self.versions(addresses)

    def take(self, pages: Sequence[str], texts: dict[str, str]) -> set[int]:
        """Sketch pages, unless the memory holds their sketches, and look them up; gives numbers whose pairs changed."""
        first = len(self.meetings.names)
        self.numbers |= {page: first + n for n, page in enumerate(pages)}
        return self.meetings.take(pages, self.sketches([texts[p] for p in pages]))

    def sketches(self, texts: Sequence[str]) -> list[Hashes]:
        """Sketches of texts, from memory or made."""
        if self.memory is None:
            return sketched(texts)
        seals = [blake2b(f"{VERSION}\n{t}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest() for t in texts]
        known = self.memory.sketches(seals)
        fresh = {seal: text for seal, text in zip(seals, texts, strict=True) if seal not in known}
        made = dict(zip(fresh, sketched(list(fresh.values())), strict=True))
        if made:
            self.memory.keep_sketches({seal: sketch.tobytes() for seal, sketch in made.items()})
        return [made[s] if s in made else np.frombuffer(known[s], np.uint64) for s in seals]

    def versions(self, addresses: Iterable[str]) -> set[str]:
        """Pair anew what was saved from these addresses; gives pages whose pairs changed."""
        touched: set[str] = set()
        for name in addresses:
            groups = versions(self.held[p] for p in self.saved[name])
            pairs = [(a.page, b.page) for group in groups for a, b in pairwise(group)]
            before = self.same.pop(name, [])
            if pairs:
                self.same[name] = pairs
            touched |= {page for pair in set(pairs) ^ set(before) for page in pair}
        return touched & self.held.keys()

    def ask(self, rulings: Sequence[Ruling]) -> set[str]:
        """Take rulings; gives pages of which they say something else than before."""
        pages = sorted({page for r in rulings for page in r.target if page in self.held})
        folded, parted = ruled({page: n for n, page in enumerate(pages)}, rulings)
        forced, apart = [(pages[a], pages[b]) for a, b in folded], {(pages[a], pages[b]) for a, b in parted}
        other = apart ^ self.apart | (set() if forced == self.forced else {*forced, *self.forced})
        self.forced, self.apart = forced, apart
        return {page for pair in other for page in pair}

    def regroup(self, dirty: set[str], other: set[str]) -> None:
        """Judge anew the groups of these pages, and those that came of them; `other` are pages not as before."""
        old = self.ungroup(dirty)
        region = sorted({p for p in (*dirty, *(q for group in old for q in group.pages)) if p in self.held})
        rank = {page: n for n, page in enumerate(region)}
        links = [(n, rank[q]) for n, p in enumerate(region) for q in self.linked(p) if n < rank[q]]
        known = rank.keys() - other
        worked = Worked(
            {rank[p]: text for group in old for p, text in group.texts.items() if p in known},
            {(rank[a], rank[b]): p for group in old for (a, b), p in group.pairs.items() if a in known and b in known},
        )
        for numbers, origins in judged(links, lambda n: self.held[region[n]], self.within(rank), self.memory, worked):
            self.put(Group(tuple(region[n] for n in numbers), origins))
        for page in region:
            if page not in self.groups:
                self.put(Group((page,), (by_itself(page, self.held[page].path),)))
        self.hold(region, worked)

    def hold(self, region: Sequence[str], worked: Worked) -> None:
        """Keep what was aligned for large groups, with the group."""
        large = [len(self.groups[page].pages) >= LARGE for page in region]
        for n, text in worked.texts.items():
            if large[n]:
                self.groups[region[n]].texts[region[n]] = text
        for (a, b), pair in worked.pairs.items():
            if large[a] and self.groups[region[a]] is self.groups[region[b]]:
                self.groups[region[a]].pairs[region[a], region[b]] = pair

    def ungroup(self, dirty: set[str]) -> list[Group]:
        """Take the groups of these pages apart, and their origins away."""
        old = {group.pages[0]: group for p in dirty if (group := self.groups.get(p)) is not None}
        for group in old.values():
            for page in group.pages:
                del self.groups[page]
            for origin in group.origins:
                at = bisect_left(self.order, origin.id)
                del self.origins[at], self.order[at]
        return list(old.values())

    def linked(self, page: str) -> list[str]:
        """Pages that share so much with a page that the two must be compared."""
        return [self.meetings.names[n] for n in self.meetings.linked(self.numbers[page])]

    def within(self, rank: dict[str, int]) -> Asked:
        """What is asked of some pages' pairs, by their rank."""

        def ranked(pairs: Iterable[Pages]) -> list[Link]:
            """Pairs of which both are among them, the lower rank first."""
            inside = ((rank[a], rank[b]) for a, b in pairs if a in rank and b in rank)
            return [(min(pair), max(pair)) for pair in inside]

        homes = {address(url) for p in rank if (url := self.held[p].url)} if self.same else set()
        same = [pair for home in homes for pair in ranked(self.same.get(home, ()))]
        return Asked(frozenset(same), tuple(ranked(self.forced)), frozenset(ranked(self.apart)))

    def put(self, group: Group) -> None:
        """Hold a group and its origins."""
        for page in group.pages:
            self.groups[page] = group
        for origin in group.origins:
            at = bisect_left(self.order, origin.id)
            self.origins.insert(at, origin)
            self.order.insert(at, origin.id)


def differing(one: Sequence[Article], two: Sequence[Article]) -> tuple[Sequence[Article], Sequence[Article]]:
    """Two lists without what they begin and end with alike."""
    ahead = alike(one, two)
    one, two = one[ahead:], two[ahead:]
    behind = alike(one[::-1], two[::-1])
    return one[: len(one) - behind], two[: len(two) - behind]


def alike(one: Sequence[Article], two: Sequence[Article]) -> int:
    """How many articles two lists begin with alike, by halving: Python sees at once that lists hold the same."""
    least = step = min(len(one), len(two))
    at = 0
    while step and at < least:
        if one[at : at + step] == two[at : at + step]:
            at += step
        else:
            step //= 2
    return at

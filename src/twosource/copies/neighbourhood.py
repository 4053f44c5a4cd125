"""Articles that may be copies of each other, judged together: their origins."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.model import Article, Copy, Origin, digest

from .align import Chain
from .group import Link, components, grouped
from .judge import Pair, paired
from .order import credited, owns, proven, rank, saved_again
from .relation import copy_of
from .texts import Text

ROOTS = 8
"""Origins of its neighbourhood that an article without an earlier copy is held against."""
CROWD = 4
"""Texts, no copies of each other, that hold a passage: from so many it is standing background (bench: copies)."""
VERSION_WORDS = 20
"""Own words in common from which two savings of one address are versions of one text, not a page with new content."""
WHOLE = 0.85
"""Share of an article that stands in an undated longer one, from which it may be its excerpt (bench: copies)."""
STRONG = 1e6
"""Puts a link between two copies before any that joins parts."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of pairs beforehand: saved from one address, folded or kept apart by rulings."""

    same: frozenset[Link] = frozenset()
    forced: tuple[Link, ...] = ()
    apart: frozenset[Link] = frozenset()


class Desk:
    """One neighbourhood at work: its articles, and the pairs aligned so far."""

    def __init__(
        self, articles: Mapping[int, Article], texts: Mapping[int, Text], asked: Asked, pairs: dict[Link, Pair]
    ) -> None:
        self.articles = articles
        self.texts = texts
        self.asked = asked
        self.pairs = pairs

    def pair(self, a: int, b: int) -> Pair:
        """Two articles aligned, the lower number here."""
        link = (min(a, b), max(a, b))
        if link not in self.pairs:
            self.pairs[link] = paired(self.texts[link[0]], self.texts[link[1]])
        return self.pairs[link]

    def strong(self, a: int, b: int) -> bool:
        """Whether one is, in the main, the other."""
        pair = self.pair(a, b)
        return pair.strong or ((min(a, b), max(a, b)) in self.asked.same and pair.common >= VERSION_WORDS)

    def late(self, a: int, b: int) -> bool:
        """Whether it is proven which of the two came first."""
        return proven(self.articles[a], self.articles[b])


def origins_of(
    articles: Mapping[int, Article],
    texts: Mapping[int, Text],
    numbers: Sequence[int],
    links: Sequence[Link],
    asked: Asked,
    pairs: dict[Link, Pair] | None = None,
) -> list[Origin]:
    """Origins of a neighbourhood; `pairs` are those aligned before, and gain those aligned now."""
    desk = Desk(articles, texts, asked, {} if pairs is None else pairs)
    wire = any(owns(articles[n]) for n in numbers)
    again = saved_again(articles[n] for n in numbers)
    order = sorted(
        numbers, key=lambda n: rank(articles[n], len(texts[n].hashes), wire, again=articles[n].page in again)
    )
    strong = {link for link in links if desk.strong(*link)}
    strong |= rooted(desk, order, strong)
    parts = {link for link in links if link not in strong and desk.pair(*link).part()}
    parts -= standing(desk, numbers, strong, parts)
    words = {link: float(desk.pair(*link).common) for link in parts}
    words |= {link: STRONG + desk.pair(*link).common for link in strong}
    here = set(numbers)
    forced = [f for f in asked.forced if f[0] in here]
    groups = grouped(order, words, undated_wholes(desk, order, strong), forced, asked.apart)
    return [origin(desk, group, words) for group in groups]


def undated_wholes(desk: Desk, order: Sequence[int], strong: set[Link]) -> list[Link]:
    """Pairs of an excerpt and a text, neither later nor a copy by any proof, in which it stands nearly whole."""
    place = {n: k for k, n in enumerate(order)}
    pairs = [(a, b) if place[a] < place[b] else (b, a) for a, b in sorted(strong)]
    copied = {b for a, b in pairs if desk.late(a, b)} | {n for n in order if credited(desk.articles[n])}
    found = []
    for a, b in pairs:
        share = desk.pair(a, b).covered[0 if a < b else 1]
        if b not in copied and share >= WHOLE:
            found.append((a, b))
    return found


def rooted(desk: Desk, order: Sequence[int], strong: set[Link]) -> set[Link]:
    """Links to origins that candidates missed: of articles that no link joins to an earlier one, but to a later."""
    near: dict[int, list[int]] = defaultdict(list)
    for a, b in strong:
        near[a].append(b)
        near[b].append(a)
    place = {n: k for k, n in enumerate(order)}
    roots: list[int] = []
    found: set[Link] = set()
    for n in order:
        if any(place[m] < place[n] for m in near[n]):
            continue
        if near[n]:
            found |= {(min(n, r), max(n, r)) for r in roots[:ROOTS] if desk.strong(n, r)}
            roots.append(n)
    return found


def standing(desk: Desk, numbers: Sequence[int], strong: set[Link], parts: set[Link]) -> set[Link]:
    """Those parts whose passage stands in a crowd of texts that are otherwise no copies: standing background."""
    if len(parts) < CROWD - 1:
        return set()
    home = {n: k for k, group in enumerate(components(numbers, strong)) for n in group}
    held: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for a, b in parts:
        chain = longest(desk.pair(a, b))
        held[a].append((*chain.here, home[b]))
        held[b].append((*chain.there, home[a]))

    def crowd(n: int, start: int, end: int) -> int:
        """How many texts besides n hold half of the passage."""
        return len({h for s, e, h in held[n] if 2 * (min(end, e) - max(start, s)) > end - start} - {home[n]})

    found = set()
    for a, b in parts:
        chain = longest(desk.pair(a, b))
        if max(crowd(a, *chain.here), crowd(b, *chain.there)) >= CROWD - 1:
            found.add((a, b))
    return found


def longest(pair: Pair) -> Chain:
    """The passage with most own words."""
    return pair.chains[max(range(len(pair.own)), key=pair.own.__getitem__)]


def origin(desk: Desk, group: Sequence[int], words: Mapping[Link, float]) -> Origin:
    """One origin, the first article first; a copy is held against the first, or else against what it came through."""
    first = group[0]
    article = desk.articles[first]
    copies = [Copy(article.page, article.path, "first")]
    for k, n in enumerate(group[1:], 1):
        pair = desk.pair(n, first)
        of = first
        if not (pair.strong or pair.part()) and (min(n, first), max(n, first)) not in words:
            linked = [m for m in group if (min(n, m), max(n, m)) in words]
            near = [m for m in linked if m in group[:k]] or linked
            of = max(near, key=lambda m: words[min(n, m), max(n, m)], default=first)
        pair = desk.pair(n, of)
        copies.append(copy_of(desk.articles[n], desk.articles[of], pair if n < of else pair.flipped))
    return Origin(digest("origin", article.page), tuple(copies))

"""Fold articles into origins: candidates, aligned stretches, relation and direction."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model import Article, Copy, Origin, Ruling, Span, Stretch, digest, in_force

from .align import SEED, stretches
from .words import Words, words_of

COPY_OVERLAP = 0.5
"""Share of the shorter text (quotations left out) from which two articles are one origin (bench: copies)."""
PART_WORDS = 40
"""Unquoted words in common from which a longer text is partly derived (bench: copies)."""
SAME_BOTH = 0.85
"""Share of both texts in common from which copies are the same (bench: copies)."""
RARE = 12
"""A seed in more articles than this says nothing about which are copies; it keeps candidates linear."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles with common stretches: shares are of unquoted words in common, per side."""

    a: int
    b: int
    share_a: float
    share_b: float
    common: int
    runs: tuple[tuple[int, int, int], ...]


def fold_copies(articles: Sequence[Article], rulings: Sequence[Ruling] = ()) -> list[Origin]:
    """Origins of the articles, each article in one; the same whatever the order the articles come in."""
    held = sorted(articles, key=lambda a: a.page)
    texts = [words_of(a) for a in held]
    pairs = {(p.a, p.b): p for p in (aligned(texts, a, b) for a, b in sorted(candidates(texts)))}
    linked = {key for key, p in pairs.items() if is_copy(p)}
    forced, forbidden = ruled(held, rulings)
    for a, b in forced - linked:
        pairs.setdefault((a, b), aligned(texts, a, b))
    groups = joined(len(held), (linked - forbidden) | forced)
    origins = [origin(held, texts, group, pairs) for group in groups]
    return sorted(origins, key=lambda o: o.id)


def candidates(texts: Sequence[Words]) -> set[tuple[int, int]]:
    """Pairs of articles that share a rare unquoted seed."""
    where: dict[int, list[int]] = defaultdict(list)
    for n, text in enumerate(texts):
        seeds = {
            hash(text.words[i : i + SEED])
            for i in range(len(text.words) - SEED + 1)
            if not any(text.quoted[i : i + SEED])
        }
        for seed in seeds:
            if len(where[seed]) <= RARE:
                where[seed].append(n)
    return {
        (a, b) for held in where.values() if 1 < len(held) <= RARE for k, a in enumerate(held) for b in held[k + 1 :]
    }


def aligned(texts: Sequence[Words], a: int, b: int) -> Pair:
    """Two articles aligned: what share of each one's unquoted words stands in the other."""
    one, two = texts[a], texts[b]
    runs = tuple(stretches(one.words, two.words))
    common = sum(not q for i, _, n in runs for q in one.quoted[i : i + n])
    own = [max(1, len(t.words) - sum(t.quoted)) for t in (one, two)]
    return Pair(a, b, common / own[0], common / own[1], common, runs)


def is_copy(pair: Pair) -> bool:
    """Whether two articles share their text, beyond quotations."""
    return max(pair.share_a, pair.share_b) >= COPY_OVERLAP and pair.common >= PART_WORDS / 2


def ruled(held: Sequence[Article], rulings: Sequence[Ruling]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Pairs that rulings fold, and pairs that they keep apart; the later ruling on a pair holds."""
    index = {a.page: n for n, a in enumerate(held)}
    last: dict[tuple[int, int], str] = {}
    for ruling in in_force(tuple(rulings)):
        if ruling.kind in ("copies", "no copies") and len(ruling.target) == 2 and set(ruling.target) <= set(index):
            a, b = sorted(index[t] for t in ruling.target)
            last[a, b] = ruling.kind
    return {k for k, v in last.items() if v == "copies"}, {k for k, v in last.items() if v == "no copies"}


def joined(count: int, links: set[tuple[int, int]]) -> list[list[int]]:
    """Groups of articles connected by links."""
    parent = list(range(count))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for a, b in sorted(links):
        parent[max(root(a), root(b))] = min(root(a), root(b))
    groups: dict[int, list[int]] = defaultdict(list)
    for n in range(count):
        groups[root(n)].append(n)
    return list(groups.values())


def day(article: Article) -> str:
    """The article's own date as sorted; undated ones last."""
    return (article.published.start if article.published else None) or "9999"


def origin(
    held: Sequence[Article], texts: Sequence[Words], group: list[int], pairs: dict[tuple[int, int], Pair]
) -> Origin:
    """One origin: the earliest dated article first (of one day the agency's own, then the longest), then its copies."""

    def rank(n: int) -> tuple[str, bool, int, str]:
        own = bool(held[n].agency) and not held[n].credits
        return (day(held[n])[:10], not own, -len(texts[n].words), held[n].page)

    first, *rest = sorted(group, key=rank)
    copies = [Copy(held[first].page, held[first].path, "first")]
    copies += [related(held, texts, n, first, pairs) for n in rest]
    return Origin(digest("origin", held[first].page), tuple(copies))


def related(
    held: Sequence[Article], texts: Sequence[Words], n: int, first: int, pairs: dict[tuple[int, int], Pair]
) -> Copy:
    """How article n relates to the first of its origin."""
    pair = pairs.get((min(n, first), max(n, first))) or aligned(texts, min(n, first), max(n, first))
    mine, its = (pair.share_b, pair.share_a) if n > first else (pair.share_a, pair.share_b)
    runs = [(j, i, k) if n > first else (i, j, k) for i, j, k in pair.runs]
    found = tuple(
        Stretch(span(texts[n], i, k), span(texts[first], j, k)) for i, j, k in sorted(runs)
    )
    undecided = held[n].published is None or held[first].published is None
    relation = relation_of(mine, its, held[n], held[first])
    overlap = round(min(1.0, max(mine, its)), 3)
    return Copy(held[n].page, held[n].path, relation, held[first].page, overlap, undecided, found)


def relation_of(mine: float, its: float, article: Article, first: Article) -> str:
    """The relation by shares: of mine that stands in the first, and of the first's that stands in mine."""
    later = article.published is not None and first.published is not None and day(article)[:10] > day(first)[:10]
    if later and article.publisher == first.publisher and min(mine, its) < SAME_BOTH:
        return "later version"
    if min(mine, its) >= SAME_BOTH:
        return "same"
    if mine >= its and mine >= COPY_OVERLAP:
        return "abridged"
    if its > mine and its >= COPY_OVERLAP:
        return "extended"
    return "partly derived"


def span(text: Words, start: int, count: int) -> Span:
    """Offsets of a run of words."""
    return (text.spans[start][0], text.spans[start + count - 1][1])

"""An article's text cut at the edges of its claims, so that each piece knows which claims it is part of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twosource.model import Article, Block, Claim, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one block: its words, the innermost claim it is content of, and its role in the chosen claim."""

    text: str
    claim: Claim | None = None
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A block with its pieces, in order; together they are its text."""

    block: Block
    pieces: tuple[Piece, ...]


def show(article: Article, claims: Sequence[Claim], chosen: Claim | None = None) -> list[Shown]:
    """All blocks with their pieces. Linear in the text and, for each piece, in the claims that overlap there."""
    spans = sorted((s, e, n) for n, c in enumerate(claims) for s, e in c.content)
    roles = roles_of(chosen)
    cuts = sorted({p for s, e, _ in spans for p in (s, e)} | {p for _, (s, e) in roles for p in (s, e)})
    sizes = [sum(e - s for s, e in c.content) for c in claims]
    done: list[Shown] = []
    live: list[tuple[int, int]] = []
    next_span = next_cut = 0
    for block in article.blocks:
        start, end = block.span
        while next_cut < len(cuts) and cuts[next_cut] <= start:
            next_cut += 1
        edges = [start]
        while next_cut < len(cuts) and cuts[next_cut] < end:
            edges.append(cuts[next_cut])
            next_cut += 1
        pieces = []
        for here, there in pairs([*edges, end]):
            while next_span < len(spans) and spans[next_span][0] <= here:
                live.append((spans[next_span][1], spans[next_span][2]))
                next_span += 1
            live = [(stop, n) for stop, n in live if stop > here]
            inner = min((n for _, n in live), key=lambda n: (sizes[n], n), default=None)
            owned = tuple(role for role, (s, e) in roles if s <= here and there <= e)
            pieces.append(Piece(article.text[here:there], None if inner is None else claims[inner], owned))
        done.append(Shown(block, tuple(pieces)))
    return done


def roles_of(chosen: Claim | None) -> list[tuple[str, Span]]:
    """The chosen claim's spans, each with its role."""
    if chosen is None:
        return []
    named = {"content": chosen.content, "cue": chosen.cue, "source": chosen.source, "doubt": chosen.doubt}
    return [(role, span) for role, spans in named.items() for span in spans]


def pairs(edges: Sequence[int]) -> Iterator[Span]:
    """Neighbouring edges that are apart."""
    for start, end in pairwise(edges):
        if start < end:
            yield start, end


def folded(shown: Iterable[Shown]) -> list[tuple[str, list[Shown]]]:
    """Blocks in order, neighbouring furniture gathered: ("furniture", blocks) or (kind, [block])."""
    groups: list[tuple[str, list[Shown]]] = []
    for item in shown:
        kind = item.block.kind
        if kind == "furniture" and groups and groups[-1][0] == kind:
            groups[-1][1].append(item)
        else:
            groups.append((kind, [item]))
    return groups

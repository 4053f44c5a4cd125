"""Pairs: what two contents have in common, as numbers from which a fitted score tells whether they say the same."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import is_
from typing import Any

from twosource.model import OBSERVER, UNKNOWN, Span

from .drafts import Draft, tell_apart
from .figures import Figure
from .kinds import FREE
from .pointing import PRONOUNS, first_word, says_else

LEAST = 0.3
"""The least that a common stem weighs: what a whole story is about still tells its claims from others."""
MOST_WORDS, MOST_NAMES = 4, 2
"""Common words and names beyond these tell no more."""
TELLING = 10
"""From here on two equal figures are hardly so by chance."""
OCCURRENCES = 400
"""Pages on which a content stands that are looked at for what stands beside it there: more than a story copies one."""

Vectors = Mapping[str, Any]
"""A unit vector by content."""

NAMES = (
    "like", "share", "union", "words", "names", "rarest", "same_kind", "same_topic",
    "other_kind", "one_kind", "same_roles", "other_roles", "same_figure", "other_figures", "one_figure", "answer",
    "both_answer", "direct", "conditional", "same_voice", "same_side", "two_ways", "next_pronoun", "next_quote",
    "next_other", "other_subject",
)  # fmt: skip
"""The numbers of a pair, in order; the first is left out where there is no encoder."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One content with all the claims that give it, in their order; what its pairs ask for is worked out once."""

    text: str
    drafts: tuple[Draft, ...]
    first: Draft
    words: frozenset[str]
    weight: float
    bodies: frozenset[str]
    sides: frozenset[str]
    answers: bool
    places: Mapping[str, int]
    on: Mapping[str, Draft]


def unit_of(text: str, drafts: Iterable[Draft], order: Mapping[str, int], weight: Mapping[str, float]) -> Unit:
    """The unit of the drafts that give one content; `order` is each claim's number on its page."""
    held = tuple(sorted(drafts, key=lambda d: d.rank))
    first = held[0]
    return Unit(
        text,
        held,
        first,
        first.words,
        weight_in(first.words, weight),
        frozenset(d.body.id for d in held),
        frozenset(d.body.side for d in held) - {OBSERVER, UNKNOWN},
        any(d.against or d.conceding or d.claim.retracts for d in held),
        {d.article.page: order[d.claim.id] for d in reversed(held[:OCCURRENCES])},
        {d.article.page: d for d in reversed(held[:OCCURRENCES])},
    )


def unit_from(
    old: Unit | None, text: str, drafts: Sequence[Draft], order: Mapping[str, int], weight: Mapping[str, float]
) -> Unit:
    """The unit of some drafts, in their order; `old`, that of the same content before, where nothing changed."""
    if old is not None and len(old.drafts) == len(drafts) and all(map(is_, old.drafts, drafts)):
        if old.weight == weight_in(old.words, weight):
            return old
    return unit_of(text, drafts, order, weight)


def weight_in(words: Iterable[str], weight: Mapping[str, float]) -> float:
    """What some stems weigh together."""
    return math.fsum([weight.get(s, 0.0) for s in words])


def moved_on(a: Unit, b: Unit) -> set[str] | None:
    """The pages on which a content stands in another way than before, where that is all that changed; else None."""
    if a is b:
        return set()
    if a.first is not b.first or (a.text, a.weight, a.words, a.bodies, a.sides, a.answers) != (
        b.text, b.weight, b.words, b.bodies, b.sides, b.answers
    ):  # fmt: skip
        return None
    there = {p for p, d in b.on.items() if a.on.get(p) is not d or a.places[p] != b.places[p]}
    return there | (a.on.keys() - b.on.keys())


def step(count: int) -> int:
    """A count rounded down to 1, 2, 3, 4, 6, 8, 12, 16, ...: one more page then leaves nearly all weights as they were,
    and with them what was joined by them."""
    power = 1 << (count.bit_length() - 1) if count > 0 else 0
    return power + power // 2 if count >= power + power // 2 else power


def weight_of(total: int, holding: int) -> float:
    """How much a stem tells that `holding` of the story's `total` distinct contents have."""
    return max(LEAST, math.log(step(total + 1) / step(holding)))


def weights(drafts: Iterable[Draft]) -> dict[str, float]:
    """How much each stem tells: the rarer over the story's distinct contents, the more (inverse document frequency)."""
    contents = {d.text: d.words | d.topic for d in drafts}
    tally: dict[str, int] = {}
    for words in contents.values():
        for s in words:
            tally[s] = tally.get(s, 0) + 1
    return {s: weight_of(len(contents), n) for s, n in tally.items()}


def shared(a: frozenset[str], b: frozenset[str], weight: Mapping[str, float]) -> float:
    """The weight of common stems as a share of the lighter of two sets, 0 to 1."""
    common = math.fsum(weight.get(s, 0.0) for s in a & b)
    least = min(math.fsum(weight.get(s, 0.0) for s in a), math.fsum(weight.get(s, 0.0) for s in b)) if common else 0.0
    return common / least if least > 0 else 0.0


def numbers(a: Unit, b: Unit, weight: Mapping[str, float], vectors: Vectors | None) -> list[float]:
    """The pair's numbers in the order of `NAMES`; the same whichever comes first."""
    return [
        float(vectors[a.text] @ vectors[b.text]) if vectors is not None else 0.0,
        *_words(a, b, weight),
        *_kinds(a.first, b.first, weight),
        *_ways(a, b),
        *_beside(a, b),
        float(bool(a.first.subject and b.first.subject) and a.first.subject != b.first.subject),
    ]


def _words(a: Unit, b: Unit, weight: Mapping[str, float]) -> list[float]:
    common = a.words & b.words
    if not common or only_names(a.text) or only_names(b.text):
        return [0.0] * 5
    names = common & (a.first.names | b.first.names)
    told = math.fsum(weight.get(s, 0.0) for s in common)
    least, whole = min(a.weight, b.weight), a.weight + b.weight - told
    return [
        told / least if least > 0 else 0.0,
        told / whole if whole > 0 else 0.0,
        float(min(MOST_WORDS, len(common) - len(names))),
        float(min(MOST_NAMES, len(names))),
        max((weight.get(s, 0.0) for s in common - names), default=0.0),
    ]


def only_names(text: str) -> bool:
    """True for a content that says nothing but a name ("blamed X"): what else names X need not say the same."""
    return all(w[:1].isupper() or w in _SMALL for w in text.split())


_SMALL = frozenset("the a an and of".split())


def _kinds(a: Draft, b: Draft, weight: Mapping[str, float]) -> list[float]:
    known = (a.kind != FREE) + (b.kind != FREE)
    same = known == 2 and a.kind == b.kind
    told = [(v, b.roles[r]) for r, v in a.roles.items() if v and b.roles.get(r)] if same else ()
    alike = sum(v == w for v, w in told)
    figures = (a.figure is not None) + (b.figure is not None)
    one, other = (d.figure.bounds if d.figure is not None else None for d in (a, b))
    told_alike = one is not None and one == other and max(abs(x or 0.0) for x in one) >= TELLING
    return [
        float(same),
        (1.0 if a.head & b.head else shared(a.topic, b.topic, weight)) if same else 0.0,
        float(known == 2 and not same),
        float(known == 1),
        float(alike),
        float(len(told) - alike),
        float(told_alike),
        float(figures == 2 and one != other),
        float(figures == 1),
    ]


def _ways(a: Unit, b: Unit) -> list[float]:
    voice = bool(a.bodies & b.bodies)
    quotes = (a.first.claim.quote == "direct") + (b.first.claim.quote == "direct")
    return [
        float(a.answers or b.answers),
        float(a.answers and b.answers),
        float(quotes),
        float(a.first.claim.certainty == "conditional" or b.first.claim.certainty == "conditional"),
        float(voice),
        float(not voice and bool(a.sides & b.sides)),
        float(
            two_values(a.first.figure, b.first.figure) or tell_apart(a.first, b.first) or (voice and _two_ways(a, b))
        ),
    ]


def two_values(one: Figure | None, other: Figure | None) -> bool:
    """True for figures of one unit or of money, neither rough, that can't both be: of 370 pairs of contents with such
    figures 367 say two things (the labelled stories, as they are read)."""
    if one is None or other is None or one.approximate or other.approximate:
        return False
    if (not one.unit or one.unit != other.unit) and not (one.money and other.money):
        return False
    return _beyond(one, other) or _beyond(other, one)


def _beyond(one: Figure, other: Figure) -> bool:
    return one.low is not None and other.high is not None and one.low > other.high


def _two_ways(a: Unit, b: Unit) -> bool:
    """True where one voice asserts the one and denies the other on one page: then they are not one thing."""
    return any(
        x.positive != y.positive and x.body.id == y.body.id and not (x.claim.retracts or y.claim.retracts)
        for page in a.places.keys() & b.places.keys()
        for x, y in ((a.on[page], b.on[page]),)
    )


def _beside(a: Unit, b: Unit) -> list[float]:
    """What the two are to each other where one follows the other directly on a page."""
    found = [False, False, False]
    for page in a.places.keys() & b.places.keys():
        if abs(a.places[page] - b.places[page]) == 1:
            x, y = sorted((a.on[page], b.on[page]), key=lambda d: (d.at, d.claim.id))
            same = x.body.id == y.body.id
            found[0] |= (same or y.against) and first_word(y) in PRONOUNS
            found[1] |= same and y.claim.quote == "direct"
            found[2] |= not same and not says_else(y, x) and "\n" not in x.article.text[x.at : y.at]
    return [float(f) for f in found]


REACH = 150
"""Characters on either side of a content that are read with it."""


def around(text: str, content: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """What stands around a content in the paragraph in which it begins, and the content's spans there."""
    first = content[0] if content else (0, 0)
    stop = text.find("\n", first[0])
    stop = stop if stop >= 0 else len(text)
    last = max((b for _, b in content if b <= stop), default=first[1])
    start, end = max(text.rfind("\n", 0, first[0]) + 1, first[0] - REACH), min(stop, last + REACH)
    return text[start:end], tuple((a - start, b - start) for a, b in content if start <= a and b <= end)


def vectors_of(units: Iterable[Unit], likeness: Any) -> Vectors | None:
    """A unit vector for each content as it stands among the words around it; None where there is no encoder."""
    held = sorted({u.text: u for u in units}.items())
    if likeness is None or not held:
        return None
    told = [around(u.first.article.text, u.first.claim.content) for _, u in held]
    found = likeness([text for text, _ in told], [spans for _, spans in told])
    return None if found is None else {text: found[i] for i, (text, _) in enumerate(held)}

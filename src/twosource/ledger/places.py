"""Places of a story: where each page names them, their other names, and which of them "the town" means."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from twosource.claims.words import CAPITAL
from twosource.model import Article, Mention, Reading, Span
from twosource.voices.index import Index

T = TypeVar("T")
TOWNS = ("town", "city", "village", "settlement", "port", "hub", "stronghold", "suburb", "island")
_TOWN = "|".join(TOWNS)
_NAME = rf"{CAPITAL}[\w’'-]+(?: {CAPITAL}[\w’'-]+)?"
_CALLS = re.compile(rf"(?:\bthe (?:{_TOWN})\b|\b{_NAME}), which [^.,;\n]{{1,40}}? calls? ({_NAME})")
_USING = re.compile(
    rf"\busing (?:the|its|their) (?:[\w’'-]+ ){{0,3}}name (?:for|of) (?:the (?:\w+ )?(?:{_TOWN})|{_NAME})"
)
_REGION = re.compile(r"\s(?:[Rr]egion|[Pp]rovince|[Oo]blast|[Dd]istrict|[Cc]ounty|[Ss]tate)\b")
_SPOKEN_IN = re.compile(r"\b(?:reporters|journalists|lawmakers|speaking|statement|address|conference|said|spoke) in $")
_VENUE = re.compile(
    r"\b(?:summit|talks|meeting|conference|negotiations|session|interview|ceremony|hearing|congress) (?:in|at) $"
)
_SENTENCE = 200
"""Characters before "using the ... name" within which the name stands."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where each page names places of the story, by page id, and the name that each other name stands for."""

    on: Mapping[str, tuple[Mention, ...]]
    other: Mapping[str, str]

    def name(self, mention: Mention) -> str:
        """The one name under which a place goes in the whole story."""
        own = name_of(mention)
        return self.other.get(own, own)


def name_of(mention: Mention) -> str:
    """The name of a place as it was resolved."""
    name = mention.place.name if mention.place is not None else mention.name
    return str(name or mention.entity or "")


def places_of(readings: Iterable[Reading]) -> Places:
    """All places of the story: a name that one page knows as a place's is one on every page that writes it so."""
    book, held = PlaceBook(), {r.article.page: r for r in readings}
    book.update(held, set(held))
    return book.places


class PlaceBook:
    """The places of a story, kept as pages come and go."""

    def __init__(self) -> None:
        self._on: dict[str, tuple[Mention, ...]] = {}
        self.places = Places(self._on, {})
        self.names: Index[str, str] = Index()
        self._own: dict[str, dict[str, Mention]] = {}
        self._known: Index[str, str] = Index()
        self._words: Index[str, str] = Index()
        self._called: Index[str, tuple[str, str]] = Index()
        self._first: dict[str, set[str]] = {}

    def update(self, readings: Mapping[str, Reading], changed: set[str]) -> set[str]:
        """Take in changed pages; gives the pages on which places are named other than before, or by another name."""
        names = self._learn(readings, changed)
        words = {m.group() for n in names if (m := _WORD.match(n)) is not None}
        touched: set[str] = set()
        for page in changed | self._words.owners(words):
            reading, old = readings.get(page), self._on.pop(page, ())
            if reading is not None:
                self._on[page] = _named_on(reading, self._mention, self._first)
            here = self._on.get(page, ())
            self.names.put(page, {name_of(m) for m in here})
            self._called.put(page, _called(reading.article, here) if reading is not None else ())
            if here != old:
                touched.add(page)
        return touched | self._rename()

    def _learn(self, readings: Mapping[str, Reading], changed: set[str]) -> set[str]:
        """The names that the story knows now and did not, or no longer knows."""
        turned: set[str] = set()
        for page in changed:
            reading = readings.get(page)
            own = {name_of(m): m for m in reading.mentions if m.kind == "place" and name_of(m)} if reading else {}
            held = self._known.put(page, own)
            self._own[page] = own
            turned |= {n for n in held if len(self._known.at.get(n, ())) <= 1}
            text = reading.article.text if reading is not None else ""
            self._words.put(page, {w for w in _WORD.findall(text) if w[0].isupper()})
        for name in turned:
            first = _WORD.match(name)
            if first is not None and name[:1].isupper() and len(name) >= _SHORTEST:
                held_by = self._first.setdefault(first.group(), set())
                (held_by.add if name in self._known.at else held_by.discard)(name)
        return turned

    def _mention(self, name: str) -> Mention:
        return self._own[min(self._known.at[name])][name]

    def _rename(self) -> set[str]:
        """Work out anew what other name each place has; gives the pages whose places go by another now."""
        other: dict[str, str] = {}
        votes = [(-len(pages), pair) for pair, pages in self._called.at.items()]
        for _, (alias, name) in sorted(votes):
            if alias not in other and name not in other and alias not in other.values():
                other[alias] = name
        old, self.places = self.places.other, Places(self._on, other)
        return self.names.owners({n for n in {*old, *other} if old.get(n) != other.get(n)})


_WORD = re.compile(r"\w+")
_MORE = re.compile(rf"[’']?-|\s{CAPITAL}")
"""What follows a name that goes on."""


def _named_on(
    reading: Reading, known: Callable[[str], Mention], by_first: Mapping[str, Collection[str]]
) -> tuple[Mention, ...]:
    """The page's own places, and those that other pages know; one pass over its words, whatever the number of names."""
    own = [m for m in reading.mentions if m.kind == "place"]
    text = reading.article.text
    covered: set[int] = set()
    for m in reading.mentions:
        if m.kind in ("place", "person", "organisation"):
            covered.update(range(*m.span))
    for word in _WORD.finditer(text):
        for name in by_first.get(word.group(), ()):
            start, end = word.start(), word.start() + len(name)
            if start not in covered and text.startswith(name, start) and _whole(text, end):
                own.append(replace(known(name), span=(start, end)))
    return tuple(sorted(own, key=lambda m: (m.span, name_of(m))))


def _whole(text: str, end: int) -> bool:
    """True where a name ends at a word's end and does not go on in the next word."""
    last, following = text[end - 1], text[end : end + 1]
    word = last.isalnum() or last == "_"
    goes_on = following.isalnum() or following == "_"
    return word != goes_on and _MORE.match(text, end) is None


_SHORTEST = 4
"""Letters of a name that is looked for on other pages; shorter ones are words too often."""


def _called(article: Article, places: Sequence[Mention]) -> list[tuple[str, str]]:
    """(other name, name) for places that the article gives another name."""
    found = []
    at_start = {p.span[0]: p for p in reversed(places)}
    meant = Meant(article, places)
    for m in _CALLS.finditer(article.text):
        alias, main = m.group(1), at_start.get(m.start()) or meant.at(m.start())
        if main is not None and name_of(main) != alias:
            found.append((alias, name_of(main)))
    starts = [p.span[0] for p in places]
    for m in _USING.finditer(article.text):
        reach = places[bisect_right(starts, m.start() - _SENTENCE) : bisect_left(starts, m.start())]
        near = [p for p in reach if not _cut(article, p, m.start())]
        if near:
            alias = name_of(near[-1])
            main = meant.at(near[-1].span[0], (alias,))
            if main is not None:
                found.append((alias, name_of(main)))
    return found


def _cut(article: Article, place: Mention, at: int) -> bool:
    return "\n" in article.text[place.span[1] : at] or ". " in article.text[place.span[1] : at]


class Meant:
    """The places of one article that "the town" may mean, found once: towns, and what else no capital is."""

    def __init__(self, article: Article, places: Sequence[Mention]) -> None:
        fit = [m for m in places if _may_be_town(article, m.span)]
        words = [article.text[slice(*m.span)] for m in fit]
        towns = {w for m, w in zip(fit, words, strict=True) if _is_town(article.text, m.span)}
        capitals = _capitals(article)
        self._towns = [m for m, w in zip(fit, words, strict=True) if w in towns]
        self._others = [m for m, w in zip(fit, words, strict=True) if w.lower() not in capitals]

    def at(self, at: int, skip: Sequence[str] = ()) -> Mention | None:
        """The place that "the town" at an offset means."""
        return _last_before(self._towns, at, skip) or _last_before(self._others, at, skip)


def _last_before(places: Sequence[Mention], at: int, skip: Sequence[str]) -> Mention | None:
    i = bisect_right(places, at, key=lambda m: m.span[0])
    while i > 0:
        i -= 1
        if places[i].span[1] <= at and name_of(places[i]) not in skip:
            return places[i]
    return None


def inside(items: Sequence[T], spans: Sequence[Span], at: Callable[[T], Span]) -> list[T]:
    """Of items in order of their beginning those that lie in one of the spans; looks at no others."""
    hits: set[int] = set()
    for start, end in spans:
        i = bisect_left(items, start, key=lambda x: at(x)[0])
        while i < len(items) and at(items[i])[0] < end:
            if at(items[i])[1] <= end:
                hits.add(i)
            i += 1
    return [items[i] for i in sorted(hits)]


def antecedent(article: Article, places: Sequence[Mention], at: int, skip: Sequence[str] = ()) -> Mention | None:
    """The place that "the town" at an offset means: the nearest named before it that may be one, first of all one which
    the page calls a town; None where none may. Regions, capitals that only date or house a statement, and the names in
    `skip` are none."""
    return Meant(article, places).at(at, skip)


def is_venue(text: str, span: Span) -> bool:
    """True for a place that only houses what is told ("ahead of the summit in X")."""
    return _VENUE.search(text[max(0, span[0] - 30) : span[0]]) is not None


def _may_be_town(article: Article, span: Span) -> bool:
    text = article.text
    if _REGION.match(text, span[1]) or _SPOKEN_IN.search(text[max(0, span[0] - 30) : span[0]]):
        return False
    return not (text[slice(*span)].isupper() and span[1] - span[0] > _SHORTEST)


_TOWN_AFTER = re.compile(rf",? (?:is )?an? (?:[\w-]+ ){{0,3}}(?:{_TOWN})\b")
_TOWN_BEFORE = re.compile(rf"\b(?:{_TOWN}) (?:of )?$")
_LONGEST = 16
"""Characters before a name that may call it a town ("stronghold of ")."""


def _is_town(text: str, span: Span) -> bool:
    return bool(_TOWN_AFTER.match(text, span[1]) or _TOWN_BEFORE.search(text[max(0, span[0] - _LONGEST) : span[0]]))


def _capitals(article: Article) -> set[str]:
    return {m.group(1).lower() for m in re.finditer(rf"({_NAME}), the capital\b", article.text)}

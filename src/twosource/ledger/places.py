"""Places of a story: where each page names them, their other names, and which of them "the town" means."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.model import Article, Mention, Reading, Span

TOWNS = ("town", "city", "village", "settlement", "port", "hub", "stronghold", "suburb", "island")
_TOWN = "|".join(TOWNS)
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_CALLS = re.compile(rf"(?:\bthe (?:{_TOWN})\b|\b{_NAME}), which [^.,;\n]{{1,40}}? calls? ({_NAME})")
_USING = re.compile(
    rf"\busing (?:the|its|their) (?:[\w’'-]+ ){{0,3}}name (?:for|of) (?:the (?:\w+ )?(?:{_TOWN})|{_NAME})"
)
_REGION = re.compile(r"\s(?:[Rr]egion|[Pp]rovince|[Oo]blast|[Dd]istrict|[Cc]ounty|[Ss]tate)\b")
_SPOKEN_IN = re.compile(r"\b(?:reporters|journalists|lawmakers|speaking|statement|address|conference|said|spoke) in $")
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


def places_of(readings: Sequence[Reading]) -> Places:
    """All places of the story: a name that one page knows as a place's is one on every page that writes it so."""
    known = {name_of(m): m for r in readings for m in r.mentions if m.kind == "place" and name_of(m)}
    on = {r.article.page: _named_on(r, known) for r in readings}
    votes: Counter[tuple[str, str]] = Counter()
    for r in readings:
        votes.update(set(_called(r.article, on[r.article.page])))
    other: dict[str, str] = {}
    for (alias, name), _ in sorted(votes.items(), key=lambda v: (-v[1], v[0])):
        if alias not in other and name not in other and alias not in other.values():
            other[alias] = name
    return Places(on, other)


def _named_on(reading: Reading, known: Mapping[str, Mention]) -> tuple[Mention, ...]:
    own = [m for m in reading.mentions if m.kind == "place"]
    taken = [m.span for m in reading.mentions if m.kind in ("place", "person", "organisation")]
    covered = {i for s, e in taken for i in range(s, e)}
    text = reading.article.text
    for name, mention in sorted(known.items()):
        if not name[:1].isupper() or len(name) < _SHORTEST:
            continue
        for m in re.finditer(rf"\b{re.escape(name)}\b(?![’']?-|\s[A-Z])", text):
            if m.start() not in covered:
                own.append(replace(mention, span=m.span()))
    return tuple(sorted(own, key=lambda m: m.span))


_SHORTEST = 4
"""Letters of a name that is looked for on other pages; shorter ones are words too often."""


def _called(article: Article, places: Sequence[Mention]) -> list[tuple[str, str]]:
    """(other name, name) for places that the article gives another name."""
    found = []
    for m in _CALLS.finditer(article.text):
        named = [p for p in places if p.span[0] == m.start()]
        alias, main = m.group(1), named[0] if named else antecedent(article, places, m.start())
        if main is not None and name_of(main) != alias:
            found.append((alias, name_of(main)))
    for m in _USING.finditer(article.text):
        near = [p for p in places if m.start() - _SENTENCE < p.span[0] < m.start() and not _cut(article, p, m.start())]
        if near:
            alias = name_of(near[-1])
            main = antecedent(article, [p for p in places if name_of(p) != alias], near[-1].span[0])
            if main is not None:
                found.append((alias, name_of(main)))
    return found


def _cut(article: Article, place: Mention, at: int) -> bool:
    return "\n" in article.text[place.span[1] : at] or ". " in article.text[place.span[1] : at]


def antecedent(article: Article, places: Sequence[Mention], at: int, skip: Sequence[str] = ()) -> Mention | None:
    """The place that "the town" at an offset means: the nearest named before it that may be one, first of all one which
    the page calls a town; None where none may. Regions, capitals that only date or house a statement, and the names in
    `skip` are none."""
    before = [m for m in places if m.span[1] <= at and name_of(m) not in skip and _may_be_town(article, m.span)]
    towns = [m for m in before if _is_town(article, article.text[slice(*m.span)])]
    capital = _capitals(article)
    best = towns or [m for m in before if article.text[slice(*m.span)].lower() not in capital]
    return best[-1] if best else None


def _may_be_town(article: Article, span: Span) -> bool:
    text = article.text
    if _REGION.match(text, span[1]) or _SPOKEN_IN.search(text[max(0, span[0] - 30) : span[0]]):
        return False
    return not (text[slice(*span)].isupper() and span[1] - span[0] > _SHORTEST)


def _is_town(article: Article, name: str) -> bool:
    n = re.escape(name)
    return bool(
        re.search(rf"\b{n},? (?:is )?an? (?:[\w-]+ ){{0,3}}(?:{_TOWN})\b|\b(?:{_TOWN}) (?:of )?{n}\b", article.text)
    )


def _capitals(article: Article) -> set[str]:
    return {m.group(1).lower() for m in re.finditer(rf"({_NAME}), the capital\b", article.text)}

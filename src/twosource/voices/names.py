"""Names of voices: which names, over many pages, are one person's or one body's."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from tomllib import loads

from .phrases import Phrasebook, tokens


@lru_cache(maxsize=1)
def lexicon() -> dict[str, tuple[str, ...]]:
    """The word lists of words.toml, by name."""
    return {k: tuple(v) for k, v in loads((files(__package__) / "words.toml").read_text("utf-8")).items()}


@lru_cache(maxsize=1)
def phrasebook() -> Phrasebook:
    """The word lists as one phrasebook: its keys are the lists' names."""
    return Phrasebook(lexicon())


@lru_cache(maxsize=65536)
def keys_of(text: str) -> frozenset[str]:
    """The word lists of which a text holds a phrase."""
    return frozenset(phrasebook().keys(text))


@lru_cache(maxsize=1)
def known_states() -> dict[str, str]:
    """State by any of its names, adjectives and seats of power, in lower case."""
    found: dict[str, str] = {}
    for line in (files(__package__) / "states.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, adjectives, seats = line.split("\t")
            for word in (name.lower(), *adjectives.split(","), *seats.split(",")):
                found.setdefault(word.strip(), name)
    return found


_SPELLINGS = {
    "defense": "defence",
    "center": "centre",
    "labor": "labour",
    "harbor": "harbour",
    "organization": "organisation",
    "program": "programme",
}
"""American spellings in names of bodies, and the British ones: one ministry under both is one voice."""
_NO_TITLE_BEFORE = frozenset("staff office court council assembly secretariat".split())
"""Nouns of bodies before which a title is part of the name ("General Staff", "President's Office")."""


TOWNS = frozenset({"town", "city", "village", "municipality", "borough", "commune"})
"""What a place calls itself as a body: "the Town of Corrin" is Corrin, "the City of Corrin Police" Corrin's."""


@lru_cache(maxsize=65536)
def core(name: str) -> tuple[str, ...]:
    """The words of a name without articles, marks, titles before a person and possessive endings, in lower case and
    one spelling."""
    words = [_SPELLINGS.get(t.word, t.word) for t in tokens(name) if t.word[0].isalnum()]
    titles = set(lexicon()["titles"])
    while len(words) > 1 and words[0] in titles and words[1] not in _NO_TITLE_BEFORE:
        words = words[1:]
    first = int(words[:1] == ["the"])
    if len(words) > first + 2 and words[first] in TOWNS and words[first + 1] == "of":
        words = words[first + 2 :]
    return tuple(w for w in words if w not in ("the", "a", "an", "of", "for", "and", "in", "at"))


@lru_cache(maxsize=65536)
def is_body(name: str) -> bool:
    """True where the name's own words say that it is a body (ministry, company, service, group), not a person."""
    found = keys_of(" ".join(core(name)))
    return bool(found & {"state", "observer", "media", "company", "association", "state_media"})


def initials(name: str) -> str:
    """The first letters of a name's capitalised words, as its abbreviation would have them."""
    return "".join(t.word[0] for t in tokens(name) if t.cap and t.word[0].isalpha())


ADJECTIVE = re.compile(r".{3,}(?:ian|ean|ish|ese|ani|an|ic|i)$")
STEM = 4
"""Letters that an invented land's name and its adjective must share at least ("Corr-in", "Corr-inian")."""
Landed = tuple[frozenset[str], str]


@lru_cache(maxsize=65536)
def landed(name: str) -> Landed | None:
    """What "the Skating Federation of Corrin" and "the Corrinian Skating Federation" have in common: the body's words
    and the land's first letters; None where a name has no land of either form."""
    head, _, land = name.rpartition(" of ")
    words = core(head or name)
    if head and land[:1].isupper() and " " not in land:
        rest, stem = words, land.lower()
    elif not head and len(words) > 1 and ADJECTIVE.match(words[0]) and name.removeprefix("the ")[:1].isupper():
        rest, stem = words[1:], words[0]
    else:
        return None
    return (frozenset(rest), stem[:STEM]) if len(stem) >= STEM and is_body(" ".join(rest)) else None


class Groups:
    """Union-find over names; the smallest name of a group stands for it, so that order does not matter."""

    def __init__(self) -> None:
        self._up: dict[str, str] = {}

    def find(self, name: str) -> str:
        """The name that stands for this one's group."""
        top = name
        while self._up.get(top, top) != top:
            top = self._up[top]
        while self._up.get(name, name) != top:
            self._up[name], name = top, self._up[name]
        return top

    def join(self, a: str, b: str) -> None:
        """Put two names into one group."""
        a, b = sorted((self.find(a), self.find(b)))
        self._up[b] = a


def merge(names: Sequence[str], states: Mapping[str, str], persons: frozenset[str]) -> Groups:
    """Groups of names that are one voice's: equal cores, a surname or a shortened body name that fits one other name
    alone, an abbreviation of one name alone. What fits two ("Orme" of two Ormes) stays apart."""
    groups = Groups()
    by_core: dict[frozenset[str], list[str]] = {}
    for name in sorted(names):
        by_core.setdefault(frozenset(core(name)), []).append(name)
    for same in by_core.values():
        for other in same[1:]:
            groups.join(same[0], other)
    _of_lands(sorted(names), groups)
    holding: dict[str, list[frozenset[str]]] = {}
    for words in by_core:
        for w in words:
            holding.setdefault(w, []).append(words)
    generic = frozenset(lexicon()["generic"])
    lands = frozenset(w for name in states for w in name.split())
    for words in sorted(by_core, key=sorted):
        _shorter(words, by_core, holding, generic, lands, persons, groups)
    _abbreviations(sorted(names), groups)
    return groups


def _of_lands(names: Iterable[str], groups: Groups) -> None:
    first: dict[Landed, str] = {}
    for name in names:
        key = landed(name)
        if key is not None:
            groups.join(first.setdefault(key, name), name)


def _shorter(
    words: frozenset[str],
    by_core: Mapping[frozenset[str], list[str]],
    holding: Mapping[str, list[frozenset[str]]],
    generic: frozenset[str],
    states: frozenset[str],
    persons: frozenset[str],
    groups: Groups,
) -> None:
    """Join a short name to the one longer name that holds all its words, where there is exactly one."""
    own = words - generic
    if not own or (len(words) == 1 and next(iter(words)) in states):
        return
    rarest = min(words, key=lambda w: (len(holding[w]), w))
    longer = [o for o in holding[rarest] if words < o]
    firms = [o for o in longer if _firm(words, o, by_core)]
    if len(words) == len(longer) == len(firms) == 1:
        groups.join(by_core[words][0], by_core[firms[0]][0])
        return
    fits = [o for o in longer if _extends(words, o, generic, states, persons, by_core)]
    bodies = {groups.find(by_core[o][0]) for o in fits}
    if len(bodies) == 1 and len(fits) == len(longer):
        groups.join(by_core[words][0], by_core[fits[0]][0])


def _firm(short: frozenset[str], long: frozenset[str], by_core: Mapping[frozenset[str], list[str]]) -> bool:
    """True for a company's first word and its whole name ("Brack" of "Brack Foods"), where both stand as names."""
    first, whole = by_core[short][0], by_core[long][0]
    rest = whole.split()[1:]
    return (
        first[:1].isupper()
        and first.lower() == whole.split()[0].lower()
        and 0 < len(rest) < 3
        and rest[-1].lower() in lexicon()["firm_ends"]
        and all(w[:1].isupper() for w in rest)
    )


def _extends(
    short: frozenset[str],
    long: frozenset[str],
    generic: frozenset[str],
    states: frozenset[str],
    persons: frozenset[str],
    by_core: Mapping[frozenset[str], list[str]],
) -> bool:
    extra = long - short
    name = by_core[long][0]
    if name in persons:
        return len(short) == 1 and core(name)[-1] in short
    return all(w in generic or w in states for w in extra) or _lengthened(by_core[short][0], name)


def _lengthened(short: str, long: str) -> bool:
    """True for a body's name of two words or more, and the same with a name of one or two words before it ("Marl Home
    Guard") or after it ("Electoral Commission of Upper Marl")."""
    if not is_body(short) or len(core(short)) < 2:
        return False
    bare, whole = short.removeprefix("the ").removeprefix("The "), long.removeprefix("the ").removeprefix("The ")
    if whole.lower().endswith(bare.lower()):
        more = whole[: len(whole) - len(bare)].split()
    elif whole.lower().startswith(f"{bare.lower()} of ") or whole.lower().startswith(f"{bare.lower()} in "):
        more = whole[len(bare) + 4 :].removeprefix("the ").split()
    else:
        return False
    return 0 < len(more) < 3 and all(w[:1].isupper() for w in more)


def _abbreviations(names: Sequence[str], groups: Groups) -> None:
    full: dict[str, list[str]] = {}
    for name in names:
        short = initials(name)
        if len(short) > 2:
            full.setdefault(short, []).append(name)
    for name in names:
        bare = name.strip("() .")
        if 2 < len(bare) < 8 and bare.isupper():
            fits = full.get(bare.lower(), [])
            if len({groups.find(f) for f in fits}) == 1:
                groups.join(name, fits[0])


def best(names: Iterable[tuple[str, int]]) -> str:
    """The name that a voice goes by: the fullest of those most used, not beginning with an article or a possessive."""
    return max(names, key=lambda n: (n[0][:1].isupper(), len(core(n[0])), n[1], -len(n[0]), n[0]))[0]

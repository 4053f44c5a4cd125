"""Both names of a place that goes by two: "Corrin/Korun", whichever a claim uses."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from twosource.model import Proposition

Pairs = tuple[tuple[str, str], ...]
"""Other names, each with the name that it stands for, in order."""


@dataclass(frozen=True, slots=True)
class Names:
    """Every name of a place that has several, with its others, and the pattern that finds them."""

    others: Mapping[str, tuple[str, ...]]
    pattern: re.Pattern[str]


def with_both_names(made: Iterable[Proposition], other: Mapping[str, str]) -> tuple[Proposition, ...]:
    """The propositions, with the others behind the first name of each such place in their texts.

    `other`: the name that each other name stands for.
    """
    if not other:
        return tuple(made)
    pairs = tuple(sorted(other.items()))
    shown = ((p, remembered(p.text, pairs)) for p in made)
    return tuple(p if text == p.text else replace(p, text=text) for p, text in shown)


@lru_cache(maxsize=65536)
def remembered(text: str, pairs: Pairs) -> str:
    """A text with both names; remembered, since most texts of a ledger stay as they are when a page comes."""
    return both(text, names_of(pairs))


@lru_cache(maxsize=8)
def names_of(pairs: Pairs) -> Names:
    """All names by name; the longest is found first."""
    groups: dict[str, list[str]] = {}
    for alias, name in pairs:
        groups.setdefault(name, [name]).append(alias)
    others = {n: tuple(o for o in group if o != n) for group in groups.values() for n in group}
    longest = sorted(others, key=lambda n: (-len(n), n))
    return Names(others, re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b"))


def both(text: str, names: Names) -> str:
    """A text with the other names of its places; a place that the text itself names twice is left as it is."""
    told = {m.group() for m in names.pattern.finditer(text)}
    done: set[str] = set()

    def shown(m: re.Match[str]) -> str:
        name = m.group()
        others = [o for o in names.others[name] if o not in told]
        if name in done or len(others) < len(names.others[name]):
            return name
        done.add(name)
        return "/".join((name, *others))

    return names.pattern.sub(shown, text)

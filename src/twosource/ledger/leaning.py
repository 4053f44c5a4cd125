"""Leaning: which way the claims of one proposition lean towards its plain form."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from tomllib import loads

from .drafts import Draft, stem
from .kinds import FREE, Kind


def oriented(drafts: Sequence[Draft]) -> dict[str, bool]:
    """Whether each claim without a kind gives the plain form, by its id, set against the one with most in common: a
    word that is negated in one and not in the other turns it, but where the other has its opposite ("shall not leave",
    "shall stay"); a negation elsewhere does not ("he had a red light and he did not stop"). Empty where all say the
    same words."""
    free = [d for d in drafts if d.kind == FREE]
    if not free or len({d.text for d in drafts}) < 2:
        return {}
    done = [d for d in drafts if d.kind != FREE] if len(free) < len(drafts) else []
    open_ = sorted(free, key=lambda d: (len(d.negated) > 0, d.rank))
    if not done and open_:
        done.append(open_.pop(0))
    seen: dict[str, bool] = {d.text: d.plain for d in done}
    plain: dict[str, bool] = {}
    for d in open_:
        if d.text not in seen:
            near = max(done[:_COMPARED], key=lambda e: (len(e.words & d.words), e.rank))
            common = d.words & near.words
            seen[d.text] = d.plain
            if common:
                seen[d.text] = plain.get(near.claim.id, near.plain) != turned(d, near)
            done.append(d)
        plain[d.claim.id] = seen[d.text]
    return plain


def turned(d: Draft, near: Draft) -> bool:
    """True where one of two contents says what the other denies: by opposites ("the gate was open", "was locked"), of
    which none or both are negated, else by the negation of most of what they have in common."""
    split = _split(d.words, near.words)
    if split:
        return sum(bool(a & d.negated) == bool(b & near.negated) for a, b in split) % 2 == 1
    told = (d.words & near.words) - d.aside - near.aside
    return 2 * sum((s in d.negated) != (s in near.negated) for s in told) > len(told)


def opposite(one: Draft, other: Draft) -> bool:
    """True where opposites alone tell two contents apart."""
    return bool(_split(one.words, other.words)) and turned(one, other)


def _split(one: frozenset[str], other: frozenset[str]) -> list[tuple[set[str], set[str]]]:
    """Pairs of words of which one says what the other denies, where each content has one side of them alone (stems)."""
    sides = _opposites()
    told: dict[int, list[dict[bool, set[str]]]] = {}
    for i, words in enumerate((one, other)):
        for number, side, s in ((*sides[s], s) for s in words if s in sides):
            told.setdefault(number, [{}, {}])[i].setdefault(side, set()).add(s)
    return [
        (next(iter(a.values())), next(iter(b.values())))
        for a, b in told.values()
        if len(a) == len(b) == 1 and a.keys() != b.keys()
    ]


@lru_cache(maxsize=1)
def _opposites() -> dict[str, tuple[int, bool]]:
    """By stem the number of its pair, and on which side of it the stem stands."""
    raw = loads((files(__package__) / "opposites.toml").read_text("utf-8"))["pairs"]
    told = [(stem(w), (i, bool(side))) for i, pair in enumerate(raw) for side in (0, 1) for w in pair[side].split()]
    both = {s for s, (i, side) in told if (s, (i, not side)) in set(told)}
    return {s: at for s, at in told if s not in both}


_COMPARED = 40
"""Claims of a proposition against which a new one is held up; bounded, so that a large one stays linear."""


def is_negative(drafts: Sequence[Draft], kind: Kind | None, plain: Mapping[str, bool]) -> bool:
    """Where nobody says the plain form, the proposition is the negative one: "he had no choice" is asserted, not
    denied. `plain`: as `oriented` has it."""
    if kind is not None and (kind.needs or kind.functional):
        return False
    return not any(plain.get(d.claim.id, d.plain) or d.claim.stance == "denies" for d in drafts)

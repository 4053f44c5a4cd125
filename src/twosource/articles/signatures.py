"""Who signs a page: whom metadata and the page's head agree on, else the printed byline, else what metadata says."""

from collections.abc import Iterable, Sequence

from .cues import line_key
from .head import Head
from .oneoffs import BYLINE
from .parts import Parts
from .people import is_person, signed
from .units import Unit

NEAR = 3
"""Units before the title and after the lede within which a byline is the page's own."""
LONGEST_NAME = 4
"""Words of the longest name taken from a byline beside the one that metadata states: bodies have more."""


def signers(units: Sequence[Unit], parts: Parts, head: Head) -> tuple[list[str], str | None]:
    """Names that sign a page, people first where there are any, and the agency that a byline names."""
    own, loose, far = _printed(units, parts)
    plain = _plain_words(units, parts) if own or loose else frozenset()
    own, loose = ([w for w in lines if _says_by(w) or not set(w.lower().split()) <= plain] for lines in (own, loose))
    sites = {line_key(n) for n, _ in head.sites}
    printed = [signed(w) for w in own]
    stated = [signed(_in_order(a, where), wires=False) for a, where in _best(head)]
    others = [signed(w) for w in (*loose, *far[:2])]
    agency = next((wire for _, wire in (*printed, *stated, *others) if wire is not None), None)
    names = list(dict.fromkeys(n for people, _ in stated for n in people))
    mine = [people for people, _ in printed]
    agreed = _agreed([n for n in names if not _is_site(n, sites)], (*own, *loose))
    apart = [[n for n in people if not _is_site(n, sites)] for people in (*mine, names)]
    persons = [[n for n in people if is_person(n) and not _is_site(n, sites)] for people, _ in others[: len(loose)]]
    order = (agreed, *apart, *(persons if sites else ()), names, *mine, *(people for people, _ in others))
    return next((people for people in order if people), []), agency


def other_signers(head: Head, people: Sequence[str], told: Iterable[str]) -> tuple[str, ...]:
    """People whom metadata names as authors and whom neither the byline nor the page's credits name."""
    sites = {line_key(n) for n, _ in head.sites}
    named = " ".join(f" {line_key(words)} " for words in (*people, *told))
    stated = [n for a, where in _best(head) for n in signed(_in_order(a, where), wires=False)[0]]
    others = (n for n in stated if is_person(n) and not _is_site(n, sites) and f" {line_key(n)} " not in named)
    return tuple(dict.fromkeys(others)) if people else ()


def _in_order(name: str, where: str) -> str:
    """A name as it is spoken: libraries' metadata puts the family name first, before a comma."""
    last, comma, first = name.partition(",")
    turned = where == "meta citation_author" and comma and "," not in first and first.strip()
    return f"{first.strip()} {last.strip()}" if turned else name


def _is_site(name: str, sites: Iterable[str]) -> bool:
    """Whether a name is the site's: the whole, its beginning, or the whole before other words ("Morrow Ledger May")."""
    key = line_key(name)
    return any(key == s or s.startswith(key + " ") or (" " in s and key.startswith(s + " ")) for s in sites)


def _agreed(stated: Sequence[str], lines: Sequence[str]) -> list[str]:
    """Names that metadata states, where a line at the head of the page holds one, and whom that line names beside."""
    keys = {n: line_key(n) for n in stated}
    for line in lines:
        here = f" {line_key(line)} "
        held = [n for n, k in keys.items() if k and f" {k} " in here]
        if not held:
            continue
        beside = signed(line)[0] if BYLINE.match(line) else []
        printed = {line_key(n): n for n in beside}
        names = [printed.get(keys[n], n) for n in stated if n in held or is_person(n)]
        others = [n for k, n in printed.items() if not any(keys[h] in k for h in held)]
        return [*names, *(n for n in others if is_person(n) and len(n.split()) <= LONGEST_NAME)]
    return []


def _plain_words(units: Sequence[Unit], parts: Parts) -> frozenset[str]:
    """Words that the page's own text writes small: what is made of them alone ("Patient Care") is a label, no name."""
    body = (u.words for u, k in zip(units, parts.kinds, strict=True) if k.kind in ("paragraph", "list"))
    return frozenset(w for words in body for w in words.split() if w.islower())


def _best(head: Head) -> list[tuple[str, str]]:
    """The authors of the most trusted place that names any."""
    real = [(a, where) for a, where in head.authors if a.strip(" ,") and not a.isdigit()]
    return [pair for pair in real if pair[1] == real[0][1]][:10] if real else []


def _printed(units: Sequence[Unit], parts: Parts) -> tuple[list[str], list[str], list[str]]:
    """Bylines at the head that say "by"; those that only layout or a date line tells of; those elsewhere."""
    start = (parts.title if parts.title is not None else 0) - NEAR
    end = max(parts.lede, start) + NEAR
    own: list[str] = []
    loose: list[str] = []
    far: list[str] = []
    for i, (unit, kind) in enumerate(zip(units, parts.kinds, strict=True)):
        if kind.kind not in ("byline", "dateline") or kind.why == "credit line" or len(unit.words) > 200:
            continue
        if kind.kind == "dateline" and " by " not in unit.words.lower() and not _beside(unit.words):
            continue
        if not start <= i <= end:
            far.append(unit.words)
        elif _says_by(unit.words) or (unit.kind == "byline" and is_person(unit.words)):
            own.append(unit.words)
        else:
            loose.append(unit.words)
    return own, loose, far


def _says_by(words: str) -> bool:
    return BYLINE.match(words) is not None or " by " in words.lower()


def _beside(words: str) -> bool:
    """Whether a date line names a person too ("3 May 2031 · Ann Poe")."""
    return bool(signed(words)[0]) and is_person(signed(words)[0][0])

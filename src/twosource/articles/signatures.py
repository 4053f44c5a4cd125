"""Who signs a page: the printed byline at its head, else what metadata says, else a byline elsewhere."""

from collections.abc import Sequence

from .cues import line_key
from .head import Head
from .oneoffs import BYLINE
from .parts import Parts
from .people import is_person, signed
from .units import Unit

NEAR = 3
"""Units before the title and after the lede within which a byline is the page's own."""


def signers(units: Sequence[Unit], parts: Parts, head: Head) -> tuple[list[str], str | None]:
    """Names that sign a page, people first where there are any, and the agency that a byline names."""
    own, loose, far = _printed(units, parts)
    site = {line_key(n) for n, _ in head.sites}
    printed = [signed(w) for w in own]
    stated = [signed(a, wires=False) for a, _ in _best(head)]
    others = [signed(w) for w in (*loose, *far[:2])]
    agency = next((wire for _, wire in (*printed, *stated, *others) if wire is not None), None)
    names = list(dict.fromkeys(n for people, _ in stated for n in people))
    mine = [people for people, _ in printed]
    apart = [[n for n in people if line_key(n) not in site] for people in (*mine, names)]
    persons = [[n for n in people if is_person(n) and line_key(n) not in site] for people, _ in others[: len(loose)]]
    order = (*apart, *(persons if site else ()), *mine, names, *(people for people, _ in others))
    return next((people for people in order if people), []), agency


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
        elif (
            BYLINE.match(unit.words)
            or " by " in unit.words.lower()
            or (unit.kind == "byline" and is_person(unit.words))
        ):
            own.append(unit.words)
        else:
            loose.append(unit.words)
    return own, loose, far


def _beside(words: str) -> bool:
    """Whether a date line names a person too ("3 May 2031 · Ann Poe")."""
    return bool(signed(words)[0]) and is_person(signed(words)[0][0])

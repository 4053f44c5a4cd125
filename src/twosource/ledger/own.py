"""Own words: which of its earlier statements a voice stands by, takes back or turns against."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twosource.model import voice_id

from .drafts import Draft
from .pointing import BARE, first_word, is_account

ALIKE = 0.5
"""Share of the content words of the shorter that a word taken back has in common with what it takes back: of 31 in the
stories to build on 29 are tied to the right statement and none to another (bench/ledger.py)."""
COMMON = 2
"""Content words in common from which a voice that owns up turns against its own denial: with one alone every statement
about the same thing would."""
_OWN = ("its", "his", "her", "their", "our", "my")
_POINTS = ("that", "this", "those", "these", "the", "both", "it")


@dataclass(frozen=True, slots=True)
class Meant:
    """The statement that a claim means, whether it leans as that does, why it gives no stand, and whether it takes that
    statement back."""

    other: Draft
    same: bool = True
    left_out: str | None = None
    back: bool = False


def is_own(d: Draft) -> bool:
    """True for a claim that only points at its voice's own word."""
    pointing = d.points == "point_claim" and first_word(d) in _OWN
    return (pointing or is_account(d.text.lower())) and len(d.words) <= BARE


def looks_back(d: Draft) -> bool:
    """True for a claim whose voice may mean its own earlier word: it stands by it, takes it back, or owns up."""
    return is_own(d) or d.retracts or d.conceding or d.owns_error


def speakers(d: Draft, known: dict[str, str]) -> set[str]:
    """The bodies whose word a claim may be taken for: who speaks, who passes it on, who publishes it; `known` takes
    in the ids of names."""
    names = [t.name for t in d.claim.through] + ([d.article.publisher] if d.article.publisher else [])
    for name in names:
        if name not in known:
            known[name] = voice_id(name)
    return {d.body.id, *(known[n] for n in names)}


def own_words(body: str, told: Sequence[Draft]) -> dict[str, Meant]:
    """What one body means where it looks back: for each such claim the earlier one. `told`: the claims that it makes,
    passes on or publishes."""
    mine = [d for d in told if d.body.id == body]
    back = [d for d in mine if looks_back(d)]
    first: dict[str, str] = {}
    for d in back:
        first[d.text] = min(_day(d) or "9999", first.get(d.text, "9999"))
    known: dict[tuple[str, str, frozenset[str]], Meant | None] = {}
    found: dict[str, Meant] = {}
    for d in back:
        key = (first[d.text], d.text if not is_own(d) else "", d.words)
        if key not in known:
            known[key] = _meant(d, key[0], mine, told)
        meant = known[key]
        if meant is not None:
            left_out = d.left_out or (meant.left_out if d.cue_at == meant.other.cue_at else None)
            found[d.claim.id] = Meant(meant.other, meant.same, left_out, meant.back)
    return found


def _meant(d: Draft, day: str, mine: Sequence[Draft], told: Sequence[Draft]) -> Meant | None:
    """The earlier statement that a claim which looks back means."""
    earlier = [e for e in mine if _day(e) < day and not looks_back(e)]
    if d.owns_error:
        e = _nearest(d, [e for e in earlier if e.positive], ALIKE, 1)
        return Meant(e, back=True) if e is not None else None
    if is_own(d) and not d.retracts:
        e = max((e for e in earlier if not e.left_out), key=lambda e: (len(e.words & d.words), e.rank), default=None)
        return Meant(e, True, e.left_out) if e is not None else None
    if d.retracts:
        e = _nearest(d, earlier, ALIKE, 1) or _nearest(d, [e for e in told if _day(e) < day], ALIKE, COMMON)
        e = e or _pointed_at(d, earlier, mine)
        return Meant(e) if e is not None else None
    e = _nearest(d, [e for e in earlier if e.turned], 0.0, COMMON)
    return Meant(e, False) if e is not None else None


def _nearest(d: Draft, earlier: Iterable[Draft], share: float, least: int) -> Draft | None:
    """The statement with the same figure, else the one with most words in common, among equals the one that says least
    else, the latest of these."""
    fit = [e for e in earlier if not e.retracts and _alike(d, e, share, least)]
    return max(
        fit,
        key=lambda e: (
            e.figure is not None and d.figure is not None, len(e.words & d.words), -len(e.words - d.words), e.rank,
        ),
        default=None,
    )  # fmt: skip


def _pointed_at(d: Draft, earlier: Sequence[Draft], mine: Sequence[Draft]) -> Draft | None:
    """What a word taken back only points at: "the estimate", the voice's last figure; "that account", what it spoke of
    just before on the page."""
    if d.points == "point_figure":
        return max((e for e in earlier if e.figure is not None), key=lambda e: e.rank, default=None)
    if d.points != "point_claim" or first_word(d) not in _POINTS:
        return None
    before = [e for e in mine if e.article.page == d.article.page and e.at < d.at]
    return max(before, key=lambda e: (e.retracts, e.at), default=None)


def _alike(d: Draft, e: Draft, share: float, least: int) -> bool:
    if d.figure is not None:
        told = (d.roles.get("measure"), e.roles.get("measure"))
        return e.figure is not None and e.figure.bounds == d.figure.bounds and (None in told or told[0] == told[1])
    common = len(d.words & e.words)
    return common >= least and common >= share * min(len(d.words), len(e.words))


def _day(d: Draft) -> str:
    return (d.article.published.start or "")[:10] if d.article.published is not None else ""

"""Which way a claim leans: negation, denying cues and verdicts worked out through the content."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from twosource.claims.phrase import grammar
from twosource.voices.phrases import Hit, Token, tokens

from .kinds import word_book

_MARKS = ", ; : . ! ? — – ( ) …"
_JOINING = "but and because although though while which who after before until when that whose where since as"
_BREAKS = frozenset(f"{_MARKS} {_JOINING}".split())
_SOFT_DENIAL = ("doubt", "question", "contest", "challeng", "discount", "mock", "ridicul", "scoff")
"""Cues that deny only where the reader says so: "questioned by" and "contested" deny nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Turns:
    """The turning words of a content: its words with the spans of negators, verdicts and pointing phrases."""

    words: tuple[Token, ...]
    negators: tuple[Hit, ...]
    refuting: tuple[Hit, ...]
    points: tuple[Hit, ...]
    future: tuple[Hit, ...]
    correcting: tuple[Hit, ...]
    possible: tuple[Hit, ...]
    denying: tuple[Hit, ...]
    yielding: tuple[Hit, ...]
    lacking: tuple[Hit, ...]


def turns(words: Sequence[Token]) -> Turns:
    """All turning words of a content."""
    hits = word_book().find(words)
    shadow = [(h.start, h.end) for h in hits if h.key == "not_negators"]

    def of(*keys: str) -> tuple[Hit, ...]:
        return tuple(h for h in hits if h.key in keys and not any(s <= h.start and h.end <= e for s, e in shadow))

    return Turns(
        tuple(words),
        _once(words, of("negators")),
        of("refuting"),
        of("point_figure", "point_claim", "point_thing"),
        of("future"),
        of("correcting"),
        of("possible"),
        of("denying"),
        of("yielding"),
        of("lacking"),
    )


def _once(words: Sequence[Token], negators: Sequence[Hit]) -> tuple[Hit, ...]:
    """Negators without each "nor" that goes with a "neither" before it: the two say no once."""
    said = [words[h.start].word for h in negators]
    return tuple(h for i, h in enumerate(negators) if not (said[i] == "nor" and "neither" in said[:i]))


def clause(words: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The clause around a range of tokens: out to the nearest mark or joining word on either side."""
    left, right = start, end
    while left > 0 and not _breaks(words, left - 1):
        left -= 1
    while right < len(words) and not _breaks(words, right):
        right += 1
    return left, right


def _breaks(words: Sequence[Token], at: int) -> bool:
    """True where a clause ends at a word; "that" after a preposition only points ("went into that fire")."""
    word = words[at].word
    pointing = word == "that" and at > 0 and words[at - 1].word in grammar("prepositions")
    return word in _BREAKS and not pointing


def negated(turn: Turns, evoker: Hit, others: Sequence[Hit] = ()) -> bool:
    """True where an odd number of negators stands in the evoker's clause, outside it and the kind's other phrases."""
    left, right = clause(turn.words, evoker.start, evoker.end)
    used = [part for h in (evoker, *others) for part in _said(h)]
    loose = {h.start for h in turn.negators if left <= h.start < right and not any(s <= h.start < e for s, e in used)}
    return (len(loose) + _denied_before(turn, evoker)) % 2 == 1


def _said(hit: Hit) -> list[tuple[int, int]]:
    """The tokens of a phrase itself: those that a gap of it skips ("gave no such order") are not its own."""
    return [(hit.start, hit.skipped[0]), (hit.skipped[1], hit.end)] if hit.skipped else [(hit.start, hit.end)]


EARLY = 5
"""Words of a content among which a negator turns the whole: of those that begin later 25 in a hundred deny, of the
earlier ones 81 (corpora/joining, 667 contents of no kind)."""


def turns_whole(turn: Turns) -> bool:
    """True where a content as a whole is a denial: an odd number of negators stands in its first clause, early."""
    _, end = clause(turn.words, 0, 1) if turn.words else (0, 0)
    return sum(h.start < min(end, EARLY) for h in turn.negators) % 2 == 1


def says_no(turn: Turns) -> bool:
    """True where a negator stands anywhere in the first clause, from which the reader may have taken a denial."""
    _, end = clause(turn.words, 0, 1) if turn.words else (0, 0)
    return any(h.start < end for h in turn.negators)


_DENIAL_REACH = 8
"""Words that a denying verb inside the content may stand before what it denies ("rejected the idea that ...")."""


def _denied_before(turn: Turns, evoker: Hit) -> bool:
    """True where the content itself tells of a denial of what follows."""
    for h in turn.denying:
        word = turn.words[h.end].word if h.end < len(turn.words) else ""
        soft = turn.words[h.start].word.startswith(_SOFT_DENIAL)
        if (
            not soft
            and 0 < evoker.start - h.start <= _DENIAL_REACH
            and word in ("that", "the", "any", "a", "it", "having")
        ):
            return True
    return False


_OPENING = frozenset(
    "it there they is was 's ’s has have had been found seen a an all simply completely entirely absolutely".split()
)
"""Words that may stand before a verdict which opens a content."""
_ON = ("that", "to", "in", "about", "of")
"""What leads from such a verdict to what it is on."""


def refuted_ahead(turn: Turns) -> Hit | None:
    """The verdict on what follows that a content opens with ("there was no truth to the claim that ...", "no evidence
    that ...")."""
    return next((hit for hit in (*turn.refuting, *turn.lacking) if _leads(turn.words, hit)), None)


def after(turn: Turns, verdict: Hit | None) -> Turns:
    """The turning words of a content without the negators of a verdict: "it is not true that" says no once."""
    if verdict is None:
        return turn
    return replace(turn, negators=tuple(h for h in turn.negators if not verdict.start <= h.start < verdict.end))


def _leads(words: Sequence[Token], verdict: Hit) -> bool:
    """True where a verdict opens a content and goes on to what it is on."""
    after = words[verdict.end].word if verdict.end < len(words) else ""
    return after in _ON and all(w.word in _OPENING for w in words[: verdict.start])


def refuted(turn: Turns, evoker: Hit | None) -> bool:
    """True where the content itself calls false what it names or points at before ("that count mistaken")."""
    first = min((h.start for h in turn.points), default=len(turn.words))
    if evoker is not None:
        first = min(first, evoker.start)
    for hit in turn.refuting:
        inside = evoker is not None and any(s <= hit.start < e for s, e in _said(evoker))
        if first < hit.start and not inside:
            return not any(n.start == hit.start - 1 for n in turn.negators if n.end <= hit.start)
    return False


@lru_cache(maxsize=16384)
def cue_denies(cue: str, stance: str) -> bool:
    """True where the cue denies its content; soft words ("questioned") only where the reader took it for a denial."""
    words = tokens(cue)
    book = word_book().find(words)
    harmless = {h.start for h in book if h.key == "not_denying"}
    hits = [h for h in book if h.key in ("denying", "refuting") and h.start not in harmless]
    strong = [h for h in hits if not words[h.start].word.startswith(_SOFT_DENIAL)]
    return bool(strong) or (bool(hits) and stance == "denies")


@lru_cache(maxsize=16384)
def cue_keys(cue: str) -> frozenset[str]:
    """The lists of turning words that a cue holds."""
    return frozenset(word_book().keys(cue))

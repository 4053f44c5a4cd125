"""Ties: which claim before it on its page another goes on with, answers or points at, by a fitted score."""

import re
from collections.abc import Iterator, Mapping, Sequence

from .cluster import differ, other_cause
from .drafts import Draft, tell_apart
from .kinds import FREE
from .leaning import opposite
from .pairs import shared
from .pointing import BARE, PRONOUNS, first_word, says_else
from .roles import SOMEWHERE

REACH = 1500
"""Characters back over which a claim is tied to another: three paragraphs; beyond, the reader would have lost it."""
MOST = 5
"""Claims before it that one is held against."""
SHORT = 5
"""Content words up to which a claim leans on what stands before it."""

NAMES = (
    "same_voice", "one_paragraph", "share", "same_kind", "next_quote", "far", "denies_same", "denies_other",
    "pronoun_denies", "bare_denies", "pronoun", "short", "points_at_figure", "figure_at_figure", "told", "no_stand",
    "other_no_stand", "other_owns_up",
)  # fmt: skip
"""The numbers of a tie, in order."""


def before(page: Sequence[Draft], at: int) -> list[Draft]:
    """The claims before one on its page, the nearest first, as far as a tie reaches."""
    here = page[at]
    return [e for e in page[max(0, at - MOST) : at] if here.at - e.at < REACH][::-1]


def candidates(page: Sequence[Draft], at: int, weight: Mapping[str, float]) -> Iterator[tuple[Draft, list[float]]]:
    """Each claim that the one at a place on its page may be tied to, with the tie's numbers."""
    d, near = page[at], before(page, at)
    if not near or not may_be_tied(d):
        return
    other = next((e for e in near if e.body.id != d.body.id), None)
    for i, e in enumerate(near):
        if (e.alone and SOMEWHERE not in d.spots) or not there(d, e) or _takes_back_else(d, e):
            continue
        if differ((d.doer,), (e.doer,)) or other_cause(d, e) or says_else(d, e):
            continue
        if d.body.id != e.body.id and (tell_apart(d, e) or _besides_a_count(d, e)):
            continue
        yield e, numbers(d, e, i == 0, e is other, weight)


_MEANS_TO = re.compile(r"(?:that )?(?:it|he|she|they|we|i) (?:would|will)\b(?! (?:not )?have\b)", re.I)


def may_be_tied(d: Draft) -> bool:
    """False for a count or a price with its figure, which says what it is about, and for what its speaker will do."""
    return (d.kind == FREE or d.figure is None) and not d.alone and not (d.kind == FREE and _MEANS_TO.match(d.text))


def _besides_a_count(d: Draft, e: Draft) -> bool:
    """True where a claim tells something else of what another counts: "the graves were old" is no count of graves."""
    plain = not (d.against or d.negated or d.points or d.confirming)
    return plain and d.kind == FREE != e.kind and e.figure is not None and d.figure is None


def _takes_back_else(d: Draft, e: Draft) -> bool:
    """True where a claim takes back in words of its own what another does not say."""
    return d.retracts and len(d.words) > BARE and d.words.isdisjoint(e.words)


def there(d: Draft, e: Draft) -> bool:
    """False where a claim is about a place of which the other, that may go on with it, does not speak."""
    place = e.roles.get("place")
    return place is None or place in d.spots or SOMEWHERE in d.spots


def numbers(d: Draft, e: Draft, following: bool, nearest: bool, weight: Mapping[str, float]) -> list[float]:
    """The tie's numbers in the order of `NAMES`: `following`, nothing stands between; `nearest`, nobody else's does."""
    same = d.body.id == e.body.id
    quoted = d.claim.quote == "direct"
    pronoun = first_word(d) in PRONOUNS
    figure = d.points == "point_figure" and d.figure is None
    answers = d.against and nearest
    return [float(n) for n in (
        same,
        "\n" not in d.article.text[e.at : d.at],
        shared(d.words, e.words, weight),
        d.kind != FREE and d.kind == e.kind,
        quoted and same and following,
        min(3.0, (d.at - e.at) / 400),
        d.against and same,
        d.against and not same,
        pronoun and answers,
        answers and len(d.words) <= BARE,
        pronoun,
        len(d.words) <= SHORT,
        figure,
        figure and e.figure is not None,
        bool(_TOLD.match(_cue(d))),
        d.left_out is not None,
        e.left_out is not None,
        e.retracts or e.conceding,
    )]  # fmt: skip


_TOLD = re.compile(r"t(?:old|ell)")


def _cue(d: Draft) -> str:
    return d.article.text[slice(*d.claim.cue[0])].lower() if d.claim.cue else ""


def same_way(d: Draft, e: Draft) -> bool:
    """True where a tied claim leans as the other does: one voice going on, or another that does not deny it."""
    if d.body.id == e.body.id:
        return True
    if d.kind == e.kind == FREE and opposite(d, e):
        return d.against
    return not (d.against or (d.negated and not d.confirming))

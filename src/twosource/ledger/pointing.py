"""Pointing back: claims that speak of "that figure", "it" or "the report" are read as of what stands before them."""

from collections.abc import Sequence

from .drafts import Draft
from .kinds import FREE, Library

REACH = 1200
"""Characters back over which a pointing word is followed: about two paragraphs; beyond, the reader would have lost it."""
FEW_WORDS = 7
"""A content with more content words of its own than this says something itself, whatever pronoun it holds."""
_PRONOUNS = ("it", "this", "that", "they", "these", "those", "he", "she")


def follow(page: Sequence[Draft]) -> None:
    """Fill the drafts of one page (in order of their place) from those that they point back at."""
    for i, d in enumerate(page):
        before = [e for e in page[:i] if d.at - e.at < REACH]
        if d.kind == FREE:
            _free(d, before)
        elif not d.topic and d.sense is not None and d.figure is None:
            _same_kind(d, before)


def _free(d: Draft, before: Sequence[Draft]) -> None:
    companion = _companion(d, before)
    if companion is not None:
        _adopt(d, companion)
        d.positive = companion.positive
        d.left_out = d.left_out or companion.left_out
        return
    if d.figure is not None and d.points != "point_figure":
        return
    if d.points == "point_figure":
        figured = [e for e in before if e.figure is not None and e.kind != FREE]
        other = [e for e in figured if e.body.id != d.body.id] if d.turned else figured
        if d.figure is None and (other or figured):
            _adopt(d, (other or figured)[-1])
    elif _points_at_a_claim(d):
        known = [e for e in before if e.kind != FREE and (e.body.id != d.body.id or not d.turned)]
        if known:
            _adopt(d, known[-1])


_PRO_FORMS = frozenset({"one", "any", "so", "none"})
"""Words that stand for the thing just spoken of: "nobody heard one"."""


BARE = 4
"""Content words at most where a mere pronoun points: "called it nonsense"."""


def _points_at_a_claim(d: Draft) -> bool:
    if d.points == "point_claim" and len(d.words) <= FEW_WORDS and (d.turned or d.confirming):
        return True
    return bool(d.points) and len(d.words) <= BARE and (d.turned or _stands_in(d))


def _stands_in(d: Draft) -> bool:
    return not d.positive and not _PRO_FORMS.isdisjoint(d.text.lower().replace(",", " ").replace(".", " ").split())


def _companion(d: Draft, before: Sequence[Draft]) -> Draft | None:
    """The claim that this one goes on with: of the same cue, or a denial that the next words explain ("saying it ...")."""
    for e in reversed(before):
        if e.kind == FREE or e.body.id != d.body.id or d.figure is not None:
            continue
        if d.cue_at and d.cue_at == e.cue_at:
            return e
        first = d.text.lstrip("“\"‘'").split(" ", 1)[0].lower()
        near = 0 <= d.at - e.at < 250 and "\n" not in d.article.text[e.at : d.at]
        if e.turned and near and first in _PRONOUNS:
            return e
    return None


def _same_kind(d: Draft, before: Sequence[Draft]) -> None:
    same = [e for e in before if e.kind == d.kind and e.topic]
    if same:
        d.topic = same[-1].topic
        for role, value in same[-1].roles.items():
            d.roles.setdefault(role, value)


def _adopt(d: Draft, other: Draft) -> None:
    d.kind, d.sense, d.topic, d.figure = other.kind, other.sense, other.topic, other.figure
    d.roles = dict(other.roles)
    d.points = other.claim.id


def forward(page: Sequence[Draft]) -> None:
    """A claim without a kind goes with the next one of the same cue and voice ("the report finds ... ; ...")."""
    for d in page:
        if d.kind == FREE and d.cue_at and d.figure is None:
            same = [e for e in page if e.kind != FREE and e.cue_at == d.cue_at and e.body.id == d.body.id]
            if same:
                _adopt(d, same[0])
                d.positive = same[0].positive


_COUNTED = {"figure", "estimate", "count", "number", "toll", "tally", "total", "figures", "estimates", "sum", "price", "result"}


def figures_without_a_noun(drafts: Sequence[Draft], lib: Library) -> None:
    """"An earlier estimate of more than 60": a bare figure joins the one proposition of the story that has this figure."""
    known: dict[tuple[float | None, float | None], dict[tuple[str, str, str], Draft]] = {}
    for d in drafts:
        if d.kind != FREE and d.figure is not None and lib.kinds[d.kind].needs:
            key = (d.kind, d.roles.get("measure", ""), d.roles.get("group", ""))
            known.setdefault(d.figure.bounds, {}).setdefault(key, d)
    for d in drafts:
        if d.kind == FREE and d.figure is not None and _COUNTED & set(d.text.lower().split()):
            fits = known.get(d.figure.bounds, {})
            if len(fits) == 1:
                _adopt(d, next(iter(fits.values())))

"""Pointing back: claims that speak of "that figure", "it" or "the report" are tied to what stands before them."""

import re
from collections.abc import Sequence

from .drafts import Draft
from .kinds import FREE, Library

REACH = 1200
"""Characters back over which a pointing word is followed: about two paragraphs; beyond, the reader would have lost
it."""
FEW_WORDS = 7
"""A content with more content words of its own than this says something itself, whatever it points at."""
BARE = 2
"""Content words at most where a mere pronoun is the whole content: "called it nonsense"."""
NEXT = 250
"""Characters between two claims of one voice in one paragraph that go on about one thing."""
_PRONOUNS = frozenset({"it", "this", "that", "they", "these", "those", "there", "such", "no", "he", "she"})
_PRO_FORMS = frozenset({"one", "any", "so", "none"})
"""Words that stand for the thing just spoken of: "nobody heard one"."""
_COUNTED = frozenset("figure figures estimate estimates count number toll tally total sum price result".split())


def follow(page: Sequence[Draft]) -> None:
    """Tie the drafts of one page (in order of their place) to those that they point back at."""
    first = 0
    for i, d in enumerate(page):
        while d.at - page[first].at >= REACH:
            first += 1
        before = page[first:i]
        if d.kind == FREE:
            _free(d, before, page)
        elif not d.topic and d.sense is not None and d.figure is None:
            _same_kind(d, before)


def _free(d: Draft, before: Sequence[Draft], page: Sequence[Draft]) -> None:
    companion = _companion(d, before)
    if companion is not None:
        _tie(d, companion, True)
    elif d.points == "point_figure":
        figured = [e for e in before if e.figure is not None]
        others = [e for e in figured if e.body.id != d.body.id] if d.against else figured
        if d.figure is None and (others or figured):
            _tie(d, (others or figured)[-1], not d.against)
    elif _is_pointer(d):
        others = [e for e in before if e.body.id != d.body.id] if d.against else _meant(d, before)
        if others:
            _tie(d, _headline(d, page, others[-1]) if d.against else others[-1], not d.against)
    elif _stands_in(d) and before:
        kinded = [e for e in before if e.kind != FREE and e.body.id != d.body.id]
        if kinded:
            _tie(d, kinded[-1], not kinded[-1].positive)


_FOUND = re.compile(r"\b(?:f(?:ou|i)nd|conclud|rul|report|establish|determin)")


_FINDING = re.compile(r"\b(?:finding|verdict|conclusion|ruling|analys[ie]s|study|inquiry|inference)s?\b")


def _headline(d: Draft, page: Sequence[Draft], other: Draft) -> Draft:
    """Who rejects an analysis rejects what it found first, not the detail told last."""
    if not _FINDING.search(d.text):
        return other
    return next(e for e in page if e.body.id == other.body.id)


def _meant(d: Draft, before: Sequence[Draft]) -> list[Draft]:
    """ "The finding", "the verdict": what was found or ruled before; for other words, all that stands before."""
    if not _FINDING.search(d.text):
        return list(before)
    found = [e for e in before if any(_FOUND.search(e.article.text[s:t].lower()) for s, t in e.cue_at)]
    return found or list(before)


def _is_pointer(d: Draft) -> bool:
    """True where the content is, or begins with, a phrase that points at what was said, and the cue takes a stand on
    it."""
    if not d.points or d.figure is not None or not (d.against or d.confirming):
        return False
    if d.points == "point_claim" and d.first <= 1:
        return len(d.words) <= FEW_WORDS
    return len(d.words) <= BARE and (d.first == 0 or d.against)


def _stands_in(d: Draft) -> bool:
    words = d.text.lower().replace(",", " ").replace(".", " ").split()
    return len(d.words) <= BARE and not d.positive and not _PRO_FORMS.isdisjoint(words)


def _companion(d: Draft, before: Sequence[Draft]) -> Draft | None:
    """The claim that this one goes on with: of the same cue, or a denial that the next words explain ("saying it
    ...")."""
    for e in reversed(before):
        if e.body.id != d.body.id or d.figure is not None:
            continue
        if d.cue_at and d.cue_at == e.cue_at:
            return e
        if (e.against or e.link is not None) and beside(d, e) and first_word(d) in _PRONOUNS:
            return e
    return None


def beside(d: Draft, e: Draft) -> bool:
    """True where the draft follows the other closely in one paragraph."""
    return 0 <= d.at - e.at < NEXT and "\n" not in d.article.text[e.at : d.at]


def first_word(d: Draft) -> str:
    """The first word of a content, without quotation marks."""
    return d.text.lstrip("“\"‘'").split(" ", 1)[0].lower().strip(",.”’")


def _same_kind(d: Draft, before: Sequence[Draft]) -> None:
    same = [e for e in before if e.kind == d.kind and e.topic]
    if same:
        d.topic = same[-1].topic
        for role, value in same[-1].roles.items():
            d.roles.setdefault(role, value)


def _tie(d: Draft, other: Draft, same: bool) -> None:
    d.link, d.same = other, same
    d.left_out = d.left_out or (other.left_out if d.cue_at == other.cue_at else None)


def forward(page: Sequence[Draft]) -> None:
    """A claim without a kind goes with the next one of the same cue and voice ("the report finds ... ; ...")."""
    firsts: dict[tuple[object, str], Draft] = {}
    for e in page:
        if e.kind != FREE:
            firsts.setdefault((e.cue_at, e.body.id), e)
    for d in page:
        if d.kind == FREE and d.cue_at and d.figure is None and d.link is None:
            same = firsts.get((d.cue_at, d.body.id))
            if same is not None:
                _tie(d, same, True)


def figures_without_a_noun(drafts: Sequence[Draft], lib: Library) -> None:
    """ "An earlier estimate of more than 60": a bare figure joins the one proposition of the story that has this
    figure."""
    known: dict[tuple[float | None, float | None], dict[tuple[str, str, str], Draft]] = {}
    for d in sorted(drafts, key=lambda d: d.rank):
        if d.kind != FREE and d.figure is not None and lib.kinds[d.kind].needs:
            key = (d.kind, d.roles.get("measure", ""), d.roles.get("group", ""))
            known.setdefault(d.figure.bounds, {}).setdefault(key, d)
    for d in drafts:
        if d.kind == FREE and d.link is None and d.figure is not None and _COUNTED & set(d.text.lower().split()):
            fits = known.get(d.figure.bounds, {})
            if len(fits) == 1:
                e = next(iter(fits.values()))
                d.kind, d.sense, d.roles = e.kind, e.sense, dict(e.roles)


def goes_on(d: Draft, before: Draft) -> bool:
    """True where a claim that fits no kind follows the same voice's closely, in its own words or beginning with a
    pronoun."""
    if d.kind != FREE or d.link is not None or d.figure is not None or before.body.id != d.body.id:
        return False
    if not beside(d, before) or d.left_out:
        return False
    return d.claim.quote == "direct" or first_word(d) in _PRONOUNS or len(d.words) <= BARE


def own_words(drafts: Sequence[Draft]) -> None:
    """ "It stood by its account": a voice that points at its own word means the last thing it said on an earlier
    page."""
    by_body: dict[str, list[Draft]] = {}
    for d in drafts:
        by_body.setdefault(d.body.id, []).append(d)
    for mine in by_body.values():
        _own_words(mine)


def _own_words(mine: Sequence[Draft]) -> None:
    """Tie the pointers among what one body said."""
    pointers = [d for d in mine if _is_own(d)]
    ids = {d.claim.id for d in pointers}
    rest = [e for e in mine if e.claim.id not in ids and e.link is None and not e.left_out]
    when_first: dict[str, str] = {}
    for d in pointers:
        when_first[d.text] = min(_day(d) or "9999", when_first.get(d.text, "9999"))
    meant: dict[tuple[str, frozenset[str]], Draft | None] = {}
    for d in pointers:
        key = (when_first[d.text], d.words)
        if key not in meant:
            earlier = [e for e in rest if _day(e) < key[0]]
            meant[key] = max(earlier, key=lambda e: (len(e.words & d.words), e.rank), default=None)
        other = meant[key]
        if other is not None:
            _tie(d, other, True)


def _is_own(d: Draft) -> bool:
    return d.link is None and d.points == "point_claim" and first_word(d) in _OWN and len(d.words) <= BARE


_OWN = ("its", "his", "her", "their", "our", "my")


def _day(d: Draft) -> str:
    return (d.article.published.start or "")[:10] if d.article.published is not None else ""

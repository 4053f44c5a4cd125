"""Pointing back: claims that lean on what was said before them for their kind, their count or their whole meaning."""

from collections.abc import Sequence

from .drafts import Draft
from .kinds import FREE, Library

REACH = 1200
"""Characters back over which a kind's topic is looked for: about two paragraphs; beyond, the reader would have lost
it."""
BARE = 2
"""Content words at most where a mere pronoun is the whole content: "called it nonsense"."""
PRONOUNS = frozenset({"it", "this", "that", "they", "these", "those", "there", "such", "no", "he", "she"})


def follow(page: Sequence[Draft]) -> None:
    """Give drafts of one page (in order of their place) that name their kind alone the topic and roles of the one
    before them of that kind."""
    first = 0
    for i, d in enumerate(page):
        while d.at - page[first].at >= REACH:
            first += 1
        if d.kind != FREE and not d.topic and d.sense is not None and d.figure is None:
            _same_kind(d, page[first:i])


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


_COUNTED = frozenset("figure figures estimate estimates count number toll tally total sum price result".split())
_COUNTING = (
    "count",
    "tall",
    "put",
    "lower",
    "rais",
    "cut",
    "revis",
    "arriv",
    "estimat",
    "comes to",
    "came to",
    "reckon",
)
"""Cues that take a bare count as their content ("put it at 54 per cent")."""
_FEW = 4
"""Content words up to which a figure is a bare count, of whatever was counted before."""


def figures_without_a_noun(drafts: Sequence[Draft], lib: Library) -> None:
    """ "An earlier estimate of more than 60": a bare figure joins the one count of the story that has this figure, else
    it is another of what was counted last on its page, else of all that the story counts if that is one thing."""
    known: dict[tuple[float | None, float | None], dict[_Count, Draft]] = {}
    on: dict[str, list[Draft]] = {}
    counts: dict[_Count, Draft] = {}
    for d in sorted(drafts, key=lambda d: d.rank):
        if d.kind != FREE and d.figure is not None and lib.kinds[d.kind].needs:
            known.setdefault(d.figure.bounds, {}).setdefault(_count(d), d)
            counts.setdefault(_count(d), d)
            on.setdefault(d.article.page, []).append(d)
    for d in drafts:
        if d.kind == FREE and d.link is None and d.figure is not None and _bare_count(d):
            fits = known.get(d.figure.bounds, {})
            before = [e for e in on.get(d.article.page, ()) if e.at < d.at and _alike(e, d)]
            alike = [e for e in counts.values() if _alike(e, d)]
            e = next(iter(fits.values())) if len(fits) == 1 else before[-1] if before else None
            e = e or (alike[0] if len(alike) == 1 else None)
            if e is not None:
                d.kind, d.sense, d.roles = e.kind, e.sense, dict(e.roles)


_Count = tuple[str, str, str]


def _count(d: Draft) -> _Count:
    return (d.kind, d.roles.get("measure", ""), d.roles.get("group", ""))


def _alike(a: Draft, b: Draft) -> bool:
    """True for two sums of money, two shares in per cent, two counts."""
    if a.figure is None or b.figure is None:
        return False
    return a.figure.money == b.figure.money and ("%" in a.figure.unit) == ("%" in b.figure.unit)


def _bare_count(d: Draft) -> bool:
    if _COUNTED & set(d.text.lower().split()):
        return True
    cue = " ".join(d.article.text[s:e] for s, e in d.cue_at).lower()
    return len(d.words) <= _FEW and cue.startswith(_COUNTING)


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


def is_bare(d: Draft) -> bool:
    """True where a content says nothing itself: next to no words of its own, a pointing word, and no figure."""
    if d.kind != FREE or d.figure is not None or len(d.words) > BARE:
        return False
    return bool(d.points) or first_word(d) in PRONOUNS or not d.words

"""Copies: which pages are one text, two of them side by side, and pages saved twice."""

from starlette.requests import Request

from twosource.errors import NotFound
from twosource.model import Copy, Reading, Stretch
from twosource.views.beside import side_by_side
from twosource.views.records import origin_record
from twosource.views.resaved import between, resaved
from twosource.views.tables import Row

from .held import HeldStory, State
from .sheet import Sheet


def copies_page(request: Request, story: HeldStory, state: State) -> Sheet:
    """Origins with their articles, those with most copies first; then what was saved twice."""
    origins = sorted(state.ledger.origins, key=lambda o: (-len(o.articles), o.articles[0].path if o.articles else ""))
    words = {"origins": origins, "twice": resaved(state.index)}

    def table() -> list[Row]:
        return [
            {
                "origin": o.id,
                "page": a.page,
                "path": a.path,
                "relation": a.relation,
                "of": a.of or "",
                "overlap": a.overlap,
                "undecided": a.undecided,
            }
            for o in origins
            for a in o.articles
        ]

    return Sheet("copies.html", "Copies", words, lambda: [origin_record(o) for o in origins], table)


def pair_page(request: Request, story: HeldStory, state: State) -> Sheet:
    """Two pages next to each other, whether they are copies or not; what went or changed among the claims."""
    left, right = (one(state, request.path_params[k]) for k in ("a", "b"))
    rows = side_by_side(left.article, right.article, stretches(state, left.article.page, right.article.page))
    first, second = in_order(state, left, right)
    origins = {state.index.copies[p][0].id for p in (left.article.page, right.article.page) if p in state.index.copies}
    words = {
        "left": left.article,
        "right": right.article,
        "rows": rows,
        "one_origin": len(origins) == 1,
        "one_outlet": state.index.outlet(left.article.page) == state.index.outlet(right.article.page),
        "copy_left": copy_of(state, left.article.page),
        "copy_right": copy_of(state, right.article.page),
        "between": between(state.index, first, second),
        "differ": sum(not r.same for r in rows),
    }

    def table() -> list[Row]:
        return [{"kind": r.kind, "left": joined(r.left), "right": joined(r.right), "same": r.same} for r in rows]

    return Sheet("pair.html", "Two pages side by side", words, table, table)


def joined(pieces: tuple[tuple[str, bool], ...]) -> str:
    """The words of one side of a row."""
    return "".join(words for words, _ in pieces)


def one(state: State, page: str) -> Reading:
    """The reading of a page. Raises `NotFound`."""
    reading = state.index.readings.get(page)
    if reading is None:
        raise NotFound("no such page in this story", "the page of copies lists what there is")
    return reading


def copy_of(state: State, page: str) -> Copy | None:
    """A page's place in its origin."""
    found = state.index.copies.get(page)
    return found[1] if found else None


def in_order(state: State, left: Reading, right: Reading) -> tuple[Reading, Reading]:
    """The two in order: what is of the other comes second."""
    copy = copy_of(state, left.article.page)
    return (right, left) if copy is not None and copy.of == right.article.page else (left, right)


def stretches(state: State, left: str, right: str) -> list[Stretch]:
    """What stands in both, seen from the left page, where one is known as a copy of the other."""
    mine, theirs = copy_of(state, left), copy_of(state, right)
    if mine is not None and mine.of == right:
        return list(mine.stretches)
    if theirs is not None and theirs.of == left:
        return [Stretch(s.there, s.here) for s in theirs.stretches]
    return []

"""Units -> kinds: the head of the page, then its reporting and furniture, then what each stretch of them is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .cues import Cues, cues_of, fold
from .oneoffs import Fixed, is_caption, one_off
from .units import ITEM, Unit
from .votes import Votes
from .weigh import STRONG, weigh
from .zones import LEDE_GUARD, divide, score_unit, speaks_as_we

HEAD_UNITS = 12
"""Units within which a byline or date line still belongs to the head of a text export."""
HEAD_SENTENCES = 2
"""Sentences that may stand before the byline: a standfirst has one or two."""
SENTENCE = 6
"""Words from which a line that ends like a sentence can be the lede."""
PULL_QUOTE = 5
"""Words from which a stretch that the body repeats counts as a pull quote."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The kinds of a page's units with their reasons, its cues, and the place of its title (None without one)."""

    kinds: tuple[Fixed, ...]
    cues: tuple[Cues, ...]
    title: int | None
    lede: int


def part(
    units: Sequence[Unit],
    title: str | None = None,
    known: frozenset[str] = frozenset(),
    votes: Sequence[Votes] | None = None,
) -> Parts:
    """Kinds of all units. `title`: the title that metadata gives; `known`: lines that the host repeats on its pages;
    `votes`: what extractors keep of an HTML page."""
    cues = [cues_of(u.words) for u in units]
    fixed: list[Fixed | None] = [one_off(u, c) for u, c in zip(units, cues, strict=True)]
    if votes is not None:
        scores = weigh(units, votes, cues, fixed)
    else:
        statement = speaks_as_we(units, cues)
        scores = [score_unit(u, c, statement) for u, c in zip(units, cues, strict=True)]
    _repeated(units, scores, known)
    at = _given_title(units, title)
    lede = _lede(units, cues, fixed, scores, at)
    if at is None:
        at = _printed_title(units, cues, fixed, scores, lede)
    kinds: list[Fixed] = [
        _head(u, c, f, i, at) for i, (u, c, f) in enumerate(zip(units[:lede], cues, fixed, strict=False))
    ]
    if lede < len(units):
        scores[lede] += LEDE_GUARD
        kinds += _body(units[lede:], cues[lede:], fixed[lede:], scores[lede:])
    _addresses(units, kinds)
    return Parts(tuple(kinds), tuple(cues), at, lede)


def _repeated(units: Sequence[Unit], scores: list[float], known: frozenset[str]) -> None:
    """Lines that the host prints on pages of other texts too count against reporting."""
    if not known:
        return
    for i, unit in enumerate(units):
        if line_key(unit.words) in known:
            scores[i] -= 6.0


def line_key(words: str) -> str:
    """A line as host profiles know it: letters and digits, lower case."""
    return " ".join(re.findall(r"\w+", fold(words)))


def _given_title(units: Sequence[Unit], title: str | None) -> int | None:
    """The unit that prints the title metadata gives: a heading before any other line."""
    if not title:
        return None
    wanted = line_key(title)
    hits = [i for i, u in enumerate(units) if len(u.words) < 400 and line_key(u.words) == wanted]
    return next((i for i in hits if units[i].tag == "heading"), hits[0] if hits else None)


def _lede(
    units: Sequence[Unit],
    cues: Sequence[Cues],
    fixed: Sequence[Fixed | None],
    scores: Sequence[float],
    title: int | None,
) -> int:
    """Place of the first sentence of reporting: after the title, and after a byline or date line near the top."""

    def fits(i: int) -> bool:
        c = cues[i]
        return (
            fixed[i] is None
            and units[i].tag not in ("heading", "item")
            and c.ends
            and c.size >= SENTENCE
            and scores[i] > 0
        )

    start = 0 if title is None else title + 1
    ledes = [i for i in range(start, len(units)) if fits(i)][: HEAD_SENTENCES + 1]
    if not ledes and start:
        ledes = [i for i in range(start) if fits(i)][:1]
    if not ledes:
        return _fallback(units, cues, fixed, scores, start)
    lines = [i for i in range(ledes[0], min(len(units), start + HEAD_UNITS)) if _is_head_line(fixed[i])]
    if lines:
        later = next((i for i in ledes if i > lines[0]), None)
        if later is not None and all(i >= lines[0] or cues[i].size <= 45 for i in ledes if i < later):
            return later
    return ledes[0]


def _fallback(
    units: Sequence[Unit], cues: Sequence[Cues], fixed: Sequence[Fixed | None], scores: Sequence[float], start: int
) -> int:
    """Without a full sentence: the first line of some length that nothing speaks against."""
    for i in range(start, len(units)):
        if fixed[i] is None and cues[i].ends and cues[i].size >= 3 and scores[i] > 0:
            return i
    return len(units)


def _is_head_line(fixed: Fixed | None) -> bool:
    return fixed is not None and fixed.why in ("byline", "date line", "handle line")


def _printed_title(
    units: Sequence[Unit], cues: Sequence[Cues], fixed: Sequence[Fixed | None], scores: Sequence[float], lede: int
) -> int | None:
    """The title a text prints: its first heading, else the last run of free lines before byline, date and lede that is
    no masthead (a line in capitals with its motto)."""
    free = [
        i for i in range(lede) if fixed[i] is None and cues[i].size >= 1 and scores[i] > -2.0 and not _told_off(cues[i])
    ]
    heads = [i for i in free if units[i].tag == "heading"]
    if heads:
        return heads[0]
    if not free:
        return None
    runs: dict[int, list[int]] = {}
    for i in free:
        runs.setdefault(units[i].run, []).append(i)
    first = list(runs.values())
    if len(first) > 1 and _masthead(units, first[0]):
        return first[1][0]
    return first[0][0]


def _told_off(cues: Cues) -> bool:
    return cues.slogan or any(s.weight > 0 for s in cues.seeds) or (cues.size < 9 and (cues.you > 0 or cues.money))


def _masthead(units: Sequence[Unit], run: Sequence[int]) -> bool:
    words = units[run[0]].words
    return len(words.split()) <= 6 and (words.isupper() or len(run) > 1)


def _head(unit: Unit, cues: Cues, fixed: Fixed | None, i: int, title: int | None) -> Fixed:
    """Kind of a unit before the lede."""
    if i == title:
        return Fixed("title", "title")
    if fixed is not None:
        return fixed
    if title is None or i < title or unit.hint or _told_off(cues):
        return Fixed(
            "furniture",
            unit.hint
            or (
                cues.seeds[0].why
                if cues.seeds
                else "call upon the reader"
                if cues.slogan
                else "stands before the title"
            ),
        )
    if cues.ends and cues.size >= 4:
        return Fixed("subheading", "standfirst")
    if is_caption(unit.words, cues):
        return Fixed("caption", "photo credit")
    return Fixed("subheading", "standfirst") if cues.size >= 5 else Fixed("furniture", "label at the head")


def _body(
    units: Sequence[Unit], cues: Sequence[Cues], fixed: Sequence[Fixed | None], scores: Sequence[float]
) -> list[Fixed]:
    """Kinds from the lede on."""
    weighed = [_weighed(u, f, s) for u, f, s in zip(units, fixed, scores, strict=True)]
    states = _headings(units, cues, _divided(units, weighed))
    states = _zones_opened(units, cues, states)
    pulled = _pulled(units, states)
    kinds = [
        _kind(u, c, f, state, i in pulled)
        for i, (u, c, f, state) in enumerate(zip(units, cues, fixed, states, strict=True))
    ]
    return _tail(kinds, cues)


def _divided(units: Sequence[Unit], scores: Sequence[float]) -> list[bool]:
    """The division into reporting and furniture; boxes that the layout tells of say nothing of what stands around them."""
    free = [i for i, u in enumerate(units) if u.hint not in STRONG]
    states = [False] * len(units)
    for i, state in zip(free, divide([scores[i] for i in free]), strict=True):
        states[i] = state
    return states


def _weighed(unit: Unit, fixed: Fixed | None, score: float) -> float:
    """A unit with a kind of its own says little about its surroundings."""
    if fixed is None:
        return score
    return -0.5 if fixed.kind in ("related", "furniture") else 0.0


def _headings(units: Sequence[Unit], cues: Sequence[Cues], states: list[bool]) -> list[bool]:
    """A heading that no seed tells of goes with what it heads."""
    out = list(states)
    for i in range(len(out) - 2, -1, -1):
        if units[i].tag == "heading" and not units[i].hint and not cues[i].seeds:
            out[i] = next((out[j] for j in range(i + 1, min(len(out), i + 8)) if not units[j].hint), out[i])
    return out


def _zones_opened(units: Sequence[Unit], cues: Sequence[Cues], states: list[bool]) -> list[bool]:
    """Short lines behind a line that opens a zone ("Most read", "Read next") go with it, until a sentence."""
    out = list(states)
    inside = False
    for i, c in enumerate(cues):
        if any(s.opens and s.place != "anywhere" for s in c.seeds) and (not states[i] or (c.size < 9 and not c.ends)):
            inside = True
            out[i] = False
        elif inside and ((c.ends and c.size >= 4 and states[i]) or (units[i].tag == "heading" and states[i])):
            inside = False
        elif inside:
            out[i] = False
    return out


def _pulled(units: Sequence[Unit], states: Sequence[bool]) -> set[int]:
    """Units that repeat a stretch of a longer unit of reporting: pull quotes."""
    keys = [line_key(u.words) if s else "" for u, s in zip(units, states, strict=True)]
    body = "\n".join(keys)
    if len(body) > 400_000:
        return set()
    short = [i for i, k in enumerate(keys) if PULL_QUOTE <= k.count(" ") + 1 <= 60]
    if len(short) > 400:
        return set()
    return {i for i in short if body.count(keys[i]) > 1 and any(keys[i] in k and len(k) > len(keys[i]) for k in keys)}


def _kind(unit: Unit, cues: Cues, fixed: Fixed | None, state: bool, pulled: bool) -> Fixed:
    if fixed is not None:
        return fixed
    if not state:
        return _furniture(unit, cues)
    if pulled:
        return Fixed("furniture", "pull quote")
    if unit.links > 0.5 and not cues.ends and unit.tag != "heading" and (unit.links > 0.85 or cues.size < 8):
        return Fixed("related", "a link alone")
    if unit.tag == "heading":
        return Fixed("subheading", "heading")
    if unit.tag == "cell" and cues.ends and cues.size >= SENTENCE:
        return Fixed("paragraph", "")
    if unit.tag in ("item", "cell") or ITEM.match(unit.words):
        return Fixed("list", "list item" if unit.tag != "cell" else "table row")
    if not cues.ends and cues.size <= 12 and not cues.quotes:
        return Fixed("subheading", "line without a full stop")
    return Fixed("paragraph", "")


def _furniture(unit: Unit, cues: Cues) -> Fixed:
    best = max(cues.seeds, key=lambda s: s.weight, default=None)
    if unit.hint:
        return Fixed("furniture", unit.hint)
    if best is not None and best.weight > 0:
        return Fixed(best.kind if cues.size < 30 else "furniture", best.why)
    if cues.you or cues.we:
        return Fixed("furniture", "speaks to the reader")
    return Fixed("furniture", "links" if unit.links > 0.5 else "stands among furniture")


def _tail(kinds: list[Fixed], cues: Sequence[Cues]) -> list[Fixed]:
    """Subheadings behind the last paragraph head nothing: buttons and links."""
    out = list(kinds)
    for i in range(len(out) - 1, 0, -1):
        if out[i].kind in ("paragraph", "list"):
            break
        if out[i].kind == "subheading":
            out[i] = Fixed("furniture", "stands behind the last paragraph")
    return out


def _addresses(units: Sequence[Unit], kinds: list[Fixed]) -> None:
    """The line before an address that names it ("Original url:") goes with it."""
    for i in range(1, len(kinds)):
        if (
            kinds[i].why == "address of a page"
            and kinds[i - 1].kind in ("furniture", "subheading", "related")
            and len(units[i - 1].words) < 40
        ):
            kinds[i - 1] = replace(kinds[i - 1], kind="related", why="names the address below")

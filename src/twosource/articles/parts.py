"""Units -> kinds: the head of the page, then its reporting and furniture, then what each stretch of them is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .cues import Cues, blank_cues, cues_of, line_key
from .header import SENTENCE, Evidence, bare_names, given_title, head_kind, lede_of
from .oneoffs import Fixed, one_off
from .printed import names_outlet, printed_title
from .units import ITEM, Unit
from .votes import Votes
from .weigh import STRONG, weigh
from .zones import LEDE_GUARD, SWITCH, VOTED_SWITCH, divide, reads_like_reporting, score_unit, speaks_as_we

PULL_QUOTE = 6
"""Words from which a stretch that the body repeats counts as a pull quote."""
LINKED = 0.8
"""Share of letters in links from which a unit of a menu or box is nothing but links."""
HEADLINE = 12
"""Words of the longest line without a full stop that heads what follows."""
INSERT = 12
"""Words of the longest button or notice."""
SHORT_QUOTE = 3
"""The same where the stretch is nothing but a quotation."""
REPEATED = 6.0
"""What it costs a line that its host prints on pages of other texts too: as much as a seed."""


NOTICE = 60
"""Characters of the shortest sentence that counts as said again; shorter ones are refrains (bench: pages)."""
AGAIN = 3
"""Times that a page prints a line from which it is no reporting: a text says nothing three times word by word."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The kinds of a page's units with their reasons, its cues, the places of its title (None without) and lede."""

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
    cues, fixed = looked_at(units)
    scores = _scores(units, cues, fixed, votes)
    seen = Evidence(units, cues, fixed, scores, votes is not None)
    at = given_title(units, title)
    lede = lede_of(seen, at)
    if at is None:
        at = printed_title(seen, lede)
    _repeated(units, cues, scores, known, lede)
    _said_again(units, scores)
    kinds = [head_kind(units[i], cues[i], fixed[i], i, at) for i in range(lede)]
    if lede < len(units):
        scores[lede] += LEDE_GUARD
        kinds += _body(Evidence(units[lede:], cues[lede:], fixed[lede:], scores[lede:], seen.voted))
    if at is not None and at >= lede:
        kinds[at] = Fixed("title", "title")
    for i in bare_names(units, kinds, at, lede):
        if i or at == 0 or not names_outlet(units[0].words):
            kinds[i] = Fixed("byline", "name at the head")
    _addresses(units, kinds)
    return Parts(tuple(kinds), tuple(cues), at, lede)


def looked_at(units: Sequence[Unit]) -> tuple[list[Cues], list[Fixed | None]]:
    """Cues and one-off kinds of each unit; units whose layout leaves no doubt are not looked into."""
    sure = [u.kind is None and u.links > LINKED and u.hint in (*STRONG, "navigation") for u in units]
    cues = [blank_cues(u.words) if s else cues_of(u.words) for u, s in zip(units, sure, strict=True)]
    fixed = [None if s else one_off(u, c) for u, c, s in zip(units, cues, sure, strict=True)]
    return cues, fixed


def _scores(
    units: Sequence[Unit], cues: Sequence[Cues], fixed: Sequence[Fixed | None], votes: Sequence[Votes] | None
) -> list[float]:
    if votes is not None:
        return weigh(units, votes, cues, fixed)
    statement = speaks_as_we(units, cues)
    return [score_unit(u, c, statement) for u, c in zip(units, cues, strict=True)]


def _said_again(units: Sequence[Unit], scores: list[float]) -> None:
    """Sentences that a page prints again and again count against reporting, all but the first: notices in the place of
    pictures, placeholders."""
    keys = [line_key(u.words) if u.tag == "text" and len(u.words) >= NOTICE else "" for u in units]
    counted = Counter(k for k, u in zip(keys, units, strict=True) if k and u.words.rstrip()[-1:] in ".!?")
    met: set[str] = set()
    for i, key in enumerate(keys):
        if counted[key] >= AGAIN and key in met:
            scores[i] -= REPEATED
        met.add(key)


def _repeated(
    units: Sequence[Unit], cues: Sequence[Cues], scores: list[float], known: frozenset[str], lede: int
) -> None:
    """Lines that the host prints on pages of other texts too count against reporting, all but the lede and what
    attributes or quotes: that is background which one report takes over from another."""
    if not known:
        return
    for i, unit in enumerate(units):
        if i != lede and line_key(unit.words) in known and not reads_like_reporting(cues[i]):
            scores[i] -= REPEATED


def _body(seen: Evidence) -> list[Fixed]:
    """Kinds from the lede on."""
    states = _zones_opened(seen, _headings(seen, _divided(seen)))
    pulled = _pulled(seen.units, states)
    kinds = [
        _kind(u, c, f, state, i in pulled)
        for i, (u, c, f, state) in enumerate(zip(seen.units, seen.cues, seen.fixed, states, strict=True))
    ]
    return _tail(kinds)


def _divided(seen: Evidence) -> list[bool]:
    """The division into reporting and furniture; boxes that the layout tells of say nothing of what stands around."""
    free = [i for i, u in enumerate(seen.units) if u.hint not in STRONG and not _is_insert(seen.cues[i])]
    scores = [_weighed(seen.fixed[i], seen.scores[i]) for i in free]
    states = [False] * len(seen.units)
    for i, state in zip(free, divide(scores, VOTED_SWITCH if seen.voted else SWITCH), strict=True):
        states[i] = state
    return states


def _is_insert(cues: Cues) -> bool:
    """A button or notice between paragraphs: it says nothing of what stands around it."""
    telling = [s for s in cues.seeds if s.weight > 0 and not reads_like_reporting(cues)]
    return bool(telling) and cues.size <= INSERT and not any(s.opens for s in telling)


def _weighed(fixed: Fixed | None, score: float) -> float:
    """A unit with a kind of its own says little about its surroundings."""
    if fixed is None:
        return score
    return -0.5 if fixed.kind in ("related", "furniture") else 0.0


def _headings(seen: Evidence, states: list[bool]) -> list[bool]:
    """A heading that no seed tells of goes with what it heads."""
    units, cues = seen.units, seen.cues
    out = list(states)
    for i in range(len(out) - 2, -1, -1):
        if units[i].tag == "heading" and not units[i].hint and not cues[i].seeds:
            out[i] = next((out[j] for j in range(i + 1, min(len(out), i + 8)) if not units[j].hint), out[i])
    return out


def _zones_opened(seen: Evidence, states: list[bool]) -> list[bool]:
    """Short lines behind a line that opens a zone ("Most read", "Read next") go with it, until a sentence."""
    units = seen.units
    out = list(states)
    inside = False
    for i, c in enumerate(seen.cues):
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
    free = [u.tag in ("text", "quote") for u in units]
    least = [SHORT_QUOTE if _is_quote(u) else PULL_QUOTE for u in units]
    short = [i for i, k in enumerate(keys) if free[i] and least[i] <= k.count(" ") + 1 <= 60]
    if len(short) > 400:
        return set()
    return {i for i in short if body.count(keys[i]) > 1 and any(keys[i] in k and len(k) > len(keys[i]) for k in keys)}


def _is_quote(unit: Unit) -> bool:
    """A unit that is nothing but a quotation, by its marks or its layout."""
    marked = unit.words[:1] in '"“‘«„' and unit.words.rstrip(".")[-1:] in '"”’»“'
    return unit.tag == "quote" or unit.hint == "pull quote" or marked


def _kind(unit: Unit, cues: Cues, fixed: Fixed | None, state: bool, pulled: bool) -> Fixed:
    if fixed is not None:
        return fixed
    if not state:
        return _furniture(unit, cues)
    return Fixed("furniture", "pull quote") if pulled else _reporting(unit, cues)


def _reporting(unit: Unit, cues: Cues) -> Fixed:
    """What a unit on the side of reporting is."""
    if unit.links > 0.5 and not cues.ends and unit.tag == "text" and (unit.links > 0.85 or cues.size < 8):
        return Fixed("related", "a link alone")
    if unit.tag == "heading":
        return Fixed("subheading", "heading")
    if unit.tag == "cell" and cues.ends and cues.size >= SENTENCE:
        return Fixed("paragraph", "")
    if unit.tag in ("item", "cell") or ITEM.match(unit.words):
        return Fixed("list", "list item" if unit.tag != "cell" else "table row")
    if cues.size <= HEADLINE and not cues.quotes and (not cues.ends or unit.words.endswith("?")):
        return Fixed("subheading", "line without a full stop" if not cues.ends else "question")
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


def _tail(kinds: list[Fixed]) -> list[Fixed]:
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

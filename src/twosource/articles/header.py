"""The head of a page: where its title stands, where its reporting begins, and what the lines between them are."""

from collections.abc import Sequence
from dataclasses import dataclass

from .cues import Cues, line_key
from .oneoffs import Fixed, is_caption
from .people import ROLE, is_person
from .units import Unit

HEAD_UNITS = 12
"""Units within which a byline or date line still belongs to the head of a page."""
HEAD_SENTENCES = 2
"""Sentences that may stand before the byline: a standfirst has one or two."""
STANDFIRST = 45
"""Words of the longest standfirst."""
SENTENCE = 6
"""Words from which a line that ends like a sentence can be the lede."""
BESIDE = 2
"""Units between a bare name and the date line that it stands beside."""
SURE = 1.0
"""Log-odds from which a line that is no sentence (a heading, a list item) can begin the reporting of an HTML page."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A page's units with their cues, the kinds that lines decide by themselves, and their scores for reporting.
    `voted`: the scores are log-odds that extractors had a say in."""

    units: Sequence[Unit]
    cues: Sequence[Cues]
    fixed: Sequence[Fixed | None]
    scores: Sequence[float]
    voted: bool = False


def given_title(units: Sequence[Unit], title: str | None) -> int | None:
    """The unit that prints the title metadata gives: a heading before any other line."""
    if not title:
        return None
    wanted = line_key(title)
    near = range(len(wanted) - 5, 2 * len(wanted) + 20)  # marks and blanks come on top of a key's letters
    hits = [i for i, u in enumerate(units) if len(u.words) in near and line_key(u.words) == wanted]
    return next((i for i in hits if units[i].tag == "heading"), hits[0] if hits else None)


def lede_of(seen: Evidence, title: int | None) -> int:
    """Place of the first line of reporting: after the title, and after a byline or date line near the top."""
    start = 0 if title is None else title + 1
    ledes = [i for i in range(start, len(seen.units)) if _begins(seen, i)][: HEAD_SENTENCES + 1]
    if start and (not ledes or _stands_before(seen, start)):
        start = 0
        ledes = [i for i in range(len(seen.units)) if _begins(seen, i)][: HEAD_SENTENCES + 1]
    if not ledes:
        return _without_sentence(seen, start)
    lines = [i for i in range(ledes[0], min(len(seen.units), start + HEAD_UNITS)) if _is_head_line(seen.fixed[i])]
    found = ledes[0]
    if lines:
        later = next((i for i in ledes if i > lines[0]), None)
        if later is not None and all(seen.cues[i].size <= STANDFIRST for i in ledes if i < lines[0]):
            found = later
    return _pulled_back(seen, start, found) if seen.voted else found


def _begins(seen: Evidence, i: int) -> bool:
    """Whether a unit can be the lede: a sentence that no line of its own kind, with evidence for reporting."""
    c = seen.cues[i]
    plain = seen.fixed[i] is None and seen.units[i].tag not in ("heading", "item")
    return plain and c.ends and c.size >= SENTENCE and seen.scores[i] > 0


def _stands_before(seen: Evidence, title: int) -> bool:
    """Whether most of the reporting stands before the title's place: then it is a line that repeats the title."""
    words = [seen.cues[i].size * _begins(seen, i) for i in range(len(seen.units))]
    return sum(words[:title]) > sum(words[title:])


def _pulled_back(seen: Evidence, start: int, lede: int) -> int:
    """The first of the headings and list items right before the lede that the votes are sure of."""
    while lede > start and seen.fixed[lede - 1] is None and seen.scores[lede - 1] > SURE:
        lede -= 1
    return lede


def _without_sentence(seen: Evidence, start: int) -> int:
    """Without a full sentence: the first line of some length that nothing speaks against."""
    for i in range(start, len(seen.units)):
        c = seen.cues[i]
        if seen.fixed[i] is None and seen.scores[i] > 0 and c.size >= 3 and (c.ends or seen.voted):
            return i
    return len(seen.units)


def _is_head_line(fixed: Fixed | None) -> bool:
    return (
        fixed is not None
        and (fixed.kind in ("byline", "dateline") or fixed.why == "handle line")
        and fixed.why != "credit line"
    )


def told_off(cues: Cues) -> bool:
    """Whether a line near the top is furniture by its words."""
    return cues.slogan or any(s.weight > 0 for s in cues.seeds) or speaks_up(cues)


def speaks_up(cues: Cues) -> bool:
    """Whether a short line speaks to the reader or names a price."""
    return cues.size < 9 and (cues.you > 0 or cues.money)


def head_kind(unit: Unit, cues: Cues, fixed: Fixed | None, i: int, title: int | None) -> Fixed:
    """Kind of a unit before the lede."""
    if i == title:
        return Fixed("title", "title")
    if fixed is not None:
        return fixed
    if title is None or i < title or unit.hint or told_off(cues):
        return Fixed("furniture", unit.hint or _why(cues))
    if (cues.you or cues.we) and not cues.quotes:
        return Fixed("furniture", "speaks to the reader")
    if cues.ends and cues.size >= 4:
        return Fixed("subheading", "standfirst")
    if is_caption(unit.words, cues):
        return Fixed("caption", "photo credit")
    return Fixed("subheading", "standfirst") if cues.size >= 5 else Fixed("furniture", "label at the head")


def _why(cues: Cues) -> str:
    if cues.seeds:
        return cues.seeds[0].why
    return "call upon the reader" if cues.slogan else "stands before the title"


def bare_names(units: Sequence[Unit], kinds: Sequence[Fixed], title: int | None, lede: int) -> list[int]:
    """Units between title and lede that hold a person's name alone, beside a date line or byline."""
    if title is None:
        return []
    found = []
    for i in range(max(0, title - BESIDE), min(lede, len(units))):
        near = kinds[max(0, i - BESIDE) : i + BESIDE + 1]
        if kinds[i].kind in ("furniture", "subheading") and units[i].tag != "heading" and _signs(units[i].words):
            if any(k.kind in ("dateline", "byline") for k in near):
                found.append(i)
    return found


def _signs(words: str) -> bool:
    """A person's name, alone or with an office behind a comma."""
    name, _, office = words.partition(",")
    return is_person(name.strip()) and (not office or (len(office.split()) <= 4 and ROLE.search(office) is not None))

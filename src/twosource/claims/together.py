"""Several who say one thing in one breath ("the port and the ministry said"): a claim each; nobody's is none's."""

import re
from collections.abc import Iterator
from dataclasses import replace

from twosource.claims.cast import fold
from twosource.claims.coref import resolve
from twosource.claims.nouns import is_common
from twosource.claims.phrase import Range, grammar
from twosource.claims.segment import Layout
from twosource.claims.stage import Stage, words_of
from twosource.claims.words import lexicon
from twosource.model import Claim, Span, VoiceRef, claim_id, voice_id

NOBODY = re.compile(r"(?:neither|nobody|no one|no-one|none)\b|no (?!\d)\w", re.I)
"""Sources that say that something was not said."""
AND = frozenset({"and", ",", "&"})
"""What stands between two who speak together, beside their titles."""
LEAD = frozenset({"both"})
"""What may stand before the first of them and after the last."""
INITIAL = re.compile(r"(?:^| )\w\.$")
"""A name that ends in an initial goes on with the surname of the next ("Charles G. and David Holm")."""


def of_nobody(text: str, source: tuple[Span, ...]) -> bool:
    """Whether a source says that nobody said it ("Neither Holm nor Dorran said")."""
    return bool(source) and NOBODY.match(text, source[0][0]) is not None


def each(stage: Stage, claim: Claim) -> Iterator[Claim]:
    """The claim, or where several names share its source, the same claim for each of them; each keeps the whole source.

    "Tallis and Reed" may be one firm: names that nothing on the page tells apart stay one. A source of which one part
    has no name of its own ("Holm and his aides") stays as it was read.
    """
    where = _with_dotted(stage, words_of(stage, claim.source[0])) if len(claim.source) == 1 else (0, 0)
    parties = _parties(stage, where)
    if len(parties) < 2:
        yield claim
    elif _led(stage.layout, where, parties[1:]) or all(_stands_alone(stage, name, where) for name in parties):
        yield from _apart(stage, claim, parties)
    else:
        yield replace(claim, voice=_whole(stage, parties))


def _with_dotted(stage: Stage, where: Range) -> Range:
    """With the dotted name before "and" whose point was read as a sentence's end ("The U.S. and Britain said")."""
    words, first = stage.layout.words, where[0]
    at = first - 1 - (first > 0 and words[first - 1].low in grammar("determiners"))
    before = at - 1
    if before < 0 or words[at].low != "and" or before not in stage.runs or "." not in words[before].low:
        return where
    return (before, where[1])


def _apart(stage: Stage, claim: Claim, parties: list[Range]) -> Iterator[Claim]:
    """The claim for each party by itself, once a voice."""
    words = stage.layout.words
    spans = [(words[first].start, words[last - 1].end) for first, last in parties]
    voices = {(ref := resolve(stage, span).ref).id: (span, ref) for span in reversed(spans)}
    if len(voices) < 2:
        yield claim
        return
    for span, voice in sorted(voices.values(), key=lambda v: v[0]):
        through = tuple(link for link in claim.through if link.id != voice.id)
        key = claim_id(claim.page, claim.content, claim.cue, (span,))
        yield replace(claim, id=key, voice=voice, through=through)


def _whole(stage: Stage, parties: list[Range]) -> VoiceRef:
    """The names as one voice."""
    words = stage.layout.words
    name = " ".join(stage.layout.text[words[parties[0][0]].start : words[parties[-1][1] - 1].end].split())
    return VoiceRef(voice_id(name), name, True)


def _parties(stage: Stage, where: Range) -> list[Range]:
    """The names, with their titles, of an expression that holds names, commas and "and" alone; else nothing."""
    layout, at = stage.layout, where[0]
    parties: list[Range] = []
    for first, last in _names(stage, where):
        if not _joins(layout, at, first, first_one=not parties):
            return []
        parties.append((_with_title(layout, at, first), last))
        at = last
    return parties if len(parties) > 1 and _ends(layout, at, where[1]) else []


def _names(stage: Stage, where: Range) -> list[Range]:
    """The names in an expression, and one at a sentence's head that only its place may have made a capital."""
    words, first = stage.layout.words, where[0]
    runs = [r for i in range(*where) if (r := stage.runs.get(i)) is not None]
    if any(INITIAL.search(r.name) or not r.name for r in runs):
        return []
    told = [(r.first, r.last) for r in runs]
    alone = first + 1 < where[1] and words[first + 1].low in AND and words[first].capital
    if alone and first not in stage.runs and not is_common(words[first].low):
        return [(first, first + 1), *told]
    return told


def _led(layout: Layout, where: Range, later: list[Range]) -> bool:
    """Whether an article or title stands before a later name, as none does in a firm's, or the words say "both"."""
    both = not LEAD.isdisjoint(w.low for w in layout.words[slice(*where)])
    return both or any(layout.words[first].low in _titles() for first, _ in later)


def _titles() -> frozenset[str]:
    """What may stand before a name that speaks together with others."""
    return grammar("determiners") | lexicon("roles")["titles"] | lexicon("roles")["people"] | {"former", "then"}


def _stands_alone(stage: Stage, name: Range, where: Range) -> bool:
    """Whether a name is somebody's by itself: it has two words, is a place's, or stands elsewhere on the page without
    the others."""
    words, (first, last) = stage.layout.words, name
    if last - first > 1 or fold(words[first].low) in stage.places | stage.states:
        return True
    return any(
        words[r.last - 1].low == words[first].low and not _joined(stage.layout, r.first, r.last)
        for r in stage.runs.values()
        if not where[0] <= r.first < where[1]
    )


def _joined(layout: Layout, first: int, last: int) -> bool:
    """Whether a name stands beside an "and"."""
    beside = (*layout.words[max(0, first - 1) : first], *layout.words[last : last + 1])
    return any(w.low in {"and", "&"} for w in beside)


def _ends(layout: Layout, at: int, last: int) -> bool:
    """Whether nothing follows the last name but an apposition without names."""
    rest = layout.words[at:last]
    if {w.low for w in rest} <= LEAD:
        return True
    return rest[0].low == "," and not any(w.capital or w.low == "and" for w in rest)


def _joins(layout: Layout, start: int, end: int, first_one: bool) -> bool:
    """Whether the words before a name are articles and titles, after "and" or a comma where it is not the first."""
    low = [w.low for w in layout.words[start:end] if w.low != "."]
    small = {w for w in low if w not in AND | LEAD}
    return small <= _titles() and (first_one or (bool(low) and low[0] in AND))


def _with_title(layout: Layout, start: int, first: int) -> int:
    """Where a party begins: after the joint, its article and title included."""
    at = first
    while at > start and layout.words[at - 1].low not in AND | LEAD:
        at -= 1
    return at

"""The edges of contents: snapped to quotation marks, quotations carried on over paragraphs, quote kind."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from twosource.claims.certainty import DOUBT
from twosource.claims.segment import Layout, Quote
from twosource.claims.sources import settled
from twosource.model import Attribution, Span

OBJECTS = frozenset({"it", "him", "her", "them", "this", "that"})
MARKS = "\"“”„«»‘’'‚‹›"


def snap(layout: Layout, span: Span) -> Span:
    """A content piece without white space and stops at its ends, with the marks of a quotation it cuts through."""
    text = layout.text
    start, end = _stripped(text, span)
    for quote in (layout.quote_at(start), layout.quote_at(end - 1) if end > start else None):
        if quote is None:
            continue
        if start > quote.start and not text[quote.start : start].strip(MARKS):
            start = quote.start
        if 0 < quote.end - end <= 2 and not text[end : quote.end].strip(MARKS + ".,?!") and start <= quote.start:
            end = quote.end
    while start < end and text[end - 1] in ",:;. " and layout.quote_at(end - 1) is None:
        end -= 1
    return (start, end)


def _stripped(text: str, span: Span) -> Span:
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",:;"):
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def snapped(layout: Layout, a: Attribution) -> Attribution:
    """An attribution with its source settled and its content pieces snapped, those that only a comma parts joined,
    empty ones dropped."""
    pieces = [_after_object(layout, _undoubted(layout, s)) for s in (snap(layout, p) for p in a.content) if s[1] > s[0]]
    return replace(settled(layout, a), content=_joined(layout, pieces))


def _undoubted(layout: Layout, piece: Span) -> Span:
    """A piece without the outlet's doubt at its end (", without offering proof"): that is no part of what was said."""
    for m in DOUBT.finditer(layout.text, *piece):
        outside = layout.quote_at(m.start()) is None
        if outside and piece[1] - m.end() <= 1 and m.start() - piece[0] > 1 and layout.text[m.start() - 2] == ",":
            return (piece[0], m.start() - 2)
    return piece


def _after_object(layout: Layout, piece: Span) -> Span:
    """A piece without the object that a verb of calling leaves before a quotation ("it “a matter of days”")."""
    words = layout.words_in(piece)
    if len(words) > 2 and words[0].low in OBJECTS and not words[0].quoted and words[1].quoted:
        return (words[1].start, piece[1])
    return piece


def _joined(layout: Layout, pieces: Sequence[Span]) -> tuple[Span, ...]:
    """Pieces in order, those with nothing but a comma between them made one."""
    kept: list[Span] = []
    for piece in pieces:
        if kept and _runs_on(layout, kept[-1], piece):
            kept[-1] = (kept[-1][0], piece[1])
        else:
            kept.append(piece)
    return tuple(kept)


def _runs_on(layout: Layout, left: Span, right: Span) -> bool:
    """Whether nothing but a comma on one line stands between two pieces, and neither ends there with a quotation."""
    gap = layout.text[left[1] : right[0]]
    quoted = layout.text[left[1] - 1] in MARKS or layout.text[right[0]] in MARKS
    return left[1] <= right[0] and gap.strip() in {"", ","} and "\n" not in gap and not quoted


def in_its_sentence(layout: Layout, a: Attribution) -> Attribution:
    """An attribution whose unquoted contents do not run over the sentence of their cue: in "A said it had. B itself
    did, C said" C says the second sentence alone (PolNeAR dev and our own texts lose nothing by it)."""
    if not a.cue:
        return a
    own = layout.sentences[layout.sentence_at(a.cue[0][0])]
    pieces = []
    for first, last in a.content:
        if first < own.start < last and layout.quote_at(first) is None:
            first = own.start
        if first < own.end < last and layout.quote_at(last - 1) is None:
            last = own.end
        pieces.append((first, last))
    return replace(a, content=tuple(pieces))


def carry_on(layout: Layout, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Attributions with the quotations that go on after them, in the same paragraph or, while a quotation stays open,
    in the next ones; a quotation that another attribution holds is left to it."""
    taken = {q.start for a in found for q in _quotes_of(layout, a)}
    ordered = sorted(found, key=lambda a: a.cue[0] if a.cue else a.content[0])
    return tuple(_carried(layout, a, taken) for a in ordered)


def _quotes_of(layout: Layout, a: Attribution) -> list[Quote]:
    found = []
    for start, end in a.content:
        at = max(0, bisect_right(layout.quotes, start, key=lambda q: q.start) - 1)
        while at < len(layout.quotes) and layout.quotes[at].start < end:
            if layout.quotes[at].end > start:
                found.append(layout.quotes[at])
            at += 1
    return found


def _carried(layout: Layout, a: Attribution, taken: set[int]) -> Attribution:
    if not a.content or layout.quote_at(a.content[0][0]) is None:
        return a
    pieces = list(a.content)
    reach = max(p[1] for p in (*a.content, *a.cue, *a.source))
    while (quote := _next_quote(layout, reach, pieces[-1], taken)) is not None:
        pieces.append((quote.start, quote.end))
        taken.add(quote.start)
        reach = quote.end
    return replace(a, content=tuple(pieces))


def _next_quote(layout: Layout, reach: int, last: Span, taken: set[int]) -> Quote | None:
    """The quotation that carries on from `reach`: the next sentence's, or the next paragraph's after an open one."""
    at = bisect_left(layout.quotes, reach, key=lambda q: q.start)
    if at >= len(layout.quotes) or layout.quotes[at].start in taken:
        return None
    quote = layout.quotes[at]
    here, there = layout.paragraph_at(reach - 1), layout.paragraph_at(quote.start)
    if there == here:
        return quote if _begins_sentence(layout, reach, quote) and _fills(layout, quote) else None
    before = layout.quote_at(last[1] - 1)
    runs_on = before is not None and before.open_end and layout.paragraph_at(before.start) == here
    begins = not layout.text[layout.paragraphs[there][0] : quote.start].strip()
    return quote if there == here + 1 and runs_on and begins else None


def _begins_sentence(layout: Layout, reach: int, quote: Quote) -> bool:
    """Whether nothing but the end of the attribution's own sentence stands between it and the quotation."""
    sentence = layout.sentences[layout.sentence_at(quote.start)]
    if layout.text[sentence.start : quote.start].strip():
        return False
    before = layout.sentence_at(quote.start) - 1
    return before >= 0 and layout.sentences[before].start < reach


def _fills(layout: Layout, quote: Quote) -> bool:
    """Whether a quotation is whole sentences, not a part of the narrator's."""
    if quote.open_end:
        return True
    inside = layout.text[quote.start : quote.end].rstrip(MARKS)
    after = layout.text[quote.end : quote.end + 1]
    return inside[-1:] in {".", "?", "!", "…"} or after in {".", "?", "!"}


def quote_kind(layout: Layout, pieces: tuple[Span, ...]) -> str:
    """direct: every piece wholly in quotation marks ("that" apart); indirect: none touches any; else mixed."""
    whole = [_whole(layout, p) for p in pieces]
    if pieces and all(whole):
        return "direct"
    return "mixed" if any(_touches(layout, p) for p in pieces) else "indirect"


def _whole(layout: Layout, piece: Span) -> bool:
    words = [w for w in layout.words_in(piece) if w.low.isalnum() or len(w.low) > 1]
    if words and words[0].low == "that" and not words[0].quoted:
        words = words[1:]
    return bool(words) and all(w.quoted for w in words)


def _touches(layout: Layout, piece: Span) -> bool:
    return any(w.quoted for w in layout.words_in(piece))

"""The outlet's doubt that stands in a sentence of its own: "The town's capture, if confirmed, would ..."."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from twosource.claims.certainty import DOUBT
from twosource.claims.segment import Layout
from twosource.claims.words import table
from twosource.model import Claim, Span

SUBJECT = 8
"""Words before the doubt in which its subject is looked for; an event is named right before "if confirmed"."""


def doubted_elsewhere(layout: Layout, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims with the narrator's later doubt about the event they assert, in the order given.

    A doubt counts for the claims before it whose content names the same event (lexicon, table "doubted"); each takes
    the nearest one. Words inside quotations or contents are no narrator's.
    """
    doubts = _narrated(layout, claims)
    return tuple(_with(layout, c, doubts) for c in claims) if doubts else tuple(claims)


def _narrated(layout: Layout, claims: Sequence[Claim]) -> dict[str, list[Span]]:
    """The narrator's doubts by the event they are about, in the order of the text."""
    spoken = sorted(s for c in claims for s in c.content)
    found: dict[str, list[Span]] = {}
    for start, end in layout.paragraphs:
        for m in DOUBT.finditer(layout.text, start, end):
            at = bisect_left(spoken, (m.start(), m.start())) - 1
            inside = at >= 0 and spoken[at][1] > m.start()
            if inside or layout.quote_at(m.start()) is not None:
                continue
            sentence = layout.sentences[layout.sentence_at(m.start())]
            here = layout.word_at(m.start())
            words = layout.words[max(sentence.first, here - SUBJECT) : here]
            for event in {e for w in words for e in _events(w.low)}:
                found.setdefault(event, []).append(m.span())
    return found


def _with(layout: Layout, claim: Claim, doubts: Mapping[str, Sequence[Span]]) -> Claim:
    if claim.stance != "asserts" or not claim.content:
        return claim
    last = max(e for _, e in claim.content)
    events = {e for p in claim.content for w in layout.words_in(p) for e in _events(w.low)}
    about = [doubts[e] for e in sorted(events & set(doubts))]
    later = [d[k] for d in about if (k := bisect_left(d, (last, 0))) < len(d)]
    return replace(claim, doubt=tuple(sorted({*claim.doubt, min(later)}))) if later else claim


def _events(word: str) -> list[str]:
    """The events that a word names."""
    stems: Mapping[str, object] = table("certainty", "doubted")
    return [e for e, begins in stems.items() if isinstance(begins, list) and word.startswith(tuple(begins))]

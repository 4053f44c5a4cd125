"""The edges of sources: one's own sentence's subject, without the words that hang on at its end."""

from dataclasses import replace

from twosource.claims.names import is_grammar
from twosource.claims.phrase import Range, grammar, subject_before
from twosource.claims.segment import Layout
from twosource.model import Attribution, Span

RELATIVES = frozenset({"who", "which", "whose", "that", "whom"})
BEFORE_DAYS = frozenset({"on", "late", "early", "last", "next", "since"})


def settled(layout: Layout, a: Attribution) -> Attribution:
    """An attribution whose source is its cue's own subject, where it was sought in another sentence though the cue has
    one, and ends without a pronoun or a day that belongs to what follows."""
    if not a.source or not a.cue or not layout.sentences:
        return a
    own = _own_subject(layout, a)
    return replace(a, source=(own,) if own is not None else tuple(_ended(layout, s) for s in a.source))


def _own_subject(layout: Layout, a: Attribution) -> Span | None:
    """The named subject right before the cue in its sentence, where the source stands in another one."""
    number = layout.sentence_at(a.cue[0][0])
    if any(layout.sentence_at(s) == number for s, _ in a.source):
        return None
    words, cue = layout.words, layout.word_at(a.cue[0][0])
    first = layout.sentences[number].first
    subject = subject_before(layout, first, cue)
    if subject is None or subject[0] != first or not _is_somebody(layout, subject):
        return None
    return (words[subject[0]].start, words[subject[1] - 1].end)


def _is_somebody(layout: Layout, subject: Range) -> bool:
    """Whether a phrase outside quotation marks is a pronoun or has a name in it."""
    words = layout.words[subject[0] : subject[1]]
    if any(w.quoted for w in words):
        return False
    return words[0].low in {"he", "she", "it", "they"} or any(w.capital and not is_grammar(w.low) for w in words)


def _ended(layout: Layout, source: Span) -> Span:
    """A source without the relative pronoun, day or comma at its end ("a diplomat, who", "the ministry on Monday")."""
    first, last = layout.word_at(source[0]), layout.word_at(source[1] - 1)
    words = layout.words
    while last > first and not words[last].quoted:
        if words[last].low in RELATIVES | {","}:
            last -= 1
        elif words[last].low in grammar("weekdays") and words[last - 1].low in BEFORE_DAYS and last - 1 > first:
            last -= 2
        else:
            break
    return (source[0], min(source[1], words[last].end))

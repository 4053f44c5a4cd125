"""Attributions without a finite cue verb: "according to", nouns of speech, passives, released pictures."""

import re
from collections.abc import Callable

from twosource.claims.clause import clause_end
from twosource.claims.phrase import grammar, phrase_after, subject_before
from twosource.claims.rules_passive import denied_clause, pleaded, turned
from twosource.claims.segment import Layout, Sentence, Word
from twosource.claims.words import cue_forms, lexicon
from twosource.model import Attribution, Span

RULE_SCORE = 0.5
MOST_CUES = 12
"""Patterns read in one sentence, as in rules.py."""
PRECISE_SCORE = 0.6
"""Score of the patterns that need no support by the trained reader."""
ON = {
    **dict.fromkeys(("briefed", "updated"), frozenset({"on", "about"})),
    **dict.fromkeys(("informed", "notified"), frozenset({"of", "about"})),
}
"""Verbs of telling somebody, with the words that lead to what was told."""
FIGURE = re.compile(r"\d.*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?")
"""The first word of a figure, in digits or letters."""
COUNTS = frozenset({"toll", "figure", "estimate", "count", "tally", "total"})
CASUALTIES = frozenset("dead killed deaths injured wounded missing casualties victims fatalities cases".split())
"""Whom "the number of" counts in what somebody makes known; a firm that raises the number of its branches acts."""
COUNT_REACH, EVENT_REACH = 14, 5
"""Words after the verb in which the figure, and the event, are looked for."""
EVENT_ENDINGS = (
    "ure", "tion", "sion", "ment", "wal", "eat", "ath", "aths", "rest", "lease", "apse", "fall", "loss", "nding",
)  # fmt: skip
"""Endings of nouns that tell an event: capture, liberation, withdrawal, retreat, death, arrest, collapse."""
LONGEST_SIGNATURE = 14
"""Words of a speaker behind a dash, office included."""
LEAST_CLAUSE = 3
"""Words that a clause before "according to" must have."""
ACCORDING = (
    ("according", "to"),
    ("in", "the", "view", "of"),
    ("in", "the", "opinion", "of"),
    ("in", "the", "words", "of"),
)
EXHIBITS = {"video", "footage", "clip", "pictures", "photos", "photographs", "images", "recording"}


def other_attributions(layout: Layout, sentence: Sentence) -> list[Attribution]:
    """The attributions of one sentence that hang on no finite verb of speech."""
    found: list[Attribution] = []
    nouns = lexicon("cues")["nouns"]
    for i in range(sentence.first, sentence.last):
        if len(found) >= MOST_CUES:
            break
        word = layout.words[i]
        reader = None if word.quoted else READERS.get(word.low, _noun if word.low in nouns else None)
        read = None if reader is None else reader(layout, sentence, i)
        if read is not None:
            found.append(read)
    return found


def _lows(layout: Layout, first: int, last: int) -> tuple[str, ...]:
    return tuple(w.low for w in layout.words[first:last])


def _span(layout: Layout, first: int, last: int) -> Span:
    return (layout.words[first].start, layout.words[last - 1].end)


def _according(layout: Layout, sentence: Sentence, i: int) -> Attribution | None:
    form = next((f for f in ACCORDING if _lows(layout, i, i + len(f)) == f), None)
    if form is None:
        return None
    source = phrase_after(layout, i + len(form), sentence.last)
    if source is None:
        return None
    pieces = _around(layout, sentence, i, source[1])
    if not pieces:
        return None
    return Attribution(tuple(pieces), (_span(layout, i, i + len(form)),), (_span(layout, *source),), RULE_SCORE)


def _around(layout: Layout, sentence: Sentence, i: int, after: int) -> list[Span]:
    """The content of an "according to" phrase from word `i` to `after`: the clause before it, else the one after it."""
    words = layout.words
    before = i
    begin = layout.after_dateline(sentence)
    while before > begin and words[before - 1].low in ",–—-":
        before -= 1
    if before - begin >= LEAST_CLAUSE:
        return [_span(layout, begin, before)]
    if after + 1 < sentence.last and words[after].low == ",":
        end = clause_end(layout, sentence, after + 1)
        return [_span(layout, after + 1, end)] if end > after + 1 else []
    return []


def _noun(layout: Layout, sentence: Sentence, i: int) -> Attribution | None:
    """`the ministry's claim that ...`"""
    words = layout.words
    if words[i].low not in lexicon("cues")["nouns"] or i + 2 >= sentence.last or words[i + 1].low != "that":
        return None
    if i < 2 or words[i - 1].low not in {"'s", "'"}:
        return None
    source = subject_before(layout, sentence.first, i - 1)
    if source is None:
        return None
    end = clause_end(layout, sentence, i + 2)
    return Attribution((_span(layout, i + 2, end),), (_span(layout, i, i + 1),), (_span(layout, *source),), RULE_SCORE)


def _passive(layout: Layout, sentence: Sentence, i: int) -> Attribution | None:
    """`X was said to have ...`: a claim of nobody named."""
    low = _lows(layout, i, i + 3)
    if len(low) < 3 or low[0] not in {"is", "was", "are", "were"} or low[2] != "to" or i + 3 >= sentence.last:
        return None
    if low[1] not in {"said", "reported", "alleged", "rumoured", "rumored", "claimed", "believed"}:
        return None
    subject = subject_before(layout, sentence.first, i)
    if subject is None:
        return None
    end = clause_end(layout, sentence, i + 2)
    return Attribution((_span(layout, *subject), _span(layout, i + 2, end)), (_span(layout, i, i + 2),), (), RULE_SCORE)


def _released(layout: Layout, sentence: Sentence, i: int) -> Attribution | None:
    """`X released a video (purportedly) showing ...`."""
    words = layout.words
    back = _lows(layout, max(sentence.first, i - 12), i)
    verb = next(
        (
            k
            for k in range(i - 1, max(sentence.first, i - 12), -1)
            if words[k].low
            in {"released", "published", "posted", "shared", "aired", "broadcast", "circulated", "issued"}
        ),
        None,
    )
    if verb is None or not set(back) & EXHIBITS:
        return None
    source = subject_before(layout, sentence.first, verb)
    if source is None:
        return None
    end = clause_end(layout, sentence, i + 1)
    if end <= i + 1:
        return None
    shown = (_span(layout, i + 1, end),)
    return Attribution(shown, (_span(layout, i, i + 1),), (_span(layout, *source),), PRECISE_SCORE)


def _quoting(layout: Layout, sentence: Sentence, i: int) -> Attribution | None:
    """`X briefed Y on "..."`, `X informed Y of the "..."`: what was reported to someone, where it is quoted."""
    words = layout.words
    on = next((k for k in range(i + 1, min(sentence.last, i + 12)) if words[k].low in ON[words[i].low]), None)
    source = subject_before(layout, sentence.first, i)
    if on is None or source is None:
        return None
    quoted = next((k for k in range(on + 1, min(sentence.last, on + 4)) if words[k].quoted), None)
    quote = layout.quote_at(words[quoted].start) if quoted is not None else None
    if quote is None:
        return None
    cue = (_span(layout, i, i + 1), _span(layout, on, on + 1))
    return Attribution(((quote.start, quote.end),), cue, (_span(layout, *source),), PRECISE_SCORE)


def _counted(layout: Layout, sentence: Sentence, i: int) -> Attribution | None:
    """`X lowered the toll of Y to 19`: a new figure."""
    words = layout.words
    near = range(i + 1, min(sentence.last, i + COUNT_REACH))
    count = next((k for k in near if _is_count(words, k) and not words[k].quoted), None)
    to = next((k for k in near if words[k].low in {"to", "at"} and _figure(_lows(layout, k + 1, k + 2))), None)
    source = subject_before(layout, sentence.first, i)
    if count is None or to is None or source is None or not count < to:
        return None
    content = _span(layout, i + 1, to + 2)
    return Attribution((content,), (_span(layout, i, i + 1),), (_span(layout, *source),), PRECISE_SCORE)


def _is_count(words: tuple[Word, ...], at: int) -> bool:
    """Whether a noun is one for what is counted: "the toll", "the number of injured"."""
    number = words[at].low == "number" and at + 2 < len(words) and words[at + 1].low == "of"
    return words[at].low in COUNTS or (number and words[at + 2].low in CASUALTIES)


def _figure(words: tuple[str, ...]) -> bool:
    return bool(words) and FIGURE.fullmatch(words[0]) is not None


def _announced(layout: Layout, sentence: Sentence, i: int) -> Attribution | None:
    """`X announced on Tuesday the capture of Y`: an event told as a noun."""
    words = layout.words
    near = range(i + 1, min(sentence.last - 2, i + EVENT_REACH))
    at = next((k for k in near if words[k].low == "the" and words[k + 2].low in {"of", "from"}), None)
    source = subject_before(layout, sentence.first, i)
    if at is None or source is None or any(words[k].quoted or words[k].low in {",", "that"} for k in range(i + 1, at)):
        return None
    if not words[at + 1].low.endswith(EVENT_ENDINGS):
        return None
    end = clause_end(layout, sentence, at)
    return Attribution((_span(layout, at, end),), (_span(layout, i, i + 1),), (_span(layout, *source),), PRECISE_SCORE)


def _signed(layout: Layout, sentence: Sentence, i: int) -> Attribution | None:
    """`“The dam is safe.” — NAME, OFFICE`: a quotation with its speaker behind a dash, and nothing else."""
    words = layout.words
    last = sentence.last - (words[sentence.last - 1].low == ".")
    quote = layout.quote_at(words[i - 1].start) if i and words[i - 1].quoted else None
    if quote is None or not i + 1 < last <= i + 1 + LONGEST_SIGNATURE or not words[i + 1].capital:
        return None
    if layout.sentences[layout.sentence_at(quote.start)].start != quote.start:
        return None
    if any(w.quoted or w.low in cue_forms() or w.low in {*grammar("auxiliaries"), *"—–"} for w in words[i + 1 : last]):
        return None
    return Attribution(
        ((quote.start, quote.end),), (_span(layout, i, i + 1),), (_span(layout, i + 1, last),), PRECISE_SCORE
    )


Reader = Callable[[Layout, Sentence, int], Attribution | None]
READERS: dict[str, Reader] = {
    **dict.fromkeys(("according", "in"), _according),
    **dict.fromkeys(("is", "was", "are", "were"), _passive),
    **dict.fromkeys(ON, _quoting),
    **dict.fromkeys(("lowered", "raised", "revised", "increased", "reduced", "corrected", "updated"), _counted),
    **dict.fromkeys(("announced", "announces"), _announced),
    "showing": _released,
    **dict.fromkeys(("—", "–", "-"), _signed),
    "by": turned,
    "which": denied_clause,
    **dict.fromkeys(("pleaded", "pleads", "pleading"), pleaded),
}
"""By the word that a pattern begins with, the function that reads it."""

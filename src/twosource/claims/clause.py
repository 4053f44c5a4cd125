"""Where a reported clause begins and ends to the right of its cue."""

from twosource.claims.phrase import DASHES, grammar
from twosource.claims.segment import Layout, Sentence
from twosource.claims.words import cue_forms

ADDRESSEES = frozenset("him her them us me you it reporters journalists".split())
ADJUNCT_WORDS = 14
"""Words that an adverbial between cue and content may have ("said in a statement on its website on Monday")."""


def skip_addressee(layout: Layout, sentence: Sentence, at: int) -> int:
    """First word after whom the speaker told, where a content follows; else the stop after the addressee."""
    words = layout.words
    if at >= sentence.last or words[at].low in {"that", ",", "."} | grammar("prepositions") or words[at].quoted:
        return at
    stop = min(sentence.last, at + ADJUNCT_WORDS)
    for i in range(at, stop):
        if words[i].low in {"that", ":", "how", "whether"} or words[i].quoted:
            return i
        if words[i].low in {",", "."}:
            stop = i
            break
    if words[at].low in ADDRESSEES:
        return at + 1
    j = at
    while j < sentence.last and (words[j].capital or (words[j].low in grammar("determiners") and j == at)):
        j += 1
    clause = any(words[k].low in grammar("auxiliaries") | grammar("finite") for k in range(j, min(sentence.last, stop)))
    return j if clause and j > at else stop


def is_adjunct(layout: Layout, i: int) -> bool:
    """Whether a word after a noun phrase begins an adverbial: "on Monday", "in March", "as late as"."""
    word = layout.words[i]
    if word.low == "in" and i + 1 < len(layout.words):
        return layout.words[i + 1].low in grammar("months") | grammar("times") or layout.words[i + 1].low.isdigit()
    return word.low in grammar("adjuncts") - {"of", "at", "from", "in"} or word.low in {"as", "to"}


def skip_adjuncts(layout: Layout, sentence: Sentence, at: int) -> int:
    """First word after the times, places and channels that follow a cue ("said on Monday in a statement that ...")."""
    words = layout.words
    i = at
    while i < sentence.last and i - at < ADJUNCT_WORDS:
        w = words[i].low
        if w in grammar("weekdays") | {
            "last",
            "earlier",
            "late",
            "later",
            "yesterday",
            "again",
            "once",
            "more",
            "recently",
        }:
            i = _after_time(layout, sentence, i)
        elif w == "to" and i + 1 < sentence.last and words[i + 1].low in {"have", "be"}:
            break
        elif w in grammar("adjuncts") - {"of", "about"} and not words[i].quoted:
            i = _after_adjunct(layout, sentence, i)
        else:
            break
    return i


def _after_time(layout: Layout, sentence: Sentence, at: int) -> int:
    words = layout.words
    i = at + 1
    while i < sentence.last and words[i].low in grammar("times") | grammar("weekdays") | grammar("months"):
        i += 1
    return i


def _after_adjunct(layout: Layout, sentence: Sentence, at: int) -> int:
    """End of a prepositional phrase: at "that", a stop, a quotation, another preposition or a determiner."""
    words = layout.words
    i = at + 1
    while i < sentence.last:
        w = words[i].low
        if w in {"that", ",", ".", ":", ";", "as"} | DASHES or words[i].quoted:
            return i
        if i > at + 1 and w in {
            "the",
            "a",
            "an",
            "it",
            "he",
            "she",
            "they",
            "its",
            "his",
            "her",
            "there",
            "some",
            "no",
        }:
            if words[i - 1].low not in grammar("prepositions") | {"and"}:
                return i
        if i > at + 1 and w in grammar("adjuncts") - {"of", "to", "about"}:
            return i
        if i > at + 1 and words[i - 1].low in grammar("weekdays"):
            return i
        i += 1
    return i


def clause_end(layout: Layout, sentence: Sentence, at: int) -> int:
    """Number of the word after a reported clause: the sentence's end, or where another attribution takes over."""
    words = layout.words
    i = at
    while i < sentence.last:
        if words[i].low == ";" and not words[i].quoted:
            break
        if words[i].low == "," and not words[i].quoted and _takes_over(layout, sentence, i):
            break
        if words[i].low == "and" and not words[i].quoted and _second_cue(layout, sentence, i):
            break
        i += 1
    while i > at and words[i - 1].low in {",", ".", ";", ":", *DASHES} and not words[i - 1].quoted:
        i -= 1
    return i


def _takes_over(layout: Layout, sentence: Sentence, comma: int) -> bool:
    """Whether a comma begins another attribution: ", saying", ", according to", ", and claimed", ", up from"."""
    words = layout.words
    nxt = [words[k].low for k in range(comma + 1, min(sentence.last, comma + 4))]
    if not nxt:
        return False
    if nxt[0] in grammar("participles") or nxt[:2] in (
        ["according", "to"],
        ["up", "from"],
        ["citing"],
        ["referring", "to"],
    ):
        return True
    if nxt[0] in {"others", "some", "many"} and _second_cue(layout, sentence, comma + 1):
        return True
    return nxt[0] in {"and", "but", "while", "as"} and _second_cue(layout, sentence, comma + 1)


def _second_cue(layout: Layout, sentence: Sentence, joint: int) -> bool:
    """Whether a cue verb follows "and" or "but" directly, with an adverb at most."""
    words = layout.words
    for k in range(joint + 1, min(sentence.last, joint + 3)):
        w = words[k].low
        if w in cue_forms() and w.endswith(("d", "s", "w", "k", "n")) and not words[k].quoted:
            return True
        if not w.endswith("ly") and w not in {"also", "then", "later", "has", "had"}:
            return False
    return False

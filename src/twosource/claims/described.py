"""Whom a page speaks of without a name, wherever they stand: "a woman", "the clerk's office", "two drivers"."""

from collections.abc import Iterator

from twosource.claims.evidence import gender_of
from twosource.claims.names import NameRun
from twosource.claims.nouns import singular
from twosource.claims.phrase import Range, grammar
from twosource.claims.segment import Layout, Word
from twosource.claims.words import cue_forms, lexicon

REACH = 6
"""Words between a determiner and the noun that it belongs to: "a former deputy at heart" needs fewer."""
ENDS = frozenset({"who", "which", "whose", "and", "or", "also", "later", "then", "now", "too", "familiar", "close"})
NOUNS_TOO = frozenset(
    "answer brand call charge claim comment estimate forecast label list note post project protest question reply "
    "report signal state".split()
)
"""Base forms of cues that are nouns too: after a singular they are no verb ("a command post", "the police report")."""


def nouns(layout: Layout, runs: dict[int, NameRun]) -> Iterator[Range]:
    """Phrases of one determiner and a noun for a person, body or document, in order, outside quotations and names.

    An apposition or title beside a name is none: it says something of that name.
    """
    taken = {i for run in runs.values() for i in range(run.first, run.last)}
    for sentence in layout.sentences:
        for i in range(sentence.first, sentence.last):
            if i in taken or layout.words[i].quoted or not _is_noun(layout.words[i].low):
                continue
            first = _start(layout.words, sentence.first, i)
            if first is not None and _is_head(layout.words, i, sentence.last, taken):
                beside = _apposed(layout.words, sentence.first, first, taken)
                if not beside and not _titles(layout.words, i, sentence.last, taken):
                    yield (first, i + 1)


def _is_noun(word: str) -> bool:
    one = singular(word)
    roles = lexicon("roles")
    if one in roles["people"] or one in lexicon("cues")["documents"]:
        return True
    return one in roles["bodies"] and one not in roles["only_names"]


def _start(words: tuple[Word, ...], low: int, noun: int) -> int | None:
    """The determiner that a noun's phrase begins with, owners before "'s" included; None where it has none."""
    j = noun - 1
    while j >= low and noun - j <= REACH:
        w = words[j]
        if w.low == "that" and (noun > j + 1 or singular(words[noun].low) != words[noun].low):
            return None
        if w.low in grammar("determiners"):
            return j - (j > low and words[j - 1].low in {"all", "both", "half", "such"})
        if not (w.low == "'s" or w.low.replace("-", "").isalnum() or w.low == "-") or _is_verbal(w.low):
            return None
        j -= 1
    return None


def _is_verbal(word: str) -> bool:
    kinds = ("prepositions", "conjunctions", "auxiliaries", "pronouns")
    return any(word in grammar(k) for k in kinds) or word in {"and", "or", "but"}


def _is_head(words: tuple[Word, ...], noun: int, limit: int, taken: set[int]) -> bool:
    """Whether a noun ends its phrase: no name and no other noun follows."""
    if noun + 1 >= limit:
        return True
    after = words[noun + 1]
    if noun + 1 in taken or _is_noun(after.low) or after.low in {"-", "'s"}:
        return False
    if not after.low.isalpha() or after.low in ENDS or after.low.endswith(("ed", "ly", "ing")):
        return True
    kinds = ("prepositions", "conjunctions", "auxiliaries", "finite", "human", "weekdays", "pronouns", "determiners")
    if after.low in NOUNS_TOO and words[noun].low == singular(words[noun].low):
        return False
    return after.low in cue_forms() or any(after.low in grammar(k) for k in kinds)


def _apposed(words: tuple[Word, ...], low: int, first: int, taken: set[int]) -> bool:
    """Whether a phrase stands after a name's comma ("Bo Ek, the mayor"), or is what somebody is ("is a farmer")."""
    if first > low and words[first - 1].low in {"is", "was", "as", "be", "been", "being", "became", "become", "called"}:
        return True
    return first - 1 > low and words[first - 1].low == "," and first - 2 in taken


def _titles(words: tuple[Word, ...], noun: int, limit: int, taken: set[int]) -> bool:
    """Whether a phrase stands before a name's comma ("the new minister, Bo Ek, said", "the head of it, Bo Ek")."""
    at = noun + 1
    if at < limit and words[at].low in {"of", "at", "for"}:
        at = next((k for k in range(at, min(limit, noun + REACH)) if words[k].low == ","), limit)
    return at + 1 < limit and words[at].low == "," and at + 1 in taken


def kind_of_noun(noun: str) -> str:
    """person, body or document."""
    if noun in lexicon("roles")["people"]:
        return "person"
    return "body" if noun in lexicon("roles")["bodies"] else "document"


def gender_of_phrase(words: tuple[Word, ...], phrase: Range) -> str:
    """The gender that a phrase's own noun gives ("a woman"), no possessive's ("her brother")."""
    return gender_of([words[phrase[1] - 1].low])

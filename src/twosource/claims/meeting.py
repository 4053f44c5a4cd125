"""Meeting, in the order of the text, those whom a page describes without a name, so that a pronoun can mean them."""

from bisect import bisect_left, insort
from collections.abc import Callable
from dataclasses import replace

from twosource.claims.cast import unnamed
from twosource.claims.described import gender_of_phrase, kind_of_noun
from twosource.claims.expression import Expression, parse
from twosource.claims.holders import NAMELESS, holders
from twosource.claims.names import is_grammar
from twosource.claims.nouns import singular
from twosource.claims.phrase import Range, grammar
from twosource.claims.pronouns import antecedent
from twosource.claims.segment import Word
from twosource.claims.stage import ASIDE, GENDERS, NO_MAKER, Stage, clear, weight_at
from twosource.claims.words import lexicon

LESS = {"person": 0.8, "body": 0.6, "document": 0.5}
"""How much less a description weighs than a name in its place (corpus, train part)."""
RECALLED = (0.5, 1.0)
"""How much of a name's weight an owner's pronoun ("his men") and any other has (corpus, train part)."""
POINTING = frozenset({"the", "this", "that", "these", "those"})
OWN = frozenset({"this", "our", "my", "your", "no", "any", "every", "each"})
"""Determiners of the page's own outlet ("this newspaper") and of nobody in particular."""


Maker = Callable[[Stage, Range, int], int | None]


def meet(stage: Stage, at: int, maker: Maker) -> None:
    """Take note of all who are described before an offset and not yet met; `maker` tells who made a document."""
    words = stage.layout.words
    while stage.met < len(stage.nouns) and words[stage.nouns[stage.met][0]].start < at:
        phrase = stage.nouns[stage.met]
        stage.met += 1
        if stage.heard.isdisjoint(range(*phrase)) and words[phrase[0]].low not in OWN:
            _meet(stage, phrase, maker)


def _meet(stage: Stage, phrase: Range, maker: Maker) -> None:
    words = stage.layout.words
    noun, place = singular(words[phrase[1] - 1].low), words[phrase[0]].start
    kind = kind_of_noun(noun)
    seen = parse(stage.layout, stage.runs, phrase)
    if seen.name:
        return
    key, made_by = None, maker(stage, phrase, place) if kind == "document" else None
    if made_by is None and not seen.plural and (words[phrase[0]].low in POINTING or seen.owner is not None):
        fitting = holders(stage, seen, place, kind == "person")
        key = clear(fitting) if fitting else None
        if fitting and key is None:
            return
    if key is None:
        made = unnamed(replace(seen, head=noun), kind, place)
        why = NAMELESS if words[phrase[0]].low in POINTING and kind == "body" and not made.named else ""
        why = NO_MAKER if kind == "document" and made_by is None else why
        gender = gender_of_phrase(words, phrase)
        key = stage.cast.add(replace(made, gender=gender, why=why, stands_for=made_by)).key
    stage.cast.places[place] = key
    insort(stage.named, (place, key))
    stage.weights[place] = _weight(stage, phrase, place) * (1.0 if stage.actor(key).named else LESS[kind])


def recalled(stage: Stage, at: int, maker: Maker) -> None:
    """Keep in mind whom the pronouns before an offset stand for, outside quotations and sources, from the last place
    on: "Counsel put it to him that he was drunk. He agreed". What belongs to somebody tells a gender besides."""
    words = stage.layout.words
    while stage.recalled < len(words) and words[stage.recalled].start < at:
        i = stage.recalled
        stage.recalled += 1
        if words[i].low in GENDERS and not words[i].quoted and i not in stage.heard:
            meet(stage, words[i].start, maker)
            _recall(stage, i)


def owns(words: tuple[Word, ...], i: int) -> bool:
    """Whether a noun follows: "told her on Sunday" owns nothing."""
    return i + 1 < len(words) and words[i + 1].low.isalpha() and not is_grammar(words[i + 1].low)


def _recall(stage: Stage, i: int) -> None:
    """Enter one pronoun as a mention of whom it stands for, where that is clear."""
    word = stage.layout.words[i]
    seen = Expression("pronoun", word.low, (i, i + 1), head=word.low, definite=True)
    key, _ = antecedent(stage, seen, word.start)
    if key is None:
        return
    owner = word.low in {"his", "her"} and owns(stage.layout.words, i)
    since = stage.layout.sentences[stage.layout.sentence_at(word.start)].start
    if owner and _last_named(stage, since, word.start) == key:
        stage.cast.learn(key, gender=GENDERS[word.low])
    insort(stage.named, (word.start, key))
    stage.weights[word.start] = RECALLED[0 if owner else 1] * weight_at(stage.layout, word.start)


def _last_named(stage: Stage, since: int, place: int) -> int | None:
    """The last one named between two offsets: "the Dove the night her pumps failed" tells nothing of the sailor named
    before the ship."""
    low, high = bisect_left(stage.named, (since, -1)), bisect_left(stage.named, (place, -1))
    return next((k for _, k in reversed(stage.named[low:high]) if stage.actor(k).named), None)


def _weight(stage: Stage, phrase: Range, place: int) -> float:
    before = stage.layout.words[phrase[0] - 1].low if phrase[0] else ""
    person = singular(stage.layout.words[phrase[1] - 1].low) in lexicon("roles")["people"]
    aside = before in grammar("prepositions") and not person
    return ASIDE if aside else weight_at(stage.layout, place)

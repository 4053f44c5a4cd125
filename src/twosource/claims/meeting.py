"""Meeting, in the order of the text, those whom a page describes without a name, so that a pronoun can mean them."""

from bisect import insort
from collections.abc import Callable
from dataclasses import replace

from twosource.claims.cast import unnamed
from twosource.claims.described import gender_of_phrase, kind_of_noun
from twosource.claims.expression import parse, singular
from twosource.claims.phrase import Range, grammar
from twosource.claims.pronouns import holders
from twosource.claims.stage import ASIDE, NO_MAKER, Stage, clear, weight_at
from twosource.claims.words import lexicon

LESS = {"person": 0.8, "body": 0.6, "document": 0.5}
"""How much less a description weighs than a name in its place (corpus, train part)."""
POINTING = frozenset({"the", "this", "that", "these", "those"})
OWN = frozenset({"this", "our", "my", "your", "no", "any", "every", "each"})
"""Determiners of the page's own outlet ("this newspaper") and of nobody in particular."""


NOBODY = "nobody of this office is named before"
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
        why = NOBODY if words[phrase[0]].low in POINTING and kind == "body" else ""
        why = NO_MAKER if kind == "document" and made_by is None else why
        gender = gender_of_phrase(words, phrase)
        key = stage.cast.add(replace(made, gender=gender, why=why, stands_for=made_by)).key
    stage.cast.places[place] = key
    insort(stage.named, (place, key))
    stage.weights[place] = _weight(stage, phrase, place) * (1.0 if stage.actor(key).named else LESS[kind])


def _weight(stage: Stage, phrase: Range, place: int) -> float:
    before = stage.layout.words[phrase[0] - 1].low if phrase[0] else ""
    person = singular(stage.layout.words[phrase[1] - 1].low) in lexicon("roles")["people"]
    aside = before in grammar("prepositions") and not person
    return ASIDE if aside else weight_at(stage.layout, place)

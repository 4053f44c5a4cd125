"""Whose word a document is: its owner's, its author's, or whoever put it out."""

from bisect import insort

from twosource.claims.bearers import anybody_at, ours
from twosource.claims.expression import Expression, parse
from twosource.claims.holders import office
from twosource.claims.names import is_grammar
from twosource.claims.phrase import Range, grammar
from twosource.claims.pronouns import last_spoken
from twosource.claims.stage import ASIDE, NO_MAKER, Stage, Voice, anonymous, voice_of
from twosource.claims.words import lexicon

PUT_OUT = frozenset(
    "put released published posted issued shared made gave sent supplied provided collected compiled wrote kept".split()
)
"""Verbs of a clause that tells whose a document is ("a video that the front put out")."""
HANDLED = frozenset({"cited", "quoted", "seen", "obtained", "reviewed", "read", "heard", "leaked"})
"""Verbs before "by" of those through whose hands a document only went."""
SITES = frozenset({"site", "website", "page", "channel", "account", "blog", "board"})
"""Where a body puts its notices."""
PRINTED = frozenset({"article", "report", "story", "column", "editorial", "interview"})
"""What a paper prints: "an article in X" is X's."""
SAYS = frozenset("said says wrote writes claimed concluded stated argued alleged reported added warned".split())
"""Verbs before "in a report" whose subject's the report is."""
REACH = 8
"""Words between a document and the verb of the clause that tells who put it out."""


def document(stage: Stage, seen: Expression, at: int) -> Voice:
    """A document speaks for who made it ("maps published by ISW"); else it is a voice without a name."""
    maker = _maker(stage, seen)
    if maker is not None and stage.layout.words[maker[0]].low in {"our", "my"}:
        return ours(stage, seen)
    key = None if maker is None else anybody_at(stage, maker, at)
    if key is not None:
        _remember(stage, seen, key, at)
        return voice_of(stage, stage.actor(key))
    if seen.definite and maker is None:
        return office(stage, seen, at)
    return voice_of(stage, anonymous(stage, seen, "document", at, why=NO_MAKER))


def _remember(stage: Stage, seen: Expression, maker: int, at: int) -> None:
    """Keep a document in mind with its maker, so that "the report" can mean it further down."""
    if seen.head in lexicon("cues")["documents"]:
        made = anonymous(stage, seen, "document", at, stands_for=maker)
        insort(stage.named, (at, made.key))
        stage.weights.setdefault(at, ASIDE)


def made_by(stage: Stage, phrase: Range, at: int) -> int | None:
    """Who made the document of a phrase: its owner ("its report"), or the name right behind it ("a report by X")."""
    words = stage.layout.words
    seen = parse(stage.layout, stage.runs, phrase)
    if seen.owner is not None and seen.owner[1] <= phrase[1]:
        return anybody_at(stage, seen.owner, at)
    if phrase[1] + 2 < len(words) and words[phrase[1]].low in {"by", "from", "of"}:
        first = phrase[1] + 1 + (words[phrase[1] + 1].low in {"the", "a"})
        run = stage.runs.get(first)
        return None if run is None else anybody_at(stage, (phrase[1] + 1, run.last), at)
    return _spoken_in(stage, phrase, at)


def _spoken_in(stage: Stage, phrase: Range, at: int) -> int | None:
    """Who "said in a report" what stands before it: the document is theirs."""
    words = stage.layout.words
    if phrase[0] < 2 or words[phrase[0] - 1].low != "in" or words[phrase[0]].low not in {"a", "an"}:
        return None
    place, key = last_spoken(stage, at)
    sentence = stage.layout.sentences[stage.layout.sentence_at(at)]
    if key is None or place < sentence.start or words[phrase[0] - 2].low not in SAYS:
        return None
    return key if stage.actor(key).kind != "document" else None


def _maker(stage: Stage, seen: Expression) -> Range | None:
    """Words of who made a document: whoever put it out, stands after "by" or on whose site it is; else its owner."""
    words = stage.layout.words
    core, last = seen.span[1], _end(stage, seen)
    for found in (_putter(stage, core, last), _author(stage, core, last), _site(stage, seen, core, last)):
        if found is not None:
            return found
    owner = seen.owner
    if owner is None or owner[1] <= core:
        return owner
    elsewhere = words[owner[0] - 1].low in {"on", "in"} and words[owner[0]].low != "our"
    return None if elsewhere else noun_phrase(stage, *owner)


def _end(stage: Stage, seen: Expression) -> int:
    """One past the last word of an expression."""
    words, first = stage.layout.words, seen.span[0]
    begin = stage.layout.text.rfind(seen.words.split()[0], 0, words[first].end)
    last = seen.span[1]
    while last < len(words) and words[last].end <= begin + len(seen.words):
        last += 1
    return last


def _putter(stage: Stage, first: int, last: int) -> Range | None:
    """ "that the front put out", "the union gave to the papers": the subject of the clause on a document."""
    words = stage.layout.words
    i = first + (first < last and words[first].low in {"that", "which"})
    if i >= last or not (words[i].low in {"the", "its", "their"} or words[i].capital or i in stage.runs):
        return None
    verb = next((k for k in range(i + 1, min(last, i + REACH)) if words[k].low in PUT_OUT), None)
    return None if verb is None else noun_phrase(stage, i, verb)


def _author(stage: Stage, first: int, last: int) -> Range | None:
    """Who stands after "by", unless the document only went through these hands."""
    words = stage.layout.words
    for i in range(first, last - 1):
        if words[i].low == "by" and words[i - 1].low not in HANDLED:
            return noun_phrase(stage, i + 1, last)
    return None


def _site(stage: Stage, seen: Expression, first: int, last: int) -> Range | None:
    """ "on the ministry's site", "an article in the Courier": whose site or paper it is."""
    words = stage.layout.words
    if last - first < 2 or words[first].low not in {"on", "in"}:
        return None
    mark = next((k for k in range(first + 1, last) if words[k].low == "'s"), None)
    if mark is not None and mark + 1 < len(words) and any(w.low in SITES for w in words[mark + 1 : mark + 3]):
        return (first + 1, mark)
    run = stage.runs.get(first + 1 + (words[first + 1].low in {"the", "a"}))
    return (run.first, run.last) if run is not None and words[first].low == "in" and seen.head in PRINTED else None


def noun_phrase(stage: Stage, first: int, last: int) -> Range:
    """The first noun phrase between two words: a name whole, else up to a preposition, verb or conjunction."""
    words = stage.layout.words
    i = first + (words[first].low in grammar("determiners"))
    if i in stage.runs:
        return (first, min(last, stage.runs[i].last))
    while i < last and (words[i].low == "'s" or any(c.isalpha() for c in words[i].low)):
        if i in stage.runs:
            i = stage.runs[i].last
            continue
        if i > first and (is_grammar(words[i].low) or words[i].low in {"and", "or", "dated"}):
            break
        i += 1
    return (first, max(first + 1, min(i, last)))

"""Words inside a content that tell what somebody else says or thinks: verbs of speech, verbs and phrases of mind."""

from twosource.claims.phrase import grammar
from twosource.claims.segment import Layout
from twosource.claims.words import cue_forms, lexicon

VAGUE = frozenset({"charge", "signal", "indicate", "agree", "mention", "hint", "intimate", "post", "comment", "answer"})
"""Verbs that tell of an attitude or an act as often as of a statement."""
VERBS = frozenset(
    "says insists adds argues tells warns admits writes explains denies maintains contends swears concedes asserts "
    "vows testifies recalls confirms acknowledges announces say insist claim deny".split()
)
"""Forms in -s and base forms that are hardly nouns: "reports", "tweets", "remarks", "answers" mostly are."""
PERSONAL = frozenset({"he", "she", "they", "we", "i"})
OTHERS = frozenset("staff management family people men women one ones crew youth folk majority side".split())
BE = frozenset("is was are were".split())
SURE_WORDS = frozenset("sure certain convinced adamant confident positive persuaded satisfied".split())
HELD = frozenset("opinion view belief conviction".split())
"""In "was of the opinion", "is of the view"."""
SEES = frozenset({"see", "sees", "saw"})
"""In "sees no need", "see no obstacle"."""
CAME = frozenset("come came comes grown grew".split())
THINK = frozenset("think believe suspect fear".split())


def speech_at(layout: Layout, v: int) -> bool:
    """Whether a word is an inflected verb of speech."""
    word = layout.words[v]
    base, kinds = cue_forms().get(word.low, ("", frozenset()))
    if word.capital or not kinds & {"say", "deny"} or word.low.endswith("ing") or base in VAGUE:
        return False
    return word.low in VERBS or (word.low != base and not word.low.endswith("s"))


PAST = frozenset({"thought", "felt", "held", "understood", "saw", "knew"})


def mind_at(layout: Layout, v: int, last: int) -> int | None:
    """Number of the word after a verb or phrase of mind that begins at a word; None where none does."""
    words = layout.words
    low = words[v].low
    if words[v].capital or words[v].quoted or v + 1 >= last:
        return None
    if low in lexicon("minds")["verbs"]:
        return v + 1
    if low in lexicon("minds")["participles"]:
        return v + 1 if _opens(layout, v + 1) else None
    if low in lexicon("minds")["with_that"]:
        return v + 1 if words[v + 1].low == "that" else None
    if low in SEES and words[v + 1].low == "no":
        return v + 1
    if low in BE:
        return _state(layout, v, last)
    if low in CAME and v + 2 < last and words[v + 1].low == "to" and words[v + 2].low in THINK:
        return v + 3
    return None


def _opens(layout: Layout, at: int) -> bool:
    """Whether a clause or a quotation can begin at a word: after "the men feared" none does in "feared dead"."""
    word = layout.words[at]
    opens = grammar("pronouns") | grammar("determiners") | {"that", ":", "there"}
    return word.quoted or word.capital or word.low in opens


def _state(layout: Layout, v: int, last: int) -> int | None:
    """`was sure`, `is of the opinion`."""
    words = layout.words
    at = v + 1 + (words[v + 1].low.endswith("ly") or words[v + 1].low in lexicon("cues")["between"])
    if at < last and words[at].low in SURE_WORDS:
        return at + 1
    if at + 2 < last and words[at].low == "of" and words[at + 1].low == "the" and words[at + 2].low in HELD:
        return at + 3
    return None


def takes_object(layout: Layout, v: int) -> bool:
    """Whether a verb tells what somebody says or thinks with a mere object behind it, too."""
    words = layout.words
    return words[v].low in lexicon("minds")["with_object"] or (words[v].low in SEES and words[v + 1].low == "no")


def is_past(layout: Layout, v: int, stop: int) -> bool:
    """Whether a verb of mind stands in the past, as in "he said the divers believed C": in "voters think C" the present
    is the speaker's own view of them, and PolNeAR's labels take it so."""
    last = layout.words[stop - 1].low
    return last.endswith("ed") or last in PAST or layout.words[v].low in {"was", "were"}


def is_minded(layout: Layout, first: int, last: int) -> bool:
    """Whether the head of a noun phrase is somebody who can think: a name, a pronoun, people or a body; no river."""
    words = layout.words
    stops = grammar("prepositions") | {",", "who", "which", "that"}
    end = next((i for i in range(first + 1, last) if words[i].low in stops), last)
    head = words[end - 1]
    roles = lexicon("roles")
    if head.capital or head.low in PERSONAL | OTHERS or head.low in roles["people"] | roles["bodies"]:
        return True
    plural = head.low.endswith("s") and not head.low.endswith("ss")
    return plural and head.low not in grammar("determiners")

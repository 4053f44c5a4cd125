"""The trained reader's attributions and the rules': what each is trusted with."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from twosource.claims.near import by_sentence, close_to, holds, touch
from twosource.claims.nesting import with_chains
from twosource.claims.phrase import grammar
from twosource.claims.rules_other import RULE_SCORE
from twosource.claims.segment import Layout
from twosource.claims.words import cue_forms, lexicon
from twosource.model import Attribution, Span, cut

NO_CLAIM = re.compile(
    r"\b(no (?:further )?comment|not (?:to be )?(?:named|identified)|on condition|"
    r"(?:did|would|could|has|have|had|does|do|will|can)(?: not|n['’]t|not) (?:\w+ )?(?:say|answer|reply|respond|return|"
    r"comment|confirm|verify|establish|corroborate|elaborate|disclose|discuss|specify|see|seen)|"
    r"neither (?:confirm|deny)\w*|\breferr?(?:s|ed|ing)?\b(?! (?:it|the matter|him|her|them) to)|"
    r"(?:thank|congratulat|greet)(?:s|es|ed|ing)\b|"
    r"(?:is|are|was|were|be|been|being) (?:asked|reminded|urged|invited|requested|advised|told to))\b",
    re.I,
)
"""Cues that report no statement: silence, a request in the passive, a condition of anonymity."""
SILENT = re.compile(
    r"\b(?:declin|refus)\w+(?: (?:an? )?(?:further )?(?:comment|interview|requests?)|"
    r" to (?:\w+ ){0,2}(?:comment|say|rule|exclude|answer|discuss|confirm|name|give|be|speak|elaborate|respond|"
    r"disclose)\b)",
    re.I,
)
"""Silence whose words run over from the cue into the content; other things refused are told as attitudes."""
SILENT_REACH = 40
"""Characters after a cue's beginning in which such words stand, its own adverbs included."""
NEITHER = re.compile(r"\b(?:neither|not|n['’]t) confirm\w* (?:n?or )(?:deny |denied |denies |dismiss )?$", re.I)
UNDECIDED = 40
"""Characters before a cue in which such words stand."""
SHOWS = re.compile(r"\b(?:show|reveal|indicat|suggest)\w*", re.I)
WISHES = re.compile(
    r"\b(?:wants?|wanted|needs?|needed|likes?|prefers?|intends?|seeks?|show\w*|reveal\w*|indicat\w*|suggest\w*)\b", re.I
)
"""Cues that, inside another's statement, are part of it."""
PICTURES = frozenset("image picture photo photograph footage video imagery data map".split())
TELLS = re.compile(r"(?:has |have |had )?t(?:old|ells?)\b", re.I)
BLAMES = re.compile(r"\b(?:blam|accus)\w+", re.I)
LONGEST_NAME = 4
"""Words of a name; a longer content in capitals is a heading's clause."""
SURE = 0.8
"""Score from which a name alone as content is kept: above it two of three are labelled (PolNeAR dev)."""
JOINING = re.compile(r"\s(?:and|but|then|or)$")
"""A source that ends so has swallowed the clause of a first verb."""
FIRST_VERB = re.compile(r"(?<=\s)(?:[a-z]+ed|said|put|gave|took|set|cut|held|made)\b")
"""A word that can be that first verb: a regular past, or one of the commonest irregular ones."""
NICKNAMES = re.compile(r"^(?:\w+ )?(?:call|calls|called|nicknam\w+|dub|dubs|dubbed|known as)$", re.I)
GENERIC = re.compile(
    r"^(?:which|that|who|engineers|locals|residents|villagers|people|fans|critics|\w+ people|everyone|many|some)$", re.I
)
CONTRARY = re.compile(
    r"\b(?:contrary to|despite|unlike|as opposed to|in contrast to) (?:what|anything|everything)\s+(?:the )?$", re.I
)
"""Before a source: what it says is said not to be so ("Contrary to what A says, ...")."""
CONTRARY_REACH = 40
"""Characters in which that stands."""
PRECISE = {"retract", "put", "stand by", "according", "after"}
"""Patterns of rules that are right where the trained reader is silent (bench: own corpus, train part, 33 of 33;
PolNeAR dev has hardly any of them)."""
DENIALS = {"deny", "dismiss", "refute", "rebut", "reject"}
SAYING = frozenset(
    "said told added announced warned insisted explained argued maintained acknowledged admitted conceded confirmed "
    "claimed replied declared testified complained stressed reckoned believed estimated asserted alleged contended "
    "wrote "
    "tweeted says adds tells insists argues believes reckons".split()
)
"""Cues after a content that can be no nouns: "states" and "reports" can."""


def merged(layout: Layout, trained: Sequence[Attribution], ruled: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Trained attributions that report a statement, mended and completed by rules where these have proved precise."""
    ruled = [_of_subject(layout, r) for r in ruled]
    by_cue = {r.cue[0][0]: r for r in ruled if r.cue}
    shown = [r for r in ruled if cut(layout.text, r.cue) == "showing"]
    trained = [_of_relative(layout, _with_cue(layout, a)) for a in trained]
    kept = [_shown(_mended(_of_subject(layout, a), by_cue), shown) for a in trained if reports(layout, a)]
    kept = [a for a in kept if a.source or _voiceless(layout, a)]
    led = {layout.paragraph_at(c[0]) for a in (*kept, *ruled) for c in a.cue}
    kept = [_at_home(layout, a, led) for a in kept]
    read = [_at_home(layout, a, led) for a in trained]
    table = by_sentence(layout, read)
    for r in ruled:
        close = [read[i] for i in close_to(layout, table, r.cue)]
        taken = any(touch(c, h) for c in r.cue for a in close for h in a.cue)
        if taken or not reports(layout, r) or _shown_inside(layout, r, close):
            continue
        if not (_trusted(layout, r) or _outer(r, close)):
            continue
        if not _repeats(layout, r, [a for a in close if reports(layout, a)]):
            kept.append(r)
    kept = [a for a in kept if not _no_word_of_its_own(layout, a, table, read)]
    found = with_chains(layout, _untangled(layout, kept), ruled)
    return tuple({(a.content, a.cue, a.source): a for a in reversed(found)}.values())[::-1]


BARE = 4
"""Words between a source and its content that may be its cue, which the trained reader left unmarked."""


def _with_cue(layout: Layout, a: Attribution) -> Attribution:
    """An attribution without a cue, with the verb that alone stands between its source and its content."""
    if a.cue or not a.source or not a.content or a.source[-1][1] >= a.content[0][0]:
        return a
    between = layout.words_in((a.source[-1][1], a.content[0][0]))
    if not 0 < len(between) <= BARE or between[-1].low not in cue_forms() or any(w.low == "," for w in between):
        return a
    return replace(a, cue=((between[0].start, between[-1].end),))


def _of_relative(layout: Layout, a: Attribution) -> Attribution:
    """An attribution right after ", who" whose source stands before another verb, with that "who" as its source: in "A
    summoned B, who said C" it is B who says it."""
    at = layout.word_at(a.cue[0][0]) if a.cue and a.source else 0
    words = layout.words
    if at < 2 or words[at - 1].low not in {"who", "which"} or words[at - 2].low != ",":
        return a
    between = [w.low for w in layout.words_in((a.source[-1][1], words[at - 2].start))] if a.source else []
    acts = any(w in cue_forms() or w in grammar("auxiliaries") | grammar("finite") or w.endswith("ed") for w in between)
    return replace(a, source=((words[at - 1].start, words[at - 1].end),)) if acts else a


def _no_word_of_its_own(
    layout: Layout, a: Attribution, table: dict[int, list[int]], read: Sequence[Attribution]
) -> bool:
    """Whether an attribution inside another's content tells a wish or what a thing showed: that is the other's word."""
    cue = cut(layout.text, a.cue)
    if not a.cue or not a.source or not (WISHES.search(cue) or (TELLS.match(cue) and _by_document(layout, a))):
        return False
    if SHOWS.search(cue) and not (_by_thing(layout, a) or _by_picture(layout, a)):
        return False
    return any(holds(read[i].content, a.cue[0]) for i in close_to(layout, table, a.cue))


def _by_document(layout: Layout, a: Attribution) -> bool:
    """Whether a source is a document without an owner's name: "the report told her" is hers who says so."""
    words = [w for s in a.source for w in layout.words_in(s)]
    return (
        bool(words)
        and words[-1].low in lexicon("cues")["documents"]
        and not any(w.capital and i for i, w in enumerate(words))
    )


def _by_picture(layout: Layout, a: Attribution) -> bool:
    """Whether a source is pictures or data without an owner: what "satellite images showed" is his word who says so."""
    words = [w.low for s in a.source for w in layout.words_in(s)]
    first = next((i for i, w in enumerate(words) if w in grammar("prepositions")), len(words))
    head = words[first - 1] if first else ""
    return head.removesuffix("s") in PICTURES and "'s" not in words[:first] and words[0] not in {"its", "their", "our"}


def _by_thing(layout: Layout, a: Attribution) -> bool:
    """Whether a source has neither a name nor people nor a document in it."""
    words = [w for s in a.source for w in layout.words_in(s)]
    voices = (
        lexicon("roles")["people"] | lexicon("cues")["documents"] | lexicon("roles")["bodies"] | {"he", "she", "they"}
    )
    return not any(
        w.low in voices or w.low.removesuffix("s") in voices or (w.capital and i) for i, w in enumerate(words)
    )


def _of_subject(layout: Layout, a: Attribution) -> Attribution:
    """An attribution whose source runs on through a first verb to a joining word, cut back to the verbs' subject."""
    return replace(a, source=tuple(_subject(layout.text, s) for s in a.source)) if a.source else a


def _subject(text: str, source: Span) -> Span:
    """A source up to its first verb, where it ends in a word that joins a second verb to the first."""
    words = text[source[0] : source[1]]
    if JOINING.search(words) is None:
        return source
    verb = next((m for m in FIRST_VERB.finditer(words) if m.start()), None)
    return source if verb is None else (source[0], source[0] + len(words[: verb.start()].rstrip()))


def reports(layout: Layout, a: Attribution) -> bool:
    """Whether an attribution reports a statement rather than silence, a request or a nickname."""
    cue = cut(layout.text, a.cue)
    if NO_CLAIM.search(cue) or _undecided(layout, a) or _silent(layout, a) or _bare_name(layout, a):
        return False
    if a.source and (CONTRARY.search(layout.text[: a.source[0][0]][-CONTRARY_REACH:]) or _no_noun(layout, a)):
        return False
    if not NICKNAMES.match(cue) or not a.source:
        return True
    before = layout.text[: a.source[0][0]][-7:].rstrip()
    return not GENERIC.match(cut(layout.text, a.source)) and not before.endswith((" as", " what"))


def _no_noun(layout: Layout, a: Attribution) -> bool:
    """Whether a source is an article and nothing else: in "the claim that ..." nobody is told to claim it."""
    return cut(layout.text, a.source).lower() in {"the", "a", "an"}


def _undecided(layout: Layout, a: Attribution) -> bool:
    """Whether the verb stands in "neither confirm nor deny", or what is reported is the object of that."""
    return bool(a.cue) and NEITHER.search(layout.text, max(0, a.cue[0][0] - UNDECIDED), a.cue[0][0]) is not None


def _silent(layout: Layout, a: Attribution) -> bool:
    if not a.cue:
        return False
    start, end = a.cue[0][0], a.cue[-1][1]
    m = SILENT.search(layout.text, start, max(end, start + SILENT_REACH))
    return m is not None and m.start() < end


IN_NAMES = frozenset({"the", "of", "'s", "’s", "which"})
"""Small words inside a name, or before one that is told ("which it calls")."""


def _bare_name(layout: Layout, a: Attribution) -> bool:
    """Whether a content is a name and nothing else: whom someone thanks or supports is no statement; whom someone
    blames is one, and a sure reading stays (a heading has capitals all over)."""
    words = [w for p in a.content for w in layout.words_in(p) if w.low[0].isalnum()]
    cue = cut(layout.text, a.cue)
    if len(words) > LONGEST_NAME or (a.score >= SURE and not NICKNAMES.match(cue)) or BLAMES.search(cue):
        return False
    return not any(w.quoted for w in words) and all(w.capital or w.low in IN_NAMES for w in words)


def _mended(a: Attribution, by_cue: Mapping[int, Attribution]) -> Attribution:
    """A trained attribution takes the whole reading of the rules, where they read the same cue and it has no source, or
    they find that nobody is named: in "X was said to have left" X is no speaker."""
    ruled = next((by_cue[s] for s, _ in a.cue if s in by_cue), None)
    if ruled is None:
        return a
    passive = not ruled.source and any(touch(s, p) for s in a.source for p in ruled.content)
    precise = ruled.score > RULE_SCORE and bool(a.source)
    return ruled if passive or precise or (not a.source and ruled.cue == a.cue) else a


def _shown(a: Attribution, shown: Sequence[Attribution]) -> Attribution:
    """ "X published footage showing C": what the footage shows is the claim, not that there is footage of it."""
    return next((r for r in shown if holds(a.content, r.cue[0]) and a.source and touch(a.source[0], r.source[0])), a)


def _at_home(layout: Layout, a: Attribution, led: Set[int]) -> Attribution:
    """An attribution without the pieces of content in other paragraphs that the narrator tells, or that stand beside a
    cue of their own (`led`: the paragraphs with cues): only a quotation runs on from one paragraph to the next."""
    if not a.cue or not a.content:
        return a
    home = layout.paragraph_at(a.cue[0][0])

    def stays(piece: Span) -> bool:
        there = layout.paragraph_at(piece[0])
        return there == home or (layout.quote_at(piece[0]) is not None and there not in led)

    pieces = [q for p in a.content for q in _lines(layout.text, p)]
    content = tuple(p for p in pieces if stays(p))
    return replace(a, content=content) if content else a


def _lines(text: str, piece: Span) -> list[Span]:
    """A piece parted where it runs over the end of a line."""
    if "\n" not in text[piece[0] : piece[1]]:
        return [piece]
    return [(piece[0] + m.start(), piece[0] + m.end()) for m in re.finditer(r"[^\n]+", text[piece[0] : piece[1]])]


def _voiceless(layout: Layout, a: Attribution) -> bool:
    """Whether an attribution rightly has no source: "was said to have"."""
    return bool(
        re.search(
            r"\b(?:is|was|are|were|been) (?:said|reported|alleged|claimed|rumou?red)\b", cut(layout.text, a.cue), re.I
        )
    )


def _trusted(layout: Layout, r: Attribution) -> bool:
    """Whether the rules' pattern is one that is precise without the trained reader's support."""
    cue = cut(layout.text, r.cue).lower()
    base, kinds = cue_forms().get(cue, (cue, frozenset()))
    if not r.source or cue == "showing" or r.score > RULE_SCORE or base in PRECISE or "retract" in kinds:
        return True
    if base == "show":
        return any(w.low in lexicon("cues")["documents"] for s in r.source for w in layout.words_in(s))
    if cue.startswith("according"):
        return True
    if base in DENIALS:
        return r.content[0][0] > r.cue[0][0]
    return r.content[0][0] < r.cue[0][0] and (cue in SAYING or (bool(kinds & {"show", "think"}) and _closes(layout, r)))


def _closes(layout: Layout, r: Attribution) -> bool:
    """Whether source and cue, after a comma, end a sentence: "The lamp was out, the court held." """
    text, (start, end) = layout.text, (min(r.source[0][0], r.cue[0][0]), max(r.source[-1][1], r.cue[-1][1]))
    return text[:start].rstrip()[-1:] in {",", "”", '"', "’"} and text[end : end + 1] in {".", ";", "", "\n"}


def _shown_inside(layout: Layout, r: Attribution, close: Sequence[Attribution]) -> bool:
    """Whether what a document shows or somebody rejects is another's word: "she says a review shows C" is hers."""
    kinds = cue_forms().get(cut(layout.text, r.cue).lower(), ("", frozenset()))[1]
    return bool(kinds & {"show", "deny"}) and "say" not in kinds and any(holds(a.content, r.cue[0]) for a in close)


def _outer(r: Attribution, close: Sequence[Attribution]) -> bool:
    """Whether a verb of speech after it tells that another said what was read: "Y told them C, two aides recalled"."""
    if not r.source or r.content[0][0] > r.cue[0][0]:
        return False
    return any(a.cue and a.source and holds(r.content, a.cue[0]) and holds(r.content, a.source[0]) for a in close)


def _repeats(layout: Layout, r: Attribution, kept: Sequence[Attribution]) -> bool:
    """Whether most of a content is one that is held already, by an attribution that does not hold this one's cue."""
    size = sum(e - s for s, e in r.content)
    for a in () if _answers(layout, r) else kept:
        shared = sum(max(0, min(e, f) - max(s, g)) for s, e in r.content for g, f in a.content)
        other = sum(e - s for s, e in a.content)
        if (
            2 * shared > min(size, other)
            and not holds(a.content, r.cue[0])
            and not (a.cue and holds(r.content, a.cue[0]))
        ):
            return True
    return False


def _answers(layout: Layout, r: Attribution) -> bool:
    """Whether rules read a denial of what stands before it: ", which she denies"."""
    base = cue_forms().get(cut(layout.text, r.cue).lower(), ("",))[0]
    return base in DENIALS and bool(r.source) and r.content[-1][1] < r.source[0][0]


def _untangled(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Two contents that share words and do not nest, parted at the colon or semicolon between their clauses:
    "X rejected the idea: it happens every year, it said"."""
    out = list(found)
    table = by_sentence(layout, out)
    for i, late in enumerate(out):
        if late.cue and late.content and late.content[0][0] < late.cue[0][0]:
            for k in close_to(layout, table, late.content[:1]):
                if k != i and out[k].cue and out[k].cue[0][0] < late.cue[0][0]:
                    out[k], out[i] = _parted(layout, out[k], out[i])
    return [a for a in out if a.content]


def _parted(layout: Layout, early: Attribution, late: Attribution) -> tuple[Attribution, Attribution]:
    if not late.content:
        return early, late
    start, end = late.content[0]
    if not any(touch(p, (start, end)) for p in early.content):
        return early, late
    at = _joint(layout, max(start, early.cue[0][1]), end)
    if at is None:
        return early, late
    kept = tuple((s, min(e, at)) for s, e in early.content if s < at)
    return replace(early, content=kept), replace(late, content=((at + 1, end), *late.content[1:]))


def _joint(layout: Layout, start: int, end: int) -> int | None:
    """The first colon or semicolon outside quotation marks between two offsets."""
    return next((w.start for w in layout.words_in((start, end)) if w.low in {":", ";"} and not w.quoted), None)

"""Carriers beside a statement that no cue of their own marks: an outlet that is told, quotes, saw or aired it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.claims.accounts import accounts
from twosource.claims.coref import resolve
from twosource.claims.evidence import usual_gender
from twosource.claims.near import by_sentence, close_to, holds, touch
from twosource.claims.outlets import UNIONS, is_own_outlet, looks_like_outlet
from twosource.claims.phrase import grammar, phrase_after, subject_before
from twosource.claims.segment import Layout, Sentence
from twosource.claims.stage import Stage
from twosource.claims.words import CAPITAL, cue_forms, lexicon
from twosource.model import Attribution, Link, Span, cut

CARRIED = re.compile(
    r"\b(?:(?:cited|quoted|carried|relayed|aired|broadcast|interviewed|reported|seen|obtained|reviewed|translated|read|"
    r"summari[sz]ed|forwarded|reproduced|"
    r"passed on|viewed|heard|transcribed) by|(?:is|was|are|were) said by|(?:quoted|cited|read|printed) in|"
    r"(?:quoted|heard|seen) on|as saying by|leaked to|"
    r"(?:passed|handed|shown|given|sent|read|forwarded|leaked|described|shared|conveyed|summari[sz]ed|translated) "
    r"(?:on )?(?:to|with|for) "
    r"(?:us|reporters|(?:this|the|an?|our|(?-i:[A-Z])[\w’'-]*)(?: [\w’'-]+){0,3}?) by|"
    r"and (?:first |later )?(?:published|printed|posted|carried|shared) by)\s",
    re.I,
)
"""Participles after a source or a noun of speech, before who carried it."""
PUBLISHED = re.compile(r"\b(?:published|posted|printed|released|shared|made public) (?:on \w+ )?by\s", re.I)
"""These name an author inside a source ("maps published by B"), a carrier outside ("in remarks published by B")."""
TOLD = re.compile(
    r"\b(?:told|tells?|telling|assur(?:ed|es|ing)|inform(?:ed|s|ing)|"
    r"(?:said|confirmed|confided?|repeated|disclosed?|revealed|reveal|describe[ds]?|admit(?:ted)?|explain(?:ed)?|spoke|speaks?|"
    r"speaking|talked|talking|remarked|complained|wrote|writing|insisted)"
    r" to|in (?:comments|remarks|papers|documents|an? (?:e-?mail|letter|message|essay|article|column)|a statement) "
    r"(?:(?:sent |given |handed |passed |made |read )?to|for|in)|"
    r"(?P<interview>in (?:an? |his |her |their |its )?(?:\w+ )?(?:interviews?|conversation) "
    r"(?:with|to|for|on|published (?:in|by))))\s",
    re.I,
)
"""Words before an outlet that was told."""
SHOWED = re.compile(
    r"\b(?:which|that) (?P<who>[^,;:.\"“”«»]{2,60}?) (?:has |had |have )?(?:first |since |later )?"
    r"(?:translated|transcribed|leaked|obtained|carried|broadcast|aired|showed|shown|relayed|forwarded|circulated|passed|"
    r"let (?:us|me|this \w+) (?:read|see|hear)|read (?:out|aloud)|"
    r"(?P<prints>printed|published|released|reproduced|displayed|summari[sz]ed)|(?P<sees>seen|reviewed|viewed|heard|read))\b"
)
"""A relative clause whose subject brought what the source is before the reader."""
IN_LETTER = re.compile(r"\bin (?:an?|the|its|his|her|their|that) (?:[\w-]+ ){1,3}$", re.I)
"""Words before such a clause where a statement's own document is meant, not what it is drawn from."""
ONWARD = re.compile(
    r"\b(?:told|informed|assured|warned) (?P<who>(?:[\w’'-]+ ){0,7}[\w’'-]+, (?:which|who)) "
    r"(?:has |had |later |then |in turn )?"
    r"(?:told|informed|ran|repeated|printed|published|forwards?|forwarded|passe[sd]|carried|relayed)\b"
)
"""Whom one told, and who told others in turn: "told the unit, which told the court"."""
THROUGH = re.compile(r",? (?:\w+ly )?(?:through|via|by way of) (?=(?:an? |the |his |her |its |their )?\w)")
MOUTHS = frozenset("interpreter translator spokesman spokeswoman spokesperson spokespeople office".split())
"""Those through whom one speaks without their being a link: they say the same words in the same name."""
BETWEEN = frozenset(
    "guarantor intermediary mediator envoy go-between friend relative lawyer emissary proxy aide".split()
)
HAD_FROM = re.compile(
    r"\b(?:(?:ha[ds]|have|got|gets?) (?:it|this|that|the story) from|(?:hear[ds]?|learn(?:s|ed|t)?) (?:it )?from|"
    r"(?:attribut|credit|ascrib)\w* (?:it )?to)$",
    re.I,
)
"""Cues whose subject passes on what the source said: "she had it from a porter", "the paper attributed to"."""

HEARERS = frozenset("court jury jurors inquest tribunal magistrates hearing inquiry committee mps deputies".split())
"""Before whom it was said, and who is nobody's source: "a jury heard that he had boasted"."""
AIRS = r"(?:aired|airs|broadcast|broadcasts|printed|prints|published|publishes|transcribed|quoted|quotes)\b"
HELD = r"\b(?:seen|obtained|reviewed|interviewed|quoted|cited|first reported|first published) by"
"""What outlets do, and what is done by them."""
ASKED = re.compile(r"\b(?:asked|reached|contacted|pressed|questioned|approached|interviewed) by ", re.I)
"""Words before an outlet that put a question or was answered."""
SHARED = re.compile(
    r"\b(?:shared with|(?:sent|shown|given|handed|provided|passed|released|supplied|disclosed|made available) to)\s",
    re.I,
)
"""Words before an outlet that was let have a document."""
SPOKEN_TO = re.compile(r"(?:told|tells?|telling|(?:spoke|speaking) to|in (?:comments|remarks) to)\s", re.I)
LONG = 4
"""Words that a bare name of an outlet may have."""
CLOSES = frozenset({".", ",", ";", ":", "”", '"'})
"""What ends a clause: a noun for a document before it is no verb ("citing police reports.")."""
WHICH = frozenset("last this next late early earlier".split())
"""Words before a time that tell which one."""
PERSONS = frozenset("him her them his their its me us you it my your".split())
"""First words of a phrase that is somebody, not an outlet ("him the same evening", "her agency")."""
NAME = re.compile(rf"(?:the )?{CAPITAL}")
APPOSED = re.compile(
    rf"(?:[Tt]he )?(?:{CAPITAL}[\w’'-]+ ?){{1,4}}, ((?:the|an?|our|its|his|her|their) [^,;.:\"“”]{{3,50}})"
)
"""A name with what it is: "told Crumb, a trade magazine"."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A carrier named beside a statement: where its words begin and end, its own span, whether it was told, and whether
    it is by its account that one knows the statement."""

    span: Span
    who: Span
    told: bool
    account: bool = False


@dataclass(frozen=True, slots=True)
class Asides:
    """For each attribution the carriers beside it, nearest to the reader first, and which ones told an outlet."""

    links: dict[int, tuple[Link, ...]]
    told: frozenset[int]


def asides(stage: Stage, found: Sequence[Attribution], outer: Sequence[tuple[int, ...]]) -> Asides:
    """The carriers beside each attribution; each is given to one: whom it stands in or at, else the outermost level."""
    table = by_sentence(stage.layout, found)
    links: dict[int, list[tuple[int, int, Link]]] = {}
    told: set[int] = set()
    for aside in _all(stage, found, table):
        i = _owner(stage.layout, aside, found, outer, close_to(stage.layout, table, (aside.span,)))
        if i is None:
            continue
        if aside.told:
            told.add(i)
        if not is_own_outlet(stage, stage.layout.text[slice(*aside.who)]):
            ref = resolve(stage, aside.who).ref
            link = Link(ref.id, ref.name, (aside.who,), (aside.span,) if aside.span[1] > aside.span[0] else ())
            links.setdefault(i, []).append((aside.told + 2 * aside.account, -aside.span[0], link))
    return Asides(
        {i: tuple(link for _, _, link in sorted(some, key=lambda s: s[:2])) for i, some in links.items()},
        frozenset(told),
    )


def _all(stage: Stage, found: Sequence[Attribution], table: dict[int, list[int]]) -> Iterator[Aside]:
    """Every carrier that the sentences with attributions name, in no order."""
    layout = stage.layout
    for number in sorted(table):
        sentence = layout.sentences[number] if layout.sentences else None
        if sentence is None:
            return
        marks = sorted(s for i in table[number] for p in (found[i].cue, found[i].content) for s, _ in p)
        frame = (sentence.start, sentence.end)
        sources = [s for i in table[number] for s in found[i].source]
        yield from _carried(layout, CARRIED, frame, marks)
        yield from (
            p for p in _carried(layout, PUBLISHED, frame, marks) if not any(s <= p.span[0] < e for s, e in sources)
        )
        yield from _told(stage, frame, marks)
        yield from (
            p
            for pattern in (ASKED, SHARED)
            for p in _carried(layout, pattern, frame, marks)
            if looks_like_outlet(layout.text[slice(*p.who)]) or is_own_outlet(stage, layout.text[slice(*p.who)])
        )
        yield from _showed(layout, frame, sources)
        read = [s for i in table[number] for s in (*found[i].source, *found[i].cue)]
        yield from (
            Aside(at, who, False, True)
            for at, who in accounts(layout, frame)
            if not any(touch(at, s) or touch(who, s) for s in read)
        )
        yield from (
            Aside((m.start(), m.start("who") - 1), m.span("who"), False) for m in ONWARD.finditer(layout.text, *frame)
        )
    for a in found:
        yield from _by_cue(layout, a)


def _stop(marks: Sequence[int], at: int, end: int) -> int:
    """Where a phrase that begins at an offset must end: at the next cue or content, or the sentence's end."""
    return min((m for m in marks if m > at), default=end)


def _carried(layout: Layout, pattern: re.Pattern[str], frame: Span, marks: Sequence[int]) -> Iterator[Aside]:
    for m in pattern.finditer(layout.text, *frame):
        who = noun_phrase(layout, m.end(), _stop(marks, m.end(), frame[1]))
        if who is not None and _may_carry(layout, layout.word_at(who[0])):
            yield Aside((m.start(), m.end() - 1), who, False)


def _may_carry(layout: Layout, at: int) -> bool:
    """Whether a phrase may name somebody: no day and no number ("heard on 3 and 17 May")."""
    low = layout.words[at].low
    return low not in grammar("weekdays") | grammar("months") and not low[0].isdigit()


def _told(stage: Stage, frame: Span, marks: Sequence[int]) -> Iterator[Aside]:
    layout = stage.layout
    for m in TOLD.finditer(layout.text, *frame):
        who = noun_phrase(layout, m.end(), _stop(marks, m.end(), frame[1]))
        if who is None:
            continue
        words = layout.text[slice(*who)]
        if layout.words[layout.word_at(who[0])].low in PERSONS and not is_own_outlet(stage, words):
            continue
        apposed = APPOSED.match(layout.text, who[0], frame[1])
        outlet = looks_like_outlet(words) or (apposed is not None and looks_like_outlet(apposed[1]))
        outlet = outlet or _acts_as_outlet(layout, who)
        asks = m["interview"] and NAME.match(words) and not _is_person(stage, who)
        if is_own_outlet(stage, words) or outlet or asks or _only_told(stage, m, who):
            yield Aside((m.start(), m.end() - 1), who, True)


def _is_person(stage: Stage, who: Span) -> bool:
    """Whether a phrase names a person: "in an interview with Vera Quill" names who asks, not where it appeared."""
    words = stage.layout.text[slice(*who)]
    return resolve(stage, who).ref.kind == "person" or usual_gender(words) != ""


def _acts_as_outlet(layout: Layout, who: Span) -> bool:
    """Whether a bare name does on the page what outlets do: it aired, printed or later published something."""
    words = layout.words_in(who)
    if not all(w.capital for w in words) or len(words) > LONG or {w.low for w in words} & lexicon("roles")["bodies"]:
        return False
    name = re.escape(layout.text[words[-1].start : words[-1].end])
    return re.search(rf"\b{name} (?:has |had )?(?:\w+ )?{AIRS}|{HELD} (?:the )?{name}\b", layout.text) is not None


def _only_told(stage: Stage, m: re.Match[str], who: Span) -> bool:
    """Whether a bare name is told something and does nothing else on the page: so pages name outlets ("told Retna")."""
    layout = stage.layout
    words = layout.words_in(who)
    name = layout.text[slice(*who)]
    if not SPOKEN_TO.match(m[0]) or not all(w.capital for w in words) or len(words) > LONG:
        return False
    if len(words) == 1 and len(re.findall(rf"\b{re.escape(words[-1].low)}\b", layout.text, re.I)) > 1:
        return False
    if {w.low for w in words} & (lexicon("roles")["bodies"] | lexicon("roles")["people"] | lexicon("roles")["titles"]):
        return False
    kind = resolve(stage, who).ref.kind
    return kind == "organisation" or (kind is None and name not in UNIONS)


def _showed(layout: Layout, frame: Span, sources: Sequence[Span]) -> Iterator[Aside]:
    """Who brought a document before the reader; who prints what is a source itself is its author, save an outlet."""
    for m in SHOWED.finditer(layout.text, *frame):
        first = layout.words[layout.word_at(m.start("who"))]
        letter = IN_LETTER.search(layout.text, frame[0], m.start()) if m["prints"] else None
        author = letter is None or any(s <= m.start() < e for s, e in sources)
        if (m["sees"] or (m["prints"] and author)) and not looks_like_outlet(m["who"]):
            continue
        if (
            first.low in {"he", "she", "they"}
            or first.capital
            or first.low in grammar("determiners") - {"this", "that", "one"}
        ):
            yield Aside((m.end("who") + 1, m.end()), m.span("who"), False)


def _by_cue(layout: Layout, a: Attribution) -> Iterator[Aside]:
    """Who passes on what the cue says it had from the source; through whom the source let it be known."""
    if not a.cue or not layout.sentences:
        return
    cue = a.cue[-1]
    sentence = layout.sentences[layout.sentence_at(cue[0])]
    if a.source and a.source[0][0] >= cue[1] and HAD_FROM.search(cut(layout.text, a.cue)):
        subject = subject_before(layout, sentence.first, layout.word_at(cue[0]))
        if subject is not None and layout.words[subject[1] - 1].low not in HEARERS:
            yield Aside((cue[0], cue[0]), (layout.words[subject[0]].start, layout.words[subject[1] - 1].end), False)
    if (citer := _citer(layout, sentence, a)) is not None:
        yield citer
    places = (cue[1], *(e for _, e in a.source if e < cue[0]))
    m = next((m for at in places if (m := THROUGH.match(layout.text, at, sentence.end))), None)
    who = (
        None
        if m is None
        else noun_phrase(layout, m.end(), _stop([s for s, _ in (*a.content, cue)], m.end(), sentence.end))
    )
    if m is not None and who is not None and _is_go_between(layout, who):
        yield Aside((m.start() + 1, m.end() - 1), who, False)


def _citer(layout: Layout, sentence: Sentence, a: Attribution) -> Aside | None:
    """Who cites a source that was read alone: the subject in `X, quoting Y, reported that C`."""
    words = layout.words
    at = layout.word_at(a.source[0][0]) - 1 if a.source else 0
    if at - 2 <= sentence.first or words[at].low not in {"citing", "quoting"} or words[at - 1].low != ",":
        return None
    begin = layout.after_dateline(sentence)
    if any(words[i].quoted or words[i].low in cue_forms() or words[i].low == "," for i in range(begin, at - 1)):
        return None
    return Aside((words[at].start, words[at].end), (words[begin].start, words[at - 2].end), False)


def _is_go_between(layout: Layout, who: Span) -> bool:
    """Whether a phrase after "through" is somebody: no document, no channel, nobody who lends a voice only."""
    words = layout.words_in(who)
    last = words[-1].low
    if any(w.low in MOUTHS | lexicon("cues")["documents"] for w in words) or words[0].low in {"its", "their"}:
        return False
    people = lexicon("roles")["people"]
    return (
        last in people | BETWEEN
        or last.removesuffix("s") in people | BETWEEN
        or looks_like_outlet(cut(layout.text, (who,)))
    )


def _owner(
    layout: Layout, aside: Aside, found: Sequence[Attribution], outer: Sequence[tuple[int, ...]], close: Sequence[int]
) -> int | None:
    """Whose carrier it is: the attribution in whose source or cue it stands, else the one whose words it follows or
    leads in; of the levels of a chain the outermost that says it."""
    at = aside.span
    if layout.text[: at[0]][-5:].lower() == " who ":
        close = [i for i in close if any(s <= at[0] <= e + len(", who ") for s, e in found[i].source)]
    within = [i for i in close if any(s <= at[0] < e for s, e in found[i].source)]
    if within:
        return min(within, key=lambda i: sum(e - s for s, e in found[i].source))
    here = [i for i in close if any(touch(at, c) or at == (c[0], c[0]) for c in found[i].cue)]
    if here:
        return here[0]
    free = [i for i in close if found[i].cue and not holds(found[i].content, (at[0], at[0] + 1))]
    if not free or layout.quote_at(at[0]) is not None:
        return None
    nearest = _nearest(free, found, at[0])
    if _between(found[nearest], at[0]):
        return nearest
    return next((j for j in outer[nearest] if j in free), nearest)


def _nearest(free: Sequence[int], found: Sequence[Attribution], at: int) -> int:
    """The attribution whose cue or source ends last before an offset; where none does, the first after it."""
    ends = {i: max((e for _, e in (*found[i].cue, *found[i].source) if e <= at), default=-1) for i in free}
    best = max(free, key=lambda i: ends[i])
    return best if ends[best] >= 0 else min(free, key=lambda i: found[i].cue[0][0])


def _between(a: Attribution, at: int) -> bool:
    """Whether an offset stands between an attribution's source and cue, or between its cue and its content."""
    parts = [*a.cue, *a.source]
    low, high = min(s for s, _ in parts), max(e for _, e in parts)
    return low <= at < high or (high <= at < a.content[0][0] if a.content else False)


def noun_phrase(layout: Layout, at: int, limit: int) -> Span | None:
    """The noun phrase at an offset, up to a verb, place, time or adverbial ("in his kitchen", "by telephone")."""
    first = layout.word_at(at)
    span = phrase_after(layout, first, bisect_left(layout.starts, limit))
    if span is None:
        return None
    end = span[0]
    while end < span[1] and not (end > span[0] and _ends_phrase(layout, span[0], end)):
        end += 1
    while end > span[0] + 1 and layout.words[end - 1].low in {",", "and"}:
        end -= 1
    return (layout.words[span[0]].start, layout.words[end - 1].end)


def _ends_phrase(layout: Layout, start: int, at: int) -> bool:
    """Whether a word cannot belong to the phrase from `start` on: a preposition, a verb, another phrase's head."""
    word, before = layout.words[at], layout.words[at - 1]
    if word.low in grammar("prepositions") - {"of", "for"} or _tells_when(layout, at):
        return True
    last = at + 1 >= len(layout.words) or layout.words[at + 1].low in CLOSES
    noun = last and word.low.removesuffix("s") in lexicon("cues")["documents"]
    if not word.capital and (word.low in grammar("auxiliaries") or (_is_verb(word.low, before.low) and not noun)):
        return True
    return at > start + 1 and before.capital and word.low in grammar("determiners") | grammar("pronouns")


def _tells_when(layout: Layout, at: int) -> bool:
    """Whether a time begins here: "told the paper last night", "told the paper Monday", not "the Sunday Lens"."""
    low = layout.words[at].low
    after = layout.words[at + 1] if at + 1 < len(layout.words) else None
    if low in grammar("weekdays"):
        return after is None or not after.capital
    times = grammar("times") | grammar("weekdays") | grammar("months")
    return low in WHICH and after is not None and after.low in times


def _is_verb(word: str, before: str) -> bool:
    """Whether a word is an inflected verb of saying; a base form ("state") is more often a noun."""
    inflected = word in cue_forms() and (cue_forms()[word][0] != word or word in {"put", "read"})
    return inflected and before not in grammar("determiners") | {"'s"}

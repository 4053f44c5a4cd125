"""Who passes on whose words, where the trained reader linked a cue to the one who relays: each by its construction."""

import re
from collections.abc import Sequence
from dataclasses import replace

from twosource.claims.near import close_to, touch
from twosource.claims.phrase import grammar, phrase_after, subject_before
from twosource.claims.segment import Layout
from twosource.claims.words import cue_forms, lexicon
from twosource.model import Attribution, Span, cut

HEARS = re.compile(r"\b(?:hear|hears|heard|learn|learns|learned|learnt)$", re.I)
FROM = re.compile(r" from (?=\w)")
QUOTES = re.compile(r"\b(?:quot|cit|report|describ|recall|remember|record)\w*$", re.I)
AS_SAYING = re.compile(r"^(?P<who>(?:[\w’'-]+ ){1,6}?)as (?P<cue>\w+ing)$")
INVERTED = frozenset({"said", "says", "say", "told", "reported", "added"})
HAD_IT = re.compile(
    r",? who (?:(?:had|has|got|gets) (?:it|this|that|the story)|heard (?:it|this|that)|learn\w* (?:it|this|that)) from "
)
BY_TO = re.compile(r"\b(?:attribut|ascrib|credit)ed (?:(?:by|in) (?P<carrier>[^,.;:“”\"]{2,50}?) )?to (?=\w)", re.I)
TELLS = re.compile(
    r"(?P<who>(?:[\w’'-]+ ){1,4}?)(?P<cue>(?:(?:has|had|have|once|kept|keeps) )?"
    r"(?:told|said|saying|warned|assured|informed|swore|insisted|admitted))"
    r"(?: (?P<whom>me|us|him|her|them|you|everyone|everybody|people))? (?:that )?(?=\w)"
)
"""Somebody's saying at the head of a quotation that is nothing else: “Danny told me he did it”."""
LEAST = 3
"""Words that what is passed on must have to be a statement."""


def relayed(layout: Layout, found: Sequence[Attribution], table: dict[int, list[int]]) -> list[Attribution]:
    """Attributions with the ones that they relay apart from them; `table` has them by sentence."""
    out: list[Attribution] = []
    for i, a in enumerate(found):
        close = [found[k] for k in close_to(layout, table, a.cue) if k != i] if a.cue and a.source else []
        pair = _parted(layout, a) if a.cue and a.source and layout.sentences else None
        if pair is None or any(touch(c, d) for b in close for c in b.cue for d in pair[-1].cue):
            out.append(a)
        else:
            out += pair
    return out


def _parted(layout: Layout, a: Attribution) -> list[Attribution] | None:
    """One attribution as the outer and the inner one that it is made of, the inner one last; None where it is one."""
    for reader in (_heard_from, _quoted_after, _inverted, _had_it_from, _attributed, _in_quotation):
        pair = reader(layout, a)
        if pair is not None:
            return pair
    return None


def _heard_from(layout: Layout, a: Attribution) -> list[Attribution] | None:
    """`X heard from Y that C`: Y's statement; that X passes it on is read from the cue."""
    m = FROM.match(layout.text, a.cue[-1][1])
    if m is None or not HEARS.search(cut(layout.text, a.cue)) or a.source[0][0] >= a.cue[0][0]:
        return None
    sentence = layout.sentences[layout.sentence_at(a.cue[0][0])]
    that = next(
        (i for i in range(layout.word_at(m.end()), sentence.last) if layout.words[i].low in {"that", ","}), None
    )
    who = None if that is None else phrase_after(layout, layout.word_at(m.end()), that)
    if that is None or who is None:
        return None
    begin = layout.words[that].end
    content = tuple((max(s, begin), e) for s, e in a.content if e > begin + LEAST)
    return (
        [replace(a, content=content, cue=((a.cue[0][0], m.end() - 1),), source=(_span(layout, who),))]
        if content
        else None
    )


def _quoted_after(layout: Layout, a: Attribution) -> list[Attribution] | None:
    """`“C,” X quoted Y as saying`."""
    last = a.content[-1]
    m = AS_SAYING.match(layout.text[last[0] : last[1]].strip(" .,"))
    if m is None or len(a.content) < 2 or last[0] < a.cue[-1][1] or not QUOTES.search(cut(layout.text, a.cue)):
        return None
    at = layout.text.index(m[0], last[0])
    cue, who = (at + m.start("cue"), at + m.end()), (at, at + len(m["who"].rstrip()))
    return [a, Attribution(a.content[:-1], (cue,), (who,), a.score)]


def _inverted(layout: Layout, a: Attribution) -> list[Attribution] | None:
    """`X, who asked not to be named, said Y told them that C`, where Y was taken for who "said"."""
    if len(a.cue) > 1 or cut(layout.text, a.cue).lower() not in INVERTED or a.source[0][0] != a.cue[0][1] + 1:
        return None
    sentence = layout.sentences[layout.sentence_at(a.cue[0][0])]
    v = layout.word_at(a.source[-1][1] - 1) + 1
    if v >= sentence.last or any(w.quoted for w in layout.words[sentence.first : v]):
        return None
    base, kinds = cue_forms().get(layout.words[v].low, ("", frozenset()))
    if "say" not in kinds or layout.words[v].low == base:
        return None
    subject = subject_before(layout, layout.after_dateline(sentence), layout.word_at(a.cue[0][0]))
    content = tuple((max(s, layout.words[v].end + 1), e) for s, e in a.content if e > layout.words[v].end + LEAST)
    if subject is None and sentence.start <= a.content[0][0] and a.content[0][1] < a.cue[0][0]:
        subject = (layout.word_at(a.content[0][0]), layout.word_at(a.content[0][1] - 1) + 1)
    if subject is None or not content:
        return None
    inner = Attribution(content, (_span(layout, (v, v + 1)),), a.source, a.score)
    outer = replace(a, content=((a.source[0][0], content[-1][1]),), source=(_span(layout, subject),))
    return [outer, inner]


def _had_it_from(layout: Layout, a: Attribution) -> list[Attribution] | None:
    """`C, said X, who had it from Y`."""
    start, end = a.source[0]
    m = HAD_IT.search(layout.text, start, end)
    if m is None or m.start() == start:
        return None
    begin = m.start() + (layout.text[m.start()] == ",") + 1
    inner = Attribution(a.content, ((begin + len("who "), m.end() - 1),), ((m.end(), end),), a.score)
    return [replace(a, source=((start, m.start()),), content=(*a.content, (begin, end))), inner]


def _attributed(layout: Layout, a: Attribution) -> list[Attribution] | None:
    """`the suggestion, attributed by X to Y, that C`."""
    low = min(a.cue[0][0], a.source[0][0])
    m = BY_TO.search(layout.text, low, max(a.cue[-1][1], a.source[-1][1]))
    if m is None or m["carrier"] is None or m.start() > a.cue[0][1]:
        return None
    who = phrase_after(layout, layout.word_at(m.end()), layout.sentences[layout.sentence_at(low)].last)
    if who is None:
        return None
    source = _span(layout, who)
    content = tuple(p for p in a.content if not touch(p, source) and not touch(p, m.span("carrier")))
    if not content:
        return None
    inner = replace(a, cue=((m.end("carrier") + 1, m.end() - 1),), source=(source,), content=content)
    outer = replace(a, cue=((m.start(), m.start("carrier") - 1),), source=(m.span("carrier"),))
    return [replace(outer, content=(*content, (m.end("carrier") + 1, source[1]))), inner]


def _in_quotation(layout: Layout, a: Attribution) -> list[Attribution] | None:
    """`“Y told me C,” X said`: a quotation that is nothing but another's saying."""
    start, end = a.content[0]
    quote = layout.quote_at(start)
    if quote is None or len(a.content) > 1 or quote.end < end - 1:
        return None
    begin = max(start, quote.start + 1)
    m = TELLS.match(layout.text, begin, end)
    if m is None or re.search(r"[.!?]\s", layout.text[begin:end]) or not _is_one(layout, (begin, m.end("who") - 1)):
        return None
    stop = end - (layout.text[end - 1] in "”’\"'")
    rest = layout.words_in((m.end(), stop))
    if len(rest) < LEAST or not any(
        w.low in grammar("auxiliaries") | grammar("finite") or w.low.endswith("ed") for w in rest
    ):
        return None
    return [a, Attribution(((m.end(), stop),), (m.span("cue"),), ((begin, m.end("who") - 1),), a.score)]


def _is_one(layout: Layout, who: Span) -> bool:
    """Whether words are a name or an office: no pronoun, no clause."""
    words = layout.words_in(who)
    people = lexicon("roles")["people"]
    if any(w.low in grammar("pronouns") | grammar("auxiliaries") | {",", "who", "that"} for w in words):
        return False
    return bool(words) and (
        all(w.capital for w in words) or words[-1].low in people or words[-1].low.removesuffix("s") in people
    )


def _span(layout: Layout, r: tuple[int, int]) -> Span:
    return (layout.words[r[0]].start, layout.words[r[1] - 1].end)

"""Which attributions hold which, and what a claim rests on: data and exhibits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.claims.coref import resolve
from twosource.claims.expression import parse
from twosource.claims.links import noun_phrase
from twosource.claims.near import by_sentence, close_to, holds
from twosource.claims.retracting import retracts
from twosource.claims.segment import Layout
from twosource.claims.stage import Stage, words_of
from twosource.claims.stance import CALLS, disowns
from twosource.claims.words import cue_forms, lexicon
from twosource.model import Attribution, Basis, Span, cut, digest

OWN_SHARE = 0.5
"""An outer attribution with this share of its words outside the inner one says something itself, and stays a claim."""
LEAST_OWN = 8
"""Words that an outer attribution must have of its own to stay a claim."""
QUOTING = re.compile(r"\b(citing|based on|drawing on|drew on|draws on|relying on) ", re.I)
LEADING = re.compile(r"(?:citing|quoting|drawing on|relying on|based on) ", re.I)
"""How a sentence begins that says first what its statement rests on."""
USING = re.compile(
    r",? using (?=(?:[\w-]+['’]s|the [\w ]{2,30}?['’]s?) (?:[\w-]+ )?(?:data|figures|sheets|readings|numbers|records|"
    r"statistics|maps|imagery|images|measurements|samples|documents|logs|lists|tallies)\b)",
    re.I,
)
"""Whose data a count was made from, behind it: "put it at 50, using the commission's sheets"."""
FROM_DATA = re.compile(
    r"\b(data|figures|readings|numbers|records|statistics|maps|imagery|images|pictures|measurements|samples|documents|logs)\b"
    r"[^,;.]{0,40}?\b(from|by|of|supplied by|compiled by|provided by) ", re.I)  # fmt: skip
MADE = re.compile(
    r"\b(released|published|issued|posted|shared|taken|made|compiled|shot|filmed|obtained|collected)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Nest:
    """Which attributions hold each other: the outer ones of each, nearest to the reader first; and mere carriers."""

    outer: tuple[tuple[int, ...], ...]
    carriers: frozenset[int]


def nest(layout: Layout, found: Sequence[Attribution], denied: bool = False) -> Nest:
    """Nesting by containment of cue in content; who denies or takes back another's statement does not carry it, save
    where `denied` asks for all that is contained."""
    outer: list[tuple[int, ...]] = []
    carriers: set[int] = set()
    table = by_sentence(layout, found)
    for i, a in enumerate(found):
        close = close_to(layout, table, (_anchor(a),))
        holding = [j for j in close if j != i and _carries(layout, found[j], a)]
        holding = [j for j in holding if denied or not _rejects(layout, found[j], a)]
        holding.sort(key=lambda j: -sum(e - s for s, e in found[j].content))
        outer.append(tuple(holding))
        carriers |= {j for j in holding if _only_carries(layout, found[j], a)}
    return Nest(tuple(outer), frozenset(carriers))


def _rejects(layout: Layout, outer: Attribution, inner: Attribution) -> bool:
    """Whether an outer source denies or takes back what an inner one says, by its own words alone: "Y called it false,
    X said" is no denial by X."""
    extent = [*inner.content, *inner.cue, *inner.source]
    low, high = min(s for s, _ in extent), max(e for _, e in extent)
    own = tuple(q for s, e in outer.content for q in ((s, min(e, low)), (max(s, high), e)) if q[0] < q[1])
    names = CALLS.search(cut(layout.text, outer.cue))
    return disowns(layout, outer if names else replace(outer, content=own)) or retracts(layout, outer)


def _carries(layout: Layout, outer: Attribution, inner: Attribution) -> bool:
    return (_holds(outer, inner) or _interrupts(layout, outer, inner)) and not _holds(inner, outer)


def _anchor(a: Attribution) -> Span:
    return (a.cue or a.source or a.content)[0]


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return holds(outer.content, _anchor(inner))


def _interrupts(layout: Layout, outer: Attribution, inner: Attribution) -> bool:
    """Whether the outer words stand between an inner subject, which its content holds, and its verb of speech: "a
    guard, she told members, explained that". What somebody thinks is so told by the one who says it."""
    kinds = cue_forms().get(cut(layout.text, inner.cue[-1:]).split(" ")[-1].lower(), ("", frozenset()))[1]
    if "say" not in kinds:
        return False
    if not (outer.cue and outer.source and inner.cue and inner.source) or not holds(outer.content, inner.source[0]):
        return False
    low, high = min(outer.cue[0][0], outer.source[0][0]), max(outer.cue[-1][1], outer.source[-1][1])
    return inner.source[-1][1] <= low and high <= inner.cue[0][0]


def _only_carries(layout: Layout, outer: Attribution, inner: Attribution) -> bool:
    extent = [*inner.content, *inner.cue, *inner.source]
    low, high = min(s for s, _ in extent), max(e for _, e in extent)
    words = [w for p in outer.content for w in layout.words_in(p) if w.low[0].isalnum()]
    own = [w for w in words if w.end <= low or w.start >= high]
    return len(own) < max(LEAST_OWN, OWN_SHARE * len(words))


def _in_content(offset: int, a: Attribution) -> bool:
    return any(s <= offset < e for s, e in a.content)


def bases(stage: Stage, a: Attribution, frame: Span) -> tuple[Basis, ...]:
    """What the claim rests on: bodies whose data it uses ("citing B", "of data from B"), exhibits it reads."""
    layout = stage.layout
    found: dict[str, Basis] = {}
    own = a.source[0] if a.source else a.cue[0] if a.cue else frame
    sentence = layout.sentences[layout.sentence_at(frame[0])]
    if LEADING.match(layout.text, sentence.start):
        frame = (sentence.start, frame[1])
    behind = (frame[0], max(frame[1], layout.sentences[layout.sentence_at(frame[1] - 1)].end))
    for pattern, where in ((FROM_DATA, own), (QUOTING, frame), (USING, behind)):
        for m in pattern.finditer(layout.text, *where):
            if _in_content(m.start(), a):
                continue
            begin = m.start() if pattern is FROM_DATA else m.end()
            span = noun_phrase(layout, m.end(), where[1])
            if span is not None and (m.start() < own[0] or not _is_author(layout, own, m.start())):
                ref = resolve(stage, span).ref
                found.setdefault(ref.id, Basis(ref.id, ref.name, False, ((begin, span[1]),)))
    exhibit = _exhibit(stage, a, own)
    return (*found.values(), *((exhibit,) if exhibit is not None else ()))


def _is_author(layout: Layout, source: Span, at: int) -> bool:
    """Whether the data stand at the head of the source: then their maker is the voice itself, no basis."""
    return layout.text[source[0] : at].count(" ") <= 3 and " of " not in layout.text[source[0] : at] and not re.search(
        r"\bwhich\b|,", layout.text[source[0] : at])  # fmt: skip


def _exhibit(stage: Stage, a: Attribution, own: Span) -> Basis | None:
    """The video, map or document that a claim reads off: a source that is one and says who made it."""
    layout = stage.layout
    text = layout.text
    if a.source and a.source[0] == own:
        seen = parse(layout, stage.runs, words_of(stage, own))
        if seen.kind == "document" and seen.owner is not None and seen.head in lexicon("cues")["exhibits"]:
            name = _plain(text[layout.words[seen.span[0]].start : own[1]])
            return Basis(digest("exhibit", name.casefold()), name, True, (own,))
    return _released(stage, a) or _seen_in(stage, a)


SEEN_IN = re.compile(
    r"(?:that )?(?P<what>(?:(?!its\b|their\b|our\b)[\w-]+ ){0,4}?"
    r"(?:images?|imagery|footage|videos?|photographs?|photos?|pictures?)\b"
    r"(?: (?:of|from|taken|made|by) (?:[\w-]+ ?){1,4}?)?) ?(?:show(?:s|ed)?|reveal(?:s|ed)?)\b",
    re.I,
)
"""The beginning of a content that tells what pictures show: they are what its speaker goes by."""


def _seen_in(stage: Stage, a: Attribution) -> Basis | None:
    """The pictures of `X said satellite images showed ...`."""
    m = SEEN_IN.match(stage.layout.text, *a.content[0]) if a.content else None
    if m is None:
        return None
    name = _plain(m["what"])
    return Basis(digest("exhibit", name.casefold()), name, True, (m.span("what"),))


def _released(stage: Stage, a: Attribution) -> Basis | None:
    """The exhibit in `X released a video showing ...`: what stands between the verb and "showing", be it in the cue."""
    text = stage.layout.text
    if not a.cue or not a.source or not text[: a.cue[-1][1]].endswith("showing"):
        return None
    end = a.cue[-1][1] - len("showing")
    m = MADE.search(text, a.source[0][1], max(a.source[0][1], end))
    if m is None:
        return None
    name = _plain(re.sub(r"\b\w+ly\b", "", text[m.end() : end]))
    if not name:
        return None
    full = f"{name} released by {resolve(stage, a.source[0]).ref.name}"
    return Basis(digest("exhibit", full.casefold()), full, True, ((m.end() + 1, end - 1),))


def _plain(words: str) -> str:
    return re.sub(r"^(the|a|an) ", "", " ".join(words.split()), flags=re.I)

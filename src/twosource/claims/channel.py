"""The way a statement took to the public, as far as the words beside its cue name it."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from twosource.claims.segment import Layout
from twosource.claims.words import lists
from twosource.model import Attribution, Signals, Span, cut

TOLD = re.compile(r"\b(?:tell|tells|told|telling|confided|spoke to|speaking to)\b", re.I)
OURSELVES = re.compile(r"\b(?:us|me)\b")
"""Whom a body's own statement says it was told beside other cues than "told": no outlet."""
ADDED = re.compile(r"\b(?:add(?:s|ed|ing)?|continued?|continues|went on|goes on)\b", re.I)
BENCH = frozenset(
    {"judge", "coroner", "magistrate", "justice", "jury", "counsel", "barrister", "prosecutor", "defendant"}
)
"""Offices whose word, where this paragraph or the one before names a court, is spoken there."""
COURT = re.compile(
    r"\b(?:court|jury|inquest|tribunal|hearing|(?<!clinical )(?<!vaccine )(?<!drug )(?<!medical )(?<!phase )trial"
    r"(?! (?:office|people|data|results?|participants?|sites?|runs?|groups?|arms?|team|protocol|doctors?|"
    r"patients?)\b))\b",
    re.I,
)
LASTING = frozenset(
    {"court", "interview", "parliament", "press conference", "briefing", "letter", "statement", "report", "tv", "radio"}
)
"""Occasions that hold over the next sentence of the same speaker; a single post or telephone call does not."""


SURE = 0.8
"""Chance from which the trained reader's channel is taken where no words name one: the lowest at which that won more
than it lost on texts that it was not trained on (bench/claims.py)."""


def sure_ways(signals: Signals) -> dict[int, str]:
    """The channels that the trained reader is sure of, by the offset of the cue."""
    both = zip(signals.attributions, signals.tones, strict=False)
    return {a.cue[0][0]: t.channel for a, t in both if a.cue and t.channel is not None and t.channel_chance >= SURE}


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str] | None, re.Pattern[str]], ...]:
    """Each channel with the patterns of whole sources ("^the report") and of words anywhere beside a cue."""
    found = []
    for name, forms in lists("channels").items():
        heads = [f for f in forms if f.startswith("^")]
        rest = "|".join(f for f in forms if not f.startswith("^"))
        found.append((name, re.compile("|".join(heads), re.I) if heads else None, re.compile(rest, re.I)))
    return tuple(found)


def beside(layout: Layout, frame: Span, a: Attribution, found: Sequence[Attribution]) -> list[str]:
    """The stretches of a frame that belong to this attribution's own cue: without contents, and without other
    attributions' sources and cues; its source first, on its own."""
    held = [p for p in a.content]
    held += [
        p for b in found if b is not a for p in (*b.source, *b.cue, *b.content) if not _same(p, a) and not _covers(p, a)
    ]
    held += list(a.source)
    own = cut(layout.text, a.source) if a.source else ""
    return [" ".join(own.split()), *_gaps(layout.text, frame, held)]


def _same(span: Span, a: Attribution) -> bool:
    return span in a.source or span in a.cue


def _covers(span: Span, a: Attribution) -> bool:
    """Whether a span holds this attribution's cue: an outer content, which takes nothing away."""
    anchor = (a.cue or a.content)[0]
    return span[0] <= anchor[0] and anchor[1] <= span[1]


def _gaps(text: str, frame: Span, held: Iterable[Span]) -> list[str]:
    pieces = []
    at = frame[0]
    for start, end in sorted(held):
        if end <= frame[0] or start >= frame[1]:
            continue
        pieces.append(text[at : max(at, start)])
        at = max(at, end)
    pieces.append(text[at : frame[1]])
    return [" ".join(p.split()) for p in pieces if p.strip()]


def channel(layout: Layout, a: Attribution, near: Sequence[str], outlet: bool, roles: Iterable[str]) -> str | None:
    """One of the design's channels by the words beside the cue (`beside`); "told" where an outlet (`outlet`) is told;
    None where the page names none. `roles` are the speaker's offices."""
    told = outlet and bool(TOLD.search(cut(layout.text, a.cue)))
    for name, head, pattern in _patterns():
        if told and name in {"radio", "tv", "video", "report"}:
            continue
        if (head is not None and head.match(near[0])) or any(pattern.search(words) for words in near):
            return name
    if told or (outlet and not any(OURSELVES.search(words) for words in near)):
        return "told"
    return "court" if BENCH & set(roles) and _in_court(layout, (a.cue or a.content)[0][0]) else None


def _in_court(layout: Layout, at: int) -> bool:
    """Whether the paragraph of an offset or the one before it names a court: a report of a hearing goes on."""
    here = layout.paragraph_at(at)
    return any(COURT.search(layout.text, *p) for p in layout.paragraphs[max(0, here - 1) : here + 1])


def goes_on(old: str | None, cue: str) -> str | None:
    """The channel that a sentence takes over from the same voice's sentence before it."""
    if old in LASTING:
        return old
    return old if old is not None and ADDED.search(cue) else None

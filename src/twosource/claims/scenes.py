"""The day of a scene: "On Tuesday Orme stood up in court" dates what Orme goes on to say there."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twosource.claims.said import is_point, whole_days
from twosource.claims.segment import Layout
from twosource.claims.session import STANDING
from twosource.claims.stage import HEADED, Stage
from twosource.model import Attribution, Claim, Interval, Mention, Span

LOOK_BACK = 5
"""Sentences that a scene may reach on."""


@dataclass(frozen=True, slots=True)
class Days:
    """Outside all contents, in order: the days that a page names up to its publication, and the actors that head a
    sentence, by their offsets."""

    layout: Layout
    days: tuple[Mention, ...]
    heads: tuple[tuple[int, int], ...]

    def before(self, actor: int | None, sentence: int) -> Interval | None:
        """The day that the nearest dated sentence before, in the same paragraph, gives, if this actor heads it."""
        layout = self.layout
        if actor is None or not layout.sentences:
            return None
        paragraph = layout.paragraph_at(layout.sentences[sentence].start)
        for k in range(sentence - 1, max(-1, sentence - 1 - LOOK_BACK), -1):
            start, end = layout.sentences[k].start, layout.sentences[k].end
            if layout.paragraph_at(start) != paragraph:
                return None
            first = next((m for m in between(self.days, start, end) if is_point(layout, m, start)), None)
            if first is not None:
                heads = self.heads[bisect_left(self.heads, (start, -1)) : bisect_left(self.heads, (end, -1))]
                return whole_days(first.time) if any(key == actor for _, key in heads) else None
        return None


def days_of(stage: Stage, times: Sequence[Mention], found: Iterable[Attribution]) -> Days:
    """What dates the scenes of a page, once all its speakers are known; `times` are its time mentions in order."""
    contents = sorted(piece for a in found for piece in a.content)
    days = [m for m in times if _is_day(stage, m)]
    heads = sorted((p, key) for p, key in stage.named if stage.weights.get(p) == HEADED)
    free = _outside([m.span[0] for m in days], contents), _outside([p for p, _ in heads], contents)
    return Days(
        stage.layout, tuple(m for m in days if m.span[0] in free[0]), tuple(h for h in heads if h[0] in free[1])
    )


def between(times: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """Those of the mentions in order that begin from start to before end."""
    return times[bisect_left(times, start, key=_begin) : bisect_left(times, end, key=_begin)]


def _begin(m: Mention) -> int:
    return m.span[0]


def _outside(places: Iterable[int], spans: Sequence[Span]) -> set[int]:
    """Which of the offsets in order stand in none of the spans in order."""
    kept, at, reach = set(), 0, 0
    for place in places:
        while at < len(spans) and spans[at][0] <= place:
            reach = max(reach, spans[at][1])
            at += 1
        if place >= reach:
            kept.add(place)
    return kept


def _is_day(stage: Stage, m: Mention) -> bool:
    """A day, and none after publication: a month is no scene, and nobody speaks tomorrow."""
    if m.time is None or m.time.grain != "day" or m.time.start is None:
        return False
    published = stage.article.published
    last = None if published is None else published.interval.end
    return last is None or m.time.start < last


class Occasions:
    """The last dated statement of each voice, as far as later ones may belong to the same occasion."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, Interval]] = {}
        self._before = ""

    def day(self, layout: Layout, claim: Claim, paragraph: int, pronoun: bool) -> Interval | None:
        """The claim's own day, else that of the same voice's last one: in its paragraph, or in the one before where
        nobody else spoke since and a pronoun goes on ("He added")."""
        voice = "" if claim.voice is None else claim.voice.id
        at, day = self._last.get(voice, (-2, None))
        goes_on = at == paragraph or (pronoun and voice == self._before and at == paragraph - 1)
        standing = claim.cue and STANDING.match(layout.text[claim.cue[0][0] : claim.cue[-1][1]])
        said = claim.said or (day if goes_on and not standing else None)
        self._before = voice
        if said is not None and voice:
            self._last[voice] = (paragraph, said)
        return said

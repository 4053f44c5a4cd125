"""When something was said, and what time it is about: from the times that the mentions room found."""

import re
from collections.abc import Iterable

from twosource.claims.segment import Layout
from twosource.model import Attribution, Interval, Mention, Span, Time

NOT_A_POINT = re.compile(
    r"\b(since|until|till|before|after|by|from|between|for|than|of|due|scheduled|next)\s+(the\s+)?$", re.I
)
EARLIER = re.compile(
    r"\w (?:we|it|he|she|they|i) (?:had )?(?:gave|given|made|issued|published|announced|put out) "
    r"(?:\w+ ){0,2}on (?:\w+ and )?$",
    re.I,
)
"""Before the day of what is taken back: "the figure that we gave on Monday"."""
LOOK_BACK = 14
"""Characters before a time that tell a span of time from a day on which one speaks ("since", "until")."""


def said(layout: Layout, a: Attribution, frame: Span, times: Iterable[Mention]) -> Interval | None:
    """The days on which it was said: the time nearest to the cue in its frame; None where the page names none there."""
    cue = a.cue[0] if a.cue else (a.content[0] if a.content else frame)
    near = [(abs(m.span[0] - cue[1]), m) for m in times if _in_frame(layout, m, a, frame)]
    for _, m in sorted(near, key=lambda pair: pair[0]):
        if (day := whole_days(m.time)) is not None:
            return day
    return None


def whole_days(time: Time | None) -> Interval | None:
    """A time with both ends as an interval, of dates where its end is one."""
    if time is None or time.start is None or time.end is None:
        return None
    return Interval(time.start[:10] if len(time.end) == 10 else time.start, time.end)


def is_point(layout: Layout, m: Mention, since: int) -> bool:
    """Whether one may speak at a time: no "since Monday", and not the day on which something earlier was said."""
    before = layout.text[max(since, m.span[0] - LOOK_BACK) : m.span[0]]
    return not NOT_A_POINT.search(before) and not EARLIER.search(layout.text[since : m.span[0]])


def _in_frame(layout: Layout, m: Mention, a: Attribution, frame: Span) -> bool:
    s, e = m.span
    if s < frame[0] or e > frame[1] or any(cs <= s < ce for cs, ce in (*a.content, *a.source)):
        return False
    if m.time is not None and m.time.timex.startswith("P"):
        return False
    return is_point(layout, m, frame[0])


def about(inside: Iterable[Mention]) -> Interval | None:
    """The time that a content speaks of, from the times in it: from the first to the last; None where it names none."""
    found = [m.time for m in inside if m.time is not None]
    starts = [t.start for t in found if t.start is not None]
    ends = [t.end for t in found if t.end is not None]
    if not starts and not ends:
        return None
    return Interval(min(starts) if starts else None, max(ends) if ends else None)

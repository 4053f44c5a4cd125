"""Which attributions touch which sentence, so that each is compared with its neighbours alone."""

from collections.abc import Iterable, Sequence

from twosource.claims.segment import Layout
from twosource.model import Attribution, Span


def by_sentence(layout: Layout, found: Sequence[Attribution]) -> dict[int, list[int]]:
    """For every sentence the numbers of the attributions that have a word in it, in order."""
    table: dict[int, list[int]] = {}
    for i, a in enumerate(found):
        for number in sorted({n for span in (*a.content, *a.cue, *a.source) for n in _sentences(layout, span)}):
            table.setdefault(number, []).append(i)
    return table


def close_to(layout: Layout, table: dict[int, list[int]], spans: Iterable[Span]) -> list[int]:
    """Numbers of the attributions that touch a sentence which these spans touch, in order."""
    return sorted({i for span in spans for n in _sentences(layout, span) for i in table.get(n, ())})


def _sentences(layout: Layout, span: Span) -> range:
    if not layout.sentences:
        return range(1)
    return range(layout.sentence_at(span[0]), layout.sentence_at(max(span[0], span[1] - 1)) + 1)


def touch(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def holds(content: Iterable[Span], span: Span) -> bool:
    """Whether one piece of a content holds a whole span."""
    return any(s <= span[0] and span[1] <= e for s, e in content)

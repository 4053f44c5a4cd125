"""By whose account a thing is told: "by her account", "as he remembers it", "on the authority of two ministers"."""

import re
from collections.abc import Iterator

from twosource.claims.phrase import grammar, phrase_after
from twosource.claims.segment import Layout
from twosource.model import Span

TELLING = r"(?:account|telling|version|recollection|memory|reckoning|hand)"
OF = re.compile(
    r"\b(?:(?:by|in|on) the (?:account|telling|version|recollection|authority|word) of|"
    r"(?:as )?(?:retold|recounted|remembered|recalled|recorded|told) by|to go by|if one is to believe) (?=\w)",
    re.I,
)
"""Words before whoever tells of what another said."""
OWN = re.compile(
    r"\b(?:by|in|on) (?P<who>(?:his|her|their|its)|(?:[\w-]+ ){0,4}?[\w-]+['’]s?) (?:own )?" + TELLING + r"\b(?! of\b)",
    re.I,
)
"""Whose account it is, before the noun."""
AS = re.compile(
    r"\bas (?P<who>he|she|they|(?:[\w'’-]+ ){0,4}?[\w'’-]+) (?:now |later )?"
    r"(?:remember(?:s|ed)?|recall(?:s|ed)?|tells?|told|reports?|reported|relates?|related|recounts?|recounted) "
    r"(?:it|them)\b",
    re.I,
)
REACH = 12
"""Words that the phrase for whoever tells may have."""


def accounts(layout: Layout, frame: Span) -> Iterator[tuple[Span, Span]]:
    """Of every such phrase in a frame the words that mark it and those for whoever tells."""
    for m in OF.finditer(layout.text, *frame):
        first = layout.word_at(m.end())
        last = min(first + REACH, len(layout.words))
        who = phrase_after(
            layout, first, next((i for i in range(first, last) if layout.words[i].start >= frame[1]), last)
        )
        if who is not None and layout.words[first].low not in grammar("prepositions"):
            yield (m.start(), m.end() - 1), _cut(layout, who)
    for pattern in (OWN, AS):
        for m in pattern.finditer(layout.text, *frame):
            yield (m.start(), m.end()), m.span("who")


def _cut(layout: Layout, who: tuple[int, int]) -> Span:
    """A phrase up to its first preposition, save "of" and "on" before another name."""
    words = layout.words
    end = next((i for i in range(who[0] + 1, who[1]) if words[i].low in {",", "who", "which", "that"}), who[1])
    return (words[who[0]].start, words[end - 1].end)

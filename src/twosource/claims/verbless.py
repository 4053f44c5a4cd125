"""Another's words inside a content that no verb marks: `quoted one of them: “C”`, `in the judgment of a diver, C`."""

import re

from twosource.claims.phrase import grammar
from twosource.claims.segment import Layout
from twosource.model import Attribution, Span, cut

RULE_SCORE = 0.5
QUOTES = re.compile(r"\b(?:quot|cit)(?:e[sd]?|ing)$", re.I)
COLON = re.compile(r"(?P<who>[^:;,.“”\"«»]{3,60}?)(?P<cue>:) (?=[“\"‘«„'])")
"""Who is quoted, before a colon and the quotation."""
VIEW = re.compile(
    r"(?:that,? )?(?P<cue>in the (?:judge?ment|opinion|view|estimate|estimation|eyes|words|phrase) of) "
    r"(?P<who>[^,;.:“”\"]{2,60}?), (?=\w|[“\"‘«])",
    re.I,
)
"""Whose view the rest of a content is."""
OWN_VIEW = re.compile(
    r"(?:that,? )?in (?P<who>[^,;.:“”\"]{2,50}?(?=['’]s? )|its|their)(?:['’]s?)? (?:own )?"
    r"(?P<cue>judge?ment|opinion|view|estimate|estimation|words|phrase), (?=\w|[“\"‘«])",
    re.I,
)


def verbless(layout: Layout, a: Attribution) -> Attribution | None:
    """The statement of another that a content reports without a verb of speech; None where it reports none."""
    start, end = a.content[0]
    if start < a.cue[-1][1] or layout.quote_at(start) is not None:
        return None
    patterns = [VIEW, OWN_VIEW, *([COLON] if QUOTES.search(cut(layout.text, a.cue)) else [])]
    for pattern in patterns:
        m = pattern.match(layout.text, start, end)
        if m is not None and m.end() < end and _names(layout, m.span("who")):
            return Attribution(((m.end(), end), *a.content[1:]), (m.span("cue"),), (m.span("who"),), RULE_SCORE)
    return None


def _names(layout: Layout, who: Span) -> bool:
    """Whether words may name somebody: no bare pronoun of the speaker's own."""
    words = layout.words_in(who)
    return bool(words) and not (len(words) == 1 and words[0].low in grammar("pronouns") | {"that", "this", "it"})

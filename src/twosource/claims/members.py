"""Speakers who are told by somebody else: one of a group, a lawyer's client, a body's unnamed head."""

import re

from twosource.claims.expression import Expression
from twosource.claims.segment import Layout
from twosource.claims.stage import Stage, Voice, clear, nearness, unresolved
from twosource.claims.words import lexicon
from twosource.model import VoiceRef, voice_id

ONE_OF = re.compile(
    r"(?:one|another|both|two|three|neither|a second|a third|the other|the second|the first)"
    r"(?: of (?:them|these|those))?",
    re.I,
)
HEADS = frozenset(
    "president chairman chairwoman chairperson chair chief head director executive boss secretary ceo".split()
)
"""Offices whose holder, though unnamed, gives the stand of the body; ministers and mayors are of lands and towns."""
DEFENDS = frozenset({"defends", "defending", "defended", "represents", "representing", "represented"})
LESSER = frozenset("deputy former vice ex assistant acting private then late old regional local".split())
"""Words before such an office that make its holder another one."""


def one_of(stage: Stage, seen: Expression, at: int) -> Voice | None:
    """ "one of them", "another", "both": the group last spoken of, by its words; None for any other expression."""
    if ONE_OF.fullmatch(seen.words) is None:
        return None
    near = nearness(stage, at)
    groups = {k: w for k, w in near.items() if stage.actor(k).plural and stage.actor(k).kind == "person"}
    if " of " not in seen.words:
        here = stage.layout.paragraph_at(at)
        groups = {k: w for k, w in groups.items() if stage.layout.paragraph_at(stage.actor(k).first) == here}
    best = clear(groups)
    if best is None or stage.actor(best).named:
        return unresolved(seen.words, "which of them the page does not say")
    name = stage.actor(best).name
    return Voice(VoiceRef(voice_id(name), name, False), best)


def is_head(seen: Expression) -> bool:
    """Whether an expression without a name is a body's head ("the authority's president", "its general secretary")."""
    words = re.findall(r"[a-z]+", seen.words.lower().split(",")[0])
    pointing = seen.definite and not seen.plural and seen.owner is not None
    return seen.head in HEADS and pointing and LESSER.isdisjoint(words)


def client_of(stage: Stage, lawyer: int) -> int | None:
    """Whom a lawyer of the page defends, by "X's lawyer, NAME", "NAME, who defends X" or "a lawyer for X"."""
    layout = stage.layout
    for place in sorted(p for p, k in stage.cast.places.items() if k == lawyer):
        number = layout.word_at(place)
        sentence = layout.sentences[layout.sentence_at(place)]
        for at, key in stage.named:
            if key != lawyer and stage.actor(key).kind in {"person", "unknown"}:
                here = layout.word_at(at)
                if sentence.first <= here < sentence.last and _defends(layout, here, number, sentence.last):
                    return key
    return None


def _defends(layout: Layout, client: int, lawyer: int, limit: int) -> bool:
    words = layout.words
    end = client
    while end < limit and words[end].capital:
        end += 1
    lawyers = lexicon("roles")["lawyers"]
    if end + 1 < limit and words[end].low == "'s" and any(w.low in lawyers for w in words[end + 1 : end + 4]):
        return True
    before = [w.low for w in words[max(0, client - 5) : client]]
    speaks_for = before[-1:] == ["for"] and not lawyers.isdisjoint(before)
    stands_for = before[-2:] == [",", "for"] and layout.words[client - 3].capital
    return client > lawyer and (speaks_for or stands_for or not DEFENDS.isdisjoint(before))

"""What two texts have in common, measured, and whether that makes one a copy of the other."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

import numpy as np

from twosource.model import Stretch

from .align import Chain, aligned
from .texts import NAME, NUMBER, Text

COPY_SHARE = 0.5
"""Share of the shorter text's own words (quotations left out) from which two articles are one text (bench: copies)."""
WHOLE_SHARE = 0.8
"""Share from which no more proof is asked: background and set phrases never make up so much of an article."""
LEAST_WORDS = 12
"""Own words in common that a whole short text must have; under that only two texts equal to the word are copies."""
COPY_WORDS = 25
"""Own words in common that a copy must have where it is not whole (bench: copies)."""
PART_WORDS = 40
"""Own words in common, in passages that tell news, from which a text is partly derived (bench: copies)."""
PASSAGE = 25
"""Own words of the longest of those passages; reporters of one event share shorter phrases (bench: copies)."""
PHRASE = 12
"""Own words under which a passage is a phrase that many use, and counts for no borrowing."""
LONG_PASSAGE = 110
"""Words of a passage that is too long to be standing background, whatever it holds (bench: copies)."""
OPENING = 6
"""A passage that begins within so many words of either text is its opening, and no standing background."""
SLOTS = 4
"""Numbers and names that differ in place, from which two texts may be fillings of one template (bench: copies)."""
SLOT_RATE = 0.04
"""Such differences a word in common from which they are, where few facts stay; later versions have .035 at most."""
FORM_RATE = 0.07
"""The same from which they are, whatever stays (bench: copies)."""
KEPT = 0.6
"""Share of numbers, or of names, that stay in place in a later version; templates keep fewer (bench: copies)."""
ALIKE = 0.6
"""Likeness of two names from which one is the other misread or respelled."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Numbers and names in the passages of two texts: how many differ in place, and, where any do, how many stay."""

    same_numbers: int = 0
    new_numbers: int = 0
    same_names: int = 0
    new_names: int = 0

    @property
    def differing(self) -> int:
        """All that differ."""
        return self.new_numbers + self.new_names

    def kept(self) -> float:
        """The lower of the shares of numbers and of names that stay; 1 where nothing differs."""
        numbers = self.same_numbers / (self.same_numbers + self.new_numbers) if self.new_numbers else 1.0
        names = self.same_names / (self.same_names + self.new_names) if self.new_names else 1.0
        return min(numbers, names)


@dataclass(frozen=True)
class Pair:
    """Two texts and the passages that stand in both; measures count words outside quotations on either side."""

    here: Text
    there: Text
    chains: tuple[Chain, ...]

    @cached_property
    def own(self) -> tuple[int, ...]:
        """Own words of each passage."""
        return tuple(own_words(self.here, self.there, c) for c in self.chains)

    @cached_property
    def common(self) -> int:
        """Own words in common."""
        return sum(self.own)

    @cached_property
    def passages(self) -> tuple[int, ...]:
        """Own words of each passage that tells news."""
        return tuple(n for n, c in zip(self.own, self.chains, strict=True) if tells_news(self.here, self.there, c))

    def shares(self) -> tuple[float, float]:
        """Share of the own words here that stand there, and of those there that stand here."""
        return min(1.0, self.common / max(1, self.here.own)), min(1.0, self.common / max(1, self.there.own))

    @cached_property
    def covered(self) -> tuple[float, float]:
        """Share of all words here, and there, that passages cover, the words replaced within a passage too."""
        here = sum(c.here[1] - c.here[0] for c in self.chains) / max(1, len(self.here.hashes))
        there = sum(c.there[1] - c.there[0] for c in self.chains) / max(1, len(self.there.hashes))
        return here, there

    @cached_property
    def overlap(self) -> float:
        """Share of the shorter text's words that stand in the other."""
        shorter = min(len(self.here.hashes), len(self.there.hashes))
        return round(min(1.0, sum(c.words for c in self.chains) / max(1, shorter)), 3)

    @cached_property
    def facts(self) -> Facts:
        """Numbers and names in the passages."""
        return facts_of(self.here, self.there, self.chains)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The words in common, as offsets into both articles."""
        runs = [run for chain in self.chains for run in chain.runs]
        here = self.here.spans([(i, n) for i, _, n in runs])
        return tuple(map(Stretch, here, self.there.spans([(j, n) for _, j, n in runs])))

    @cached_property
    def flipped(self) -> "Pair":
        """The same pair from the other side."""
        chains = (Chain(tuple((j, i, n) for i, j, n in c.runs)) for c in self.chains)
        return Pair(self.there, self.here, tuple(sorted(chains, key=lambda c: c.runs)))

    @cached_property
    def strong(self) -> bool:
        """Whether one text is, in the main, the other."""
        if equal(self.here, self.there):
            return True
        share = max(self.shares())
        if share < COPY_SHARE or self.common < LEAST_WORDS or self.template():
            return False
        return share >= WHOLE_SHARE or (self.common >= COPY_WORDS and not self.background())

    def background(self) -> bool:
        """Whether what the two share is one passage of standing background, and some phrases."""
        told = sum(self.passages)
        return sum(n >= PHRASE for n in self.own) < 2 and told < COPY_SHARE * self.common

    def part(self) -> bool:
        """Whether one text has a passage of the other's reporting."""
        borrowed = sum(n for n in self.passages if n >= PHRASE)
        return borrowed >= PART_WORDS and max(self.passages) >= PASSAGE and not self.template()

    def template(self) -> bool:
        """Whether the two fill one form with facts of their own (weather, markets, match reports)."""
        facts = self.facts
        rate = facts.differing / max(1, sum(c.words for c in self.chains))
        if facts.differing < SLOTS or rate < SLOT_RATE:
            return False
        return rate >= FORM_RATE or facts.kept() < KEPT


def paired(here: Text, there: Text) -> Pair:
    """Two texts, aligned."""
    return Pair(here, there, tuple(aligned(here, there)))


def equal(here: Text, there: Text) -> bool:
    """Whether two texts are equal to the word, and have any."""
    return len(here.hashes) > 0 and bool(np.array_equal(here.hashes, there.hashes))


def own_words(here: Text, there: Text, chain: Chain) -> int:
    """Words of a passage outside quotations on both sides."""
    own = 0
    for i, j, n in chain.runs:
        mine, its = here.quoted[i : i + n], there.quoted[j : j + n]
        own += n if 1 not in mine and 1 not in its else sum(not (a or b) for a, b in zip(mine, its, strict=True))
    return own


def tells_news(here: Text, there: Text, chain: Chain) -> bool:
    """Whether a passage is reporting and not standing background."""
    if chain.words >= LONG_PASSAGE or not (here.listed and there.listed):
        return True
    if min(chain.here[0], chain.there[0]) < OPENING:
        return True
    return any(1 in here.news[i : i + n] for i, _, n in chain.runs)


def facts_of(here: Text, there: Text, chains: tuple[Chain, ...]) -> Facts:
    """Count the numbers and names that stay and that differ, passage by passage; nothing where none differ."""
    new_numbers = new_names = 0
    for chain in chains:
        for mine, its in chain.gaps():
            if mine and its:
                left, right = here.kinds[mine.start : mine.stop], there.kinds[its.start : its.stop]
                new_numbers += min(left.count(NUMBER), right.count(NUMBER))
                if NAME in left and NAME in right:
                    new_names += other_names(here, there, mine, its)
    if not new_numbers + new_names:
        return Facts()
    runs = [here.kinds[i : i + n] for chain in chains for i, _, n in chain.runs]
    return Facts(sum(k.count(NUMBER) for k in runs), new_numbers, sum(k.count(NAME) for k in runs), new_names)


def other_names(here: Text, there: Text, mine: range, its: range) -> int:
    """Names in a gap here that are no respelling of a name in the gap there."""
    left = [here.word(n) for n in mine if here.kinds[n] == NAME]
    right = [there.word(n) for n in its if there.kinds[n] == NAME]
    return sum(max(SequenceMatcher(None, a, b, False).ratio() for b in right) < ALIKE for a in left[: len(right)])

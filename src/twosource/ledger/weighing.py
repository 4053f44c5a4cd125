"""What each stem tells in a story, kept as pages come and go."""

from collections.abc import Iterable, Mapping, Sequence

from twosource.voices.index import Index

from .drafts import Draft
from .pairs import step, weight_of

Pages = Mapping[str, Sequence[Draft]]
"""The drafts of each page, in their order on it."""


class Weights:
    """The distinct contents of a story, the pages that hold each, and the weight of every stem among them."""

    def __init__(self) -> None:
        self.weight: dict[str, float] = {}
        self.pages: Index[str, str] = Index()
        self.stems: Index[str, str] = Index()
        self._also: Index[str, str] = Index()
        self._on: dict[str, dict[str, Draft]] = {}
        self._total = 0

    def update(self, pages: Pages, changed: Iterable[str]) -> set[str]:
        """Take in pages that changed or went; gives the contents that hold a stem whose weight is another now."""
        texts: set[str] = set()
        words: dict[str, frozenset[str]] = {}
        for page in changed:
            texts |= self.pages.of.get(page, frozenset())
            here: dict[str, Draft] = {}
            for d in pages.get(page, ()):
                here.setdefault(d.text, d)
                words[d.text] = words.get(d.text, frozenset()) | d.words | d.topic
            self.pages.put(page, here)
            self._on[page] = here
            texts.update(here)
        stems: set[str] = set()
        for text in texts:
            held = self.pages.at.get(text)
            first = self._on[min(held)][text] if held else None
            turned = self.stems.put(text, first.words | first.topic if first is not None else ())
            stems |= turned
            self._hold(text, words.get(text, frozenset()) | turned)
        total = len(self.pages.at)
        if step(total + 1) != step(self._total + 1):
            stems = set(self.stems.at) | set(self.weight)
        self._total = total
        moved = [s for s in stems if self._moved(s)]
        return self.stems.owners(moved) | self._also.owners(moved) & self.pages.at.keys()

    def _hold(self, text: str, words: frozenset[str]) -> None:
        """Keep in mind stems that some claim with this content has and its first has not: what stands between cue and
        content is read with it."""
        more = words - self.stems.of.get(text, frozenset())
        if more:
            self._also.put(text, more | self._also.of.get(text, frozenset()))

    def _moved(self, stem: str) -> bool:
        holding, old = len(self.stems.at.get(stem, ())), self.weight.get(stem)
        if not holding:
            self.weight.pop(stem, None)
            return old is not None
        self.weight[stem] = weight_of(self._total, holding)
        return self.weight[stem] != old

"""What is remembered of folding copies, in the store and in memory, so that only what changed is compared again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.copies import Folding
from twosource.model import Article, Origin, digest

from .protocol import Store

SKETCH = "sketch "
"""Before the seal of a text, among the keys of vectors."""
Labels = dict[tuple[str, str], tuple[object, Article]]
"""Labelled articles by page and stage, each with what it was made from beside the page."""


@dataclass(frozen=True, slots=True)
class KeptOrigins:
    """Origins by the seal of what they were made from (a `copies.Memory`), of one maker, in one pass (`stage`)."""

    store: Store
    maker: str
    stage: str

    def find(self, lead: str, seal: str) -> tuple[Origin, ...] | None:
        """The origins kept under a neighbourhood's least page id and this seal, or None."""
        return self.store.derived(lead, self.stage, digest(self.maker, seal), tuple[Origin, ...])

    def keep(self, lead: str, seal: str, origins: tuple[Origin, ...]) -> None:
        """Keep origins under their seal, instead of those kept for `lead` before."""
        self.store.keep(lead, self.stage, digest(self.maker, seal), origins)

    def sketches(self, seals: Sequence[str]) -> dict[str, bytes]:
        """The sketches that are kept, by the seal of their text."""
        kept = self.store.vectors([SKETCH + seal for seal in seals])
        return {key.removeprefix(SKETCH): sketch for key, sketch in kept.items()}

    def keep_sketches(self, sketches: Mapping[str, bytes]) -> None:
        """Keep sketches by the seal of their text, for both passes: a text is sketched once."""
        self.store.keep_vectors({SKETCH + seal: sketch for seal, sketch in sketches.items()})


class Folds:
    """Articles and origins of a growing set of pages, kept from one reading to the next: before and after furniture is
    known. Pages that are as before are the same articles in memory, and none of their copies is sought again."""

    def __init__(self, store: Store, maker: str) -> None:
        self.labels: Labels = {}
        self.first = Folding(KeptOrigins(store, maker, "folded"))
        self.second = Folding(KeptOrigins(store, maker, "origins"))

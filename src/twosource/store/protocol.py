"""What the rest of the house may ask of a store."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from twosource.model import Page, Ruling, SetAside

T = TypeVar("T")


class Store(Protocol):
    """Records by content id. Adding what is already there changes nothing; every call is one transaction."""

    def add_page(self, page: Page) -> bool:
        """Keep a page; True where it was new. A page known under other paths gains them."""

    def pages(self) -> list[Page]:
        """All pages, by id."""

    def page(self, page_id: str) -> Page | None:
        """One page, or None."""

    def set_aside(self, items: Sequence[SetAside]) -> None:
        """Remember what could not be read; a later success under the same path clears it."""

    def aside(self) -> list[SetAside]:
        """What is set aside, by path."""

    def derived(self, page_id: str, stage: str, key: str, kind: type[T]) -> T | None:
        """A derived record made under `key`, or None where there is none or the key changed."""

    def keep(self, page_id: str, stage: str, key: str, record: object, text: str | None = None) -> None:
        """Keep a derived record; `text`, where given, becomes what `search` finds for the page."""

    def vectors(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The vectors that are kept, by key."""

    def keep_vectors(self, vectors: Mapping[str, bytes]) -> None:
        """Keep vectors of texts by key."""

    def add_ruling(self, ruling: Ruling) -> bool:
        """Append a ruling; False where one with its id is there already."""

    def rulings(self) -> tuple[Ruling, ...]:
        """All rulings in the order of appending."""

    def note(self, key: str, value: str | None = None) -> str | None:
        """Read a setting, or write it where `value` is given; gives what now holds."""

    def search(self, words: str, most: int = 50) -> Iterator[tuple[str, str]]:
        """Page ids and snippets of the pages that hold the words, best first."""

    def stamp(self) -> int:
        """A number that changes when another program has written to the store."""

    def close(self) -> None:
        """Close the store."""

"""An article: what a page says, in labelled blocks that keep their offsets."""

from dataclasses import dataclass

from .spans import Dated, Span

BLOCK_KINDS = (
    "title", "byline", "dateline", "caption", "subheading", "list", "paragraph", "related", "correction", "furniture",
)  # fmt: skip
READ_KINDS = ("paragraph", "list")
"""Blocks that carry reporting: only these can hold claims."""


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled stretch of the article's text; `why` is the reason for a label other than paragraph."""

    kind: str
    span: Span
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """What one page says. Blocks are in order, do not overlap, and cover all of `text` but white space.

    `credits` are the words of credit lines ("AFP contributed reporting", "Photo: ..."); `correction` the spans of
    correction notes; `undated` the reason where `published` is None; `anchor` what relative times rest on.
    `language` is an ISO 639-1 code or None where undetermined. `verbatim`: the text was taken as it was.
    `saved` is the ISO time of saving, in UTC where the page tells the zone. `also_titled` and `also_signed` are what
    the page's metadata says otherwise than `title` and `byline`.
    """

    page: str
    path: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    byline: tuple[str, ...] = ()
    publisher: str | None = None
    agency: str | None = None
    credits: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    published: Dated | None = None
    modified: Dated | None = None
    undated: str | None = None
    anchor: Dated | None = None
    correction: tuple[Span, ...] = ()
    verbatim: bool = False
    saved: str | None = None
    also_titled: tuple[str, ...] = ()
    also_signed: tuple[str, ...] = ()

    def reading_blocks(self) -> tuple[Block, ...]:
        """The blocks that hold reporting, in order."""
        return tuple(b for b in self.blocks if b.kind in READ_KINDS)

    def words(self, block: Block) -> str:
        """The text of a block."""
        return self.text[block.span[0] : block.span[1]]


@dataclass(frozen=True, slots=True)
class HostProfile:
    """What all held pages of a host teach about its furniture: normalised lines, and how many copy groups hold each."""

    host: str
    lines: tuple[tuple[str, int], ...] = ()
    groups: int = 0

"""Many articles at once, as lines of JSON: sketches stay in memory, texts in a file, so that a million fit anywhere."""

import gc
import os
from array import array
from collections.abc import Iterable, Iterator
from datetime import date
from tempfile import TemporaryFile
from typing import IO

import msgspec
import numpy as np

from twosource.model import Article, Block, Dated, Origin, SetAside

from .fold import fold
from .neighbourhood import Asked
from .sketch import MOST, Sketches

GULP = 1 << 21
"""Bytes of lines decoded at once."""


class Line(msgspec.Struct):
    """One article."""

    id: str | int
    text: str
    published: str | None = None


def fold_lines(lines: Iterable[bytes]) -> Iterator[Origin | SetAside]:
    """Origins of the articles of lines `{"id", "text", "published"?}`, taken as they are; after what was set aside.

    The same whatever the order of the lines. Texts are spooled to a temporary file and read again where they matter.
    The garbage collector rests meanwhile: nothing here is a cycle, and looking for some costs a tenth of the time.
    """
    swept = gc.isenabled()
    gc.disable()
    try:
        with TemporaryFile() as spool:
            held = Held(spool)
            yield from held.take(lines)
            yield from held.origins()
    finally:
        if swept:
            gc.enable()


class Held:
    """Articles that were read: sketches and ids in memory, their lines in the spool."""

    def __init__(self, spool: IO[bytes]) -> None:
        self.spool = spool
        self.sketches = Sketches()
        self.ids: dict[str, int] = {}
        self.places = array("q")
        self.decoder = msgspec.json.Decoder(Line)

    def take(self, lines: Iterable[bytes]) -> Iterator[SetAside]:
        """Sketch every line and spool it; gives what was set aside."""
        texts: list[str] = []
        size = at = 0
        for number, raw in enumerate(lines, 1):
            if not raw.strip():
                continue
            line = self.read(raw, number)
            if isinstance(line, SetAside):
                yield line
                continue
            self.places.append(at)
            at += self.spool.write(raw)
            texts.append(line.text)
            size += len(raw)
            if size > GULP:
                self.sketches.take(texts)
                texts, size = [], 0
        self.sketches.take(texts)
        self.places.append(at)
        self.spool.flush()

    def read(self, raw: bytes, number: int) -> Line | SetAside:
        """The line's article, its id noted; or why there is none."""
        try:
            line = self.decoder.decode(raw)
        except (msgspec.DecodeError, UnicodeError) as error:
            return SetAside(f"line {number}", f"is no line of JSON with id and text ({error})", "mend the line")
        name = str(line.id)
        if name in self.ids:
            return SetAside(f"line {number}", f"its id {name} was used before", "give every line an id of its own")
        if len(self.ids) >= MOST:
            return SetAside(f"line {number}", f"more than {MOST} articles", "fold fewer at once")
        self.ids[name] = len(self.ids)
        return line

    def origins(self) -> Iterator[Origin]:
        """Origins of everything taken."""
        names = sorted(self.ids)
        order = np.fromiter((self.ids[n] for n in names), np.int64, len(names))
        self.ids = {}
        ranks = np.empty_like(order)
        ranks[order] = np.arange(len(order))
        self.sketches.renumber(ranks)
        return fold(names, names.__getitem__, self.sketches, lambda n: self.load(int(order[n])), Asked())

    def load(self, number: int) -> Article:
        """The article of a line."""
        start, end = self.places[number], self.places[number + 1]
        line = self.decoder.decode(os.pread(self.spool.fileno(), end - start, start))
        day = stamped(line.published)
        dated = None if day is None else Dated(day, None, "known")
        block = Block("paragraph", (0, len(line.text)))
        return Article(str(line.id), str(line.id), line.text, (block,), published=dated, verbatim=True)


def stamped(published: str | None) -> str | None:
    """An ISO day or time, or None where it is none."""
    try:
        return published if published and date.fromisoformat(published[:10]) else None
    except ValueError:
        return None

"""The store on SQLite: one file, write-ahead log, one transaction a call, full-text search by FTS5."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import msgspec

from twosource.errors import BadStore
from twosource.model import Page, Ruling, SetAside, Told

T = TypeVar("T")

APPLICATION_ID = 0x2C0117CE
"""Marks a file as ours (SQLite's `application_id`)."""
SCHEMA_VERSION = 2
"""Raised when the tables change; a newer file is refused, so that nothing of it is lost."""
ASKED = 500
"""Keys asked for in one statement: SQLite takes 999 in any build."""
BUSY_SECONDS = 5.0
"""How long a writer waits for another before it says that the store is in use."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS page (id TEXT PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS derived (
  page TEXT NOT NULL, stage TEXT NOT NULL, key TEXT NOT NULL, record BLOB NOT NULL, PRIMARY KEY (page, stage)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ruling (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS aside (path TEXT PRIMARY KEY, why TEXT NOT NULL, mend TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS vector (key TEXT PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS note (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (page UNINDEXED, text, tokenize = 'unicode61 remove_diacritics 2');
"""


def open_store(path: str) -> "SqliteStore":
    """Open or make the store at `path` (":memory:" for none on disk). Raises `BadStore` in one clear line."""
    if path != ":memory:" and not Path(path).absolute().parent.is_dir():
        raise BadStore(f"{path}: its folder does not exist", "make the folder, or name another --store")
    try:
        db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        store = SqliteStore(db, path)
        store.prepare()
    except sqlite3.OperationalError as error:
        raise BadStore(f"{path}: {error}", "check that the file can be written and nobody else holds it") from None
    except sqlite3.DatabaseError:
        raise BadStore(f"{path}: is no Twosource store", "name another file with --store") from None
    return store


def merged(held: Page, again: Page) -> Page:
    """One page taken in twice: all its paths, when it was first saved, and the newest word of what else is known."""
    return replace(
        again,
        paths=tuple(sorted({*held.paths, *again.paths})),
        url=again.url or held.url,
        saved=held.saved or again.saved,
        told=held.told if again.told == Told() else again.told,
    )


class SqliteStore:
    """`Store` on one SQLite file."""

    def __init__(self, db: sqlite3.Connection, path: str) -> None:
        self.db = db
        self.path = path

    def prepare(self) -> None:
        """Check whose file it is, make the tables. Raises `BadStore` for a foreign or newer file."""
        mark = self.db.execute("PRAGMA application_id").fetchone()[0]
        version = self.db.execute("PRAGMA user_version").fetchone()[0]
        tables = self.db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if mark != APPLICATION_ID and (mark or tables):
            self.db.close()
            raise BadStore(f"{self.path}: is another program's database", "name another file with --store")
        if version > SCHEMA_VERSION:
            self.db.close()
            raise BadStore(f"{self.path}: was written by a newer Twosource", "update Twosource or name another --store")
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA synchronous = NORMAL")
        if mark == APPLICATION_ID and version == SCHEMA_VERSION:
            return
        with self.writing():
            for statement in SCHEMA.split(";\n"):
                if statement.strip():
                    self.db.execute(statement)
            self.db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self.db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction; raises `BadStore` where another program holds the store."""
        try:
            self.db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise BadStore(f"{self.path}: is in use ({error})", "wait until the other program is done") from None
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def add_page(self, page: Page) -> bool:
        """Keep a page; True where it was new. A page known under other paths gains them."""
        with self.writing():
            held = self.page(page.id)
            if held is not None:
                page = merged(held, page)
            self.db.execute("INSERT OR REPLACE INTO page VALUES (?, ?)", (page.id, msgspec.msgpack.encode(page)))
            self.db.executemany("DELETE FROM aside WHERE path = ?", [(p,) for p in page.paths])
        return held is None

    def pages(self) -> list[Page]:
        """All pages, by id."""
        rows = self.db.execute("SELECT record FROM page ORDER BY id")
        return [msgspec.msgpack.decode(row[0], type=Page) for row in rows]

    def page(self, page_id: str) -> Page | None:
        """One page, or None."""
        row = self.db.execute("SELECT record FROM page WHERE id = ?", (page_id,)).fetchone()
        return None if row is None else msgspec.msgpack.decode(row[0], type=Page)

    def set_aside(self, items: Sequence[SetAside]) -> None:
        """Remember what could not be read; a later success under the same path clears it."""
        with self.writing():
            rows = [(i.path, i.why, i.mend) for i in items]
            self.db.executemany("INSERT OR REPLACE INTO aside VALUES (?, ?, ?)", rows)

    def aside(self) -> list[SetAside]:
        """What is set aside, by path."""
        return [SetAside(*row) for row in self.db.execute("SELECT path, why, mend FROM aside ORDER BY path")]

    def derived(self, page_id: str, stage: str, key: str, kind: type[T]) -> T | None:
        """A derived record made under `key`, or None where there is none or the key changed."""
        row = self.db.execute(
            "SELECT record FROM derived WHERE page = ? AND stage = ? AND key = ?", (page_id, stage, key)
        ).fetchone()
        return None if row is None else msgspec.msgpack.decode(row[0], type=kind)

    def keep(self, page_id: str, stage: str, key: str, record: object, text: str | None = None) -> None:
        """Keep a derived record; `text`, where given, becomes what `search` finds for the page."""
        packed = msgspec.msgpack.encode(record)
        with self.writing():
            self.db.execute("INSERT OR REPLACE INTO derived VALUES (?, ?, ?, ?)", (page_id, stage, key, packed))
            if text is not None:
                self.db.execute("DELETE FROM words WHERE page = ?", (page_id,))
                self.db.execute("INSERT INTO words VALUES (?, ?)", (page_id, text))

    def vectors(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The vectors that are kept, by key."""
        found: dict[str, bytes] = {}
        for at in range(0, len(keys), ASKED):
            some = keys[at : at + ASKED]
            marks = ",".join("?" * len(some))
            found.update(self.db.execute(f"SELECT key, record FROM vector WHERE key IN ({marks})", some))
        return found

    def keep_vectors(self, vectors: Mapping[str, bytes]) -> None:
        """Keep vectors of texts by key."""
        with self.writing():
            self.db.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?)", sorted(vectors.items()))

    def add_ruling(self, ruling: Ruling) -> bool:
        """Append a ruling; False where one with its id is there already."""
        with self.writing():
            done = self.db.execute(
                "INSERT OR IGNORE INTO ruling (id, record) VALUES (?, ?)", (ruling.id, msgspec.msgpack.encode(ruling))
            )
            return done.rowcount == 1

    def rulings(self) -> tuple[Ruling, ...]:
        """All rulings in the order of appending."""
        rows = self.db.execute("SELECT record FROM ruling ORDER BY seq")
        return tuple(msgspec.msgpack.decode(row[0], type=Ruling) for row in rows)

    def note(self, key: str, value: str | None = None) -> str | None:
        """Read a setting, or write it where `value` is given; gives what now holds."""
        if value is not None:
            with self.writing():
                self.db.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (key, value))
            return value
        row = self.db.execute("SELECT value FROM note WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def search(self, words: str, most: int = 50) -> Iterator[tuple[str, str]]:
        """Page ids and snippets of the pages that hold all the words, best first."""
        terms = " ".join('"' + w.replace('"', '""') + '"' for w in words.split())
        if not terms:
            return
        rows = self.db.execute(
            "SELECT page, snippet(words, 1, '', '', ' … ', 20) FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?",
            (terms, most),
        )
        yield from ((str(page), str(snippet)) for page, snippet in rows)

    def stamp(self) -> int:
        """A number that changes when another program has written to the store (SQLite's `data_version`)."""
        return int(self.db.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Close the store."""
        self.db.close()

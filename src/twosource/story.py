"""The one place that runs the rooms in order: pages to articles, origins, readings, voices and the ledger."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec
import numpy as np

from twosource import articles, claims, encoder, ledger, mentions, voices
from twosource import pages as pages_room
from twosource.claims.ruled import CLAIM_RULINGS, apply_rulings
from twosource.encoder.decode import Floats
from twosource.encoder.weights import session
from twosource.errors import NotFound
from twosource.ledger.linkage import Likeness
from twosource.model import (
    Article,
    Claim,
    Dated,
    HostProfile,
    Ledger,
    Origin,
    Page,
    Place,
    Reading,
    Ruling,
    SetAside,
    Span,
    StorySettings,
    digest,
    in_force,
)
from twosource.pages.settings import settings_beside
from twosource.store import Folds, Labels, Store, open_store

S = TypeVar("S")
T = TypeVar("T")
ADDRESS = ("http://", "https://")
"""How an address begins, apart from a path."""
Progress = Callable[[str, int, int], None]
"""Called with the stage, how many are done, and how many there are."""
ROOMS = ("model", "pages", "articles", "copies", "encoder", "mentions", "claims")
"""The rooms that shape a reading."""
MADE_OF = frozenset({".py", ".toml", ".tsv"})
"""Endings of the files that decide what a room does; the weights are known by their version."""


def quiet(stage: str, done: int, total: int) -> None:
    """No progress shown."""


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did: ids of pages that are new, ids that were held already, and what was set aside."""

    new: tuple[str, ...]
    known: tuple[str, ...]
    aside: tuple[SetAside, ...]


@dataclass(frozen=True, slots=True)
class Watching:
    """What the next round of `watch` needs to know: the feeds' seals and the items seen."""

    seals: tuple[tuple[str, pages_room.Seal], ...] = ()
    seen: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Read:
    """A set of pages, read: readings by page id, origins, what failed, and rulings that found no claim any more."""

    readings: tuple[Reading, ...]
    origins: tuple[Origin, ...]
    failed: tuple[SetAside, ...]
    orphans: tuple[str, ...]


@lru_cache(maxsize=1)
def maker() -> str:
    """What readings are made by: the rooms' own code and tables, and the reader's weights; a change makes old ones
    stale."""
    return digest(code(Path(__file__).parent), encoder_maker())


def code(home: Path) -> str:
    """The seal of the code and tables of the rooms below a folder."""
    parts = sorted(p for room in ROOMS for p in (home / room).rglob("*") if p.suffix in MADE_OF)
    return digest(*(sha256(p.read_bytes()).hexdigest() for p in parts))


def encoder_maker() -> str:
    """Name of the reader that fills the claims: the model's, or "rules" where no weights are shipped."""
    return encoder.maker() if session() is not None else "rules"


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a set of pages is worked on: the store that remembers what was derived, and what failed so far."""

    store: Store
    maker: str
    failed: list[SetAside]
    labels: Labels

    def kept(
        self, page: str, path: str, stage: str, settings: object, kind: type[T], make: Callable[[], T]
    ) -> T | None:
        """The record that `settings` gave before, else a new one, kept; where a room fails, the page is set aside."""
        key = digest(self.maker, msgspec.to_builtins(settings))
        held = self.store.derived(page, stage, key, kind)
        if held is not None:
            return held
        try:
            made = make()
        except Exception as error:  # a page is hostile input: whatever a room raises on it must not stop the others
            why = f"{stage} failed ({type(error).__name__}: {error})"
            self.failed.append(SetAside(path, why, "report the page to the makers"))
            return None
        self.store.keep(page, stage, key, made, told(made.article) if isinstance(made, Reading) else None)
        return made

    def label(self, page: Page, profile: HostProfile | None) -> Article | None:
        """The page's article, labelled by rules alone or with what its host's other pages teach."""
        stage = "label" if profile is None else "article"
        known = (profile, page.told, page.url, page.paths)
        held = self.labels.get((page.id, stage))
        if held is not None and held[0] == known:
            return held[1]
        made = self.kept(page.id, page.path, stage, known, Article, lambda: articles.label(page, profile))
        if made is not None:
            self.labels[page.id, stage] = known, made
        return made

    def places(self, article: Article, settings: StorySettings) -> tuple[Place, ...]:
        """The places that the article names: what it tells of its outlet's area."""

        def make() -> tuple[Place, ...]:
            return mentions.find_places(article, settings)

        return self.kept(article.page, article.path, "places", (article, settings), tuple[Place, ...], make) or ()

    def read(self, article: Article, settings: StorySettings, area: mentions.Area | None = None) -> Reading | None:
        """What the article says; `area` is what its outlet reports on, as its other pages tell."""

        def make() -> Reading:
            return read_article(article, settings, area)

        return self.kept(article.page, article.path, "reading", (article, settings, area), Reading, make)


UNTOLD = ("furniture", "related")
"""Kinds of blocks that say nothing of the story: menus, appeals, links to other pages."""


def told(article: Article) -> str:
    """The words by which a page is found: its text without menus, appeals and links to other pages."""
    return "\n".join(article.words(b) for b in article.blocks if b.kind not in UNTOLD)


def read_set(
    store: Store,
    pages: Sequence[Page],
    rulings: Sequence[Ruling] = (),
    settings: StorySettings | None = None,
    progress: Progress = quiet,
    folds: Folds | None = None,
) -> Read:
    """Read pages as one set in two passes; what the store or `folds` remember of an earlier run is not done again."""
    folds = folds or Folds(store, maker())
    desk = Desk(store, maker(), [], folds.labels)
    by_id = {p.id: p for p in pages}
    first = every(pages, "labelling", progress, lambda page: desk.label(page, None))
    folded = folds.first.fold(first, rulings)
    profiles = articles.host_profiles(first, folded)

    def again(article: Article) -> Article | None:
        profile = articles.own_lines(article, profiles.get(articles.host_of(article)))
        return article if profile is None else desk.label(by_id[article.page], profile)

    second = every(first, "labelling again", progress, again)
    origins = folds.second.fold(second, rulings)
    settings = settings or StorySettings()
    areas = outlet_areas(desk, second, origins, settings)
    read = every(anchored(second, origins), "reading", progress, lambda a: desk.read(a, settings, areas.get(a.page)))
    ruled = [with_rulings(reading, rulings) for reading in read]
    orphans = tuple(orphan for _, lost in ruled for orphan in lost)
    return Read(tuple(reading for reading, _ in ruled), tuple(origins), tuple(desk.failed), orphans)


def outlet_areas(
    desk: Desk, held: Sequence[Article], origins: Sequence[Origin], settings: StorySettings
) -> dict[str, mentions.Area]:
    """The area that each page's outlet reports on, by page, where the outlet's pages of other origins tell of one."""
    origin = {page: o.id for o in origins for page in o.pages()}
    hosts = {a.page: "" if a.verbatim else articles.host_of(a) for a in held}
    groups = Counter(host for host, _ in {(hosts[a.page], origin[a.page]) for a in held})
    several = [a for a in held if hosts[a.page] and groups[hosts[a.page]] > 1]
    return mentions.areas_of(
        mentions.Told(a.page, hosts[a.page], origin[a.page], desk.places(a, settings)) for a in several
    )


def every(items: Sequence[S], stage: str, progress: Progress, do: Callable[[S], T | None]) -> list[T]:
    """What `do` gave for each item, in order, without the ones that failed."""
    done = []
    for n, item in enumerate(items):
        progress(stage, n, len(items))
        made = do(item)
        if made is not None:
            done.append(made)
    progress(stage, len(items), len(items))
    return done


def anchored(held: Sequence[Article], origins: Sequence[Origin]) -> list[Article]:
    """Articles with their anchor: the own date, else the earliest of the same origin (`how`: copy), with its agency."""
    by_page = {a.page: a for a in held}
    done: dict[str, Article] = {}
    for origin in origins:
        members = [by_page[p] for p in origin.pages() if p in by_page]
        dates = sorted((a.published for a in members if a.published and a.published.start), key=lambda d: str(d.start))
        earliest = Dated(dates[0].start, dates[0].end, "copy") if dates else None
        agency = next((a.agency for a in members if a.agency), None)
        for article in members:
            done[article.page] = replace(article, anchor=article.published or earliest, agency=article.agency or agency)
    return [done.get(a.page, a) for a in held]


def read_article(article: Article, settings: StorySettings, area: mentions.Area | None = None) -> Reading:
    """Everything one article is read to say, before rulings."""
    signals = encoder.read_signals(article)
    found = mentions.find_mentions(article, signals, settings, area)
    read, why = claims.read_claims(article, signals, found)
    return Reading(article, found, read, why, signals.maker if signals else "rules")


def with_rulings(reading: Reading, rulings: Sequence[Ruling]) -> tuple[Reading, tuple[str, ...]]:
    """A reading after the page's rulings on claims, and the rulings that no longer find theirs."""
    own = [r for r in rulings if r.page == reading.article.page and r.kind in CLAIM_RULINGS]
    if not own:
        return reading, ()
    ruled, orphans = apply_rulings(reading.article, reading.claims or (), own)
    return replace(reading, claims=ruled), orphans


class Story:
    """One story in one store: add pages, read them, see the ledger, rule."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.memo = ledger.Memo()
        self.known = voices.Memo()
        self.folds = Folds(store, maker())

    def add(self, paths: Iterable[str], progress: Progress = quiet, private: bool = False) -> Added:
        """Take in files, folders, globs and addresses; what can't be read is set aside. Raises nothing for a bad page.

        `private`: addresses of private networks and of this machine are allowed.
        """
        named = list(paths)
        paths = [p for p in named if not p.startswith(ADDRESS)]
        found, aside = pages_room.read_pages(paths)
        if len(paths) < len(named):
            fetcher = pages_room.Fetcher(pages_room.Limits(private=private))
            fetched, failed = pages_room.fetch_pages([p for p in named if p.startswith(ADDRESS)], fetcher)
            found, aside = [*found, *fetched], [*aside, *failed]
        picked, broken = settings_beside(paths, ledger.library)
        if picked is not None:
            self.store.note("settings", msgspec.json.encode(picked).decode())
        added = self.take(found, aside, progress)
        return replace(added, aside=(*added.aside, *broken))

    def watch(self, feeds: Iterable[str], progress: Progress = quiet, private: bool = False) -> Added:
        """One round over feeds: the pages of their new items are taken in; what was seen is remembered."""
        held = self.store.note("watch")
        before = Watching() if held is None else msgspec.json.decode(held, type=Watching)
        fetcher = pages_room.Fetcher(pages_room.Limits(private=private))
        round_ = pages_room.watch(feeds, dict(before.seals), before.seen, fetcher)
        added = self.take(round_.pages, round_.aside, progress)
        self.store.note("watch", msgspec.json.encode(Watching(round_.seals, round_.seen)).decode())
        return added

    def take(self, found: Sequence[Page], aside: Sequence[SetAside], progress: Progress) -> Added:
        """Keep pages that were read, and remember what was set aside."""
        new: list[str] = []
        known: list[str] = []
        for n, page in enumerate(found):
            progress("taking in", n, len(found))
            (new if self.store.add_page(page) else known).append(page.id)
        if aside:
            self.store.set_aside(aside)
        return Added(tuple(new), tuple(known), tuple(aside))

    def settings(self) -> StorySettings:
        """What the reader set for the story."""
        held = self.store.note("settings")
        return StorySettings() if held is None else msgspec.json.decode(held, type=StorySettings)

    def rulings(self) -> tuple[Ruling, ...]:
        """Rulings in force, in order."""
        return in_force(self.store.rulings())

    def read(self, progress: Progress = quiet) -> Read:
        """All pages, read, with rulings applied."""
        return read_set(self.store, self.store.pages(), self.rulings(), self.settings(), progress, self.folds)

    def ledger(self, progress: Progress = quiet) -> Ledger:
        """Who stands behind what, since when."""
        return self.account(self.read(progress))

    def account(self, read: Read) -> Ledger:
        """The ledger of pages that have been read; what an earlier one was made of is not made again."""
        return account(read, self.rulings(), self.settings(), self.likeness, self.memo, self.known)

    def likeness(self, texts: Sequence[str], parts: Sequence[Sequence[Span]] | None = None) -> Floats | None:
        """`encoder.likeness`, with the vectors that the store keeps: only a new text (or part of one) is read. A vector
        hangs on its own text alone, so that what is kept and what is read anew are the same."""
        if session() is None:
            return None
        made = encoder.maker()
        keys = [
            digest("likeness", made, text, *([parts[i]] if parts is not None else ())) for i, text in enumerate(texts)
        ]
        rows = {k: np.frombuffer(v, np.float32) for k, v in self.store.vectors(keys).items()}
        fresh = {k: i for i, k in enumerate(keys) if k not in rows}
        told = [parts[i] for i in fresh.values()] if parts is not None else None
        read = encoder.likeness([texts[i] for i in fresh.values()], told) if fresh else None
        if read is not None:
            self.store.keep_vectors({k: row.tobytes() for k, row in zip(fresh, read, strict=True)})
            rows |= dict(zip(fresh, read, strict=True))
        return np.array([rows[k] for k in keys], np.float32).reshape(len(keys), encoder.WIDTH)

    def rule(self, ruling: Ruling) -> bool:
        """Append a ruling; False where the same one is held."""
        return self.store.add_ruling(ruling)

    def find_claim(self, claim_id: str) -> tuple[Reading, Claim]:
        """The claim with this id (or the only one whose id starts so) and its page. Raises `NotFound`."""
        hits = [(r, c) for r in self.read().readings for c in r.claims or () if c.id.startswith(claim_id)]
        if len(hits) != 1 or not claim_id:
            found = f"{len(hits)} claims" if hits and claim_id else "no claim of this story"
            raise NotFound(f"{claim_id}: names {found}", "give an id as `twosource read` prints it")
        return hits[0]

    def close(self) -> None:
        """Close the store."""
        self.store.close()


def account(
    read: Read,
    rulings: Sequence[Ruling] = (),
    settings: StorySettings | None = None,
    likeness: Likeness = encoder.likeness,
    memo: ledger.Memo | None = None,
    known: voices.Memo | None = None,
) -> Ledger:
    """The ledger of a set of read pages; `likeness` gives vectors of texts; `memo` and `known` are those of an earlier
    ledger."""
    settings = settings or StorySettings()
    found = voices.find_voices(read.readings, rulings, settings, known)
    return ledger.build_ledger(read.readings, read.origins, found, rulings, settings, likeness, memo=memo)


def open(path: str = "twosource.db") -> Story:
    """Open or make the story kept at `path`. Raises `BadStore`."""
    return Story(open_store(path))


def read_verbatim(name: str, text: str, published: str | None = None, url: str | None = None) -> Reading:
    """One text, taken as it is and read by itself; spans are offsets into exactly that text."""
    return read_article(articles.verbatim(name, text, published, url), StorySettings())


def read_lines(lines: Iterable[str]) -> Iterator[tuple[str | None, Reading | SetAside]]:
    """Lines `{"id", "text", "published"?}`, each read by itself: its id and the reading, or why there is none."""
    for n, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line, type=Line)
        except (msgspec.DecodeError, UnicodeError) as error:
            yield None, SetAside(f"line {n}", f"is no line of JSON with id and text ({error})", "mend the line")
            continue
        yield str(row.id), read_verbatim(str(row.id), row.text, row.published, row.url)


class Line(msgspec.Struct):
    """One line of `read --jsonl`."""

    id: str | int
    text: str
    published: str | None = None
    url: str | None = None

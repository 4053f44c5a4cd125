"""What each command does: it asks the story, prints the answer, and gives its exit status.

Status 0, or 2 where anything was set aside; what failed is said on standard error, a line each.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import msgspec

import twosource
from twosource import areas as areas_room
from twosource.articles import NO_DAY
from twosource.decide import check_taken, decide, is_day
from twosource.errors import BadInput, BadRuling, BadStore, NotFound
from twosource.model import Page, Reading, Ruling, SetAside
from twosource.store import open_store
from twosource.story import Added, Progress, Read, Story, quiet, read_lines, read_set, read_verbatim
from twosource.views import VIEWS
from twosource.views.index import index
from twosource.views.records import failure_record, ledger_record, origin_record, reading_record
from twosource.views.ruled import rulings_text
from twosource.views.text import areas_text, copies_text, counted, ledger_text, plain, reading_text

LAST_PORT = 65535
"""Ports are numbers of 16 bits (RFC 9293)."""
RULED = (
    ("voice", "who speaks"),
    ("content", "its words on the page"),
    ("source", "the source's words"),
    ("cue", "the cue's words"),
    ("stance", "asserts or denies"),
    ("certainty", "flat, hedged or conditional"),
    ("retracts", "yes or no"),
    ("named", "yes or no"),
    ("side", "a side's name, observer or unknown"),
    ("day", "the day, as 2031-05-09"),
)
"""What a ruling may say of its claim, voice or proposition."""


@contextmanager
def progress(args: argparse.Namespace) -> Iterator[Progress]:
    """Progress on standard error, where a person looks at it."""
    if args.quiet or not sys.stderr.isatty():
        yield quiet
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, int] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)  # type: ignore[arg-type]

        yield show


@contextmanager
def opened(args: argparse.Namespace, make: bool = False) -> Iterator[Story]:
    """The story of `--store`, closed afterwards; `make` one where there is none. Raises `BadStore`."""
    path = Path(args.store)
    if path.is_dir():
        raise BadStore(f"{path}: is a folder", "name a file with --store")
    if not make and path.parent.is_dir() and not path.exists():
        raise BadStore(f"{path}: no such store", "take pages in with `twosource add PATH`, or name another --store")
    story = twosource.open(args.store)
    try:
        yield story
    finally:
        story.close()


def complain(aside: Sequence[SetAside]) -> int:
    """Say what was set aside, a line each; 2 where there was anything."""
    for item in aside:
        line = plain(f"{item.path}: {item.why}{'; ' + item.mend if item.mend else ''}")
        print("twosource:", " ".join(line.splitlines()), file=sys.stderr)
    return 2 if aside else 0


def show(record: object) -> None:
    """Print a record as one line of JSON."""
    print(json.dumps(record, ensure_ascii=False))


def add(args: argparse.Namespace) -> int:
    """Take pages in."""
    with opened(args, make=True) as story, progress(args) as bar:
        added = story.add(args.paths, bar, args.private)
        return taken(story, added, bar)


def watch(args: argparse.Namespace) -> int:
    """Ask feeds once for what is new, and take it in."""
    with opened(args, make=True) as story, progress(args) as bar:
        return taken(story, story.watch(args.feeds, bar, args.private), bar)


def taken(story: Story, added: Added, bar: Progress) -> int:
    """Read what was taken in and say how much of it there was."""
    read = story.read(bar)
    print(f"{len(added.new)} new, {len(added.known)} known, {len(added.aside) + len(read.failed)} set aside")
    mine = {*added.new, *added.known}
    return complain([*added.aside, *read.failed, *wordless([r for r in read.readings if r.article.page in mine])])


def wordless(readings: Sequence[Reading]) -> list[SetAside]:
    """What to say of pages that are taken in but can't be read for claims, such as those in another language."""
    return [SetAside(r.article.path, f"no claims read: {r.why}", "") for r in readings if r.claims is None and r.why]


def given(args: argparse.Namespace, found: Sequence[Page]) -> list[Page]:
    """Pages with what the command line says of them."""
    told = [replace(p.told, published=args.published or p.told.published) for p in found]
    return [replace(p, url=args.url or p.url, told=known) for p, known in zip(found, told, strict=True)]


def read(args: argparse.Namespace) -> int:
    """Read pages and print what they say, without keeping anything."""
    if args.jsonl:
        return read_standard_input()
    if not args.paths:
        raise BadInput("no pages to read", "name files or folders, or use --jsonl")
    check_day(args.published, clock=True)
    if args.verbatim:
        done, aside = verbatim(args)
    else:
        found, aside = twosource_pages(args.paths)
        with progress(args) as bar:
            result: Read = read_set(open_store(":memory:"), given(args, found), progress=bar)
        done, aside = list(result.readings), [*aside, *result.failed]
    for reading in sorted(done, key=lambda r: r.article.path):
        show(reading_record(reading)) if args.json else print(reading_text(reading, in_colour()))
    if args.json:
        for item in aside:
            show(failure_record(item))
    return complain([*aside, *wordless(done)])


def in_colour() -> bool:
    """Whether to print in colour: to a terminal that can show it, unless NO_COLOR (no-color.org) is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def check_day(words: str | None, clock: bool = False) -> None:
    """Raise `BadInput` where words are no day (with `clock`, no moment of a day either)."""
    if words is None:
        return
    try:
        datetime.fromisoformat(words)
    except ValueError:
        known = False
    else:
        known = is_day(words[:10] if clock else words)
    if not known:
        raise BadInput(f"{words}: is no day", "write it as 2031-05-09")


def twosource_pages(paths: Sequence[str]) -> tuple[list[Page], list[SetAside]]:
    """Pages under paths, read into memory."""
    from twosource.pages import read_pages

    return read_pages(paths)


def verbatim(args: argparse.Namespace) -> tuple[list[Reading], list[SetAside]]:
    """Files whose text is taken as it is."""
    done: list[Reading] = []
    aside: list[SetAside] = []
    for path in args.paths:
        if Path(path).is_char_device() or Path(path).is_block_device():
            aside.append(SetAside(path, "a device, no file", "name a file"))
            continue
        try:
            text = Path(path).read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            aside.append(SetAside(path, "is no text in UTF-8", "save it in UTF-8, or read it without --verbatim"))
            continue
        except OSError as error:
            aside.append(SetAside(path, f"can't be read ({error.strerror})", "name a file that is there"))
            continue
        done.append(read_verbatim(path, text, args.published, args.url))
    return done, aside


def read_standard_input() -> int:
    """Lines of JSON from standard input, each read by itself."""
    status = 0
    for name, outcome in read_lines(sys.stdin):
        if isinstance(outcome, SetAside):
            show(failure_record(outcome, name))
            status = max(status, complain([outcome]))
        else:
            show(reading_record(outcome, name))
            why = outcome.article.undated or ""
            if why.startswith(NO_DAY):
                status = complain([SetAside(f"line of {name}", f"read, but {why}", "write it as 2031-05-09")])
    return status


def ledger(args: argparse.Namespace) -> int:
    """Print the standings."""
    with opened(args) as story, progress(args) as bar:
        result = story.read(bar)
        account = story.account(result)
        if args.json:
            show(ledger_record(account))
        else:
            print(plain(ledger_text(account, result.readings)), end="")
        for orphan in result.orphans:
            print(f"twosource: ruling {orphan} finds its claim no more; see `twosource rulings`", file=sys.stderr)
        return complain(result.failed)


def why(args: argparse.Namespace) -> int:
    """Print the proof behind a proposition's standing."""
    from twosource.ledger import explain

    check_day(args.day)
    with opened(args) as story, progress(args) as bar:
        result = story.read(bar)
        account = story.account(result)
        hits = [p for p in account.propositions if p.id.startswith(args.proposition)]
        if len(hits) != 1:
            found = f"{args.proposition}: names {counted(len(hits), 'proposition') if hits else 'no proposition'}"
            raise NotFound(found, "`twosource ledger` lists their ids")
        last = max((e.day for p in account.propositions for e in p.history), default="")
        print(plain(explain(account, hits[0].id, args.day or last, result.readings)), end="")
        return complain(result.failed)


def copies(args: argparse.Namespace) -> int:
    """Print which pages are one text."""
    if args.jsonl:
        return fold_standard_input()
    with opened(args) as story, progress(args) as bar:
        result = story.read(bar)
        print(plain(copies_text(result.origins)), end="")
        return complain(result.failed)


def fold_standard_input() -> int:
    """Origins of the articles that standard input brings as lines of JSON."""
    from twosource.copies.lines import fold_lines

    status = 0
    out = sys.stdout.buffer
    encoder = msgspec.json.Encoder()
    for found in fold_lines(sys.stdin.buffer):
        if isinstance(found, SetAside):
            status = max(status, complain([found]))
        else:
            out.write(encoder.encode(origin_record(found)) + b"\n")
    out.flush()
    return status


def export(args: argparse.Namespace) -> int:
    """Write the ledger in another form to standard output."""
    with opened(args) as story, progress(args) as bar:
        result = story.read(bar)
        sys.stdout.buffer.write(VIEWS[args.format](story.account(result), result.readings))
        return complain(result.failed)


def brief(args: argparse.Namespace) -> int:
    """Print a short brief of the story."""
    args.format = "brief"
    return export(args)


def search(args: argparse.Namespace) -> int:
    """Find pages by words."""
    if not args.words.split():
        raise BadInput("no words to search for", "give words that stand on a page")
    with opened(args) as story:
        story.read()
        paths = {p.id: p.path for p in story.store.pages()}
        hits = list(story.store.search(args.words))
        for hit, snippet in hits:
            print(f"{paths.get(hit, hit)}\n    {' '.join(plain(snippet).split())}")
    if not hits:
        print(f"twosource: {args.words}: no page holds these words", file=sys.stderr)
    return 0


def rule(args: argparse.Namespace) -> int:
    """Append a ruling."""
    value = {name: getattr(args, name) or "" for name, _ in RULED} | {"kind": args.kind_name or ""}
    with opened(args) as story:
        ruling = decide(story, args.ruling.replace("-", " "), args.targets, value, args.who, args.why)
        story.rule(ruling)
        print(f"{ruling.id}  {ruling.kind}; `twosource undo {ruling.id}` takes it back")
    return 0


def undo(args: argparse.Namespace) -> int:
    """Take back a ruling."""
    with opened(args) as story:
        ruling = decide(story, "undo", [args.ruling] if args.ruling else [], {}, args.who, args.why)
        undone = next(r for r in story.store.rulings() if r.id == ruling.target[0])
        story.rule(ruling)
        print(f"{ruling.id}  undoes {undone.id}, {undone.kind}")
    return 0


def rulings(args: argparse.Namespace) -> int:
    """List, write or take in rulings as lines of JSON."""
    with opened(args) as story:
        if args.take:
            return take_rulings(story, args.take)
        held = story.store.rulings()
        if args.json:
            print("".join(msgspec.json.encode(r).decode() + "\n" for r in held), end="")
            return 0
        result = story.read()
        print(rulings_text(held, index(story.account(result), result.readings), set(result.orphans)), end="")
    return 0


def take_rulings(story: Story, path: str) -> int:
    """Take in another person's rulings; lines that are none are said, and the others taken."""
    new = 0
    aside = []
    length = {r.article.page: len(r.article.text) for r in story.read().readings}
    held = Path(path).read_bytes()
    if b"\0" in held:
        raise BadInput(f"{path}: is no text in UTF-8", "take what `rulings --json` wrote")
    for n, line in enumerate(held.splitlines(), 1):
        try:
            ruling = msgspec.json.decode(line, type=Ruling)
            check_taken(ruling, length.get(ruling.page or ""))
        except (msgspec.DecodeError, UnicodeError, BadRuling) as error:
            aside.append(SetAside(path, f"line {n} is no ruling ({error})", "take what `rulings --json` wrote"))
            continue
        new += story.rule(ruling)
    print(f"{counted(new, 'new ruling')}")
    return complain(aside)


def map_files(paths: Sequence[Path]) -> list[Path]:
    """The files that paths stand for. Raises `BadInput` where one is not there, or a folder has none."""
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise BadInput(f"{path}: no such file or folder", "check the path")
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        if not inside:
            raise BadInput(f"{path}: folder without maps", "name a folder that holds GeoJSON maps")
        found += inside
    return found


def areas(args: argparse.Namespace) -> int:
    """Print the areas that control maps show, by day and month."""
    files = map_files([Path(p) for p in args.paths])
    held, bad = areas_room.read_maps(files)
    found = areas_room.months(held)
    if args.json:
        show(
            {
                "schema": "twosource.areas/1",
                "maps": msgspec.to_builtins(held),
                "months": msgspec.to_builtins(found),
                "records": areas_room.records(found),
            }
        )
    else:
        print(areas_text(found, areas_room.records(found)), end="")
    for line in bad:
        print(f"twosource: {line}", file=sys.stderr)
    return 2 if bad or not held else 0


def serve(args: argparse.Namespace) -> int:
    """Open the desk."""
    from twosource.web import serve as run

    if not 0 <= args.port <= LAST_PORT:
        raise BadInput(f"port {args.port}: there is none", f"give a number from 1 to {LAST_PORT}")
    with opened(args) as story:
        with progress(args) as bar:
            story.read(bar)
        return run(story, args.port)

"""The command line: a thin door that parses words and hands them to `commands`."""

import argparse
import sqlite3
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

import twosource
from twosource import commands
from twosource.commands import RULED
from twosource.decide import MAKERS
from twosource.errors import TwosourceError
from twosource.views import VIEWS

DEFAULT_STORE = "twosource.db"
DEFAULT_PORT = 8000


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line, as every other is."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words, and leave with status 2."""
        self.exit(2, f"{self.prog}: {message}; see `{self.prog} --help`\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit status."""
    args = parser().parse_args(arguments)
    try:
        return int(args.run(args))
    except TwosourceError as error:
        return failed(str(error))
    except sqlite3.Error as error:
        return failed(f"{args.store}: can't be used ({error}); take the pages in again with another --store")
    except KeyboardInterrupt:
        print("twosource: stopped; run the command again to go on", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        return failed(f"{named}{error.strerror or error}; check the path, the rights on it and the room on the disk")


def failed(line: str) -> int:
    """Say in one line what went wrong; gives the exit status."""
    print(f"twosource: {' '.join(line.split())}", file=sys.stderr)
    return 2


def parser() -> argparse.ArgumentParser:
    """The parser with all commands."""
    top = Parser(prog="twosource", description=twosource.__doc__)
    top.add_argument("--version", action="version", version=f"twosource {twosource.__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (run, configure, text) in COMMANDS.items():
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        sub.add_argument("--store", default=DEFAULT_STORE, metavar="FILE", help=f"the story's file ({DEFAULT_STORE})")
        sub.add_argument("--quiet", action="store_true", help="show no progress")
        configure(sub)
    return top


def no_options(sub: argparse.ArgumentParser) -> None:
    """No options of its own."""


def with_paths(sub: argparse.ArgumentParser) -> None:
    """Options of `add`."""
    sub.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, globs or addresses")
    with_private(sub)


def with_feeds(sub: argparse.ArgumentParser) -> None:
    """Options of `watch`."""
    sub.add_argument("feeds", nargs="+", metavar="FEED", help="addresses of RSS or Atom feeds")
    with_private(sub)


def with_private(sub: argparse.ArgumentParser) -> None:
    """The option --private."""
    sub.add_argument("--private", action="store_true", help="allow addresses of private networks and this machine")


def with_read(sub: argparse.ArgumentParser) -> None:
    """Options of `read`."""
    sub.add_argument("paths", nargs="*", metavar="PATH", help="files, folders or globs")
    sub.add_argument("--json", action="store_true", help="one JSON line a page")
    sub.add_argument("--jsonl", action="store_true", help="read lines {id, text, published?} from standard input")
    sub.add_argument("--verbatim", action="store_true", help="take the text as it is: no furniture")
    sub.add_argument("--published", metavar="DAY", help="the day the pages were published")
    sub.add_argument("--url", metavar="URL", help="where the page stood")


def with_json(sub: argparse.ArgumentParser) -> None:
    """The option --json."""
    sub.add_argument("--json", action="store_true", help="print JSON")


def with_copies(sub: argparse.ArgumentParser) -> None:
    """Options of `copies`."""
    what = "fold lines {id, text, published?} from standard input instead, taken as they are; one JSON line an origin"
    sub.add_argument("--jsonl", action="store_true", help=what)


def with_why(sub: argparse.ArgumentParser) -> None:
    """Options of `why`."""
    sub.add_argument("proposition", metavar="PROPOSITION", help="its id, as `ledger` prints it, or the beginning of it")
    sub.add_argument("--day", metavar="DAY", help="the day (the last one)")


def with_export(sub: argparse.ArgumentParser) -> None:
    """Options of `export`."""
    sub.add_argument("format", choices=sorted(VIEWS), help="the form")


def with_words(sub: argparse.ArgumentParser) -> None:
    """Options of `search`."""
    sub.add_argument("words", metavar="WORDS", help="words that stand on the page")


def with_person(sub: argparse.ArgumentParser) -> None:
    """Who rules, and why."""
    sub.add_argument("--who", default="", metavar="NAME", help="who decides")
    sub.add_argument("--why", default="", metavar="TEXT", help="the reason")


RULINGS = """\
checked CLAIM                          it is read right
no-claim CLAIM                         it is none
misread CLAIM --voice NAME             or any of --content, --source, --cue, --stance, --certainty, --retracts
missed-claim PAGE --content WORDS      and any of --source, --cue, --voice, --stance, --certainty
kind CLAIM --kind KIND                 it is of another kind
copies PAGE PAGE                       they are one text
no-copies PAGE PAGE                    they are not
same-voice VOICE VOICE                 they are one
different-voice VOICE VOICE            they are not
side VOICE --side NAME                 the side it belongs to
same-proposition ID ID                 they are about one thing; each a proposition or a claim
different-proposition ID ID            they are not
withdrawn PROPOSITION VOICE --day DAY  the voice took it back
place NAME NAME                        two names of one place

Words of content, source and cue are given as they stand on the page, pieces joined by " ... ".
With --voice, --named no tells that the words are nobody's name.
"""
"""What each kind of ruling is about, for the help."""


def with_rule(sub: argparse.ArgumentParser) -> None:
    """Options of `rule`."""
    sub.formatter_class = argparse.RawDescriptionHelpFormatter
    sub.epilog = RULINGS
    kinds = sorted(k.replace(" ", "-") for k in MAKERS if k != "undo")
    sub.add_argument("ruling", choices=kinds, metavar="RULING", help="what is decided, as told below")
    sub.add_argument("targets", nargs="+", metavar="ID", help="what it is about, by id or name, as told below")
    for name, text in RULED:
        sub.add_argument(f"--{name}", metavar="WORDS", help=text)
    sub.add_argument("--kind", dest="kind_name", metavar="KIND", help="the kind of proposition")
    with_person(sub)


def with_undo(sub: argparse.ArgumentParser) -> None:
    """Options of `undo`."""
    sub.add_argument("ruling", nargs="?", metavar="RULING", help="its id (the last one in force)")
    with_person(sub)


def with_rulings(sub: argparse.ArgumentParser) -> None:
    """Options of `rulings`."""
    with_json(sub)
    sub.add_argument("--take", metavar="FILE", help="take in rulings that `rulings --json` wrote")


def with_areas(sub: argparse.ArgumentParser) -> None:
    """Options of `areas`."""
    sub.add_argument("paths", nargs="+", metavar="PATH", help="GeoJSON maps named by day, or folders of them")
    with_json(sub)


def with_port(sub: argparse.ArgumentParser) -> None:
    """Options of `serve`."""
    sub.add_argument("--port", type=int, default=DEFAULT_PORT, metavar="N", help="the port, else the next free one")


COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], int], Callable[[argparse.ArgumentParser], None], str]] = {
    "add": (commands.add, with_paths, "take pages in"),
    "watch": (commands.watch, with_feeds, "ask feeds once for what is new, and take it in"),
    "read": (commands.read, with_read, "print what pages say, keeping nothing"),
    "ledger": (commands.ledger, with_json, "print the standings"),
    "why": (commands.why, with_why, "print the proof behind a standing"),
    "copies": (commands.copies, with_copies, "print which pages are one text"),
    "areas": (commands.areas, with_areas, "print the areas that control maps show"),
    "serve": (commands.serve, with_port, "open the desk in a browser"),
    "brief": (commands.brief, no_options, "print a short brief of the story"),
    "export": (commands.export, with_export, "write the ledger in another form"),
    "search": (commands.search, with_words, "find pages by words"),
    "rule": (commands.rule, with_rule, "append a ruling"),
    "undo": (commands.undo, with_undo, "take a ruling back"),
    "rulings": (commands.rulings, with_rulings, "list the rulings, or take in another person's"),
}

if __name__ == "__main__":
    sys.exit(main())

"""Write the pages of docs/ that are made from the code: python docs/build.py (with --check: say which are stale)."""

import sys
from pathlib import Path

from twosource.cli import COMMANDS, parser

HERE = Path(__file__).resolve().parent


def cli_page() -> str:
    """Every command with its help, as the command line prints it."""
    top = parser()
    pages = ["# The command line", "", "Made from the code by `python docs/build.py`.", "", block(top.format_help())]
    commands = next(a for a in top._actions if a.dest == "command").choices
    for name in COMMANDS:
        pages += [f"## twosource {name}", "", block(commands[name].format_help())]  # type: ignore[index]
    return "\n".join(pages)


def block(text: str) -> str:
    """A block of code."""
    return f"```\n{text.rstrip()}\n```\n"


PAGES = {"cli.md": cli_page}


def stale() -> list[str]:
    """Names of pages that are not what the code makes."""
    return [name for name, make in PAGES.items() if not same(HERE / name, make())]


def same(path: Path, text: str) -> bool:
    """Whether a file holds exactly this text."""
    return path.is_file() and path.read_text("utf-8") == text


if __name__ == "__main__":
    if "--check" in sys.argv:
        found = stale()
        print("\n".join(f"docs/{name} is stale: run python docs/build.py" for name in found) or "docs are fresh")
        sys.exit(1 if found else 0)
    for name, make in PAGES.items():
        (HERE / name).write_text(make(), "utf-8")

"""The example story for tests: taken in once, and once more under other names and on other days."""

import re
import tomllib
from functools import cache
from pathlib import Path

import twosource
from twosource.model import Ledger
from twosource.story import Read

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "sarn-bridge"
GOLD = Path(__file__).resolve().parent / "golden" / "sarn-bridge"
FORMS = (".html", ".txt", ".md")


def pages(folder: Path = EXAMPLE) -> list[Path]:
    return sorted(p for p in folder.iterdir() if p.suffix in FORMS)


def renamed() -> dict[str, str]:
    table = tomllib.loads((GOLD / "renamed.toml").read_text("utf-8"))
    return {**table["names"], **table["dates"]}


def rename(text: str, table: dict[str, str]) -> str:
    """All keys replaced in one pass, longest first, where they stand as words."""
    keys = sorted(table, key=len, reverse=True)
    parts = [re.escape(k) + (r"(?!\d)" if k[-1].isdigit() else r"(?![^\W_])") for k in keys]
    return re.sub(r"(?<![^\W_])(?:" + "|".join(parts) + ")", lambda m: table[m.group()], text)


def rename_story(folder: Path) -> None:
    """Write the story into a folder under other names."""
    table = renamed()
    for path in [*pages(), EXAMPLE / "pages.toml"]:
        (folder / path.name).write_text(rename(path.read_text("utf-8"), table), "utf-8")


@cache
def example() -> tuple[Read, Ledger]:
    """The example story, read, and its ledger."""
    story = twosource.open(":memory:")
    story.add([str(EXAMPLE)])
    read = story.read()
    return read, story.account(read)

"""What the named fields at the head of a text say of it: front matter between dashes, or lines such as "Title: ..."."""

import re
from dataclasses import dataclass

from twosource.model import Told

FRONT = re.compile(r"\A\ufeff?\s{0,20}---[ \t]*\n(?P<fields>(?:[^\n]{0,2000}\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
LINES = re.compile(r"\A\ufeff?\s{0,20}(?P<fields>(?:[A-Za-z][A-Za-z -]{1,20}:[ \t]*[^\n]{0,1000}\n){2,20})[ \t]*\n")
FIELD = re.compile(r"(?P<key>[A-Za-z][A-Za-z_ -]{1,20}):[ \t]*(?P<value>.*)$")
ITEM = re.compile(r"\s{0,8}-\s(?P<value>.*)$")
TITLE = ("title", "headline", "subject")
AUTHOR = ("author", "authors", "byline", "by", "creator")
ADDRESS = ("url", "url source", "source url", "link", "original url", "permalink", "canonical", "source")
TIME = ("published", "published time", "publication date", "published on", "date published", "date")
OUTLET = ("publisher", "site", "sitename", "site name", "outlet", "publication", "website", "source")
OTHER = (
    "description", "excerpt", "section", "category", "language", "lang", "tags", "from", "to", "sent", "saved",
    "saved on", "retrieved", "clipped", "created", "updated", "modified", "type", "id", "word count", "copyright",
    "location",
)  # fmt: skip
"""Fields that say nothing that is taken: "created" is the day of clipping in most savers' files."""
KNOWN = frozenset((*TITLE, *AUTHOR, *ADDRESS, *TIME, *OUTLET, *OTHER))
NAMES = re.compile(r"\s*(?:,|;|\band\b|&)\s*")


@dataclass(frozen=True, slots=True)
class Fields:
    """What the fields tell, and where the text begins."""

    told: Told
    end: int


def fields_of(text: str) -> Fields | None:
    """The fields at the head of a text, which must name its title; None without such a head."""
    front = FRONT.match(text)
    found = front or LINES.match(text)
    if found is None:
        return None
    values = _values(found["fields"], loose=front is not None)
    title = _first(values, TITLE)
    if not title:
        return None
    address = next((v for k in ADDRESS for v in values.get(k, ()) if "://" in v), None)
    outlet = next((v for k in OUTLET for v in values.get(k, ()) if "://" not in v), None)
    names = [n.removeprefix("By ").strip() for k in AUTHOR for v in values.get(k, ()) for n in NAMES.split(_bare(v))]
    told = Told(title, tuple(dict.fromkeys(n for n in names if n)), outlet, _first(values, TIME), None, address, "meta")
    return Fields(told, found.end())


def _values(block: str, loose: bool) -> dict[str, list[str]]:
    """Values by key; nothing where a line is no known field, unless `loose`: front matter may hold any."""
    values: dict[str, list[str]] = {}
    key = ""
    for line in block.splitlines():
        item = ITEM.match(line) if loose else None
        found = None if item is not None else FIELD.match(line)
        if item is not None and key:
            values.setdefault(key, []).append(_bare(item["value"]))
        elif found is not None and (loose or found["key"].lower() in KNOWN):
            key = found["key"].lower().replace("_", " ")
            if _bare(found["value"]):
                values.setdefault(key, []).append(_bare(found["value"]))
        elif not loose:
            return {}
    return values


def _bare(value: str) -> str:
    """A value without its brackets, quotation marks and links' marks."""
    return value.strip().strip("[]").strip().strip("\"'").strip()


def _first(values: dict[str, list[str]], keys: tuple[str, ...]) -> str | None:
    return next((v for k in keys for v in values.get(k, ()) if v), None)

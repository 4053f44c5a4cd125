"""JSON lines: one page a line, `{"id"?, "text" or "html", "title"?, "published"?, "url"?, "publisher"?, "byline"?}`."""

import json

from twosource.errors import BadInput
from twosource.model import Page, Told, page_id


def read_jsonl(data: bytes, path: str, url: str | None = None) -> list[Page]:
    """The pages of a JSON-lines file; lines without text are passed over. Errors: BadInput where none has any."""
    pages = []
    for number, line in enumerate(data.decode("utf-8-sig", "replace").splitlines(), 1):
        try:
            row = json.loads(line) if line.strip() else None
        except (ValueError, RecursionError):
            continue
        if isinstance(row, dict):
            pages += _page(row, path, number)
    if not pages:
        raise BadInput(f"{path}: JSON lines without text", 'give each line a "text"')
    return pages


def _page(row: dict[str, object], path: str, number: int) -> list[Page]:
    content = _text(row, "text") or _text(row, "html") or _text(row, "content")
    if content is None:
        return []
    media = "html" if _text(row, "text") is None and "<" in content else "text"
    byline = row.get("byline") or row.get("author") or []
    names = [byline] if isinstance(byline, str) else byline if isinstance(byline, list) else []
    told = Told(
        title=_text(row, "title"),
        byline=tuple(str(n) for n in names),
        publisher=_text(row, "publisher"),
        published=_text(row, "published") or _text(row, "date"),
        modified=_text(row, "modified"),
        url=_text(row, "url"),
    )
    name = str(row.get("id") or number)
    own = page_id(json.dumps([name, content], ensure_ascii=False).encode("utf-8", "replace"))
    return [Page(own, (f"{path}#{name}",), media, content, url=told.url, told=told, size=len(content))]


def _text(row: dict[str, object], key: str) -> str | None:
    value = row.get(key)
    return value if isinstance(value, str) and value.strip() else None

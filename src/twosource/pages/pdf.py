"""PDF: the text of situation reports and statements, page by page, its lines joined to paragraphs."""

import io
import logging
import re

from twosource.errors import BadInput
from twosource.model import Page, Told, page_id

MOST_PAGES = 500
"""Pages read of one document."""
DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2}))?")


def read_pdf(data: bytes, path: str, url: str | None = None) -> list[Page]:
    """One document as a page of text. Errors: BadInput for a damaged, locked or purely pictorial document."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        texts = [page.extract_text() for _, page in zip(range(MOST_PAGES), reader.pages, strict=False)]
        info = reader.metadata
        title, made = (info.title, info.get("/CreationDate")) if info is not None else (None, None)
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        RecursionError,
        OSError,
        NotImplementedError,
    ):
        raise BadInput(f"{path}: a PDF that can't be read", "save its text") from None
    content = paragraphs(texts)
    if not content.strip():
        raise BadInput(f"{path}: a PDF without text", "save its text")
    told = Told(modified=_day(str(made)) if made else None, how="meta")
    _ = title  # most titles in PDF metadata are names of templates and files: the printed one is taken
    return [Page(page_id(data), (path,), "text", content, url=url, told=told, size=len(data))]


def paragraphs(pages: list[str]) -> str:
    """The pages' lines as paragraphs: a line that ends in mid-sentence goes on with the next, hyphens mended."""
    lines = _without_running_heads([page.split("\n") for page in pages])
    out: list[str] = []
    width = max((len(x) for x in lines), default=0)
    going_on = False
    for line in lines:
        bare = " ".join(line.split())
        if not bare:
            going_on = False
            continue
        if going_on and out:
            out[-1] = out[-1][:-1] + bare if out[-1].endswith("-") and bare[0].islower() else f"{out[-1]} {bare}"
        else:
            out.append(bare)
        going_on = len(line) > 0.6 * width and not (bare.endswith((".", ":", "?", "!")) and len(line) < 0.85 * width)
    return "\n\n".join(out)


def _without_running_heads(pages: list[list[str]]) -> list[str]:
    """The lines of all pages without those that stand first or last on most of them, and without page numbers."""
    edges: dict[str, int] = {}
    for page in pages:
        for line in {_key(x) for x in (*page[:2], *page[-2:])}:
            edges[line] = edges.get(line, 0) + 1
    running = {k for k, n in edges.items() if len(pages) >= 3 and n > len(pages) / 2}
    out: list[str] = []
    for page in pages:
        out += [
            x
            for i, x in enumerate(page)
            if not (min(i, len(page) - 1 - i) < 2 and (_key(x) in running or _is_number(x)))
        ]
    return out


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))


def _is_number(line: str) -> bool:
    return re.fullmatch(r"\s*(?:page\s)?\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?\s*", line, re.I) is not None


def _day(made: str) -> str | None:
    found = DATE.match(made)
    return "-".join(found.groups()[:3]) if found is not None else None

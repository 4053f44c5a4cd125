"""HTML -> units, in the order of the page: every visible stretch of words with what its place and class say of it."""

import itertools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from lxml import etree
from lxml import html as lxml_html

from .units import Laid, Unit

LAYOUT = Path(__file__).with_name("layout.toml")
SKIP = {
    "script", "style", "noscript", "template", "svg", "canvas", "iframe", "object", "embed", "head", "title",
    "math", "select",
    "option", "datalist", "audio", "video", "map", "source", "track", "link", "meta", "base", "input", "textarea",
    "img",
}  # fmt: skip
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "html", "legend", "li",
    "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
    "button", "caption",
}  # fmt: skip
TAG_HINTS = {
    "nav": "navigation",
    "footer": "page footer",
    "form": "form",
    "button": "button",
    "dialog": "popup",
    "menu": "navigation",
    "fieldset": "form",
}
TAG_KINDS = {"figcaption": "caption", "caption": "caption", "time": "dateline"}
TAGS = {"li": "item", "dd": "item", "dt": "item", "td": "cell", "th": "cell", "blockquote": "quote"}
CONTAINERS = {
    "div",
    "section",
    "article",
    "main",
    "body",
    "td",
    "blockquote",
    "form",
    "aside",
    "ul",
    "ol",
    "figure",
    "table",
    "header",
    "footer",
}
CELLS = {"td", "th"}
LONG_CELL = 300
"""Letters from which a table's cell stands alone: tables of figures have short cells, tables of layout long ones."""
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
TOKEN = re.compile(r"[A-Za-z]+")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
HIDDEN = re.compile(r"(?:display\s?:\s?none|visibility\s?:\s?hidden)", re.I)
MAJOR = 0.4
"""Share of a page's paragraph letters from which an element is the page itself and no box on it."""
CHUNK = 40
"""Letters from which a stretch of text counts as part of a paragraph; menus and buttons have fewer."""


@lru_cache(maxsize=1)
def layout() -> tuple[dict[str, str], dict[str, str]]:
    """Class words and the furniture they tell of; class words and the kinds they tell of."""
    table = tomllib.loads(LAYOUT.read_text("utf-8"))
    furniture = {w: why for why, words in table["furniture"].items() for w in words}
    return furniture, {w: kind for kind, words in table["kinds"].items() for w in words}


@dataclass(frozen=True, slots=True)
class _Context:
    """What the elements around a stretch say of it."""

    tag: str = "text"
    hint: str = ""
    kind: str = ""
    linked: bool = False
    box: int = 0
    outer: int = 0
    pre: bool = False
    level: int = 0


@dataclass(slots=True)
class _Flow:
    """The stretch being gathered, and the finished ones: words, letters in links, context."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    plain: int = 0
    at: _Context = field(default_factory=_Context)
    after_link: bool = False
    boxes: int = 0
    done: list[tuple[str, int, _Context]] = field(default_factory=list)

    def add(self, words: str | None, context: _Context) -> None:
        """Words of the document, under their context; white space alone never opens a stretch."""
        if not words or (not self.parts and words.isspace()):
            return
        if not self.parts:
            self.at = context
        if self.parts and words[0].isupper() and (last := self.parts[-1][-1:]) and (last.islower() or last.isdigit()):
            self.parts.append(" ")  # two elements side by side, set apart by their style alone
        self.parts.append(words)
        self.after_link = context.linked
        size = len(words.strip())
        self.linked += size if context.linked else 0
        self.plain += 0 if context.kind else size

    def joint(self, between: str) -> None:
        """What stands between two cells or links of one stretch."""
        if self.parts:
            self.parts.append(between)

    def close(self) -> None:
        """End of a block, or a line break."""
        words = " ".join("".join(self.parts).split()).strip("| ")
        if words:
            at = self.at if not self.plain or not self.at.kind else replace(self.at, kind="")
            self.done.append((words, self.linked, at))
        self.parts, self.linked, self.plain = [], 0, 0


def parse(source: str) -> etree._Element | None:
    """The tree of HTML source, None where nothing can be parsed."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = lxml_html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return tree if isinstance(tree, etree._Element) else None


def lay_html(tree: etree._Element) -> Laid:
    """Units of a parsed page; the text is the units' words joined by blank lines."""
    flow = _Flow()
    _walk(tree, flow, _spared(tree))
    flow.close()
    units: list[Unit] = []
    at = 0
    for words, linked, context in flow.done:
        why = f"layout: {context.kind}" if context.kind else None
        span = (at, at + len(words))
        share = min(1.0, linked / len(words))
        units.append(
            Unit(
                span,
                words,
                context.tag,
                context.kind or None,
                why,
                share,
                hint=context.hint,
                run=len(units),
                box=context.box,
                outer=context.outer,
                level=context.level if context.tag == "heading" else 0,
            )
        )
        at += len(words) + 2
    return Laid("\n\n".join(u.words for u in units), tuple(units))


def _spared(tree: etree._Element) -> set[etree._Element]:
    """Elements that are the page itself: those with a large share of its paragraphs, and those around its title."""
    order = list(tree.iter("*"))
    own = _letters(order)
    total = sum(own.values())
    spared: set[etree._Element] = set()
    sums: dict[etree._Element, int] = {}
    for element in reversed(order):
        size = sums.get(element, 0) + own.get(element, 0)
        parent = element.getparent()
        if parent is not None and size:
            sums[parent] = sums.get(parent, 0) + size
        if size >= MAJOR * total or element.tag == "h1":
            spared.add(element)
        if element in spared and parent is not None:
            spared.add(parent)
    return spared


def _letters(order: Sequence[etree._Element]) -> dict[etree._Element, int]:
    """Letters of paragraphs that stand directly in each element."""
    own: dict[etree._Element, int] = {}
    for element in order:
        if element.tag in SKIP:
            continue
        if len(element.text or "") >= CHUNK:
            own[element] = own.get(element, 0) + len(element.text or "")
        parent = element.getparent()
        if len(element.tail or "") >= CHUNK and parent is not None:
            own[parent] = own.get(parent, 0) + len(element.tail or "")
    return own


def _walk(tree: etree._Element, flow: _Flow, spared: set[etree._Element]) -> None:
    """Every element in order, without recursion, so that no nesting overflows the stack."""
    contexts: list[_Context] = [_Context()]
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "end":
            if tag not in SKIP:
                contexts.pop()
            _leave(tag, flow)
            if element is not tree:
                flow.add(element.tail, contexts[-1])
        elif tag in SKIP:
            walker.skip_subtree()
        elif element not in spared and _is_hidden(element):
            walker.skip_subtree()
            contexts.append(contexts[-1])
        else:
            _enter(tag, flow, contexts[-1])
            inner = _inner(element, contexts[-1], element in spared)
            if tag in CONTAINERS:
                flow.boxes += 1
                inner = replace(inner, box=flow.boxes, outer=inner.box)
            contexts.append(inner)
            flow.add(element.text, contexts[-1])


def _enter(tag: str, flow: _Flow, outer: _Context) -> None:
    if tag in BLOCKS or tag == "br":
        flow.close()
    elif tag in CELLS:
        flow.joint(" | ")
    elif tag == "a" and flow.after_link:
        flow.joint(" ")  # menus set links side by side without a blank


def _leave(tag: str, flow: _Flow) -> None:
    if tag in BLOCKS or (tag in CELLS and sum(map(len, flow.parts)) > LONG_CELL):
        flow.close()


def _is_hidden(element: etree._Element) -> bool:
    style = element.get("style")
    if style is not None and HIDDEN.search(style):
        return True
    return element.get("hidden") is not None


def _inner(element: etree._Element, outer: _Context, spared: bool) -> _Context:
    """The context below an element."""
    tag = element.tag
    own, level = outer.tag, outer.level
    if tag in HEADINGS:
        own, level = "heading", int(tag[1])
    elif tag in TAGS:
        own = TAGS[tag]
    elif tag == "code" and outer.pre:
        own = "code"
    elif tag == "p" and outer.tag == "cell":
        own = "text"
    hint, kind = outer.hint, TAG_KINDS.get(tag, outer.kind)
    if not spared:
        said, meant = _told_by(element)
        hint = hint or TAG_HINTS.get(tag, "") or said
        kind = kind or meant
    if own is outer.tag and hint is outer.hint and kind is outer.kind and (tag not in ("a", "pre") or outer.linked):
        return outer
    return _Context(
        own, hint, kind, outer.linked or tag == "a", outer.box, outer.outer, outer.pre or tag == "pre", level
    )


def _told_by(element: etree._Element) -> tuple[str, str]:
    """Furniture and kind that an element's own names tell of."""
    names = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("role"))))
    if element.get("data-ad") is not None or element.get("aria-modal") is not None:
        return "advertisement" if element.get("data-ad") is not None else "popup", ""
    return _names(names[:300]) if names else ("", "")


@lru_cache(maxsize=20000)
def _names(names: str) -> tuple[str, str]:
    furniture, kinds = layout()
    words = [w.lower() for w in TOKEN.findall(CAMEL.sub(" ", names))]
    joined = [a + b for a, b in itertools.pairwise(words)]
    hint = next((furniture[w] for w in (*joined, *words) if w in furniture), "")
    kind = next((kinds[w] for w in (*joined, *words) if w in kinds), "")
    return hint, kind

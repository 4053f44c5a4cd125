"""What the head of an HTML page says of it: JSON-LD, meta elements, canonical address, title element."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from lxml import etree

ARTICLE_TYPES = {
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "blogposting",
    "report",
    "liveblogposting", "backgroundnewsarticle", "advertisercontentarticle", "techarticle", "scholarlyarticle",
    "webpage",
    "socialmediaposting", "medicalwebpage", "recipe", "review", "howto", "posting",
}  # fmt: skip
LARGEST = 2_000_000
"""Characters of one JSON-LD block that are parsed."""
DATE_KEYS = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
    "publish-date",
    "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "sailthru.date", "parsely-pub-date",
    "article.published",
    "published_time", "publication_date", "publish_date", "originalpublicationdate",
    "cxenseparse:recs:publishtime", "article_date_original",
    "citation_publication_date", "citation_date", "og:published_time", "dcterms.issued", "datecreated",
    "article.created", "published-date", "vr:published_time", "published", "publication-date", "date-published",
)  # fmt: skip
MODIFIED_KEYS = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "article:modified",
)
AUTHOR_KEYS = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dcterms.creator",
    "citation_author",
    "article:author_name",
    "og:article:author",
    "cxenseparse:author",
    "authors",
    "twitter:data1",
)
TITLE_KEYS = ("og:title", "twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title", "citation_title")
SITE_KEYS = ("og:site_name", "application-name", "dc.publisher", "publisher", "article:publisher_name", "copyright")
HTTP = re.compile(r"https?://", re.I)


@dataclass(slots=True)
class Head:
    """What was found, in order of trust; lists of (value, where)."""

    titles: list[tuple[str, str]] = field(default_factory=list)
    authors: list[tuple[str, str]] = field(default_factory=list)
    sites: list[tuple[str, str]] = field(default_factory=list)
    published: list[tuple[str, str]] = field(default_factory=list)
    modified: list[tuple[str, str]] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    body: str | None = None
    language: str | None = None
    title_element: str | None = None


def read_head(tree: etree._Element) -> Head:
    """Metadata of a parsed page. Damaged JSON-LD is passed over."""
    head = Head()
    for node in _linked_data(tree):
        _take_node(node, head)
    _take_metas(tree, head)
    title = tree.find(".//title")
    head.title_element = _clean(title.text_content()) if title is not None and hasattr(title, "text_content") else None
    head.language = (tree.get("lang") or "")[:2].lower() or None
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and HTTP.match(link.get("href") or ""):
            head.urls.insert(0, link.get("href") or "")
    return head


def _clean(value: object) -> str:
    """One line of plain words; metadata escapes characters twice at times."""
    if not isinstance(value, str):
        return ""
    return " ".join((unescape(value) if "&" in value else value).split())


def _take_metas(tree: etree._Element, head: Head) -> None:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        value = _clean(meta.get("content"))
        if name and value:
            found.setdefault(name.lower(), []).append(value)
    for keys, into in ((TITLE_KEYS, head.titles), (AUTHOR_KEYS, head.authors), (SITE_KEYS, head.sites),
                       (DATE_KEYS, head.published), (MODIFIED_KEYS, head.modified)):  # fmt: skip
        into += [(v, f"meta {k}") for k in keys for v in found.get(k, ())]
    head.urls += [u for k in ("og:url", "twitter:url") for u in found.get(k, ()) if HTTP.match(u)]


def _linked_data(tree: etree._Element) -> Iterator[dict[str, object]]:
    """Nodes of the page's JSON-LD, articles first."""
    nodes: list[dict[str, object]] = []
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(text) > LARGEST:
            continue
        try:
            nodes += _flat(json.loads(text.strip().strip(";"), strict=False))
        except (ValueError, RecursionError):
            continue
    yield from sorted(nodes, key=lambda n: 0 if types_of(n) & (ARTICLE_TYPES - {"webpage"}) else 1)


def _flat(data: object) -> list[dict[str, object]]:
    """Top-level nodes, those of `@graph` and of lists included."""
    waiting: list[object] = [data]
    nodes: list[dict[str, object]] = []
    while waiting and len(nodes) < 500:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting += item
        elif isinstance(item, dict):
            nodes.append(item)
            waiting += [
                item[k]
                for k in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
                if isinstance(item.get(k), list | dict)
            ]
    return nodes


def types_of(node: dict[str, object]) -> set[str]:
    """Lower-cased types of a JSON-LD node."""
    kind = node.get("@type")
    return {str(k).lower().rsplit("/", 1)[-1] for k in (kind if isinstance(kind, list) else [kind]) if k}


def _take_node(node: dict[str, object], head: Head) -> None:
    if not types_of(node) & ARTICLE_TYPES:
        return
    where = "json-ld"
    weak = types_of(node) <= {"webpage"}
    for key, into in (("datePublished", head.published), ("dateModified", head.modified)):
        value = _clean(node.get(key))
        if value:
            into.append((value, where))
    if weak:
        return
    title = _clean(node.get("headline"))
    if title:
        head.titles.append((title, where))
    head.authors += [(n, where) for n in _names(node.get("author"))]
    head.sites += [(n, where) for n in _names(node.get("publisher"))]
    body = node.get("articleBody")
    if isinstance(body, str) and len(body) > len(head.body or ""):
        head.body = body
    head.urls += _addresses(node)


def _addresses(node: dict[str, object]) -> list[str]:
    """The addresses a node gives itself."""
    values = [node.get("url"), node.get("mainEntityOfPage")]
    plain = [v.get("@id") if isinstance(v, dict) else v for v in values]
    return [v for v in plain if isinstance(v, str) and HTTP.match(v)]


def _names(value: object) -> list[str]:
    """Names of people or bodies in a JSON-LD value, at most 20."""
    names: list[str] = []
    for item in (value if isinstance(value, list) else [value])[:20]:
        name = item.get("name") if isinstance(item, dict) else item
        for one in name if isinstance(name, list) else [name]:
            text = _clean(one)
            if text and not HTTP.match(text):
                names.append(text)
    return names

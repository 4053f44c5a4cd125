"""A story's labels as what the program itself would make of its pages: articles, claims, readings, origins."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from twosource.mentions import find_mentions
from twosource.model import (
    Article,
    Basis,
    Block,
    Claim,
    Copy,
    Dated,
    Interval,
    Link,
    Origin,
    Reading,
    Span,
    VoiceRef,
    claim_id,
    digest,
    voice_id,
)

Gold = dict[str, Any]
Place = Callable[[Any], tuple[Span, ...]]
"""From spans [paragraph, start, end] of the labels to spans of an article."""
RELATION = {"wire": "same", "near-duplicate": "same", "excerpt": "abridged", "update": "later version"}


def after(day: str) -> str:
    """The day after."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def published(page: Gold) -> Dated | None:
    """The labelled day of publication."""
    day = (page["published"] or "")[:10]
    return Dated(day, after(day), "gold") if day else None


def article_of(page: Gold) -> tuple[Article, Place]:
    """The labelled page as an article of its body paragraphs, and where its spans stand in it."""
    starts, text = [], ""
    for paragraph in page["body_paragraphs"]:
        starts.append(len(text))
        text += paragraph + "\n\n"
    blocks = tuple(Block("paragraph", (s, s + len(p))) for s, p in zip(starts, page["body_paragraphs"], strict=True))

    def place(found: Any) -> tuple[Span, ...]:
        rows = [found] if found and isinstance(found[0], int) else found or []
        return tuple((starts[p] + s, starts[p] + e) for p, s, e in rows)

    article = Article(
        digest(page["file"]), page["file"], text, blocks, title=page["title"], publisher=page["publisher"],
        agency=page["agency"], url=page["url"], published=published(page),
    )  # fmt: skip
    return article, place


def claim_of(gold: Gold, place: Place, page: str, entities: Gold) -> Claim:
    """A labelled claim as the reader would give it."""
    content, cue, source = (place(gold["spans"].get(k)) for k in ("content", "cue", "source"))
    said = Interval(gold["said_on"], after(gold["said_on"])) if gold["said_on"] else None
    return Claim(
        id=claim_id(page, content, cue, source),
        page=page,
        content=content,
        cue=cue,
        source=source,
        voice=voice_of(gold["speaker"], entities),
        through=tuple(Link(voice_id(name_of(v, entities)), name_of(v, entities), (), ()) for v in gold["via"]),
        rests_on=tuple(
            Basis(voice_id(name_of(b, entities)), name_of(b, entities), b not in entities, ())
            for b in gold.get("based_on") or ()
        ),
        retracts=bool(gold.get("retracts")),
        quote=gold["quote"],
        stance=gold["polarity"],
        certainty=gold["certainty"],
        said=said,
    )  # fmt: skip


def name_of(speaker: str, entities: Gold) -> str:
    """The name of an entity, or the description of an unnamed speaker."""
    return str(entities[speaker]["name"]) if speaker in entities else speaker


def voice_of(speaker: str, entities: Gold) -> VoiceRef:
    """The voice that a perfect reader would give; no side."""
    entity = entities.get(speaker)
    if entity is None:
        return VoiceRef(voice_id(speaker), speaker, False)
    body = entities.get(entity.get("speaks_for") or "")
    kind = entity["kind"] if entity["kind"] in ("person", "organisation", "place") else None
    return VoiceRef(
        voice_id(entity["name"]), entity["name"], True, speaks_for=body["name"] if body else None, kind=kind
    )


def entities_of(gold: Gold) -> Gold:
    """The story's entities by id."""
    return {e["id"]: e for e in gold["entities"]}


def readings_of(gold: Gold) -> list[Reading]:
    """Readings made from the labels alone."""
    readings = []
    for page in gold["pages"]:
        article, place = article_of(page)
        own = [c for c in gold["claims"] if c["page"] == page["file"]]
        claims = {c.id: c for c in (claim_of(c, place, article.page, entities_of(gold)) for c in own)}
        readings.append(Reading(article, find_mentions(article), tuple(claims.values())))
    return readings


def origins_of(gold: Gold, page_ids: dict[str, str]) -> list[Origin]:
    """The labelled groups of copies, by the pages' ids; a page that was not read is in none."""
    groups: dict[str, list[Copy]] = {}
    parent = {p["file"]: p["copy_of"] for p in gold["pages"]}
    for page in gold["pages"]:
        first = page["file"]
        while parent.get(first):
            first = parent[first]
        if page["file"] in page_ids:
            relation = RELATION.get(page["copy_kind"] or "", "first")
            groups.setdefault(first, []).append(Copy(page_ids[page["file"]], page["file"], relation))
    return [Origin(digest(first), tuple(copies)) for first, copies in groups.items()]


def redated(reading: Reading, page: Gold) -> Reading:
    """The reading under its labelled day."""
    return replace(reading, article=replace(reading.article, published=published(page)))

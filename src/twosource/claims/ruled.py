"""Rulings on claims: what a person decided about a claim is applied after every reading."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.model import Article, Claim, Ruling, Span, VoiceRef, claim_id, cut, voice_id

CLAIM_RULINGS = ("misread", "no claim", "missed claim", "checked", "kind")
SAME_CLAIM = 0.5
"""Share of common characters (Dice) from which a re-read content is the one that was ruled on, as in the scorers."""


def apply_rulings(
    article: Article, claims: Sequence[Claim], rulings: Sequence[Ruling]
) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
    """The page's claims after its rulings, in order, and the ids of rulings that no longer find their claim."""
    held = list(claims)
    orphans: list[str] = []
    for ruling in rulings:
        if ruling.kind not in CLAIM_RULINGS or ruling.page != article.page:
            continue
        if ruling.kind == "missed claim":
            made = missed(article, ruling)
            orphans += [] if made else [ruling.id]
            held = [c for c in held if made is None or c.id != made.id] + ([made] if made else [])
            continue
        index = find(held, ruling.spans)
        if index is None:
            orphans.append(ruling.id)
        elif ruling.kind == "no claim":
            del held[index]
        elif ruling.kind == "checked":
            held[index] = replace(held[index], checked=True)
        elif ruling.kind == "misread":
            made = mended(article, held[index], ruling)
            held[index] = made or held[index]
            orphans += [] if made else [ruling.id]
    return tuple(sorted(held, key=lambda c: (c.content, c.cue, c.source))), tuple(orphans)


def find(claims: Sequence[Claim], spans: Sequence[Span]) -> int | None:
    """Index of the claim whose content is the ruled one, or overlaps it most (Dice >= `SAME_CLAIM`)."""
    best, where = 0.0, None
    for i, claim in enumerate(claims):
        if claim.content == tuple(spans):
            return i
        both = sum(max(0, min(e, f) - max(s, t)) for s, e in claim.content for t, f in spans)
        total = sum(e - s for s, e in claim.content) + sum(f - t for t, f in spans)
        alike = 2 * both / total if total else 0.0
        if alike >= SAME_CLAIM and alike > best:
            best, where = alike, i
    return where


def spans_of(ruling: Ruling, role: str) -> tuple[Span, ...] | None:
    """Spans that a ruling gives for a role ("12:40,44:60"), or None where it says nothing of it."""
    told = ruling.get(role)
    if told is None:
        return None
    pieces = [p.split(":") for p in told.split(",") if p]
    return tuple((int(start), int(end)) for start, end in pieces)


def mended(article: Article, claim: Claim, ruling: Ruling) -> Claim | None:
    """The claim as the ruling reads it: voice, spans, stance, certainty; what it does not name stays. None where a span
    lies outside the article's text."""
    content = spans_of(ruling, "content") or claim.content
    cue = claim.cue if spans_of(ruling, "cue") is None else spans_of(ruling, "cue") or ()
    source = claim.source if spans_of(ruling, "source") is None else spans_of(ruling, "source") or ()
    if not inside(article, (*content, *cue, *source)):
        return None
    return replace(
        claim,
        id=claim_id(article.page, content, cue, source),
        content=content,
        cue=cue,
        source=source,
        voice=ruled_voice(ruling) or claim.voice,
        stance=ruling.get("stance") or claim.stance,
        certainty=ruling.get("certainty") or claim.certainty,
        retracts=ruling.get("retracts") == "yes" if ruling.get("retracts") else claim.retracts,
    )


def inside(article: Article, spans: Sequence[Span]) -> bool:
    """True where spans are pieces of the article's text."""
    return all(0 <= s < e <= len(article.text) for s, e in spans)


def ruled_voice(ruling: Ruling) -> VoiceRef | None:
    """The voice that a ruling names."""
    name = ruling.get("voice")
    return None if name is None else VoiceRef(voice_id(name), name, named=ruling.get("named") != "no")


def missed(article: Article, ruling: Ruling) -> Claim | None:
    """The claim that a ruling adds; None where its spans lie outside the article's text."""
    source, cue = spans_of(ruling, "source") or (), spans_of(ruling, "cue") or ()
    every = (*ruling.spans, *source, *cue)
    if not ruling.spans or not inside(article, every):
        return None
    voice = ruled_voice(ruling)
    if voice is None and source:
        name = cut(article.text, source)
        voice = VoiceRef(voice_id(name), name, named=name[:1].isupper())
    return Claim(
        claim_id(article.page, ruling.spans, cue, source),
        article.page,
        ruling.spans,
        cue,
        source,
        voice,
        stance=ruling.get("stance") or "asserts",
        certainty=ruling.get("certainty") or "flat",
        maker="ruling",
    )

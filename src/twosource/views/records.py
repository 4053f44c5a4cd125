"""Readings and ledgers as the records that the outside sees: `twosource.reading/1` and `twosource.ledger/1`."""

from collections.abc import Mapping, Sequence

from twosource.model import (
    Article,
    Claim,
    Dated,
    Entry,
    Interval,
    Ledger,
    Mention,
    Number,
    Office,
    Origin,
    Proposition,
    Reading,
    SetAside,
    Span,
    Stand,
    Time,
    VoiceRef,
)

READING = "twosource.reading/1"
LEDGER = "twosource.ledger/1"
Record = dict[str, object]


def spans(found: Sequence[Span]) -> list[list[int]]:
    """Spans as lists."""
    return [list(s) for s in found]


def said(**optional: object) -> Record:
    """The keys whose value is there: what is None, False or empty is left out."""
    return {k.rstrip("_"): v for k, v in optional.items() if v is not None and v is not False and v != []}


def dated(found: Dated | None, others: bool = False) -> Record | None:
    """A date with its proof."""
    if found is None:
        return None
    record: Record = {"start": found.start, "end": found.end, "how": found.how}
    return record | (said(others=[dated(o) for o in found.others]) if others else {})


def interval(found: Interval | None) -> Record | None:
    """A half-open interval."""
    return None if found is None else {"start": found.start, "end": found.end}


def article_record(article: Article) -> Record:
    """The article part of a reading."""
    return {
        "title": article.title,
        "byline": list(article.byline),
        "publisher": article.publisher,
        "agency": article.agency,
        "credits": list(article.credits),
        "language": article.language,
        "url": article.url,
        **said(correction=spans(article.correction)),
        "published": dated(article.published, others=True),
        "modified": dated(article.modified, others=True),
        **said(also_titled=list(article.also_titled), also_signed=list(article.also_signed)),
        **said(undated=article.undated),
        "anchor": dated(article.anchor),
        "text": article.text,
        "blocks": [{"kind": b.kind, "span": list(b.span), **said(why=b.why)} for b in article.blocks],
    }


def time_record(time: Time) -> Record:
    """A resolved time."""
    known: Record = {"start": time.start, "end": time.end, "timex": time.timex, "grain": time.grain}
    return known | said(mod=time.mod, anchor=time.anchor, window=interval(time.window))


def number_record(number: Number) -> Record:
    """A quantity."""
    also = number.also
    return {
        "low": number.low,
        "high": number.high,
        "unit": number.unit,
        "of": number.of,
        "approximate": number.approximate,
        **said(
            ordinal=number.ordinal,
            also=None if also is None else {"low": also.low, "high": also.high, "unit": also.unit},
        ),
    }


def mention_record(mention: Mention) -> Record:
    """A mention, resolved or with the reason why not."""
    place = mention.place
    return {
        "kind": mention.kind,
        "span": list(mention.span),
        **said(
            time=None if mention.time is None else time_record(mention.time),
            place=None
            if place is None
            else {"id": place.id, "name": place.name, "lat": place.lat, "lon": place.lon, "radius_km": place.radius_km},
            number=None if mention.number is None else number_record(mention.number),
            entity=mention.entity,
            name=mention.name,
            role=mention.role,
            belongs=mention.belongs,
            flag=mention.flag,
            unresolved=mention.unresolved,
        ),
    }


def voice_record(voice: VoiceRef | None) -> Record | None:
    """The voice of a claim as its own page tells it."""
    if voice is None:
        return None
    return {"id": voice.id, "name": voice.name, "named": voice.named, **said(unresolved=voice.unresolved)}


def claim_record(claim: Claim) -> Record:
    """A claim."""
    return {
        "id": claim.id,
        "content": spans(claim.content),
        "cue": spans(claim.cue),
        "source": spans(claim.source),
        "voice": voice_record(claim.voice),
        "through": [
            {"id": t.id, "name": t.name, "source": spans(t.source), "cue": spans(t.cue)} for t in claim.through
        ],
        "rests_on": [
            {"id": b.id, "name": b.name, "exhibit": b.exhibit, "source": spans(b.source)} for b in claim.rests_on
        ],
        "retracts": claim.retracts,
        "doubt": spans(claim.doubt),
        "quote": claim.quote,
        "stance": claim.stance,
        "certainty": claim.certainty,
        **said(likelihood=None if claim.likelihood is None else list(claim.likelihood)),
        "said": interval(claim.said),
        "about": interval(claim.about),
        "channel": claim.channel,
    }


def reading_record(reading: Reading, page: str | None = None) -> Record:
    """One page's reading; `page` replaces the id where lines of standard input brought their own."""
    return {
        "schema": READING,
        "id": page or reading.article.page,
        "path": reading.article.path,
        "article": article_record(reading.article),
        "mentions": [mention_record(m) for m in reading.mentions],
        "claims": None if reading.claims is None else [claim_record(c) for c in reading.claims],
        **said(why=reading.why),
        "maker": reading.maker,
    }


def failure_record(item: SetAside, page: str | None = None) -> Record:
    """A page that could not be read."""
    error = f"{item.why}; {item.mend}" if item.mend else item.why
    return {"schema": READING, "id": page, "path": item.path, "error": error}


def origin_record(origin: Origin) -> Record:
    """An origin with its articles, the first one first."""
    return {
        "id": origin.id,
        "articles": [
            {
                "page": a.page,
                "path": a.path,
                "relation": a.relation,
                **said(of=a.of),
                "overlap": a.overlap,
                **said(
                    undecided=a.undecided,
                    stretches=[{"here": list(s.here), "there": list(s.there)} for s in a.stretches],
                ),
            }
            for a in origin.articles
        ],
    }


def stand_record(stand: Stand) -> Record:
    """A voice's stand on a day."""
    return {
        "voice": stand.voice,
        "side": stand.side,
        "stance": stand.stance,
        "interest": stand.interest,
        "root": stand.root,
        "origins": stand.origins,
        **said(implied=stand.implied, own_side=stand.own_side),
        "claims": list(stand.claims),
    }


def entry_record(entry: Entry) -> Record:
    """A standing from one day on."""
    return {
        "day": entry.day,
        "standing": entry.standing,
        "for": entry.for_,
        "against": entry.against,
        "unnamed_for": entry.unnamed_for,
        "unnamed_against": entry.unnamed_against,
        "stands": [stand_record(s) for s in entry.stands],
    }


def proposition_record(proposition: Proposition) -> Record:
    """A proposition with its claims and its history by day."""
    return {
        "id": proposition.id,
        "kind": proposition.kind,
        "family": proposition.family,
        "text": proposition.text,
        "arguments": dict(proposition.arguments),
        "claims": [
            {
                "id": m.claim,
                "page": m.page,
                "path": m.path,
                "stance": m.stance,
                **said(retracts=m.retracts, checked=m.checked),
            }
            for m in proposition.claims
        ],
        "left_out": [{"claim": left.claim, "why": left.why} for left in proposition.left_out],
        "history": [entry_record(e) for e in proposition.history],
    }


def office_record(office: Office) -> Record:
    """An office with the days of the pages that name it."""
    return {
        "role": office.role,
        "body": office.body,
        "first": office.first,
        "last": office.last,
        **said(former=office.former, ended=office.ended, since=office.since, until=office.until),
        "page": office.page,
        "span": list(office.span),
    }


def ledger_record(ledger: Ledger) -> Record:
    """The whole ledger."""
    return {
        "schema": LEDGER,
        "origins": [origin_record(o) for o in ledger.origins],
        "voices": [
            {
                "id": v.id,
                "name": v.name,
                "aliases": list(v.aliases),
                "named": v.named,
                "private": v.private,
                "speaks_for": v.speaks_for,
                "side": v.side,
                **said(offices=[office_record(o) for o in v.offices]),
            }
            for v in ledger.voices
        ],
        "exhibits": [{"id": e.id, "name": e.name} for e in ledger.exhibits],
        "propositions": [proposition_record(p) for p in ledger.propositions],
    }


STANDS = tuple("proposition kind text day standing for against voice side stance interest origins".split())
"""The columns of a table of stands."""


def rows(ledger: Ledger) -> list[Mapping[str, object]]:
    """The ledger as a flat table: one row for each stand of each entry of each proposition."""
    names = {v.id: v.name for v in ledger.voices}
    return [
        {
            "proposition": p.id,
            "kind": p.kind,
            "text": p.text,
            "day": e.day,
            "standing": e.standing,
            "for": e.for_,
            "against": e.against,
            "voice": names.get(s.voice, s.voice),
            "side": s.side,
            "stance": s.stance,
            "interest": s.interest,
            "origins": s.origins,
        }
        for p in ledger.propositions
        for e in p.history
        for s in e.stands
    ]

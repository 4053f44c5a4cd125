"""The story page: standings, timeline, claims, voices, and what was set aside."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup
from starlette.requests import Request

from twosource.model import Proposition, Voice
from twosource.views.index import Filed, Index, left_out, undated
from twosource.views.records import STANDS, ledger_record, rows
from twosource.views.standings import families
from twosource.views.tables import CLAIM, Row, claim_row
from twosource.views.timeline import legend, picked, timeline

from .held import HeldStory, State
from .sheet import Sheet

FIRST_CLAIMS = 40
"""Rows of the claims table on the story page: a screen or two; the page of claims has all."""
CLAIMS_A_PAGE = 200
FIRST_FAMILIES = 100
"""Families shown at once: more take a browser seconds; the rest is one link away."""


def story_page(request: Request, story: HeldStory, state: State) -> Sheet:
    """Standings by family, newest first, and everything that leads to the pages behind them."""
    chosen = chosen_claims(request, state.index)
    every = families(state.index, state.holds)
    standing = [f for f in every if not f.once]
    whole = "all" in request.query_params
    drawn = picked([line.proposition for f in standing or every for line in f.lines])
    words = {
        "families": standing if whole else standing[:FIRST_FAMILIES],
        "more": 0 if whole else max(0, len(standing) - FIRST_FAMILIES),
        "once": [f.lines[0] for f in every if f.once],
        "apart": families(state.index, state.holds, apart=True),
        "picture": Markup(timeline(drawn)),
        "drawn": drawn,
        "legend": legend(),
        "aside": [*story.store.aside(), *state.read.failed],
        "orphans": state.read.orphans,
        "unread": [r for r in state.read.readings if r.claims is None],
        "nameless": [r.article for r in state.read.readings if r.article.published is None],
        "undated": undated(state.ledger),
        "left_out": [
            (state.index.claims[x.claim], x.why) for x in left_out(state.ledger) if x.claim in state.index.claims
        ],
        "voices": voices(state),
        "claims": chosen[:FIRST_CLAIMS],
        "found": len(chosen),
        **filters(request, state),
    }
    return Sheet(
        "story.html",
        "What is said, and by whom",
        words,
        lambda: ledger_record(state.ledger),
        lambda: rows(state.ledger),
        columns=STANDS,
    )


def claims_page(request: Request, story: HeldStory, state: State) -> Sheet:
    """All claims, filtered, a page at a time; the twins have all that the filter leaves."""
    chosen = chosen_claims(request, state.index)
    start = number(request.query_params.get("from"))
    words = {
        "claims": chosen[start : start + CLAIMS_A_PAGE],
        "found": len(chosen),
        "start": start,
        "step": CLAIMS_A_PAGE,
        **filters(request, state),
    }

    def table() -> list[Row]:
        return [claim_row(state.index, f) for f in chosen]

    return Sheet("claims.html", "Claims", words, table, table, columns=CLAIM)


def number(words: str | None) -> int:
    """A count from a query, 0 where it is none."""
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 10 else 0


def filters(request: Request, state: State) -> dict[str, object]:
    """What the claims can be filtered by, and what is chosen."""
    asked = request.query_params
    kinds = sorted({p.kind for p in state.ledger.propositions})
    public = [v for v, _ in voices(state) if not v.private]
    chosen = {k: asked.get(k, "") for k in ("voice", "kind", "stance", "page")}
    return {"kinds": kinds, "speakers": sorted(public, key=lambda v: v.name.casefold()), "chosen": chosen}


def chosen_claims(request: Request, held: Index) -> list[Filed]:
    """Claims that the query asks for, those of the newest pages first, then in order of the text."""
    asked = request.query_params
    stance = asked.get("stance")
    kept = [
        f
        for f in held.claims.values()
        if (not asked.get("page") or f.claim.page == asked["page"])
        and (not asked.get("kind") or (f.proposition is not None and f.proposition.kind == asked["kind"]))
        and (not stance or ("retracts" if f.claim.retracts else f.claim.stance) == stance)
        and (not asked.get("voice") or speaks(held, f, asked["voice"]))
    ]
    kept.sort(key=lambda f: (f.claim.page, f.claim.content))
    kept.sort(key=lambda f: published(f), reverse=True)
    return kept


def published(filed: Filed) -> str:
    """The day of a claim's page, "" where it has none."""
    anchor = filed.reading.article.published or filed.reading.article.anchor
    return (anchor.start or "") if anchor else ""


def speaks(held: Index, filed: Filed, voice_id: str) -> bool:
    """True where a claim is this voice's."""
    voice = held.speaker(filed.claim)
    return voice is not None and voice.id == voice_id and not voice.private


def voices(state: State) -> list[tuple[Voice, int]]:
    """Voices that speak on these pages, by side and name, with the number of their claims."""
    heard = Counter(v.id for f in state.index.claims.values() if (v := state.index.speaker(f.claim)) is not None)
    shown = [(state.index.voices[v], n) for v, n in heard.items()]
    return sorted(shown, key=lambda pair: (not pair[0].named, pair[0].private, pair[0].side, pair[0].name.casefold()))


def rivals(state: State, proposition: Proposition) -> Sequence[Proposition]:
    """The other values of a proposition's family."""
    family = [p for p in state.ledger.propositions if p.family == proposition.family and p.id != proposition.id]
    return sorted(family, key=lambda p: (p.history[-1].day if p.history else "", p.id), reverse=True)

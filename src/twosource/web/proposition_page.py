"""The proposition page: its history by day, every number opening to stands and to the sentences behind them."""

from starlette.requests import Request

from twosource.decide import is_day
from twosource.errors import NotFound
from twosource.ledger import explain
from twosource.model import Entry, Proposition, Stand
from twosource.views.index import Filed
from twosource.views.records import proposition_record
from twosource.views.standings import is_apart, stand_words
from twosource.views.tables import history_rows

from .held import HeldStory, State
from .sheet import Sheet
from .story_page import rivals

MOST_CHOICES = 400
"""Propositions that a list to choose from holds; in larger stories the id is typed."""


def proposition_page(request: Request, story: HeldStory, state: State) -> Sheet:
    """One proposition; `?day=` asks for the proof of another day."""
    proposition = state.index.propositions.get(request.path_params["proposition"])
    if proposition is None:
        raise NotFound("no such proposition in this story", "a ruling or a new page may have changed its arguments")
    last = proposition.history[-1].day if proposition.history else ""
    asked = request.query_params.get("day", "")
    day = asked if is_day(asked) else last
    others = [p for p in state.ledger.propositions if p.id != proposition.id]
    words = {
        "p": proposition,
        "history": [opened(state, proposition, e) for e in reversed(proposition.history)],
        "rivals": rivals(state, proposition),
        "held_back": state.holds.get((proposition.id, last)),
        "unchecked": unchecked(state, proposition, last),
        "day": day,
        "why": explain(state.ledger, proposition.id, day, state.read.readings),
        "left_out": [
            (state.index.claims[x.claim], x.why) for x in proposition.left_out if x.claim in state.index.claims
        ],
        "claims": state.index.filed([m.claim for m in proposition.claims]),
        "others": sorted(others, key=lambda p: (p.kind != proposition.kind, p.text))
        if len(others) < MOST_CHOICES
        else [],
        "asserting": asserting(state, proposition),
        "kinds": sorted({p.kind for p in state.ledger.propositions}),
        "places": sorted({str(p.arguments["place"]) for p in state.ledger.propositions if p.arguments.get("place")}),
    }
    return Sheet(
        "proposition.html",
        proposition.text,
        words,
        lambda: proposition_record(proposition),
        lambda: history_rows(state.index, proposition),
    )


Opened = tuple[Entry, list[tuple[Stand, str, list[Filed]]]]


def opened(state: State, proposition: Proposition, entry: Entry) -> Opened:
    """A day's standing with its stands: counted first, each with its words and the claims that carry it."""
    stands = sorted(
        entry.stands, key=lambda s: (is_apart(state.index, s), s.stance, s.side, state.index.called(s.voice))
    )
    return entry, [(s, stand_words(state.index, s), state.index.filed(s.claims)) for s in stands]


def unchecked(state: State, proposition: Proposition, day: str) -> list[Filed]:
    """The claims to check before the standing may go into a brief."""
    hold = state.holds.get((proposition.id, day))
    return [] if hold is None else state.index.filed(hold.unchecked(state.index.checked))


def asserting(state: State, proposition: Proposition) -> list[tuple[str, str]]:
    """Voices that could take it back: id and name, without private persons."""
    ids = {s.voice for e in proposition.history for s in e.stands if s.stance == "asserts" and not s.implied}
    public = [i for i in ids if i in state.index.voices and not state.index.voices[i].private]
    return sorted(((i, state.index.called(i)) for i in public), key=lambda pair: pair[1])

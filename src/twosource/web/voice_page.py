"""The voice page: aliases, side and its sentence, stands, and the track record."""

from starlette.requests import Request

from twosource.errors import NotFound
from twosource.model import Entry, Proposition, Stand, Voice
from twosource.views.records import office_record
from twosource.views.tables import Row
from twosource.views.track import track

from .held import HeldStory, State
from .sheet import Sheet
from .story_page import voices


def voice_page(request: Request, story: HeldStory, state: State) -> Sheet:
    """One voice. Raises `NotFound`, with the reason, for persons without a public role."""
    voice = state.index.voices.get(request.path_params["voice"])
    if voice is None:
        raise NotFound("no such voice in this story", "the story page lists them")
    if voice.private:
        raise NotFound("this is a person without a public role, of whom Twosource makes no page", "read the pages")
    stands = current(state, voice)
    sides = sorted({v.side for v in state.ledger.voices} - {"observer", "unknown"})
    words = {
        "voice": voice,
        "body": state.index.voices.get(voice.speaks_for) if voice.speaks_for else None,
        "speakers": [v for v in state.ledger.voices if v.speaks_for == voice.id and not v.private],
        "stands": stands,
        "track": track(state.ledger, voice),
        "sides": ["observer", "unknown", *sides],
        "others": sorted(
            (v for v, _ in voices(state) if v.id != voice.id and not v.private), key=lambda v: v.name.casefold()
        ),
    }
    return Sheet("voice.html", voice.name, words, lambda: record(state, voice, stands), lambda: table(voice, stands))


Held = list[tuple[Proposition, Entry, Stand]]


def current(state: State, voice: Voice) -> Held:
    """The voice's live stands, the newest first."""
    found = [
        (p, p.history[-1], s) for p in state.ledger.propositions if p.history for s in p.history[-1].stands
        if s.voice == voice.id
    ]  # fmt: skip
    return sorted(found, key=lambda item: (item[2].since or item[1].day, item[0].id), reverse=True)


def table(voice: Voice, stands: Held) -> list[Row]:
    """A row a stand."""
    return [
        {
            "voice": voice.name,
            "proposition": p.id,
            "kind": p.kind,
            "text": p.text,
            "stance": s.stance,
            "interest": s.interest,
            "since": s.since or e.day,
            "implied": s.implied,
            "origins": s.origins,
            "standing": e.standing,
        }
        for p, e, s in stands
    ]


def record(state: State, voice: Voice, stands: Held) -> dict[str, object]:
    """The voice, its stands and its record as JSON."""
    known = track(state.ledger, voice)
    deeds = [
        {
            "proposition": d.proposition.id,
            "text": d.proposition.text,
            "day": d.day,
            "first": d.first,
            "became": d.became,
            "on": d.on,
            "lag_days": d.lag,
        }
        for d in (known.deeds if known else ())
    ]
    return {
        "id": voice.id,
        "name": voice.name,
        "aliases": list(voice.aliases),
        "named": voice.named,
        "speaks_for": voice.speaks_for,
        "side": voice.side,
        "why_side": voice.why_side,
        "offices": [office_record(o) for o in voice.offices],
        "stands": table(voice, stands),
        "asserted": deeds,
    }

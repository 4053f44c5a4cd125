"""The article page: the text with its claims marked in place, furniture folded, copies and dates with their proof."""

from starlette.requests import Request

from twosource.errors import NotFound
from twosource.model import Claim, cut
from twosource.views.index import Filed
from twosource.views.marks import folded, show
from twosource.views.records import reading_record
from twosource.views.tables import claim_row

from .held import HeldStory, State
from .sheet import Sheet


def reading_page(request: Request, story: HeldStory, state: State) -> Sheet:
    """One page's article; `?claim=` opens the panel of one claim."""
    reading = state.index.readings.get(request.path_params["page"])
    if reading is None:
        raise NotFound("no such page in this story", "the story page lists what there is")
    asked = request.query_params.get("claim", "")
    filed = state.index.claims.get(asked)
    chosen = filed if filed is not None and filed.claim.page == reading.article.page else None
    claims = [state.index.claims[c.id] for c in reading.claims or ()]
    origin = state.index.copies.get(reading.article.page)
    words = {
        "reading": reading,
        "article": reading.article,
        "blocks": folded(show(reading.article, reading.claims or (), chosen.claim if chosen else None)),
        "chosen": chosen,
        "asked": asked,
        "panel": panel(state, chosen) if chosen else {},
        "origin": origin[0] if origin else None,
        "copy": origin[1] if origin else None,
        "count": len(claims),
        "kinds": sorted({p.kind for p in state.ledger.propositions}),
    }
    return Sheet(
        "reading.html",
        reading.article.title or reading.article.path,
        words,
        lambda: reading_record(reading),
        lambda: [claim_row(state.index, f) for f in claims],
    )


def panel(state: State, filed: Filed) -> dict[str, object]:
    """What is known of a claim, for its panel and to fill the forms with."""
    claim, text = filed.claim, filed.reading.article.text
    voice = state.index.speaker(claim)
    return {
        "voice": voice,
        "body": state.index.voices.get(voice.speaks_for) if voice and voice.speaks_for else None,
        "source": cut(text, claim.source, " ... "),
        "cue": cut(text, claim.cue, " ... "),
        "doubt": cut(text, claim.doubt, " ... "),
        "content": cut(text, claim.content, " ... "),
        "through": [(link.name, cut(text, link.source)) for link in claim.through],
        "likely": likely(claim),
        "entry": filed.proposition.history[-1] if filed.proposition and filed.proposition.history else None,
    }


def likely(claim: Claim) -> str | None:
    """A likelihood as the voice gave it, in percent."""
    if claim.likelihood is None:
        return None
    low, high = claim.likelihood
    return f"{100 * low:.0f} to {100 * high:.0f} %"

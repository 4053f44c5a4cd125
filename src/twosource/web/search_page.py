"""Search: pages that hold words, and the voices and propositions that are named by them."""

from collections.abc import Sequence

from starlette.requests import Request

from twosource.model import Voice
from twosource.views.tables import Row

from .held import HeldStory, State
from .sheet import Sheet
from .story_page import voices

LONGEST = 400
"""Characters of a search that are looked at."""


def search_page(request: Request, story: HeldStory, state: State) -> Sheet:
    """Pages that hold all the words of `?q=`, best first; voices and propositions that do."""
    asked = request.query_params.get("q", "")[:LONGEST]
    hits = [(p, s) for p, s in story.store.search(asked) if p in state.index.readings]
    terms = asked.casefold().split()
    speaking = [v for v, _ in voices(state) if v.named and not v.private and called(v, terms)]
    said = [p for p in state.ledger.propositions if terms and all(t in p.text.casefold() for t in terms)]

    def table() -> list[Row]:
        return [{"page": p, "title": state.index.page_name(p), "snippet": " ".join(s.split())} for p, s in hits]

    words = {"q": asked, "hits": hits, "said": said, "speaking": speaking}
    return Sheet("search.html", "Search", words, table, table, columns=("page", "title", "snippet"))


def called(voice: Voice, terms: Sequence[str]) -> bool:
    """True where one of a voice's names holds all the words."""
    return bool(terms) and any(all(t in name.casefold() for t in terms) for name in (voice.name, *voice.aliases))

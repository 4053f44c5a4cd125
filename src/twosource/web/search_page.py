"""Search: pages that hold words."""

from starlette.requests import Request

from twosource.views.tables import Row

from .held import HeldStory, State
from .sheet import Sheet

LONGEST = 400
"""Characters of a search that are looked at."""


def search_page(request: Request, story: HeldStory, state: State) -> Sheet:
    """Pages that hold all the words of `?q=`, best first, and propositions whose text does."""
    asked = request.query_params.get("q", "")[:LONGEST]
    hits = [(p, s) for p, s in story.store.search(asked) if p in state.index.readings]
    terms = asked.casefold().split()
    said = [p for p in state.ledger.propositions if terms and all(t in p.text.casefold() for t in terms)]

    def table() -> list[Row]:
        return [{"page": p, "title": state.index.page_name(p), "snippet": " ".join(s.split())} for p, s in hits]

    return Sheet("search.html", "Search", {"q": asked, "hits": hits, "said": said}, table, table)

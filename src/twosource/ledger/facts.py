"""Facts of pages that counting needs: origin, day of publication and outlet, kept as pages come and go."""

from collections.abc import Iterable, Mapping, Sequence

from twosource.model import Article, Origin, Reading
from twosource.voices.index import Index, changed_in

from .saying import Pages


class Facts:
    """Where each page's text comes from, when it was published, and which outlet answers for it."""

    def __init__(self) -> None:
        self._origins: dict[str, Origin] = {}
        self._listed: Index[str, str] = Index()
        self._origin: dict[str, str] = {}
        self._day: dict[str, str | None] = {}
        self.outlets: dict[str, str] = {}
        self.pages = Pages(self._origin, self._day)

    def update(self, readings: Mapping[str, Reading], changed: set[str], origins: Sequence[Origin]) -> set[str]:
        """Take in changed pages and the origins as they are now; gives the pages of which anything is known other than
        before."""
        new = {o.id: o for o in origins}
        moved = changed_in(self._origins, new)
        self._origins = new
        touched: set[str] = set()
        for k in moved:
            before = self._listed.of.get(k, frozenset())
            self._listed.put(k, new[k].pages() if k in new else ())
            touched |= before | self._listed.of.get(k, frozenset())
        touched |= {p for c in changed for p in self._with(c)}
        return {page for page in touched if self._know(page, readings)} | changed

    def _with(self, page: str) -> Iterable[str]:
        """A page and the others of its origin, whichever of them has been read."""
        origin = self._from(page)
        return (page, *self._origins[origin].pages()) if origin is not None else (page,)

    def _from(self, page: str) -> str | None:
        """The origin that lists a page; it may do so before the page is read."""
        return max(self._listed.at.get(page, ()), default=None)

    def _know(self, page: str, readings: Mapping[str, Reading]) -> bool:
        """Work out anew what is known of a page; True where it is another thing."""
        old = (self._origin.pop(page, None), self._day.pop(page, None), self.outlets.pop(page, None))
        if page not in readings:
            return True
        found = self._from(page)
        origin = self._origin[page] = found if found is not None else page
        article = readings[page].article
        start = article.published.start if article.published is not None else None
        self._day[page] = start[:10] if start else None
        listed = self._origins[origin].pages() if found is not None else ()
        outlet = outlet_of([readings[p].article for p in listed if p in readings]) or outlet_of([article])
        if outlet:
            self.outlets[page] = outlet
        return old != (origin, self._day[page], outlet)


def outlet_of(members: Sequence[Article]) -> str | None:
    """The outlet that answers for the articles of one origin: their agency, else the publisher of the first that has
    one."""
    found = next((a.agency for a in members if a.agency), None)
    return found or next((a.publisher for a in members if a.publisher), None)

"""Facts of pages that counting needs: origin, day of publication and outlet, kept as pages come and go."""

from collections.abc import Mapping, Sequence

from twosource.model import Article, Origin, Reading

from .saying import Pages


class Facts:
    """Where each page's text comes from, when it was published, and which outlet answers for it."""

    def __init__(self) -> None:
        self._origins: dict[str, Origin] = {}
        self._origin: dict[str, str] = {}
        self._day: dict[str, str | None] = {}
        self.outlets: dict[str, str] = {}
        self.pages = Pages(self._origin, self._day)

    def update(self, readings: Mapping[str, Reading], changed: set[str], origins: Sequence[Origin]) -> set[str]:
        """Take in changed pages and the origins as they are now; gives the pages of which anything is known other than
        before."""
        new = {o.id: o for o in origins}
        moved = [
            k
            for k in {*new, *self._origins}
            if new.get(k) is not self._origins.get(k) and new.get(k) != self._origins.get(k)
        ]
        touched = {p for k in moved for held in (self._origins, new) if k in held for p in held[k].pages()}
        of = {p: k for k in sorted(moved) if k in new for p in new[k].pages()}
        touched |= {p for c in changed for p in self._with(c)}
        self._origins = new
        return {page for page in touched if self._know(page, readings, of)} | changed

    def _with(self, page: str) -> Sequence[str]:
        """A page and the others of its origin."""
        origin = self._origins.get(self._origin.get(page, ""))
        return (page, *origin.pages()) if origin is not None else (page,)

    def _know(self, page: str, readings: Mapping[str, Reading], moved: Mapping[str, str]) -> bool:
        """Work out anew what is known of a page; True where it is another thing. `moved`: origins that changed, by
        page."""
        old = (self._origin.pop(page, None), self._day.pop(page, None), self.outlets.pop(page, None))
        if page not in readings:
            return True
        before = self._origins.get(old[0] or "")
        origin = moved.get(page) or (before.id if before is not None and page in before.pages() else page)
        self._origin[page] = origin
        article = readings[page].article
        start = article.published.start if article.published is not None else None
        self._day[page] = start[:10] if start else None
        held = self._origins.get(origin)
        members = [readings[p].article for p in held.pages() if p in readings] if held is not None else [article]
        outlet = outlet_of(members) or outlet_of([article])
        if outlet:
            self.outlets[page] = outlet
        return old != (origin, self._day[page], outlet)


def outlet_of(members: Sequence[Article]) -> str | None:
    """The outlet that answers for the articles of one origin: their agency, else the publisher of the first that has
    one."""
    found = next((a.agency for a in members if a.agency), None)
    return found or next((a.publisher for a in members if a.publisher), None)

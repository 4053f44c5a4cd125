"""A page: what was saved."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a page from outside its text: a feed's item, a header, `pages.toml`; None where nothing is."""

    title: str | None = None
    byline: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    how: str = "known"


@dataclass(frozen=True, slots=True)
class Page:
    """One saved page. `id` hashes the saved bytes (`page_id`), `media` is what they were found to be by content.

    `content` is the decoded source (HTML, Markdown or plain text); `saved` an ISO time of saving. An entry of a
    container (feed, archive, chat export) is a page of its own, its path ending in "#" and the entry's name.
    """

    id: str
    paths: tuple[str, ...]
    media: str
    content: str
    url: str | None = None
    saved: str | None = None
    told: Told = Told()
    size: int = 0

    @property
    def path(self) -> str:
        """The first path under which the page was taken in."""
        return self.paths[0] if self.paths else ""


@dataclass(frozen=True, slots=True)
class SetAside:
    """Something that could not be read: its path, the reason in one line, and what mends it."""

    path: str
    why: str
    mend: str = ""

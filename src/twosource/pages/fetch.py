"""Polite fetching: robots.txt, conditional requests, a pause between requests to a host, limits, checked redirects."""

import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from twosource.errors import BadInput
from twosource.model import Page, SetAside, Told

from .connect import Answer, Limits, exchange, parts_of
from .feed import items_of
from .readers import read_bytes
from .sniff import inflate
from .source import read_html

AGENT = "twosource"
"""The name that robots.txt is asked for."""
USER_AGENT = "twosource/0.1 (personal reading; honours robots.txt)"
ASKING = {"User-Agent": USER_AGENT, "Connection": "close"}
LONGEST_DELAY = 60.0
"""Seconds of the longest Crawl-delay that is waited for; a host that asks for more is left alone."""
ROBOTS_SIZE = 512 * 1024
"""Bytes of robots.txt that are read (RFC 9309 asks for at least 500 KiB)."""
NOTHING = ("User-agent: *", "Disallow: /")
"""The rules of a host whose robots.txt can't be had."""
MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Seal:
    """What a server gave to ask it later whether a page changed."""

    etag: str | None = None
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A fetched page: the address it came from in the end, its bytes (None: unchanged), charset and new seal."""

    url: str
    body: bytes | None
    charset: str | None = None
    seal: Seal = Seal()


@dataclass(slots=True)
class Fetcher:
    """One fetching session: its limits, when each host was asked last, and what each host's robots.txt allows."""

    limits: Limits = field(default_factory=Limits)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    asked: dict[str, float] = field(default_factory=dict)
    robots: dict[str, RobotFileParser] = field(default_factory=dict)

    def fetch(self, url: str, seal: Seal = Seal()) -> Fetched:
        """The page at an address. Errors: BadInput naming the address, also where robots.txt forbids it."""
        headers = {**ASKING, "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"}
        headers["Accept-Encoding"] = "gzip"
        if seal.etag:
            headers["If-None-Match"] = seal.etag
        if seal.changed:
            headers["If-Modified-Since"] = seal.changed
        for _ in range(self.limits.redirects + 1):
            parts_of(url)
            self._permitted(url)
            answer = self._ask(url, headers)
            if answer.status not in MOVED or "location" not in answer.headers:
                return _fetched(answer, seal, self.limits)
            url = urljoin(url, answer.headers["location"])
        raise BadInput(f"{url}: more than {self.limits.redirects} redirects", "open it in a browser and save the page")

    def _ask(self, url: str, headers: Mapping[str, str]) -> Answer:
        """One exchange, after the pause that its host is owed."""
        host = urlsplit(url).netloc.lower()
        owed = self.asked.get(host, float("-inf")) + self._delay(url) - self.clock()
        if owed > 0:
            self.sleep(owed)
        try:
            return exchange(url, headers, self.limits)
        finally:
            self.asked[host] = self.clock()

    def _delay(self, url: str) -> float:
        rules = self.robots.get(_origin(url))
        asked = rules.crawl_delay(AGENT) if rules is not None else None
        return max(self.limits.delay, float(asked or 0))

    def _permitted(self, url: str) -> None:
        origin = _origin(url)
        if origin not in self.robots:
            self.robots[origin] = self._rules(origin)
        rules = self.robots[origin]
        if not rules.can_fetch(AGENT, url):
            raise BadInput(f"{url}: its robots.txt forbids fetching", "open it in a browser and save the page")
        if self._delay(url) > LONGEST_DELAY:
            raise BadInput(f"{url}: its host asks for {self._delay(url):g} s between requests", "save the page by hand")

    def _rules(self, origin: str) -> RobotFileParser:
        """A host's robots.txt: none there allows all, one that can't be had forbids all (RFC 9309)."""
        rules = RobotFileParser()
        url = f"{origin}/robots.txt"
        headers = ASKING
        try:
            answer = self._ask(url, headers)
            for _ in range(self.limits.redirects):
                if answer.status not in MOVED or "location" not in answer.headers:
                    break
                answer = self._ask(urljoin(answer.url, answer.headers["location"]), headers)
        except BadInput as error:
            if "private network" in error.what or "no such host" in error.what:
                raise
            rules.parse(NOTHING)
            return rules
        if answer.status == 200:
            rules.parse(answer.body[:ROBOTS_SIZE].decode("utf-8", "replace").splitlines())
        else:
            rules.parse([] if 400 <= answer.status < 500 else NOTHING)
        return rules


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.lower(), "", "", ""))


def _fetched(answer: Answer, seal: Seal, limits: Limits) -> Fetched:
    if answer.status == 304:
        return Fetched(answer.url, None, None, seal)
    if answer.status != 200:
        raise BadInput(f"{answer.url}: the server answered {answer.status}", "check the address")
    new = Seal(answer.headers.get("etag"), answer.headers.get("last-modified"))
    return Fetched(answer.url, _unpacked(answer, limits), _charset(answer.headers.get("content-type", "")), new)


def _unpacked(answer: Answer, limits: Limits) -> bytes:
    if answer.headers.get("content-encoding", "").lower() not in ("gzip", "x-gzip"):
        return answer.body
    try:
        body = inflate(answer.body, limits.size)
    except zlib.error:
        raise BadInput(f"{answer.url}: a damaged answer", "try again later") from None
    if body is None:
        raise BadInput(f"{answer.url}: larger than {limits.size >> 20} MB", "save the page by hand")
    return body


def _charset(kind: str) -> str | None:
    _, _, after = kind.lower().partition("charset=")
    return after.split(";")[0].strip("\"' ") or None


def fetch_pages(urls: Iterable[str], fetcher: Fetcher | None = None) -> tuple[list[Page], list[SetAside]]:
    """Pages at addresses; what could not be fetched or read is set aside with its reason."""
    session = fetcher or Fetcher()
    pages: list[Page] = []
    aside: list[SetAside] = []
    for url in dict.fromkeys(urls):
        try:
            found = session.fetch(url)
            pages += _read(found, url)
        except BadInput as error:
            aside.append(SetAside(url, error.what.removeprefix(f"{url}: "), error.mend))
    return pages, aside


def _read(found: Fetched, url: str) -> list[Page]:
    """The pages of an answer; one without a note of its own was saved now."""
    pages = read_bytes(found.body or b"", url, found.url)
    if found.charset and [p.media for p in pages] == ["html"]:
        pages = read_html(found.body or b"", url, found.url, found.charset)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return [replace(p, saved=p.saved or now) for p in pages]


@dataclass(frozen=True, slots=True)
class Watched:
    """What a round of watching found, and what the next one needs to know: the feeds' seals and the items seen."""

    pages: tuple[Page, ...]
    aside: tuple[SetAside, ...]
    seals: tuple[tuple[str, Seal], ...]
    seen: frozenset[str]


def watch(
    feeds: Iterable[str], seals: Mapping[str, Seal], seen: frozenset[str], fetcher: Fetcher | None = None
) -> Watched:
    """One round over feeds: each is asked whether it changed, and the pages of its new items are fetched.

    What a feed says of an item (title, author, time, source) stays with the page. An item that could not be fetched is
    set aside and tried again in the next round.
    """
    session = fetcher or Fetcher()
    pages: list[Page] = []
    aside: list[SetAside] = []
    kept = dict(seals)
    known = set(seen)
    for feed in dict.fromkeys(feeds):
        try:
            found = session.fetch(feed, kept.get(feed, Seal()))
        except BadInput as error:
            aside.append(SetAside(feed, error.what.removeprefix(f"{feed}: "), error.mend))
            continue
        missed = False
        for url, told in items_of(found.body) if found.body is not None else ():
            if url in known:
                continue
            got, failed = fetch_pages([url], session)
            pages += [_with_told(p, told) for p in got]
            aside += failed
            missed = missed or bool(failed)
            known.update([url] if got else [])
        if not missed:
            kept[feed] = found.seal
    return Watched(tuple(pages), tuple(aside), tuple(sorted(kept.items())), frozenset(known))


def _with_told(page: Page, told: Told) -> Page:
    return replace(page, told=told) if page.told == Told() else page

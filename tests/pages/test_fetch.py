"""Fetching is polite and safe, shown against a real server on loopback."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from twosource.articles import label
from twosource.pages import Fetcher, Limits, fetch_pages, watch
from twosource.pages.connect import is_public

PAGE = (
    "<html><head><title>Strike</title></head>"
    "<body><h1>Strike</h1><p>Ferry crews voted on Monday to stay out.</p></body></html>"
)
Reply = tuple[int, dict[str, str], bytes]


class Site:
    """A small site: what it answers by path, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Reply | Callable[[BaseHTTPRequestHandler], None]] = {"/page": (200, {}, PAGE.encode())}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.address = ""

    def url(self, path: str) -> str:
        return self.address + path


@pytest.fixture
def site() -> Iterator[Site]:
    held = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            held.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            answer = held.answers.get(self.path, (404, {}, b"no"))
            if callable(answer):
                answer(self)
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    held.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield held
    server.shutdown()
    server.server_close()
    thread.join()


def fetcher(**limits: float) -> Fetcher:
    return Fetcher(Limits(private=True, delay=limits.pop("delay", 0.0), **limits))  # type: ignore[arg-type]


def paths(site: Site) -> list[str]:
    return [path for path, _ in site.asked]


def why(url: str, session: Fetcher) -> str:
    pages, aside = fetch_pages([url], session)
    assert pages == [] and len(aside) == 1 and aside[0].path == url and aside[0].mend
    return aside[0].why


def test_a_page_is_fetched_after_its_hosts_rules(site: Site) -> None:
    pages, aside = fetch_pages([site.url("/page")], fetcher())
    assert aside == [] and pages[0].url == site.url("/page")
    assert label(pages[0]).title == "Strike"
    assert paths(site) == ["/robots.txt", "/page"]
    assert site.asked[1][1]["user-agent"].startswith("twosource/")


def test_rules_that_forbid_are_kept(site: Site) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /page\n")
    assert "robots.txt forbids" in why(site.url("/page"), fetcher())
    assert paths(site) == ["/robots.txt"]


def test_rules_for_this_reader_alone_are_kept(site: Site) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: twosource\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
    assert "robots.txt forbids" in why(site.url("/page"), fetcher())


def test_a_host_whose_rules_fail_is_left_alone(site: Site) -> None:
    site.answers["/robots.txt"] = (503, {}, b"")
    assert "robots.txt forbids" in why(site.url("/page"), fetcher())


def test_rules_are_asked_for_once_a_session(site: Site) -> None:
    session = fetcher()
    fetch_pages([site.url("/page"), site.url("/page?2")], session)
    assert paths(site).count("/robots.txt") == 1


def test_a_host_is_left_in_peace_between_two_requests(site: Site) -> None:
    slept: list[float] = []
    session = Fetcher(Limits(private=True, delay=3.0), clock=lambda: 100.0, sleep=slept.append)
    fetch_pages([site.url("/page")], session)
    assert slept == [3.0]


def test_a_crawl_delay_is_honoured(site: Site) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 7\n")
    slept: list[float] = []
    session = Fetcher(Limits(private=True, delay=1.0), clock=lambda: 100.0, sleep=slept.append)
    fetch_pages([site.url("/page")], session)
    assert slept == [7.0]


def test_addresses_of_this_machine_are_refused_unless_allowed(site: Site) -> None:
    assert "private network" in why(site.url("/page"), Fetcher(Limits(delay=0)))
    assert site.asked == []


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "0.0.0.0", "::1", "fe80::1", "fc00::1",
     "::ffff:127.0.0.1",
     "64:ff9b::7f00:1", "2002:7f00:1::", "224.0.0.1", "100.64.0.1", "255.255.255.255"],
)  # fmt: skip
def test_addresses_that_are_not_of_the_open_network_are_known(address: str) -> None:
    assert not is_public(address)


def test_addresses_of_the_open_network_are_known() -> None:
    assert is_public("93.184.216.34") and is_public("2606:2800:220:1:248:1893:25c8:1946")


def test_redirects_are_followed_and_checked_again(site: Site) -> None:
    site.answers["/old"] = (301, {"Location": "/page"}, b"")
    pages, _ = fetch_pages([site.url("/old")], fetcher())
    assert pages[0].url == site.url("/page")
    site.answers["/out"] = (302, {"Location": "file:///etc/passwd"}, b"")
    assert "no address that can be fetched" in why(site.url("/out"), fetcher())
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /page\n")
    assert "robots.txt forbids" in why(site.url("/old"), fetcher())


def test_a_redirect_to_a_private_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    port = site.address.rsplit(":", 1)[1]
    monkeypatch.setattr("twosource.pages.connect.is_public", lambda a: a == "127.0.0.1")
    site.answers["/in"] = (302, {"Location": f"http://127.0.0.2:{port}/page"}, b"")
    assert "private network" in why(site.url("/in"), Fetcher(Limits(delay=0)))


def test_a_circle_of_redirects_ends(site: Site) -> None:
    site.answers["/round"] = (302, {"Location": "/round"}, b"")
    assert "redirects" in why(site.url("/round"), fetcher(redirects=3))
    assert paths(site).count("/round") == 4


def test_an_unchanged_page_is_not_sent_again(site: Site) -> None:
    site.answers["/page"] = (200, {"ETag": '"one"', "Last-Modified": "Sat, 03 May 2031 20:30:00 GMT"}, PAGE.encode())
    session = fetcher()
    first = session.fetch(site.url("/page"))
    site.answers["/page"] = (304, {}, b"")
    again = session.fetch(site.url("/page"), first.seal)
    assert again.body is None and again.seal == first.seal
    assert site.asked[-1][1]["if-none-match"] == '"one"'
    assert site.asked[-1][1]["if-modified-since"] == "Sat, 03 May 2031 20:30:00 GMT"


def test_a_fetched_page_knows_when_it_was_fetched(site: Site) -> None:
    site.answers["/page"] = (200, {}, PAGE.encode())
    before = datetime.now(UTC).replace(microsecond=0)
    pages, _ = fetch_pages([site.url("/page")], fetcher())
    assert before <= datetime.fromisoformat(pages[0].saved or "") <= datetime.now(UTC)


def test_large_answers_are_cut_off(site: Site) -> None:
    site.answers["/page"] = (200, {}, b"a" * 200_000)
    assert "larger than" in why(site.url("/page"), fetcher(size=100_000))
    site.answers["/page"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"a" * 2_000_000))
    assert "larger than" in why(site.url("/page"), fetcher(size=100_000))


def test_packed_answers_are_unpacked(site: Site) -> None:
    site.answers["/page"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE.encode()))
    pages, _ = fetch_pages([site.url("/page")], fetcher())
    assert "Ferry crews" in pages[0].content


def test_a_server_that_drips_is_cut_off(site: Site) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(100):
            try:
                handler.wfile.write(b"a")
                handler.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    site.answers["/slow"] = drip
    start = time.monotonic()
    assert "took longer" in why(site.url("/slow"), fetcher(seconds=0.5))
    assert time.monotonic() - start < 3


def test_a_charset_in_the_header_is_believed(site: Site) -> None:
    body = PAGE.replace("Ferry crews", "Žlutí námořníci").encode("iso-8859-2")
    site.answers["/page"] = (200, {"Content-Type": "text/html; charset=iso-8859-2"}, body)
    pages, _ = fetch_pages([site.url("/page")], fetcher())
    assert "Žlutí námořníci" in pages[0].content


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/x",
        "http://user:secret@a.example/",
        "http://",
        "http://[::1",
        "http://a.example:99999/",
        "nonsense",
    ],
)
def test_what_is_no_address_is_named(url: str) -> None:
    assert why(url, fetcher())


def test_a_host_that_is_not_there_is_named() -> None:
    assert "no such host" in why("http://nowhere.invalid/x", fetcher())


def test_one_failure_leaves_the_others(site: Site) -> None:
    pages, aside = fetch_pages([site.url("/gone"), site.url("/page")], fetcher())
    assert len(pages) == 1 and "404" in aside[0].why


def rss(site: Site, names: list[str]) -> bytes:
    items = "".join(
        f"<item><title>{n}</title><link>{site.url('/' + n)}</link>"
        f"<pubDate>Sat, 03 May 2031 23:30:00 +0300</pubDate></item>"
        for n in names
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Ledger</title>{items}</channel></rss>'.encode()


def test_watching_fetches_only_what_is_new(site: Site) -> None:
    site.answers |= {f"/{n}": (200, {}, PAGE.replace("Monday", n).encode()) for n in ("one", "two", "three")}
    site.answers["/feed"] = (200, {"ETag": '"a"'}, rss(site, ["one", "two"]))
    first = watch([site.url("/feed")], {}, frozenset(), fetcher())
    assert [p.told.title for p in first.pages] == ["one", "two"]
    assert label(first.pages[0]).published is not None
    site.answers["/feed"] = (304, {}, b"")
    second = watch([site.url("/feed")], dict(first.seals), first.seen, fetcher())
    assert second.pages == () and site.asked[-1][1]["if-none-match"] == '"a"'
    site.answers["/feed"] = (200, {"ETag": '"b"'}, rss(site, ["one", "two", "three"]))
    third = watch([site.url("/feed")], dict(second.seals), second.seen, fetcher())
    assert [p.told.title for p in third.pages] == ["three"]


def test_an_item_that_failed_is_tried_again(site: Site) -> None:
    site.answers["/feed"] = (200, {"ETag": '"a"'}, rss(site, ["late"]))
    first = watch([site.url("/feed")], {}, frozenset(), fetcher())
    assert first.pages == () and len(first.aside) == 1 and dict(first.seals) == {}
    site.answers["/late"] = (200, {}, PAGE.encode())
    assert len(watch([site.url("/feed")], dict(first.seals), first.seen, fetcher()).pages) == 1

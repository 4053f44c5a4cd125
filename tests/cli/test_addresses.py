"""Addresses are taken in like files, from a real server on this machine where that is allowed."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from twosource.cli import main
from twosource.store import open_store

PAGE = (
    "<html><head><title>Ferry stays shut</title></head><body><h1>Ferry stays shut</h1><p>The ferry will stay in port "
    "until Friday, the Harbour Office said on Monday. Divers looked at the hull twice, it said.</p></body></html>"
)


@pytest.fixture
def site() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            feed = (
                "<rss version='2.0'><channel><title>Port</title><item><title>Ferry stays shut</title>"
                f"<link>http://{self.headers['Host']}/ferry.html</link></item></channel></rss>"
            )
            body = {"/ferry.html": PAGE, "/feed.xml": feed}.get(self.path)
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", "text/xml" if self.path.endswith("xml") else "text/html")
            self.end_headers()
            self.wfile.write((body or "").encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_an_address_is_fetched_read_and_kept_with_where_it_stood(site: str, tmp_path: Path) -> None:
    store = str(tmp_path / "story.db")
    assert main(["add", "--store", store, "--private", f"{site}/ferry.html"]) == 0
    held = open_store(store)
    assert [p.url for p in held.pages()] == [f"{site}/ferry.html"]
    held.close()


def test_this_machines_addresses_are_refused_unless_allowed(
    site: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", "--store", str(tmp_path / "story.db"), f"{site}/ferry.html"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1 and site in said[0] and ";" in said[0]


def test_a_feed_is_asked_for_new_items_and_a_second_round_takes_nothing_again(
    site: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["watch", "--store", str(tmp_path / "story.db"), "--private", f"{site}/feed.xml"]
    assert main(words) == 0 and capsys.readouterr().out.startswith("1 new")
    assert main(words) == 0 and capsys.readouterr().out.startswith("0 new")

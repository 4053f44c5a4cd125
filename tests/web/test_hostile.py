"""Words of a page stay words: nothing that a page says runs, links, hides or turns anything on the desk."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

import twosource
from twosource import web
from twosource.views.safe import outward, plain
from twosource.web.guard import HEADERS, host_name

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(2)>'
TURNED = "nothing\u202e\u2066 to see\u0007\u0000"
TITLE = f"{SCRIPT} {IMAGE} {{{{ 7*7 }}}} {TURNED}"
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{html.escape(TITLE)}</title>
<link rel="canonical" href="javascript:alert(3)"><meta property="og:url" content="javascript:alert(3)">
<meta name="author" content="{html.escape(IMAGE)}"></head><body><article><h1>{html.escape(TITLE)}</h1>
<p>10 May 2031</p><p>The mayor of Lowfield said on Tuesday that the {html.escape(SCRIPT)} pump house had been closed for
repairs after the flood of last week, and that it would open again soon.</p>
<p>"{html.escape(IMAGE)} is what we were sent," Council of Lowfield spokeswoman Mara Quill told The Harbour Post.</p>
<p>Engineers of the council denied that the {html.escape(TURNED)} walls had been at risk at any time.</p>
</article></body></html>"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "page.html").write_text(PAGE, "utf-8")
    (folder / "=cmd(1)'<b>.html").write_text(PAGE.replace("Lowfield", "Highfield"), "utf-8")
    (folder / "pages.toml").write_text(
        '[[page]]\npath = "page.html"\nurl = "javascript:alert(4)"\npublisher = "<u>Post</u>"\n', "utf-8"
    )
    story = twosource.open(str(folder / "story.db"))
    story.add([str(folder)])
    with TestClient(web.app(story), base_url="http://127.0.0.1:8000") as client:
        yield client
    story.close()


def pages(desk: TestClient) -> list[str]:
    state = desk.app.state.story.state()  # type: ignore[attr-defined]
    ids = [r.article.page for r in state.read.readings]
    assert len(ids) == 2
    found = ["/", "/claims", "/copies", "/rulings", f"/copies/{ids[0]}/{ids[1]}", "/search?q=<script>alert(1)</script>"]
    found += [f"/page/{i}" for i in ids] + [f"/page/{f.claim.page}?claim={c}" for c, f in state.index.claims.items()]
    found += [f"/proposition/{p.id}" for p in state.ledger.propositions]
    found += [f"/voice/{v.id}" for v in state.ledger.voices if not v.private]
    return [*found, "/?voice=%22%3E%3Cimg%20src=x%3E&kind=<script>", "/proposition/%3Cscript%3E", "/%22%3E%3Cscript%3E"]


def test_nothing_of_a_page_becomes_markup_or_a_link_that_runs(desk: TestClient) -> None:
    for page in pages(desk):
        text = desk.get(page).text
        assert "<script>alert" not in text and "<img src=x" not in text and "<u>Post" not in text, page
        assert re.findall(r"<script[^>]*>", text) == ['<script src="/static/desk.js" defer>'], page
        assert not re.search(r"(?:href|src|action)=[\"']?\s*javascript:", text, re.IGNORECASE), page
        assert "49" not in re.findall(r"<h1>.*?</h1>", text, re.DOTALL)[0], page


def test_what_the_reader_says_of_a_page_is_shown_as_words_too(desk: TestClient) -> None:
    assert "&lt;u&gt;Post&lt;/u&gt;" in desk.get("/copies").text


def test_a_title_or_word_without_end_fills_no_list_and_stays_whole_on_its_page(tmp_path: Path) -> None:
    title, word = "A" * 10_000, "W" * 3000
    text = f"{title}\n\n9 October 2033\n\nThe Harbour Office said on Monday that the {word} ferry would stay in port.\n"
    (tmp_path / "page.txt").write_text(text, "utf-8")
    story = twosource.open(str(tmp_path / "story.db"))
    story.add([str(tmp_path / "page.txt")])
    with TestClient(web.app(story), base_url="http://127.0.0.1:8000") as client:
        page = json.loads(client.get("/copies.json").text)[0]["articles"][0]["page"]
        for path in ("/", "/claims", "/copies"):
            assert "A" * 500 not in client.get(path).text and "W" * 500 not in client.get(path).text, path
        shown = client.get(f"/page/{page}").text
        assert word in shown and title in shown and "A" * 500 not in shown.split("<h1>")[1].split("</h1>")[0]
    story.close()


def test_nothing_of_a_page_turns_or_hides_the_words_around_it(desk: TestClient) -> None:
    for page in pages(desk):
        text = desk.get(page).text
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x07\x1b]", text), page


def test_exports_hold_no_markup_of_a_page(desk: TestClient) -> None:
    for name in ("html", "svg", "atom"):
        text = desk.get(f"/export/{name}").text
        assert "<script" not in text and "<img" not in text and "javascript:" not in text.lower()


def test_every_answer_carries_the_policy(desk: TestClient) -> None:
    for page in ("/", "/claims.json", "/claims.csv", "/nothing", "/static/desk.css", "/export/html"):
        answer = desk.get(page)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, page
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy and "http" not in policy


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:8000", "0.0.0.0"]
)
def test_foreign_host_names_are_refused(desk: TestClient, host: str) -> None:
    answer = desk.get("/", headers={"host": host})
    assert answer.status_code == 421 and "Twosource</a>" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8001", "localhost:8000", "[::1]:8000"])
def test_own_names_are_served(desk: TestClient, host: str) -> None:
    assert desk.get("/", headers={"host": host}).status_code == 200


def test_other_methods_are_refused(desk: TestClient) -> None:
    assert desk.request("DELETE", "/").status_code == 405
    assert desk.request("OPTIONS", "/rule").status_code == 405


def test_static_files_stay_in_their_folder(desk: TestClient) -> None:
    for path in ("/static/../sheet.py", "/static/%2e%2e/sheet.py", "/static/..%2fsheet.py"):
        assert desk.get(path).status_code == 404


NO_LINKS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:x",
    "data:text/html,x",
    "file:///etc",
    "//x",
    "http:",
    "",
    None,
]


@pytest.mark.parametrize("url", NO_LINKS)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert outward(url) is None


def test_a_web_address_becomes_a_link() -> None:
    assert outward(" https://example.org/a?b=c ") == "https://example.org/a?b=c"


@given(st.text())
def test_words_made_plain_keep_their_length_and_can_be_sent(words: str) -> None:
    shown = plain(words)
    assert len(shown) == len(words) and shown.encode("utf-8").decode("utf-8") == plain(shown)


@given(st.text())
def test_a_host_name_is_read_of_any_header(host: str) -> None:
    assert host.startswith(host_name(host))


def test_lone_surrogates_are_made_plain() -> None:
    assert plain("a\ud800b\udfff") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"

"""Every page of the desk opens, has its twins, and says the design's words."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from starlette.testclient import TestClient

import twosource
from conftest import ROOT
from twosource import web
from twosource.model import ON_SCREEN
from twosource.views.records import STANDS
from twosource.views.tables import CLAIM
from twosource.web.sheet import HERE

MOST_SCRIPT_LINES = 400
VOID = {"meta", "link", "input", "br", "option", "hr", "img", "rect", "line"}


class Tree(HTMLParser):
    """Checks that tags close, collects attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def tree(text: str) -> Tree:
    parsed = Tree()
    parsed.feed(text)
    parsed.close()
    return parsed


def links(text: str, here: str) -> set[str]:
    """Addresses on the desk that a page leads to."""
    found = {value for _, attrs in tree(text).tags if (value := attrs.get("href"))}
    full = {here.split("?")[0] + f if f.startswith("?") else f for f in found}
    return {f.split("#")[0] for f in full if f.startswith("/")}


def every_page(desk: TestClient) -> list[str]:
    """One address for each thing that the example's story holds, found by following links."""
    seen: list[str] = []
    todo = ["/"]
    while todo:
        here = todo.pop()
        if here in seen or here.startswith(("/static", "/export")):
            continue
        seen.append(here)
        answer = desk.get(here)
        assert answer.status_code == 200, here
        if "html" in answer.headers["content-type"] and "claim=" not in here and "day=" not in here:
            todo += links(answer.text, here) - set(seen)
    return seen


@pytest.fixture(scope="module")
def pages(desk: TestClient) -> list[str]:
    return every_page(desk)


def test_every_link_of_the_desk_opens_and_every_page_is_reached(pages: list[str]) -> None:
    kinds = {p.split("?")[0].split("/")[1] for p in pages}
    assert {"", "claims", "page", "proposition", "voice", "copies", "search", "rulings"} - {"search"} <= kinds


def test_every_page_has_a_json_and_a_csv_twin_that_are_linked(desk: TestClient, pages: list[str]) -> None:
    looked = [p for p in pages if "." not in p.split("?")[0] and "?" not in p]
    assert len(looked) > 60
    for page in looked:
        twins = [x for x in links(desk.get(page).text, page) if x.split("?")[0].endswith((".json", ".csv"))]
        assert {x.rsplit(".", 1)[1] for x in twins} == {"json", "csv"}, page
        for twin in twins:
            answer = desk.get(twin)
            assert answer.status_code == 200
            if twin.endswith(".json"):
                json.loads(answer.text)
            else:
                rows = list(csv.reader(io.StringIO(answer.text)))
                assert all(len(row) == len(rows[0]) for row in rows)


def test_twins_of_story_and_page_are_the_published_records(desk: TestClient) -> None:
    ledger = json.loads(desk.get("/story.json").text)
    jsonschema.validate(ledger, json.loads((ROOT / "docs" / "ledger.schema.json").read_text("utf-8")))
    page = ledger["origins"][0]["articles"][0]["page"]
    reading = json.loads(desk.get(f"/page/{page}.json").text)
    jsonschema.validate(reading, json.loads((ROOT / "docs" / "reading.schema.json").read_text("utf-8")))


def test_pages_are_well_formed_and_need_no_script_or_inline_style(desk: TestClient, pages: list[str]) -> None:
    for page in [p for p in pages if "." not in p.split("?")[0]][:120]:
        parsed = tree(desk.get(page).text)
        assert not parsed.wrong and not parsed.open, page
        for tag, attrs in parsed.tags:
            assert "style" not in attrs and not any(name.startswith("on") for name in attrs), (page, tag)
            assert tag != "style" and (tag != "script" or attrs.get("src") == "/static/desk.js")


def test_pages_have_landmarks_labels_captions_and_scopes(desk: TestClient, pages: list[str]) -> None:
    for page in [p for p in pages if "." not in p.split("?")[0] and "?" not in p]:
        text = desk.get(page).text
        parsed = tree(text)
        names = [tag for tag, _ in parsed.tags]
        assert names.count("main") == 1 and names.count("h1") == 1 and "header" in names and "footer" in names, page
        assert names.count("table") == names.count("caption")
        assert all("scope" in attrs for tag, attrs in parsed.tags if tag == "th")
        ids = [attrs["id"] for _, attrs in parsed.tags if "id" in attrs]
        assert len(ids) == len(set(ids)), page


def test_script_stays_short() -> None:
    lines = sum(len(p.read_text("utf-8").splitlines()) for p in (HERE / "static").glob("*.js"))
    assert lines <= MOST_SCRIPT_LINES


def test_standings_are_shown_in_the_words_of_the_design(desk: TestClient) -> None:
    text = desk.get("/").text
    shown = set(re.findall(r'class="standing s-(\w+)">([^<]+)<', text))
    assert shown
    for standing, words in shown:
        assert re.fullmatch(re.escape(ON_SCREEN[standing]).replace(r"\{n\}", r"\d+"), words)
    assert "on these 8 pages" in text and re.search(r"for \d+, against \d+", text)


def test_claims_are_filtered_by_the_query(desk: TestClient) -> None:
    every = json.loads(desk.get("/claims.json").text)
    denied = json.loads(desk.get("/claims.json?stance=denies").text)
    assert 0 < len(denied) < len(every) and {row["stance"] for row in denied} == {"denies"}
    voice = json.loads(desk.get("/story.json").text)["voices"]
    one = next(v["id"] for v in voice if any(r["voice"] == v["name"] for r in every))
    chosen = json.loads(desk.get(f"/claims.json?voice={one}").text)
    assert 0 < len(chosen) < len(every) and len({row["voice"] for row in chosen}) == 1


def test_claims_are_marked_in_place_and_open_their_panel(desk: TestClient) -> None:
    rows = json.loads(desk.get("/claims.json").text)
    row = next(r for r in rows if r["source"] and r["voice"] and len(r["content"]) > 30)
    text = desk.get(f"/page/{row['page']}?claim={row['claim']}").text
    assert f'href="?claim={row["claim"]}#passage"' in text and text.count('id="passage"') == 1
    panel = text.split('id="claim"')[1]
    assert row["certainty"] in panel and row["quote"] in panel


def test_no_word_of_a_page_is_lost_on_its_page(desk: TestClient) -> None:
    for item in json.loads(desk.get("/copies.json").text):
        for article in item["articles"]:
            record = json.loads(desk.get(f"/page/{article['page']}.json").text)
            shown = re.sub(r"\s|<[^>]+>", "", desk.get(f"/page/{article['page']}").text)
            shown = shown.replace("&#34;", '"').replace("&#39;", "'").replace("&amp;", "&")
            for block in record["article"]["blocks"]:
                start, end = block["span"]
                assert re.sub(r"\s", "", record["article"]["text"][start:end]) in shown


def test_numbers_open_to_the_sentences_behind_them(desk: TestClient) -> None:
    ledger = json.loads(desk.get("/story.json").text)
    proposition = max(ledger["propositions"], key=lambda p: len(p["history"]))
    text = desk.get(f"/proposition/{proposition['id']}").text
    for entry in proposition["history"]:
        for stand in entry["stands"]:
            for claim in stand["claims"]:
                assert f"claim={claim}#passage" in text


def test_copies_stand_side_by_side_with_their_changes_marked(desk: TestClient) -> None:
    origin = next(o for o in json.loads(desk.get("/copies.json").text) if len(o["articles"]) > 1)
    later = next(a for a in origin["articles"] if a["relation"] == "later version")
    text = desk.get(f"/copies/{later['of']}/{later['page']}").text
    assert "later version" in text and "<mark>" in text
    assert "What became of the claims" in text


def test_claims_of_two_outlets_differ_and_are_not_said_to_change_silently(desk: TestClient) -> None:
    origin = next(o for o in json.loads(desk.get("/copies.json").text) if len(o["articles"]) > 1)
    same = next(a for a in origin["articles"] if a["relation"] == "same")
    text = desk.get(f"/copies/{same['of']}/{same['page']}").text
    assert "Claims that differ" in text and "correction note" not in text


def test_a_copy_leads_to_its_page_and_to_both_side_by_side(desk: TestClient) -> None:
    origin = next(o for o in json.loads(desk.get("/copies.json").text) if len(o["articles"]) > 1)
    first, other = (a["page"] for a in origin["articles"][:2])
    text = desk.get(f"/page/{first}").text
    assert f'<a href="/page/{other}">' in text and f'<a href="/copies/{first}/{other}">side by side</a>' in text


def test_where_nobody_stands_behind_a_statement_no_row_of_noughts_is_shown(desk: TestClient) -> None:
    gone = [p for p in json.loads(desk.get("/story.json").text)["propositions"] if p["history"]]
    gone = [p for p in gone if not p["history"][-1]["stands"]]
    assert gone and "0 sides, 0 voices, 0 origins" not in desk.get("/").text
    assert "no live stand" in desk.get(f"/proposition/{gone[0]['id']}").text


@pytest.mark.parametrize("day", ["soon", "20331019", "<b>", "2033-10-19T10:00"])
def test_a_day_that_is_none_gives_the_proof_of_the_last_one(day: str, desk: TestClient) -> None:
    found = next(p for p in json.loads(desk.get("/story.json").text)["propositions"] if len(p["history"]) > 1)
    plain = desk.get(f"/proposition/{found['id']}").text
    asked = desk.get(f"/proposition/{found['id']}", params={"day": day}).text
    proof = [t.split("<pre")[1].split("</pre>")[0] for t in (plain, asked)]
    assert proof[0] == proof[1] and f"Why, on {day}" not in asked


def test_search_finds_pages_and_propositions(desk: TestClient) -> None:
    assert json.loads(desk.get("/search.json?q=bridge").text)
    assert "0 pages" in desk.get("/search?q=xylophonist").text
    assert desk.get("/search?q=" + "%22 OR * " * 30).status_code == 200


def test_what_is_not_there_is_said_in_one_line(desk: TestClient) -> None:
    for path in ("/page/0", "/proposition/0", "/voice/0", "/copies/0/0", "/nothing", "/export/zip"):
        answer = desk.get(path)
        assert answer.status_code == 404 and "Not found" in answer.text and ".json" not in answer.text
    assert json.loads(desk.get("/page/0.json").text)["error"]
    assert desk.get("/page/0.csv").text.startswith("error,mend")


def test_exports_come_as_files(desk: TestClient) -> None:
    for name in ("atom", "brief", "csv", "geojson", "html", "json", "svg"):
        answer = desk.get(f"/export/{name}")
        assert answer.status_code == 200 and "attachment" in answer.headers["content-disposition"]


def test_a_voice_page_shows_its_offices_with_their_days_and_pages(desk: TestClient) -> None:
    ids = [v["id"] for v in json.loads(desk.get("/story.json").text)["voices"]]
    twins = {one: json.loads(twin.text) for one in ids if (twin := desk.get(f"/voice/{one}.json")).status_code == 200}
    held = {one: twin["offices"] for one, twin in twins.items() if twin["offices"]}
    assert "President" in {office["role"] for offices in held.values() for office in offices}
    for one, offices in held.items():
        text = desk.get(f"/voice/{one}").text
        assert "<dt>Offices</dt>" in text
        assert {f"/page/{office['page']}" for office in offices} <= links(text, "")


def test_search_finds_voices_by_any_of_their_names_but_no_private_person(desk: TestClient) -> None:
    ledger = json.loads(desk.get("/story.json").text)
    for voice in (v for v in ledger["voices"] if v["named"] and " " in v["name"]):
        text = desk.get("/search", params={"q": voice["name"]}).text
        assert (f'href="/voice/{voice["id"]}"' in text) <= (not voice["private"])
    public = next(v for v in ledger["voices"] if v["named"] and not v["private"] and len(v["aliases"]) > 1)
    assert f'href="/voice/{public["id"]}"' in desk.get("/search", params={"q": public["aliases"][-1]}).text


def test_what_was_taken_back_says_by_whom_and_in_which_words(desk: TestClient) -> None:
    ledger = json.loads(desk.get("/story.json").text)
    gone = [p for p in ledger["propositions"] if p["history"] and p["history"][-1]["standing"] == "withdrawn"]
    assert any(c.get("retracts") for p in gone for c in p["claims"]), "the example story has a retraction"
    for proposition in gone:
        entry = desk.get(f"/proposition/{proposition['id']}").text.split('<details class="entry"')[1]
        took = [c["id"] for c in proposition["claims"] if c.get("retracts")]
        assert ("takes it back" if took else "corrected figure or a ruling") in entry
        assert not took or any(f"claim={c}#passage" in entry for c in took)


def test_tables_of_a_story_without_pages_have_their_header(tmp_path: Path) -> None:
    story = twosource.open(str(tmp_path / "empty.db"))
    with TestClient(web.app(story), base_url="http://127.0.0.1:8000") as empty:
        for name in ("story", "claims", "rulings", "search"):
            (header,) = empty.get(f"/{name}.csv").text.splitlines()
            assert len(header.split(",")) > 2, name
    story.close()


def test_tables_have_the_columns_that_an_empty_one_has(desk: TestClient) -> None:
    for name, columns in (("story", STANDS), ("claims", CLAIM)):
        assert desk.get(f"/{name}.csv").text.splitlines()[0].split(",") == list(columns)


def test_a_search_finds_no_words_of_menus(desk: TestClient) -> None:
    readings = desk.app.state.story.read().readings  # type: ignore[attr-defined]
    menus = [r.article.words(b) for r in readings for b in r.article.blocks if b.kind == "furniture"]
    said = " ".join(r.article.words(b) for r in readings for b in r.article.blocks if b.kind != "furniture").casefold()
    alone = [w for m in menus for w in re.findall(r"\w{5,}", m) if w.casefold() not in said]
    assert alone and desk.get("/search.json", params={"q": alone[0]}).json() == []


def test_cells_of_tables_that_narrow_screens_stack_are_labelled_by_their_column(desk: TestClient) -> None:
    voice = next(v for v in desk.get("/story.json").json()["voices"] if v["name"] == "General Staff of Meravia")
    looked = 0
    for address in ("/", "/copies", f"/voice/{voice['id']}"):
        for table in re.findall(r'<table class="stack">.*?</table>', desk.get(address).text, re.S):
            heads = set(re.findall(r'<th scope="col">([^<]*)</th>', table))
            labels = re.findall(r"<td([^>]*)>", table)
            assert labels and all(re.search(r'data-label="([^"]*)"', t)[1] in heads for t in labels)  # type: ignore[index]
            looked += 1
    assert looked >= 5

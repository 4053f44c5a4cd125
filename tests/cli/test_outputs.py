"""What the commands print of the example story: why, copies, search, brief, export, areas, ledger."""

import json
from pathlib import Path

import jsonschema
import pytest

import twosource
from example import EXAMPLE, example
from twosource.cli import main
from twosource.ledger import explain
from twosource.model import ON_SCREEN, cut
from twosource.views import VIEWS

DOCS = Path(__file__).resolve().parents[2] / "docs"
SQUARE = [[30.0, 50.0], [30.2, 50.0], [30.2, 50.1], [30.0, 50.1], [30.0, 50.0]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("outputs") / "story.db")
    story = twosource.open(path)
    story.add([str(EXAMPLE)])
    story.read()
    story.store.close()
    return path


def said(capsysbinary: pytest.CaptureFixture[bytes], store: str, *words: str) -> str:
    capsysbinary.readouterr()
    assert main([words[0], "--store", store, "--quiet", *words[1:]]) == 0
    return capsysbinary.readouterr().out.decode()


def test_the_ledger_prints_contested_families_first_and_lone_statements_last(
    store: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    text = said(capsysbinary, store, "ledger")
    assert text.startswith("8 pages, 5 origins\n") and text.endswith("on these 8 pages\n")
    contested, alone = text.split("Said by one voice alone:\n")
    assert " denies" in contested.split("\n\n")[1]
    assert len([line for line in alone.splitlines() if line.startswith("  20")]) > 5
    assert any(ON_SCREEN[word] in contested for word in ("disputed", "conceded", "withdrawn"))


def test_a_voice_that_is_in_no_count_says_so_and_stands_after_those_that_are_counted(
    store: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    _, ledger = example()
    found = next(
        (p, e) for p in ledger.propositions for e in p.history
        if (e.unnamed_for or e.unnamed_against) and (e.for_ or e.against)
    )  # fmt: skip
    text = said(capsysbinary, store, "ledger")
    block = text.split(found[0].id)[1].split("\n  " + found[1].day)[1].split("\n  2")[0]
    marks = [line.endswith("in no count") for line in block.splitlines() if "origin" in line]
    assert marks == sorted(marks) and sum(marks) == found[1].unnamed_for + found[1].unnamed_against
    assert "(unknown)" not in text and "(side unknown)" in text


def test_every_proposition_is_explained_down_to_its_pages(
    store: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    read, ledger = example()
    readings = read.readings
    paths = {c.id: r.article.path for r in readings for c in r.claims or ()}
    for p in ledger.propositions:
        if not p.history:
            continue
        proof = explain(ledger, p.id, p.history[-1].day, readings)
        for stand in p.history[-1].stands:
            assert any(paths[c] in proof for c in stand.claims), p.text
        assert p.text in proof
    found = max((p for p in ledger.propositions if p.history), key=lambda p: len(p.claims))
    assert found.text in said(capsysbinary, store, "why", found.id)
    early = said(capsysbinary, store, "why", found.id, "--day", "1999-01-01")
    assert "No stand on these pages counts by 1999-01-01." in early


def test_copies_are_listed_under_the_first_of_their_origin(
    store: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    lines = said(capsysbinary, store, "copies").splitlines()
    assert sum(line.startswith("first") for line in lines) == 5
    copies = [line for line in lines if line.startswith("  ")]
    assert len(copies) == 3 and all("% in common" in line for line in copies)


def test_search_finds_pages_by_words(store: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    lines = said(capsysbinary, store, "search", "ferry landing").splitlines()
    assert lines and "".join(lines[::2]).count("sarn-bridge") == len(lines[::2])
    assert said(capsysbinary, store, "search", "zeppelin") == ""


def test_the_brief_quotes_its_pages_and_leaves_out_what_was_not_checked(
    store: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    text = said(capsysbinary, store, "brief")
    assert "It never says what is true." in text and "“" in text
    _, ledger = example()
    last = {p.text: p.history[-1].standing for p in ledger.propositions if p.history}
    withheld = {t for t, s in last.items() if s in {"conceded", "contradicted", "withdrawn"}}
    kept = {t for t, s in last.items() if s not in {"conceded", "contradicted", "withdrawn"}}
    assert not any(f"### {t}\n" in text for t in withheld - kept)


@pytest.mark.parametrize("form", sorted(VIEWS))
def test_every_export_gives_its_form(form: str, store: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    capsysbinary.readouterr()
    assert main(["export", "--store", store, "--quiet", form]) == 0
    # the example's places are invented, so that its map has none
    assert len(capsysbinary.readouterr().out) > (40 if form == "geojson" else 100)


def test_areas_are_printed_by_month_from_maps_named_by_day(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    for day, east in (("2031-03-01", 30.2), ("2031-04-01", 30.4)):
        ring = [[east if x == 30.2 else x, y] for x, y in SQUARE]
        feature = {
            "type": "Feature",
            "properties": {"status": "occupied"},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        (tmp_path / f"{day}.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    record = json.loads(said(capsysbinary, "none.db", "areas", "--json", str(tmp_path)))
    assert record["schema"] == "twosource.areas/1" and len(record["maps"]) == 2


def test_read_prints_one_line_of_the_published_schema_a_page(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    check = jsonschema.Draft202012Validator(json.loads((DOCS / "reading.schema.json").read_text("utf-8")))
    lines = said(capsysbinary, "none.db", "read", "--json", str(EXAMPLE)).splitlines()
    assert len(lines) == 8
    for line in lines:
        check.validate(json.loads(line))


def test_the_labelled_stories_records_are_what_the_schemas_say(
    shared: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    reading = jsonschema.Draft202012Validator(json.loads((DOCS / "reading.schema.json").read_text("utf-8")))
    ledger = jsonschema.Draft202012Validator(json.loads((DOCS / "ledger.schema.json").read_text("utf-8")))
    for folder in ("pokrovsk", "harrow-dam"):
        store = str(tmp_path / f"{folder}.db")
        pages = [str(p) for p in sorted((shared / "stories" / folder).iterdir()) if p.name != "gold.json"]
        assert main(["add", "--store", store, "--quiet", *pages]) in (0, 2)
        ledger.validate(json.loads(said(capsysbinary, store, "ledger", "--json")))
        for line in said(capsysbinary, "none.db", "read", "--json", *pages).splitlines():
            reading.validate(json.loads(line))


def test_verbatim_text_keeps_its_offsets_and_echoes_its_id(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    text = "  The gate was shut, Ana Brook said.\n\nSupport our work!\n"
    (tmp_path / "page.txt").write_text(text, "utf-8")
    words = ("read", "--json", "--verbatim", "--published", "2031-05-09", str(tmp_path / "page.txt"))
    record = json.loads(said(capsysbinary, "none.db", *words))
    assert record["article"]["text"] == text
    assert {b["kind"] for b in record["article"]["blocks"]} == {"paragraph"}
    assert record["article"]["published"]["start"] == "2031-05-09"


def test_no_command_sends_a_pages_escapes_to_the_terminal(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    text = "The mayor, Ana Brook, said on Monday that the \x1b[31mbridge\u202e was shut. The bridge is old, she said.\n"
    (tmp_path / "2031-05-13.txt").write_text(f"10 May 2031\n\n{text}", "utf-8")
    store = str(tmp_path / "story.db")
    assert main(["add", "--store", store, "--quiet", str(tmp_path / "2031-05-13.txt")]) == 0
    found = json.loads(said(capsysbinary, store, "ledger", "--json"))["propositions"]
    shown = [said(capsysbinary, store, *words) for words in (("ledger",), ("copies",), ("search", "bridge"))]
    shown += [said(capsysbinary, store, "why", p["id"]) for p in found]
    assert len(shown) > 3 and any("bridge" in text for text in shown)
    assert not any(set("\x1b\u202e") & set(text) for text in shown)


def test_the_proof_of_what_was_taken_back_names_the_words_that_did_so(
    store: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    read, ledger = example()
    sources = {c.id: cut(r.article.text, c.content[:1]) for r in read.readings for c in r.claims or ()}
    gone = [p for p in ledger.propositions if p.history and p.history[-1].standing == "withdrawn"]
    assert gone
    for proposition in gone:
        told = said(capsysbinary, store, "why", proposition.id).split("taken back")[2]
        took = [sources[m.claim] for m in proposition.claims if m.retracts]
        assert all(" ".join(words.split()) in told for words in took)

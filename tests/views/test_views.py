"""What leaves the desk: tables that run nothing, feeds and maps that are valid, briefs that hold back."""

import csv
import io
import json
from dataclasses import replace
from xml.etree import ElementTree as Xml

import pytest

from twosource.model import ON_SCREEN, Ledger, Mention, Proposition
from twosource.views import VIEWS
from twosource.views.index import QUOTED_WORDS, index, short
from twosource.views.private import veil, veiled
from twosource.views.withheld import WITHHELD, holds
from views import stories as s

ATOM = "{http://www.w3.org/2005/Atom}"


def view(name: str, ledger: Ledger, checked: bool = False) -> str:
    return VIEWS[name](ledger, [s.reading(checked)]).decode()


def held_back(standing: str, checked: tuple[str, ...] = ()) -> Proposition:
    """A proposition with a standing that is never published unchecked."""
    stands = {
        "conceded": (s.stand("council", "asserts", (s.SHUT,), "against"), s.stand("gauge", "asserts", (s.SHOWN,))),
        "contradicted": (s.stand("council", "asserts", (s.SHUT,)), s.stand("gauge", "denies", (s.FOUND,))),
        "withdrawn": (),
    }[standing]
    members = tuple(
        s.member(c, c.id in checked, retracts=standing == "withdrawn" and c is s.OPEN)
        for c in (s.SHUT, s.OPEN, s.FOUND)
    )
    made = s.proposition(standing, "control", f"It was {standing}.", (), s.entry("2031-05-10", standing, 1, 0, *stands))
    return replace(made, claims=members)


DECIDES = {"conceded": s.SHUT.id, "contradicted": s.FOUND.id, "withdrawn": s.OPEN.id}


@pytest.mark.parametrize("name", ["brief", "html", "atom", "geojson", "svg"])
@pytest.mark.parametrize("standing", WITHHELD)
def test_standings_about_honesty_are_left_out_until_what_decides_them_was_checked(name: str, standing: str) -> None:
    words = f"It was {standing}."
    assert words not in view(name, s.ledger(held_back(standing)))
    other = next(c for c in (s.SHUT.id, s.OPEN.id, s.FOUND.id) if c != DECIDES[standing])
    assert words not in view(name, s.ledger(held_back(standing, (other,))))
    if name != "geojson":
        assert words in view(name, s.ledger(held_back(standing, (DECIDES[standing],))))


@pytest.mark.parametrize("name", ["brief", "html", "atom", "svg"])
def test_accusations_against_named_people_are_left_out_until_checked(name: str) -> None:
    entry = s.entry("2031-05-10", "claimed", 1, 0, s.stand("board", "asserts", (s.BRIBES,)))
    accusation = s.proposition("bribes", "statement", "The mayor took money.", (s.BRIBES,), entry)
    assert "took money" not in view(name, s.ledger(accusation))
    checked = replace(accusation, claims=(s.member(s.BRIBES, True),))
    assert "took money" in view(name, s.ledger(checked))


def test_what_was_taken_back_elsewhere_waits_for_any_of_its_claims() -> None:
    taken = held_back("withdrawn")
    elsewhere = replace(taken, claims=(s.member(s.SHUT), s.member(s.FOUND)))
    assert "It was withdrawn." not in view("brief", s.ledger(elsewhere))
    checked = replace(taken, claims=(s.member(s.SHUT, True), s.member(s.FOUND)))
    assert "It was withdrawn." in view("brief", s.ledger(checked))


def test_a_town_that_was_taken_for_a_person_accuses_nobody() -> None:
    town = Mention("person", s.span("Lowfield"), name="Lowfield")
    reading = replace(s.reading(), mentions=(*s.PLACES, town))
    entry = s.entry("2031-05-10", "claimed", 1, 0, s.stand("council", "asserts", (s.SHUT,)))
    toll = s.proposition("toll", "toll", "9 people were killed at Lowfield.", (s.SHUT,), entry)
    assert "9 people were killed" in VIEWS["brief"](s.ledger(toll), [reading]).decode()


def test_a_statement_that_names_nobody_is_published() -> None:
    assert "The gate of Lowfield is shut." in view("brief", s.ledger(s.DISPUTED))


def test_an_earlier_standing_that_is_held_back_is_no_entry_of_the_feed() -> None:
    conceded = held_back("conceded")
    later = replace(conceded, history=(conceded.history[0], replace(s.DISPUTED.history[0], day="2031-05-12")))
    feed = Xml.fromstring(VIEWS["atom"](s.ledger(later), [s.reading()]))
    titles = [e.findtext(f"{ATOM}title") or "" for e in feed.iter(f"{ATOM}entry")]
    assert len(titles) == 1 and ON_SCREEN["disputed"] in titles[0]


@pytest.mark.parametrize("name", ["html", "svg", "brief"])
def test_an_earlier_standing_that_is_held_back_is_a_gap_in_what_is_published(name: str) -> None:
    was = held_back("contradicted")
    later = replace(was, history=(was.history[0], replace(s.DISPUTED.history[0], day="2031-05-12")))
    text = view(name, s.ledger(later))
    assert "It was contradicted." in text
    assert ON_SCREEN["contradicted"] not in text and "10 May 2031:" not in text
    checked = replace(later, claims=tuple(replace(m, checked=True) for m in later.claims))
    assert (ON_SCREEN["contradicted"] in view(name, s.ledger(checked))) == (name != "brief")


def test_the_brief_says_how_many_were_left_out() -> None:
    text = view("brief", s.ledger(s.DISPUTED, *(held_back(x) for x in WITHHELD)))
    assert "3 standings left out" in text and "On these 1 page." in text
    assert "said and denied" in text and "for 1, against 1" in text


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_private_persons_leave_every_export_as_a_resident(name: str) -> None:
    entry = s.entry("2031-05-10", "claimed", 0, 0, s.stand("varn", "asserts", (s.SHOWN,)))
    said = s.proposition("shown", "statement", "Ilse Varn saw it, Mrs Varn said.", (s.SHOWN,), entry, who="Ilse Varn")
    text = view(name, s.ledger(said, s.DISPUTED))
    assert "Varn" not in text and '"varn"' not in text
    if name not in ("geojson", "svg"):
        assert "a resident" in text


def test_names_of_private_persons_are_hidden_as_whole_words_only() -> None:
    hide = veil(s.VOICES)
    assert hide("Ilse Varn met Varna's mayor; Varn left.") == "a resident met Varna's mayor; a resident left."


def test_a_side_of_the_story_is_no_private_person_whatever_it_was_taken_for() -> None:
    wrong = replace(s.ledger(s.DISPUTED), voices=(replace(s.VOICES[0], name="Lowfield", private=True), *s.VOICES[1:]))
    assert "a resident" not in VIEWS["brief"](wrong, [s.reading()]).decode()


def test_a_ledger_without_private_persons_stays_as_it_is() -> None:
    plain = replace(s.ledger(s.DISPUTED), voices=s.VOICES[:3])
    assert veiled(plain) is plain


def test_cells_that_a_spreadsheet_would_run_are_defused() -> None:
    entry = s.DISPUTED.history[0]
    for start in "=+-@\t\r\n":
        evil = replace(s.DISPUTED, text=f"{start}cmd|' /C calc'!A0", history=(entry,))
        rows = list(csv.DictReader(io.StringIO(view("csv", s.ledger(evil)), newline="")))
        assert rows and all(row["text"].startswith("'") for row in rows)


def test_the_feed_is_valid_atom_and_survives_control_characters() -> None:
    evil = replace(s.DISPUTED, text="A & B <b> \x00\x0b\ud800 ]]> gate")
    feed = Xml.fromstring(VIEWS["atom"](s.ledger(evil), [s.reading()]))
    assert feed.tag == f"{ATOM}feed"
    assert all(feed.find(f"{ATOM}{name}") is not None for name in ("id", "title", "updated", "author"))
    entries = list(feed.iter(f"{ATOM}entry"))
    assert len(entries) == 1
    for item in entries:
        assert all(item.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated", "content"))
        assert (item.findtext(f"{ATOM}updated") or "").endswith("T00:00:00Z")


def test_an_empty_story_gives_valid_exports() -> None:
    empty = Ledger((), (), (), ())
    for name, make in VIEWS.items():
        made = make(empty, [])
        if name == "atom":
            Xml.fromstring(made)
        if name in ("json", "geojson"):
            json.loads(made)


def test_the_map_holds_settlements_no_finer_than_a_kilometre_and_nobodys_whereabouts() -> None:
    visit = replace(s.DISPUTED, id="visit", kind="visit")
    found = json.loads(view("geojson", s.ledger(s.DISPUTED, visit)))
    assert [f["id"] for f in found["features"]] == ["disputed"]
    assert found["features"][0]["geometry"]["coordinates"] == [30.65, 50.12]


def test_a_name_of_two_places_is_put_on_no_map() -> None:
    reading = s.reading()
    twin = replace(s.PLACES[0], place=replace(s.PLACES[0].place, id="pl2", lat=1.0))  # type: ignore[type-var]
    found = json.loads(VIEWS["geojson"](s.ledger(s.DISPUTED), [replace(reading, mentions=(*reading.mentions, twin))]))
    assert found["features"] == []


def test_exports_carry_short_quotations_with_their_page() -> None:
    for name in ("brief", "html"):
        text = view(name, s.ledger(s.DISPUTED))
        assert "the gate was shut" in text and "The Harbour Post" in text and "https://post.example/gate" in text
        assert "Subscribe now" not in text
    assert len(short("word " * 500).split()) == QUOTED_WORDS + 1


def test_the_page_to_hand_on_fetches_and_runs_nothing() -> None:
    text = view("html", s.ledger(s.DISPUTED))
    assert "<script" not in text and " src=" not in text and "<link" not in text and "@import" not in text
    assert "default-src 'none'" in text


def test_what_is_held_says_what_to_check() -> None:
    held = index(s.ledger(held_back("contradicted")), [s.reading()])
    hold = holds(held)["contradicted", "2031-05-10"]
    assert hold.unchecked(held.checked) == (s.FOUND.id,)

"""Five saved pages become five articles, four origins, attributed claims and one family of control."""

import shutil
import tomllib
from pathlib import Path

import pytest

import twosource
from twosource.model import Claim, Ledger, Reading, cut
from twosource.story import Read, Story

EXPECTED = tomllib.loads((Path(__file__).parent / "pokrovsk.toml").read_text("utf-8"))


def number(reading: Reading) -> str:
    return Path(reading.article.path).name[:3]


@pytest.fixture(scope="module")
def story(shared: Path) -> Story:
    held = twosource.open(":memory:")
    added = held.add([str(shared / "stories" / "pokrovsk")])
    assert len(added.new) == 5 and not added.aside
    return held


@pytest.fixture(scope="module")
def read(story: Story) -> Read:
    return story.read()


@pytest.fixture(scope="module")
def readings(read: Read) -> dict[str, Reading]:
    return {number(r): r for r in read.readings}


@pytest.fixture(scope="module")
def ledger(story: Story, read: Read) -> Ledger:
    return story.account(read)


def words(reading: Reading, claim: Claim) -> str:
    return " ".join(cut(reading.article.text, claim.content).split()).replace("’", "'")


def test_five_pages_have_four_origins_and_the_wire_story_stands_twice(read: Read) -> None:
    assert len(read.readings) == 5
    found = sorted(sorted(Path(a.path).name[:3] for a in o.articles) for o in read.origins)
    assert found == EXPECTED["origins"]
    relation = {Path(a.path).name[:3]: a.relation for o in read.origins for a in o.articles}
    assert {relation["001"], relation["004"]} == {"first", "same"}


@pytest.mark.parametrize("want", EXPECTED["article"], ids=lambda w: w["page"])
def test_dates_agencies_and_credits_have_their_proof(want: dict[str, str], readings: dict[str, Reading]) -> None:
    article = readings[want["page"]].article
    if "published" in want:
        assert article.published is not None and str(article.published.start)[:10] == want["published"]
    else:
        assert article.published is None and article.undated
    if "how" in want:
        assert article.published is not None and article.published.how == want["how"]
    if "anchor" in want:
        assert article.anchor is not None
        assert (str(article.anchor.start)[:10], article.anchor.how) == (want["anchor"], want["anchor_how"])
    if "agency" in want:
        assert article.agency == want["agency"]
    if "credit" in want:
        assert any(want["credit"] in c for c in article.credits) and article.agency is None


def test_without_pages_toml_pages_without_a_header_stay_undated_with_a_reason(shared: Path, tmp_path: Path) -> None:
    for path in (shared / "stories" / "pokrovsk").glob("*.txt"):
        shutil.copy(path, tmp_path / path.name)
    held = twosource.open(":memory:")
    held.add([str(tmp_path)])
    got = {number(r): r.article for r in held.read().readings}
    wanted = {w["page"] for w in EXPECTED["article"] if w.get("undated_without_pages_toml")}
    assert {n for n, a in got.items() if a.published is None and a.undated} == wanted


@pytest.mark.parametrize("kind", sorted(EXPECTED["blocks"]))
def test_furniture_links_and_captions_are_labelled(kind: str, readings: dict[str, Reading]) -> None:
    for start in EXPECTED["blocks"][kind]:
        found = [
            (b.kind, r.article.words(b)[:60])
            for r in readings.values()
            for b in r.article.blocks
            if r.article.words(b).lstrip("# \\").startswith(start)
        ]
        assert found, f"no block begins with {start!r}"
        assert {k for k, _ in found} == {kind}, found


def test_the_original_url_is_a_related_link_and_the_articles_url(readings: dict[str, Reading]) -> None:
    article = readings["004"].article
    kinds = {b.kind for b in article.blocks if "riginal url" in article.words(b) or article.words(b).startswith("http")}
    assert kinds == {"related"} and article.url is not None and article.url.endswith("a9103")


def test_no_sentence_of_the_reporting_is_lost_and_nothing_else_is_reporting(readings: dict[str, Reading]) -> None:
    # counted by hand: paragraphs of reporting on each page
    assert {n: len(r.article.reading_blocks()) for n, r in readings.items()} == {
        "000": 9,
        "001": 11,
        "002": 9,
        "003": 14,
        "004": 11,
    }


def test_what_the_appeal_says_is_no_claim(readings: dict[str, Reading]) -> None:
    for reading in readings.values():
        for claim in reading.claims or ():
            for said in EXPECTED["no_claim"]["says"]:
                assert said not in words(reading, claim)


def asked(want: dict[str, object]) -> list[tuple[str, dict[str, object]]]:
    return [(page, want) for page in want["page"]]  # type: ignore[attr-defined]


CASES = [case for want in EXPECTED["claim"] for case in asked(want)]


@pytest.mark.parametrize(("page", "want"), CASES, ids=[f"{p}: {w['says']}" for p, w in CASES])
def test_claims_have_their_voice_stance_certainty_channel_and_chain(
    page: str, want: dict[str, object], readings: dict[str, Reading]
) -> None:
    reading = readings[page]
    hits = [c for c in reading.claims or () if str(want["says"]) in words(reading, c)]
    assert hits, "no such claim"
    problems = [faults(reading, claim, want) for claim in hits]
    assert [] in problems, problems


def faults(reading: Reading, claim: Claim, want: dict[str, object]) -> list[str]:
    """What of the expectation a claim misses."""
    got = {
        "stance": claim.stance,
        "certainty": claim.certainty,
        "channel": claim.channel,
        "quote": claim.quote,
        "named": claim.voice.named if claim.voice else None,
        "said": None if claim.said is None else str(claim.said.start)[:10],
        "likelihood": None if claim.likelihood is None else list(claim.likelihood),
    }
    bad = [f"{k}: {got[k]}" for k in got if k in want and got[k] not in ([want[k], *aslist(want[k])])]
    name = claim.voice.name.replace("’", "'") if claim.voice else ""
    voice = str(want.get("voice", name)).replace("’", "'")
    if voice not in name or bool(voice) != bool(name):
        bad.append(f"voice: {name!r}")
    chain = [t.name for t in claim.through]
    wanted = aslist(want.get("through", []))
    if len(chain) != len(wanted) or any(str(w) not in c for w, c in zip(wanted, chain, strict=True)):
        bad.append(f"through: {chain}")
    if "rests_on" in want and not any(str(want["rests_on"]) in b.name for b in claim.rests_on):
        bad.append(f"rests on: {[b.name for b in claim.rests_on]}")
    doubt = cut(reading.article.text, claim.doubt)
    if "doubt" in want and str(want["doubt"]) not in doubt:
        bad.append(f"doubt: {doubt!r}")
    return bad


def aslist(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def test_who_controls_the_town_is_one_family_whatever_its_name(ledger: Ledger, readings: dict[str, Reading]) -> None:
    want = EXPECTED["control"]
    claims = {c.id: words(r, c) for r in readings.values() for c in r.claims or ()}
    names = [want["place"], *want["other_names"]]
    about = [p for p in ledger.propositions if p.kind == "control" and any(str(n) in p.text for n in names)]
    town = [p for p in about if not any(want["never_in_it"] in claims[m.claim] for m in p.claims)]
    assert len({p.family for p in town}) == 1, [(p.text, p.family) for p in about]
    held = [p for p in town if want["asserted_for"] in p.text and p.history]
    assert len(held) == 1
    first = held[0].history[0]
    assert first.day in want["first_entry"]
    assert (first.standing, first.for_, first.against) == (want["standing"], want["for"], want["against"])
    assert all(s.claims and all(c in claims for c in s.claims) for e in held[0].history for s in e.stands)


def test_the_two_spellings_of_the_neighbouring_town_are_one_place(readings: dict[str, Reading]) -> None:
    text = readings["003"].article.text
    places = [m for m in readings["003"].mentions if m.kind == "place"]
    spelt = {cut(text, [m.span]): m.entity for m in places if "Dobropil" in cut(text, [m.span])}
    assert len(spelt) == 2 and len(set(spelt.values())) == 1 and None not in spelt.values()

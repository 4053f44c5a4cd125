"""Timeline, marks, copies beside each other, pages saved twice, track records."""

from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as Xml

from hypothesis import given
from hypothesis import strategies as st

from twosource.model import Article, Block, Claim, Copy, Dated, Origin, Reading, Stretch, VoiceRef, claim_id
from twosource.views.beside import side_by_side
from twosource.views.index import index
from twosource.views.marks import folded, show
from twosource.views.resaved import resaved
from twosource.views.timeline import MARKS, MOST_ROWS, timeline
from twosource.views.track import track
from twosource.views.wording import day, span
from views import stories as s

SVG = "{http://www.w3.org/2000/svg}"


def test_the_timeline_draws_a_stretch_for_each_standing_and_signs_it() -> None:
    changed = replace(
        s.DISPUTED, history=(s.entry("2031-05-01", "claimed", 1, 0), s.entry("2031-05-08", "corroborated", 2, 0))
    )
    picture = Xml.fromstring(timeline([changed]))
    stretches = [r.get("class") for r in picture.iter(f"{SVG}rect")]
    assert stretches == ["s-claimed", "s-corroborated"]
    words = "".join(picture.itertext())
    assert MARKS["claimed"] in words and "said by 2 with no connection found; for 2, against 0" in words


def test_the_timeline_shows_hostile_words_as_words_and_cuts_quiet_years() -> None:
    old = replace(s.DISPUTED, id="old", history=(s.entry("1999-01-01", "claimed", 1, 0),))
    evil = replace(s.DISPUTED, id='"><script>', text="<script>&\x00\u202e")
    picture = Xml.fromstring(timeline([old, evil]))
    assert not list(picture.iter(f"{SVG}script"))
    ends = [float(r.get("x", "0")) for r in picture.iter(f"{SVG}rect")]
    assert ends[1] < 700, "thirty quiet years leave room for what came later"


def test_the_timeline_of_nothing_is_nothing_and_of_much_is_bounded() -> None:
    assert timeline([]) == "" and timeline([replace(s.DISPUTED, history=())]) == ""
    bad = replace(s.DISPUTED, history=(s.entry("some day", "claimed", 1, 0),))
    assert timeline([bad]) == ""
    many = [replace(s.DISPUTED, id=str(n)) for n in range(MOST_ROWS * 3)]
    assert len(list(Xml.fromstring(timeline(many)).iter(f"{SVG}rect"))) == MOST_ROWS


TEXT = "ab cd ef gh ij kl mn op qr st uv wx yz " * 3
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 50)).map(lambda p: (p[0], p[0] + p[1])), max_size=6)


@given(SPANS, st.lists(st.integers(1, 110), max_size=5))
def test_pieces_put_together_are_the_text_and_know_the_innermost_claim(
    spans: list[tuple[int, int]], edges: list[int]
) -> None:
    cuts = sorted({0, *edges, len(TEXT)})
    blocks = tuple(Block("paragraph", pair) for pair in pairwise(cuts))
    claims = [Claim(claim_id("p", (x,), (), (x,)), "p", (x,), (), (), None) for x in spans]
    done = show(Article("p", "p", TEXT, blocks), claims)
    assert "".join(p.text for b in done for p in b.pieces) == TEXT
    at = 0
    for piece in (p for b in done for p in b.pieces):
        over = [e - b for b, e in spans if b <= at and at + len(piece.text) <= e]
        inner = piece.claim.content[0] if piece.claim else None
        assert (min(over) if over else None) == (inner[1] - inner[0] if inner else None)
        at += len(piece.text)


def test_neighbouring_furniture_is_folded_together() -> None:
    blocks = (
        Block("furniture", (0, 2)),
        Block("furniture", (3, 5)),
        Block("paragraph", (6, 8)),
        Block("list", (9, 11)),
    )
    kinds = [(kind, len(shown)) for kind, shown in folded(show(Article("p", "p", TEXT, blocks), ()))]
    assert kinds == [("furniture", 2), ("paragraph", 1), ("list", 1)]


def article(page: str, *blocks: str, **more: object) -> Article:
    text = "\n\n".join(blocks)
    spans, at = [], 0
    for words in blocks:
        spans.append(Block("paragraph", (at, at + len(words))))
        at += len(words) + 2
    return Article(page, f"{page}.txt", text, tuple(spans), page, **more)  # type: ignore[arg-type]


FIRST = "The lower gate of the canal was shut on Monday after the flood, the council said."
SECOND = "Nobody was hurt when the wall of the pump house gave way at noon."


def test_blocks_of_two_copies_meet_in_any_order_and_changed_words_are_marked() -> None:
    left = article("a", FIRST, SECOND)
    right = article("b", SECOND.replace("Nobody", "One person"), "A new paragraph.", FIRST)
    rows = side_by_side(left, right)
    assert [r.same for r in rows] == [True, False, False]
    assert [w.strip() for w, alone in rows[1].right if alone] == ["One person"]
    assert rows[2].left == () and rows[2].right == (("A new paragraph.", True),)


def test_known_stretches_pair_blocks_that_share_no_passage_elsewhere() -> None:
    left, right = article("a", "one two", "three four"), article("b", "three 4", "one two")
    stretches = [Stretch((0, 7), (9, 16)), Stretch((9, 15), (0, 6))]
    assert [(r.left[0][0], r.right[0][0]) for r in side_by_side(left, right, stretches)] == [
        ("one two", "one two"),
        ("three ", "three "),
    ]


@given(st.lists(st.sampled_from([FIRST, SECOND, "Short.", "Another line of words here."]), max_size=5),
       st.lists(st.sampled_from([FIRST, SECOND[:30], "Short.", "Something else."]), max_size=5))  # fmt: skip
def test_side_by_side_loses_no_word_of_either(mine: list[str], theirs: list[str]) -> None:
    rows = side_by_side(article("a", *mine), article("b", *theirs))
    assert sorted("".join(w for w, _ in r.left) for r in rows if r.left) == sorted(mine)
    assert sorted("".join(w for w, _ in r.right) for r in rows if r.right) == sorted(theirs)


def said(held: Article, words: str, voice: str = "council", **more: object) -> Claim:
    start = held.text.index(words)
    content = ((start, start + len(words)),)
    ref = VoiceRef(voice, voice, True)
    return Claim(claim_id(held.page, content, (), ()), held.page, content, (), (), ref, **more)  # type: ignore[arg-type]


def test_a_url_saved_twice_lists_claims_that_went_and_changed_and_whether_a_note_says_so() -> None:
    url = "https://post.example/gate"
    old = article("a", FIRST, SECOND, url=f"{url}#top", published=Dated("2031-05-10", "2031-05-11", "meta"))
    new = article("b", FIRST.replace("Monday", "Tuesday"), url="http://www.post.example/gate/",
                  published=Dated("2031-05-12", "2031-05-13", "meta"))  # fmt: skip
    gate, wall = said(old, "The lower gate of the canal was shut on Monday"), said(old, SECOND[:-1])
    later = said(new, "The lower gate of the canal was shut on Tuesday")
    readings = [Reading(new, (), (later,)), Reading(old, (), (gate, wall))]
    (found,) = resaved(index(s.ledger(), readings))
    assert (found.first, found.second, found.noted) == ("a", "b", False)
    assert [(c.what, c.before, c.after) for c in found.changes] == [("changed", gate, later), ("gone", wall, None)]
    noted = Reading(replace(new, correction=((0, 3),)), (), (later,))
    assert resaved(index(s.ledger(), [noted, readings[1]]))[0].noted
    again = Reading(replace(new, page="c", saved="2031-05-14T08:00:00+00:00"), (), ())
    held = index(s.ledger(), [again, noted, readings[1]])
    assert [(t.first, t.second, t.how) for t in resaved(held)] == [
        ("a", "b", "with a correction note"),
        ("b", "c", "without a correction note; an earlier one is gone"),
    ]


def test_three_savings_of_one_url_are_compared_in_order_and_each_with_the_one_before_alone() -> None:
    url = "https://post.example/gate"
    held = [article(name, FIRST, url=url, saved=f"2031-05-1{n}T08:00:00") for n, name in enumerate("cab")]
    origin = Origin("o", (
        Copy("c", "c.txt", "first"), Copy("a", "a.txt", "later version", "c", 1.0),
        Copy("b", "b.txt", "later version", "c", 1.0),
    ))  # fmt: skip
    found = resaved(index(replace(s.ledger(), origins=(origin,)), [Reading(a, (), ()) for a in held]))
    assert [(t.first, t.second) for t in found] == [("c", "a"), ("a", "b")]


def test_a_later_version_is_compared_too_and_an_unchanged_one_has_no_changes() -> None:
    old, new = article("a", FIRST), article("b", FIRST, SECOND)
    origin = Origin("o", (Copy("a", "a.txt", "first"), Copy("b", "b.txt", "later version", "a", 1.0)))
    held = index(replace(s.ledger(), origins=(origin,)), [
        Reading(old, (), (said(old, FIRST),)), Reading(new, (), (said(new, FIRST),)),
    ])  # fmt: skip
    (found,) = resaved(held)
    assert (found.first, found.second) == ("a", "b") and found.changes == ()


def test_a_track_record_counts_what_was_said_first_and_what_became_of_it() -> None:
    early, late = s.stand("council", "asserts", (s.SHUT,)), replace(s.stand("gauge", "asserts", ()), since="2031-05-14")
    history = (s.entry("2031-05-10", "claimed", 1, 0, early), s.entry("2031-05-14", "corroborated", 2, 0, early, late))
    held = s.ledger(replace(s.DISPUTED, history=history))
    known = track(held, s.VOICES[0])
    assert known is not None and known.first == 1 and dict(known.became)["corroborated"] == 1
    assert (known.deeds[0].day, known.deeds[0].on, known.deeds[0].lag) == ("2031-05-10", "2031-05-14", 4)
    second = track(held, s.VOICES[2])
    assert second is not None and second.first == 0 and second.deeds[0].lag == 0


def test_nobody_private_has_a_record() -> None:
    assert track(s.ledger(s.DISPUTED), s.VOICES[3]) is None


def test_days_read_as_people_write_them() -> None:
    assert day("2031-05-09") == "9 May 2031" and day("2031-05") == "2031-05" and day("nonsense") == "nonsense"
    assert span(Dated("2031-05-09", "2031-05-10", "url")) == "9 May 2031"
    assert span(Dated("2031-05-09", None, "url")) == "since 9 May 2031"
    assert span(None) == "no day found"

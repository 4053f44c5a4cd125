"""The laws of the design, on ledgers made from random small stories of our own."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from twosource.ledger import build_ledger
from twosource.ledger.history import Utterance
from twosource.model import (
    Article,
    Block,
    Claim,
    Copy,
    Dated,
    Ledger,
    Origin,
    Reading,
    VoiceRef,
    claim_id,
    digest,
    voice_id,
)
from twosource.voices import find_voices

SOURCES = (
    "The Defence Ministry of Velland",
    "The Defence Ministry of Orsia",
    "Greyhook Shipping",
    "the Tarn Weather Service",
    "The Open Map Institute",
    "people familiar with the matter",
)
SAYINGS = (
    ("asserts", "said", "{n} people were killed in the storm"),
    ("denies", "denied", "{n} people were killed in the storm"),
    ("asserts", "said", "its troops had captured the town of Marl"),
    ("denies", "denied", "its troops had captured the town of Marl"),
    ("asserts", "said", "the siren of Marl had sounded"),
    ("asserts", "said", "no siren had sounded in Marl"),
    ("retracts", "withdrew", "its statement that the siren had sounded"),
)
START = date(2041, 3, 4)


def page(number: int, day: int | None, said: list[tuple[int, int, int]], names: tuple[str, ...] = SOURCES) -> Reading:
    """A page of plain sentences: (source, saying, figure) each; `day` counts from START, None for an undated page."""
    text, claims, key = "", [], digest("page", number)
    for source, saying, figure in said:
        stance, cue, words = SAYINGS[saying]
        start = len(text)
        text += f"{names[source]} {cue} that {words.format(n=figure)}.\n\n"
        name = names[source].removeprefix("The ").removeprefix("the ")
        s = ((start, start + len(names[source])),)
        c = ((s[0][1] + 1, s[0][1] + 1 + len(cue)),)
        body = ((c[0][1] + 6, len(text) - 3),)
        ref = VoiceRef(voice_id(name), name, named=source != 5)
        claims.append(
            Claim(claim_id(key, body, c, s), key, body, c, s, ref, retracts=stance == "retracts",
                  stance="asserts" if stance == "asserts" else "denies")
        )  # fmt: skip
    when = (START + timedelta(day)).isoformat() if day is not None else None
    after = (START + timedelta(day + 1)).isoformat() if day is not None else None
    dated = Dated(when, after, "known") if when else None
    article = Article(key, f"{number}.txt", text, (Block("paragraph", (0, len(text))),), published=dated)
    return Reading(article, (), tuple(claims))


def ledger(readings: list[Reading], copies: dict[str, str] | None = None, seed: int | None = None) -> Ledger:
    """The ledger; `copies` maps a page to the page that it is a copy of; a seed shuffles what comes in."""
    groups: dict[str, list[Copy]] = {}
    for r in readings:
        first = (copies or {}).get(r.article.page, r.article.page)
        groups.setdefault(first, []).append(
            Copy(r.article.page, r.article.path, "first" if first == r.article.page else "same")
        )
    origins = [Origin(k, tuple(v)) for k, v in groups.items()]
    voices = find_voices(readings)
    if seed is not None:
        random = Random(seed)
        readings, origins, voices = (random.sample(x, len(x)) for x in (readings, origins, voices))  # type: ignore[assignment]
    return build_ledger(readings, origins, voices)


def states(made: Ledger) -> dict[str, list[tuple[str, str, int, int]]]:
    """Standing and counts by day, by proposition."""
    return {p.id: [(e.day, e.standing, e.for_, e.against) for e in p.history] for p in made.propositions}


SAID = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 6), st.integers(2, 4)), min_size=1, max_size=4)
PAGES = st.lists(st.tuples(st.one_of(st.none(), st.integers(0, 20)), SAID), min_size=1, max_size=7)
FEW = settings(max_examples=30, deadline=None)


@FEW
@given(PAGES, st.integers(0, 10**6))
def test_order_of_arrival_changes_nothing(pages: list, seed: int) -> None:  # type: ignore[type-arg]
    readings = [page(i, d, s) for i, (d, s) in enumerate(pages)]
    made, again = ledger(readings), ledger(readings, seed=seed)
    assert again.propositions == made.propositions
    assert again.voices == made.voices


@FEW
@given(PAGES)
def test_replaying_the_same_pages_changes_nothing(pages: list) -> None:  # type: ignore[type-arg]
    readings = [page(i, d, s) for i, (d, s) in enumerate(pages)]
    assert ledger(readings + readings).propositions == ledger(readings).propositions


@FEW
@given(PAGES, st.integers(0, 6), st.integers(0, 9))
def test_adding_copies_changes_no_standing_and_no_count(pages: list, which: int, later: int) -> None:  # type: ignore[type-arg]
    readings = [page(i, d, s) for i, (d, s) in enumerate(pages)]
    day, said = pages[which % len(pages)]
    first = readings[which % len(pages)]
    copies = [page(100 + n, None if day is None else day + later, said) for n in range(5)]
    before = states(ledger(readings))
    after = states(ledger([*readings, *copies], {c.article.page: first.article.page for c in copies}))
    assert {k: _last(v) for k, v in after.items()} == {k: _last(v) for k, v in before.items()}
    for key, rows in before.items():
        assert [r for r in after[key] if r in rows] == rows


def _last(rows: list[tuple[str, str, int, int]]) -> tuple[str, int, int] | None:
    return rows[-1][1:] if rows else None


@FEW
@given(PAGES, st.integers(1, 60))
@example([(None, [(0, 5, 2), (5, 4, 2), (0, 4, 2)])], 1)  # "no siren", then "the siren sounded" that follows it
def test_renaming_all_and_moving_by_whole_weeks_changes_no_standing(pages: list, weeks: int) -> None:  # type: ignore[type-arg]
    other = ("The Defence Ministry of Quarra", "The Defence Ministry of Ibnia", "Saltmere Shipping",
             "the Holm Weather Service", "The Clear View Institute", "people familiar with the matter")  # fmt: skip
    plain = ledger([page(i, d, s) for i, (d, s) in enumerate(pages)])
    moved = ledger([page(i, None if d is None else d + 7 * weeks, s, other) for i, (d, s) in enumerate(pages)])

    def shape(made: Ledger, shift: int) -> list[object]:
        return sorted(
            (
                p.kind,
                sorted(c.path + c.stance for c in p.claims),
                [
                    ((date.fromisoformat(e.day) - timedelta(shift)).isoformat(), e.standing, e.for_, e.against)
                    for e in p.history
                ],
            )
            for p in made.propositions
        )

    assert shape(moved, 7 * weeks) == shape(plain, 0)


@FEW
@given(PAGES)
def test_each_claim_stands_under_one_proposition_and_each_stand_opens_to_claims(pages: list) -> None:  # type: ignore[type-arg]
    readings = [page(i, d, s) for i, (d, s) in enumerate(pages)]
    made = ledger(readings)
    listed = [m.claim for p in made.propositions for m in p.claims] + [u.claim for u in made.unfiled]
    assert sorted(listed) == sorted(c.id for r in readings for c in r.claims or ())
    for p in made.propositions:
        days = [e.day for e in p.history]
        assert days == sorted(set(days))
        for e in p.history:
            for stand in e.stands:
                assert stand.claims
                assert stand.implied or set(stand.claims) <= {m.claim for m in p.claims}


@FEW
@given(PAGES)
def test_entries_are_only_for_days_on_which_something_changed(pages: list) -> None:  # type: ignore[type-arg]
    made = ledger([page(i, d, s) for i, (d, s) in enumerate(pages)])
    for p in made.propositions:
        for before, now in zip(p.history, p.history[1:], strict=False):
            assert replace(before, day="") != replace(now, day="")


def test_a_withdrawal_takes_effect_on_its_day_and_is_no_denial() -> None:
    made = ledger([page(1, 0, [(2, 4, 0)]), page(2, 5, [(2, 6, 0)])])
    (found,) = [p for p in made.propositions if p.kind == "warning"]
    assert [(e.day, e.standing, e.for_, e.against) for e in found.history] == [
        ("2041-03-04", "claimed", 1, 0),
        ("2041-03-09", "withdrawn", 0, 0),
    ]


def test_two_sides_in_one_wire_story_are_two_voices() -> None:
    made = ledger([page(1, 0, [(0, 4, 0), (2, 4, 0)])])
    (found,) = [p for p in made.propositions if p.kind == "warning"]
    assert [(e.standing, e.for_) for e in found.history] == [("corroborated", 2)]


def test_unnamed_voices_are_in_no_count() -> None:
    made = ledger([page(1, 0, [(5, 4, 0), (2, 4, 0)])])
    (found,) = [p for p in made.propositions if p.kind == "warning"]
    assert [(e.standing, e.for_, e.unnamed_for) for e in found.history] == [("claimed", 1, 1)]


def test_a_later_figure_of_the_same_voice_ends_its_older_one_without_denying_it() -> None:
    made = ledger([page(1, 0, [(0, 0, 2), (2, 0, 2)]), page(2, 3, [(0, 0, 3)])])
    by_figure = {p.arguments["low"]: p for p in made.propositions if p.kind == "toll"}
    assert [(e.standing, e.for_, e.against) for e in by_figure[2.0].history] == [
        ("corroborated", 2, 0),
        ("claimed", 1, 0),
    ]
    assert [(e.standing, e.for_, e.against) for e in by_figure[3.0].history] == [("claimed", 1, 0)]
    assert by_figure[2.0].family == by_figure[3.0].family


def test_who_holds_a_town_denies_that_another_does() -> None:
    made = ledger([page(1, 0, [(0, 2, 0), (1, 2, 0)])])
    held = [p for p in made.propositions if p.kind == "control"]
    assert len(held) == 2 and len({p.family for p in held}) == 1
    for p in held:
        (entry,) = p.history
        assert (entry.standing, entry.for_, entry.against) == ("disputed", 1, 1)
        assert [s.implied for s in entry.stands if s.stance == "denies"] == [True]


def test_an_undated_page_is_listed_and_counts_on_no_day() -> None:
    made = ledger([page(1, None, [(0, 4, 0)])])
    (found,) = [p for p in made.propositions if p.kind == "warning"]
    assert found.history == () and "undated" in found.left_out[0].why


def test_what_follows_from_a_stand_is_that_stand_with_another_stance_and_day_and_in_no_words() -> None:
    said = Utterance(
        "c", "p", "o", "v", "s", True, "asserts", "2041-01-02", "hedged", "r", False, True, True, True, own_side="t"
    )
    wanted = replace(said, stance="denies", day="2041-01-05", implied=True)
    assert said.implying("denies", "2041-01-05") == wanted

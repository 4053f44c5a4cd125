"""A ledger that grows page by page is the one made at once: in any order, in any parts, with rulings between."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.ledger import Memo, blocks, build_ledger, nearness, propositions
from twosource.model import (
    Article,
    Basis,
    Block,
    Claim,
    Copy,
    Dated,
    Ledger,
    Link,
    Mention,
    Origin,
    Place,
    Reading,
    Ruling,
    StorySettings,
    VoiceRef,
    claim_id,
    digest,
    voice_id,
)
from twosource.views.records import ledger_record
from twosource.voices import find_voices

NAMES = (
    "The Defence Ministry of Velland",
    "The Defence Ministry of Orsia",
    "Greyhook Shipping",
    "the Tarn Weather Service",
    "Ada Holm, the mayor of Marl",
    "people familiar with the matter",
)
SAYINGS = (
    ("said", "{n} people were killed in the storm at {town}"),
    ("denied", "{n} people were killed in the storm at {town}"),
    ("said", "its troops had captured the town of {town}"),
    ("denied", "its troops had captured {town}"),
    ("said", "{town} had been captured"),
    ("put", "an earlier estimate at more than {n}"),
    ("rejected", "that figure"),
    ("said", "it stood by its account"),
    ("withdrew", "its account"),
    ("said", "the siren of {town} had sounded"),
    ("said", "no siren had sounded in {town}, and the harbour master slept"),
    ("called", "this nonsense"),
    ("said", "the harbour master of {town} slept while the water rose over the quay"),
    ("said", "Greyhook Shipping owned the quay at {town}"),
    ("said", "the party of Ada Holm had won the election"),
)
TOWNS = ("Marl", "Sibna", "Ormark")
START = date(2041, 3, 4)


def page(number: int, day: int | None, said: list[tuple[int, int, int, int]]) -> Reading:
    """A page of plain sentences, (source, saying, figure, town) each; every third claim rests on a voice, every fourth
    came through one."""
    text, claims, mentions, key = "", [], [], digest("page", number)
    for i, (source, saying, figure, town) in enumerate(said):
        cue, words = SAYINGS[saying]
        start, at = len(text), len(text) + len(NAMES[source]) + 1
        text += f"{NAMES[source]} {cue} {words.format(n=figure, town=TOWNS[town])}.\n"
        name = NAMES[source].removeprefix("The ").removeprefix("the ").split(",")[0]
        body, c, s = ((at + len(cue) + 1, len(text) - 2),), ((at, at + len(cue)),), ((start, at - 1),)
        spot = text.find(TOWNS[town], at)
        if spot >= 0 and figure % 2:
            span = (spot, spot + len(TOWNS[town]))
            mentions.append(Mention("place", span, place=Place(f"p{town}", TOWNS[town], 0, 0, 1), name=TOWNS[town]))
        other = "Tarn Weather Service"
        claims.append(
            Claim(
                claim_id(key, body, c, s), key, body, c, s, VoiceRef(voice_id(name), name, named=source < 5),
                through=(Link(voice_id(other), other, (), ()),) if i % 4 == 3 else (),
                rests_on=(Basis(voice_id(other), other, figure % 2 == 0, ()),) if i % 3 == 2 else (),
                retracts=cue == "withdrew", stance="denies" if cue in ("denied", "rejected", "withdrew") else "asserts",
            )
        )  # fmt: skip
    when = None if day is None else START + timedelta(day)
    dated = Dated(when.isoformat(), (when + timedelta(1)).isoformat(), "known") if when is not None else None
    publisher = ("Marl Mercury", None, "Quay News")[number % 3]
    article = Article(
        key, f"{number}.txt", text, (Block("paragraph", (0, len(text))),), publisher=publisher, published=dated
    )
    return Reading(article, tuple(mentions), tuple({c.id: c for c in claims}.values()))


def origins_of(readings: list[Reading]) -> list[Origin]:
    """Every second page is a copy of the one before it, where both are there."""
    groups: dict[int, list[Reading]] = {}
    for r in sorted(readings, key=lambda r: r.article.path):
        groups.setdefault(int(r.article.path.split(".")[0]) // 2, []).append(r)
    return [
        Origin(min(r.article.page for r in g), tuple(Copy(r.article.page, r.article.path, "same") for r in g))
        for g in groups.values()
    ]


def made(
    readings: list[Reading], rulings: list[Ruling], memo: Memo | None, listed: list[Reading] | None = None
) -> Ledger:
    """The ledger of some pages; `listed`: those that the origins list, whether they have been read or not."""
    settings = StorySettings()
    voices = find_voices(readings, rulings, settings)
    return build_ledger(readings, origins_of(listed or readings), voices, rulings, settings, memo=memo)


KINDS = ("same proposition", "different proposition", "withdrawn", "kind", "side", "same voice", "place", "undo")


def ruling(number: int, kind: str, held: Ledger, random: Random, before: list[Ruling]) -> Ruling | None:
    """A ruling of a kind on something of the ledger, or None where there is nothing to rule on."""
    claims = [c for p in held.propositions for c in p.claims]
    found: tuple[tuple[str, ...], dict[str, str]] | None = None
    if kind == "place":
        found = (), {"name": random.choice(TOWNS), "same_as": "Newtown"}
    elif kind == "undo" and before:
        found = (random.choice(before).id,), {}
    elif kind in ("side", "same voice") and held.voices:
        named = tuple(random.choice(held.voices).id for _ in range(1 if kind == "side" else 2))
        found = named, {"side": random.choice(("observer", "unknown", "Orsia"))} if kind == "side" else {}
    elif kind == "withdrawn" and claims:
        found = (random.choice(held.propositions).id, random.choice(held.voices).id), {"day": "2041-03-10"}
    elif kind == "kind" and claims:
        found = (random.choice(claims).claim,), {"kind": random.choice(("toll", "control", "warning"))}
    elif kind in ("same proposition", "different proposition") and claims:
        found = (random.choice(held.propositions).id, random.choice(claims).claim), {}
    if found is None:
        return None
    return Ruling(f"r{number}", kind, found[0], None, (), tuple(sorted(found[1].items())), "a", "", f"2041-{number:03}")


SAID = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 14), st.integers(2, 5), st.integers(0, 2)), min_size=1, max_size=5
)
PAGES = st.lists(st.tuples(st.one_of(st.none(), st.integers(0, 20)), SAID), min_size=2, max_size=7)
STEPS = st.lists(st.tuples(st.integers(1, 3), st.sampled_from(("", "", "gone", *KINDS))), min_size=6, max_size=6)


def grow(pages: list, steps: list, seed: int) -> None:  # type: ignore[type-arg]
    """Take pages in, take some out and rule, in random order; after each step both ledgers are the same."""
    random, memo, here, rulings = Random(seed), Memo(), list[Reading](), list[Ruling]()
    left = random.sample([page(i, d, s) for i, (d, s) in enumerate(pages)], len(pages))
    for number, (some, what) in enumerate(steps):
        here, left = here + left[:some], left[some:]
        if what == "gone" and len(here) > 1:
            left.append(here.pop(random.randrange(len(here))))
        listed = random.choice((here, here + left))
        whole = made(here, rulings, None, listed)
        assert made(random.sample(here, len(here)), rulings, memo, listed) == whole
        new = ruling(number, what, whole, random, rulings)
        rulings += [new] if new is not None else []
    whole = made(here, rulings, None)
    again = made(here, rulings, memo)
    assert ledger_record(again) == ledger_record(whole)


@settings(max_examples=20, deadline=None)
@given(PAGES, STEPS, st.integers(0, 10**6))
def test_a_ledger_that_grows_in_any_order_is_the_one_made_at_once(pages: list, steps: list, seed: int) -> None:  # type: ignore[type-arg]
    grow(pages, steps, seed)


@settings(max_examples=20, deadline=None)
@given(PAGES, STEPS, st.integers(0, 10**6))
def test_so_is_one_of_a_story_too_large_to_be_joined_as_a_whole(pages: list, steps: list, seed: int) -> None:  # type: ignore[type-arg]
    with patch.object(blocks, "SMALL", 8), patch.object(blocks, "MOST", 4), patch.object(nearness, "CROWD", 3):
        with patch.object(propositions, "LONG", 0):
            grow(pages, steps, seed)


def test_a_memo_of_another_story_is_not_believed() -> None:
    memo = Memo()
    first = [page(1, 0, [(0, 0, 3, 0)])]
    other = [page(2, 1, [(2, 9, 3, 1)])]
    made(first, [], memo)
    assert made(other, [], memo) == made(other, [], None)


@pytest.mark.parametrize("field", ["published", "publisher"])
def test_a_page_that_is_read_anew_counts_as_it_is_read_now(field: str) -> None:
    pages = [page(1, 0, [(5, 9, 3, 0)]), page(4, 3, [(2, 9, 3, 0)])]
    memo = Memo()
    made(pages, [], memo)
    changed = {"published": Dated("2041-05-01", "2041-05-02", "known"), "publisher": "Another Paper"}[field]
    pages[1] = replace(pages[1], article=replace(pages[1].article, **{field: changed}))
    assert made(pages, [], memo) == made(pages, [], None)


def test_a_page_is_of_the_origin_that_listed_it_before_it_was_read() -> None:
    pages = [page(1, 0, [(2, 9, 3, 0)]), page(2, 3, [(3, 9, 3, 0)])]
    origin = Origin("o", tuple(Copy(r.article.page, r.article.path, "same") for r in pages))
    memo = Memo()
    for here in (pages[:1], pages):
        grown = build_ledger(here, [origin], find_voices(here), memo=memo)
    assert grown == build_ledger(pages, [origin], find_voices(pages))
    assert grown.propositions[0].history[-1].origins == 1

"""Spellings that no list holds meet by rule, and only where the text speaks for it."""

import time
import tomllib
from collections.abc import Callable
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.mentions.gazetteer import gazetteer
from twosource.mentions.placefacts import kilometres
from twosource.mentions.transliteration import families, sound_keys
from twosource.model import Mention

Read = Callable[..., dict[str, Mention]]
GOLD = Path(__file__).resolve().parents[2] / "bench" / "gold" / "spellings.tsv"
PAIRS = [
    ("Arabic", "Deir al-Zour", "Dayr az-Zawr"),
    ("Arabic", "Deir al-Zour", "Deir ez-Zor"),
    ("Arabic", "Hodeidah", "Al Ḩudaydah"),
    ("Arabic", "Fallouja", "Al Fallūjah"),
    ("Arabic", "Beni Sweif", "Banī Suwayf"),
    ("Arabic", "Jisr al-Shoghour", "Jisr ash Shughūr"),
    ("Persian", "Neyshaboor", "Neyshābūr"),
    ("Persian", "Mazar-e-Sharif", "Mazār-i Sharīf"),
    ("Persian", "Qunduz", "Kundooz"),
    ("Chinese", "Tsingtao", "Qingdao"),
    ("Chinese", "Ch'ing-tao", "Qingdao"),
    ("Chinese", "Hsü-chou", "Xuzhou"),
    ("Chinese", "Sinsiang", "Xinxiang"),
    ("Chinese", "Chang-chia-k'ou", "Zhangjiakou"),
    ("Korean", "Chŏngŭp", "Jeongeup"),
    ("Korean", "P'ohang", "Pohang"),
    ("Greek", "Ksanthi", "Xánthi"),
    ("Greek", "Pyrghos", "Pýrgos"),
    ("Slavic", "Awdijiwka", "Avdiivka"),
    ("Slavic", "Tscheljabinsk", "Chelyabinsk"),
]
APART = [
    ("Arabic", "Homs", "Hama"),
    ("Chinese", "Suzhou", "Xuzhou"),
    ("Chinese", "Hunan", "Henan"),
    ("Korean", "Busan", "Pocheon"),
    ("Slavic", "Donetsk", "Lugansk"),
]


@pytest.mark.parametrize(("family", "one", "two"), PAIRS)
def test_two_spellings_of_one_name_come_to_one_key(family: str, one: str, two: str) -> None:
    rules = next(f for f in families() if f.name == family)
    assert rules.key(one) == rules.key(two) is not None


@pytest.mark.parametrize(("family", "one", "two"), APART)
def test_two_names_keep_two_keys(family: str, one: str, two: str) -> None:
    rules = next(f for f in families() if f.name == family)
    assert rules.key(one) != rules.key(two)


def test_every_family_says_whose_rules_it_follows_and_where() -> None:
    data = tomllib.loads(files("twosource.mentions").joinpath("grammar/transliteration.toml").read_text("utf-8"))
    assert len(data["family"]) >= 5
    for family in data["family"]:
        assert family["source"] and family["countries"] and family["rules"]


def test_the_gold_holds_sixty_pairs_of_five_languages_and_no_place_on_both_sides() -> None:
    rows = [line.split("\t") for line in GOLD.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(rows) >= 60 and len({language for _, language, *_ in rows}) >= 5
    sides = {part: {(name, country) for p, _, _, name, country in rows if p == part} for part in ("tune", "test")}
    assert not sides["tune"] & sides["test"]


@pytest.mark.parametrize(
    ("spelling", "country", "name"),
    [("Hodeidah", "Yemen", "Al Ḩudaydah"), ("Neyshaboor", "Iran", "Neyshābūr"), ("Sinsiang", "China", "Xinxiang"),
     ("Beni Sweif", "Egypt", "Banī Suwayf"), ("Ksanthi", "Greece", "Xánthi"), ("Aazaz", "Syria", "I‘zāz")],
)  # fmt: skip
def test_a_spelling_in_no_list_is_the_place_of_the_country_that_is_named(
    read: Read, spelling: str, country: str, name: str
) -> None:
    mention = read("place", f"Officials in {country} met on Monday. A mill burned down in {spelling}.")[spelling]
    assert mention.place is not None
    assert any(kilometres(c.lat, c.lon, mention.place.lat, mention.place.lon) < 5 for c in gazetteer().find(name))


def test_a_spelling_in_no_list_is_no_place_where_nothing_speaks_for_it(read: Read) -> None:
    mention = read("place", "A mill burned down near Neyshaboor on Monday.")["Neyshaboor"]
    assert mention.place is None and mention.unresolved and "sounds like" in mention.unresolved


def test_a_town_that_alone_is_spelled_so_in_the_lists_needs_no_country(read: Read) -> None:
    assert read("place", "A mill burned down near Raqqah on Monday.")["Raqqah"].place is not None


def test_the_capital_of_yemen_is_no_name_of_yemen(read: Read) -> None:
    place = read("place", "A mill burned down near Sana'a on Monday.")["Sana'a"].place
    assert place is not None and place.name == "Sanaa"


@given(st.text(max_size=200))
def test_no_name_breaks_the_rules(name: str) -> None:
    assert list(sound_keys(name)) == list(sound_keys(name))


def test_the_rules_take_linear_time() -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        for piece in ("a", "kh", "iy", "-al", "ssu'", "w"):
            list(sound_keys(piece * count))
        return time.process_time() - start

    list(sound_keys("Tarn"))
    times = [seconds(n) for n in (10_000, 160_000)]
    assert all(b < 16 * a + 0.5 for a, b in pairwise(times))

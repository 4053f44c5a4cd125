"""A set of articles that grows, shrinks and changes has, at any time, the candidates and origins of a full run."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import numpy as np
import pytest

from twosource.copies import Folding, fold_copies
from twosource.copies.meetings import Meetings
from twosource.copies.near import candidates
from twosource.copies.sketch import NUMBER_BITS, VERSION, Sketches, sketched
from twosource.copies.table import Table
from twosource.model import Article, Block, Dated, Ruling

WORDS = [a + b for a in ("bar", "col", "dun", "fel", "gor", "hal", "ker") for b in ("ade", "ine", "os", "um", "yth")]


def sentence(rng: Random, size: int = 18) -> str:
    return " ".join(rng.choices(WORDS, k=size)).capitalize() + "."


def texts(rng: Random, count: int) -> list[str]:
    """Texts of which many share a passage, some are copies, and a crowd holds one paragraph."""
    shared = [" ".join(sentence(rng) for _ in range(2)) for _ in range(3)]
    made: list[str] = []
    for _ in range(count):
        parts = [sentence(rng) for _ in range(rng.randint(1, 8))]
        if made and rng.random() < 0.3:
            parts = [*rng.choice(made).split("\n\n"), sentence(rng)]
        if rng.random() < 0.5:
            parts.append(shared[min(rng.randrange(6), 2)])
        made.append("\n\n".join(parts))
    return made


def whole(held: dict[str, str]) -> set[tuple[str, str]]:
    """Candidates of a full run, by name."""
    names, sketches = sorted(held), Sketches()
    sketches.take([held[n] for n in names])
    return {(names[a], names[b]) for a, b in candidates(sketches).tolist()}


def kept(meetings: Meetings, numbers: dict[str, int]) -> set[tuple[str, str]]:
    """Candidates of a growing one, by name."""
    return {
        (name, other)
        for name, number in numbers.items()
        for other in (meetings.names[n] for n in meetings.linked(number))
        if name < other
    }


@pytest.mark.parametrize("seed", range(12))
def test_candidates_of_articles_that_come_and_go_are_those_of_a_full_run(seed: int) -> None:
    rng = Random(seed)
    waiting = {f"{rng.randrange(10**6):06}": text for text in texts(rng, 60)}
    held: dict[str, str] = {}
    numbers: dict[str, int] = {}
    meetings, before = Meetings(), set[tuple[str, str]]()
    while waiting:
        if held and rng.random() < 0.3:
            gone = rng.choice(list(held))
            touched = meetings.drop(numbers.pop(gone), sketched([held.pop(gone)])[0])
        else:
            came = rng.sample(list(waiting), min(len(waiting), rng.choice((1, 1, 1, 2, 15))))
            numbers |= {name: len(meetings.names) + n for n, name in enumerate(came)}
            held |= {name: waiting.pop(name) for name in came}
            touched = meetings.take(came, sketched([held[n] for n in came]))
        now = whole(held)
        assert kept(meetings, numbers) == now
        changed = {name for pair in now ^ before for name in pair}
        assert changed <= {meetings.names[n] for n in touched}
        before = now


@pytest.mark.parametrize("seed", range(12))
def test_origins_of_a_set_that_grows_shrinks_and_changes_are_those_of_a_full_run(seed: int) -> None:
    rng = Random(seed)
    waiting = [made(f"{rng.randrange(10**6):06}", text, rng) for text in texts(rng, 40)]
    held: dict[str, Article] = {}
    rulings: list[Ruling] = []
    folding = Folding()
    while waiting:
        act = rng.random()
        if held and act < 0.15:
            del held[rng.choice(list(held))]
        elif held and act < 0.35:
            name = rng.choice(list(held))
            held[name] = altered(held[name], rng)
        elif len(held) > 1 and act < 0.5:
            one, two = rng.sample(list(held), 2)
            rulings.append(Ruling(f"r{len(rulings)}", rng.choice(("copies", "no copies")), (one, two)))
        else:
            held |= {a.page: a for a in (waiting.pop() for _ in range(min(len(waiting), rng.choice((1, 1, 4)))))}
        articles = list(held.values())
        rng.shuffle(articles)
        assert folding.fold(articles, rulings) == fold_copies(articles, rulings)


def made(name: str, text: str, rng: Random) -> Article:
    day = rng.choice((None, f"2031-05-{rng.randint(1, 28):02}"))
    url = rng.choice((None, f"https://post.example/{rng.randrange(6)}"))
    dated = None if day is None else Dated(day, None, "known")
    return Article(name, name, text, (Block("paragraph", (0, len(text))),), published=dated, url=url)


def altered(article: Article, rng: Random) -> Article:
    """An article read otherwise: of another day, from another address, with another text, or just read again."""
    text = article.text + "\n\n" + sentence(rng)
    return rng.choice(
        (
            replace(article, published=Dated("2031-06-01", None, "known")),
            replace(article, url="https://post.example/1"),
            replace(article, text=text, blocks=(Block("paragraph", (0, len(text))),)),
            replace(article, blocks=(Block("furniture", (0, len(article.text)), "repeated"),)),
            replace(article),
        )
    )


def test_a_table_finds_what_it_holds_and_nothing_else() -> None:
    rng = np.random.default_rng(5)
    low = np.uint64(NUMBER_BITS)
    keys = np.unique(rng.integers(0, 2**64, 60_000, np.uint64) >> low << low)
    numbers = rng.integers(0, 2**20, len(keys), np.uint64)
    table = Table()
    for part in np.array_split(np.arange(len(keys) // 2), 40):
        table.put(keys[part] | numbers[part])
    assert table.spilt
    which, found = table.find(keys)
    assert sorted(which.tolist()) == list(range(len(keys) // 2))
    assert (found == numbers[which]).all()
    table.drop(keys[:9_000] | numbers[:9_000])
    assert sorted(table.find(keys)[0].tolist()) == list(range(9_000, len(keys) // 2))
    table.put(keys[len(keys) // 2 :] | numbers[len(keys) // 2 :])
    assert sorted(table.find(keys)[0].tolist()) == list(range(9_000, len(keys)))


def test_keys_that_all_fall_into_one_bucket_are_found() -> None:
    keys = np.arange(1, 400, dtype=np.uint64) << np.uint64(NUMBER_BITS)
    table = Table()
    table.put(keys | np.uint64(7))
    assert sorted(table.find(keys)[0].tolist()) == list(range(399))
    table.drop(keys[::2] | np.uint64(7))
    assert sorted(table.find(keys)[0].tolist()) == list(range(1, 399, 2))


def test_one_article_more_in_a_crowd_costs_no_look_at_the_crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = Random(3)
    form = " ".join(sentence(rng) for _ in range(4))
    crowd = [form + " " + " ".join(rng.choices("bcdfg", k=40)) for _ in range(300)]
    meetings = Meetings()
    meetings.take([f"a{n:03}" for n in range(300)], sketched(crowd))

    def small(crowd: list[int], numbers: Sequence[int]) -> object:
        assert len(crowd) < 20
        return whole_crowd(crowd, numbers)

    whole_crowd = meetings.put_all
    monkeypatch.setattr(meetings, "put_all", small)
    touched = meetings.take(["a150b"], sketched([form]))
    assert {meetings.names[n] for n in touched} >= {"a000", "a150", "a151", "a150b"}
    assert len(touched) < 60


def test_the_version_of_sketches_is_raised_when_their_keys_change() -> None:
    told = "The ferry left the quay of Orne at six on Monday, and nobody saw it again, the master of the harbour said."
    (sketch,) = sketched([told])
    assert (VERSION, len(sketch), int(np.bitwise_xor.reduce(sketch))) == ("1", 22, 2006788207408054272)

"""Laws of folding: order, replay, symmetry, spans; and what is a copy and what is none."""

import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.copies import Folding, fold_copies, versions
from twosource.copies.neighbourhood import origins_of
from twosource.copies.sketch import sketched
from twosource.copies.words import Hashes, words_of
from twosource.model import Article, Block, Dated, Origin, Ruling

WIRE = """PORT ORNE - At least 31 people died when a ferry ran onto rocks below the Calder light on Monday, the \
coastguard said, and divers were still searching the wreck at nightfall.

The ship had left the harbour in fog although two other captains had turned back, harbour master Ines Dool told \
reporters. She said the radar of the ferry had failed twice in April and that its owner had been asked to mend it.

Relatives waited in the customs shed through the evening. A list of those taken ashore was read aloud every hour, \
and by ten o'clock most of the benches had emptied. The owner declined to answer questions on Monday."""
EXTRA = """

The transport minister will travel to the coast on Wednesday with two inspectors of the shipping board. They want \
to hear the helmsman, who swam ashore with a broken arm and lies in the infirmary of Hythe under guard. His union \
said that he had worked nineteen hours. Prosecutors opened a file on the owner and sealed his office on the quay, \
taking away four boxes of papers and the log of the radar. Neighbours brought soup to the families. The rocks \
below the light have claimed five ships since the lamp was automated, and the town council has asked three times \
for a keeper to return."""
RIVAL = """Fishermen who reached the stricken Brida before the rescuers spoke of people clinging to benches in \
freezing water. "We pulled out nine with a net," Olaf Tern said on the quay of Port Orne on Monday evening. Nobody \
had warned the small boats, he added, and the fog was so thick that he steered by the screams.

His brother counted eleven bodies. The coastguard has given a higher number."""
CALM = """The central bank of Lindal kept its main rate at four per cent on Thursday and said that prices would \
rise more slowly than it had feared in spring. Governor Rosa Amsel pointed to cheaper flour and a strong harvest.

Three of the nine members voted for a cut, the minutes show. Traders in Brackwater had expected one at most, and \
the crown gained a little against its neighbours before noon. Building firms complained that loans remain dear."""


def article(name: str, text: str, published: str | None) -> Article:
    dated = None if published is None else Dated(published, None, "known")
    return Article(name, name, text, (Block("paragraph", (0, len(text))),), published=dated)


RELATED = [
    article("wire", WIRE, "2031-05-02"),
    article("half", WIRE[: len(WIRE) // 2], "2031-05-03"),
    article("longer", WIRE + EXTRA, "2031-05-04"),
    article("rival", RIVAL, "2031-05-02"),
    article("calm", CALM, "2031-05-05"),
]


def relations(origins: list[Origin]) -> dict[str, str]:
    return {a.page: a.relation for o in origins for a in o.articles}


def homes(origins: list[Origin]) -> dict[str, str]:
    return {a.page: o.articles[0].page for o in origins for a in o.articles}


def words(text: str) -> list[int]:
    return list(words_of([text]).hashes.tolist())


@given(st.permutations(RELATED))
@settings(max_examples=25, deadline=None)
def test_the_order_of_arrival_changes_nothing(shuffled: list[Article]) -> None:
    assert fold_copies(shuffled) == fold_copies(RELATED)


@given(st.lists(st.tuples(st.sampled_from([0, 3, 4]), st.sampled_from(["2031-05-08", None])), max_size=6))
@settings(max_examples=25, deadline=None)
def test_copies_add_no_origin_and_join_none(extra: list[tuple[int, str | None]]) -> None:
    copies = [article(f"copy {n}", RELATED[k].text, day) for n, (k, day) in enumerate(extra)]
    merged = article("merged", "\n\n".join(RELATED[k].text for k in (0, 3, 4)), "2031-05-09")
    assert len(fold_copies([*RELATED, *copies, merged])) == len(fold_copies(RELATED)) == 3


def test_every_article_stands_in_one_origin() -> None:
    found = [p for o in fold_copies(RELATED) for p in o.pages()]
    assert sorted(found) == sorted(a.page for a in RELATED)


def test_relations_are_told_apart() -> None:
    found = fold_copies(RELATED)
    assert relations(found) == {
        "wire": "first", "half": "abridged", "longer": "extended", "rival": "first", "calm": "first",
    }  # fmt: skip
    assert homes(found)["half"] == homes(found)["longer"] == "wire"


def test_stretches_cut_out_of_both_texts_are_the_same_words() -> None:
    by_page = {a.page: a for a in RELATED}
    copies = [c for o in fold_copies(RELATED) for c in o.articles if c.of]
    assert copies
    for copy in copies:
        assert copy.stretches
        for stretch in copy.stretches:
            here = by_page[copy.page].text[slice(*stretch.here)]
            there = by_page[copy.of or ""].text[slice(*stretch.there)]
            assert words(here) == words(there) != []


@given(st.lists(st.sampled_from('abcdefgh \n"“”:’.'), max_size=400), st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_it_and_a_text_is_its_own_copy(chars: list[str], seed: int) -> None:
    text = "".join(chars)
    pair = [article("a", text, None), article("b", text, None)]
    found = fold_copies(pair)
    assert sorted(p for o in found for p in o.pages()) == ["a", "b"]
    if len(words(text)) >= 12 and len(set(words(text))) > 8:
        assert len(found) == 1


def test_an_undated_copy_is_undecided_and_the_dated_one_first() -> None:
    (origin,) = fold_copies([article("a", WIRE, None), article("b", WIRE, "2031-05-02")])
    assert origin.articles[0].page == "b"
    assert origin.articles[1].undecided


def test_the_agencys_own_page_is_first_although_a_client_printed_earlier() -> None:
    own = replace(article("own", WIRE, "2031-05-03"), agency="NCS", publisher="Northern Cable Service")
    client = replace(article("client", WIRE, "2031-05-02"), agency="NCS", publisher="The Post")
    (origin,) = fold_copies([own, client])
    assert origin.articles[0].page == "own"
    assert not origin.articles[1].undecided


def test_a_text_merged_from_two_wires_makes_them_not_one() -> None:
    merged = article("merged", WIRE + "\n\n" + CALM, "2031-05-09")
    found = fold_copies([RELATED[0], RELATED[4], merged])
    assert homes(found)["wire"] != homes(found)["calm"]
    assert relations(found)["merged"] in ("extended", "partly derived")


def test_a_paragraph_lifted_into_a_long_piece_is_found() -> None:
    lifted = article("lifted", RIVAL + "\n\n" + WIRE.split("\n\n")[1] + "\n\n" + CALM, "2031-05-09")
    found = fold_copies([RELATED[0], lifted])
    assert relations(found)["lifted"] == "partly derived"


def test_a_shared_quotation_is_no_copy() -> None:
    words = WIRE.split("\n\n")[1]
    pair = [article("a", f"{RIVAL}\n\n“{words}”", "2031-05-02"), article("b", f"{CALM}\n\n“{words}”", "2031-05-02")]
    assert len(fold_copies(pair)) == 2


def test_a_printed_statement_is_no_copy() -> None:
    words = WIRE.split("\n\n")[1]
    told = "The ministry published a statement:"
    pair = [article("a", f"{RIVAL}\n\n{told}\n\n{words}", None), article("b", f"{CALM} {told} {words}", None)]
    assert len(fold_copies(pair)) == 2


def test_fillings_of_one_template_are_no_copies() -> None:
    form = (
        "Weather for {}. A high of {} degrees is forecast on {} with winds of {} kilometres an hour from the {}. "
        "Rain of up to {} millimetres is expected in {} by {} o'clock, and the sea off {} will be {} degrees. "
        "On {} the high will be {} degrees and the low {} degrees, forecasters in {} said."
    )
    one = form.format("Port Orne", 14, "Monday", 30, "west", 5, "Calder", 6, "Hythe", 9, "Tuesday", 12, 4, "Orne")
    two = form.format("Lindal", 21, "Friday", 11, "south", 2, "Marrow", 3, "Tolby", 15, "Sunday", 23, 11, "Lindal")
    assert len(fold_copies([article("a", one, "2031-05-02"), article("b", two, "2031-05-06")])) == 2


def test_one_address_saved_twice_is_two_versions() -> None:
    url = "https://www.post.example/a?utm_source=x"
    changed = WIRE.replace("31", "47").replace("Monday", "Tuesday")
    one = replace(article("one", WIRE, "2031-05-02"), url=url)
    two = replace(article("two", changed, "2031-05-02"), url="http://post.example/a/")
    assert [[a.page for a in group] for group in versions([two, one])] == [["one", "two"]]
    assert sorted(relations(fold_copies([one, two])).values()) == ["first", "later version"]


def test_the_time_of_change_proves_which_saving_of_an_address_came_first() -> None:
    url = "https://www.post.example/a"
    one = replace(article("one", WIRE, "2031-05-02"), url=url)
    changed = Dated("2031-05-03T09:00:00+00:00", None, "meta")
    two = replace(article("two", WIRE.replace("31", "47") + EXTRA[:400], "2031-05-02"), url=url, modified=changed)
    (origin,) = fold_copies([one, two])
    assert [(a.page, a.relation, a.undecided) for a in origin.articles] == [
        ("one", "first", False),
        ("two", "later version", False),
    ]
    elsewhere = replace(two, url="https://other.example/b")
    (origin,) = fold_copies([one, elsewhere])
    assert origin.articles[0].page == "two" and origin.articles[1].undecided


def test_the_time_of_saving_proves_it_where_pages_say_nothing_of_a_change() -> None:
    url = "https://www.post.example/a"
    one = replace(article("z", WIRE, None), url=url, saved="2031-05-02T09:00:00+00:00")
    two = replace(article("a", WIRE.replace("31", "47") + EXTRA, None), url=url, saved="2031-05-02T10:00:00+00:00")
    (origin,) = fold_copies([two, one])
    assert [(a.page, a.relation, a.undecided) for a in origin.articles] == [
        ("z", "first", False),
        ("a", "later version", False),
    ]
    (origin,) = fold_copies([two, replace(one, saved="2031-05-02T09:00:00")])
    assert origin.articles[1].undecided


def rule(n: int, kind: str, *target: str) -> Ruling:
    return Ruling(f"r{n}", kind, target)


def test_rulings_fold_and_part_and_the_later_one_holds() -> None:
    fold, part = rule(1, "copies", "wire", "calm"), rule(2, "no copies", "wire", "calm")
    assert homes(fold_copies(RELATED, [fold]))["calm"] == "wire"
    assert homes(fold_copies(RELATED, [fold, part]))["calm"] == "calm"
    assert homes(fold_copies(RELATED, [part, replace(fold, id="r3")]))["calm"] == "wire"
    undone = Ruling("r4", "undo", ("r1",))
    assert fold_copies(RELATED, [fold, undone]) == fold_copies(RELATED)


@pytest.mark.parametrize("seed", range(5))
def test_a_ruling_parts_two_copies_although_others_join_them(seed: int) -> None:
    held = [article(name, WIRE, "2031-05-02") for name in "abcd"]
    random.Random(seed).shuffle(held)
    found = homes(fold_copies(held, [rule(1, "no copies", "a", "b")]))
    assert found["a"] != found["b"]


def test_a_date_that_is_none_breaks_nothing() -> None:
    odd = replace(RELATED[0], page="odd", published=Dated("soon", None, "known"))
    assert len(fold_copies([RELATED[0], odd])) == 1


@pytest.mark.parametrize(
    "text", ["a " * 200_000, "ab" * 400_000, "“" * 200_000, ": statement" * 40_000, "1 Aa " * 50_000]
)
def test_hostile_texts_take_no_longer_than_their_length(text: str) -> None:
    started = time.process_time()
    fold_copies([article("a", text, None), article("b", text + "end", None), article("c", "x " + text, None)])
    assert time.process_time() - started < 10


HELD = [
    article("b wire", WIRE, "2031-05-02"),
    article("d half", WIRE[: len(WIRE) // 2], "2031-05-03"),
    article("a longer", WIRE + EXTRA, "2031-05-04"),
    article("c merged", RIVAL + EXTRA, None),
    article("e rival", RIVAL, "2031-05-02"),
    article("f calm", CALM, "2031-05-05"),
    article("g calm again", CALM.replace("four per cent", "five per cent"), "2031-05-06"),
    article("h alone", "Nobody printed this but us, and nobody copied it.", None),
]


class Notebook:
    """A memory that counts what it was told."""

    def __init__(self) -> None:
        self.held: dict[str, tuple[str, tuple[Origin, ...]]] = {}
        self.kept = 0
        self.drawn: dict[str, bytes] = {}

    def sketches(self, seals: Sequence[str]) -> dict[str, bytes]:
        return {s: self.drawn[s] for s in seals if s in self.drawn}

    def keep_sketches(self, sketches: Mapping[str, bytes]) -> None:
        assert not self.drawn.keys() & sketches.keys()
        self.drawn |= sketches

    def find(self, lead: str, seal: str) -> tuple[Origin, ...] | None:
        known = self.held.get(lead)
        return known[1] if known is not None and known[0] == seal else None

    def keep(self, lead: str, seal: str, origins: tuple[Origin, ...]) -> None:
        self.held[lead] = seal, origins
        self.kept += 1


@settings(max_examples=40, deadline=None)
@given(st.permutations(HELD), st.integers(0, len(HELD)))
def test_articles_that_come_one_by_one_give_the_origins_of_a_full_run(order: list[Article], ruled_at: int) -> None:
    folding, memory = Folding(), Notebook()
    ruling = Ruling("r1", "no copies", ("b wire", "d half"))
    for n in range(1, len(order) + 1):
        rulings = (ruling,) if n > ruled_at else ()
        whole = fold_copies(order[:n], rulings)
        assert folding.fold(order[:n], rulings) == whole
        assert Folding(memory).fold(order[:n], rulings) == whole


def test_only_the_neighbourhood_of_a_new_article_is_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Notebook()
    folding = Folding(memory)
    folding.fold(HELD[:6])
    compared: list[int] = []

    def counted(articles, texts, numbers, *others):  # type: ignore[no-untyped-def]
        compared.append(len(numbers))
        return origins_of(articles, texts, numbers, *others)

    monkeypatch.setattr("twosource.copies.fold.origins_of", counted)
    Folding(memory).fold(HELD[:6])
    folding.fold(HELD[:6])
    assert compared == []
    found = folding.fold(HELD[:7])
    assert compared == [2]
    assert found == fold_copies(HELD[:7])


def test_what_an_article_says_of_itself_makes_a_remembered_neighbourhood_new() -> None:
    memory = Notebook()
    folding = Folding(memory)
    folding.fold(HELD[:2])
    redated = [HELD[0], article("d half", WIRE[: len(WIRE) // 2], "2031-05-01")]
    assert folding.fold(redated) == Folding(memory).fold(redated) == fold_copies(redated) != fold_copies(HELD[:2])


def test_a_text_is_sketched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Notebook()
    drawn: list[str] = []

    def counted(texts: Sequence[str]) -> list[Hashes]:
        drawn.extend(texts)
        return sketched(texts)

    monkeypatch.setattr("twosource.copies.growing.sketched", counted)
    for n in range(1, len(HELD) + 1):
        Folding(memory).fold(HELD[:n])
    assert sorted(drawn) == sorted(a.text for a in HELD)


def test_a_memory_that_fails_leaves_nothing_half_done(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Notebook()
    folding = Folding(memory)
    folding.fold(HELD[:3])
    with monkeypatch.context() as broken:
        broken.setattr(memory, "keep", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            folding.fold(HELD)
    assert folding.fold(HELD) == fold_copies(HELD)


def test_two_savings_of_one_address_are_versions_whichever_page_id_is_less() -> None:
    url = "https://www.post.example/a"
    one, two = WIRE.split("\n\n")[0] + "\n\n" + CALM, WIRE.split("\n\n")[0] + "\n\n" + RIVAL
    for names in ("ab", "ba"):
        first = replace(article(names[0], one, "2031-05-02"), url=url)
        second = replace(article(names[1], two, "2031-05-03"), url=url)
        (origin,) = fold_copies([first, second])
        assert [(a.page, a.relation) for a in origin.articles] == [(names[0], "first"), (names[1], "later version")]

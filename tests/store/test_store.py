"""The store keeps records by content, refuses files that are not its own, and never half-writes."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.errors import BadStore
from twosource.model import Page, Ruling, SetAside, Told, page_id
from twosource.store import open_store
from twosource.store.sqlite import APPLICATION_ID, SCHEMA_VERSION


def page(text: str, path: str = "a.txt") -> Page:
    return Page(page_id(text.encode()), (path,), "text/plain", text)


@settings(deadline=None)
@given(st.lists(st.text(min_size=1), max_size=5), st.randoms())
def test_taking_the_same_pages_in_again_in_any_order_changes_nothing(texts: list[str], random: object) -> None:
    store = open_store(":memory:")
    pages = [page(t.encode("utf-8", "replace").decode()) for t in texts]
    for p in pages:
        store.add_page(p)
    before = store.pages()
    random.shuffle(pages)  # type: ignore[attr-defined]
    assert not any(store.add_page(p) for p in pages)
    assert store.pages() == before
    store.close()


def test_a_page_under_two_paths_is_one_page_with_both() -> None:
    store = open_store(":memory:")
    assert store.add_page(page("one", "b.txt"))
    assert not store.add_page(page("one", "a.txt"))
    assert [p.paths for p in store.pages()] == [("a.txt", "b.txt")]
    store.close()


def test_what_is_known_from_outside_is_kept_when_the_page_comes_again_without_it() -> None:
    store = open_store(":memory:")
    first = page("one")
    store.add_page(Page(first.id, first.paths, first.media, first.content, told=Told(publisher="The Quay")))
    store.add_page(first)
    assert store.pages()[0].told.publisher == "The Quay"
    store.close()


def test_a_record_made_with_other_settings_is_stale() -> None:
    store = open_store(":memory:")
    store.keep("p", "stage", "key 1", SetAside("a", "b"))
    assert store.derived("p", "stage", "key 1", SetAside) == SetAside("a", "b")
    assert store.derived("p", "stage", "key 2", SetAside) is None
    store.close()


def test_a_ruling_is_appended_once() -> None:
    store = open_store(":memory:")
    ruling = Ruling("r1", "checked", ("c1",))
    assert store.add_ruling(ruling) and not store.add_ruling(ruling)
    assert store.rulings() == (ruling,)
    store.close()


def test_what_was_set_aside_is_forgotten_once_it_is_read() -> None:
    store = open_store(":memory:")
    store.set_aside([SetAside("a.txt", "is empty")])
    store.add_page(page("now it has words", "a.txt"))
    assert store.aside() == []
    store.close()


def test_search_takes_any_words_as_words(tmp_path: Path) -> None:
    store = open_store(":memory:")
    store.keep("p", "reading", "k", SetAside("a", "b"), "the siren on the pole")
    assert [hit for hit, _ in store.search("siren pole")] == ["p"]
    for words in ('"', "siren OR", "NEAR(", "*", "", "a:b", "-siren"):
        list(store.search(words))
    store.close()


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE theirs (x)")
    db.commit()
    db.close()
    before = path.read_bytes()
    with pytest.raises(BadStore, match=r"other\.db: is another program's database; name another"):
        open_store(str(path))
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("shopping list, long enough that nobody takes it for a new file of theirs\n" * 3)
    with pytest.raises(BadStore, match=r"notes\.db: is no Twosource store"):
        open_store(str(path))


def test_a_newer_store_is_refused_with_the_mend(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    open_store(str(path)).close()
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    db.close()
    with pytest.raises(BadStore, match="newer Twosource; update"):
        open_store(str(path))
    assert APPLICATION_ID


def test_a_store_in_use_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(tmp_path / "story.db")
    monkeypatch.setattr("twosource.store.sqlite.BUSY_SECONDS", 0.05)
    one, two = open_store(path), open_store(path)
    with one.writing(), pytest.raises(BadStore, match="is in use"):
        two.add_page(page("x"))
    assert two.add_page(page("x"))
    one.close()
    two.close()


def test_a_missing_folder_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(BadStore, match="its folder does not exist; make the folder"):
        open_store(str(tmp_path / "none" / "story.db"))


def test_vectors_are_kept_by_key_and_asked_for_in_any_number() -> None:
    store = open_store(":memory:")
    kept = {f"k{i}": bytes([i % 256]) for i in range(1200)}
    store.keep_vectors(kept)
    assert store.vectors([*kept, "none"]) == kept and store.vectors([]) == {}
    store.close()


def test_a_store_of_the_version_before_gains_what_it_lacks_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    store = open_store(str(path))
    store.add_page(page("one"))
    store.close()
    db = sqlite3.connect(path)
    db.execute("DROP TABLE vector")
    db.execute("PRAGMA user_version = 1")
    db.close()
    store = open_store(str(path))
    assert store.vectors(["k"]) == {} and store.pages() == [page("one")]
    store.close()

"""Bad input of every kind is one line naming the file and the mend, exit status 2, and nothing else is lost."""

import json
import sqlite3
from pathlib import Path

import pytest

from twosource.cli import main
from twosource.ledger.kinds import _library as library
from twosource.store import open_store

GOOD = (
    "Ferry service stays shut\n\nThe ferry will stay in port until Friday, the Harbour Office said on Monday.\n\n"
    "Its chief, Ana Brook, denied that the hull was damaged. She said divers had looked at it twice.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    return tmp_path


def add(folder: Path, *paths: Path | str) -> int:
    return main(["add", "--store", str(folder / "story.db"), *(str(p) for p in paths)])


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    said = capsys.readouterr().err.splitlines()
    assert not any("Traceback" in line for line in said)
    return said


BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b"\n \n\t\n",
    "binary.txt": bytes(range(256)) * 64,
    "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(2000),
    "long.txt": b"word " * 10_500_000,
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_file_that_is_no_page_is_set_aside_with_one_line_and_the_rest_goes_on(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / name).write_bytes(BAD[name])
    assert add(folder, folder / name, folder / "good.txt") == 2
    said = lines(capsys)
    assert len(said) == 1 and name in said[0] and ";" in said[0]
    store = open_store(str(folder / "story.db"))
    assert len(store.pages()) == 1 and [Path(a.path).name for a in store.aside()] == [name]
    store.close()


def test_a_missing_path_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(folder, folder / "none.txt", folder / "good.txt") == 2
    said = lines(capsys)
    assert len(said) == 1 and "none.txt" in said[0]


def test_a_folder_without_pages_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "inner").mkdir()
    assert add(folder, folder / "inner") == 2
    said = lines(capsys)
    assert len(said) == 1 and "inner" in said[0]


def test_a_bomb_of_nested_tags_is_read_or_set_aside_but_never_raises(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "bomb.html").write_bytes(b"<html><body>" + b"<div>" * 200_000 + b"boom")
    assert add(folder, folder / "bomb.html", folder / "good.txt") in (0, 2)
    assert len(lines(capsys)) <= 1


def test_a_page_in_another_language_has_no_claims_and_says_why(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    german = (
        "Die Fähre bleibt im Hafen\n\nDie Fähre wird bis Freitag im Hafen bleiben, sagte das Hafenamt am Montag. "
        "Seine Leiterin bestritt, dass der Rumpf beschädigt sei, und erklärte, Taucher hätten ihn zweimal geprüft.\n"
    )
    (folder / "german.txt").write_text(german, "utf-8")
    assert main(["read", "--json", str(folder / "german.txt")]) == 2
    said = capsys.readouterr()
    record = json.loads(said.out)
    assert record["claims"] is None and record["why"]
    assert said.err.splitlines() == [f"twosource: {folder / 'german.txt'}: no claims read: {record['why']}"]
    assert add(folder, folder / "german.txt", folder / "good.txt") == 2
    said = capsys.readouterr()
    assert "2 new, 0 known, 0 set aside" in said.out and len(said.err.splitlines()) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "latin-1"])
def test_text_in_another_encoding_is_read_right(
    encoding: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "other.txt").write_bytes(GOOD.replace("Ana Brook", "Ana Brücke").encode(encoding))
    assert main(["read", "--json", str(folder / "other.txt")]) == 0
    assert "Brücke" in json.loads(capsys.readouterr().out)["article"]["text"]


def test_a_database_in_use_is_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twosource.store.sqlite.BUSY_SECONDS", 0.05)
    store = open_store(str(folder / "story.db"))
    with store.writing():
        assert add(folder, folder / "good.txt") == 2
    said = lines(capsys)
    assert len(said) == 1 and "story.db" in said[0] and "in use" in said[0]
    store.close()


def test_a_foreign_database_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db = sqlite3.connect(folder / "story.db")
    db.execute("CREATE TABLE theirs (x)")
    db.commit()
    db.close()
    assert add(folder, folder / "good.txt") == 2
    said = lines(capsys)
    assert len(said) == 1 and "another program" in said[0]


def test_a_line_of_jsonl_that_is_none_fails_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = ['{"id": "a", "text": "The gate was shut, Ana Brook said."}', "{no json", '{"id": "b", "text": ""}']
    monkeypatch.setattr("sys.stdin", iter(rows))
    assert main(["read", "--jsonl"]) == 2
    out = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [r["id"] for r in out] == ["a", None, "b"] and "error" in out[1]
    assert out[0]["article"]["text"] == "The gate was shut, Ana Brook said."


def test_a_page_that_fails_prints_its_record_in_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "empty.txt").write_bytes(b"")
    assert main(["read", "--json", str(folder / "empty.txt"), str(folder / "good.txt")]) == 2
    out = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted("error" in r for r in out) == [False, True]


@pytest.mark.parametrize(
    "words",
    [["rule", "checked", "nosuch"], ["rule", "side", "nobody", "--side", "observer"], ["why", "nosuch"], ["undo"]],
)
def test_an_id_that_names_nothing_is_one_line_with_the_mend(
    words: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(folder, folder / "good.txt")
    capsys.readouterr()
    assert main([*words, "--store", str(folder / "story.db")]) == 2
    said = lines(capsys)
    assert len(said) == 1 and said[0].startswith("twosource: ") and ";" in said[0]


LITTER = ["ledger", "copies", "brief", "rulings", "serve", "export csv", "search bridge", "why abcd", "undo"]


@pytest.mark.parametrize("words", LITTER)
def test_a_store_that_is_not_there_is_one_line_and_leaves_no_file(
    words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, *rest = words.split()
    assert main([name, "--store", str(tmp_path / "typo.db"), *rest]) == 2
    said = lines(capsys)
    assert len(said) == 1 and "typo.db" in said[0] and "twosource add" in said[0]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_named_as_store_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "--store", str(tmp_path)]) == 2
    said = lines(capsys)
    assert len(said) == 1 and "is a folder" in said[0]


def test_a_damaged_store_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(folder, folder / "good.txt")
    path = folder / "story.db"
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\x55" * (len(data) - 4096))
    capsys.readouterr()
    assert main(["ledger", "--store", str(path)]) == 2
    said = lines(capsys)
    assert len(said) == 1 and "story.db" in said[0] and ";" in said[0]


WRONG_WORDS = [
    "",
    "nonsense",
    "add",
    "rule",
    "rule side",
    "rule nonsense x",
    "export zip",
    "serve --port x",
    "undo a b",
]


@pytest.mark.parametrize("words", WRONG_WORDS)
def test_wrong_words_are_one_line_that_leads_to_the_help(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(words.split())
    assert left.value.code == 2
    said = lines(capsys)
    assert len(said) == 1 and said[0].startswith("twosource") and "--help" in said[0]


BAD_VALUES = {
    "serve --port -3": "port -3",
    "serve --port 99999": "65535",
    "read --published soon good.txt": "soon: is no day",
    "read --verbatim none.txt": "No such file",
    "read --verbatim picture.html": "UTF-8",
    "read --published 20310509 good.txt": "20310509: is no day",
    "why abcd --day soon": "soon: is no day",
    "why abcd --day 20310509": "20310509: is no day",
    "why abcd --day 2031-W19-5": "2031-W19-5: is no day",
    "why abcd --day 2031-05-09T10:00": "2031-05-09T10:00: is no day",
    "rule withdrawn abcd abcd --day 20310509": "20310509: is no day",
    "search ": "no words",
    "areas none": "no such file or folder",
    "areas inner": "folder without maps",
    "rulings --take none": "none: No such file",
    "rulings --take picture.html": "picture.html: is no text",
    "rulings --take good.txt": "line 1 is no ruling",
    "undo a": "names no ruling",
    "rule withdrawn a": "PROPOSITION VOICE --day DAY",
    "rule place a": "both names",
    "rule copies good.txt good.txt": "two different pages",
    "rule copies good.txt other.txt": "names no page",
    "rule misread abcd --stance maybe": "is no stance",
    "rule kind abcd": "give one of: kind",
}


@pytest.mark.parametrize("words", sorted(BAD_VALUES))
def test_a_value_that_is_none_is_named_with_its_mend(
    words: str, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    (folder / "inner").mkdir()
    (folder / "picture.html").write_bytes(BAD["picture.html"])
    add(folder, "good.txt")
    capsys.readouterr()
    name, *rest = words.split(" ")
    assert main([name, "--store", "story.db", *rest]) == 2
    said = lines(capsys)
    assert BAD_VALUES[words] in said[0] and ";" in said[0]
    assert len(said) == (len(GOOD.splitlines()) if "line 1" in BAD_VALUES[words] else 1)


def test_nothing_found_is_said_and_is_no_failure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(folder, folder / "good.txt")
    capsys.readouterr()
    assert main(["search", "--store", str(folder / "story.db"), "zeppelin"]) == 0
    said = lines(capsys)
    assert len(said) == 1 and "zeppelin" in said[0]


def test_a_private_address_names_the_option_that_allows_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(folder, "https://127.0.0.1:1/page") == 2
    said = lines(capsys)
    assert len(said) == 1 and " --private " in said[0]


BAD_SETTINGS = {
    "story.toml": ("[sides\n", "is no TOML"),
    "places.toml": ('[[place]]\nname = "Orle"\n', "lacks a key"),
    "kinds/flood.toml": ('name = "flood"\n[[sense]\n', "is no TOML"),
    "kinds/nameless.toml": ('name = "flood"\n', "lacks its text"),
    "kinds/odd.toml": ('name = "flood"\ntext = "Flood."\nkey = 3\n', "of another form"),
}


@pytest.mark.parametrize("name", sorted(BAD_SETTINGS))
def test_broken_settings_are_named_and_the_pages_beside_them_are_taken_in(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "kinds").mkdir()
    text, why = BAD_SETTINGS[name]
    (folder / name).write_text(text, "utf-8")
    assert add(folder, folder / "good.txt") == 2
    said = lines(capsys)
    assert len(said) == 1 and str(folder / name) in said[0] and why in said[0] and ";" in said[0]
    assert main(["ledger", "--store", str(folder / "story.db")]) == 0
    assert "1 page" in capsys.readouterr().out
    (folder / name).unlink()
    assert add(folder, folder / "good.txt") == 0


def test_a_kind_that_went_after_it_was_taken_over_is_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "kinds").mkdir()
    own = folder / "kinds" / "flood.toml"
    own.write_text('name = "flood"\ntext = "Flood."\n[[sense]]\nwords = ["flooded"]\n', "utf-8")
    monkeypatch.chdir(folder)
    assert add(folder, "good.txt") == 0
    monkeypatch.chdir(folder.parent)
    assert main(["ledger", "--store", str(folder / "story.db")]) == 0
    own.write_text("[broken", "utf-8")
    library.cache_clear()
    assert main(["ledger", "--store", str(folder / "story.db")]) == 2
    said = lines(capsys)
    assert len(said) == 1 and "flood.toml: is no TOML" in said[0]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device that never ends")
@pytest.mark.parametrize("words", [("add",), ("read",), ("read", "--verbatim")])
def test_a_device_is_no_file_and_is_not_read_to_its_end(
    words: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--store", str(folder / "story.db"), "/dev/zero"]) == 2
    assert lines(capsys)[0].startswith("twosource: /dev/zero: a ")


def test_a_day_that_is_none_is_told_and_the_line_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    row = json.dumps({"id": "a", "text": "The pier was shut, the Harbour Office said.", "published": "soon"})
    monkeypatch.setattr("sys.stdin", [row])
    assert main(["read", "--jsonl"]) == 2
    told = capsys.readouterr()
    assert json.loads(told.out)["article"]["undated"] == "the date given is no day: soon"
    assert told.err == "twosource: line of a: read, but the date given is no day: soon; write it as 2031-05-09\n"

"""Bad input of every kind is set aside with one line, and the rest goes on."""

import gzip
from pathlib import Path

import pytest

from twosource.pages import read_pages

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4


def one_reason(path: Path) -> str:
    pages, aside = read_pages([str(path)])
    assert pages == [] and len(aside) == 1
    assert aside[0].path == str(path) and aside[0].mend and "\n" not in aside[0].why
    return aside[0].why


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.html", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("zeros.txt", b"\x00" * 5000, "empty"),
        ("picture.html", PNG, "binary"),
        ("noise.txt", bytes(range(256)) * 20, "binary"),
        ("line.txt", b"word " * 10_500_000, "larger than 32 MB"),
        ("bomb.gz", gzip.compress(b"a" * 40_000_000), "32 MB"),
        ("bomb.html", b"<html><body>" + b"<div>" * 100_000 + b"x", "nested more than"),
        ("closed.html", b"<html><body>" + b"<b>" * 5000 + b"x" + b"</b>" * 5000, "nested more than"),
        ("damaged.gz", gzip.compress(b"hello " * 1000)[:20] + b"junk" * 30, "damaged"),
    ],
)
def test_bytes_that_are_no_page_are_set_aside(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert why in one_reason(path)


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    assert one_reason(tmp_path / "nowhere.html") == "no such file or folder"


def test_a_glob_without_a_match_is_named(tmp_path: Path) -> None:
    assert one_reason(tmp_path / "*.html") == "no such file or folder"


def test_a_folder_without_pages_is_named(tmp_path: Path) -> None:
    (tmp_path / "pages.toml").write_text("")
    assert one_reason(tmp_path) == "folder without pages"


def test_a_broken_pages_toml_names_itself(tmp_path: Path) -> None:
    (tmp_path / "pages.toml").write_text("[[page]\n")
    (tmp_path / "a.txt").write_text("Words.")
    pages, aside = read_pages([str(tmp_path)])
    assert len(pages) == 1
    assert [a.path for a in aside] == [str(tmp_path / "pages.toml")] and aside[0].why.startswith("is no TOML")


def test_what_pages_toml_says_and_cannot_be_used_is_named_and_the_rest_of_it_serves(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.")
    (tmp_path / "pages.toml").write_text(
        '[[page]]\npath = "a.txt"\npublisher = "The Mole"\npublished = "soon"\n[[page]]\npath = "b.txt"\n'
    )
    pages, aside = read_pages([str(tmp_path)])
    assert [(p.told.publisher, p.told.published) for p in pages] == [("The Mole", None)]
    assert [a.why for a in aside] == ["published of a.txt is no date: soon", "there is no file b.txt beside it"]


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PNG)
    (tmp_path / "b.txt").write_text("The board met on Monday.")
    pages, aside = read_pages([str(tmp_path)])
    assert [Path(p.path).name for p in pages] == ["b.txt"] and len(aside) == 1

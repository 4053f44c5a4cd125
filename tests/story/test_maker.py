"""What was read by other code or other tables is read again."""

from pathlib import Path

from twosource.story import code


def test_a_changed_rule_or_table_of_a_room_makes_another_maker(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    table = tmp_path / "claims" / "words.toml"
    table.write_text("said = 1", "utf-8")
    before = code(tmp_path)
    assert code(tmp_path) == before
    table.write_text("said = 2", "utf-8")
    assert code(tmp_path) != before


def test_what_shapes_no_reading_leaves_readings_fresh(tmp_path: Path) -> None:
    before = code(tmp_path)
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "page.py").write_text("", "utf-8")
    assert code(tmp_path) == before

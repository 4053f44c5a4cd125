"""What the docs say of commands, options and schemas is what the code does."""

import importlib.util
import json
import os
from pathlib import Path

import pytest

from example import example
from twosource.views.text import ledger_text

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_on_the_command_line_is_the_codes_own_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    spec = importlib.util.spec_from_file_location("build", ROOT / "docs" / "build.py")
    assert spec and spec.loader
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    assert build.stale() == [], "run: python docs/build.py"


def test_the_readme_shows_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert "make desk" in text and "make test" in text


def test_the_readmes_piece_of_a_ledger_is_what_the_example_prints() -> None:
    shown = (ROOT / "README.md").read_text("utf-8").split("## What it shows")[1].split("```")[1].strip("\n")
    read, ledger = example()
    assert shown in ledger_text(ledger, read.readings)


@pytest.mark.parametrize("name", ["reading", "ledger"])
def test_the_schemas_forbid_keys_they_do_not_know(name: str) -> None:
    schema = json.loads((ROOT / "docs" / f"{name}.schema.json").read_text("utf-8"))

    def objects(node: object) -> list[dict[str, object]]:
        if isinstance(node, list):
            return [o for item in node for o in objects(item)]
        if not isinstance(node, dict):
            return []
        own = [node] if "properties" in node else []
        return own + [o for item in node.values() for o in objects(item)]

    found = objects(schema)
    assert found and all(o["additionalProperties"] is False for o in found)


def test_no_absolute_path_of_a_machine_stands_in_the_project() -> None:
    for folder in ("src", "docs", "tests", "bench", "train"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".py", ".md", ".toml"} and path != Path(__file__):
                assert f"{os.sep}work{os.sep}main" not in path.read_text("utf-8"), path

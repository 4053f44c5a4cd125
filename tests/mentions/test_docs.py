"""The pages on times, numbers, places and names say what the tables say."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_pages_are_what_the_tables_make() -> None:
    spec = importlib.util.spec_from_file_location("grammars", ROOT / "docs" / "grammars.py")
    assert spec is not None
    assert spec.loader is not None
    grammars = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(grammars)
    assert grammars.stale() == [], "run: python docs/grammars.py"

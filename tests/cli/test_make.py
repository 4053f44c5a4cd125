"""`make desk` on machines that lack something says so in one line and makes nothing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LACKING = {
    "ensurepip": "Python's venv module is missing: install the package python3-venv",
    "version_info": "Twosource needs Python 3.11 or newer: install it, then run make with PYTHON=python3.11",
}


@pytest.mark.parametrize("lacked", LACKING)
def test_a_machine_that_lacks_something_is_told_what_to_install(lacked: str, tmp_path: Path) -> None:
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\ncase "$2" in *{lacked}*) exit 1;; esac\nexit 0\n', "utf-8")
    python.chmod(0o755)
    alone = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    words = ["make", "desk", "PYTHON=./python"]
    done = subprocess.run(words, cwd=tmp_path, env=alone, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout.splitlines() == [LACKING[lacked]]
    assert not (tmp_path / ".venv").exists()

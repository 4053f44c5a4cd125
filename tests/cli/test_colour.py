"""What `read` prints to a pseudo-terminal: colours there alone, and none where nobody wants them."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from twosource.commands import in_colour

PAGE = """Dam fails after heavy rain

OSTRAV, June 3 (NPA) - At least 12 people died near Qeldrin on Sunday night, Norland's Defence Minister Bo Ek said.
"""
SGR = re.compile(r"\x1b\[\d+m")


def in_terminal(arguments: list[str], **environment: str) -> str:
    """What a command prints to a terminal on standard output; standard error is none, so that no bar is drawn."""
    here, there = pty.openpty()
    settings = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": "xterm"} | environment
    with subprocess.Popen(arguments, stdout=there, stderr=subprocess.PIPE, env=settings) as process:
        os.close(there)
        parts = []
        while part := _read(here):
            parts.append(part)
    os.close(here)
    assert process.returncode == 0
    return b"".join(parts).decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, "utf-8")
    return [sys.executable, "-c", "import sys; from twosource.cli import main; sys.exit(main())", "read", str(page)]


def test_a_terminal_shows_mentions_in_colour_with_a_legend_and_what_is_unsure(command: list[str]) -> None:
    shown = in_terminal(command)
    assert "\x1b[36mAt least 12 people\x1b[0m" in shown
    assert "\x1b[35mDefence Minister Bo Ek\x1b[0m" in shown
    assert "\x1b[32m\x1b[4mQeldrin\x1b[0m" in shown
    plain = SGR.sub("", shown)
    assert "Mentions: time, place, number, person, organisation; unsure" in plain
    assert re.search(r"Unsure:\n(  .*\n)*  .*Qeldrin.*: in no list at hand", plain)


def test_no_colours_where_the_reader_wants_none(command: list[str]) -> None:
    assert "\x1b" not in in_terminal(command, NO_COLOR="1")


def test_no_colours_where_the_terminal_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert in_colour()
    monkeypatch.setenv("TERM", "dumb")
    assert not in_colour()


def test_a_pipe_gets_no_colours(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "\x1b" not in done.stdout and PAGE.strip() in done.stdout

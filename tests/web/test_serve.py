"""The desk is served on this machine alone, at the next free port, and stops in one line; long pages open at once."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from starlette.testclient import TestClient

import twosource
from twosource import web
from twosource.model import Article, Block, Claim, Ledger, Reading, VoiceRef, claim_id, voice_id
from twosource.store import open_store
from twosource.story import Read
from twosource.views.index import index
from twosource.web import listen
from twosource.web.held import HeldStory, State

LONG_WORDS = 200_000
OPENS_IN = 2.0
"""Seconds of CPU time in which a page of `LONG_WORDS` words must open (a busy machine must fail nothing)."""


def test_a_busy_port_gives_the_next_free_one() -> None:
    with listen(0) as first:
        port = first.getsockname()[1]
        with listen(port) as second:
            assert second.getsockname()[1] > port
            assert second.getsockname()[0] == "127.0.0.1"


def test_the_command_prints_its_address_serves_and_stops_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("A note\n\nThe board said on Monday that the gate was shut.\n", "utf-8")
    store = str(tmp_path / "story.db")
    story = twosource.open(store)
    story.add([str(tmp_path / "page.txt")])
    story.close()
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        command = [sys.executable, "-m", "twosource.cli", "serve", "--store", store, "--port", str(port)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as run:
            assert run.stdout is not None
            line = run.stdout.readline()
            address = line.split()[-1]
            assert line.startswith("Twosource: http://127.0.0.1:") and address != f"http://127.0.0.1:{port}/"
            with urllib.request.urlopen(address, timeout=20) as answer:
                assert b"What is said" in answer.read()
            os.kill(run.pid, signal.SIGINT)
            rest = run.stdout.read()
            assert run.wait(20) == 0
    assert rest.strip().splitlines() == ["Twosource: stopped"]


def long_reading(words: int = LONG_WORDS) -> Reading:
    """A page of many paragraphs with a claim in every second one."""
    paragraph = (
        "The council said that the lower gate would stay shut until the water had gone down, and " + "so on " * 20
    )
    count = words // len(paragraph.split()) + 1
    text, blocks, claims = "", [], []
    for n in range(count):
        start = len(text)
        text += paragraph.strip() + "\n\n"
        blocks.append(Block("paragraph", (start, len(text) - 2)))
        if n % 2:
            content, cue, source = ((start + 17, start + 86),), ((start + 12, start + 16),), ((start, start + 11),)
            voice = VoiceRef(voice_id("The council"), "The council", True)
            claims.append(Claim(claim_id("p", content, cue, source), "p", content, cue, source, voice))
    return Reading(Article("p", "long.txt", text, tuple(blocks), "Long"), (), tuple(claims))


class Prepared(HeldStory):
    """A story whose reading is given."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(open_store(":memory:"))
        ledger = Ledger((), (), (), ())
        read = Read((reading,), (), (), ())
        self.given = State(read, ledger, index(ledger, [reading]), {})

    def state(self) -> State:
        return self.given


def test_a_page_of_two_hundred_thousand_words_opens_in_two_seconds() -> None:
    reading = long_reading()
    assert len(reading.article.text.split()) >= LONG_WORDS and len(reading.claims or ()) > 1500
    made = web.app(twosource.open(":memory:"))
    made.state.story = Prepared(reading)
    with TestClient(made, base_url="http://127.0.0.1:8000") as desk:
        desk.get("/rulings")
        for address in ("/page/p", f"/page/p?claim={(reading.claims or ())[5].id}"):
            begun = time.process_time()
            answer = desk.get(address)
            assert answer.status_code == 200 and time.process_time() - begun < OPENS_IN

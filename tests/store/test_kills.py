"""A run that is killed at any moment and run again ends like one that was left alone."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from example import EXAMPLE

KILLS = 50
"""Issue: 50 real kills at random moments, each followed by a second run."""

# One warm process forks a child for every run, so that fifty runs cost no fifty starts of Python and of the word lists;
# what the model says of a text is remembered there, so that the kills fall on the work of the rooms and the store.
HOST = r"""
import json, os, sys, twosource
from twosource.views.records import ledger_record
import twosource.story
from functools import cache
from twosource import encoder
encoder.read_signals = cache(encoder.read_signals)
likeness = cache(encoder.likeness)
encoder.likeness = lambda texts, parts=None: likeness(tuple(texts), parts and tuple(map(tuple, parts)))
warm = twosource.open(":memory:")
warm.add([sys.argv[1]])
warm.ledger()
warm.close()
print("ready", flush=True)
for line in sys.stdin:
    store, pages, out = json.loads(line)
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, 0)
        story = twosource.open(store)
        story.add([pages])
        record = ledger_record(story.ledger())
        if out:
            open(out, "w").write(json.dumps(record, sort_keys=True))
        os._exit(0)
    print(pid, flush=True)
    _, status = os.waitpid(pid, 0)
    print("killed" if os.WIFSIGNALED(status) else "done", flush=True)
"""


class Host:
    """The warm process."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOST, str(EXAMPLE)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

        assert self.outcome() == "ready"  # the moments of the kills are drawn from the length of a warm run

    def say(self, *words: str) -> int:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def outcome(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def close(self) -> None:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


def test_fifty_kills_at_random_moments_leave_the_same_ledger(tmp_path: Path) -> None:
    host = Host()
    try:
        started = time.monotonic()
        host.say(str(tmp_path / "calm.db"), str(EXAMPLE), str(tmp_path / "calm.json"))
        assert host.outcome() == "done"
        length = time.monotonic() - started
        calm = (tmp_path / "calm.json").read_text()
        chance = random.Random(7)
        killed = 0
        for n in range(KILLS):
            store, out = str(tmp_path / f"{n}.db"), tmp_path / f"{n}.json"
            pid = host.say(store, str(EXAMPLE), "")
            time.sleep(chance.uniform(0, length))
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            killed += host.outcome() == "killed"
            host.say(store, str(EXAMPLE), str(out))
            assert host.outcome() == "done"
            assert out.read_text() == calm, f"run {n}"
        assert killed > KILLS / 2
    finally:
        host.close()

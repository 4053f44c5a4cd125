"""Speed of the ledger: claims to histories on one core, and one more page, on pages of our own making.

python bench/ledger_speed.py [CLAIMS] [--check]: prints seconds, the seconds that one more page takes, and the peak
memory.
"""

import json
import resource
import sys
import time
import tomllib
from datetime import date, timedelta
from pathlib import Path
from random import Random

from twosource.ledger import build_ledger
from twosource.model import Article, Block, Claim, Copy, Dated, Origin, Reading, VoiceRef, claim_id, digest, voice_id
from twosource.voices import find_voices

HERE = Path(__file__).parent
TOWNS = [
    f"{a}{b}" for a in ("Mar", "Vel", "Tor", "Sib", "Hal", "Orm", "Kes", "Dun") for b in ("l", "na", "mark", "by", "ow")
]
BODIES = [
    f"The {kind} of {state}"
    for kind in ("Defence Ministry", "Foreign Ministry", "General Staff")
    for state in ("Velland", "Orsia")
]
OTHERS = [
    f"{name} {kind}"
    for name in ("Tarn", "Open", "Blue", "North")
    for kind in ("Weather Service", "Institute", "Shipping", "Relief Group")
]
SAYINGS = [
    ("said", "asserts", "{n} people were killed in {town}"),
    ("denied", "denies", "its troops had captured the town of {town}"),
    ("said", "asserts", "its troops had captured the town of {town}"),
    ("said", "asserts", "the siren of {town} had sounded at {n}"),
    ("rejected", "denies", "any suggestion of negligence at {town}"),
    ("said", "asserts", "the bridge at {town} had been closed for {n} days and nobody told the fishermen"),
    ("warned", "asserts", "the price would rise to {n} crowns in {town}"),
    ("said", "asserts", "a talk with the mayor of {town} about {word} was planned for the week of the {word} fair"),
]


def page(number: int, random: Random, claims: int) -> Reading:
    """A page of plain sentences."""
    text, made, key = "", [], digest("page", number)
    for _ in range(claims):
        name = random.choice(BODIES if random.random() < 0.6 else OTHERS)
        cue, stance, words = random.choice(SAYINGS)
        start = len(text)
        told = words.format(n=random.randrange(2, 400), town=random.choice(TOWNS), word=f"w{random.randrange(3000)}x")
        text += f"{name} {cue} that {told}.\n\n"
        s = ((start, start + len(name)),)
        c = ((s[0][1] + 1, s[0][1] + 1 + len(cue)),)
        body = ((c[0][1] + 6, len(text) - 3),)
        ref = VoiceRef(voice_id(name), name, True)
        made.append(Claim(claim_id(key, body, c, s), key, body, c, s, ref, stance=stance))
    day = date(2041, 1, 1) + timedelta(random.randrange(300))
    dated = Dated(day.isoformat(), (day + timedelta(1)).isoformat(), "known")
    return Reading(
        Article(key, f"{number}.txt", text, (Block("paragraph", (0, len(text))),), published=dated), (), tuple(made)
    )


def origins(readings: list[Reading]) -> list[Origin]:
    """Every page its own origin."""
    return [Origin(digest(r.article.page), (Copy(r.article.page, r.article.path, "first"),)) for r in readings]


def main(arguments: list[str]) -> int:
    """Print the figures; with --check compare with the floors."""
    wanted = next((int(a) for a in arguments if a.isdigit()), 100_000)
    random = Random(7)
    readings = [page(n, random, 10) for n in range(wanted // 10)]
    start = time.process_time()
    made = build_ledger(readings, origins(readings), find_voices(readings))
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {
        "claims": wanted,
        "propositions": len(made.propositions),
        "seconds": round(seconds, 1),
        "claims_per_second": round(wanted / seconds),
        "megabytes": round(peak),
    }
    print(json.dumps(found))
    if "--check" not in arguments:
        return 0
    floor = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))["ledger-speed"]
    return int(found["claims_per_second"] < floor["claims_per_second"] or peak > floor["megabytes_at_most"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

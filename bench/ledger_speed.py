"""Speed of the ledger: claims to histories on one core, one more page, one long page, on pages of our own making.

python bench/ledger_speed.py [CLAIMS] [--check]: prints seconds and the peak memory. `claims_per_second` is told for a
core of the usual speed: a plain loop beside it says how fast this one is just now; `claims_per_second_here` is as the
clock went. `long_page`: how many times dearer a claim gets where a page has eight times as many. `one_more`: CPU
milliseconds (the median of eleven) in which a process that holds the ledger takes in one more page, its voices
(`one_more_voices_here`: this part alone) and all; `one_more_slowest` where a weight of many stems takes its next step;
`times_faster`: the time to make the whole ledger over it.
"""

import gc
import json
import resource
import sys
import time
from datetime import date, timedelta
from random import Random
from statistics import median

import floors
from times import LOOP, plain_loop
from twosource.ledger import Memo, build_ledger
from twosource.model import Article, Block, Claim, Copy, Dated, Origin, Reading, VoiceRef, claim_id, digest, voice_id
from twosource.voices import Memo as Known
from twosource.voices import find_voices

LONG = 500, 4000
"""Claims of one page whose costs are set against each other: a report, and a book of 200,000 words."""
PAGES_MORE = 11
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


def seconds(readings: list[Reading], memo: Memo | None = None, known: Known | None = None) -> tuple[float, int]:
    """CPU seconds from readings to the ledger, and how many propositions it has."""
    start = time.process_time()
    made = build_ledger(readings, origins(readings), find_voices(readings, memo=known), memo=memo)
    return time.process_time() - start, len(made.propositions)


def one_more(readings: list[Reading], more: list[Reading], memo: Memo, known: Known) -> list[tuple[float, float]]:
    """CPU seconds for each page that is taken in after the others: in all, and of these for finding the voices."""
    took, held = [], origins(readings + more)
    gc.collect()
    gc.freeze()  # what a process holds for long is no garbage: it need not be gone through after every page
    for n in range(len(readings) + 1, len(readings) + len(more) + 1):
        here = (readings + more)[:n]
        start = time.process_time()
        voices = find_voices(here, memo=known)
        found = time.process_time()
        build_ledger(here, held[:n], voices, memo=memo)
        took.append((time.process_time() - start, found - start))
    return took


def pace(readings: list[Reading]) -> float:
    """How much faster than usual this core is just now: a plain loop over the pages' text."""
    text = "".join(r.article.text for r in readings)
    start = time.process_time()
    plain_loop(text)
    return len(text) / (time.process_time() - start) / LOOP


def long_page() -> float:
    """What a claim costs on the longer page, as a multiple of the shorter one's; the least of three tries."""
    short, long = ([page(-n, Random(7), n)] for n in LONG)
    return min(seconds(long)[0] / LONG[1] / (seconds(short)[0] / LONG[0]) for _ in range(3))


def main(arguments: list[str]) -> int:
    """Print the figures; with --check compare with the floors."""
    wanted = next((int(a) for a in arguments if a.isdigit()), 100_000)
    random = Random(7)
    readings = [page(n, random, 10) for n in range(wanted // 10)]
    more = [page(n, random, 10) for n in range(wanted // 10, wanted // 10 + PAGES_MORE)]
    before = pace(readings)
    memo, known = Memo(), Known()
    took, propositions = seconds(readings, memo, known)
    usual = (before + pace(readings)) / 2
    told = one_more(readings, more, memo, known)
    added = [both for both, _ in told]
    found = {
        "claims": wanted,
        "propositions": propositions,
        "seconds": round(took, 1),
        "claims_per_second": round(wanted / took / usual),
        "claims_per_second_here": round(wanted / took),
        "megabytes_at": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "one_more": round(1000 * median(added) * usual),
        "one_more_here": round(1000 * median(added)),
        "one_more_slowest_here": round(1000 * max(added)),
        "one_more_voices_here": round(1000 * median(voices for _, voices in told), 1),
        "times_faster": round(took / median(added)),
        "long_page": round(long_page(), 2),
    }
    print(json.dumps(found))
    return floors.check("ledger-speed", found) if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""An outlet that takes a report back voids what it alone vouched for, and nothing that others stand behind."""

from datetime import date, timedelta

from twosource.ledger import build_ledger
from twosource.model import (
    Article,
    Block,
    Claim,
    Copy,
    Dated,
    Entry,
    Link,
    Origin,
    Reading,
    VoiceRef,
    claim_id,
    digest,
    voice_id,
)
from twosource.voices import find_voices

SIREN = "the siren of Marl had sounded"
BACK = "its report that the siren of Marl had sounded"
HIDDEN, MINISTRY, POST, TIMES = "an official", "Defence Ministry of Velland", "The Vole Post", "The Ebb Times"


def page(day: int, publisher: str, *said: tuple[str, str, str], through: str | None = None) -> Reading:
    """A page of one outlet: (who, cue, what) each; the cue "withdrew" takes back, "denied" denies."""
    text, claims, key = "", [], digest("page", day, publisher)
    for name, cue, words in said:
        start = len(text)
        text += f"{name} {cue} that {words}.\n\n"
        s = ((start, start + len(name)),)
        c = ((s[0][1] + 1, s[0][1] + 1 + len(cue)),)
        body = ((c[0][1] + 6, len(text) - 3),)
        ref = VoiceRef(voice_id(name), name, name != HIDDEN)
        links = (Link(voice_id(through), through, (), ()),) if through else ()
        stance = "asserts" if cue == "said" else "denies"
        claims.append(
            Claim(claim_id(key, body, c, s), key, body, c, s, ref, links, retracts=cue == "withdrew", stance=stance)
        )
    when = date(2041, 3, 4) + timedelta(day)
    dated = Dated(when.isoformat(), (when + timedelta(1)).isoformat(), "known")
    blocks = (Block("paragraph", (0, len(text))),)
    return Reading(Article(key, f"{key}.txt", text, blocks, publisher=publisher, published=dated), (), tuple(claims))


def last(*readings: Reading) -> Entry:
    origins = [Origin(r.article.page, (Copy(r.article.page, r.article.path, "first"),)) for r in readings]
    made = build_ledger(readings, origins, find_voices(readings))
    (found,) = [p for p in made.propositions if p.kind == "warning"]
    return found.history[-1]


def test_what_an_outlet_alone_vouched_for_ends_when_it_takes_its_report_back() -> None:
    told, back = page(0, POST, (HIDDEN, "said", SIREN)), page(5, TIMES, (POST, "withdrew", BACK))
    denial = page(1, TIMES, (MINISTRY, "denied", SIREN))
    assert last(told, denial).standing == "disputed"
    entry = last(told, denial, back)
    assert (entry.standing, entry.unnamed_for, entry.against) == ("denied", 0, 1)


def test_what_another_outlet_heard_from_the_same_source_stays() -> None:
    told, also = page(0, POST, (HIDDEN, "said", SIREN)), page(2, TIMES, (HIDDEN, "said", SIREN))
    entry = last(told, also, page(5, TIMES, (POST, "withdrew", BACK)))
    assert (entry.standing, entry.unnamed_for) == ("claimed", 1)


def test_a_page_that_only_passes_the_outlets_source_on_vouches_for_nothing() -> None:
    told = page(0, POST, (HIDDEN, "said", SIREN))
    passed = page(2, TIMES, (HIDDEN, "said", SIREN), through=POST)
    denial = page(1, TIMES, (MINISTRY, "denied", SIREN))
    assert last(told, passed, denial, page(5, TIMES, (POST, "withdrew", BACK))).standing == "denied"


def test_an_outlets_correction_leaves_the_stand_of_a_named_speaker() -> None:
    told = page(0, POST, (MINISTRY, "said", SIREN), (POST, "said", SIREN))
    assert last(told).for_ == 2
    entry = last(told, page(5, TIMES, (POST, "withdrew", BACK)))
    assert (entry.standing, entry.for_) == ("claimed", 1)

"""Voices that are kept as pages come and go are those that are found at once: in any order, with rulings between."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.model import (
    Article,
    Block,
    Claim,
    Link,
    Mention,
    Reading,
    Ruling,
    StorySettings,
    VoiceRef,
    claim_id,
    digest,
    voice_id,
)
from twosource.voices import Memo, find_voices

WHO = (
    ("The Defence Ministry of Velland", "Defence Ministry of Velland", True, None, None),
    ("Velland's Defence Ministry", "Velland's Defence Ministry", True, None, None),
    ("the Defence Ministry", "Defence Ministry", True, None, None),
    ("Orsia's Defence Ministry", "Orsia's Defence Ministry", True, None, None),
    ("Greyhook Shipping Company", "Greyhook Shipping Company", True, None, "organisation"),
    ("Greyhook", "Greyhook", True, None, None),
    ("Ada Holm, a spokeswoman for Greyhook Shipping Company,", "Ada Holm", True, "Greyhook Shipping Company", "person"),
    ("Ada Holm", "Ada Holm", True, None, None),
    ("Holm", "Holm", True, None, None),
    ("Bo Holm, the mayor of Marl,", "Bo Holm", True, None, "person"),
    ("Ada Holm's lawyer Per Lund", "Per Lund", True, None, "person"),
    ("Lund's League of Farmers", "League of Farmers", True, None, "organisation"),
    ("the Tarn Weather Service", "Tarn Weather Service", True, None, "organisation"),
    ("TWS", "TWS", True, None, None),
    ("Tarn Weather Service of Orsia", "Tarn Weather Service of Orsia", True, None, None),
    ("officials of the government of Norvia", "officials", False, None, None),
    ("two residents of Marl", "two residents", False, None, None),
    ("a spokesman for the Marl Harbour Board", "spokesman", False, "Marl Harbour Board", None),
    ("Norvia", "Norvia", True, None, None),
    ("The Mines Ministry of Norvia", "Mines Ministry of Norvia", True, None, None),
    ("The Marl Mercury", "Marl Mercury", True, None, None),
    ("the Marl Residents' Association", "Marl Residents' Association", True, None, "organisation"),
)  # fmt: skip
CUES = ("said", "denied", "rejected")
PAPERS = ("Marl Mercury", None, "Greyhook", "Quay News", "The Harbour Board")


def page(number: int, said: list[tuple[int, int, int]]) -> Reading:
    """A page of (who, cue, through whom): every claim a sentence, some in one paragraph."""
    text, claims, mentions, key = "", [], [], digest("page", number)
    for i, (who, cue, through) in enumerate(said):
        source, name, named, body, kind = WHO[who]
        start = len(text)
        text += f"{source} {CUES[cue]} that the boats of Velland had left Marl.{' ' if i % 2 else chr(10)}"
        s, at = ((start, start + len(source)),), start + len(source) + 1
        c, content = ((at, at + len(CUES[cue])),), ((at + len(CUES[cue]) + 6, len(text) - 2),)
        other = WHO[through][1]
        links = (Link(voice_id(other), other, (), ()),) if through % 3 == 0 else ()
        ref = VoiceRef(voice_id(name), name, named, None, body, None, kind)
        stance = "denies" if cue else "asserts"
        claims.append(Claim(claim_id(key, content, c, s), key, content, c, s, ref, stance=stance, through=links))
        if kind == "person":
            role = ("mayor", "director", None)[through % 3]
            mentions.append(Mention("person", (start, start + len(name)), name=name, role=role, belongs="Velland"))
    article = Article(key, f"{number}.txt", text, (Block("paragraph", (0, len(text))),), publisher=PAPERS[number % 5])
    return Reading(article, tuple(mentions), tuple({c.id: c for c in claims}.values()))


def ruling(number: int, kind: str, random: Random) -> Ruling:
    """A ruling on names, whether or not the story holds them."""
    named = tuple(voice_id(random.choice(WHO)[1]) for _ in range(1 if kind == "side" else 2))
    told = (("side", random.choice(("observer", "Orsia"))),) if kind == "side" else ()
    return Ruling(f"r{number}", kind, named, None, (), told, "a", "", f"2041-{number:03}")


SAID = st.lists(
    st.tuples(st.integers(0, len(WHO) - 1), st.integers(0, 2), st.integers(0, len(WHO) - 1)), min_size=1, max_size=4
)
STEP = st.tuples(st.integers(1, 3), st.sampled_from(("", "", "gone", "anew", "side", "same voice", "different voice")))


@settings(max_examples=150, deadline=None)
@given(st.lists(SAID, min_size=2, max_size=9), st.lists(STEP, min_size=6, max_size=6), st.integers(0, 10**6))
def test_voices_that_grow_in_any_order_are_those_found_at_once(pages: list, steps: list, seed: int) -> None:  # type: ignore[type-arg]
    random, memo, here, rulings = Random(seed), Memo(), list[Reading](), list[Ruling]()
    set_sides = StorySettings(sides=(("Greyhook", "Orsia"),)) if seed % 4 == 0 else StorySettings()
    left = random.sample([page(i, said) for i, said in enumerate(pages)], len(pages))
    for number, (some, what) in enumerate(steps):
        here, left = here + left[:some], left[some:]
        if what == "gone" and len(here) > 1:
            left.append(here.pop(random.randrange(len(here))))
        elif what == "anew":
            at = int(here[0].article.path.split(".")[0])
            here[0] = page(at, random.choice(pages))
        elif what:
            rulings.append(ruling(number, what, random))
        whole = find_voices(random.sample(here, len(here)), rulings, set_sides)
        assert find_voices(random.sample(here, len(here)), rulings, set_sides, memo) == whole


def test_a_voice_that_nothing_touches_stays_the_same_object() -> None:
    memo, pages = Memo(), [page(i, [(i, 0, 1)]) for i in (0, 4, 9, 12)]
    before = {v.id: v for v in find_voices(pages, memo=memo)}
    after = {v.id: v for v in find_voices([*pages, page(21, [(21, 0, 1)])], memo=memo)}
    assert len(after) == len(before) + 1
    assert all(after[i] is v for i, v in before.items())

"""Voices: names that are one, whom each speaks for, and sides with the words that show them."""

from twosource.model import (
    Article,
    Block,
    Claim,
    Reading,
    Ruling,
    StorySettings,
    Voice,
    VoiceRef,
    claim_id,
    digest,
    voice_id,
)
from twosource.voices import find_voices
from twosource.voices.phrases import Phrasebook, tokens


def reading(
    text: str,
    *speakers: tuple[str, str],
    named: bool = True,
    publisher: str | None = None,
    cue: str = "said",
    stance: str = "asserts",
) -> Reading:
    """An article, with a claim for each (words of the source as they stand in the text, name of the voice)."""
    claims = []
    for source, name in speakers:
        start = text.index(source)
        s, c, body = ((start, start + len(source)),), (), ((0, 5),)
        at = text.find(cue, start)
        c = ((at, at + len(cue)),) if at >= 0 else ()
        ref = VoiceRef(voice_id(name), name, named)
        claims.append(Claim(claim_id("p", body, c, s), "p", body, c, s, ref, stance=stance))
    page = digest("page", text)
    article = Article(page, f"{page}.txt", text, (Block("paragraph", (0, len(text))),), publisher=publisher)
    return Reading(article, (), tuple(claims))


def found(
    *readings: Reading, rulings: tuple[Ruling, ...] = (), settings: StorySettings | None = None
) -> dict[str, Voice]:
    return {v.name: v for v in find_voices(readings, rulings, settings or StorySettings())}


def test_a_ministry_is_one_voice_under_all_its_names_and_shares_its_states_side() -> None:
    made = found(
        *(
            reading(f"{name} said so.", (name, name))
            for name in (
                "Ministry of Civil Defence of Velland",
                "Velland's Civil Defence Ministry",
                "Civil Defence Ministry",
            )
        )
    )
    (one,) = made.values()
    assert one.side == "Velland" and len(one.aliases) == 2 and len(one.refs) == 3 and one.why_side


def test_a_surname_that_fits_two_people_stays_apart() -> None:
    made = found(
        reading("Hanna Brook said so.", ("Hanna Brook", "Hanna Brook")),
        reading("Peter Brook said so.", ("Peter Brook", "Peter Brook")),
        reading("Brook said so.", ("Brook", "Brook")),
        reading("Mara Teal said so. Teal said more.", ("Mara Teal", "Mara Teal"), ("Teal said", "Teal")),
    )
    assert {"Hanna Brook", "Peter Brook", "Brook", "Mara Teal"} == set(made)


def test_a_chief_executive_gives_the_companys_word_and_a_former_inspector_does_not() -> None:
    made = found(
        reading("Greyhook Shipping said so.", ("Greyhook Shipping", "Greyhook Shipping")),
        reading("Odo Marsh, the chief executive of Greyhook Shipping, said so.", ("Odo Marsh", "Odo Marsh")),
        reading("Ida Fell, a former engineer at Greyhook Shipping, said so.", ("Ida Fell", "Ida Fell")),
    )
    assert made["Odo Marsh"].speaks_for == made["Greyhook Shipping"].id
    assert made["Odo Marsh"].side == made["Greyhook Shipping"].side == "Greyhook Shipping"
    assert made["Ida Fell"].speaks_for is None and made["Ida Fell"].side == "unknown"


def test_who_chairs_an_association_gives_its_word_though_it_never_speaks_itself() -> None:
    made = found(
        reading("Rosa Quill, who chairs the tenants' association in Marl, said so.", ("Rosa Quill", "Rosa Quill")),
        reading("Jon Pike, who now advises the tenants' association in Marl, said so.", ("Jon Pike", "Jon Pike")),
    )
    assert made["Rosa Quill"].side == made["Jon Pike"].side == "tenants' association"
    assert made["Rosa Quill"].speaks_for is not None and made["Jon Pike"].speaks_for is None


def test_those_who_measure_judge_help_or_report_are_observers() -> None:
    names = (
        "the Tarn Weather Service",
        "The Open Hands relief group",
        "Velland's Meteorological Service",
        "the Brook Inquiry",
        "analysts at Quill Securities",
    )
    for name in names:
        (one,) = found(reading(f"{name} said so.", (name, name.removeprefix("the ").removeprefix("The ")))).values()
        assert one.side == "observer", name


def test_officials_whom_a_state_installed_are_on_its_side() -> None:
    words = "Orsia-installed officials in Marl"
    made = found(
        reading("Orsia's Defence Ministry said so.", ("Orsia's Defence Ministry", "Orsia's Defence Ministry")),
        reading(f"{words} said so.", (words, words), named=False),
    )
    assert made[words].side == "Orsia" and "installed" in (made[words].why_side or "")


def test_an_unnamed_person_near_a_body_shares_its_side_but_gives_no_word_of_it() -> None:
    words = "a manager of Greyhook Shipping"
    made = found(
        reading("Greyhook Shipping said so.", ("Greyhook Shipping", "Greyhook Shipping")),
        reading(f"It was late, {words} said.", (words, words), named=False),
    )
    assert made[words].speaks_for is None and not made[words].named


def test_a_resident_is_private_and_an_officer_is_not() -> None:
    made = found(
        reading("Tilda Moss, a resident of Marl, said so.", ("Tilda Moss", "Tilda Moss")),
        reading("Prime Minister Bo Karr said so.", ("Prime Minister Bo Karr", "Bo Karr")),
        reading("The Velland government said so.", ("The Velland government", "Velland government")),
    )
    assert made["Tilda Moss"].private and made["Tilda Moss"].side == "residents"
    assert not made["Bo Karr"].private


def test_settings_and_rulings_go_before_what_pages_say_and_a_later_ruling_before_both() -> None:
    one = reading("Greyhook Shipping said so.", ("Greyhook Shipping", "Greyhook Shipping"))
    told = StorySettings(sides=(("Greyhook Shipping", "the owners"),))
    assert found(one, settings=told)["Greyhook Shipping"].side == "the owners"
    ruling = Ruling(
        "r", "side", (voice_id("Greyhook Shipping"),), value=(("side", "observer"),), why="it only carried them"
    )
    assert found(one, rulings=(ruling,), settings=told)["Greyhook Shipping"].why_side == "it only carried them"


def test_rulings_join_and_part_voices() -> None:
    a = reading("The Blue Fleet said so.", ("The Blue Fleet", "Blue Fleet"))
    b = reading("The Night Boats said so.", ("The Night Boats", "Night Boats"))
    joined = Ruling("r", "same voice", (voice_id("Blue Fleet"), voice_id("Night Boats")))
    assert len(found(a, b, rulings=(joined,))) == 1
    assert len(found(a, b)) == 2


def test_order_of_readings_changes_no_voice() -> None:
    readings = [
        reading(f"{n} said so.", (n, n))
        for n in ("Greyhook Shipping", "Greyhook", "Mara Teal", "Teal", "The Tarn Institute")
    ]
    assert find_voices(readings) == find_voices(readings[::-1])


def test_phrases_are_found_whole_by_beginning_and_across_a_gap() -> None:
    book = Phrasebook({"a": ["took control of"], "b": ["captur*"], "c": ["brought .. down"], "d": ["one"]})
    words = tokens("It took control of Marl, capturing one bridge and brought the old wall down.")
    assert [h.key for h in book.find(words)] == ["a", "b", "d", "c"]

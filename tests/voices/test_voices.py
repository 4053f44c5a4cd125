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
    speaks_for: str | None = None,
) -> Reading:
    """An article, with a claim for each (words of the source as they stand in the text, name of the voice)."""
    claims = []
    for source, name in speakers:
        start = text.index(source)
        s, c, body = ((start, start + len(source)),), (), ((0, 5),)
        at = text.find(cue, start)
        c = ((at, at + len(cue)),) if at >= 0 else ()
        ref = VoiceRef(voice_id(name), name, named, None, speaks_for)
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


def test_a_governor_whom_a_state_has_installed_shares_its_side_and_keeps_his_own_word() -> None:
    for told in ("whom Orsia has installed as governor of the district", "who was installed by Orsia in May"):
        made = found(
            reading("Orsia said so.", ("Orsia", "Orsia")),
            reading("Orsia's Defence Ministry said so.", ("Orsia's Defence Ministry", "Orsia's Defence Ministry")),
            reading(f"Josef Kell, {told}, said so.", (f"Josef Kell, {told}", "Josef Kell")),
        )
        assert made["Josef Kell"].side == "Orsia" and made["Josef Kell"].speaks_for is None


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


def test_a_harbour_master_is_no_private_person() -> None:
    for words in ("Harbour master Bo Karr", "Mayor Bo Karr", "Town councillor Bo Karr"):
        assert not found(reading(f"{words} said so.", (words, "Bo Karr")))["Bo Karr"].private


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


def test_a_company_that_publishes_its_own_statement_is_a_party_and_no_outlet() -> None:
    made = found(
        reading(
            "Morvale rejects the charge.", ("Morvale", "Morvale"), publisher="Morvale", cue="rejects", stance="denies"
        ),
        reading("The Vole Post saw it.", ("The Vole Post", "The Vole Post"), publisher="The Vole Post"),
    )
    assert made["Morvale"].side == "Morvale" and made["The Vole Post"].side == "observer"


def test_a_town_that_publishes_its_own_statement_is_a_party_and_one_voice_with_the_town() -> None:
    made = find_voices(
        [
            reading("“Nobody knew,” said our mayor, Ada Lund.", ("our mayor, Ada Lund", "Ada Lund"),
                    publisher="Town of Corrin", speaks_for="Town of Corrin"),
            reading("Corrin said that all was calm.", ("Corrin", "Corrin")),
            reading("We say: shame. Town of Corrin.", ("We", "Town of Corrin"), cue="say"),
        ]
    )  # fmt: skip
    (town,) = [v for v in made if "Corrin" in v.name]
    assert {town.name, *town.aliases} == {"Corrin", "Town of Corrin"} and town.side == "Corrin"


def test_people_who_clean_a_ministrys_cars_are_not_of_its_side() -> None:
    text = "Two women who clean the police cars of Velland said so. Velland's Defence Ministry denied it."
    made = found(
        reading(text, ("Two women who clean the police cars of Velland", "two women"), named=False),
        reading(text, ("Velland's Defence Ministry", "Defence Ministry of Velland")),
    )
    assert made["two women"].side == "unknown"


def test_a_next_sentence_that_says_what_someone_is_now_gives_a_side() -> None:
    made = found(
        reading("Weir Anglers’ Association said so.", ("Weir Anglers’ Association", "Weir Anglers’ Association")),
        reading(
            "“It smelt,” said Ada Moss. She ran it until last year; now she works for Weir Anglers’ Association.",
            ("Ada Moss", "Ada Moss"),
        ),
    )
    assert made["Ada Moss"].side == made["Weir Anglers’ Association"].side == "Weir Anglers’ Association"


def test_an_officer_named_right_after_a_ministrys_word_shares_its_side() -> None:
    text = "The Foreign Ministry of Velland said so. Under-Secretary Odo Lark called it a victory.\n\nOrsia's army no."
    made = found(
        reading(
            text,
            ("The Foreign Ministry of Velland", "Foreign Ministry of Velland"),
            ("Odo Lark", "Odo Lark"),
            ("Orsia's army", "Orsia's army"),
        )
    )
    assert made["Odo Lark"].side == "Velland" and "right after" in (made["Odo Lark"].why_side or "")


def test_a_lawyer_shares_the_side_of_the_person_whom_the_quarrel_makes_a_party() -> None:
    text = "Tam Orr denied it. Ines Bell, a lawyer for Tam Orr, denied it too."
    made = found(
        reading(text, ("Tam Orr denied", "Tam Orr"), ("Ines Bell", "Ines Bell"), cue="denied", stance="denies"),
        reading("Tam Orr said so.", ("Tam Orr", "Tam Orr")),
    )
    assert made["Ines Bell"].side == made["Tam Orr"].side == "Tam Orr"


def test_a_foreign_states_body_that_takes_no_part_in_the_quarrel_is_an_observer() -> None:
    text = (
        "Corran's Energy Ministry denied it. The government of Corran said no more. Corran's police said less. "
        "Norland's Interior Ministry counted nine of its people among the dead."
    )
    made = found(
        reading(text, ("Corran's Energy Ministry", "Corran's Energy Ministry"), cue="denied", stance="denies"),
        reading(text, ("The government of Corran", "government of Corran")),
        reading(text, ("Corran's police", "Corran's police")),
        reading(text, ("Norland's Interior Ministry", "Norland's Interior Ministry"), cue="counted"),
    )
    assert made["Corran's police"].side == "Corran"
    assert made["Norland's Interior Ministry"].side == "observer"


def test_a_state_that_is_spoken_of_is_no_bystander_though_it_denies_nothing() -> None:
    text = (
        "Norlandic troops had left the town, Corran's Defence Ministry said. The government of Corran said no more. "
        "Corran's police said less. Norland's Defence Ministry said that they were there."
    )
    made = found(
        reading(text, ("Corran's Defence Ministry", "Corran's Defence Ministry")),
        reading(text, ("The government of Corran", "government of Corran")),
        reading(text, ("Corran's police", "Corran's police")),
        reading(text, ("Norland's Defence Ministry", "Norland's Defence Ministry")),
    )
    assert made["Corran's police"].side == "Corran"
    assert made["Norland's Defence Ministry"].side == "Norland"


GUESTS = (
    "Norlandic engineers had built the dam, Corran's Energy Ministry said. The government of Corran said no more. "
    "Corran's police said less. Corran's Health Ministry agreed. Norland's Interior Ministry counted nine dead. "
    "Norland's Defence Ministry sent boats."
)
HOME = ("Corran's Energy Ministry", "government of Corran", "Corran's police", "Corran's Health Ministry")


def _said(*names: str) -> list[Reading]:
    return [reading(GUESTS, (n, n)) for n in names]


def test_a_civil_body_of_a_state_that_is_spoken_of_and_denies_nothing_is_a_guest() -> None:
    made = found(*_said(*HOME, "Norland's Interior Ministry"))
    guest = made["Norland's Interior Ministry"]
    assert guest.guest and guest.side == "Norland"
    assert "observer of what does not touch Norland" in (guest.why_side or "")
    assert not made["Corran's Energy Ministry"].guest


def test_where_a_states_forces_or_government_speak_none_of_its_bodies_is_a_guest() -> None:
    made = found(*_said(*HOME, "Norland's Interior Ministry", "Norland's Defence Ministry"))
    assert not any(v.guest for v in made.values())


def test_whoever_speaks_for_a_body_shows_the_words_that_say_so() -> None:
    text = "Ida Orr, a spokeswoman for Brell Mining Company, said it was safe. Brell Mining Company said no more."
    made = found(reading(text, ("Ida Orr", "Ida Orr")), reading(text, ("Brell Mining Company", "Brell Mining Company")))
    assert made["Ida Orr"].side == made["Brell Mining Company"].side
    assert "“Ida Orr, a spokeswoman for Brell Mining Company”" in (made["Ida Orr"].why_side or "")


def test_a_league_named_as_a_partys_own_shares_that_partys_side() -> None:
    text = "Ida Orr rejected the result. Orr's League of Farmers counted 54 per cent."
    made = found(
        reading(text, ("Ida Orr", "Ida Orr"), cue="rejected", stance="denies"),
        reading(text, ("Orr's League of Farmers", "League of Farmers"), cue="counted"),
    )
    assert made["League of Farmers"].side == made["Ida Orr"].side == "Ida Orr"
    assert "Orr's League" in (made["League of Farmers"].why_side or "")


def test_a_ministry_of_defence_makes_no_state_of_what_it_is_of() -> None:
    made = found(
        reading("The Ministry of Defence said so.", ("The Ministry of Defence", "Ministry of Defence")),
        reading("The Government of Velland said so.", ("The Government of Velland", "Government of Velland")),
    )
    assert made["Ministry of Defence"].side == "Velland"


def test_a_state_may_have_a_name_of_two_words() -> None:
    made = found(
        reading("The Government of Upper Marl said so.", ("The Government of Upper Marl", "Government of Upper Marl")),
        reading("The Police of Upper Marl said so.", ("The Police of Upper Marl", "Police of Upper Marl")),
        reading("The Government of Velland said so.", ("The Government of Velland", "Government of Velland")),
    )
    assert {v.side for n, v in made.items() if "Marl" in n} == {"Upper Marl"}


def test_a_short_form_in_a_persons_description_means_the_only_body_it_fits() -> None:
    body = reading("The Marl Skating Federation said so.", ("The Marl Skating Federation", "Marl Skating Federation"))
    told = "The federation's president, Ada Holm"
    head = reading(f"{told}, said so.", (told, "Ada Holm"))
    other = reading("The Orsia Rowing Federation said so.", ("The Orsia Rowing Federation", "Orsia Rowing Federation"))
    made = found(body, head)
    assert made["Ada Holm"].speaks_for == made["Marl Skating Federation"].id
    assert found(body, other, head)["Ada Holm"].speaks_for is None


def test_a_body_that_never_speaks_itself_may_be_named_in_capitals_alone() -> None:
    made = found(reading("Odo Fell, who chairs the Marl Commoners, said so.", ("Odo Fell", "Odo Fell")))
    assert made["Odo Fell"].side == "Marl Commoners"


def test_the_body_in_a_clause_of_what_someone_did_is_not_theirs() -> None:
    text = "Nell Hark of the Marl Institute, who has tested the cables of Greyhook Shipping, said so."
    made = found(
        reading(text, ("Nell Hark", "Nell Hark")),
        reading("Greyhook Shipping said so.", ("Greyhook Shipping", "Greyhook Shipping")),
    )
    assert made["Nell Hark"].side == "observer"


def test_a_supervisor_of_finance_is_an_observer() -> None:
    name = "Veldmark Financial Authority"
    assert found(reading(f"The {name} said so.", (name, name)))[name].side == "observer"


def test_a_weather_office_an_insurer_and_a_rescue_corps_are_observers() -> None:
    for name in ("Marl Weather Office", "Medicines Agency", "Marl Rescue Corps"):
        assert found(reading(f"The {name} said so.", (f"The {name}", name)))[name].side == "observer"


def test_a_body_is_one_voice_with_its_land_behind_it_before_it_or_not_named() -> None:
    names = ("Skating Federation of Corrin", "Corrinian Skating Federation", "Skating Federation")
    (one,) = found(*(reading(f"The {n} said so.", (f"The {n}", n)) for n in names)).values()
    assert len(one.aliases) == 2
    names = ("Electoral Commission", "Electoral Commission of Marl", "the Marl Safety Board", "Safety Board")
    assert len(found(*(reading(f"{n} said so.", (n, n)) for n in names))) == 2


def test_two_lands_bodies_of_one_kind_stay_two_voices_and_the_short_name_apart() -> None:
    names = ("Skating Federation of Corrin", "Orsian Skating Federation", "Skating Federation")
    assert len(found(*(reading(f"The {n} said so.", (f"The {n}", n)) for n in names))) == 3


def test_a_companys_first_word_and_its_whole_name_are_one_voice() -> None:
    (one,) = found(*(reading(f"{n} said so.", (n, n)) for n in ("Greyhook", "Greyhook Remedies"))).values()
    assert one.name == "Greyhook Remedies"


def test_a_foreign_government_is_no_bystander_but_a_foreign_mines_board_is() -> None:
    home = ("Government of Velland", "Defence Ministry of Velland", "Police of Velland")
    at_home = [reading(f"The {n} denied it.", (f"The {n}", n), cue="denied", stance="denies") for n in home]
    for abroad, side in (("Foreign Ministry of Orsia", "Orsia"), ("Mines Ministry of Orsia", "observer")):
        made = found(*at_home, reading(f"The {abroad} said so.", (f"The {abroad}", abroad)))
        assert made[abroad].side == side


QUARREL = (
    "Norland's Harbour Ministry said so. Norland's police said so. Norland's Health Ministry said so. "
    "Governor Ada Holm said so. President Anton Brask said no. Orland's Defence Ministry said no.\n\nPolice said so."
)
THEIRS = ("Norland's Harbour Ministry", "Norland's police", "Norland's Health Ministry")


def test_a_president_of_whose_state_no_page_speaks_is_of_neither_where_two_take_part() -> None:
    both = (*THEIRS, "Ada Holm", "Anton Brask", "Orland's Defence Ministry")
    made = found(*(reading(QUARREL, (n, n)) for n in both))
    assert made["Anton Brask"].side == "unknown"
    assert made["Ada Holm"].side == "Norland"
    made = found(*(reading(QUARREL, (n, n)) for n in both[:-1]))
    assert made["Anton Brask"].side == "Norland"


def test_a_minister_named_right_after_the_word_of_a_state_is_of_it_though_another_speaks_more() -> None:
    text = "Orland said no. Lida Corvan, the foreign minister, said no."
    party = [reading(QUARREL, (n, n)) for n in (*THEIRS, "Orland's Defence Ministry")]
    made = found(*party, reading(text, ("Orland", "Orland"), ("Lida Corvan", "Lida Corvan")))
    assert made["Lida Corvan"].side == "Orland"


def test_a_unions_president_is_no_head_of_state() -> None:
    party = [reading(QUARREL, (n, n)) for n in THEIRS]
    for told in ("Union president Gil Farrow said no.", "Gil Farrow, president of the Tarn Workers' Union, said no."):
        made = found(*party, reading(told, ("Gil Farrow", "Gil Farrow")))
        assert made["Gil Farrow"].side != "Norland", told
    made = found(*party, reading("President Gil Farrow said no.", ("Gil Farrow", "Gil Farrow")))
    assert made["Gil Farrow"].side == "Norland"

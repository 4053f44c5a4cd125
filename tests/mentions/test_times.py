"""Times: found, resolved against publication, the narrative and the verbs, or left open with a reason."""

from collections.abc import Callable

import pytest

from twosource.mentions import find_mentions
from twosource.mentions.timeholidays import holiday
from twosource.model import Article, Block, Dated, Interval, Mention, StorySettings

Read = Callable[..., dict[str, Mention]]
TUESDAY = "2031-06-03"


@pytest.mark.parametrize(
    ("text", "words", "timex"),
    [
        ("The mayor said Wednesday that it held.", "Wednesday", "2031-05-28"),
        ("They spoke ahead of Friday's summit.", "Friday", "2031-06-06"),
        ("Critics of Friday's vote left.", "Friday", "2031-05-30"),
        ("Friday's summit will be held in the hall.", "Friday", "2031-06-06"),
        ("Critics of Friday's vote will leave.", "Friday", "2031-05-30"),
        ("The vote will be held on Sunday.", "Sunday", "2031-06-08"),
        ("They may come as early as Thursday.", "Thursday", "2031-06-05"),
        ("The army deployed guards at the weekend.", "the weekend", "2031-W22-WE"),
        ("It closed in November.", "November", "2030-11"),
        ("It will open in July.", "July", "2031-07"),
        ("It has not moved since last autumn.", "last autumn", "2030-FA"),
        ("That was last summer.", "last summer", "2030-SU"),
        ("He wrote late last month that it was over.", "late last month", "2031-05"),
        ("It fell in early 2024.", "early 2024", "2024"),
        ("Profit rose in the third quarter.", "the third quarter", "2030-Q3"),
        ("They meet every Friday.", "every Friday", "XXXX-WXX-5"),
        ("At 0630 GMT it fell.", "0630 GMT", "2031-06-03T06:30"),
        ("It burst shortly before 3 a.m. on Sunday.", "3 a.m. on Sunday", "2031-06-01T03:00"),
        ("It sat from Nov. 4-6 in the hall.", "Nov. 4-6", "2030-11-04/2030-11-06"),
        ("The siege lasted nearly four years.", "nearly four years", "P4Y"),
        ("Two and a half years passed.", "Two and a half years", "P2Y6M"),
        ("It was shut for half an hour.", "half an hour", "PT30M"),
        ("He came two weeks ago.", "two weeks ago", "2031-W21"),
        ("It was built in the 1990s.", "the 1990s", "199"),
        ("On 11.05.2031 it rained.", "11.05.2031", "2031-05-11"),
        ("Labor Day is a holiday.", "Labor Day", "2031-09-01"),
        ("It fell on New Year's Eve 2029.", "New Year's Eve 2029", "2029-12-31"),
        ("Profit fell in the quarter ended March 31.", "quarter", "2031-Q1"),
        ("He called at 8 o'clock on Monday evening.", "8 o'clock on Monday evening", "2031-06-02T20:00"),
        ("It fell on the first of April.", "the first of April", "2031-04-01"),
        ("She left on 1 June. It rained.", "1 June", "2031-06-01"),
        ("It fell earlier in March.", "earlier in March", "2031-03"),
        ("The 2029/30 budget passed.", "2029", "2029"),
        ("The festival starts Thursday.", "Thursday", "2031-06-05"),
        ("The minister is arriving on Thursday.", "Thursday", "2031-06-05"),
        ("It ruled for almost a quarter-century.", "almost a quarter-century", "P25Y"),
        ("It was built in the fall.", "fall", "2030-FA"),
        ("Storms are possible both Friday and Saturday.", "Saturday", "2031-05-31"),
        ("He spoke on Monday and Friday.", "Friday", "2031-05-30"),
        (
            "There will be a prayer later on Saturday and a walk through the old streets of the city on Sunday.",
            "Sunday",
            "2031-06-08",
        ),
        ("It ran from July 30 to Aug. 14, 2029.", "July 30", "2029-07-30"),
        ("It ran from 30 December to 4 January 2030.", "30 December", "2029-12-30"),
        ("It rained in July and August 2029.", "July", "2029-07"),
        ("It has lost half in the year since.", "the year", "P1Y"),
        ("They meet this Saturday, 7 June.", "this Saturday, 7 June", "2031-06-07"),
        ("He may run, and will one day win.", "one day", "FUTURE_REF"),
        ("They were held until they appear in court on Friday.", "Friday", "2031-06-06"),
        ("Until Friday, nobody had asked.", "Friday", "2031-05-30"),
        ("The bank extended the loan through October.", "October", "2031-10"),
        ("It grew over the last year.", "the last year", "P1Y"),
        ("We wear white clothes in summer because it is hot.", "summer", "XXXX-SU"),
        ("It fell 40 or 50 years ago.", "40 or 50 years ago", "PAST_REF"),
        ("The fund had less at year's end.", "year's end", "2030-12-31"),
        ("He left at 4 in the morning.", "4 in the morning", "2031-06-03T04:00"),
        ("He left at 10 at night.", "10 at night", "2031-06-03T22:00"),
        ("Crowds came in Easter week.", "Easter week", "2031-W15"),
        ("He spoke the day before last Friday.", "the day before last Friday", "2031-05-29"),
        ("Flights leave on Monday and Tuesday nights.", "Monday", "XXXX-WXX-1TNI"),
        ("It is a case for today's youth.", "today", "PRESENT_REF"),
        ("He was heard on May 12 and left that same day.", "that same day", "2031-05-12"),
        ("He won't leave before Thursday.", "Thursday", "2031-06-05"),
        ("We'll vote on Thursday.", "Thursday", "2031-06-05"),
        ("It closed on Good Friday.", "Good Friday", "2031-04-11"),
        ("It closed on Easter Monday.", "Easter Monday", "2031-04-14"),
        ("It closed on Palm Sunday.", "Palm Sunday", "2031-04-06"),
        ("Sales fell in Q3 2030.", "Q3 2030", "2030-Q3"),
        ("Sales fell in 2Q.", "2Q", "2031-Q2"),
        ("It was signed on 03/20/2030.", "03/20/2030", "2030-03-20"),
        ("It was signed on 20/03/2030.", "20/03/2030", "2030-03-20"),
        ("Wed, 20 Mar 2030 was cold.", "Wed, 20 Mar 2030", "2030-03-20"),
        ("It ran from March to May.", "March", "2031-03"),
        ("It began a year and a half ago.", "a year and a half ago", "2029-12"),
        ("It ends two weeks from now.", "two weeks from now", "2031-W25"),
        ("They meet the week after next.", "the week after next", "2031-W25"),
        ("They met the month before last.", "the month before last", "2031-04"),
        ("They meet every other week.", "every other week", "P2W"),
        ("They meet every second day.", "every second day", "P2D"),
        ("It took a quarter of an hour.", "a quarter of an hour", "PT15M"),
        ("On 1 June it fell. That same evening he left.", "That same evening", "2031-06-01TEV"),
        ("The talks are set to resume Friday.", "Friday", "2031-06-06"),
        ("He set aside the matter on Friday.", "Friday", "2031-05-30"),
        ("The court is to rule on Friday.", "Friday", "2031-06-06"),
        ("The talks were put off until Friday.", "Friday", "2031-06-06"),
        ("They waited until Friday.", "Friday", "2031-05-30"),
        ("The vote, originally scheduled for Friday, was lost.", "Friday", "2031-05-30"),
        ("It had been due to expire Friday.", "Friday", "2031-05-30"),
        ("The group might come as soon as Friday.", "Friday", "2031-06-06"),
        ("It would aid the town, where the May 24 blasts killed two.", "May 24", "2031-05-24"),
    ],
)
def test_a_time_has_the_value_that_its_words_and_verbs_give(read: Read, text: str, words: str, timex: str) -> None:
    mention = read("time", text, TUESDAY)[words]
    assert mention.time is not None
    assert (mention.time.timex, mention.unresolved) == (timex, None)


@pytest.mark.parametrize(
    "text",
    ["It took 90 % of the vote.", "The 1st Corps came.", "It hurt 1,945 people.", "About 22 came.",
     "They flew 2000 miles.",
     "The Ice March began.", "A second man came.", "Three-quarters of the town fled.", "A six-year-old boy fell.",
     "The fall of the town was quick.", "He is in his 30s.", "It&#x2019;s a large hall.", "He spoke on \"60 Minutes\".",
     "She was asked on \"This Week\".", "He was heard on the radio's Today programme.",
     "Holm scored twice in the second half.",
     "It stands by the Winter Gardens.", "They signed the Good Friday Agreement.",
     "Two causes lie behind the fall.", "It was in the low 40s.", "He told the Daily Mail."],
)  # fmt: skip
def test_what_only_looks_like_a_time_is_none(read: Read, text: str) -> None:
    assert not read("time", text, TUESDAY)


def test_earlier_this_week_ends_before_the_day_of_publication(read: Read) -> None:
    time = read("time", "He said so earlier this week.", "2031-06-05")["earlier this week"].time
    assert time is not None
    assert (time.start, time.end, time.mod) == ("2031-06-02", "2031-06-05", "START")


def test_the_past_24_hours_end_with_the_day_of_publication(read: Read) -> None:
    time = read("time", "Six fell over the past 24 hours.", TUESDAY)["the past 24 hours"].time
    assert time is not None
    assert (time.timex, time.start, time.end) == ("PT24H", "2031-06-02", "2031-06-04")


def test_since_opens_a_window_up_to_publication(read: Read) -> None:
    since = read("time", "They met last month. It has been shut since November 2029.", TUESDAY)["November 2029"].time
    assert since is not None
    assert since.window == Interval("2029-11-01", "2031-06-04")


def test_a_record_resolves_to_its_month_and_to_the_months_compared(read: Read) -> None:
    times = read("time", "It was the largest gain last month since November 2029.", TUESDAY)
    last, since = times["last month"].time, times["November 2029"].time
    assert last is not None and since is not None
    assert (last.timex, last.window) == ("2031-05", None)
    assert since.window == Interval("2029-11-01", "2031-06-01")


def test_a_day_and_a_month_that_could_be_swapped_leave_the_year_alone(read: Read) -> None:
    time = read("time", "On 4/5/2030 it rained.", TUESDAY)["4/5/2030"].time
    assert time is not None
    assert (time.timex, time.start, time.end) == ("2030-XX-XX", "2030-01-01", "2031-01-01")


@pytest.mark.parametrize("words", ["yesterday", "last week", "this morning", "two days ago"])
def test_without_a_publication_date_nothing_counted_from_it_is_dated(read: Read, words: str) -> None:
    mention = read("time", f"It rained {words} in the hills.")[words]
    assert mention.time is None or mention.time.start is None
    assert mention.unresolved == "no publication date is known"


def test_a_publication_month_resolves_months_but_no_weekdays() -> None:
    text = "It fell last month. He came on Tuesday."
    article = Article(
        "p", "p", text, (Block("paragraph", (0, len(text))),), anchor=Dated("2031-06-01", "2031-07-01", "url")
    )
    last, weekday = (m for m in find_mentions(article) if m.kind == "time")
    assert last.time is not None and weekday.time is not None
    assert (last.time.timex, last.unresolved) == ("2031-05", None)
    assert (weekday.time.timex, weekday.unresolved) == ("XXXX-WXX-2", "the publication date is known only roughly")


def test_in_a_history_a_month_belongs_to_the_year_that_the_narrative_is_at(read: Read) -> None:
    text = (
        "War came in 1914. In 1915 it spread. By 1916 the front stood. In July 1917 the mutiny began. "
        "In October the guards left."
    )
    mention = read("time", text, TUESDAY)["October"]
    assert mention.time is not None
    assert mention.time.timex == "1917-10"


def test_easter_falls_where_the_church_has_it() -> None:
    days = [holiday("easter", year) for year in (2000, 2019, 2024, 2038)]
    assert [str(d) for d in days] == ["2000-04-23", "2019-04-21", "2024-03-31", "2038-04-25"]


def test_summer_is_the_southern_one_for_an_outlet_south_of_the_equator() -> None:
    text = "It was dry last summer."
    article = Article(
        "p", "p", text, (Block("paragraph", (0, len(text))),), publisher="Tarn Post",
        anchor=Dated("2031-06-03", "2031-06-04", "url"),
    )  # fmt: skip
    settings = StorySettings(outlets=(("Tarn Post", -35.0, 150.0, 100.0),))
    north, south = (find_mentions(article)[0].time, find_mentions(article, settings=settings)[0].time)
    assert north is not None and south is not None
    assert (north.start, south.start) == ("2030-06-01", "2030-12-01")

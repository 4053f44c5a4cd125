"""What the pages of one host teach about its furniture, counted over copy groups and never over documents."""

from twosource.articles import host_of, host_profiles, label
from twosource.model import Article, Copy, Origin, Page

MOTTO = "Written where the river meets the road, and printed the same night."
STORIES = (
    "Ferry crews in Ostrel voted on Monday to stay out for a second week, their union said.",
    "The mayor of Kellin said on Tuesday that the flood wall would be finished by May.",
    "Police in Dorn arrested two men over a poisoned well, the prosecutor said on Sunday.",
)


def page(name: str, story: str, motto: str = MOTTO) -> Page:
    end = "Nothing more was known by the evening, officials said."
    text = f"Title of {name} in some words\n\n{story}\n\n{motto}\n\n{end}\n"
    return Page(name, (f"{name}.txt",), "text", text, url=f"https://www.ledger.example/{name}")


def alone(articles: list[Article]) -> list[Origin]:
    return [Origin(a.page, (Copy(a.page, a.path, "first"),)) for a in articles]


def paragraphs(article: Article) -> list[str]:
    return [article.words(b) for b in article.blocks if b.kind == "paragraph"]


def test_a_line_that_a_host_repeats_is_its_furniture_on_every_page() -> None:
    pages = [page(str(i), s) for i, s in enumerate(STORIES)]
    first = [label(p) for p in pages]
    assert all(MOTTO in paragraphs(a) for a in first)
    profile = host_profiles(first, alone(first))[host_of(first[0])]
    again = [label(p, profile) for p in pages]
    assert not any(MOTTO in paragraphs(a) for a in again)
    assert [paragraphs(a)[0] for a in again] == list(STORIES)


def test_the_order_of_pages_changes_no_profile() -> None:
    first = [label(page(str(i), s)) for i, s in enumerate(STORIES)]
    assert host_profiles(first, alone(first)) == host_profiles(first[::-1], alone(first)[::-1])


def test_copies_of_one_story_teach_nothing() -> None:
    first = [label(page(str(i), STORIES[0])) for i in range(3)]
    origin = Origin("o", tuple(Copy(a.page, a.path, "same") for a in first))
    assert host_profiles(first, [origin]) == {}


def test_the_lede_survives_a_profile_that_knows_it() -> None:
    first = [label(page(str(i), STORIES[0], motto=s)) for i, s in enumerate(STORIES[1:])]
    profile = host_profiles(first, alone(first))[host_of(first[0])]
    assert paragraphs(label(page("9", STORIES[0]), profile))[0] == STORIES[0]


def test_background_that_attributes_or_quotes_stays_reporting_where_a_host_takes_it_over() -> None:
    told = (
        'The pier was rebuilt in May, said Odo Brandt, who chairs the pilots\' guild. "They saved on bolts," he said.'
    )
    pages = [page(str(i), s, motto=told) for i, s in enumerate(STORIES)]
    first = [label(p) for p in pages]
    profile = host_profiles(first, alone(first))[host_of(first[0])]
    assert all(told in paragraphs(label(p, profile)) for p in pages)

"""How times are given as TIMEX3: extents and values of TimeML."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Span
from dragoman.reading.times import Grain, Reference, Time, TimeKind, find_times
from dragoman.reading.times.timex import find_timexes, timex_value

DAY = date(2013, 3, 22)  # a Friday


def timexes(text: str, day: date | None = DAY) -> list[tuple[str, str, str]]:
    return [(timex.span.of(text), timex.type, timex.value) for timex in find_timexes(text, [Span(0, len(text))], day)]


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("Sales fell last week.", "last week", "DATE", "2013-W11"),
        ("Sales fell in the third quarter of 2012.", "the third quarter of 2012", "DATE", "2012-Q3"),
        ("Sales fell in the first half of last year.", "the first half of last year", "DATE", "2012-H1"),
        ("He left two years ago.", "two years ago", "DATE", "2011"),
        ("The hearing is set for Monday.", "Monday", "DATE", "2013-03-25"),
        ("He was seen a week ago Monday.", "a week ago Monday", "DATE", "2013-03-11"),
        ("He was seen on Monday of last week.", "Monday of last week", "DATE", "2013-03-11"),
        ("Exports grew in fiscal 2011.", "fiscal 2011", "DATE", "2011"),
        ("Exports grew in the second quarter of fiscal 2011.", "the second quarter of fiscal 2011", "DATE", "2011-Q2"),
        ("The fleet was refitted in the fourth quarter.", "the fourth quarter", "DATE", "2012-Q4"),
        ("The form is dated 7/8/07.", "7/8/07", "DATE", "2007-07-08"),
        ("The fund is spent by year-end.", "year-end", "DATE", "2013"),
        ("It was a weeklong tour.", "weeklong", "DURATION", "P1W"),
        ("The hall was full all day.", "all day", "DURATION", "P1D"),
        ("He left a few days ago.", "a few days ago", "DATE", "PAST_REF"),
        ("He is well now.", "now", "DATE", "PRESENT_REF"),
        ("He wrote recently.", "recently", "DATE", "PAST_REF"),
        ("He will write soon.", "soon", "DATE", "FUTURE_REF"),
        ("He will write in the near future.", "the near future", "DATE", "FUTURE_REF"),
        ("He wrote much in recent years.", "recent years", "DATE", "PAST_REF"),
        ("They hope to meet at an early date.", "an early date", "DATE", "FUTURE_REF"),
        ("Trade grew in the 1990s.", "the 1990s", "DATE", "199"),
        ("Trade grew in the '80s.", "the '80s", "DATE", "198"),
        ("Trade grew in the early nineties.", "the early nineties", "DATE", "199"),
        ("Trade grew since '82.", "'82", "DATE", "1982"),
        ("They rose in 1848.", "1848", "DATE", "1848"),
        ("Steam came in the 19th century.", "the 19th century", "DATE", "18"),
        ("He spoke on Tuesday morning.", "Tuesday morning", "TIME", "2013-03-19TMO"),
        ("He spoke last night.", "last night", "TIME", "2013-03-21TNI"),
        ("It snowed overnight.", "overnight", "TIME", "2013-03-22TNI"),
        ("It snowed in the evening.", "the evening", "TIME", "2013-03-22TEV"),
        ("A six-month ban was lifted.", "six-month", "DURATION", "P6M"),
        ("A 31-year-old clerk wrote it.", "31-year-old", "DURATION", "P31Y"),
        ("It took two hours.", "two hours", "DURATION", "PT2H"),
        ("It took an hour and a half.", "an hour and a half", "DURATION", "PT1H30M"),
        ("It took 90 minutes.", "90 minutes", "DURATION", "PT90M"),
        ("It took more than a decade.", "more than a decade", "DURATION", "P1DE"),
        ("It took several years.", "several years", "DURATION", "PXY"),
        ("It went on for months.", "months", "DURATION", "PXM"),
        ("It grew for two quarters.", "two quarters", "DURATION", "P2Q"),
        ("It closes at 10:30 a.m. EST.", "10:30 a.m. EST", "TIME", "2013-03-22T10:30"),
        ("It closes at 18:00 UTC.", "18:00 UTC", "TIME", "2013-03-22T18:00Z"),
        ("It closed at 5 p.m. Thursday.", "5 p.m. Thursday", "TIME", "2013-03-21T17:00"),
        ("They pay annually.", "annually", "SET", "P1Y"),
        ("They meet every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
        ("They meet every two weeks.", "every two weeks", "SET", "P2W"),
        ("They meet every other day.", "every other day", "SET", "P2D"),
        ("They meet twice a month.", "twice a month", "SET", "P1M"),
        ("They rest on Sundays.", "Sundays", "SET", "XXXX-WXX-7"),
        ("They rested this weekend.", "this weekend", "DATE", "2013-W12-WE"),
        ("They rested last summer.", "last summer", "DATE", "2012-SU"),
        ("They rested in the spring.", "the spring", "DATE", "2013-SP"),
        ("They rested on Christmas Eve.", "Christmas Eve", "DATE", "2012-12-24"),
        ("They rested on Thanksgiving 2011.", "Thanksgiving 2011", "DATE", "2011-11-24"),
        ("They rested on Good Friday 2010.", "Good Friday 2010", "DATE", "2010-04-02"),
        ("They rested on Memorial Day 2012.", "Memorial Day 2012", "DATE", "2012-05-28"),
        ("They came in mid-March.", "mid-March", "DATE", "2013-03"),
        ("They closed for the day.", "the day", "DATE", "2013-03-22"),
        ("They waited a week.", "a week", "DURATION", "P1W"),
    ],
)
def test_expressions_of_news_are_marked(text: str, words: str, kind: str, value: str) -> None:
    assert timexes(text) == [(words, kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "He came as soon as possible.",
        "The soon-to-open hall is big.",
        "The now-dropped plan was his.",
        "The second call was short.",
        "A quarter of it was lost.",
        "The fall of the town was near.",
        "It rose by 15 to 20 degrees.",
    ],
)
def test_what_is_no_timex(text: str) -> None:
    assert timexes(text) == []


def test_clock_takes_the_day_named_before_it() -> None:
    assert [value for _, _, value in timexes("He left on Tuesday. The train went at 18:40.")] == [
        "2013-03-19",
        "2013-03-19T18:40",
    ]


def test_what_accounts_do_not_need_is_left_to_timexes() -> None:
    text = "He now meets them annually, as for years in the 1990s, at Christmas."
    assert len(timexes(text)) == 5
    assert find_times(text, [Span(0, len(text))], DAY) == ()


@pytest.mark.parametrize(
    ("time", "value"),
    [
        (Time(Span(0, 1), TimeKind.DATE, "2012-35", Grain.QUARTER), "2012-Q3"),
        (Time(Span(0, 1), TimeKind.DATE, "2012-41", Grain.HALF_YEAR), "2012-H2"),
        (Time(Span(0, 1), TimeKind.DATE, "2012-24", Grain.SEASON), "2012-WI"),
        (Time(Span(0, 1), TimeKind.DATE, "2012-02~", Grain.MONTH, approximate=True), "2012-02"),
        (Time(Span(0, 1), TimeKind.DATE, "2012-02-03/2012-02-04"), "2012-02-03"),
        (Time(Span(0, 1), TimeKind.DATE, "19XX", Grain.CENTURY), "19"),
        (Time(Span(0, 1), TimeKind.DATE, None, relative=True), "XXXX-XX-XX"),
        (Time(Span(0, 1), TimeKind.DATE, "XXXX-06-09"), "XXXX-06-09"),
        (Time(Span(0, 1), TimeKind.REFERENCE, reference=Reference.PRESENT), "PRESENT_REF"),
        (Time(Span(0, 1), TimeKind.DURATION, "P20Y", Grain.DECADE), "P2DE"),
        (Time(Span(0, 1), TimeKind.DURATION, None, Grain.HOUR), "PTXH"),
    ],
)
def test_values_are_timemls(time: Time, value: str) -> None:
    assert timex_value(time) == value


_PIECES = st.sampled_from(
    [
        *("every ", "each ", "other ", "Monday", "s ", "the ", "19", "90s", "'82", " century", "half ", "a ", "years "),
        *(
            "ago",
            "now ",
            "recent ",
            "Easter ",
            "Christmas",
            " 2011",
            "in ",
            "winter ",
            "overnight ",
            "last week of ",
            "May",
        ),
        *(
            "first ",
            "quarter ",
            "Q3 ",
            "decade ",
            "9999",
            "0",
            " p.m. ",
            "EST ",
            "week of ",
            "31-year-old",
            "\n",
            "December ",
        ),
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=30).map("".join)), st.one_of(st.none(), st.dates()))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_timexes_in_order(text: str, day: date | None) -> None:
    reached = 0
    for timex in find_timexes(text, [Span(0, len(text))], day):
        assert reached <= timex.span.start < timex.span.end <= len(text)
        assert timex.value
        reached = timex.span.end

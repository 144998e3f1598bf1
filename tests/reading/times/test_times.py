"""How expressions of time are found and resolved."""

import time as clock
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Account, Span
from dragoman.reading.layout import lay_out
from dragoman.reading.times import Grain, Time, TimeKind, account_day, find_times, published_day

DAY = date(2010, 6, 10)  # a Thursday


def times(text: str, day: date | None = DAY) -> tuple[Time, ...]:
    return find_times(text, [Span(0, len(text))], day)


def one(text: str, day: date | None = DAY) -> tuple[str, str | None]:
    (time,) = times(text, day)
    return time.span.of(text), time.value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met on June 9, 2010.", "June 9, 2010", "2010-06-09"),
        ("They met on 9 June.", "9 June", "2010-06-09"),
        ("They met on 10th September 2020 in Rome.", "10th September 2020", "2020-09-10"),
        ("They met on the 3rd of May 2009.", "3rd of May 2009", "2009-05-03"),
        ("They met on the first of June.", "first of June", "2010-06-01"),
        ("They met on the twenty-first of May, 2009.", "twenty-first of May, 2009", "2009-05-21"),
        ("It ran from 15-16 March.", "15-16 March", "2010-03-15/2010-03-16"),
        ("It ran 30 June - 2 July 2021 in Bonn.", "30 June - 2 July 2021", "2021-06-30/2021-07-02"),
        ("Printed 2021/11/13 in Bonn.", "2021/11/13", "2021-11-13"),
        ("Printed 2010-06-09.", "2010-06-09", "2010-06-09"),
        ("Printed 03/31/2021.", "03/31/2021", "2021-03-31"),
        ("Printed 31.03.2021.", "31.03.2021", "2021-03-31"),
        ("Friday, 22 March 2013 was wet.", "Friday, 22 March 2013", "2013-03-22"),
        ("They met on Wednesday (June 9).", "Wednesday (June 9)", "2010-06-09"),
        ("On the night of May 6-7 it rained.", "the night of May 6-7", "2010-05-06/2010-05-07"),
        ("JANUARY 26, 2021", "JANUARY 26, 2021", "2021-01-26"),
        ("It was signed in February 2009.", "February 2009", "2009-02"),
        ("It came in early February.", "early February", "2010-02~"),
        ("The pact of 1951 is old.", "1951", "1951"),
        ("They met last Friday.", "last Friday", "2010-06-04"),
        ("They will meet next Monday.", "next Monday", "2010-06-14"),
        ("He said so on Tuesday evening.", "Tuesday evening", "2010-06-08"),
        ("officials said Thursday.", "Thursday", "2010-06-10"),
        ("They will meet on Saturday.", "Saturday", "2010-06-12"),
        ("On Saturday, the ministers will meet.", "Saturday", "2010-06-12"),
        ("They spoke earlier today.", "earlier today", "2010-06-10"),
        ("They spoke yesterday.", "yesterday", "2010-06-09"),
        ("They meet tomorrow morning.", "tomorrow morning", "2010-06-11"),
        ("They spoke last night.", "last night", "2010-06-09"),
        ("They spoke this morning.", "this morning", "2010-06-10"),
        ("They spoke a little while ago.", "a little while ago", "2010-06-10"),
        ("They met earlier this week.", "earlier this week", "2010-W23"),
        ("They met last week.", "last week", "2010-W22"),
        ("They meet next month.", "next month", "2010-07"),
        ("They meet later this year.", "later this year", "2010"),
        ("It is due in the first half of next year.", "the first half of next year", "2011-40"),
        ("It began three days ago.", "three days ago", "2010-06-07"),
        ("It began last December.", "last December", "2009-12"),
        ("It ends this summer.", "this summer", "2010-22"),
        ("The talks lasted about 20 minutes.", "about 20 minutes", "PT20M"),
        ("They spoke for more than an hour.", "more than an hour", "PT60M"),
        ("They spoke for two hours.", "two hours", "PT120M"),
        ("They spoke for an hour and a half.", "an hour and a half", "PT90M"),
        ("It was a two-and-a-half-hour call.", "two-and-a-half-hour", "PT150M"),
        ("It was an hour-long call.", "hour-long", "PT60M"),
        ("They spoke for one hour and 20 minutes.", "one hour and 20 minutes", "PT80M"),
        ("They spoke for half an hour.", "half an hour", "PT30M"),
        ("They spoke for three quarters of an hour.", "three quarters of an hour", "PT45M"),
        ("They spoke for an hour and three quarters.", "an hour and three quarters", "PT105M"),
        ("They spoke for eighty-five minutes.", "eighty-five minutes", "PT85M"),
        ("The truce holds for 30 days.", "30 days", "P30D"),
        ("It began at 18:40.", "18:40", "T18:40"),
        ("It began at 5:35 p.m. and ended.", "5:35 p.m.", "T17:35"),
        ("It began at 12 a.m.", "12 a.m.", "T00:00"),
        ("It began at noon.", "noon", "T12:00"),
        ("They meet at 0900 GMT sharp.", "0900 GMT", "T09:00"),
        ("They meet this coming Monday.", "this coming Monday", "2010-06-14"),
        ("They met in March last year.", "March last year", "2009-03"),
        ("They will meet in the first half of July.", "the first half of July", "2010-07~"),
        ("It is set for the last week of July.", "the last week of July", "2010-W30"),
        ("It is set for the week of June 21.", "the week of June 21", "2010-W25"),
        ("It grew in the first quarter.", "the first quarter", "2010-33"),
        ("Third-quarter trade will grow.", "Third-quarter", "2010-35"),
        ("Trade grew in Q4 2009.", "Q4 2009", "2009-36"),
        ("It rained last winter.", "last winter", "2009-24"),
        ("It will snow next winter.", "next winter", "2010-24"),
        ("They met over the weekend.", "the weekend", "2010-W22"),
        ("He was here half a year ago.", "half a year ago", "2009-12"),
        ("They talked for three consecutive days.", "three consecutive days", "P3D"),
        ("The ban lasts for the next six months.", "the next six months", "P6M"),
        ("The pact held for two decades.", "two decades", "P20Y"),
        ("It is the worst harvest of this century.", "this century", "20XX"),
    ],
)
def test_expressions_are_found_and_resolved(text: str, words: str, value: str) -> None:
    assert one(text) == (words, value)


@pytest.mark.parametrize(
    "phrase",
    [
        "at an early date",
        "soon",
        "in the near future",
        "at a mutually convenient time",
        "in due course",
        "as soon as possible",
        "in the coming days",
    ],
)
def test_times_that_bind_to_nothing_are_open(phrase: str) -> None:
    (time,) = times(f"He hopes to come {phrase}.")
    assert (time.kind, time.value, time.grain) == (TimeKind.OPEN, None, Grain.OPEN)


@pytest.mark.parametrize(
    "text",
    [
        "You may go.",
        "They march on.",
        "Resolution 2009 was passed.",
        "Some 2000 troops left.",
        "A 72-year-old man spoke.",
        "It cost $1999.",
        "Version 1.2.3 is out.",
        "He came as soon as he could.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert times(text) == ()


def test_weekday_that_disagrees_with_the_date_is_told_and_the_date_kept() -> None:
    (time,) = times("They spoke on June 9 (Thu).")
    assert (time.value, time.weekday_stated, time.weekday_true) == ("2010-06-09", "Thursday", "Wednesday")
    (time,) = times("They spoke on June 8 (Tue).")
    assert time.weekday_stated is None


def test_weekday_is_not_checked_where_the_year_is_unknown() -> None:
    (time,) = times("They spoke on June 9 (Thu).", None)
    assert (time.value, time.weekday_stated) == ("XXXX-06-09", None)


def test_without_a_day_relative_words_have_no_value() -> None:
    assert [time.value for time in times("They spoke today, and on Tuesday.", None)] == [None, None]


def test_partial_date_takes_the_year_nearest_to_the_account() -> None:
    assert one("They met on December 30.", date(2021, 1, 3))[1] == "2020-12-30"
    assert one("They will meet on January 4.", date(2020, 12, 30))[1] == "2021-01-04"


def test_clock_takes_the_date_beside_it() -> None:
    values = [time.value for time in times("from 10 p.m. on June 9 (Wed) for about 20 minutes")]
    assert values == ["2010-06-09T22:00", "2010-06-09", "PT20M"]


def test_zones_are_offsets_where_the_words_fix_them() -> None:
    zones = [
        time.zone
        for text in ("9:30 a.m. EST", "18:40 Moscow time", "6 p.m. local time", "7 p.m. (GMT+3)")
        for time in times(text)
    ]
    assert zones == ["-05:00", "+03:00", "local time", "+03:00"]


def test_the_same_day_is_the_one_named_last() -> None:
    values = [
        time.value for time in times("They met on 3 May 2010. The same day they flew home; the next day they wrote.")
    ]
    assert values == ["2010-05-03", "2010-05-03", "2010-05-04"]


def test_weeks_months_and_years_follow_the_narrative() -> None:
    values = [
        time.value
        for time in times(
            "They met on 28 December 2008. The following week they wrote, and the following year they fell out."
        )
    ]
    assert values == ["2008-12-28", "2009-W01", "2009"]
    values = [
        time.value for time in times("They met in May 2007. Later that year he fell ill. He was well the year before.")
    ]
    assert values == ["2007-05", "2007", "2006"]


def test_days_later_count_from_the_day_named_last() -> None:
    values = [
        time.value for time in times("They met on 3 May 2009. Two days later they parted. A week earlier he was ill.")
    ]
    assert values == ["2009-05-03", "2009-05-05", "2009-W18"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ministers met in August.", "2009-08"),
        ("The ministers will meet in August.", "2010-08"),
        ("The ministers agreed to meet in August.", "2010-08"),
        ("The ministers met in June.", "2010-06"),
        ("He was ill on December 2.", "2009-12-02"),
        ("He will speak on December 2.", "2010-12-02"),
        ("He spoke on Monday.", "2010-06-07"),
        ("He will speak on Monday.", "2010-06-14"),
        ("He may speak as early as Monday.", "2010-06-14"),
    ],
)
def test_direction_is_the_verbs(text: str, value: str) -> None:
    assert one(text)[1] == value


def test_sidelines_of_a_summit_have_the_summits_day() -> None:
    assert one("He hopes to see her on the sidelines of the summit starting June 25.") == ("June 25", "2010-06-25")


def test_hedges_are_kept() -> None:
    assert [
        (time.approximate, time.more_than) for time in times("approximately 40 minutes; over 90 minutes; 15 minutes")
    ] == [
        (True, False),
        (False, True),
        (False, False),
    ]


def test_only_the_given_spans_are_searched() -> None:
    text = "They met on 3 May 2010. They parted on 4 May 2010."
    assert [time.value for time in find_times(text, [Span(24, len(text))], None)] == ["2010-05-04"]


@pytest.mark.parametrize(
    ("side", "stamp", "day"),
    [
        ("US", "2022-03-11T01:30:00+00:00", date(2022, 3, 10)),
        ("US", "2022-03-11T18:30:00+00:00", date(2022, 3, 11)),
        ("US", "2022-03-11", date(2022, 3, 11)),
        ("RU", "2022-03-11T22:30:00Z", date(2022, 3, 11)),
        ("JP", "2022-03-11T09:30:00+09:00", date(2022, 3, 11)),
        (None, "2022-03-11T01:30:00+00:00", date(2022, 3, 11)),
        ("US", "no date", None),
        ("US", None, None),
    ],
)
def test_the_publishers_published_day(side: str | None, stamp: str | None, day: date | None) -> None:
    assert published_day(Account("a", "text", side=side, published=stamp)) == day


def day_of(text: str, published: str | None = None, side: str | None = None) -> date | None:
    return account_day(Account("a", text, published=published, side=side), lay_out(text))


def test_account_day_is_the_datelines() -> None:
    assert day_of("Ministers talk\n\n22:03, June 10, 2010\n\nThey spoke on Wednesday.", "2010-06-12") == DAY
    assert day_of("Ministers talk (Paris, 10 June 2010)\n\nThey spoke today.") == DAY
    assert day_of("They spoke at length.\n\nThey parted as friends.\n\nBonn\nJune 10, 2010") == DAY
    assert day_of("Ministers talk\n\nMOSCOW, June 10 (TASS) — They spoke.", "2010-06-11T10:00:00Z") == DAY


def test_account_day_falls_back_on_publication_then_on_the_page() -> None:
    assert day_of("They spoke.", "2010-06-10") == DAY
    assert day_of("Ministers talk\n\nPosted on: June 12, 2010\n\nThey spoke.", "2010-06-10") == DAY
    assert day_of("Ministers talk\n\nPosted on: June 10, 2010\n\nThey spoke.") == DAY
    assert day_of("They spoke.") is None


def test_publication_in_utc_is_read_by_the_publishers_clock() -> None:
    assert day_of("They spoke.", "2010-06-11T02:10:00Z", "US") == DAY
    assert day_of("They spoke.", "2010-06-11T02:10:00Z") == date(2010, 6, 11)


_PIECES = st.sampled_from(
    [
        "June ",
        "9",
        " 2010",
        "(Thu)",
        "last ",
        "next ",
        "Monday",
        " 10 p.m.",
        "about ",
        "two ",
        "hours",
        "-",
        "/",
        "31",
        "0",
        "99",
        " ago",
        "the end of ",
        "year",
        "early ",
        "May",
        " of ",
        "٣",
        "½",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=30).map("".join)), st.one_of(st.none(), st.dates()))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_spans_in_order(text: str, day: date | None) -> None:
    found = find_times(text, [Span(0, len(text))], day)
    reached = 0
    for time in found:
        assert reached <= time.span.start < time.span.end <= len(text)
        reached = time.span.end
    assert found == find_times(text, [Span(0, len(text))], day)


def test_long_lines_take_time_in_proportion() -> None:
    for unit in ("Monday ", "1 ", "12:", "last ", "May 1-", "a ", "two-", "the end of "):
        text = unit * (200_000 // len(unit))
        begin = clock.process_time()
        times(text)
        assert clock.process_time() - begin < 4, unit

"""How months, weekdays and dates that are written out are read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon.calendar import (
    WrittenDate,
    date_pattern,
    iso_date,
    month_names,
    month_number,
    weekday_names,
    weekday_number,
    written_date,
)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("They met on 9 June 2010.", WrittenDate(2010, 6, 9)),
        ("They met on the 9th of June.", WrittenDate(None, 6, 9)),
        ("They met on Sept. 9, 2010.", WrittenDate(2010, 9, 9)),
        ("They met on March 5-6, 2010.", WrittenDate(2010, 3, 5)),
        ("Printed 2010/06/09.", WrittenDate(2010, 6, 9)),
        ("Printed 2010-16-09.", None),
        ("They met on 39 June.", None),
    ],
)
def test_dates_are_read_as_written(text: str, written: WrittenDate | None) -> None:
    match = re.search(date_pattern(), text)
    assert match is not None
    assert written_date(match) == written


@pytest.mark.parametrize("text", ["In June they met.", "They march 9 miles.", "Room 2010-6 is free."])
def test_what_is_no_date(text: str) -> None:
    assert re.search(date_pattern(), text) is None


def test_names_and_numbers_agree() -> None:
    assert [month_number(name) for name in month_names()] == list(range(1, 13))
    assert [weekday_number(name[:3]) for name in weekday_names()] == list(range(1, 8))
    with pytest.raises(KeyError):
        month_number("Monday")


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("10 June 2010", "2010-06-10"),
        ("June 10th, 2010", "2010-06-10"),
        ("Thu., 10 june 2010", "2010-06-10"),
        (" Thursday  June 10 2010 ", "2010-06-10"),
        ("2010/6/9", "2010-06-09"),
        ("June 2010", "2010-06"),
        ("2010-06-10T22:03", "2010-06-10T22:03"),
        ("10 June", "10 June"),
        ("30 February 2010", "30 February 2010"),
        ("5-6 March 2010", "5-6 March 2010"),
        ("6/7/2010", "6/7/2010"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_days_that_a_person_types_become_iso_dates_and_others_stay(words: str, date: str) -> None:
    assert iso_date(words) == date


@given(st.text(max_size=40))
def test_any_words_are_dated_or_left_and_a_date_stays_as_it_is(words: str) -> None:
    assert iso_date(iso_date(words)) == iso_date(words)

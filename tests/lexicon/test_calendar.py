"""How months, weekdays and dates that are written out are read."""

import re

import pytest

from dragoman.lexicon.calendar import (
    WrittenDate,
    date_pattern,
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

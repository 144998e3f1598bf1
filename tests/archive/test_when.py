"""Days that times may mean."""

import pytest

from dragoman.archive.when import day_range


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021-06-09", "2021-06-09", "2021-06-09"),
        ("2021-06-09T22:00", "2021-06-09", "2021-06-09"),
        ("2021-W23", "2021-06-07", "2021-06-13"),
        ("2021-02~", "2021-02-01", "2021-02-28"),
        ("2021-24", "2021-12-01", "2022-02-28"),
        ("2021-33", "2021-01-01", "2021-03-31"),
        ("2021-41", "2021-07-01", "2021-12-31"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-06-09/2021-06-11", "2021-06-09", "2021-06-11"),
    ],
)
def test_a_time_is_the_days_from_its_first_to_its_last(value: str, first: str, last: str):
    found = day_range(value)
    assert found is not None
    assert [day.isoformat() for day in found] == [first, last]


@pytest.mark.parametrize("value", [None, "", "open: soon", "202X", "21XX", "2021-13-01", "2021-99"])
def test_what_is_open_or_no_time_has_no_days(value: str | None):
    assert day_range(value) is None

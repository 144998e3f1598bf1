"""Times as days."""

import pytest

from dragoman.model.edtf import Grain, stretch


@pytest.mark.parametrize(
    ("value", "grain"),
    [
        ("2021-06-09?", Grain.DAY),
        ("2021-W23", Grain.WEEK),
        ("2021-02~", Grain.MONTH),
        ("2021-24", Grain.PART),
        ("2021", Grain.YEAR),
    ],
)
def test_a_time_tells_how_fine_it_is(value, grain):
    assert stretch(value).grain is grain


@pytest.mark.parametrize("value", ["", "202X", "2021-13", "2021-02-30", "2021-W60", "9999-24", "9999-W53"])
def test_what_is_no_time_or_leaves_the_calendar_has_no_days(value):
    assert stretch(value) is None

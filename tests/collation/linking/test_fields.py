"""How days and places of two entries compare."""

import pytest

from dragoman.collation.linking import entries_of, keys_of
from dragoman.collation.linking.fields import dates, places
from dragoman.model import ContactKind

MEETING, VISIT = ContactKind.MEETING, ContactKind.VISIT


def first(reading):
    return entries_of(reading)[0]


def both_ways(compare, one, other):
    assert compare(one, other) == compare(other, one)
    return compare(one, other)


def test_a_report_of_a_journey_may_come_days_after_the_first_that_a_notice_gives(made):
    notice = first(made.reading("notice", made.contact("Berg", "NO", kind=VISIT, planned=True), published="2021-03-03"))
    back = first(made.reading("back", made.contact("Berg", "NO", "SE", kind=VISIT, date="2021-03-12")))
    late = first(made.reading("late", made.contact("Berg", "NO", kind=VISIT, date="2021-04-12")))
    assert both_ways(dates, notice, back) == "returned"
    assert keys_of(notice) & keys_of(back)
    assert both_ways(dates, notice, late) == "far"


def test_the_same_days_of_a_journey_are_more_than_a_day_within_them(made):
    days = "2021-03-04/2021-03-08"
    one, other = (first(made.reading(name, made.contact("Berg", "NO", kind=VISIT, date=days))) for name in "ab")
    within = first(made.reading("c", made.contact("Berg", "NO", kind=MEETING, date="2021-03-05")))
    assert both_ways(dates, one, other) == "same_stretch"
    assert both_ways(dates, one, within) == "within"


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2021-03-04", "same_day_inferred"), ("2021-03-05", "next_day_inferred"), ("2021-03-12", "far")],
)
def test_words_before_a_meeting_are_of_that_day(made, day, expected):
    """Their release gives no day; the meeting is not looked for in the weeks to come, as one announced would be."""
    words = made.contact("Berg", "Dahl", kind=MEETING, planned=True, stated=False)
    before = first(made.reading("before", words))
    report = first(made.reading("report", made.contact("Berg", "Dahl", kind=MEETING, date=day), published=day))
    assert both_ways(dates, before, report) == expected


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("Riga", "Riga, Latvia", "same"),
        ("Riga", "Oslo", "other"),
        ("Latvia", "Jurmala", "unknown"),
        ("Moscow", "the Kremlin", "same"),
        (None, "Riga", "unknown"),
    ],
)
def test_a_town_may_lie_in_the_state_that_another_account_names(made, here, there, expected):
    one = first(made.reading("one", made.contact("Berg", "Dahl", kind=MEETING, place=here)))
    other = first(made.reading("other", made.contact("Berg", "Dahl", kind=MEETING, place=there)))
    assert both_ways(places, one, other) == expected

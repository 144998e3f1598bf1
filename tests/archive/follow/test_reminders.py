"""Reminders: what a calendar program makes of undertakings that are not closed."""

from icalendar import Calendar

from dragoman.archive import Archive
from dragoman.archive.follow import to_calendar


def test_what_is_open_or_due_is_an_event_on_its_last_day_with_an_id_that_stays(diary: Archive):
    found = diary.undertakings("NO", "DK", on="2021-08-01")
    pending = [one for one in found if "meet in Oslo" in one.pledge.what]
    calendar = Calendar.from_ical(to_calendar(found))
    (event,) = calendar.walk("VEVENT")
    assert str(event["UID"]) == f"{pending[0].pledge.id}@dragoman"
    assert event.decoded("DTSTART").isoformat() == "2021-08-31"
    assert "meet in Oslo" in str(event["SUMMARY"])
    assert "2021-05-20" in str(event["DESCRIPTION"])
    assert len(event.walk("VALARM")) == 1


def test_the_same_undertakings_give_the_same_bytes(diary: Archive):
    first, second = (to_calendar(diary.undertakings(on="2021-06-02")) for _ in "ab")
    assert first == second
    assert first.endswith("END:VCALENDAR\r\n")

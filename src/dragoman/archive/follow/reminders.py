"""Undertakings as a calendar (RFC 5545): a reminder on the last day by which each is due, under an id that stays.

A calendar program that subscribes to the feed sees a date that a person has changed as the same event, moved.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from dragoman import __version__
from dragoman.archive.follow.undertakings import Followed, State

WARNED_DAYS = 3
"""Days before the last day on which the calendar reminds."""
_PENDING = frozenset({State.OPEN, State.DUE})
_LONGEST = 80


def to_calendar(followed: Iterable[Followed]) -> str:
    r"""The undertakings that are open or due and have a last day, as iCalendar text with `\r\n`, in the order given."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Dragoman//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", "Undertakings")
    for one in followed:
        if one.status in _PENDING and one.pledge.last:
            calendar.add_component(_event(one, date.fromisoformat(one.pledge.last)))
    return bytes(calendar.to_ical()).decode("utf-8")


def _event(one: Followed, last: date) -> Event:
    pledge = one.pledge
    event = Event()
    event.add("uid", f"{pledge.id}@dragoman")
    event.add("dtstamp", datetime.combine(date.fromisoformat(pledge.said or pledge.last or ""), time(), UTC))
    event.add("sequence", len(one.ruled))
    event.add("dtstart", last)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", title_of(one))
    event.add("description", _description(one))
    event.add("categories", [pledge.kind])
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title_of(one))
    alarm.add("trigger", timedelta(days=-WARNED_DAYS))
    event.add_component(alarm)
    return event


def title_of(one: Followed) -> str:
    """An undertaking on one line: who, and what in short."""
    who = ", ".join(person.name for person in one.pledge.who)
    what = one.pledge.what
    short = what if len(what) <= _LONGEST else what[:_LONGEST].rpartition(" ")[0] + " …"
    return f"{who}: {short}"


def _description(one: Followed) -> str:
    """The words and where they stand, the condition, and why it has the status that it has."""
    pledge = one.pledge
    words = "\n".join(f"“{' '.join(each.words.split())}” ({each.statement})" for each in pledge.words)
    condition = f"\nOn condition: {pledge.condition}" if pledge.condition else ""
    return f"{words}\n{pledge.teller.label}, {pledge.said}{condition}\nStatus: {one.status} ({one.reason})"

"""The list of contacts that `dragoman collate` writes."""

from dataclasses import replace

from dragoman.export import contacts_text
from dragoman.export.contacts import apart_from


def test_contacts_stand_under_those_that_hold_them_however_deep(record):
    trip = replace(record, readings=record.readings[:1], matches=(), findings=())
    summit = replace(record, readings=record.readings[1:], within=trip.id, matches=(), findings=())
    call = replace(record, within=summit.id)
    lines = [line for line in contacts_text([call, summit, trip]).splitlines() if ". " in line]
    assert [len(line) - len(line.lstrip()) for line in lines] == [0, 4, 8]


def test_readings_of_a_record_are_not_apart_and_none_is_named_twice(record, single):
    (other,) = single.readings
    known = [reading for reading in record.readings if reading.account != other.account]
    held = replace(record, readings=tuple(known[:1]))
    assert apart_from([held], [known[0], other, other]) == [other]

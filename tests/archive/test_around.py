"""What stands around a contact: the last and the next of the same parties, and which contacts a reader looks for."""

import pytest

from dragoman.archive.around import around
from dragoman.archive.engine import reading
from dragoman.archive.follow import seeking
from dragoman.archive.follow.seeking import Sought, count_sought
from dragoman.archive.follow.subject import Subject
from dragoman.archive.sought import contacts_sought
from dragoman.model import Account, AccountKind
from dragoman.reading import read


def told(day, other="Jeppe Kofod of Denmark", verb="met"):
    text = f"On {day}, Foreign Minister Marta Lind of Norway {verb} Foreign Minister {other} in Oslo."
    return read(Account(day, text, f"Ministry in Oslo {day}", AccountKind.OFFICIAL, "NO"))


@pytest.fixture
def year(archive):
    """An archive with four meetings of Norway, three of them with Denmark; their ids by day."""
    days = ("4 January 2021", "5 March 2021", "6 May 2021")
    list(archive.add_each([*map(told, days), told("7 April 2021", "Pekka Haavisto of Finland")]))
    return {record.contact.date: record.id for record in archive.records()}


@pytest.mark.parametrize("few", [0, 1000], ids=["many", "few"])
def test_the_last_and_the_next_contact_are_of_all_the_same_parties(archive, year, monkeypatch, few):
    monkeypatch.setattr(seeking, "FEW", few)
    with reading(archive.engine) as db:
        found = around(db, year["2021-03-05"])
        assert (found.earlier.date, found.later.date) == ("2021-01-04", "2021-05-06")
        first = around(db, year["2021-01-04"])
        assert (first.earlier, first.later.date) == (None, "2021-03-05")
        assert around(db, year["2021-04-07"]).later is None


@pytest.mark.parametrize("few", [0, 1000], ids=["many", "few"])
def test_contacts_are_found_by_party_person_kind_and_time_however_many_fit(archive, year, monkeypatch, few):
    monkeypatch.setattr(seeking, "FEW", few)

    def days(**asked):
        kind = asked.pop("kind", None)
        with reading(archive.engine) as db:
            wanted = Sought(Subject(**asked), kind)
            page = contacts_sought(db, wanted)
            assert count_sought(db, wanted, 100) == len(page.items)
            return [one.date for one in page.items]

    assert days(parties=("NO", "DK")) == ["2021-05-06", "2021-03-05", "2021-01-04"]
    assert days(people=(("Pekka Haavisto",),), kind="meeting") == ["2021-04-07"]
    assert days(parties=("NO",), since="2021-03-01", until="2021-04-30") == ["2021-04-07", "2021-03-05"]
    assert days(kind="letter") == []


def test_pages_follow_each_other(archive, year):
    with reading(archive.engine) as db:
        wanted = Sought(Subject(parties=("NO",)))
        first = contacts_sought(db, wanted, limit=3)
        rest = contacts_sought(db, wanted, first.next, limit=3)
    assert [one.date for one in rest.items] == ["2021-01-04"]
    assert rest.next is None

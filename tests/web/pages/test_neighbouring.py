"""What stands near a contact: whose accounts it has, and which other contacts may be the same."""

from dragoman.archive.engine import reading
from dragoman.model import Account
from dragoman.web.pages.neighbouring import near, tellers_of

TOLD = "{} telephoned {} on {} May 2021. They spoke of fish."
LIND, KOFOD = "Foreign Minister Marta Lind of Norway", "Foreign Minister Jeppe Kofod of Denmark"


def added(archive, second, day):
    text = TOLD.format(LIND, second, day)
    (contact,) = archive.add(Account(f"{second} {day}", text, "Northern Wire", published=f"2021-05-{day:02}"))[
        0
    ].contacts
    return contact


def offered(archive, contact):
    with reading(archive.engine) as db:
        return [one.id for one in near(db, contact)]


def test_contacts_of_the_same_parties_are_offered_the_nearest_day_first(archive):
    own = added(archive, KOFOD, 10)
    later = added(archive, KOFOD, 12)
    next_day = added(archive, KOFOD, 11)
    added(archive, "Foreign Minister Ann Linde of Sweden", 10)
    added(archive, KOFOD, 20)
    assert offered(archive, own) == [next_day, later]


def test_accounts_of_one_publisher_are_told_apart(desk):
    with reading(desk.archive.engine) as db:
        found = tellers_of(db, desk.call)
    assert len({one.name for one in found}) == len(found) == 2

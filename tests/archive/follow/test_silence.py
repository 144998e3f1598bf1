"""Silence: contacts and topics that a side leaves out, and where nothing can be said of it."""

from collections.abc import Iterable

from dragoman.archive import Archive
from dragoman.model import Account, AccountKind, Reading


def test_a_contact_that_one_side_alone_reported_is_listed_with_the_silent_side(diary: Archive):
    found = diary.silence("NO", "DK", on="2021-08-01")
    assert [(one.contact.date, [each.side for each in one.silent], one.days) for one in found.contacts] == [
        ("2021-05-20", ["DK"], 73),
        ("2021-07-01", ["DK"], 31),
    ]
    (silent,) = found.contacts[0].silent
    assert [who.person for who in silent.people] == ["Jeppe Kofod"]
    before, later = diary.record(silent.before).contact, diary.record(silent.later).contact
    assert (before.date, later.date) == ("2021-05-03", "2021-06-01")


def test_nobody_is_silent_before_the_days_have_passed(diary: Archive):
    assert diary.silence("NO", "DK", on="2021-05-22").contacts == ()
    assert len(diary.silence("NO", "DK", on="2021-05-22", after_days=2).contacts) == 1


def test_a_side_of_which_the_archive_has_nothing_is_not_called_silent(diary: Archive):
    found = diary.silence("FI", on="2021-08-01")
    assert found.contacts == ()
    assert (found.looked_at, found.out_of_reach) == (2, 2)


def test_silence_can_be_asked_of_one_side(diary: Archive):
    assert diary.silence(on="2021-08-01", side="NO").contacts == ()
    assert len(diary.silence(on="2021-08-01", side="Denmark").contacts) == 2


def test_a_topic_that_a_side_leaves_out_of_every_contact_is_counted_with_its_contacts(diary: Archive):
    found = {(one.side, one.topic): one for one in diary.omitted("NO", "DK")}
    energy = found["NO", "energy"]
    assert (energy.other, energy.both, energy.only_side) == ("DK", 0, 0)
    assert [absence.contact.date for absence in energy.left_out] == ["2021-05-03", "2021-06-15"]
    for absence in energy.left_out:
        for words in absence.evidence:
            assert "energy" in words.words
    assert ("DK", "fisheries") not in found


def test_the_least_number_of_contacts_can_be_asked_for(diary: Archive):
    assert {one.topic for one in diary.omitted(side="NO", least=2)} == {"energy"}
    assert {one.topic for one in diary.omitted(side="NO", least=1)} >= {"energy", "climate"}


def test_a_side_that_speaks_of_a_contact_in_a_briefing_is_not_called_silent(
    archive: Archive, readings: Iterable[Reading]
):
    briefing = Account(
        "briefing",
        "Briefing on the talk with Marta Lind\n\nThe spokeswoman took questions about the budget.",
        "Ministry of Foreign Affairs of Denmark",
        AccountKind.OFFICIAL,
        "DK",
        "Briefing on the talk with Marta Lind",
        "2021-05-21",
    )
    list(archive.add_each(readings))
    archive.add(briefing)
    found = archive.silence("NO", "DK", on="2021-08-01")
    assert [one.contact.date for one in found.contacts] == ["2021-07-01"]
    (aside,) = found.spoken_of
    assert (aside.contact.date, aside.side, [one.name for one in aside.accounts]) == ("2021-05-20", "DK", ["briefing"])
    assert found.out_of_reach == 0

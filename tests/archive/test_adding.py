"""Adding accounts: what is kept, what is found to be one contact, and that nothing is read or kept twice."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.archive import Archive, DamagedError, NotFoundError, Outcome, UnreachableError
from dragoman.collation import collate_all
from dragoman.export import to_dict
from dragoman.model import Account
from dragoman.reading import read

CALL = (
    "On 3 May 2021, Foreign Minister Marta Lind of Norway telephoned her Danish counterpart, Foreign Minister Jeppe "
    "Kofod. The Minister said that Norway was ready to reopen the ferry line in June."
)
SAME_CALL = (
    "Foreign Minister Jeppe Kofod of Denmark spoke by telephone with Foreign Minister Marta Lind of Norway on 3 May "
    "2021. Mr. Kofod hoped that the ferry line would be reopened soon."
)
OTHER_CALL = (
    "On 9 July 2021, Foreign Minister Marta Lind of Norway telephoned Foreign Minister Pekka Haavisto of Finland."
)


@pytest.fixture
def accounts(told: Callable[..., Account]) -> list[Account]:
    """Two accounts of one call, and one of another."""
    return [
        told(CALL, "oslo", side="NO", publisher="Ministry of Foreign Affairs of Norway", published="2021-05-03"),
        told(SAME_CALL, "copenhagen", side="DK", publisher="Ministry of Foreign Affairs of Denmark"),
        told(OTHER_CALL, "later", side="NO", publisher="Ministry of Foreign Affairs of Norway", published="2021-07-09"),
    ]


def records_of(archive: Archive) -> list[object]:
    """The records of an archive, as JSON has them."""
    return [to_dict(record) for record in archive.records()]


def test_what_is_added_is_there_and_says_which_contacts_it_is_in(archive: Archive, accounts: list[Account]):
    added = archive.add(*accounts)
    assert [one.outcome for one in added] == [Outcome.NEW] * 3
    assert archive.account("oslo").account == replace(accounts[0], language="en")
    record = archive.record(added[1].contacts[0])
    assert {reading.account.name for reading in record.readings} == {"oslo", "copenhagen"}


def test_the_records_are_those_that_collating_all_at_once_gives(archive: Archive, accounts: list[Account]):
    archive.add(*accounts)
    assert records_of(archive) == [to_dict(record) for record in collate_all(map(read, accounts))]


def test_the_order_of_adding_changes_no_record(archive: Archive, accounts: list[Account], tmp_path: Path):
    archive.add(*accounts)
    with Archive(tmp_path / "other.db") as other:
        other.add(*reversed(accounts))
        assert records_of(archive) == records_of(other)


def test_what_is_there_already_is_not_added_again(archive: Archive, accounts: list[Account]):
    archive.add(*accounts)
    before = records_of(archive)
    assert [one.outcome for one in archive.add(*accounts)] == [Outcome.SAME] * 3
    assert records_of(archive) == before


def test_a_contact_is_still_found_by_the_id_it_had_before_another_account_joined_it(
    archive: Archive, accounts: list[Account]
):
    (first,) = archive.add(accounts[0])
    (second,) = archive.add(accounts[1])
    assert first.contacts != second.contacts
    assert archive.record(first.contacts[0]) == archive.record(second.contacts[0])


def test_a_changed_text_at_the_same_address_is_a_new_version_beside_the_old(
    archive: Archive, told: Callable[..., Account]
):
    known = {"side": "NO", "publisher": "Ministry of Foreign Affairs of Norway", "url": "https://mfa.example/1"}
    archive.add(told(CALL, "release", **known))
    (again,) = archive.add(told(CALL.replace("was ready to", "hoped to"), "release", **known))
    assert again.outcome is Outcome.VERSION
    assert [one.version for one in archive.versions("release")] == [1, 2]
    assert archive.account("release").version == 2
    (record,) = archive.records()
    assert "hoped to" in record.readings[0].account.text


def test_bad_files_are_set_aside_with_their_reason_and_stop_nothing(archive: Archive, tmp_path: Path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "in" / "b.txt").write_text(CALL, encoding="utf-8")
    outcomes = [one.outcome for one in archive.add(tmp_path / "in")]
    assert outcomes == [Outcome.REJECTED, Outcome.NEW]
    (rejected,) = archive.rejects()
    assert rejected.source.endswith("a.txt")
    assert "PNG" in rejected.reason
    assert rejected.at == "2026-11-22T12:00:00Z"


def test_an_account_that_is_not_there_is_said_not_to_be(archive: Archive):
    with pytest.raises(NotFoundError, match="no account is called nobody"):
        archive.account("nobody")


def test_an_archive_that_must_be_there_is_not_made(place: str):
    with pytest.raises(UnreachableError, match="archive init"):
        Archive(place, create=False)


def test_a_file_that_is_no_archive_is_said_to_be_none(tmp_path: Path):
    (tmp_path / "letter.db").write_text("Dear Sir, " * 200)
    with pytest.raises(DamagedError, match="no archive"):
        Archive(tmp_path / "letter.db")


def test_one_text_from_two_publishers_that_nobody_ties_is_two_accounts_in_contacts_of_their_own(
    archive: Archive, told: Callable[..., Account]
):
    one, other = (told(OTHER_CALL, name, publisher=name, kind="wire") for name in ("Nordic Wire", "Baltic Wire"))
    archive.add(one, other)
    first, second = archive.account("Nordic Wire").id, archive.account("Baltic Wire").id
    archive.correct(f"{first}~{second}", "contact", "apart", by="A. Berg")
    assert len({record.id for record in archive.records()}) == 2

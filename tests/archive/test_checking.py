"""Checking: an archive that is well has no faults; each way of damaging it is found, and what can be is mended."""

from pathlib import Path

import pytest
from sqlalchemy import text

from dragoman.archive import Archive
from dragoman.archive.checks.fault import Mend
from dragoman.archive.engine import is_server, writing
from dragoman.model import Account

MENDABLE = {
    "a statement is gone": "DELETE FROM topic; DELETE FROM voice; DELETE FROM statement WHERE start > 60",
    "words of a statement": "UPDATE statement SET words = 'nothing'",
    "an act": "UPDATE statement SET act = 'deny' WHERE act <> 'deny'",
    "a vector": "UPDATE statement SET vector = NULL",
    "a voice": "UPDATE voice SET party = 'XX'",
    "a topic": "INSERT INTO topic SELECT key, 'unheard of' FROM statement",
    "a passage": "DELETE FROM passage",
    "a block": "DELETE FROM block",
    "an entry without contact": "UPDATE entry SET contact = NULL",
    "a tie": "DELETE FROM tie",
    "a tie too many": (
        "INSERT INTO tie SELECT a.id, 0, b.id, 0 FROM account a, account b WHERE a.name = 'malta' AND b.name = 'visit'"
    ),
    "a contact's record": 'UPDATE contact SET body = \'{"contact":null,"findings":[],"links":[],"matches":[]}\'',
    "a contact's day": "UPDATE contact SET first = '1999-01-01'",
    "a participant": "DELETE FROM participant",
    "a finding": "DELETE FROM finding WHERE id IN (SELECT max(id) FROM finding)",
    "what holds a contact": "UPDATE contact SET within = (SELECT max(id) FROM contact)",
    "contacts swapped": "UPDATE entry SET contact = (SELECT max(id) FROM contact)",
    "versions": "UPDATE account SET current = (1 = 1)",
    "no version": "UPDATE account SET current = (1 = 0)",
    "a contact of nobody": (
        "INSERT INTO contact (id, planned, body, rank, folded, marks) VALUES ('c0', (1 = 0), '{}', 1, '', '')"
    ),
    "folded words": "UPDATE statement SET folded = 'nothing'",
    "marks": "UPDATE passage SET marks = ''",
    "marks of a contact": "UPDATE contact SET marks = ''",
    "marks that a contact gives": "UPDATE statement SET shared = 'nothing'",
    "ranks": "UPDATE statement SET rank = key",
    "a contact's rank": "UPDATE contact SET rank = 7 WHERE id = (SELECT max(id) FROM contact)",
    "values known by name": "DELETE FROM known",
    "a fact": "DELETE FROM fact",
    "an undertaking": "DELETE FROM bound; DELETE FROM undertaking",
    "who is bound": "UPDATE bound SET party = 'XX'",
    "a title": "UPDATE account SET title = 'something' WHERE given IS NOT NULL",
    "a block of nobody": "INSERT INTO block VALUES ('x', '2020-01-01', 'nobody', 0)",
}

BEYOND = {
    "a text": ("UPDATE account SET text = 'something else'", Mend.RESTORE),
    "an address": ("UPDATE account SET url = 'elsewhere'", Mend.RESTORE),
    "a reading is gone": ("DELETE FROM reading", Mend.READ),
    "a reading cannot be read": ("UPDATE reading SET body = '{'", Mend.READ),
    "spans": ("UPDATE reading SET body = replace(body, '\"span\":[', '\"span\":[9')", Mend.READ),
}


@pytest.fixture
def full(archive: Archive, calls: list[Account]) -> Archive:
    archive.add(*calls)
    archive.correct("andorra.s1", "act", "promise", by="ann")
    archive.correct("andorra", "publisher", "The ministry", by="ann")
    archive.correct("person:Ana Vidal", "same_as", "Anna Vidal", by="ann")
    return archive


def damage(archive: Archive, statements: str) -> None:
    with writing(archive.engine) as db:
        for statement in statements.split("; "):
            db.execute(text(statement.replace(":", r"\:")))


def test_an_archive_that_is_well_has_no_faults(full: Archive):
    assert full.check() == []


def test_an_empty_archive_has_no_faults(archive: Archive):
    assert archive.check() == []


@pytest.mark.parametrize("what", MENDABLE)
def test_what_is_made_from_the_rest_is_found_wrong_and_made_again(full: Archive, what: str):
    records = list(full.records())
    damage(full, MENDABLE[what])
    faults = full.check()
    assert faults
    assert all("--repair" in str(fault) for fault in faults)
    assert full.check(repair=True) == []
    assert list(full.records()) == records


@pytest.mark.parametrize("what", BEYOND)
def test_what_is_kept_is_found_damaged_and_left_as_it_is(full: Archive, what: str):
    statements, mend = BEYOND[what]
    damage(full, statements)
    assert mend in {fault.mend for fault in full.check()}


def test_rows_of_an_account_that_is_gone_are_found(full: Archive):
    if is_server(full.engine):
        pytest.skip("PostgreSQL does not let them come about")
    with full.engine.connect() as db:
        db.exec_driver_sql("COMMIT")
        db.exec_driver_sql("PRAGMA foreign_keys = OFF")
        db.exec_driver_sql("DELETE FROM voice WHERE statement = 1")
        db.exec_driver_sql("DELETE FROM account WHERE name = 'visit'")
    assert {fault.place for fault in full.check()} >= {"statement", "passage", "reading", "entry"}
    assert {fault.place for fault in full.check(repair=True)} == {"reading"}


def test_a_quick_check_finds_what_a_look_at_each_account_shows(full: Archive):
    damage(full, MENDABLE["a topic"])
    assert full.check(quick=True)


def test_a_full_text_index_that_lacks_words_is_found_and_made_again(calls: list[Account], tmp_path: Path):
    with Archive(tmp_path / "desk.db") as archive:
        archive.add(calls[0])
        assert archive.check() == []
        damage(archive, "INSERT INTO passage_search(passage_search) VALUES ('delete-all')")
        (fault,) = archive.check()
        assert (fault.place, fault.mend) == ("passage_search", Mend.INDEX)
        assert archive.check(repair=True) == []


def test_a_file_with_a_damaged_page_is_told_to_be_restored(calls: list[Account], tmp_path: Path):
    with Archive(tmp_path / "desk.db") as archive:
        archive.add(*calls)
        with archive.engine.connect() as db:
            db.exec_driver_sql("COMMIT")
            db.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            page = db.exec_driver_sql("SELECT rootpage FROM sqlite_master WHERE name = 'ix_voice_person'").scalar()
    data = bytearray((tmp_path / "desk.db").read_bytes())
    data[page * 4096 - 200 : page * 4096] = b"\0" * 200
    (tmp_path / "desk.db").write_bytes(data)
    with Archive(tmp_path / "desk.db", create=False) as archive:
        assert {fault.mend for fault in archive.check()} == {Mend.RESTORE}

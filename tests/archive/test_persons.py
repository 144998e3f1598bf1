"""Which names are one person's: rulings that rows follow, and that are taken back without a trace."""

import pytest
from sqlalchemy import select

from dragoman.archive import CorrectionError, schema
from dragoman.archive.engine import reading as reading_from
from dragoman.archive.persons import Persons, names_of, persons_in


def people(desk, table=schema.voice):
    with reading_from(desk.archive.engine) as db:
        return sorted(set(db.scalars(select(table.c.person))))


def test_a_name_that_is_ruled_to_be_anothers_is_so_in_all_rows_and_is_itself_again_after_undo(desk):
    made = desk.archive.correct("person:Marta Lind", "same_as", "Marta Lind-Berg", by="anna")
    assert people(desk) == people(desk, schema.participant) == ["Jeppe Kofod", "Marta Lind-Berg"]
    desk.archive.correct("oslo.s1", "act", "warn", by="anna")
    assert people(desk) == ["Jeppe Kofod", "Marta Lind-Berg"]
    desk.archive.undo(made.id, "anna")
    assert people(desk) == people(desk, schema.participant) == ["Jeppe Kofod", "Marta Lind"]


def test_who_is_another_who_is_a_third_is_the_third(desk):
    desk.archive.correct("person:Marta Lind", "same_as", "Marta Berg", by="anna")
    desk.archive.correct("person:Marta Berg", "same_as", "Marta Holm", by="anna")
    assert people(desk) == ["Jeppe Kofod", "Marta Holm"]
    with pytest.raises(CorrectionError, match="undo that first"):
        desk.archive.correct("person:Marta Holm", "same_as", "Marta Holm", by="anna")
    with reading_from(desk.archive.engine) as db:
        assert names_of(db, "Marta Lind") == ["Marta Holm"]


def test_nobody_is_ruled_to_be_somebody_who_is_ruled_to_be_him(desk):
    desk.archive.correct("person:Marta Lind", "same_as", "Jeppe Kofod", by="anna")
    with pytest.raises(CorrectionError, match="undo that first"):
        desk.archive.correct("person:Jeppe Kofod", "same_as", "Marta Lind", by="anna")


def test_a_name_that_no_account_has_is_refused(desk):
    with pytest.raises(CorrectionError, match="no account names a person 'Olga Ny'"):
        desk.archive.correct("person:Olga Ny", "same_as", "Marta Lind", by="anna")


def test_two_of_one_name_are_parted(desk):
    with reading_from(desk.archive.engine) as db:
        assert persons_in(db).same("Lind", "Marta Lind")
    desk.archive.correct("person:Marta Lind", "same_as", None, by="anna")
    with reading_from(desk.archive.engine) as db:
        assert not persons_in(db).same("Lind", "Marta Lind")
        assert persons_in(db).same("Marta Lind", "Marta Lind")


def test_a_circle_of_rulings_means_one_person_by_whatever_name_it_is_entered():
    persons = Persons({"B": "C", "C": "A", "A": "B", "D": "B"})
    assert {persons.of(name) for name in "ABCD"} == {"A"}

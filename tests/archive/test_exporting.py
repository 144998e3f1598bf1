"""Exports: everything kept comes out and in again, byte for byte, on every database; damaged files do not come in."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from dragoman.archive import Archive, Correction, DamagedError, UnreachableError, importing, schema
from dragoman.archive.correcting import Asked, Signed, correct
from dragoman.archive.engine import writing
from dragoman.archive.lines import line_of, with_end
from dragoman.model import Account


@pytest.fixture
def full(archive: Archive, calls: list[Account], tmp_path: Path) -> Archive:
    """An archive with accounts, versions, contacts, former ids, corrections and a rejected input."""
    archive.add(*calls)
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    archive.add(tmp_path / "picture.txt")
    archive.correct("malta", "title", "first", by="ann")
    archive.correct("malta", "title", "first", by="ann")
    (record,) = (one for one in archive.records() if "malta" in {told.account.name for told in one.readings})
    made = [
        archive.correct("snow", "publisher", "Iceland's government", by="ann"),
        archive.correct("malta.s1", "act", "promise", by="ann"),
        archive.correct("andorra.s+", "span", [7, 40], by="bob"),
        archive.correct("person:Ana Vidal", "same_as", "Anna Vidal", by="ann", note="as she signs"),
        archive.correct(record.id, "place", "by telephone", by="bob"),
        archive.correct("andorra.s1~malta.s1", "relation", "same", by="ann"),
        archive.correct("andorra~visit", "contact", "apart", by="ann")
        if "visit" in {told.account.name for told in record.readings}
        else archive.correct("malta~visit", "contact", "same", by="ann"),
    ]
    archive.undo(made[1].id, by="bob")
    archive.undo(made[6].id, by="bob")
    return archive


def corrections(archive: Archive) -> list[Correction]:
    return [change.correction for change in archive.corrections()]


def exported(archive: Archive, path: Path) -> bytes:
    archive.export(path, replace=True)
    return path.read_bytes()


def test_an_export_is_the_same_bytes_after_a_round_trip(full: Archive, tmp_path: Path):
    before = exported(full, tmp_path / "one.jsonl")
    with Archive(tmp_path / "other.db") as other:
        other.import_(tmp_path / "one.jsonl")
        assert exported(other, tmp_path / "two.jsonl") == before
        assert other.check() == []


def test_an_import_into_each_database_gives_the_same_export(full: Archive, place: str, tmp_path: Path, request):
    before = exported(full, tmp_path / "one.jsonl")
    fresh = request.getfixturevalue("server").database()
    with Archive(fresh) as other:
        other.import_(tmp_path / "one.jsonl")
        assert exported(other, tmp_path / "two.jsonl") == before
        assert other.check() == []


def test_each_line_says_what_it_holds_and_the_last_one_how_many_there_were(full: Archive, tmp_path: Path):
    lines = [json.loads(line) for line in exported(full, tmp_path / "one.jsonl").splitlines()]
    assert lines[0]["value"] == {"schema": "dragoman.archive/1"}
    kinds = [line["what"] for line in lines]
    assert kinds.count("account") == 5
    assert {"correction", "rejected", "formerly", "contact"} < set(kinds)
    assert lines[-1]["value"]["lines"] == len(lines) - 1


def test_importing_twice_changes_nothing(full: Archive, tmp_path: Path):
    before = exported(full, tmp_path / "one.jsonl")
    outcomes = {one.outcome for one in full.import_(tmp_path / "one.jsonl") if one.what != "contact"}
    assert outcomes == {"there"}
    assert exported(full, tmp_path / "two.jsonl") == before


def test_an_import_that_was_interrupted_goes_on_where_it_was(full: Archive, tmp_path: Path):
    before = exported(full, tmp_path / "one.jsonl")
    with Archive(tmp_path / "other.db") as other:
        for stop in (1, 4, 6, 9):
            lines = importing.import_each(lambda: writing(other.engine), tmp_path / "one.jsonl")
            for _ in range(stop):
                next(lines)
            lines.close()
            assert other.check() == []
        other.import_(tmp_path / "one.jsonl")
        assert exported(other, tmp_path / "two.jsonl") == before


def test_what_an_archive_has_already_stays_and_is_linked_with_what_comes(
    archive: Archive, calls: list[Account], tmp_path: Path
):
    with Archive(tmp_path / "other.db") as other:
        other.add(calls[0], calls[2])
        other.correct("andorra", "title", "A call", by="ann")
        other.export(tmp_path / "one.jsonl")
    (added,) = archive.add(calls[1])
    archive.import_(tmp_path / "one.jsonl")
    assert {reading.account.name for reading in archive.record(added.contacts[0]).readings} == {"andorra", "malta"}
    assert archive.check() == []


def test_a_correction_keeps_what_it_undoes(archive: Archive, calls: list[Account], tmp_path: Path):
    archive.add(calls[0])
    archive.undo(archive.correct("andorra", "title", "A call", by="ann").id, by="bob")
    archive.export(tmp_path / "one.jsonl")
    with Archive(tmp_path / "other.db") as other:
        other.add(calls[1])
        other.correct("malta", "title", "Another", by="ann")
        other.import_(tmp_path / "one.jsonl")
        assert [one.undoes for one in corrections(other)] == [None, None, 2]
        assert other.account("andorra").account.title is None


def test_what_both_have_undone_is_undone_once(archive: Archive, calls: list[Account], tmp_path: Path):
    archive.add(calls[0])
    made = archive.correct("andorra", "title", "A call", by="ann")
    archive.export(tmp_path / "one.jsonl")
    archive.undo(made.id, by="ann")
    with Archive(tmp_path / "other.db") as other:
        other.import_(tmp_path / "one.jsonl")
        other.undo(made.id, by="bob")
        other.export(tmp_path / "two.jsonl")
    archive.import_(tmp_path / "two.jsonl")
    assert [(one.undoes, one.by) for one in corrections(archive)] == [(None, "ann"), (1, "ann")]


def test_what_came_with_an_account_is_exported_and_what_was_corrected_holds(
    archive: Archive, calls: list[Account], tmp_path: Path
):
    archive.add(calls[2])
    archive.correct("snow", "publisher", "Iceland's government", by="ann")
    archive.export(tmp_path / "one.jsonl")
    with Archive(tmp_path / "other.db") as other:
        other.import_(tmp_path / "one.jsonl")
        assert other.account("snow").account.publisher == "Iceland's government"
        assert other.reading("snow", machine=True).account.publisher == "Government of Iceland"
        (added,) = other.add(calls[3])
        assert added.outcome == "version"
        assert other.check() == []


def test_a_ruling_on_a_person_that_comes_in_holds_of_accounts_that_were_there(
    archive: Archive, calls: list[Account], tmp_path: Path
):
    with Archive(tmp_path / "other.db") as other:
        other.add(calls[0])
        other.correct("person:Ana Vidal", "same_as", "Anna Vidal", by="ann")
        other.export(tmp_path / "one.jsonl")
    archive.add(calls[2])
    archive.import_(tmp_path / "one.jsonl")
    with writing(archive.engine) as db:
        people = set(db.scalars(select(schema.participant.c.person)))
    assert people == {"Anna Vidal", "Carmelo Abela", "Gudlaugur Thordarson"}
    assert archive.check() == []


def test_corrections_are_numbered_without_gaps_whatever_failed_between(archive: Archive, calls: list[Account]):
    archive.add(calls[0])
    archive.correct("andorra", "title", "A call", by="ann")
    with writing(archive.engine) as db:
        correct(db, Asked("andorra", "title", "No call"), Signed("ann", "2026-11-22T12:00:00Z"))
        db.get_transaction().rollback()
    assert archive.correct("andorra", "title", "Some call", by="ann").id == 2


def test_a_statement_that_a_correction_added_is_still_named_by_it(
    archive: Archive, calls: list[Account], tmp_path: Path
):
    archive.add(calls[0])
    key = archive.account("andorra").id
    archive.correct("andorra.s+", "span", [7, 40], by="ann")
    archive.correct("andorra.m1", "act", "promise", by="ann")
    archive.export(tmp_path / "one.jsonl")
    with Archive(tmp_path / "other.db") as other:
        (added,) = other.add(calls[1])
        other.correct("malta", "title", "Another", by="ann")
        other.import_(tmp_path / "one.jsonl")
        assert [one.target for one in corrections(other)] == [added.account, f"{key}.s+", f"{key}.m2"]
        assert {said.id: said.act for said in other.reading("andorra").statements}["m2"] == "promise"
        assert other.check() == []


@pytest.mark.parametrize(
    "change", [{"scope": "village"}, {"field": "colour"}, {"value": "{"}, {"anchor": '{"spans":3}'}, {"undoes": 7}]
)
def test_a_forged_correction_with_right_hashes_does_not_come_in(
    archive: Archive, calls: list[Account], tmp_path: Path, change: dict
):
    archive.add(calls[0])
    archive.correct("andorra.s1", "act", "promise", by="ann")
    lines = [json.loads(line) for line in exported(archive, tmp_path / "one.jsonl").splitlines()]
    lines[1]["value"] |= change
    forged = with_end(line_of(line["what"], line["value"]) for line in lines[:-1])
    (tmp_path / "one.jsonl").write_bytes(b"".join(forged))
    with Archive(tmp_path / "other.db") as other, pytest.raises(DamagedError, match=r"line [23]"):
        other.import_(tmp_path / "one.jsonl")


@pytest.mark.parametrize("number", [1, 3, -2, -1])
def test_a_changed_line_is_refused_by_its_number_and_nothing_comes_in(full: Archive, tmp_path: Path, number: int):
    lines = exported(full, tmp_path / "one.jsonl").splitlines(keepends=True)
    number = number % len(lines)
    lines[number] = lines[number].replace(b"e", b"o", 5)
    (tmp_path / "one.jsonl").write_bytes(b"".join(lines))
    with Archive(tmp_path / "other.db") as other:
        with pytest.raises(DamagedError, match=f"line {number + 1}:"):
            other.import_(tmp_path / "one.jsonl")
        assert list(other.records()) == []


@pytest.mark.parametrize("change", ["cut", "shortened", "doubled"])
def test_a_file_that_lacks_lines_or_has_too_many_is_refused(full: Archive, tmp_path: Path, change: str):
    lines = exported(full, tmp_path / "one.jsonl").splitlines(keepends=True)
    changed = {"cut": b"".join(lines)[:-20], "shortened": b"".join(lines[:-1]), "doubled": b"".join([*lines, lines[1]])}
    (tmp_path / "one.jsonl").write_bytes(changed[change])
    with Archive(tmp_path / "other.db") as other, pytest.raises(DamagedError, match="line"):
        other.import_(tmp_path / "one.jsonl")


def test_a_compressed_file_is_no_export(full: Archive, tmp_path: Path):
    (tmp_path / "one.jsonl.gz").write_bytes(gzip.compress(b"\0" * 10_000_000))
    with Archive(tmp_path / "other.db") as other, pytest.raises(DamagedError, match="line 1: "):
        other.import_(tmp_path / "one.jsonl.gz")


def test_a_line_without_end_is_never_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dragoman.archive.lines.LONGEST", 1000)
    (tmp_path / "one.jsonl").write_bytes(b"[" * 5000)
    with Archive(tmp_path / "other.db") as other, pytest.raises(DamagedError, match="longer than 1,000 bytes"):
        other.import_(tmp_path / "one.jsonl")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda value: value | {"text": value["text"] + " No."}, "not the one that has the id"),
        (lambda value: value | {"name": "a\0b"}, "is no text"),
        (lambda value: value | {"reading": {"statements": 3}}, "cannot be read"),
        (lambda value: value | {"reading": value["reading"] | {"background": [[0, 10_000]]}}, "outside of its text"),
    ],
)
def test_a_forged_account_with_right_hashes_does_not_come_in(
    archive: Archive, calls: list[Account], tmp_path: Path, change: Callable[[dict], dict], reason: str
):
    archive.add(calls[0])
    lines = [json.loads(line) for line in exported(archive, tmp_path / "one.jsonl").splitlines()]
    account = next(line for line in lines if line["what"] == "account")
    account["value"] = change(account["value"])
    forged = with_end(line_of(line["what"], line["value"]) for line in lines[:-1])
    (tmp_path / "one.jsonl").write_bytes(b"".join(forged))
    with Archive(tmp_path / "other.db") as other, pytest.raises(DamagedError, match=reason):
        other.import_(tmp_path / "one.jsonl")


def test_an_export_does_not_overwrite_a_file_unless_told(full: Archive, tmp_path: Path):
    (tmp_path / "one.jsonl").write_text("mine")
    with pytest.raises(UnreachableError, match="--replace"):
        full.export(tmp_path / "one.jsonl")
    assert (tmp_path / "one.jsonl").read_text() == "mine"
    full.export(tmp_path / "one.jsonl", replace=True)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []

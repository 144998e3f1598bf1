"""Backups: one state in a file while others write, and the way back as a whole or not at all."""

import threading
from pathlib import Path

import pytest

from dragoman.archive import Archive, DamagedError, UnreachableError
from dragoman.archive.backups import restore
from dragoman.archive.engine import is_server, open_engine
from dragoman.model import Account


def names(archive: Archive) -> set[str]:
    return {reading.account.name for record in archive.records() for reading in record.readings}


def test_what_was_backed_up_is_restored_in_the_place_of_what_came_after(
    archive: Archive, calls: list[Account], tmp_path: Path
):
    archive.add(*calls[:2])
    archive.backup(tmp_path / "backup")
    archive.add(*calls[2:])
    archive.restore(tmp_path / "backup", replace=True)
    assert names(archive) == {"andorra", "malta"}
    assert archive.check() == []
    archive.add(*calls[2:])
    assert names(archive) == {"andorra", "malta", "snow", "visit"}


def test_a_backup_makes_a_new_archive(archive: Archive, calls: list[Account], tmp_path: Path):
    archive.add(*calls[:2])
    archive.backup(tmp_path / "backup")
    restore(open_engine(tmp_path / "new" / "desk.db"), tmp_path / "backup")
    with Archive(tmp_path / "new" / "desk.db", create=False) as other:
        assert list(other.records()) == list(archive.records())
        assert other.check() == []


def test_a_backup_of_a_file_can_be_restored_on_a_server(archive: Archive, calls: list[Account], tmp_path: Path):
    with Archive(tmp_path / "desk.db" if is_server(archive.engine) else tmp_path / "two.db") as other:
        other.add(*calls[:2])
        other.backup(tmp_path / "backup")
    archive.restore(tmp_path / "backup", replace=True)
    assert names(archive) == {"andorra", "malta"}


def test_an_archive_is_not_overwritten_unless_that_is_said(archive: Archive, calls: list[Account], tmp_path: Path):
    archive.add(calls[0])
    archive.backup(tmp_path / "backup")
    with pytest.raises(UnreachableError, match="--replace"):
        archive.restore(tmp_path / "backup")
    with pytest.raises(UnreachableError, match="--replace"):
        archive.backup(tmp_path / "backup")


def test_a_damaged_backup_is_refused_and_the_archive_stays(archive: Archive, calls: list[Account], tmp_path: Path):
    archive.add(*calls)
    archive.backup(tmp_path / "backup")
    data = bytearray((tmp_path / "backup").read_bytes())
    data[len(data) // 2 :] = b"x" * (len(data) // 3)
    (tmp_path / "backup").write_bytes(data)
    before = list(archive.records())
    with pytest.raises(DamagedError):
        archive.restore(tmp_path / "backup", replace=True)
    assert list(archive.records()) == before
    assert archive.check() == []


def test_a_backup_while_others_write_is_one_state(archive: Archive, calls: list[Account], tmp_path: Path):
    archive.add(calls[0])
    writer = threading.Thread(target=lambda: archive.add(*calls[1:]))
    writer.start()
    for number in range(5):
        archive.backup(tmp_path / f"backup{number}")
    writer.join()
    for number in range(5):
        place = tmp_path / f"restored{number}.db"
        restore(open_engine(place), tmp_path / f"backup{number}")
        with Archive(place, create=False) as other:
            assert other.check() == []


def test_a_damaged_archive_gives_way_to_a_backup_and_is_kept_beside_it(calls: list[Account], tmp_path: Path):
    place = tmp_path / "desk.db"
    with Archive(place) as archive:
        archive.add(*calls[:2])
        archive.backup(tmp_path / "backup")
    place.write_bytes(b"not a database at all" * 500)
    restore(open_engine(place), tmp_path / "backup", replace=True)
    with Archive(place, create=False) as archive:
        assert names(archive) == {"andorra", "malta"}
    assert (tmp_path / "desk.db.damaged").exists()


def test_readers_of_a_restored_file_go_on_while_somebody_writes(calls: list[Account], tmp_path: Path):
    with Archive(tmp_path / "desk.db") as archive:
        archive.add(calls[0])
        archive.backup(tmp_path / "backup")
    restore(open_engine(tmp_path / "new.db"), tmp_path / "backup")
    with Archive(tmp_path / "new.db", create=False) as archive, archive.engine.connect() as db:
        assert db.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"

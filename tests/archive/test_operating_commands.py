"""The commands that look after an archive: what they write, where, and with which exit code."""

import json
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from dragoman.archive import Archive
from dragoman.archive.engine import writing
from dragoman.cli.archive import app
from dragoman.model import Account

run = CliRunner()


@pytest.fixture
def full(place: str, calls: list[Account]) -> str:
    with Archive(place) as archive:
        archive.add(*calls[:2])
    return place


def test_check_is_silent_and_ends_well_where_all_is_well(full: str):
    done = run.invoke(app, ["check", "--archive", full])
    assert (done.exit_code, done.stdout) == (0, "")
    assert "all is well" in done.stderr


def test_check_tells_each_fault_with_what_to_do_and_repair_mends_it(full: str):
    with Archive(full) as archive, writing(archive.engine) as db:
        db.execute(text("DELETE FROM passage"))
    done = run.invoke(app, ["check", "--archive", full, "--format", "jsonl"])
    assert done.exit_code == 1
    faults = [json.loads(line) for line in done.stdout.splitlines()]
    assert {fault["mend"] for fault in faults} == {"refresh"}
    assert "check --repair" in run.invoke(app, ["check", "--archive", full, "--quick"]).stdout
    assert run.invoke(app, ["check", "--archive", full, "--repair"]).exit_code == 0
    assert run.invoke(app, ["check", "--archive", full]).exit_code == 0


def test_an_export_is_imported_and_a_backup_restored(full: str, tmp_path: Path):
    for command, file in (("export", "one.jsonl"), ("backup", "backup")):
        assert run.invoke(app, [command, str(tmp_path / file), "--archive", full]).exit_code == 0
    new = str(tmp_path / "new.db")
    done = run.invoke(app, ["import", str(tmp_path / "one.jsonl"), "--archive", new])
    assert "2 new, 0 there already" in done.stdout
    refused = run.invoke(app, ["restore", str(tmp_path / "backup"), "--archive", new])
    assert refused.exit_code == 1
    assert "--replace" in refused.stderr
    assert run.invoke(app, ["restore", str(tmp_path / "backup"), "--archive", new, "--replace"]).exit_code == 0
    again = run.invoke(app, ["export", str(tmp_path / "two.jsonl"), "--archive", new])
    assert again.exit_code == 0
    assert (tmp_path / "two.jsonl").read_bytes() == (tmp_path / "one.jsonl").read_bytes()


@pytest.mark.parametrize("path", ["nothing.jsonl", "."])
def test_a_file_that_cannot_be_read_is_named(full: str, tmp_path: Path, path: str):
    for command in ("import", "restore"):
        done = run.invoke(app, [command, str(tmp_path / path), "--archive", full])
        assert done.exit_code == 1
        assert str(tmp_path / path) in done.stderr

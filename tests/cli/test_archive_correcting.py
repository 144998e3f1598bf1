"""`dragoman archive correct`, `undo`, `history`, `corrections`, `diff` and `reread` at the command line."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.archive import Archive
from dragoman.cli.app import app

TEXT = (
    "On 3 May 2021, Foreign Minister Marta Lind of Norway telephoned her Danish counterpart, Foreign Minister Jeppe "
    "Kofod. Ms. Lind said that Norway would reopen the ferry line in June."
)


@pytest.fixture
def desk(tmp_path: Path) -> str:
    place, releases = str(tmp_path / "desk.db"), tmp_path / "releases.jsonl"
    first = {"id": "oslo", "text": TEXT, "url": "https://mfa.example/1", "side": "NO", "kind": "official"}
    later = first | {"text": TEXT.replace("would reopen", "hoped to reopen")}
    releases.write_text(json.dumps(first) + "\n", encoding="utf-8")
    again = tmp_path / "again.jsonl"
    again.write_text(json.dumps(later) + "\n", encoding="utf-8")
    with Archive(place) as archive:
        archive.add(releases)
        archive.add(again)
    return place


def run(*words: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["archive", *words])
    assert result.exit_code == code, result.output
    return result.output


def test_a_correction_is_made_told_of_and_undone(desk: str):
    assert "is warn (the machine has hope)" in run(
        "correct", "oslo.s1", "act", "warn", "--by", "anna", "--archive", desk
    )
    history = run("history", "oslo.s1", "--archive", desk)
    assert "the machine has hope" in history
    assert "anna:" in history
    assert "1 is undone" in run("undo", "1", "--by", "bo", "--note", "no", "--archive", desk)
    assert "(undone)" in run("corrections", "--archive", desk)
    told = json.loads(run("history", "oslo.s1", "--format", "json", "--archive", desk))
    assert told["fields"][0]["holds"] == "hope"


def test_values_may_be_json_or_words(desk: str):
    run("correct", "oslo.s1", "speaker", '{"person": "Ida Holm", "party": "DK"}', "--by", "anna", "--archive", desk)
    run("correct", "oslo.s1", "strength", "null", "--by", "anna", "--archive", desk)
    lines = run("corrections", "--format", "jsonl", "--archive", desk).splitlines()
    found = [json.loads(line) for line in lines]
    assert [one["value"] for one in found] == [[{"name": "Ida Holm", "party": "DK", "person": "Ida Holm"}], None]
    assert "ferry line" in found[0]["extracts"][0]["text"]


def test_what_cannot_be_is_said_on_standard_error(desk: str):
    assert "it is one of inform" in run(
        "correct", "oslo.s1", "act", "mumble", "--by", "anna", "--archive", desk, code=1
    )
    assert "no correction has the id 7" in run("undo", "7", "--by", "anna", "--archive", desk, code=1)
    run("correct", "oslo.s1", "act", "warn", "--by", "anna", "--expected", "0", "--archive", desk)
    told = run("correct", "oslo.s1", "act", "urge", "--by", "bo", "--expected", "0", "--archive", desk, code=1)
    assert "not what you saw" in told


def test_versions_are_compared(desk: str):
    told = run("diff", "oslo", "--archive", desk)
    assert "version 1 to version 2" in told
    assert "softened" in told
    found = json.loads(run("diff", "oslo", "--from", "1", "--to", "2", "--format", "json", "--archive", desk))
    assert [one["kind"] for one in found["statements"]] == ["softened"]
    assert found["statements"][0]["after"]["strength"] == "hope"


def test_accounts_are_read_anew(desk: str):
    assert "0 read anew" in run("reread", "--archive", desk)
    run("correct", "oslo.s1", "act", "warn", "--by", "anna", "--archive", desk)
    assert "2 read anew, 0 changed" in run("reread", "--all", "--archive", desk)
    assert "corrections" not in run("corrections", "--disputed", "--archive", desk)

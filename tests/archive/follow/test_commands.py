"""The commands of Follow: what they print, as text, JSON and a calendar, and how they fail."""

import json

import pytest
from icalendar import Calendar
from typer.testing import CliRunner

from dragoman.archive import Archive
from dragoman.cli.app import app


def run(diary: Archive, *words: str) -> str:
    where = diary.engine.url.render_as_string(hide_password=False)
    done = CliRunner().invoke(app, ["archive", *words, "--archive", where])
    assert done.exit_code == 0, done.stderr
    return done.stdout


def test_a_timeline_is_printed_a_line_for_each_contact_and_who_asked(diary: Archive):
    lines = run(diary, "timeline", "NO", "Kofod").splitlines()
    assert lines[0].startswith("2021-05-03") and "asked for by DK" in lines[0]  # noqa: PT018
    assert "Who asked:" in lines
    assert any("+26 d" in line and "[DK, NO]" in line for line in lines)


def test_positions_are_printed_with_changes(diary: Archive):
    text = run(diary, "positions", "Norway", "fisheries")
    assert "In its own accounts:" in text
    assert "In the accounts of others:" in text
    assert "dropped" in text
    assert "hardened: ready on 2021-05-20, intend now" in text


def test_undertakings_are_printed_with_status_reason_and_what_closed_them(diary: Archive):
    text = run(diary, "undertakings", "NO", "--status", "kept", "--on", "2021-08-01")
    assert "kept: Marta Lind (NO) with Jeppe Kofod (DK): visit Denmark in June" in text
    assert "meeting in Copenhagen on 2021-06-15 [c" in text


def test_undertakings_can_be_a_calendar(diary: Archive):
    calendar = Calendar.from_ical(run(diary, "undertakings", "--on", "2021-08-01", "--format", "ics"))
    assert len(calendar.walk("VEVENT")) == 1


def test_silence_is_printed_with_sides_days_and_topics(diary: Archive):
    text = run(diary, "silence", "--on", "2021-08-01")
    assert "DK silent for 73 days" in text
    assert "NO leaves out energy, DK has it: 2 contacts" in text


@pytest.mark.parametrize("words", [["timeline", "NO"], ["positions", "NO", "fisheries"], ["undertakings"], ["silence"]])
def test_every_answer_is_json_with_its_evidence(diary: Archive, words: list[str]):
    text = run(diary, *words, "--format", "json")
    assert json.loads(text)
    assert '"account"' in text


def test_what_is_not_there_is_said_on_one_line(diary: Archive):
    where = diary.engine.url.render_as_string(hide_password=False)
    done = CliRunner().invoke(app, ["archive", "timeline", "Nobody", "--archive", where])
    assert done.exit_code == 1
    assert done.stderr.strip() == "dragoman: the archive has no party and no person called Nobody"

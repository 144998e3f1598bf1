"""`dragoman archive search` and `similar`: the forms in which hits come."""

import csv
import json

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app


@pytest.fixture
def ask(desk, monkeypatch):
    desk.tell({"words": "=The\x1b[31m ferry sails."}, {"words": "Ferries come back."}, day="2012-01-01")
    monkeypatch.setenv("DRAGOMAN_ARCHIVE", desk.archive.engine.url.render_as_string(hide_password=False))
    return lambda *words: CliRunner().invoke(app, ["archive", *words])


def test_hits_are_shown_with_what_was_looked_for_in_brackets_and_no_control_characters(ask):
    shown = ask("search", "ferry", "--facets").stdout
    assert shown.startswith("2 hits\n")
    assert "=The [31m [ferry] sails." in shown
    assert "[Ferries] come back." in shown
    assert "\nact " in shown
    assert "\x1b" not in shown


def test_hits_as_json_have_spans_in_the_words(ask):
    told = json.loads(ask("search", "ferry", "--format", "json", "--limit", "1").stdout)
    (hit,) = told["hits"]
    ((start, end),) = hit["highlights"]
    assert hit["words"][start:end] == "ferry"
    rest = json.loads(ask("search", "ferry", "--format", "json", "--cursor", told["cursor"]).stdout)
    assert [one["words"] for one in rest["hits"]] == ["Ferries come back."]
    assert rest["cursor"] is None


def test_hits_as_csv_hold_no_formula(ask):
    rows = list(csv.DictReader(ask("search", "ferry", "--format", "csv").stdout.splitlines()))
    assert [row["words"][:2] for row in rows] == ["'=", "Fe"]


def test_similar_statements_are_shown_with_their_scores(ask):
    (first, second) = json.loads(ask("search", "ferry", "--format", "json").stdout)["hits"]
    (found,) = json.loads(ask("similar", first["id"], "--format", "json").stdout)
    assert found["id"] == second["id"]
    assert 0 < found["score"] < 1
    assert second["id"] in ask("similar", first["id"]).stdout
    assert second["id"] in ask("similar", first["id"], "--format", "csv").stdout


def test_a_query_that_cannot_be_understood_is_told_on_standard_error(ask):
    result = ask("search", "act:promis")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "at character 5: act: there is no “promis”; did you mean promise?" in result.stderr


def test_searches_are_saved_listed_and_deleted(ask):
    assert ask("searches", "--save", "ferries", "ferry act:inform").stdout == "ferries\tstatements\tferry act:inform\n"
    assert ask("searches", "--user", "ruth").stdout == ""
    assert ask("searches", "--delete", "ferries").stdout == ""
    assert ask("searches", "--delete", "ferries").exit_code == 1

"""Plain words exist for every word of the closed vocabularies, and dates and lengths of time read well."""

import tomllib
from pathlib import Path

import pytest

import dragoman.export
from dragoman.export.labels import joined, label, plain_date, plain_minutes
from dragoman.model import FIELDS, AccountKind, Act, ContactKind, FindingKind, Relation, Role, Status, Strength

TABLES = tomllib.loads((Path(dragoman.export.__path__[0]) / "labels.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("table", "vocabulary"),
    [
        ("contact_kind", ContactKind),
        ("account_kind", AccountKind),
        ("finding", FindingKind),
        ("act", Act),
        ("act_of_several", Act),
        ("strength", Strength),
        ("relation", Relation),
        ("status", Status),
        ("role", Role),
        ("field", FIELDS),
    ],
)
def test_every_word_of_a_vocabulary_has_its_label_and_no_label_is_left_over(table, vocabulary):
    assert set(TABLES[table]) == {str(word) for word in vocabulary}


def test_word_without_a_label_is_shown_without_underscores():
    assert label("field", "number_of_flags") == "number of flags"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2021-03-04", "Thursday 4 March 2021"),
        ("2021-03-04T22:03", "Thursday 4 March 2021, 22:03"),
        ("2021-03-04T22:03:59+00:00", "Thursday 4 March 2021, 22:03 UTC"),
        ("2021-03-04T22:03:59Z", "Thursday 4 March 2021, 22:03 UTC"),
        ("2021-03-04T22:03+09:00", "Thursday 4 March 2021, 22:03 UTC+09:00"),
        ("2021-03-04T late", "Thursday 4 March 2021,  late"),
        ("2021-03", "March 2021"),
        ("2021-13", "2021-13"),
        ("2021", "2021"),
        ("2021-03/2021-05", "March 2021 to May 2021"),
        ("2021-03-04/2021-03-06", "Thursday 4 March 2021 to Saturday 6 March 2021"),
        ("2021-03-04/..", "2021-03-04/.."),
        ("/2021-03-06", "/2021-03-06"),
        ("2021-02-30", "2021-02-30"),
    ],
)
def test_dates_are_shown_in_words_only_where_they_are_certain(value, shown):
    assert plain_date(value) == shown


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [(0, "0 minutes"), (1, "1 minute"), (60, "1 hour"), (150, "2 hours 30 minutes")],
)
def test_lengths_of_time_are_shown_in_hours_and_minutes(minutes, shown):
    assert plain_minutes(minutes) == shown


def test_lists_are_joined_as_in_prose():
    assert [joined(["A"]), joined(["A", "B"]), joined(["A", "B", "C"])] == ["A", "A and B", "A, B and C"]

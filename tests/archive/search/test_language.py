"""The query language: what can be said in it, and how what cannot is told."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.archive import QueryError
from dragoman.archive.search.fields import FIELDS
from dragoman.archive.search.parsing import parse
from dragoman.archive.search.syntax import All, AnyOf, Filter, Not, Value, Words

WORDS = st.sampled_from(
    [
        "treaty",
        '"peace treaty"',
        "by:RU",
        "act:(hope OR offer)",
        "(",
        ")",
        "OR",
        "AND",
        "NOT",
        "-",
        '"',
        ":",
        "*",
        "tre*",
    ]
)


def test_an_empty_query_asks_for_everything():
    assert parse("  ") == All(())


def test_what_stands_side_by_side_binds_closer_than_or():
    found = parse("a b OR c")
    assert found == AnyOf((All((Words("a", 0), Words("b", 2))), Words("c", 7)))


def test_a_filter_has_its_values_with_their_places():
    assert parse('act:(hope OR "look forward")') == Filter("act", ":", (Value("hope", 5), Value("look forward", 13)), 0)
    assert parse("strength>=ready") == Filter("strength", ">=", (Value("ready", 10),), 0)


def test_to_exclude_twice_is_to_ask():
    assert parse("- -a") == Words("a", 3)
    assert parse("NOT (a)") == Not(Words("a", 5))


def test_hyphens_and_colons_within_a_word_are_part_of_it():
    assert parse("cease-fire 10:30") == All((Words("cease-fire", 0), Words("10:30", 11)))


@pytest.mark.parametrize(
    ("query", "place", "told"),
    [
        ('peace "treaty', 6, "quotation that begins here is not closed"),
        ("peace)", 5, "no parenthesis was opened"),
        ("(peace", 6, "a parenthesis is not closed"),
        ("()", 1, "nothing in these parentheses"),
        ("by:", 3, "a value is missing"),
        ("peace OR", 8, "something is missing at the end"),
        ("OR peace", 0, "OR cannot stand here"),
        ("NOT", 3, "something is missing at the end"),
        ("(" * 40 + "a" + ")" * 40, 30, "more than 30 deep"),
        ("a" * 2001, 2000, "longer than 2,000 characters"),
        ("a " * 300, 0, "more than 200 words"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(query, place, told):
    with pytest.raises(QueryError, match=re.escape(told)) as error:
        parse(query)
    assert error.value.place == place


@given(st.one_of(st.text(), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=40).map("".join)))
def test_any_text_is_read_or_refused(query):
    place = 0
    try:
        parse(query)
    except QueryError as error:
        place = error.place
    assert 0 <= place <= len(query)


@pytest.mark.parametrize(
    ("query", "place", "told"),
    [
        ("topc:treaty", 0, "there is no field “topc”; did you mean topic?; give one of by, to"),
        ("treaty speaker:JP", 7, "there is no field “speaker”; did you mean by? It is who speaks"),
        ("Since:2021", 0, "did you mean date?"),
        ("treaty act:promis", 11, "did you mean promise?"),
        ('by:"Sergei Larvov"', 3, "did you mean Sergei Lavrov?"),
        ("by:Japann", 3, "did you mean Japan?"),
        ("side:Lavrov", 5, "the code or name of a party"),
        ('topic:"peace treatise"', 6, "this archive has no “peace treatise”; did you mean peace treaty?"),
        ("date:2021-13", 5, "there is no 2021-13 in the calendar"),
        ("date:soon", 5, "soon is no date"),
        ("date>=2009..2012", 6, "has two ends already"),
        ("date:2012..2009", 5, "ends before it begins"),
        ("date>9999", 5, "no days beyond"),
        ("strength>=strong", 10, "there is no “strong”"),
        ("strength>none", 9, "none is no strength"),
        ("act>=hope", 0, "act has no order; write act:hope"),
        ("in:nowhere", 3, "no contact and no account"),
        ("t*", 0, "two letters or more"),
        ('"..."', 0, "no letter and no digit"),
        ("*", 0, "no letter and no digit"),
        ("finding:disagreement", 8, "give one of corroborated"),
    ],
)
def test_what_is_not_known_is_told_with_its_place_and_what_may_be_meant(talks, query, place, told):
    with pytest.raises(QueryError, match=re.escape(told)) as error:
        talks.search(query)
    assert error.value.place == place
    assert str(error.value).startswith(f"at character {place + 1}: ")


def test_a_field_that_is_not_known_of_what_is_searched_is_refused(talks):
    with pytest.raises(QueryError, match="known of statements and contacts only"):
        talks.search("finding:conflict", of="accounts")


def test_every_field_and_its_values_are_explained():
    page = (Path(__file__).parents[3] / "docs" / "reference" / "query-language.md").read_text(encoding="utf-8")
    rows = {line.split("`")[1]: line for line in page.splitlines() if line.startswith("| `")}
    for field in FIELDS:
        assert field.name in rows
        assert rows[field.name].split("|")[-2].strip() == ("all" if len(field.of) == 3 else ", ".join(field.of))


def test_every_field_is_named_in_the_help_of_the_command():
    from dragoman.cli.archive.searching import search

    told = " ".join((search.__doc__ or "").split())
    assert f"Fields: {', '.join(field.name for field in FIELDS)}." in told

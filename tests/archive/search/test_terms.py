"""The terms of a query: each stands by itself, can be taken away, and others can be put beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.archive import QueryError
from dragoman.archive.search.parsing import parse
from dragoman.archive.search.syntax import All, AnyOf, Filter, Not
from dragoman.archive.search.terms import beside, term_for, terms_of, without

QUERY = 'ferry "sea lanes" by:NO -ice NOT act:promise (a OR b) topic: "x y" AND strength>=ready act:(offer OR agree)'


def test_each_part_that_must_hold_is_a_term():
    assert [(one.text, one.field, one.values, one.excluded) for one in terms_of(QUERY)] == [
        ("ferry", "", (), False),
        ('"sea lanes"', "", (), False),
        ("by:NO", "by", ("NO",), False),
        ("-ice", "", (), True),
        ("NOT act:promise", "act", ("promise",), True),
        ("(a OR b)", "", (), False),
        ('topic: "x y"', "topic", ("x y",), False),
        ("strength>=ready", "strength", ("ready",), False),
        ("act:(offer OR agree)", "act", ("offer", "agree"), False),
    ]


def test_terms_are_the_words_of_the_query():
    assert all(QUERY[one.start : one.end] == one.text for one in terms_of(QUERY))


def test_what_is_joined_by_or_is_one_term():
    assert [one.text for one in terms_of("(a b) OR c d")] == ["(a b) OR c d"]
    assert terms_of("") == terms_of("  ") == ()


def test_a_term_is_taken_away_and_the_others_stay():
    second = terms_of(QUERY)[6]
    assert without(QUERY, second) == (
        'ferry "sea lanes" by:NO -ice NOT act:promise (a OR b) strength>=ready act:(offer OR agree)'
    )
    assert without("ferry", terms_of("ferry")[0]) == ""


@pytest.mark.parametrize("query", ["", "ferry", "a OR b", "(a b) OR (c d)", "(a OR b)", "NOT a", '"a b" c'])
def test_what_is_put_beside_must_hold_with_all_the_rest(query):
    tree = parse(beside(query, "topic", "sea lanes"))
    last = tree.parts[-1] if isinstance(tree, All) else tree
    assert isinstance(last, Filter)
    assert last.values[0].text == "sea lanes"
    assert not isinstance(tree, AnyOf | Not)


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=40))
def test_any_value_is_written_so_that_it_is_read_as_one(value):
    tree = parse(term_for("topic", value))
    assert isinstance(tree, Filter)
    assert [one.text.split() for one in tree.values] == [value.translate(dict.fromkeys(map(ord, '"“”'), " ")).split()]


def test_what_cannot_be_understood_has_no_terms():
    with pytest.raises(QueryError):
        terms_of("by:")

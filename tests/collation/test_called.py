"""What accounts of one publisher are called beside each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.collation.called import called, short_label
from dragoman.model import Account


def release(name, published=None, title=None, publisher="Palace of Norland"):
    return Account(name, "The envoys met.", publisher, published=published, title=title)


def names(*accounts):
    return called([account.label for account in accounts], accounts)


def test_accounts_of_several_publishers_go_by_them():
    assert names(release("a"), release("b", publisher="Coast Wire")) == ("Palace of Norland", "Coast Wire")


@pytest.mark.parametrize(
    ("first", "second", "marks"),
    [
        (release("a", "2021-06-20"), release("b", "2021-06-25T09:30:00Z"), ("20 June 2021", "25 June 2021")),
        (
            release("a", "2021-06-25T09:30:00Z"),
            release("b", "2021-06-25T14:00:00Z"),
            ("25 June 2021, 09:30", "25 June 2021, 14:00"),
        ),
        (release("a", "2021-06-25", "Readout"), release("b", "2021-06-25", "Remarks"), ("Readout", "Remarks")),
        (release("a", "2021-06-25"), release("b"), ("a", "b")),
        (release("a", "soon", "Talks"), release("b", "later", "Talks"), ("a", "b")),
    ],
)
def test_those_of_one_publisher_are_told_apart_by_what_a_reader_knows_of_them(first, second, marks):
    assert names(first, second) == tuple(f"Palace of Norland ({mark})" for mark in marks)


def test_a_long_title_is_cut_at_a_word():
    long = "Joint statement of the two foreign ministers on the reopening of the northern fishing grounds"
    first, _ = names(release("a", title=long), release("b", title="Remarks"))
    assert first == "Palace of Norland (Joint statement of the two foreign …)"


def test_an_aside_is_no_part_of_the_short_label():
    assert short_label("Palace of Norland (in English)") == "Palace of Norland"
    assert short_label("(wire)") == "(wire)"


@given(st.lists(st.tuples(st.sampled_from(["Palace", "Wire"]), st.text(max_size=30), st.text(max_size=50)), max_size=5))
def test_no_two_accounts_of_other_names_share_what_they_are_called(given_):
    accounts = [release(f"n{place}", when, title, publisher) for place, (publisher, when, title) in enumerate(given_)]
    assert len(set(names(*accounts))) == len(accounts)

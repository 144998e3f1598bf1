"""Similar statements: the nearest first, the same on every database, and always as the archive is now."""

import numpy as np
import pytest

from dragoman.archive import NotFoundError
from dragoman.archive.search.similar import _best


def test_the_statements_that_say_the_same_come_first(desk):
    desk.tell({"words": "Russia is ready to sign a peace treaty with Japan."}, {"words": "The ferry will sail again."})
    desk.tell({"words": "Moscow is prepared to conclude a treaty of peace with Tokyo."}, day="2012-01-01")
    (hit,) = desk.search("sign").hits
    found = desk.archive.similar(hit.id)
    assert [one.hit.words for one in found] == [
        "Moscow is prepared to conclude a treaty of peace with Tokyo.",
        "The ferry will sail again.",
    ]
    assert 1 > found[0].score > 0.5 > found[1].score


def test_what_was_added_or_replaced_since_the_last_question_is_known(desk):
    known = {"url": "https://mfa.example/1", "publisher": "Pacific Wire"}
    desk.tell({"words": "The ferry will sail on Monday."}, **known)
    desk.tell({"words": "The ferry leaves on Tuesday."})
    (hit,) = desk.search("tuesday").hits
    assert [one.hit.words for one in desk.archive.similar(hit.id)] == ["The ferry will sail on Monday."]
    desk.tell({"words": "The ferry may sail on Monday."}, **known)
    desk.tell({"words": "A ferry left on Friday."}, day="2012-01-01")
    assert {one.hit.words for one in desk.archive.similar(hit.id)} == {
        "The ferry may sail on Monday.",
        "A ferry left on Friday.",
    }


def test_of_equals_the_one_that_a_search_has_first_comes_first(desk):
    for day in ("2011-01-01", "2013-01-01", "2012-01-01"):
        desk.tell({"words": "The ferry will sail."}, day=day, extra=f"It was {day}.")
    (hit,) = desk.search("ferry date:2012").hits
    assert [one.hit.date for one in desk.archive.similar(hit.id)] == ["2013-01-01", "2011-01-01"]
    assert [one.hit.date for one in desk.archive.similar(hit.id, 1)] == ["2013-01-01"]


def test_a_statement_that_is_not_there_is_said_not_to_be(desk):
    with pytest.raises(NotFoundError, match=r"no statement has the id x\.s1"):
        desk.archive.similar("x.s1")


def test_the_best_are_those_of_the_highest_scores_and_of_equals_those_of_the_lowest_rank():
    ranks, scores = np.array([5, 3, 4, 1]), np.array([0.5, 0.9, 0.5, 0.5], np.float32)
    assert _best(ranks, scores, 3)[0].tolist() == [3, 1, 4]
    assert _best(ranks, scores, 9)[0].tolist() == [3, 1, 4, 5]
    assert _best(ranks, scores, 2)[1].tolist() == pytest.approx([0.9, 0.5])
    assert _best(ranks[:0], scores[:0], 2)[0].tolist() == []

"""Words of one version of a text found again in another."""

import pytest

from dragoman.archive.counterparts import counterpart
from dragoman.model import Span

BEFORE = "Mr. Dahl met Ms. Berg. Mr. Dahl thanked her. They spoke of ferries."


def at(text, words, number=0):
    """The place of words in a text, the first or a later one."""
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    "after",
    [
        "Oslo, 3 May. " + BEFORE,
        BEFORE.replace("They spoke", "They\n  spoke"),
        BEFORE.replace("thanked her", "did not thank her"),
    ],
)
def test_words_that_stand_once_are_found_wherever_they_have_moved(after):
    found = counterpart(at(BEFORE, "They spoke of ferries"), BEFORE, after)
    assert found.of(after).split() == ["They", "spoke", "of", "ferries"]


def test_words_that_stand_twice_are_told_apart_by_those_around_them():
    after = "A word before. " + BEFORE
    assert counterpart(at(BEFORE, "Mr. Dahl", 1), BEFORE, after) == at(after, "Mr. Dahl", 1)
    assert counterpart(at(BEFORE, "Mr. Dahl"), BEFORE, after) == at(after, "Mr. Dahl")


def test_of_two_like_places_of_which_one_is_gone_the_other_is_not_taken_for_it():
    after = BEFORE.replace(" Mr. Dahl thanked her.", "")
    assert counterpart(at(BEFORE, "Mr. Dahl", 1), BEFORE, after) is None
    assert counterpart(at(BEFORE, "Mr. Dahl"), BEFORE, after) == at(after, "Mr. Dahl")


def test_changed_words_are_not_found():
    assert counterpart(at(BEFORE, "They spoke of ferries"), BEFORE, BEFORE.replace("spoke of", "named")) is None


def test_part_of_a_word_is_no_word():
    assert counterpart(at(BEFORE, "her"), BEFORE, BEFORE.replace("her.", "there.")) is None
    assert counterpart(Span(3, 3), BEFORE, BEFORE) is None

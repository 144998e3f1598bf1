"""How words of accounts are put into sentences about them."""

import pytest

from dragoman.collation.comparison.telling import cut


@pytest.mark.parametrize("words", ["10 p.m.", "at 9:30 a.m.", "the U.S.", "10 p.m. and after"])
def test_full_stop_of_an_abbreviation_stays(words: str) -> None:
    assert cut(words) == words


def test_marks_around_the_words_are_left_out() -> None:
    assert cut("“They will meet.”") == "They will meet"
    assert cut("a tie with the EU.") == "a tie with the EU"


def test_long_words_are_cut_between_two_of_them() -> None:
    assert cut("one two three four five", 15) == "one two three …"

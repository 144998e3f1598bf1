"""What a word stands for in a comparison: groups of synonyms, and words that the next one takes out of theirs."""

import pytest

from dragoman.collation.words import words_of
from dragoman.model import Span


def _stem(text: str, number: int) -> str:
    return words_of(text, Span(0, len(text)))[number].stem


@pytest.mark.parametrize("text", ["the phone rang", "the telephone rang", "the call ended", "the call on Monday"])
def test_synonyms_have_one_stem(text: str) -> None:
    assert _stem(text, 1) == "telephon"


@pytest.mark.parametrize(
    "text", ["the call for talks", "the calls for calm", "he called for calm", "he called upon Oslo"]
)
def test_what_is_called_for_is_not_called_by_telephone(text: str) -> None:
    assert _stem(text, 1) == "call"

"""Key phrases of a clause."""

from dragoman.model import Span
from dragoman.reading.keyphrases import key_phrases
from dragoman.reading.syntax import parse


def phrases(text: str, *names: str) -> tuple[str, ...]:
    (sentence,) = parse(text, [Span(0, len(text))]).sentences
    return key_phrases(sentence.tokens(sentence.span), names)


def test_nouns_with_what_stands_before_them_are_key_phrases():
    assert phrases("She promised fair pay for lighthouse keepers.") == ("fair pay", "lighthouse keepers")


def test_general_nouns_and_names_are_none():
    assert phrases("The sides discussed the situation and other issues with Berg.", "Anna Berg") == ()


def test_numbers_times_and_empty_nouns_are_none():
    assert phrases("She told everybody of the date, a third of the number, half a dozen hours and many things.") == ()


def test_a_noun_that_says_nothing_alone_does_with_another():
    assert phrases("She spoke of the rates and of a plan.") == ()
    assert phrases("She spoke of the interest rates.") == ("interest rates",)

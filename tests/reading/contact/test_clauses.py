"""Where the subject of a clause stands, and which lists end with a person."""

import re

import pytest

from dragoman.model import Span
from dragoman.reading.contact.clauses import behind_lead, closes_list, has_pronoun


@pytest.mark.parametrize("words", ["On Friday, he called on ", "She met ", "The Minister left, and they saw "])
def test_a_pronoun_is_the_subject_of_its_clause(words: str) -> None:
    assert has_pronoun(words)


@pytest.mark.parametrize("words", ["The Minister met ", "After he left, ", "She sang and then "])
def test_a_pronoun_of_another_clause_is_not(words: str) -> None:
    assert not has_pronoun(words)


@pytest.mark.parametrize(
    "text",
    ["In a call today, A met", "In separate brief calls, A met", "During the talks in Oslo, A met"],
)
def test_a_sentence_that_a_contact_leads_in_has_its_subject_behind_the_comma(text: str) -> None:
    head = re.search(r"calls?|talks", text)
    assert head is not None
    assert behind_lead(text, Span(0, len(text)), Span(*head.span())) == text.index("A met")


@pytest.mark.parametrize("text", ["In a call with B, A met", "His call today, A said", "In a call that A took"])
def test_other_sentences_are_led_in_by_nothing(text: str) -> None:
    start = text.index("call")
    assert behind_lead(text, Span(0, len(text)), Span(start, start + 4)) is None


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        (" of the region, their envoys and the King.", True),
        (" and the King.", True),
        (" to thank them and the King.", False),
        (" of the region and the King spoke.", False),
    ],
)
def test_a_person_closes_a_list_that_ends_the_sentence(text: str, *, closes: bool) -> None:
    start = text.index("King")
    assert closes_list(text, 0, Span(start, start + len("King"))) is closes

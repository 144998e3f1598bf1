"""Where an account names a person or a party."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.mentions import find_party, find_person

TEXT = "Prime Minister Lund of Norway wrote. Oslo waited; the Chileans, and Dr. T. Araya, did not."


@pytest.mark.parametrize(
    ("person", "found"),
    [("Sunniva Lund", "Prime Minister Lund"), ("Tomás Araya", "Dr. T. Araya"), ("Wu Mei", None)],
)
def test_person_is_found_under_another_form_of_the_name(person, found):
    span = find_person(TEXT, person)
    assert (span.of(TEXT) if span else None) == found


@pytest.mark.parametrize(("code", "found"), [("NO", "Norway"), ("CL", "Chileans"), ("FR", None)])
def test_party_is_found_by_name_or_people(code, found):
    span = find_party(TEXT, code)
    assert (span.of(TEXT) if span else None) == found


@given(st.text(), st.text(min_size=1))
def test_any_text_can_be_searched(text, person):
    span = find_person(text, person)
    assert span is None or span.of(text).strip()

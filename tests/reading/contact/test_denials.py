"""A contact that an account denies is none, and is told of as denied."""

import pytest

from dragoman.model import Account
from dragoman.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "The Latvian Foreign Ministry denied reports that Anna Berg and Olav Dahl had spoken by telephone.",
        "No telephone call was held between President Berg of Latvia and President Dahl of Norway.",
        "Foreign Minister Berg of Latvia did not meet with Foreign Minister Dahl of Norway in Riga on Monday.",
    ],
)
def test_denied_contact_is_a_warning_and_no_contact(text: str) -> None:
    reading = read(Account(name="denial", text=text))
    assert reading.contact is None
    assert [warning.code for warning in reading.warnings] == ["contact_denied"]
    assert reading.warnings[0].span is not None


def test_what_was_not_discussed_at_a_contact_denies_no_contact() -> None:
    text = (
        "Foreign Minister Berg of Latvia met with Foreign Minister Dahl of Norway in Riga. They did not discuss fish."
    )
    reading = read(Account(name="meeting", text=text))
    assert reading.contact is not None
    assert not reading.warnings

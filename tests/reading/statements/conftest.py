"""Builds the scene of a text written in a test, with the real cast, layout and syntax."""

from collections.abc import Callable

import pytest

from dragoman.model import Account, AccountKind, Statement
from dragoman.reading import read


@pytest.fixture
def said() -> Callable[..., tuple[str, tuple[Statement, ...]]]:
    """Reads a text as an official Latvian account and gives it back with its statements."""

    def reader(*paragraphs: str) -> tuple[str, tuple[Statement, ...]]:
        title = "Call between Anna Berg and Olav Dahl"
        opening = (
            "Foreign Minister of Latvia Anna Berg held a telephone conversation "
            "with Foreign Minister of Norway Olav Dahl."
        )
        text = "\n\n".join([title, opening, *paragraphs])
        account = Account(name="test", text=text, kind=AccountKind.OFFICIAL, side="LV", published="2021-05-04")
        return text, read(account).statements

    return reader

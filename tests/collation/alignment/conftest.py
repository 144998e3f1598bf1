"""Builds readings by hand: a statement is its words, its speaker and whatever else a test is about."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dragoman.model import Account, Actor, Coverage, Reading, Span, Statement

PEOPLE = {
    "Sato": Actor("Haruka Sato", "Haruka Sato", "Foreign Minister", "JP"),
    "Orlov": Actor("Pavel Orlov", "Pavel Orlov", "Foreign Minister", "RU"),
    "Japan": Actor("Japan", party="JP"),
    "Russia": Actor("Russia", party="RU"),
}

Telling = tuple[str, str] | tuple[str, str, dict[str, Any]]


def reading_of(name: str, *tellings: Telling) -> Reading:
    """A reading of an account that holds the given tellings: speakers ("Sato", "Sato+Orlov", ""), words, and more."""
    text = "\n\n".join(telling[1].replace("|", "") for telling in tellings) or "Nothing was said."
    statements = []
    start = 0
    for number, telling in enumerate(tellings, 1):
        speakers, words, more = telling[0], telling[1], telling[2] if len(telling) > 2 else {}
        end = start + len(words.replace("|", ""))
        cue = Span(start, start + words.index("|")) if "|" in words else None
        content = Span(start + words.index("|") + 1 if cue else start, end)
        plain = Statement(
            f"s{number}",
            Span(start, end),
            content,
            tuple(PEOPLE[speaker] for speaker in filter(None, speakers.split("+"))),
            cue=cue,
        )
        statements.append(replace(plain, **more))
        start = end + 2
    coverage = Coverage(len(text), 0, 0, 0, 0)
    return Reading(Account(name, text), None, (), tuple(statements), (), (), coverage)


@pytest.fixture(name="reading_of")
def _reading_of() -> Callable[..., Reading]:
    """`reading_of`, for tests that build readings."""
    return reading_of

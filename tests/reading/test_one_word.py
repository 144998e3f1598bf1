"""One word changes polarity, strength, a hedge or a condition, and nothing else of what is read.

Each line of `one_word.csv` is a sentence with a choice, `{one|other}`. `expected` is the strength with each of the two,
or the kind of finding when two accounts differ by it; of the lines where nothing may change, the polarity of both.
"""

import csv
import re
from pathlib import Path

import pytest

from dragoman.collation import collate
from dragoman.model import Account, AccountKind, FindingKind, Polarity, Reading, Statement
from dragoman.reading import read

TITLE = "Call between Anna Berg and Olav Dahl"
OPENING = (
    "Foreign Minister of Latvia Anna Berg held a telephone conversation with Foreign Minister of Norway Olav Dahl."
)
CHOICE = re.compile(r"\{([^|}]*)\|([^|}]*)\}")

with (Path(__file__).parent / "one_word.csv").open(encoding="utf-8", newline="") as _lines:
    ROWS = list(csv.DictReader(_lines))


def rows_of(change: str) -> list[pytest.param]:
    return [
        pytest.param(row["sentence"], row["expected"], id=row["sentence"]) for row in ROWS if row["change"] == change
    ]


def wordings(sentence: str) -> tuple[str, str]:
    return CHOICE.sub(r"\1", sentence), CHOICE.sub(r"\2", sentence)


def reading_of(sentence: str, name: str = "one") -> Reading:
    text = f"{TITLE}\n\n{OPENING}\n\n{sentence}"
    return read(Account(name=name, text=text, kind=AccountKind.OFFICIAL, side="LV", published="2021-05-04"))


def the_statement(sentence: str) -> tuple[Statement, str]:
    reading = reading_of(sentence)
    found, text = reading.statements, reading.account.text
    assert len(found) == 1, [statement.content.of(text) for statement in found]
    return found[0], text


def the_rest(statement: Statement, text: str) -> tuple[object, ...]:
    """What no word of the table may change: act, speakers, addressees, reporters, source, whether there is a cue."""
    source = statement.source and statement.source.of(text)
    return (statement.act, statement.speaker, statement.addressee, statement.reported_by, statement.cue is None, source)


def test_the_table_is_large_enough():
    assert len({row["sentence"] for row in ROWS}) >= 150


@pytest.mark.parametrize(("sentence", "expected"), rows_of("polarity"))
def test_polarity(sentence, expected):
    (one, first), (other, second) = map(the_statement, wordings(sentence))
    assert (one.polarity, other.polarity) == (Polarity.POSITIVE, Polarity.NEGATIVE)
    assert one.strength == other.strength
    assert the_rest(one, first) == the_rest(other, second)


@pytest.mark.parametrize(("sentence", "expected"), rows_of("same"))
def test_a_word_outside_the_scope_changes_no_polarity(sentence, expected):
    (one, first), (other, second) = map(the_statement, wordings(sentence))
    assert (one.polarity, other.polarity) == (expected, expected)
    assert one.strength == other.strength
    assert the_rest(one, first)[:-1] == the_rest(other, second)[:-1]


@pytest.mark.parametrize(("sentence", "expected"), rows_of("strength"))
def test_strength(sentence, expected):
    (one, first), (other, second) = map(the_statement, wordings(sentence))
    assert [str(found.strength or "none") for found in (one, other)] == expected.split(">")
    assert one.polarity == other.polarity
    assert the_rest(one, first) == the_rest(other, second)


@pytest.mark.parametrize(("sentence", "expected"), [*rows_of("hedge"), *rows_of("condition")])
def test_a_hedge_or_a_condition_is_found_where_two_accounts_differ_by_it(sentence, expected):
    readings = [reading_of(words, name) for words, name in zip(wordings(sentence), "ab", strict=True)]
    one, other = (reading.statements[0] for reading in readings)
    assert (one.polarity, one.strength) == (other.polarity, other.strength)
    assert the_rest(one, readings[0].account.text) == the_rest(other, readings[1].account.text)
    kinds = {finding.kind for finding in collate(readings).findings}
    assert FindingKind(expected) in kinds

"""The guard of numbers: 80 tonnes never support 30. Dates are the concern of `dates`."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from dragoman.collation.claims import Claim
from dragoman.collation.guards.dates import date_spans
from dragoman.collation.guards.objection import Objection
from dragoman.collation.words import Word, stem
from dragoman.lexicon import load_table
from dragoman.model import Span

_YEARS = range(1900, 2101)
_CLOSE = 0.2
"""By how much an "about" may miss, as a share of the larger value."""
_REACH = 3
"""Content words after a number that may say what is counted."""


class Quantity(NamedTuple):
    """A number with what it counts: `unit` a known measure, else `things` the stems that follow."""

    low: float
    high: float
    unit: str | None
    things: frozenset[str]
    span: Span
    about: bool


def number_objection(one: Claim, other: Claim) -> Objection | None:
    """The objection that the statements give different numbers of the same thing, None if they do not."""
    mine, theirs = quantities_of(one), quantities_of(other)
    alone = len(mine) == len(theirs) == 1
    for a in mine:
        for b in theirs:
            if _comparable(a, b, alone=alone) and not _met(a, theirs) and not _met(b, mine):
                return Objection("number", (a.span, b.span), certain=True)
    return None


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = load_table("guards")["numbers"]
    return table


@cache
def _units() -> dict[str, tuple[str, float]]:
    return {stem(name): (measure, factor) for name, (measure, factor) in _table()["units"].items()}


def quantities_of(claim: Claim) -> tuple[Quantity, ...]:
    """The numbers of a statement that count or measure something; dates, years and ordinals are left out."""
    taken = date_spans(claim)
    words = claim.words
    found = []
    index = 0
    while index < len(words):
        value, used = _value(words, index)
        if value is not None and not any(words[index].span.overlap(span) for span in taken):
            quantity = _quantity(words, index, index + used, value)
            if quantity:
                found.append(quantity)
        index += max(1, used)
    return tuple(found)


def _value(words: Sequence[Word], index: int) -> tuple[float | None, int]:
    """The value of the number that begins at a word, and how many words it takes; None where none does."""
    numbers, scales = _table()["words"], _table()["scales"]
    value = _digits(words[index].text, numbers)
    if value is None:
        return None, 0
    used = 1
    while index + used < len(words):
        text = words[index + used].text
        if text in scales:
            value *= scales[text]
        elif text in numbers and words[index].text in numbers and value >= 20 > numbers[text]:  # noqa: PLR2004
            value += numbers[text]
        else:
            break
        used += 1
    return value, used


def _digits(text: str, numbers: dict[str, int]) -> float | None:
    """The value of one word: figures or a number word."""
    if text in numbers:
        return float(numbers[text])
    plain = text.replace(",", "")
    return float(plain) if plain.isascii() and plain.replace(".", "", 1).isdigit() else None


def _quantity(words: Sequence[Word], start: int, end: int, value: float) -> Quantity | None:
    """The quantity of a number that takes the words [start, end), None where it tells nothing apart."""
    table = _table()
    before = [word.text for word in words[max(0, start - 3) : start]]
    after = [word for word in words[end : end + 2 * _REACH] if word.clause == words[end - 1].clause]
    things = [word for word in after if word.content or word.text in table["idle"]][:_REACH]
    counted = frozenset(word.stem for word in things)
    unit = next((_units()[w.stem] for w in things[:1] if w.stem in _units()), None)
    if before[-1:] == ["$"]:
        unit = ("dollar", 1.0)
    if after[:1] and after[0].text == "%":
        unit = ("share", 1.0)
    if unit is None and (value in _YEARS or (things and things[0].text in table["idle"])):
        return None
    if unit is None and words[start].text in {"one", "two"}:
        return None
    factor = unit[1] if unit else 1.0
    low = high = value * factor
    if set(before) & set(table["at_least"]):
        high = float("inf")
    elif set(before) & set(table["at_most"]):
        low = 0.0
    about = bool(set(before) & set(table["about"]))
    return Quantity(low, high, unit[0] if unit else None, counted, words[start].span.to(words[end - 1].span), about)


def _comparable(one: Quantity, other: Quantity, *, alone: bool) -> bool:
    """Whether two numbers count the same kind of thing; two lone numbers do unless their units differ."""
    if one.unit or other.unit:
        return one.unit == other.unit or (alone and (one.unit is None or other.unit is None))
    return bool(one.things & other.things) or alone


def _met(one: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether one of the others gives the same number of the same."""
    return any(_agree(one, other) for other in others if _comparable(one, other, alone=False)) or any(
        _agree(one, other) and other.unit is None for other in others
    )


def _agree(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers can be one and the same."""
    if one.low <= other.high and other.low <= one.high:
        return True
    if not (one.about or other.about):
        return False
    gap = max(one.low, other.low) - min(one.high, other.high)
    return gap <= _CLOSE * max(one.low, other.low)

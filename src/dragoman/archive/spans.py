"""Spans in readings: whether all of them lie in their texts."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from dragoman.model import Reading, Span


def stray_spans(reading: Reading) -> tuple[Span, ...]:
    """The spans of a reading that do not lie within its text, in the order in which they stand in it."""
    length = len(reading.account.text)
    return tuple(span for span in _spans(reading) if not 0 <= span.start <= span.end <= length)


def _spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _spans(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _spans(getattr(value, field.name))

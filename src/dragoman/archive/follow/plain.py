"""Answers of Follow as plain values, as JSON has them: every field under its name, spans as pairs."""

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any


def to_plain(value: object) -> Any:  # noqa: ANN401 - what JSON can hold
    """A value of Follow as dicts, lists and scalars; the same value always gives the same."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(name): to_plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [to_plain(each) for each in value]
    return value

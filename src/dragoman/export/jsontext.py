"""Writes records as JSON text, and gives the JSON Schema that they follow."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.export.record import to_dict
from dragoman.model import Record

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def to_json(record: Record, *, indent: int | None = 1) -> str:
    """`record` as JSON of the schema `dragoman.record/1`; `indent=None` gives a single line, for a line a record.

    Letters of all scripts stay as they are; only a lone surrogate, which no encoding can carry, is escaped.
    """
    text = json.dumps(to_dict(record), ensure_ascii=False, indent=indent, allow_nan=False)
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


@cache
def _schema_text() -> str:
    return (files("dragoman.export") / "schema" / "record-1.schema.json").read_text(encoding="utf-8")


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the record, as a new dictionary."""
    schema: dict[str, Any] = json.loads(_schema_text())
    return schema

"""What is known of an account's publication: its fields, checked, from flags, a file beside the text, or a line."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from dragoman.lexicon.calendar import iso_date
from dragoman.lexicon.loader import load_rows
from dragoman.model import AccountKind
from dragoman.sources import faults
from dragoman.sources.publishers import publisher_named

_YEAR_OR_MONTH = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
_KINDS = ", ".join(AccountKind)
_BROKEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
LONGEST = {"url": 2000, "title": 2000, "language": 35}
LONGEST_FIELD = 500
"""Bytes in UTF-8 that fields may have, those named and all others; an index of a database takes no more."""
YEARS = (1000, 2999)
"""The first and last year of publication that can be; days before and after it are reckoned with."""


@dataclass(frozen=True)
class Metadata:
    """The fields of an account other than its name and text; None where unknown."""

    publisher: str | None = None
    kind: AccountKind | None = None
    side: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None

    def over(self, other: "Metadata") -> Self:
        """These values where they are known, else the other's."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return type(self)(**{name: getattr(other, name) if value is None else value for name, value in values.items()})


def read_metadata(data: Mapping[str, Any], where: str) -> Metadata:
    """Check the fields of a JSON object or of flags, and leave out what is unknown.

    Raises MetadataError for a field that is no string, an unknown kind or side, an impossible date, and for fields
    that contradict each other.
    """
    words = {name: _string(data, name, where) for name in (*_NAMES, "publisher_kind")}
    if words["kind"] and words["publisher_kind"] and words["kind"] != words["publisher_kind"]:
        raise faults.contradiction(where, f"kind is {words['kind']}", f"publisher_kind is {words['publisher_kind']}")
    found = Metadata(
        publisher=words["publisher"],
        kind=_kind(words["kind"] or words["publisher_kind"], where),
        side=_side(words["side"], where),
        published=_published(words["published"], where),
        title=words["title"],
        url=words["url"],
        language=words["language"],
    )
    check_side(found, where)
    return found


def check_side(metadata: Metadata, where: str) -> None:
    """Raise MetadataError where a publisher that speaks for one side is said to speak for another."""
    known = publisher_named(metadata.publisher) if metadata.publisher else None
    if known and known.side and metadata.side and known.side != metadata.side:
        raise faults.contradiction(
            where, f"the publisher is {metadata.publisher}, which speaks for {known.side}", f"side is {metadata.side}"
        )


def metadata_beside(path: Path) -> Metadata:
    """The metadata in `NAME.json` beside `NAME.txt`; all unknown where there is no such file.

    Raises MetadataError as `read_metadata` does, and for a file that is no JSON object; SourceError for one that
    cannot be read.
    """
    beside = path.with_suffix(".json")
    where = str(beside)
    try:
        content = beside.read_bytes()
    except FileNotFoundError:
        return Metadata()
    except OSError as error:
        raise faults.unreadable(where, error) from error
    return read_metadata(json_object(content, where), where)


def json_object(content: bytes, where: str) -> dict[str, Any]:
    """The JSON object in `content`; MetadataError where there is none."""
    try:
        value = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise faults.bad_line(where, "the JSON is not in UTF-8; save it so") from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise faults.bad_line(
            where, f"this is no valid JSON ({error.msg.lower().removesuffix(' at')} at {place}); correct it"
        ) from error
    except ValueError as error:
        raise faults.bad_line(where, "the JSON has a number of too many digits; give names and words only") from error
    except RecursionError as error:
        raise faults.bad_line(where, "the JSON is nested too deeply; give one flat object") from error
    if not isinstance(value, dict):
        raise faults.bad_line(where, 'a JSON object was expected, such as {"publisher": "…"}; correct it')
    return value


def _string(data: Mapping[str, Any], name: str, where: str) -> str | None:
    """The field `name`, without white space around it; None where it is absent, null or blank."""
    value = data.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise faults.bad_value(where, name, value, "write it as a string, or leave it out")
    check_words(value, name, where)
    return value.strip() or None


def check_words(value: str, name: str, where: str) -> None:
    """Raise MetadataError for a name or field that no database takes: too long, or with control characters."""
    if _BROKEN.search(value):
        raise faults.bad_value(where, name, value, "leave out control characters")
    if len(value.encode()) > LONGEST.get(name, LONGEST_FIELD):
        raise faults.bad_value(where, name, value, f"it has at most {LONGEST.get(name, LONGEST_FIELD):,} bytes; cut it")


def _kind(word: str | None, where: str) -> AccountKind | None:
    """The kind of publisher that `word` names."""
    if word is None:
        return None
    try:
        return AccountKind(word.lower())
    except ValueError:
        raise faults.bad_value(where, "kind", word, f"it is one of {_KINDS}") from None


def _side(word: str | None, where: str) -> str | None:
    """A party's code, in capitals."""
    if word is None:
        return None
    code = word.upper()
    if all(row["code"] != code for row in load_rows("parties")):
        raise faults.bad_value(where, "side", word, "write an ISO 3166 code (JP) or an organisation's letters (EU, UN)")
    return code


def _published(word: str | None, where: str) -> str | None:
    """An ISO 8601 date or time, as written; a day or month written out becomes one."""
    if word is None:
        return None
    given, word = word, iso_date(word)
    try:
        year = int(word[:4]) if _YEAR_OR_MONTH.fullmatch(word) else datetime.fromisoformat(word).year
    except ValueError:
        year = 0
    if not YEARS[0] <= year <= YEARS[1]:
        advice = "write a date of the calendar as 2010-06-09 or 9 June 2010, or with a time as 2010-06-09T22:03"
        raise faults.bad_value(where, "published", given, advice)
    return word


_NAMES = tuple(field.name for field in fields(Metadata))

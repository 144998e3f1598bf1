"""Values of corrections: what each field may hold, and how what a person gives becomes a value of the model.

A value that the model does not allow is refused with a CorrectionError that says what is allowed.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from dragoman.archive.actors import actor_from, participant_from, party_from
from dragoman.archive.codec import converter
from dragoman.archive.corrections import Plain
from dragoman.archive.errors import CorrectionError
from dragoman.archive.scopes import FIELDS, Scope
from dragoman.collation.linking import days_of
from dragoman.lexicon.calendar import iso_date
from dragoman.model import (
    Act,
    Contact,
    ContactKind,
    MetadataError,
    Polarity,
    Reading,
    Relation,
    Role,
    Span,
    Status,
    Strength,
    trim,
)
from dragoman.sources.metadata import YEARS, read_metadata

Check = Callable[[object, Reading], object]
"""From what a person gives, and the reading that it is of, to a value of the model; ValueError says what is allowed."""

APART = "apart"
SAME = "same"

_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d(?:[+-](?:0\d|1[0-4]):[0-5]\d|Z)?")
_YEAR = re.compile(r"\d{4}[?~%]?")
_SPAN = re.compile(r"(\d+)[-–:](\d+)")


class Grounded(NamedTuple):
    """A value for a fact of a contact, and the words of the account that it rests on."""

    value: object
    span: Span


def checked(scope: Scope, target: str, field: str, value: object, reading: Reading) -> Plain:
    """The value for a field as JSON keeps it. Raises CorrectionError for a field or value that cannot be."""
    if field not in FIELDS[scope]:
        known = ", ".join(FIELDS[scope])
        message = f"{target}: {scope.value} has no field {field!r}; what can be corrected is {known}"
        raise CorrectionError(message)
    try:
        return plain(_CHECKS[scope][field](value, reading))
    except ValueError as error:
        raise refused(target, field, value, str(error)) from error


def refused(target: str, field: str, value: object, allowed: str) -> CorrectionError:
    """That a field cannot have a value, and what it can have."""
    shown = value.value if isinstance(value, StrEnum) else value
    return CorrectionError(f"{target}: {field} cannot be {str(shown)[:80]!r}; {allowed}")


def plain(value: object) -> Plain:
    """A value of the model as JSON keeps it, canonically."""
    if isinstance(value, Span):
        return list(value)
    if isinstance(value, Grounded):
        return {"value": plain(value.value), "span": list(value.span)}
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    found: Plain = converter().unstructure(value)
    return found


def span_from(value: object, reading: Reading) -> Span:
    """A span of the account's text: a pair of offsets, `12-40`, or words that stand in it once."""
    text = reading.account.text
    match value:
        case str() if found := _SPAN.fullmatch(value.strip()):
            start, end = int(found[1]), int(found[2])
        case str() if text.count(words := value.strip()) == 1 and words:
            start = text.index(words)
            end = start + len(words)
        case str():
            times = text.count(value.strip()) if value.strip() else 0
            message = f"these words stand {times} times in the text; give offsets such as 12-40"
            raise ValueError(message)
        case [int(start), int(end)] if not isinstance(value, bytes):
            pass
        case _:
            message = "give a pair of offsets [12, 40], 12-40, or words that stand in the text once"
            raise ValueError(message)
    if not 0 <= start < end <= len(text) or not (kept := trim(text, start, end)).length:
        message = f"a span has words, and lies within the text's {len(text):,} characters"
        raise ValueError(message)
    return kept


def _one_of(kind: type[StrEnum], *, optional: bool = False, without: Iterable[StrEnum] = ()) -> Check:
    """One word of a vocabulary."""
    words = [one.value for one in kind if one not in set(without)]

    def check(value: object, _: Reading) -> object:
        if value is None and optional:
            return None
        word = value.strip().lower() if isinstance(value, str) else None
        if word not in words:
            message = f"it is one of {', '.join(words)}{', or null' if optional else ''}"
            raise ValueError(message)
        return kind(word)

    return check


def _words(value: object, _: Reading) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        message = "write it in words, or null where the account does not say"
        raise ValueError(message)
    return value.strip()


def _when(value: object, reading: Reading) -> str | None:
    """A time in words; a day or month written out becomes an ISO date."""
    words = _words(value, reading)
    return words and iso_date(words)


def _list_of_words(value: object, _: Reading) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list | tuple) or not all(isinstance(one, str) and one.strip() for one in listed):
        message = "give a list of words, [] for none"
        raise ValueError(message)
    return tuple(dict.fromkeys(one.strip() for one in listed))


def _many(one_from: Callable[[object, Reading], object]) -> Check:
    """A list of actors or participants; one alone stands for a list of one, None for none."""

    def check(value: object, reading: Reading) -> object:
        listed = value if isinstance(value, list | tuple) and not hasattr(value, "_fields") else [value]
        return tuple(one_from(one, reading) for one in listed if one is not None)

    return check


def _flag(value: object, _: Reading) -> bool:
    word = (
        {"true": True, "yes": True, "false": False, "no": False}.get(value.lower()) if isinstance(value, str) else value
    )
    if not isinstance(word, bool):
        message = "it is true or false"
        raise ValueError(message)  # noqa: TRY004 - one kind of error for every value
    return word


def _optional(check: Check) -> Check:
    return lambda value, reading: None if value is None else check(value, reading)


def _date(value: object, _: Reading) -> str | None:
    """An EDTF date: a day, month, year or week, a stretch of two, each with a mark of doubt where it is doubtful."""
    if value is None:
        return None
    word = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    whole = iso_date(word)
    parts = [whole] if whole != word else [iso_date(part) for part in word.split("/")]
    good = len(parts) <= 2 and all(_is_year(part[:4]) for part in parts)  # noqa: PLR2004
    good = good and all(_YEAR.fullmatch(part) or days_of(Contact(date=part), None) for part in parts)
    if not good or (len(parts) > 1 and parts[0] > parts[1]):
        message = (
            "write a day of the calendar as 2021-05-03 or 3 May 2021, a month or year as 2021-05 or 2021, "
            "a stretch as 2021-05-03/2021-05-05, or null"
        )
        raise ValueError(message)
    return "/".join(parts)


def _is_year(digits: str) -> bool:
    return digits.isascii() and digits.isdigit() and YEARS[0] <= int(digits) <= YEARS[1]


def _time(value: object, _: Reading) -> str | None:
    if value is not None and not (isinstance(value, str) and _TIME.fullmatch(value)):
        message = "write the local hour as 22:00, with its zone where known as 22:00+09:00, or null"
        raise ValueError(message)
    return value


def _minutes(value: object, _: Reading) -> int | None:
    if value is None:
        return None
    found = int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value
    if not isinstance(found, int) or isinstance(found, bool) or not 0 < found < 100_000:  # noqa: PLR2004
        message = "it is a number of whole minutes, or null"
        raise ValueError(message)
    return found


def _fact(check: Check) -> Check:
    """A value for a fact of a contact, alone or with the words it rests on: `{"value": …, "span": [12, 40]}`."""

    def checked_fact(value: object, reading: Reading) -> object:
        if isinstance(value, Mapping) and set(value) == {"value", "span"}:
            return Grounded(check(value["value"], reading), span_from(value["span"], reading))
        return check(value, reading)

    return checked_fact


def _metadata(field: str) -> Check:
    """A field of an account's metadata, by the rules for metadata that comes with accounts."""

    def check(value: object, _: Reading) -> object:
        try:
            return getattr(read_metadata({field: value}, field), field)
        except MetadataError as error:
            raise ValueError(str(error).rpartition("; ")[2]) from error

    return check


def _statement(value: object, reading: Reading) -> object:
    """A whole statement: its span, and whatever else is known of it."""
    fields = _CHECKS[Scope.STATEMENT]
    if not isinstance(value, Mapping) or "span" not in value or not set(value) <= set(fields) - {"present"}:
        message = f"give an object with span and any of {', '.join(name for name in fields if name != 'present')}"
        raise ValueError(message)
    return {name: fields[name](one, reading) for name, one in value.items()}


def _apart_or(words: Iterable[str]) -> Check:
    allowed = [*words, APART]

    def check(value: object, _: Reading) -> object:
        word = value.strip().lower() if isinstance(value, str) else None
        if word not in allowed:
            message = f"it is one of {', '.join(allowed)}"
            raise ValueError(message)
        return str(word)

    return check


_CONTACT_CHECKS: dict[str, Check] = {
    "kind": _one_of(ContactKind, optional=True),
    "date": _date,
    "start_time": _time,
    "duration_minutes": _minutes,
    "place": _words,
    "initiator": lambda value, _: party_from(value),
    "occasion": _words,
    "participants": _many(participant_from),
    "planned": _flag,
}
_CHECKS: dict[Scope, dict[str, Check]] = {
    Scope.ACCOUNT: {name: _metadata(name) for name in FIELDS[Scope.ACCOUNT]},
    Scope.STATEMENT: {
        "speaker": _many(actor_from),
        "addressee": _many(actor_from),
        "act": _one_of(Act),
        "strength": _one_of(Strength, optional=True),
        "polarity": _one_of(Polarity),
        "topics": _list_of_words,
        "span": span_from,
        "content": span_from,
        "cue": _optional(span_from),
        "source": _optional(span_from),
        "reported_by": _list_of_words,
        "present": _flag,
    },
    Scope.MISSED: {"span": lambda value, reading: {"span": span_from(value, reading)}, "statement": _statement},
    Scope.ENTRY: {
        **{
            name: check if name in {"participants", "planned"} else _fact(check)
            for name, check in _CONTACT_CHECKS.items()
        },
        "role": _one_of(Role, without=[Role.MAIN]),
    },
    Scope.UNDERTAKING: {"status": _one_of(Status), "when": _when, "closed_by": _words},
    Scope.CONTACT: _CONTACT_CHECKS,
    Scope.MATCH: {"relation": _apart_or(one.value for one in Relation)},
    Scope.MEMBERSHIP: {"contact": _apart_or([SAME])},
    Scope.PERSON: {"same_as": _words},
}

"""Readings and corrections as JSON text and back, exactly: what the archive keeps is what was made.

The text is canonical (keys sorted, no spaces), so that equal values are equal bytes on every database.
"""

import json
from functools import cache
from typing import Any, TypeVar

from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override
from cattrs.preconf.json import make_converter

from dragoman.archive.errors import DamagedError
from dragoman.model import Account, Reading, Span

Value = TypeVar("Value")


def to_text(value: object) -> str:
    """A value of the model as canonical JSON; a reading goes without its account, which is kept beside it."""
    return plain_text(converter().unstructure(value))


def plain_text(value: object) -> str:
    """Plain values as canonical JSON. Lone surrogates, which no database takes, stay escaped."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:
        text = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return text.replace("\x00", "\\u0000")


def from_text(text: str, kind: type[Value]) -> Value:
    """The value that `to_text` wrote. Raises DamagedError for a text that holds no such value."""
    try:
        return converter().structure(json.loads(text), kind)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        message = f"a {kind.__name__.lower()} in the archive cannot be read ({error}); run `dragoman archive check`"
        raise DamagedError(message) from error


def reading_from_text(text: str, account: Account) -> Reading:
    """The reading of `account` that `to_text` wrote."""
    try:
        return converter().structure(json.loads(text) | {"account": account}, Reading)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        message = f"the reading of {account.name} cannot be read ({error}); run `dragoman archive reread`"
        raise DamagedError(message) from error


@cache
def converter() -> Converter:
    """How the model's values become plain ones: spans are pairs, what has its default is left out."""
    found = make_converter(omit_if_default=True, detailed_validation=False)
    found.register_unstructure_hook(Span, list)
    found.register_structure_hook(Span, _span)
    found.register_structure_hook(Account, _account)
    found.register_structure_hook(int | str, _as_it_is)
    found.register_structure_hook(str | int, _as_it_is)
    found.register_unstructure_hook(
        Reading, make_dict_unstructure_fn(Reading, found, account=override(omit=True), _cattrs_omit_if_default=True)
    )
    return found


def _span(value: Any, _: type) -> Span:  # noqa: ANN401 - what JSON gives
    start, end = value
    return Span(int(start), int(end))


def _account(value: Any, _: type) -> Account:  # noqa: ANN401 - already an account where it stands in a reading
    return value if isinstance(value, Account) else Account(**value)


def _as_it_is(value: Any, _: type) -> Any:  # noqa: ANN401 - a scalar of JSON is the scalar meant
    return value

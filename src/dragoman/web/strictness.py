"""What every request of the API is held to: parameters that the endpoint has, in words that a database takes."""

import re
from collections.abc import Iterator
from http import HTTPStatus

from fastapi import Request
from fastapi.dependencies.models import Dependant

from dragoman.web.problems import ProblemError

_BROKEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
DEEPEST = 20
"""Levels of lists and objects within a value."""
LONGEST = 2000
"""Bytes in UTF-8 of each string within a value."""


def strict(request: Request) -> None:
    """Refuse parameters that the endpoint does not have, and control characters, with a ProblemError."""
    known = set(_names(request.scope["route"].dependant))
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        told = f"there is no parameter {unknown[0][:100]!r} here; there are {', '.join(sorted(known)) or 'none'}"
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, told)
    if any(_BROKEN.search(value) for _, value in (*request.query_params.multi_items(), *request.path_params.items())):
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "leave out control characters")


def plain_value(value: object, levels: int = DEEPEST) -> object:
    """A value of JSON, as it is. Raises ValueError where it is nested too deeply, or a string in it is too long."""
    match value:
        case list() | dict() if not levels:
            message = f"nested more than {DEEPEST} levels deep"
            raise ValueError(message)
        case list():
            for one in value:
                plain_value(one, levels - 1)
        case dict():
            for name, one in value.items():
                plain_value(name, levels)
                plain_value(one, levels - 1)
        case str() if _BROKEN.search(value):
            message = "leave out control characters"
            raise ValueError(message)
        case str() if len(value.encode()) > LONGEST:
            message = f"a string has more than {LONGEST:,} bytes"
            raise ValueError(message)
        case _:
            pass
    return value


def _names(dependant: Dependant) -> Iterator[str]:
    yield from (field.alias for field in dependant.query_params)
    for one in dependant.dependencies:
        yield from _names(one)

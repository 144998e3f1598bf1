"""The forms in which a record is given, and which of them a request asks for, by `format` or by its Accept header."""

from enum import StrEnum
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response

from dragoman import export
from dragoman.export.drawing import drawn
from dragoman.model import Record
from dragoman.web.problems import ProblemError
from dragoman.web.tagged import tagged_bytes


class Form(StrEnum):
    """The forms of a record; none of them is HTML, which a browser would run."""

    JSON = "json"
    MARKDOWN = "markdown"
    MEMO = "memo"
    MATRIX_CSV = "matrix-csv"
    TEXT = "text"


MEDIA_TYPES = {
    Form.JSON: "application/json",
    Form.MARKDOWN: "text/markdown",
    Form.MEMO: "text/markdown",
    Form.MATRIX_CSV: "text/csv",
    Form.TEXT: "text/plain",
}
RECORD: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The record (dragoman.record/1), or another form of it.",
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/Record"}},
            **{kind: {"schema": {"type": "string"}} for kind in ("text/markdown", "text/csv", "text/plain")},
        },
    },
    304: {"description": "The request has this state already."},
    406: {"description": "There is no such form."},
}
"""How endpoints that give records describe their answers."""


def shown(request: Request, record: Record, form: Form | None) -> Response:
    """A record in the form that is asked for, with its tag. Raises ProblemError where there is no such form."""
    wanted = form or _accepted(request.headers.get("accept", "*/*"))
    body = _text(record, wanted).encode("utf-8", "backslashreplace")
    return tagged_bytes(request, body, MEDIA_TYPES[wanted], headers={"vary": "accept"})


def _text(record: Record, form: Form) -> str:
    match form:
        case Form.JSON:
            return export.to_json(record, indent=None)
        case Form.MARKDOWN:
            return export.to_markdown(record)
        case Form.MEMO:
            return export.to_memo(record)
        case Form.MATRIX_CSV:
            return export.matrix_csv(record)
        case Form.TEXT:
            return drawn(export.to_text(record))


def _accepted(header: str) -> Form:
    """The form that an Accept header prefers (RFC 9110); of equals the first that we have."""
    ranges = [_range(part) for part in header.split(",") if part.strip()] or [("*/*", 1.0)]
    best = max(MEDIA_TYPES, key=lambda form: (_quality(MEDIA_TYPES[form], ranges), -list(MEDIA_TYPES).index(form)))
    if not _quality(MEDIA_TYPES[best], ranges):
        told = f"there is {', '.join(dict.fromkeys(MEDIA_TYPES.values()))} of it, and nothing else"
        raise ProblemError(HTTPStatus.NOT_ACCEPTABLE, told)
    return best


def _quality(media_type: str, ranges: list[tuple[str, float]]) -> float:
    """How much a media type is wanted; the most exact range that covers it decides."""
    told = dict(reversed(ranges))
    names = (media_type, f"{media_type.partition('/')[0]}/*", "*/*")
    return next((told[name] for name in names if name in told), 0.0)


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().casefold() for piece in part.split(";"))
    weight = next((piece.removeprefix("q=") for piece in parameters if piece.startswith("q=")), "1")
    try:
        return name, min(1.0, max(0.0, float(weight)))
    except ValueError:
        return name, 0.0

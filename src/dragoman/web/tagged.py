"""Answers with an ETag: who has seen this state already is told so in a line (RFC 9110, conditional requests)."""

import hashlib
import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response

from dragoman.web.problems import ProblemError


def tagged(request: Request, body: object, *, headers: Mapping[str, str] | None = None) -> Response:
    """Plain values as JSON with a strong ETag; 304 without a body where the request already has that state."""
    return tagged_bytes(request, json_bytes(body), "application/json", headers=headers)


def json_bytes(body: object) -> bytes:
    """Plain values as JSON in UTF-8; a lone surrogate, which no encoding can carry, is escaped."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


def tagged_bytes(
    request: Request, body: bytes, media_type: str, *, headers: Mapping[str, str] | None = None
) -> Response:
    """The same for any bytes."""
    told: dict[str, Any] = {"etag": etag_of(body), "cache-control": "private, no-cache"}
    told |= dict(headers or {})
    if _knows(request.headers.get("if-none-match", ""), told["etag"]):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=told)
    return Response(body, headers=told, media_type=media_type)


def etag_of(body: bytes) -> str:
    """The tag of a state."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def still_holds(request: Request, body: Callable[[], object]) -> None:
    """Raise ProblemError where a request is for another state than there is, by its If-Match header."""
    header = request.headers.get("if-match")
    if header is None or header.strip() == "*":
        return
    if etag_of(json_bytes(body())) not in [name.strip() for name in header.split(",")]:
        raise ProblemError(HTTPStatus.PRECONDITION_FAILED, "this has changed since you looked; look at it again")


def _knows(header: str, tag: str) -> bool:
    """Whether an If-None-Match header names a tag; weak tags compare as strong ones do there."""
    names = [name.strip().removeprefix("W/") for name in header.split(",")]
    return tag in names or names == ["*"]

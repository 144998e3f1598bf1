"""Answers with an ETag: who has seen this state already is told so in a line (RFC 9110, conditional requests)."""

import hashlib
import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response


def tagged(request: Request, body: object, *, headers: Mapping[str, str] | None = None) -> Response:
    """Plain values as JSON with a strong ETag; 304 without a body where the request already has that state."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
    return tagged_bytes(request, text, "application/json", headers=headers)


def tagged_bytes(
    request: Request, body: bytes, media_type: str, *, headers: Mapping[str, str] | None = None
) -> Response:
    """The same for any bytes."""
    told: dict[str, Any] = {"etag": f'"{hashlib.sha256(body).hexdigest()[:32]}"', "cache-control": "private, no-cache"}
    told |= dict(headers or {})
    if _knows(request.headers.get("if-none-match", ""), told["etag"]):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=told)
    return Response(body, headers=told, media_type=media_type)


def _knows(header: str, tag: str) -> bool:
    """Whether an If-None-Match header names a tag; weak tags compare as strong ones do there."""
    names = [name.strip().removeprefix("W/") for name in header.split(",")]
    return tag in names or names == ["*"]

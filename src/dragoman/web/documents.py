"""The OpenAPI document: what FastAPI makes of the endpoints, with the record's own schema and who is let in."""

import json
import re
from collections.abc import Iterable
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel

from dragoman.export import json_schema
from dragoman.web.api.shapes import NewAccount
from dragoman.web.problems import Problem

_REF = re.compile(r'"#/\$defs/(\w+)"')
_OPEN = {("/api/v1/", "get"), ("/api/v1/session", "post")}
"""What needs no login."""
_SECURITY = {
    "token": {"type": "http", "scheme": "bearer", "description": "A token of a user (POST /api/v1/tokens)."},
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "__Host-dragoman",
        "description": "What POST /api/v1/session sets. Changes also need its `csrf` as X-CSRF-Token.",
    },
}


def describe(app: FastAPI, *, server: bool) -> None:
    """Let an application describe itself; only on a server does anybody have to say who they are."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            made = get_openapi(
                title=app.title, version=app.version, description=app.description, routes=app.routes, tags=_tags()
            )
            schemas = made["components"]["schemas"]
            schemas.update(_record(), **_shapes([NewAccount, Problem]))
            if server:
                _secure(made)
            app.openapi_schema = made
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def _tags() -> list[dict[str, str]]:
    told = {
        "entrance": "What answers here; logging in and out.",
        "accounts": "What was published, as received.",
        "contacts": "What accounts tell of together.",
        "search": "Finding anything.",
        "corrections": "What persons have decided.",
        "follow": "What is told over time.",
        "compare": "Without keeping anything.",
        "users": "Who may do what (server mode).",
    }
    return [{"name": name, "description": text} for name, text in told.items()]


def _record() -> dict[str, Any]:
    """The schema of the record and its parts, each under a name of its own."""
    text = _REF.sub(r'"#/components/schemas/Record-\1"', json.dumps(json_schema()))
    whole = json.loads(text)
    parts = whole.pop("$defs")
    kept = {name: value for name, value in whole.items() if name not in {"$id", "$schema"}}
    return {"Record": kept} | {f"Record-{name}": part for name, part in parts.items()}


def _shapes(shapes: Iterable[type[BaseModel]]) -> dict[str, Any]:
    """Shapes of bodies that endpoints read themselves."""
    return {shape.__name__: shape.model_json_schema() for shape in shapes}


def _secure(made: dict[str, Any]) -> None:
    made["components"]["securitySchemes"] = _SECURITY
    made["security"] = [{name: []} for name in _SECURITY]
    for path, operations in made["paths"].items():
        for method, operation in operations.items():
            if (path, method) in _OPEN:
                operation["security"] = []

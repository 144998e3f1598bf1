"""Shows a record: as plain values and JSON, on a terminal, as Markdown and as one self-contained HTML page."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.export.contacts import contacts_markdown, contacts_text
    from dragoman.export.html import to_html
    from dragoman.export.jsontext import json_schema, to_json
    from dragoman.export.markdown import to_markdown
    from dragoman.export.matrix import matrix_csv, matrix_markdown, matrix_text
    from dragoman.export.memo import to_memo
    from dragoman.export.record import to_dict
    from dragoman.export.text import to_text

__all__ = [
    "contacts_markdown",
    "contacts_text",
    "json_schema",
    "matrix_csv",
    "matrix_markdown",
    "matrix_text",
    "to_dict",
    "to_html",
    "to_json",
    "to_markdown",
    "to_memo",
    "to_text",
]

_HOMES = {
    "contacts_markdown": "dragoman.export.contacts",
    "contacts_text": "dragoman.export.contacts",
    "json_schema": "dragoman.export.jsontext",
    "matrix_csv": "dragoman.export.matrix",
    "matrix_markdown": "dragoman.export.matrix",
    "matrix_text": "dragoman.export.matrix",
    "to_dict": "dragoman.export.record",
    "to_html": "dragoman.export.html",
    "to_json": "dragoman.export.jsontext",
    "to_markdown": "dragoman.export.markdown",
    "to_memo": "dragoman.export.memo",
    "to_text": "dragoman.export.text",
}


def __getattr__(name: str) -> object:
    """Fetch an export when it is first asked for, so that JSON does not wait for the page's template engine."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    export: object = getattr(import_module(_HOMES[name]), name)
    return export

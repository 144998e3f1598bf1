"""Dragoman reads what each side says was said between governments, and lays the accounts side by side.

    >>> import dragoman
    >>> record = dragoman.compare("examples/ministry.txt", "examples/agency.txt")  # doctest: +SKIP
    >>> record.contact.date, record.findings[0].summary                            # doctest: +SKIP

The verbs are `read`, `compare`, `collate` and `load`; the nouns are those of `dragoman.model`, and `Archive`. Nothing
is imported before it is used, so that a command answers at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.api import AccountReading, Comparison, collate, compare, read
    from dragoman.archive import Archive
    from dragoman.model import (
        Account,
        Contact,
        DragomanError,
        Finding,
        Match,
        Reading,
        Record,
        SourceError,
        Span,
        Statement,
        Undertaking,
    )
    from dragoman.sources import load

__version__ = "0.1.0"

__all__ = [
    "Account",
    "AccountReading",
    "Archive",
    "Comparison",
    "Contact",
    "DragomanError",
    "Finding",
    "Match",
    "Reading",
    "Record",
    "SourceError",
    "Span",
    "Statement",
    "Undertaking",
    "__version__",
    "collate",
    "compare",
    "load",
    "read",
]

_HOMES = {
    "AccountReading": "dragoman.api",
    "Archive": "dragoman.archive",
    "Comparison": "dragoman.api",
    "collate": "dragoman.api",
    "compare": "dragoman.api",
    "read": "dragoman.api",
    "load": "dragoman.sources",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    """Import a public name where it is first asked for."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOMES.get(name, "dragoman.model")), name)


def __dir__() -> list[str]:
    """The public names."""
    return list(__all__)

"""Reading: one account becomes a reading. `read` is the way in; each step has a module or package of its own."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.reading.pipeline import read

__all__ = ["read"]


def __getattr__(name: str) -> object:
    """Load the pipeline when it is first asked for, so that a single step can be used without all the others."""
    if name == "read":
        from dragoman.reading.pipeline import read  # noqa: PLC0415 - late on purpose

        return read
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)

"""Files that appear whole or not at all: they are written beside their place, made durable, and then renamed."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.archive.errors import ArchiveError, UnreachableError


@contextmanager
def appearing(path: Path, *, replace: bool) -> Iterator[Path]:
    """A free path beside `path`; what is written there is at `path` once all of it is, and never a part of it.

    Raises UnreachableError where there is something at `path` already, unless `replace`, or where nothing can be
    written.
    """
    refuse_if_there(path, replace=replace)
    try:
        number, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    os.close(number)
    part = Path(name)
    try:
        yield part
        _make_durable(part)
        refuse_if_there(path, replace=replace)
        part.replace(path)
        _make_durable(path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def refuse_if_there(path: Path, *, replace: bool) -> None:
    """Raise UnreachableError where a file would be overwritten without `replace`."""
    if not replace and path.exists():
        message = f"{path}: there is a file already; name another, or say --replace"
        raise UnreachableError(message)


def _make_durable(path: Path) -> None:
    """See to it that what is at a path, or in a folder, survives a loss of power."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _unwritable(path: Path, error: OSError) -> ArchiveError:
    reason = (error.strerror or str(error)).lower()
    return UnreachableError(f"{path}: {reason}; name a file in a folder that you may write to and that has room")

"""The lines of an export: each says what it holds and bears a hash of itself, and the last one a hash of all others.

A line is `{"sum":…,"value":{…},"what":…}` in canonical JSON, so that equal archives are equal bytes.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from dragoman.archive.codec import plain_text
from dragoman.archive.errors import DamagedError

SCHEMA = "dragoman.archive/1"
LONGEST = 64 * 2**20
"""Bytes of a line: what the longest account and its reading can need, and no more than memory has room for."""

_DIGITS = 16


class Line(NamedTuple):
    """What a line holds, and where it stands, for messages."""

    what: str
    value: dict[str, object]
    where: str


def line_of(what: str, value: dict[str, object]) -> bytes:
    """A value as one line, with its line end."""
    body = plain_text({"value": value, "what": what})
    return f'{{"sum":"{_sum(body.encode())}",{body[1:]}\n'.encode()


def with_end(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Lines, and after them the one that says how many they were, and what their hash is."""
    digest, count = hashlib.sha256(), 0
    for line in lines:
        digest.update(line)
        count += 1
        yield line
    yield line_of("end", {"lines": count, "sha256": digest.hexdigest()})


def verify(path: Path) -> str:
    """Read an export through, and return its hash.

    Raises DamagedError at the first line that is not as it was written, or where lines are missing.
    """
    digest, count, end = hashlib.sha256(), 0, None
    for number, raw in _raw(path):
        line = _read(raw, _at(path, number))
        if end is not None:
            raise _damaged(line.where, "it stands after the end")
        if (line.what == "archive") != (number == 1):
            raise _damaged(line.where, "an export begins with a line that names its schema, and has no other such line")
        if number == 1 and line.value != {"schema": SCHEMA}:
            raise _damaged(line.where, f"its schema is not {SCHEMA}", "upgrade dragoman")
        if line.what == "end":
            end = line
        else:
            digest.update(raw)
            count += 1
    if end is None:
        raise _damaged(_at(path, count + 1), "the rest is missing")
    if end.value != {"lines": count, "sha256": digest.hexdigest()}:
        raise _damaged(end.where, "the lines before it are not those that were written")
    return digest.hexdigest()


def read_lines(path: Path) -> Iterator[Line]:
    """The lines of an export one by one, the first and last of them left out. Raises DamagedError for a damaged one."""
    for number, raw in _raw(path):
        line = _read(raw, _at(path, number))
        if line.what not in {"archive", "end"}:
            yield line


def refused(line: Line, reason: str) -> DamagedError:
    """That a line cannot be what an archive wrote."""
    return _damaged(line.where, reason)


def _raw(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines as bytes, numbered from 1; never more of them in memory than one."""
    try:
        with closing(path.open("rb")) as file:
            number = 0
            while raw := file.readline(LONGEST + 1):
                number += 1
                where = _at(path, number)
                if len(raw) > LONGEST:
                    raise _damaged(where, f"it is longer than {LONGEST:,} bytes")
                if not raw.endswith(b"\n"):
                    raise _damaged(where, "its end is missing, or this is no file of JSON Lines")
                yield number, raw
    except OSError as error:
        message = f"{path}: {(error.strerror or str(error)).lower()}; name a file that was written by `archive export`"
        raise DamagedError(message) from error


def _read(raw: bytes, where: str) -> Line:
    try:
        found = json.loads(raw)
        what, value, told = found["what"], found["value"], found["sum"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _damaged(where, "it is no line of an export") from error
    if not isinstance(what, str) or not isinstance(value, dict) or line_of(what, value) != raw:
        raise _damaged(where, f"its content does not have the hash {told}")
    return Line(what, value, where)


def _at(path: Path, number: int) -> str:
    return f"{path}, line {number}"


def _sum(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:_DIGITS]


def _damaged(where: str, reason: str, advice: str = "export again, or take another copy of the file") -> DamagedError:
    return DamagedError(f"{where}: {reason}; {advice}")

"""Corrections as training data, as they are sent: JSON Lines."""

from collections.abc import Iterator

from dragoman.archive import Archive
from dragoman.archive.engine import reading
from dragoman.archive.training import as_plain, examples
from dragoman.web.tagged import json_bytes


def example_lines(archive: Archive) -> Iterator[bytes]:
    """The corrections that stand, a line each, with the text around, in the order in which they were made."""
    with reading(archive.engine) as db:
        for one in examples(db):
            yield json_bytes(as_plain(one)) + b"\n"

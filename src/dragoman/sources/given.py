"""Accounts from files that somebody has given us in memory, such as an upload; the same rules as for files on a disk.

A name may be a path within a folder that was given as a whole: of such a folder only text files, lists and the
metadata beside them count, as `load` does it.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath

from dragoman.model import Account, SourceError
from dragoman.sources import faults
from dragoman.sources.decoding import decode
from dragoman.sources.loading import FOLDER_SUFFIXES, account_in_line, attempt, build
from dragoman.sources.metadata import Metadata, check_words, json_object, read_metadata

Files = Mapping[str, bytes]


def taken(files: Files) -> dict[str, bytes]:
    """The files that hold accounts; those of a folder that do not, and the metadata beside the others, are left out."""
    beside = {_beside(name) for name in files if _suffix(name) not in {".json", ".jsonl"}}
    return {name: data for name, data in sorted(files.items()) if name not in beside and not _is_other(name)}


def count_left_out(files: Files) -> int:
    """How many files of folders are of other kinds."""
    return sum(_is_other(name) and _suffix(name) != ".json" for name in files)


def count_given(files: Files) -> int:
    """How many accounts files hold, or inputs that are none."""
    return sum(
        sum(1 for line in data.split(b"\n") if line.strip()) if _suffix(name) == ".jsonl" else 1
        for name, data in taken(files).items()
    )


def load_given(files: Files) -> Iterator[Account | SourceError]:
    """Yield the accounts in files by name, and for an input that cannot become an account its error."""
    for name, data in taken(files).items():
        if _suffix(name) == ".jsonl":
            yield from _lines(data.split(b"\n"), name)
        elif _suffix(name) == ".json":
            yield faults.metadata_as_account(name)
        else:
            yield attempt(partial(_text, name, data, files))


def _lines(lines: Iterable[bytes], name: str) -> Iterator[Account | SourceError]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield attempt(partial(account_in_line, line, f"{name}, line {number}"))


def _text(name: str, data: bytes, files: Files) -> Account:
    beside = _beside(name)
    known = read_metadata(json_object(files[beside], beside), beside) if beside in files else Metadata()
    stem = PurePosixPath(name).stem
    check_words(stem, "name", name[:100])
    return build(stem, decode(data, name), known, name)


def _beside(name: str) -> str:
    """The name of the file that has the metadata of another."""
    return str(PurePosixPath(name).with_suffix(".json"))


def _is_other(name: str) -> bool:
    """Whether a file is of a folder that was given as a whole, and holds no account."""
    return "/" in name and _suffix(name) not in FOLDER_SUFFIXES


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()

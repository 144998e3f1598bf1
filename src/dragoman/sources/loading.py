"""Turns what a user names into accounts, one after the other: files, folders, `-`, and lists in `.jsonl`."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from dragoman.model import Account, AccountKind, SourceError
from dragoman.sources import faults
from dragoman.sources.decoding import check_text, decode
from dragoman.sources.inference import infer, publisher_facts
from dragoman.sources.metadata import Metadata, check_side, check_words, json_object, metadata_beside, read_metadata

STDIN = "-"
FOLDER_SUFFIXES = (".txt", ".jsonl")
UNKNOWN = Metadata()
MOST_BYTES = 4 * faults.LONGEST_TEXT
"""Bytes beyond which no encoding brings a text under the limit of length."""


def load(paths: Sequence[str | Path], overrides: Mapping[str, str | None] | None = None) -> Iterator[Account]:
    """Yield the accounts in `paths`, lazily and in order; a folder's files in the order of their names.

    `overrides` has any of publisher, kind, side, published, title and url, and goes before all other metadata.
    Raises SourceError, or what derives from it, at the first input that cannot become an account.
    """
    for found in load_each(paths, overrides):
        if isinstance(found, SourceError):
            raise found
        yield found


def load_each(
    paths: Sequence[str | Path], overrides: Mapping[str, str | None] | None = None
) -> Iterator[Account | SourceError]:
    """Yield what `load` yields, but for an input that cannot become an account its error, and go on."""
    given = read_metadata(overrides or {}, "the options given")
    stdin_read = False
    for path in map(str, paths):
        if path == STDIN and stdin_read:
            yield faults.stdin_twice()
        elif path == STDIN:
            stdin_read = True
            yield attempt(partial(_load_stdin, given))
        else:
            yield from _load_path(Path(path), given)


def count(paths: Sequence[str | Path]) -> int | None:
    """How many inputs `paths` hold, to tell how far a run is; None where that cannot be known beforehand."""
    if STDIN in map(str, paths):
        return None
    try:
        return sum(map(_count, map(Path, paths)))
    except OSError:
        return None


def _count(path: Path) -> int:
    if path.is_dir():
        return sum(_count(entry) for entry in path.iterdir() if entry.suffix.lower() in FOLDER_SUFFIXES)
    if path.suffix.lower() != ".jsonl":
        return 1
    with path.open("rb") as file:
        return sum(1 for line in file if line.strip())


def _load_path(path: Path, given: Metadata) -> Iterator[Account | SourceError]:
    """The accounts of one file or folder."""
    if path.is_dir():
        yield from _load_folder(path, given)
    elif path.suffix.lower() == ".jsonl":
        yield from _load_lines(path, given)
    elif path.suffix.lower() == ".json":
        yield faults.metadata_as_account(str(path))
    else:
        yield attempt(partial(_load_text, path, given))


def _load_folder(folder: Path, given: Metadata) -> Iterator[Account | SourceError]:
    """The accounts of the text files and lists in `folder`, by name."""
    try:
        inside = sorted(entry for entry in folder.iterdir() if entry.suffix.lower() in FOLDER_SUFFIXES)
    except OSError as error:
        yield faults.unreadable(str(folder), error)
        return
    if not inside:
        yield faults.nothing_inside(str(folder))
    for entry in inside:
        yield from _load_path(entry, given)


def _load_text(path: Path, given: Metadata) -> Account:
    """The account in a text file, with the metadata beside it."""
    where = str(path)
    try:
        with path.open("rb") as file:
            data = _all_of(file, where)
    except OSError as error:
        raise faults.unreadable(where, error) from error
    return _account(path.stem, data, where, given.over(metadata_beside(path)))


def _load_stdin(given: Metadata) -> Account:
    """The account on standard input."""
    return _account("stdin", _all_of(sys.stdin.buffer, "standard input"), "standard input", given)


def _load_lines(path: Path, given: Metadata) -> Iterator[Account | SourceError]:
    """The accounts of a `.jsonl` file, read line by line."""
    where = str(path)
    try:
        with path.open("rb") as file:
            for number, line in _numbered(file):
                if line.strip():
                    yield attempt(partial(account_in_line, line, f"{where}, line {number}", given))
    except OSError as error:
        yield faults.unreadable(where, error)


def account_in_line(line: bytes, where: str, given: Metadata = UNKNOWN) -> Account:
    """The account that one line of a list describes; its text is the title, two newlines and the body.

    Raises SourceError, or what derives from it, for a line that describes none.
    """
    if len(line) > MOST_BYTES:
        raise faults.too_large(where)
    data = json_object(line, where)
    _check_given(data, ("id", "text"), where)
    known = read_metadata(data, where)
    text = f"{data['title']}\n\n{data['text']}" if known.title else data["text"]
    check_text(text, where)
    return build(data["id"], text, given.over(known), where)


def account_from(data: Mapping[str, Any], where: str) -> Account:
    """The account that plain values describe: "name", "text", as it is, and any of the fields of metadata.

    Raises SourceError, or what derives from it, for values that describe none.
    """
    _check_given(data, ("name", "text"), where)
    known = read_metadata(data, where)
    check_text(data["text"], where)
    return build(data["name"], data["text"], known, where)


def _check_given(data: Mapping[str, Any], fields: tuple[str, str], where: str) -> None:
    """Raise SourceError where an account's name, called by the first of two fields, or its text is missing."""
    for field in fields:
        if not isinstance(data.get(field), str):
            raise faults.bad_line(where, f'it has no "{field}", or one that is no string; add it')
    name, text = (data[field] for field in fields)
    if not name.strip():
        raise faults.bad_line(where, f'its "{fields[0]}" is blank; give the account a name')
    check_words(name, fields[0], where)
    if not text.strip():
        raise faults.empty(where)


def _account(name: str, data: bytes, where: str, known: Metadata) -> Account:
    """The account in the bytes of a file."""
    return build(name, decode(data, where), known, where)


def build(name: str, text: str, known: Metadata, where: str) -> Account:
    """An account from its text and what is known of it; what is not is taken from the text where it says so."""
    check_side(known, where)
    said = infer(text)
    facts = known.over(publisher_facts(known.publisher or said.publisher)).over(said)
    speaks_for_a_side = known.side or facts.kind is AccountKind.OFFICIAL
    return Account(
        name=name,
        text=text,
        publisher=facts.publisher,
        kind=facts.kind,
        side=facts.side if speaks_for_a_side else None,
        title=facts.title,
        published=facts.published,
        url=facts.url,
        language=facts.language,
    )


def _numbered(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines of a list with their numbers; of a line beyond the limit only so much that its length shows."""
    number = 0
    while line := file.readline(MOST_BYTES + 1):
        number += 1
        yield number, line
        while not line.endswith(b"\n") and len(line) > MOST_BYTES:
            line = file.readline(MOST_BYTES + 1)


def _all_of(file: BinaryIO, where: str) -> bytes:
    """Everything in `file`, unless that is more than any account may hold."""
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise faults.too_large(where)
    return data


def attempt(make: Callable[[], Account]) -> Account | SourceError:
    """What `make` gives, or the error that it raises."""
    try:
        return make()
    except SourceError as error:
        return error

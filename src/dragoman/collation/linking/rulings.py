"""Rulings: what a person has decided of two accounts, which no score can overrule."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from dragoman.model import DragomanError

_NO_RULING = '{where}: no ruling; write {{"accounts": ["a", "b"], "same": false}}'


class RulingError(DragomanError, ValueError):
    """A file of rulings that cannot be read as such."""


@dataclass(frozen=True)
class Ruling:
    """Whether two accounts, by name, tell of the same contact; who says so, when (ISO 8601) and why."""

    accounts: tuple[str, str]
    same: bool
    by: str | None = None
    at: str | None = None
    note: str | None = None


class Rulings:
    """Rulings by their two accounts; of several on the same two the last holds."""

    def __init__(self, rulings: Iterable[Ruling] = ()) -> None:
        """Take the rulings in the order in which they were made."""
        self._same = {frozenset(ruling.accounts): ruling.same for ruling in rulings}

    def of(self, one: str, other: str) -> bool | None:
        """Whether two accounts are ruled to be together, None where nobody has said."""
        return self._same.get(frozenset((one, other)))

    def joined_with(self, name: str) -> list[str]:
        """The accounts that are ruled to be together with one, in order."""
        return sorted(other for pair, same in self._same.items() if same and name in pair for other in pair - {name})


def named(rulings: Iterable[Ruling]) -> frozenset[str]:
    """The names of all accounts that rulings speak of."""
    return frozenset(name for ruling in rulings for name in ruling.accounts)


def load_rulings(path: Path) -> tuple[Ruling, ...]:
    """The rulings of a file, one JSON object a line as `save_ruling` writes them.

    Raises RulingError for a file that cannot be read, and for a line that is no ruling.
    """
    return tuple(_ruling(line, f"{path}:{number}") for number, line in _lines(path))


def save_ruling(path: Path, ruling: Ruling) -> None:
    """Add a ruling at the end of a file, which is made where there is none.

    Raises RulingError for a file that cannot be written.
    """
    line = json.dumps(asdict(ruling), ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
    try:
        with path.open("ab+") as file:
            file.seek(max(0, file.tell() - 1))
            file.write(line if file.read(1) in (b"", b"\n") else b"\n" + line)
    except OSError as error:
        message = f"{path}: {(error.strerror or str(error)).lower()}; name a file that you may write"
        raise RulingError(message) from error


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError as error:
        message = f"{path}: there is no such file of rulings; `dragoman rule` makes one"
        raise RulingError(message) from error
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: cannot be read as rulings ({error}); it should be JSON Lines in UTF-8"
        raise RulingError(message) from error
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())


def _ruling(line: str, where: str) -> Ruling:
    try:
        found = json.loads(line)
        accounts, same = found["accounts"], found["same"]
        told = [found.get(name) for name in ("by", "at", "note")]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise RulingError(_NO_RULING.format(where=where)) from error
    match accounts:
        case [str(one), str(other)] if isinstance(same, bool) and all(isinstance(word, str | None) for word in told):
            return Ruling((one, other), same, *told)
    raise RulingError(_NO_RULING.format(where=where))

"""Rulings: what a person has decided of two accounts, which no score can overrule."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from dragoman.model import DragomanError


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


def load_rulings(path: Path) -> tuple[Ruling, ...]:
    """The rulings of a file, one JSON object a line as `save_ruling` writes them; none where there is no file.

    Raises RulingError for a line that is no ruling.
    """
    if not path.exists():
        return ()
    return tuple(_ruling(line, f"{path}:{number}") for number, line in _lines(path))


def save_ruling(path: Path, ruling: Ruling) -> None:
    """Add a ruling at the end of a file."""
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(ruling), ensure_ascii=False) + "\n")


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: cannot be read as rulings ({error}); it should be JSON Lines in UTF-8"
        raise RulingError(message) from error
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())


def _ruling(line: str, where: str) -> Ruling:
    try:
        found = json.loads(line)
        one, other = found["accounts"]
        same = found["same"]
    except (ValueError, KeyError, TypeError) as error:
        message = f'{where}: no ruling; write {{"accounts": ["a", "b"], "same": false}}'
        raise RulingError(message) from error
    if not (isinstance(one, str) and isinstance(other, str) and isinstance(same, bool)):
        message = f'{where}: no ruling; write {{"accounts": ["a", "b"], "same": false}}'
        raise RulingError(message)
    return Ruling((one, other), same, found.get("by"), found.get("at"), found.get("note"))

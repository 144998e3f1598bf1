"""Importing: an export comes in, into an archive that is empty or not, and what is there already stays as it is.

The whole file is verified before anything of it is written. Each account is kept by itself, as when it was added, so
that an import that was interrupted goes on where it stopped; in the end everything that can be made again has been.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Table, delete, select

from dragoman.archive import schema
from dragoman.archive.accounts import account_id, has
from dragoman.archive.adding import prepared, put
from dragoman.archive.codec import plain_text, reading_from_text
from dragoman.archive.correcting import checked_field
from dragoman.archive.corrections import correction_of, put_last
from dragoman.archive.errors import ArchiveError, CorrectionError
from dragoman.archive.exporting import ROWS, contact_value
from dragoman.archive.identifying import identify
from dragoman.archive.lines import Line, read_lines, refused, verify
from dragoman.archive.persons import persons_in
from dragoman.archive.refreshing import refresh, relink
from dragoman.archive.renumbering import renumbered
from dragoman.archive.rulings import and_later
from dragoman.archive.scopes import WITHIN, Scope
from dragoman.archive.spans import stray_spans
from dragoman.model import Account, AccountKind, DragomanError

Begin = Callable[[], AbstractContextManager[Connection]]
"""Begins a transaction that has the archive to itself."""

_METADATA = ("name", "text", "publisher", "side", "title", "published", "url", "language")
_WORK = "import"
_ACCOUNT = re.compile(r"\b[0-9a-f]{16}\b")
_WRONG = (DragomanError, ValueError, TypeError, KeyError, AttributeError, RecursionError)


@dataclass(frozen=True)
class Imported:
    """What one line of an export became: `new`, or `there` already, or a contact that is `other` than in the export."""

    what: str
    name: str
    outcome: str


def import_each(begin: Begin, path: Path) -> Iterator[Imported]:
    """Bring an export in, and say of each line what became of it; it is kept when that is said.

    Raises DamagedError, which names the line, for a file that is not as it was written; then nothing has come in.
    """
    mark = verify(path)
    with begin() as db:
        whole = _set_out(db, mark)
    numbers = _Numbers()
    done = False
    for line in read_lines(path):
        if not done and line.what not in {"correction", "account"}:
            _settle(begin, numbers.accounts, whole=whole)
            done = True
        yield _bring(begin, line, numbers, whole=whole)
    if not done:
        _settle(begin, numbers.accounts, whole=whole)
    with begin() as db:
        db.execute(delete(schema.underway).where(schema.underway.c.what == _WORK))


def _set_out(db: Connection, mark: str) -> bool:
    """Note that an import has begun; whether all that the archive has is from it."""
    table = schema.underway.c
    begun = db.scalar(select(table.of).where(table.what == _WORK))
    if begun == mark:
        return True
    empty = all(db.execute(select(kept).limit(1)).first() is None for kept in (schema.account, schema.correction))
    db.execute(delete(schema.underway).where(table.what == _WORK))
    if empty:
        db.execute(schema.underway.insert().values(what=_WORK, of=mark))
    return empty


def _settle(begin: Begin, corrected: Iterable[str], *, whole: bool) -> None:
    """Apply the corrections once all accounts are there, and forget the ids that contacts had meanwhile.

    Nobody has seen those, where the archive has nothing but what this import brought.
    """
    for key in sorted(corrected):
        with begin() as db:
            _apply(db, [key], whole=True)
    if whole:
        with begin() as db:
            db.execute(delete(schema.formerly))


class _Numbers(dict[int, int]):
    """Which correction of the archive each of the export's is, by number and id."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: set[int] = set()
        self.accounts: set[str] = set()
        """The accounts that the corrections speak of."""

    def __setitem__(self, number: int, identity: int) -> None:
        super().__setitem__(number, identity)
        self.taken.add(identity)


def _bring(begin: Begin, line: Line, numbers: _Numbers, *, whole: bool) -> Imported:
    match line.what:
        case "correction":
            return _bring_correction(begin, line, numbers)
        case "account":
            return _bring_account(begin, line)
        case "contact":
            return _compare_contact(begin, line, whole=whole)
    for table in ROWS:
        if table.name == line.what:
            return _bring_row(begin, line, table)
    raise refused(line, f"an export has no {line.what}")


def _bring_account(begin: Begin, line: Line) -> Imported:
    value = line.value
    try:
        kind = AccountKind(str(value["kind"])) if value["kind"] else None
        account = Account(kind=kind, **{name: _plain(value[name]) for name in _METADATA})  # type: ignore[arg-type]
        key, added, reader = account_id(account), str(value["added"]), str(value["reader"])
        if (key, account.sha256) != (value["id"], value["sha256"]):
            raise refused(line, f"the account is not the one that has the id {value['id']}")
        with begin() as db:
            if has(db, key):
                return Imported(line.what, key, "there")
        reading = reading_from_text(plain_text(value["reading"]), account)
        if stray := stray_spans(reading):
            raise refused(line, f"the reading has words outside of its text, {list(stray[0])}")
        one = prepared(reading)
    except ArchiveError:
        raise
    except _WRONG as error:
        raise refused(line, f"{type(error).__name__}: {error}") from error
    with begin() as db:
        if has(db, key):
            return Imported(line.what, key, "there")
        with _refusing(line):
            put(db, one, added=added, reader=reader)
    return Imported(line.what, key, "new")


@contextmanager
def _refusing(line: Line) -> Iterator[None]:
    """Refuse a line that cannot be understood once it is made use of."""
    try:
        yield
    except CorrectionError as error:
        raise refused(line, str(error)) from error
    except ArchiveError:
        raise
    except _WRONG as error:
        raise refused(line, f"{type(error).__name__}: {error}") from error


def _plain(value: object) -> object:
    """A value of an account's metadata that every database takes: text without NUL or halves of characters, or None."""
    if value is None:
        return None
    if not isinstance(value, str) or "\0" in value:
        message = f"{value!r} is no text"
        raise ValueError(message)
    value.encode()
    return value


def _bring_correction(begin: Begin, line: Line, numbers: _Numbers) -> Imported:
    """Put a correction behind those that are there, unless it is one of them, and apply it where its account is."""
    table = schema.correction
    number, undoes = line.value.get("id"), line.value.get("undoes")
    values = {name: line.value.get(name) for name in table.c.keys() if name not in {"id", "undoes"}}  # noqa: SIM118
    if not isinstance(number, int) or not (undoes is None or undoes in numbers):
        raise refused(line, "the correction undoes one that does not stand before it")
    if not all(value is None or isinstance(value, str) for value in values.values()):
        raise refused(line, "the correction has a value that is no text")
    values = renumbered(values, numbers)
    values["undoes"] = numbers[undoes] if isinstance(undoes, int) else None
    with _refusing(line):
        one = correction_of({"id": number, **values})
        checked_field(one.scope, one.target, one.field)
    about = frozenset(_ACCOUNT.findall(f"{values['target']} {values['anchor']}"))
    numbers.accounts.update(about)
    with begin() as db:
        there = _correction_there(db, values, numbers.taken)
        if there is not None:
            numbers[number] = there
            return Imported(line.what, str(there), "there")
        persons = persons_in(db) if one.scope is Scope.PERSON else None
        made = numbers[number] = put_last(db, values)
        with _refusing(line):
            if persons:
                identify(db, persons, persons_in(db))
            _apply(db, about, whole=one.scope in WITHIN)
    return Imported(line.what, str(made), "new")


def _correction_there(db: Connection, values: Mapping[str, object], taken: Container[int]) -> int | None:
    """The correction of the archive that one of the export is: the same row, or what undoes the same one already."""
    table = schema.correction.c
    if values["undoes"] is not None:
        return db.scalar(select(table.id).where(table.undoes == values["undoes"]))
    same = select(table.id).where(*(table[name].is_not_distinct_from(one) for name, one in values.items()))
    return next((one for one in db.scalars(same.order_by(table.id)) if one not in taken), None)


def _apply(db: Connection, keys: Iterable[str], *, whole: bool) -> None:
    """Make anew what hangs on a correction that speaks of some accounts: all that is theirs, or their contacts only."""
    for key in and_later(db, keys):
        if has(db, key):
            if whole:
                refresh(db, key)
            else:
                relink(db, key)


def _bring_row(begin: Begin, line: Line, table: Table) -> Imported:
    """Put a row into its table, unless there is one of that name; an id that a contact has is none that it had."""
    if set(line.value) != set(table.c.keys()):
        raise refused(line, f"it has not the fields of a row of {table.name}")
    keys = table.primary_key.columns
    name = " ".join(str(line.value[key.name]) for key in keys)
    with begin() as db:
        same = select(*keys).where(*(key == line.value[key.name] for key in keys))
        is_now = table is schema.formerly and db.scalar(select(schema.contact.c.id).where(schema.contact.c.id == name))
        if is_now or db.execute(same).first() is not None:
            return Imported(line.what, name, "there")
        db.execute(table.insert().values(line.value))
    return Imported(line.what, name, "new")


def _compare_contact(begin: Begin, line: Line, *, whole: bool) -> Imported:
    """Whether a contact came out as it was when it was exported."""
    name = str(line.value.get("id"))
    with begin() as db:
        row = db.execute(select(schema.contact).where(schema.contact.c.id == name)).mappings().one_or_none()
        same = row is not None and contact_value(db, row) == line.value
    return Imported(line.what, name, "new" if same or not whole else "other")

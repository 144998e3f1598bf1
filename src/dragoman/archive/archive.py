"""The archive for Python: open it, add accounts, and take accounts and contacts out of it again."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import select

from dragoman.archive import follow, schema, searches
from dragoman.archive.accounts import Kept, find, kept, versions
from dragoman.archive.adding import Added, Prepared, add_prepared, is_there, prepared, reject
from dragoman.archive.backups import backup, restore
from dragoman.archive.catalogue import PARTIES, PERSONS, TOPICS, Catalogue, Census
from dragoman.archive.checking import check
from dragoman.archive.checking import repair as mend
from dragoman.archive.checks.fault import Fault
from dragoman.archive.contacts import find_contact, record_in
from dragoman.archive.correcting import Asked, Signed, correct, undo
from dragoman.archive.corrections import Correction
from dragoman.archive.disagreements import Disagreement, disagreements
from dragoman.archive.engine import named, open_engine, reading, writing
from dragoman.archive.errors import UnreachableError
from dragoman.archive.exporting import export_to
from dragoman.archive.history import History, history
from dragoman.archive.importing import Imported, import_each
from dragoman.archive.listing import LIMIT, Rejected
from dragoman.archive.migrating import is_current, is_empty, migrate
from dragoman.archive.promises import UndertakingRuling, undertakings_ruled
from dragoman.archive.readings import effective_reading, machine_reading
from dragoman.archive.rereading import Reread, accounts, due, finish, keep_again
from dragoman.archive.search import Neighbours, Page, Results, Similar, search
from dragoman.archive.searches import LOCAL, SavedSearch
from dragoman.archive.training import Example, examples
from dragoman.archive.versions_diff import VersionsDiff, diff_versions
from dragoman.archive.whereabouts import Change, every_change
from dragoman.model import Account, Reading, Record, SourceError


class Archive:
    """A desk's memory: accounts, the contacts they tell of, and what persons have corrected.

    `where` is a path, or a database URL (`postgresql://…`); left out, what DRAGOMAN_ARCHIVE says, else a file in the
    user's data directory. An archive that is not there is made, unless `create` is False. `clock` gives the time, for
    those who want to say what it is.

    >>> with Archive("desk.db") as archive:  # doctest: +SKIP
    ...     archive.add("releases/")

    Raises UnreachableError for a place that holds no archive, or one of another version.
    """

    def __init__(
        self, where: str | Path | None = None, *, create: bool = True, clock: Callable[[], datetime] | None = None
    ) -> None:
        self.engine = open_engine(where)
        self._clock = clock or (lambda: datetime.now(UTC))
        self._neighbours = Neighbours()
        self._census = Census()
        self.place = named(self.engine)
        try:
            self._ready(create=create)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def now(self) -> str:
        """The time in UTC, as ISO 8601 to the second."""
        return self._clock().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

    def add(self, *sources: str | Path | Account) -> list[Added]:
        """Add files, folders, `.jsonl` lists and accounts; what became of each, in order.

        What is there already is not read again. An input that cannot become an account is set aside and stops nothing.
        """
        return list(self.add_each(_inputs(sources)))

    def add_each(self, found: Iterable[Account | SourceError | Reading | Prepared]) -> Iterator[Added]:
        """Add accounts one by one as they come, read or not; each is kept when what became of it is given.

        What can be computed beforehand has been for a `Prepared` one, in another process for instance.
        """
        from dragoman.reading import read  # noqa: PLC0415 - loads the models once something is to be read

        for one in found:
            if isinstance(one, SourceError):
                yield reject(self.engine, one, self.now)
            elif isinstance(one, Prepared):
                yield add_prepared(self.engine, one, self.now)
            elif isinstance(one, Reading):
                yield add_prepared(self.engine, prepared(one), self.now)
            elif is_there(self.engine, one):
                yield Added.same(one)
            else:
                yield add_prepared(self.engine, prepared(read(one)), self.now)

    def has(self, account: Account) -> bool:
        """Whether the archive has an account already."""
        return is_there(self.engine, account)

    def account(self, name: str) -> Kept:
        """An account by its id, the beginning of that, or its name. Raises NotFoundError where there is none."""
        with reading(self.engine) as db:
            return kept(db, find(db, name))

    def versions(self, name: str) -> tuple[Kept, ...]:
        """All versions of an account, the first one first."""
        with reading(self.engine) as db:
            return versions(db, find(db, name))

    def reading(self, name: str, *, machine: bool = False) -> Reading:
        """What holds of an account; with `machine`, what the machine made of it before any correction."""
        with reading(self.engine) as db:
            key = find(db, name)
            return machine_reading(db, key) if machine else effective_reading(db, key)

    def record(self, contact: str) -> Record:
        """The record of a contact by its id, or one that it had. Raises NotFoundError where there is none."""
        with reading(self.engine) as db:
            return record_in(db, find_contact(db, contact))

    def records(self) -> Iterator[Record]:
        """The records of all contacts, by day and then by id."""
        table = schema.contact.c
        with reading(self.engine) as db:
            names = db.scalars(select(table.id).order_by(table.first.is_(None), table.first, table.id)).all()
            for name in names:
                yield record_in(db, name)

    def correct(  # noqa: PLR0913 - what is corrected, how, and who says so
        self, target: str, field: str, value: object, *, by: str, note: str | None = None, expected: int | None = None
    ) -> Correction:
        """Write down what a person says of a field, and make anew what hangs on it; the machine's value stays beside.

        `target` is an account (`ACCOUNT`), a statement (`ACCOUNT.s3`; `ACCOUNT.s+` for one that was missed), a contact
        as one account tells it (`ACCOUNT.c0`) or as all do (its id), an undertaking (`ACCOUNT.u1`), two statements
        (`ACCOUNT.s1~ACCOUNT.s2`) or accounts (`ACCOUNT~ACCOUNT`), or `person:NAME`. `expected` is the id of the
        correction that the person saw standing, 0 for none.

        Raises CorrectionError for what the model does not allow and for what is not there, OvertakenError where
        somebody else has corrected the field meanwhile.
        """
        with writing(self.engine) as db:
            return correct(db, Asked(target, field, value, expected), Signed(by, self.now(), note))

    def undo(self, correction: int, by: str, *, note: str | None = None) -> Correction:
        """Take a correction or an undo back. Raises NotFoundError, or OvertakenError where it is undone already."""
        with writing(self.engine) as db:
            return undo(db, correction, Signed(by, self.now(), note))

    def history(self, target: str) -> History:
        """What the machine made of something, what persons said of it, and what holds. Raises NotFoundError."""
        with reading(self.engine) as db:
            return history(db, target)

    def corrections(self) -> tuple[Change, ...]:
        """All corrections and undos in order, each with what its target is called now and whether it stands."""
        with reading(self.engine) as db:
            return every_change(db)

    def examples(self) -> list[Example]:
        """The corrections that stand as examples to learn from."""
        with reading(self.engine) as db:
            return list(examples(db))

    def undertakings_ruled(self) -> dict[str, UndertakingRuling]:
        """What persons have ruled of undertakings, by their full ids as they are now."""
        with reading(self.engine) as db:
            return undertakings_ruled(db)

    def disagreements(self) -> tuple[Disagreement, ...]:
        """Where a later version of the program or of an account disagrees with a person, or lacks what was meant."""
        with reading(self.engine) as db:
            return disagreements(db)

    def due(self, *names: str, everything: bool = False) -> list[str]:
        """The ids of the accounts to be read anew: those named, else those that another version has read, or all.

        Of all, the rest, where reading all of them was begun by this version and interrupted.
        """
        with reading(self.engine) as db:
            return due(db, names, everything=everything)

    def accounts(self, ids: Iterable[str]) -> Iterator[Account]:
        """The accounts of some ids as they hold, one by one."""
        return accounts(self.engine, ids)

    def reread(
        self, *names: str, everything: bool = False, progress: Callable[[Reread], None] | None = None
    ) -> list[Reread]:
        """Read anew the accounts named, else those that another version has read, or all; corrections are kept.

        Each is kept when `progress` is told of it, so that what is interrupted goes on where it stopped.
        """
        from dragoman.reading import read  # noqa: PLC0415

        done: list[Reread] = []
        keys = self.due(*names, everything=everything)
        for key, account in zip(keys, self.accounts(keys), strict=True):
            done.append(self.keep_again(key, read(account), of_all=everything and not names))
            if progress:
                progress(done[-1])
        if everything and not names:
            self.end_rereading()
        return done

    def keep_again(self, account: str, again: Reading, *, of_all: bool = False) -> Reread:
        """Put a new reading of an account, by its id, in the place of the one that is there.

        `of_all`: as one of all accounts, which are read anew in the order of their ids.
        """
        return keep_again(self.engine, account, again, of_all=of_all)

    def end_rereading(self) -> None:
        """Say that all accounts have been read anew: reading them all anew then begins with the first again."""
        finish(self.engine)

    def diff(self, name: str, first: int | None = None, second: int | None = None) -> VersionsDiff:
        """What changed from one version of an account to another, the last two by default. Raises NotFoundError."""
        with reading(self.engine) as db:
            return diff_versions(db, name, first, second)

    def rejects(self) -> list[Rejected]:
        """The inputs that could not become accounts, by name."""
        with reading(self.engine) as db:
            rows = db.execute(select(schema.rejected).order_by(schema.rejected.c.source))
            return [Rejected(row.source, row.reason, row.at) for row in rows]

    def timeline(
        self, *names: str, scope: follow.Scope = follow.ALL, near_days: int = follow.NEAR_DAYS
    ) -> follow.Timeline:
        """The contacts of parties and persons (all of them together) in order, and who asked for them after what.

        `near_days` is what counts as shortly before a contact. Raises NotFoundError for what the archive does not have.
        """
        with reading(self.engine) as db:
            return follow.timeline(db, follow.subject_of(db, names, scope), near_days)

    def positions(
        self, party: str, topic: str, *to: str, scope: follow.Scope = follow.ALL, run: int = follow.RUN
    ) -> follow.Positions:
        """What a party said on a topic, at contacts with all of `to` or with anybody, and when that changed.

        `run` is on how many days in a row a phrase must stand to be one.
        """
        with reading(self.engine) as db:
            own = replace(scope, topic=topic)
            return follow.positions(
                db, follow.party_of(party), follow.subject_of(db, to, own), run=run, everywhere=scope.everywhere
            )

    def undertakings(
        self,
        *names: str,
        on: str | None = None,
        scope: follow.Scope = follow.ALL,
        choice: follow.Choice = follow.BINDING,
    ) -> tuple[follow.Followed, ...]:
        """The undertakings that bind all of some parties and persons, as they stand today or stood on the day `on`."""
        with reading(self.engine) as db:
            return follow.undertakings(db, follow.subject_of(db, names, scope), self._day(on), choice)

    def silence(
        self,
        *names: str,
        on: str | None = None,
        side: str | None = None,
        scope: follow.Scope = follow.ALL,
        after_days: int = follow.AFTER_DAYS,
    ) -> follow.Silence:
        """The contacts that not all sides had reported `after_days` later; with `side`, on which that one is silent."""
        with reading(self.engine) as db:
            code = follow.party_of(side) if side else None
            return follow.silence(
                db, follow.subject_of(db, names, scope), self._day(on), after_days=after_days, side=code
            )

    def omitted(
        self, *names: str, side: str | None = None, scope: follow.Scope = follow.ALL, least: int = 1
    ) -> tuple[follow.Omitted, ...]:
        """The topics that a side leaves out wherever the other has them, in `least` contacts or more."""
        with reading(self.engine) as db:
            code = follow.party_of(side) if side else None
            return follow.omitted(db, follow.subject_of(db, names, scope), side=code, least=least)

    def _day(self, day: str | None) -> str:
        """A day as a user writes it, else today."""
        return follow.day_of(day) if day else self.now()[:10]

    def search(
        self, query: str, *, of: str = "statements", limit: int = 20, cursor: str | None = None, facets: bool = False
    ) -> Results:
        """What a query finds among statements, accounts or contacts, latest first; `cursor` gives the next page.

        The language of queries is told in docs/reference/query-language.md. Raises QueryError, which says where, for a
        query that cannot be understood, and for a cursor of another one.
        """
        with reading(self.engine) as db:
            return search(db, query, Page(of, limit, cursor, facets))

    def similar(self, statement: str, limit: int = 20) -> tuple[Similar, ...]:
        """The statements most similar to one, by its id. Raises NotFoundError where there is none."""
        with reading(self.engine) as db:
            return self._neighbours.similar(db, statement, limit)

    def parties(self, words: str = "", cursor: str | None = None, limit: int = LIMIT) -> Catalogue:
        """The parties of the archive by code, those in most contacts first; with `words`, those of such a name."""
        return self._page(PARTIES, words, cursor, limit)

    def persons(self, words: str = "", cursor: str | None = None, limit: int = LIMIT) -> Catalogue:
        """The persons of the archive, those in most contacts first; with `words`, those whose name begins so."""
        return self._page(PERSONS, words, cursor, limit)

    def topics(self, words: str = "", cursor: str | None = None, limit: int = LIMIT) -> Catalogue:
        """The topics of the archive, those of most statements first; with `words`, those that have such words."""
        return self._page(TOPICS, words, cursor, limit)

    def _page(self, kind: str, words: str, cursor: str | None, limit: int) -> Catalogue:
        with reading(self.engine) as db:
            return self._census.page(db, kind, words, cursor, limit)

    def searches(self, owner: str = LOCAL) -> tuple[SavedSearch, ...]:
        """The searches that somebody has saved, by name; on one's own machine there is one person."""
        with reading(self.engine) as db:
            return searches.searches_of(db, owner)

    def save_search(self, name: str, query: str, *, of: str = "statements", owner: str = LOCAL) -> SavedSearch:
        """Keep a query under a name, in the place of an earlier one of that name.

        Raises QueryError for a query that cannot be understood, and for a name that is none.
        """
        with writing(self.engine) as db:
            return searches.save(db, owner, SavedSearch(name, query, of, self.now()))

    def forget_search(self, name: str, owner: str = LOCAL) -> None:
        """Delete a saved search. Raises NotFoundError where there is none of that name."""
        with writing(self.engine) as db:
            searches.forget(db, owner, name)

    def check(self, *, quick: bool = False, repair: bool = False) -> list[Fault]:
        """What is wrong with the archive; with `repair`, what still is once all that can be made again has been.

        With `quick` it is not made sure that every contact has the accounts and the record that linking gives.
        """
        found = list(check(self.engine, quick=quick))
        if repair and found:
            mend(self.engine, found)
            found = list(check(self.engine, quick=quick))
        return found

    def backup(self, path: str | Path, *, replace: bool = False) -> None:
        """Write one state of the archive to a file, while others go on writing."""
        backup(self.engine, Path(path), replace=replace)

    def restore(self, path: str | Path, *, replace: bool = False) -> None:
        """Make this archive what a backup or an export has, as a whole or not at all."""
        restore(self.engine, Path(path), replace=replace)
        self._neighbours = Neighbours()
        self._census = Census()

    def export(self, path: str | Path, *, replace: bool = False) -> int:
        """Write all that is kept to a file of JSON Lines, the same from every database; how many lines they are."""
        return export_to(self.engine, Path(path), replace=replace)

    def import_(self, path: str | Path) -> list[Imported]:
        """Take in what an export has and this archive has not; what became of each line.

        Raises DamagedError, which names the line, for a file that is not as it was written.
        """
        return list(import_each(lambda: writing(self.engine), Path(path)))

    def _ready(self, *, create: bool) -> None:
        """See to it that the archive is there and of this version."""
        if self._is_absent() or is_empty(self.engine):
            if not create:
                message = f"{self.place}: there is no archive; make one with `dragoman archive init`"
                raise UnreachableError(message)
            self._make_folder()
            migrate(self.engine)
        elif not is_current(self.engine):
            message = f"{self.place}: this archive was made by an earlier version; run `dragoman archive migrate`"
            raise UnreachableError(message)

    def _is_absent(self) -> bool:
        """Whether the archive's file is not there; looking at its tables would make it."""
        return self._file is not None and not self._file.exists()

    def _make_folder(self) -> None:
        if self._file is not None:
            self._file.parent.mkdir(parents=True, exist_ok=True)

    @property
    def _file(self) -> Path | None:
        url = self.engine.url
        return Path(str(url.database)) if url.get_backend_name() == "sqlite" and url.database else None


def _inputs(sources: Iterable[str | Path | Account]) -> Iterator[Account | SourceError]:
    """The accounts that sources stand for; an error in the place of what is none."""
    from dragoman.sources.loading import load_each  # noqa: PLC0415

    for source in sources:
        if isinstance(source, Account):
            yield source
        else:
            yield from load_each([source])

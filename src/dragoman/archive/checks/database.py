"""The database as such: its pages, rows that belong to nothing, and whether full-text indexes have what tables have."""

from collections.abc import Iterator

from sqlalchemy import Column, ColumnElement, Connection, Engine, Table, delete, func, select, union

from dragoman.archive import schema
from dragoman.archive.checks.fault import Fault, Mend
from dragoman.archive.engine import is_server, writing
from dragoman.archive.exporting import PRIVATE
from dragoman.archive.indexing.upkeep import INDEXED, index_anew, is_in_step
from dragoman.archive.linking import link
from dragoman.archive.rows import erase_rows

KEPT = frozenset({"account", "reading", "correction", "rejected", "saved_search"}) | PRIVATE
"""Tables that can be made again from nothing but a backup."""

INDEXES = {f"{table.name}_search": table for table in INDEXED}
"""The full-text indexes by name, and the tables whose words they have."""

_BELONGS = {
    (schema.block, "account"): schema.account,
    (schema.tie, "one"): schema.account,
    (schema.tie, "other"): schema.account,
}
"""What belongs to an account without a foreign key's saying so."""


def whole_database(engine: Engine, db: Connection) -> Iterator[Fault]:
    """What the database itself finds wrong with its pages and indexes. A server looks after its own."""
    if not is_server(engine):
        for row in db.exec_driver_sql("PRAGMA integrity_check(20)"):
            if row[0] != "ok":
                yield Fault("database", str(row[0]).replace("\n", " "), Mend.RESTORE)


def orphans(db: Connection) -> Iterator[Fault]:
    """Rows that belong to something that is not there, and accounts without a reading."""
    for table, column, owner, key in _belongings():
        count = db.scalar(select(func.count()).select_from(table).where(_is_orphan(table, column, owner, key)))
        if count:
            mend = Mend.RESTORE if table.name in KEPT else Mend.DELETE
            yield Fault(table.name, f"{count:,} rows belong to a missing {owner.name}", mend)
    unread = ~select(schema.reading.c.account).where(schema.reading.c.account == schema.account.c.id).exists()
    for key in db.scalars(select(schema.account.c.id).where(unread).order_by(schema.account.c.id)):
        yield Fault(key, "the account has no reading", Mend.READ)
    told = select(schema.entry.c.contact).where(schema.entry.c.contact == schema.contact.c.id).exists()
    for contact in db.scalars(select(schema.contact.c.id).where(~told).order_by(schema.contact.c.id)):
        yield Fault(contact, "the contact has no account", Mend.DELETE)


def delete_orphans(db: Connection) -> None:
    """Delete the rows of tables that are made from others where they belong to nothing."""
    for gone in _gone(db):
        erase_rows(db, gone)
        link(db, gone, None)
    told = select(schema.entry.c.contact).where(schema.entry.c.contact.is_not(None))
    empty = select(schema.contact.c.id).where(schema.contact.c.id.not_in(told))
    for table in (schema.participant, schema.finding):
        db.execute(delete(table).where(table.c.contact.in_(empty)))
    db.execute(delete(schema.contact).where(schema.contact.c.id.not_in(told)))
    for table, column, owner, key in _belongings():
        if table.name in KEPT:
            continue
        if column.nullable:
            db.execute(table.update().where(_is_orphan(table, column, owner, key)).values({column.name: None}))
        else:
            db.execute(delete(table).where(_is_orphan(table, column, owner, key)))


def index_faults(engine: Engine) -> Iterator[Fault]:
    """Full-text indexes that have not the words of their tables; each is looked at by itself, as writers wait."""
    for name, table in INDEXES.items():
        if not is_server(engine):
            with writing(engine) as db:
                fits = is_in_step(db, table)
            if not fits:
                yield Fault(name, f"the index does not fit the words of {table.name}", Mend.INDEX)


def rebuild_index(db: Connection, name: str) -> None:
    """Make one of the full-text indexes again from its table."""
    if name in INDEXES:
        index_anew(db, [INDEXES[name]])


def _gone(db: Connection) -> list[str]:
    """The ids of accounts that are not there, of which there are still rows."""
    tables = (schema.statement, schema.passage, schema.undertaking, schema.fact, schema.doubt, schema.entry)
    named = union(*(select(table.c.account) for table in tables)).subquery()
    return sorted(db.scalars(select(named.c.account).where(named.c.account.not_in(select(schema.account.c.id)))))


def _belongings() -> Iterator[tuple[Table, "Column[object]", Table, "Column[object]"]]:
    """Each column that names a row of another table, with that table and the column that is named."""
    for table in schema.metadata.sorted_tables:
        for foreign in sorted(table.foreign_keys, key=lambda one: one.parent.name):
            yield table, foreign.parent, foreign.column.table, foreign.column
    for (table, name), owner in _BELONGS.items():
        yield table, table.c[name], owner, owner.c.id


def _is_orphan(table: Table, column: "Column[object]", owner: Table, key: "Column[object]") -> ColumnElement[bool]:
    other = owner.alias()
    return column.is_not(None) & ~select(other.c[key.name]).where(other.c[key.name] == column).correlate(table).exists()

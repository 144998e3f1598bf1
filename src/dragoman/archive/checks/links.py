"""How accounts are linked: whether entries, blocks, ties and contacts are those that linking gives now."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, Table, select

from dragoman.archive import schema
from dragoman.archive.accounts import versions
from dragoman.archive.checks.fault import Fault, Mend
from dragoman.archive.checks.rows import ranked_by_day, same_rows
from dragoman.archive.contacts import contact_rows, told_record
from dragoman.archive.holding import holder_of
from dragoman.archive.indexing.columns import statements_at, unshared
from dragoman.archive.linking import linked
from dragoman.archive.readings import effective_reading
from dragoman.collation.linking import Entry, Tie


def version_faults(db: Connection, key: str) -> Iterator[Fault]:
    """Versions of which not just the last one is current; an older one that is still in contacts."""
    every = versions(db, key)
    current = db.scalar(select(schema.account.c.current).where(schema.account.c.id == key))
    if current != (every[-1].id == key):
        yield Fault(key, "it is not the last version that counts", Mend.REFRESH)
    elif not current and _rows(db, schema.entry, "account", key):
        yield Fault(key, "an earlier version is still linked", Mend.REFRESH)


def unlinked(db: Connection) -> Iterator[Fault]:
    """Entries that are in no contact."""
    entry = schema.entry.c
    for key in db.scalars(select(entry.account).where(entry.contact.is_(None)).distinct().order_by(entry.account)):
        yield Fault(key, "it tells of a contact and is in none", Mend.REFRESH)


def link_faults(db: Connection, key: str) -> Iterator[Fault]:
    """How the links of a current account differ from those that its reading and its neighbours' give."""
    expected = linked(db, key, effective_reading(db, key))
    for table, name in ((schema.entry, "account"), (schema.block, "account"), (schema.tie, "one")):
        told = [row for row in expected.rows[table] if row.get(name) == key]
        if not same_rows(told, _rows(db, table, name, key)):
            yield Fault(key, f"its rows in {table.name} are not what linking gives", Mend.REFRESH)
            return
    for cluster, ties in expected.clusters:
        if reason := _contact_differs(db, cluster, ties):
            yield Fault(key, reason, Mend.REFRESH)
            return


def _contact_differs(db: Connection, cluster: Sequence[Entry], ties: Iterable[Tie]) -> str | None:
    """How the contact of entries differs from what it should be; None where it does not."""
    made = told_record(db, cluster, ties)
    record = made.record
    there = _rows(db, schema.entry, "contact", record.id)
    if {(row["account"], row["place"]) for row in there} != set(made.places):
        return f"the contact {record.id} has other accounts than linking gives"
    for table, rows in contact_rows(db, made).items():
        told = [{name: value for name, value in row.items() if name != "rank"} for row in rows]
        found = _rows(db, table, "id" if table is schema.contact else "contact", record.id)
        if not same_rows(told, found):
            return f"the contact {record.id} is not what its accounts give (rows in {table.name})"
        if table is schema.contact and found[0]["within"] != holder_of(db, record.id):
            return f"the contact {record.id} is not held by what should hold it"
        if table is schema.contact and not ranked_by_day(found[0], "first"):
            return f"the contact {record.id} is not ranked by its day"
    if wrong := unshared(record, made.keys, statements_at(db, made.places)):
        return f"the statement {wrong[0]['its']} does not bear the marks of the contact {record.id}"
    return None


def _rows(db: Connection, table: Table, name: str, value: str) -> list[dict[str, object]]:
    return [dict(row) for row in db.execute(select(table).where(table.c[name] == value)).mappings()]

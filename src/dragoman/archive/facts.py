"""The facts that accounts give of contacts as rows: what Follow shows for a kind, a date, an initiator."""

from sqlalchemy import Connection, delete

from dragoman.archive import schema
from dragoman.collation.linking import Entry

Row = dict[str, object]


def fact_rows(key: str, text: str, entries: tuple[Entry, ...]) -> tuple[Row, ...]:
    """The facts of each entry of an account, in their order."""
    return tuple(
        {
            "account": key,
            "place": entry.place,
            "number": number,
            "field": fact.field,
            "value": str(fact.value),
            "start": fact.span.start,
            "words": fact.span.of(text),
        }
        for entry in entries
        for number, fact in enumerate(entry.contact.facts)
    )


def erase_facts(db: Connection, key: str) -> None:
    """Take away the facts of an account."""
    db.execute(delete(schema.fact).where(schema.fact.c.account == key))

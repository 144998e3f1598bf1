"""Where a statement stands, by its full id: in the page of its contact, or else in that of its account."""

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.accounts import has
from dragoman.archive.contacts import kept_record
from dragoman.archive.errors import NotFoundError
from dragoman.archive.listing import contacts_of_account
from dragoman.web.pages import addresses


def where_it_stands(db: Connection, statement: str) -> str:
    """The address of a statement. Raises NotFoundError for an account that is not there."""
    account, _, part = statement.rpartition(".")
    if not has(db, account):
        message = f"no statement has the id {statement}"
        raise NotFoundError(message)
    for contact in _contacts(db, statement, account):
        kept = kept_record(db, contact)
        for key, own, reading in zip(kept.record.account_ids, kept.accounts, kept.record.readings, strict=True):
            if own == account and any(one.id == part for one in reading.statements):
                return f"{addresses.contact(contact)}#{key}.{part}"
    return f"{addresses.account(account)}#{part}"


def _contacts(db: Connection, statement: str, account: str) -> list[str]:
    """The contacts of an account, the one that a statement was said at first."""
    said, entry = schema.statement.c, schema.entry.c
    own = db.scalar(
        select(entry.contact)
        .join(schema.statement, (said.account == entry.account) & (said.place == entry.place))
        .where(said.id == statement)
    )
    return list(dict.fromkeys([*([str(own)] if own else []), *contacts_of_account(db, account)]))

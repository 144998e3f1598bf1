"""What persons have ruled of two accounts: that they tell of one contact, or that they do not."""

from sqlalchemy import Connection

from dragoman.collation.linking import Ruling


def rulings_in(db: Connection) -> tuple[Ruling, ...]:
    """All rulings that stand, in the order in which they were made, on accounts by their ids."""
    del db
    return ()

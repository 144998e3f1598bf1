"""Ids by their beginnings, as people name them; found by an index however many there are."""

from sqlalchemy import ColumnElement, and_

_LAST = "\U0010ffff"
"""Comes after whatever may follow."""


def begins_with(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """Whether an id, which has no capitals, begins with a name, in whatever case that is written."""
    least = name.lower()
    return and_(column >= least, column < least + _LAST)

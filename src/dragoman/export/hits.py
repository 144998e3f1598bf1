"""What a search found, as a table for spreadsheets: words as they are, and never a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from dragoman.model import Participant

if TYPE_CHECKING:
    from dragoman.archive import Hit, Similar

COLUMNS = (
    *("id", "date", "speakers", "addressees", "participants", "act", "strength", "polarity", "topics", "kind"),
    *("publisher", "side", "title", "account", "contacts", "start", "words"),
)
_FORMULA = tuple("=+-@\t\r")


def hits_csv(hits: Iterable["Hit"]) -> str:
    """Hits for spreadsheets, a row each; what one would take for a formula is led by an apostrophe."""
    return _table(COLUMNS, map(_cells, hits))


def similar_csv(found: Iterable["Similar"]) -> str:
    """Similar statements for spreadsheets, each with how like it is."""
    return _table(("score", *COLUMNS), ([f"{one.score:.4f}", *_cells(one.hit)] for one in found))


def names_of(people: Iterable[Participant]) -> str:
    """Somebody, or several, by name, office or party."""
    return ", ".join(one.person or one.office or one.party or "" for one in people)


def _cells(hit: "Hit") -> list[str]:
    return [_cell(getattr(hit, column)) for column in COLUMNS]


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(names_of([one]) if isinstance(one, Participant) else str(one) for one in value)
    return "" if value is None else str(value)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    page = StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerows([columns, *([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row] for row in rows)])
    return page.getvalue()

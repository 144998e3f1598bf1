"""The guards of alignment: what keeps two statements from supporting each other, however alike they sound.

They decide and are not weighed: polarity, opposite words, numbers, dates and roles (DESIGN.md, rule 2). What they know
of the language lies in `lexicon/data/guards.toml`.
"""

from dataclasses import dataclass

from dragoman.collation.claims import Claim
from dragoman.collation.guards.dates import date_objection
from dragoman.collation.guards.objection import Objection, Reason
from dragoman.collation.guards.opposites import opposite_objection
from dragoman.collation.guards.polarity import polarity_objection
from dragoman.collation.guards.quantities import number_objection
from dragoman.collation.guards.roles import role_objection
from dragoman.model import Span, StatementId

__all__ = ["Contradiction", "Objection", "Reason", "objection_to"]

_GUARDS = (polarity_objection, opposite_objection, number_objection, date_objection, role_objection)


@dataclass(frozen=True)
class Contradiction:
    """Statements of two accounts that cannot both be right about the same thing, and the words that show it."""

    statements: tuple[StatementId, StatementId]
    reason: Reason
    spans: tuple[Span, Span]


def objection_to(one: Claim, other: Claim) -> Objection | None:
    """Why the statements cannot support each other, None if nothing speaks against it. Spans: `one`'s, `other`'s."""
    objections = [found for guard in _GUARDS if (found := guard(one, other))]
    return next((found for found in objections if found.certain), objections[0] if objections else None)

"""The fields of what can be corrected as rows of a page: what holds, and beside it what the machine said."""

from typing import NamedTuple

from dragoman.archive.correctable import Correctable
from dragoman.archive.scopes import Scope
from dragoman.web.pages.saying import field_name, in_words

_LATER = ("content", "cue", "source")
"""Fields that come last, since few ask for them."""


class FieldRow(NamedTuple):
    """One field: what holds in words, and, where a person has said so, what the machine has, who, when and why."""

    field: str
    name: str
    holds: str
    machine: str
    by: str = ""
    at: str = ""
    note: str = ""

    @property
    def later(self) -> bool:
        """Whether few ask for it."""
        return self.field in _LATER and not self.by


def rows_of(of: Correctable, text: str) -> tuple[FieldRow, ...]:
    """The fields of a target; `text` is that of its account."""
    scope = of.target.scope
    ordered = sorted(of.fields, key=lambda one: one.field in _LATER)
    rows = []
    for one in ordered:
        if scope is Scope.STATEMENT and one.field == "present" and len(of.fields) > 1:
            continue
        name = field_name(one.field, scope)
        holds, machine = (in_words(one.field, value, text) for value in (one.holds, one.machine))
        said = one.said
        rows.append(
            FieldRow(one.field, name, holds, machine, said.by, said.at, said.note or "")
            if said
            else FieldRow(one.field, name, holds, machine)
        )
    return tuple(rows)

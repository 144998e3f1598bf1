"""What can be corrected: the scopes of targets, and the fields that each has. Knows no values and no database."""

from collections.abc import Mapping
from enum import StrEnum


class Scope(StrEnum):
    """What sort of thing a correction is of."""

    ACCOUNT = "account"
    """What is known of an account's publication: `ACCOUNT`."""
    STATEMENT = "statement"
    """A statement that the machine found, or one that a person added: `ACCOUNT.s3`, `ACCOUNT.m12`."""
    MISSED = "missed"
    """A statement that the machine missed: `ACCOUNT.s+`; it then goes by `ACCOUNT.m` and the correction's id."""
    ENTRY = "entry"
    """A contact as one account tells it: `ACCOUNT.c0` for the main one."""
    UNDERTAKING = "undertaking"
    """`ACCOUNT.u1`."""
    CONTACT = "contact"
    """A contact as its accounts tell it together: its id."""
    MATCH = "match"
    """Whether two statements report the same thing: `ACCOUNT.s1~ACCOUNT.s2`."""
    MEMBERSHIP = "membership"
    """Whether two accounts tell of one contact: `ACCOUNT~ACCOUNT`."""
    PERSON = "person"
    """Whose name a name is: `person:NAME`."""


WITHIN = frozenset({Scope.ACCOUNT, Scope.STATEMENT, Scope.MISSED, Scope.ENTRY, Scope.UNDERTAKING})
"""Scopes of what one account's reading holds."""

_STATEMENT = (
    "speaker",
    "addressee",
    "act",
    "strength",
    "polarity",
    "topics",
    "span",
    "content",
    "cue",
    "source",
    "reported_by",
)
_CONTACT = (
    "kind",
    "date",
    "start_time",
    "duration_minutes",
    "place",
    "initiator",
    "occasion",
    "participants",
    "planned",
)

FIELDS: Mapping[Scope, tuple[str, ...]] = {
    Scope.ACCOUNT: ("publisher", "kind", "side", "title", "published", "language"),
    Scope.STATEMENT: (*_STATEMENT, "present"),
    Scope.MISSED: ("span", "statement"),
    Scope.ENTRY: (*_CONTACT, "role"),
    Scope.UNDERTAKING: ("status", "when", "closed_by"),
    Scope.CONTACT: _CONTACT,
    Scope.MATCH: ("relation",),
    Scope.MEMBERSHIP: ("contact",),
    Scope.PERSON: ("same_as",),
}
"""The fields that can be corrected, by scope."""

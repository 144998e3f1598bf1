"""The nouns of Dragoman: frozen, typed values. No input or output, and no knowledge of how they are made."""

from dragoman.model.account import Account
from dragoman.model.actor import Actor, Participant
from dragoman.model.contact import FIELDS, Contact, Fact
from dragoman.model.errors import (
    DragomanError,
    EmptyAccountError,
    MetadataError,
    ModelError,
    NotTextError,
    SourceError,
    TooLargeError,
)
from dragoman.model.reading import Coverage, Reading, Warning  # noqa: A004 - the record's own word
from dragoman.model.record import Evidence, Finding, Link, Match, Record, StatementId, Weight, contact_id
from dragoman.model.span import Span, trim
from dragoman.model.statement import Statement, Undertaking
from dragoman.model.vocabulary import (
    AccountKind,
    Act,
    ContactKind,
    FindingKind,
    Polarity,
    Relation,
    Role,
    Status,
    Strength,
)

__all__ = [
    "FIELDS",
    "Account",
    "AccountKind",
    "Act",
    "Actor",
    "Contact",
    "ContactKind",
    "Coverage",
    "DragomanError",
    "EmptyAccountError",
    "Evidence",
    "Fact",
    "Finding",
    "FindingKind",
    "Link",
    "Match",
    "MetadataError",
    "ModelError",
    "NotTextError",
    "Participant",
    "Polarity",
    "Reading",
    "Record",
    "Relation",
    "Role",
    "SourceError",
    "Span",
    "Statement",
    "StatementId",
    "Status",
    "Strength",
    "TooLargeError",
    "Undertaking",
    "Warning",
    "Weight",
    "contact_id",
    "trim",
]

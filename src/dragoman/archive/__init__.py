"""The archive: keeps accounts and what was made of them, finds them again, and lets persons correct it."""

from dragoman.archive.accounts import Kept
from dragoman.archive.adding import Added, Outcome
from dragoman.archive.archive import Archive, Rejected
from dragoman.archive.checks.fault import Fault
from dragoman.archive.errors import (
    ArchiveError,
    CorrectionError,
    DamagedError,
    NotFoundError,
    QueryError,
    UnreachableError,
)
from dragoman.archive.importing import Imported

__all__ = [
    "Added",
    "Archive",
    "ArchiveError",
    "CorrectionError",
    "DamagedError",
    "Fault",
    "Imported",
    "Kept",
    "NotFoundError",
    "Outcome",
    "QueryError",
    "Rejected",
    "UnreachableError",
]

"""The archive: keeps accounts and what was made of them, finds them again, and lets persons correct it."""

from dragoman.archive.accounts import Kept
from dragoman.archive.adding import Added, Outcome
from dragoman.archive.archive import Archive
from dragoman.archive.checks.fault import Fault
from dragoman.archive.corrections import Correction
from dragoman.archive.disagreements import Disagreement
from dragoman.archive.errors import (
    ArchiveError,
    CorrectionError,
    DamagedError,
    NotFoundError,
    OvertakenError,
    QueryError,
    UnreachableError,
)
from dragoman.archive.history import History
from dragoman.archive.importing import Imported
from dragoman.archive.listing import Rejected
from dragoman.archive.rereading import Reread
from dragoman.archive.search import Facet, Hit, Results, Similar
from dragoman.archive.searches import SavedSearch
from dragoman.archive.versions_diff import VersionsDiff
from dragoman.archive.whereabouts import Change

__all__ = [
    "Added",
    "Archive",
    "ArchiveError",
    "Change",
    "Correction",
    "CorrectionError",
    "DamagedError",
    "Disagreement",
    "Facet",
    "Fault",
    "History",
    "Hit",
    "Imported",
    "Kept",
    "NotFoundError",
    "Outcome",
    "OvertakenError",
    "QueryError",
    "Rejected",
    "Reread",
    "Results",
    "SavedSearch",
    "Similar",
    "UnreachableError",
    "VersionsDiff",
]

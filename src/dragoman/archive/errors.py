"""What can go wrong with an archive.

DragomanError
└── ArchiveError            anything about an archive
    ├── UnreachableError    it cannot be opened, or its server does not answer
    ├── DamagedError        what it holds cannot be what was put there
    ├── NotFoundError       it has nothing of that name
    ├── QueryError          a search that cannot be understood; `place` is where (ValueError)
    ├── CorrectionError     a correction that the model does not allow (ValueError)
    │   └── OvertakenError  somebody else has corrected the same meanwhile
    └── UserError           a user, password or token that cannot be so (ValueError)
"""

from dragoman.model import DragomanError


class ArchiveError(DragomanError):
    """Anything about an archive."""


class UnreachableError(ArchiveError):
    """The archive cannot be opened, or its server does not answer."""


class DamagedError(ArchiveError):
    """What the archive holds cannot be what was put there."""


class NotFoundError(ArchiveError, LookupError):
    """The archive has nothing of that name."""


class QueryError(ArchiveError, ValueError):
    """A search that cannot be understood; `place` is the character of the query at which that shows.

    `given` is what stands there and is not known, and `meant` what may have been meant, where that is known.
    """

    def __init__(self, message: str, place: int = 0, given: str = "", meant: str = "") -> None:
        super().__init__(message)
        self.place, self.given, self.meant = place, given, meant


class CorrectionError(ArchiveError, ValueError):
    """A correction that the model does not allow, or that names nothing."""


class OvertakenError(CorrectionError):
    """Somebody else has corrected the same since the editor looked at it."""


class UserError(ArchiveError, ValueError):
    """A user, a password or a token that cannot be so."""

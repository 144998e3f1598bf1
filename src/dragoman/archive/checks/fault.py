"""What can be wrong with an archive, and how it is put right."""

from dataclasses import dataclass
from enum import StrEnum


class Mend(StrEnum):
    """What puts something right."""

    REFRESH = "refresh"
    """Make the rows and contacts of the account again."""
    DELETE = "delete"
    """Delete rows that belong to nothing."""
    INDEX = "index"
    """Make a full-text index again."""
    READ = "read"
    """Read the account again (`dragoman archive reread`)."""
    RESTORE = "restore"
    """Nothing in the archive can: restore a backup, or import an export into a new archive."""


ADVICE = {
    Mend.REFRESH: "run `dragoman archive check --repair`",
    Mend.DELETE: "run `dragoman archive check --repair`",
    Mend.INDEX: "run `dragoman archive check --repair`",
    Mend.READ: "run `dragoman archive reread`",
    Mend.RESTORE: "restore a backup (`dragoman archive restore`)",
}


@dataclass(frozen=True)
class Fault:
    """Something that is wrong: in which account, contact or table, how that shows, and what puts it right."""

    place: str
    reason: str
    mend: Mend

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}; {ADVICE[self.mend]}"

"""Reading for visitors, one at a time: the models use all cores for one account, and are shared by all threads."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock

from dragoman.archive import Added, Archive, Reread
from dragoman.model import Account, Reading, Record, SourceError

_READS = Lock()


@dataclass(frozen=True)
class SideBySide:
    """Accounts compared: their record, and in which groups they may be of one contact, by their places in it.

    An account that tells of no contact is in no group.
    """

    record: Record
    groups: tuple[tuple[int, ...], ...]

    @property
    def apart(self) -> bool:
        """Whether what they tell speaks clearly against their being of one contact."""
        return len(self.groups) > 1


def added(archive: Archive, account: Account) -> Added:
    """What became of an account that was to be added. Raises SourceError for a text that no file could hold."""
    if archive.has(account):
        return Added.same(account)
    with _READS:
        return archive.add(account)[0]


def added_each(archive: Archive, found: Iterable[Account | SourceError]) -> Iterator[Added]:
    """What became of accounts one by one, and of inputs that are none, which are set aside."""
    for one in found:
        if isinstance(one, SourceError):
            yield from archive.add_each([one])
            continue
        try:
            yield added(archive, one)
        except SourceError as error:
            yield from archive.add_each([error])


def reread(archive: Archive, account: str) -> Reread:
    """What became of an account, by its id, that was read anew."""
    with _READS:
        return archive.reread(account)[0]


def compared(accounts: Sequence[Account]) -> Record:
    """The record of accounts of one contact; nothing is kept."""
    from dragoman.api import compare_accounts  # noqa: PLC0415 - loads the models

    with _READS:
        return compare_accounts(list(accounts)).record


def side_by_side(accounts: Sequence[Account], *, anyway: bool = False) -> SideBySide:
    """Accounts read and compared, unless they are of different contacts; with `anyway` even then. Nothing is kept."""
    from dragoman.collation import collate  # noqa: PLC0415 - loads the models
    from dragoman.collation.linking import told_apart  # noqa: PLC0415
    from dragoman.reading import read  # noqa: PLC0415

    with _READS:
        readings: list[Reading] = [read(account) for account in accounts]
        groups = told_apart(readings)
        if anyway or len(groups) == 1:
            return SideBySide(collate(readings), groups)
    return SideBySide(Record(contact=None, readings=tuple(readings)), groups)

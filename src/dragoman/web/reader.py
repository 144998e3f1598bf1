"""Reading for visitors, one at a time: the models use all cores for one account, and are shared by all threads."""

from collections.abc import Sequence
from threading import Lock

from dragoman.archive import Added, Archive
from dragoman.model import Account, Record

_READS = Lock()


def added(archive: Archive, account: Account) -> Added:
    """What became of an account that was to be added. Raises SourceError for a text that no file could hold."""
    if archive.has(account):
        return Added.same(account)
    with _READS:
        return archive.add(account)[0]


def compared(accounts: Sequence[Account]) -> Record:
    """The record of accounts of one contact; nothing is kept."""
    from dragoman.api import compare_accounts  # noqa: PLC0415 - loads the models

    with _READS:
        return compare_accounts(list(accounts)).record

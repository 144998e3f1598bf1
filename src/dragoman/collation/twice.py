"""Accounts that are one text twice: they agree on everything, which proves nothing."""

from collections.abc import Sequence

from dragoman.model import Account


def same_texts(accounts: Sequence[Account]) -> tuple[tuple[int, ...], ...]:
    """The places of accounts with the same text, a group for each text that comes more than once, in their order."""
    places: dict[str, list[int]] = {}
    for place, account in enumerate(accounts):
        places.setdefault(account.sha256, []).append(place)
    return tuple(tuple(same) for same in places.values() if len(same) > 1)

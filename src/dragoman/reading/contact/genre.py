"""What sort of text an account is, as far as it decides whether it tells of a contact of its own.

Fact sheets, press briefings and addresses mention contacts but report none; remarks made before a meeting do.
"""

import re
from enum import StrEnum
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Account
from dragoman.reading.layout import Layout


class Genre(StrEnum):
    """What a text can be."""

    ACCOUNT = "account"
    SPOKEN = "spoken"
    """Words to the press: an account only if they begin with the contact."""
    REMARKS = "remarks"
    OTHER = "other"


def genre_of(account: Account, layout: Layout) -> Genre:
    """The genre that an account's title tells; ACCOUNT where it tells none."""
    title = account.title or (layout.title.of(account.text) if layout.title else "")
    title = " ".join(title.split())
    if _pattern("none").search(title):
        return Genre.OTHER
    if _pattern("spoken").search(title):
        return Genre.SPOKEN
    if _pattern("remarks").search(title):
        return Genre.ACCOUNT if _pattern("before").search(title) else Genre.REMARKS
    return Genre.ACCOUNT


def comes_first(account: Account, layout: Layout) -> bool:
    """Whether a title says that what follows was spoken before a meeting, which then lies ahead."""
    title = account.title or (layout.title.of(account.text) if layout.title else "")
    return bool(_pattern("ahead").search(" ".join(title.split())))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load_table("contacts")["genre"][name], re.IGNORECASE)

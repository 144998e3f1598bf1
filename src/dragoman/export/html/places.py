"""Where an archive has pages of what a comparison names; the page that stands alone has none of them."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Places:
    """The ids of a record's accounts in an archive, in their order, and where its pages are.

    `here` is the page of the contact itself.
    """

    here: str
    accounts: tuple[str, ...]
    account: Callable[[str], str]
    statement: Callable[[str], str]
    person: Callable[[str], str]
    party: Callable[[str], str]
    topic: Callable[[str], str]

"""What accounts are called beside each other: their publishers, and what tells those of one publisher apart."""

import re
from collections.abc import Callable, Sequence

from dragoman.lexicon.calendar import shown_date
from dragoman.model import Account

_TITLE = 40
"""Characters of a title that tell two accounts apart."""
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_STAMP = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?:T(?P<clock>\d{2}:\d{2}))?")


def called(labels: Sequence[str], accounts: Sequence[Account]) -> tuple[str, ...]:
    """A name for each account: its label, and in brackets what sets it apart from those with the same label.

    That is the day on which it came out, else the hour, else its title, else its own name: the first that all
    of them have and no two share.

    >>> first = Account("a", "They talked.", published="2021-06-20")
    >>> second = Account("b", "They met.", published="2021-06-25")
    >>> called(["Agency", "Agency"], [first, second])
    ('Agency (20 June 2021)', 'Agency (25 June 2021)')
    """
    names = list(labels)
    for label in {one for one in labels if labels.count(one) > 1}:
        places = [place for place, one in enumerate(labels) if one == label]
        for place, mark in zip(places, _marks([accounts[place] for place in places]), strict=True):
            names[place] = f"{label} ({mark})"
    return tuple(names)


def short_label(label: str) -> str:
    """A label without what stands in brackets at its end: "Agency (in English)" is "Agency"."""
    return _ASIDE.sub("", label) or label


def _marks(accounts: Sequence[Account]) -> list[str]:
    for mark in _MARKS:
        marks = [mark(account) for account in accounts]
        if all(marks) and len(set(marks)) == len(marks):
            return marks
    return [account.name for account in accounts]


def _day(account: Account) -> str:
    stamp = _STAMP.match(account.published or "")
    return shown_date(stamp["day"]) if stamp else ""


def _hour(account: Account) -> str:
    stamp = _STAMP.match(account.published or "")
    return f"{shown_date(stamp['day'])}, {stamp['clock']}" if stamp and stamp["clock"] else ""


def _title(account: Account) -> str:
    title = " ".join((account.title or "").split())
    if len(title) <= _TITLE:
        return title
    return f"{title[:_TITLE].rpartition(' ')[0] or title[:_TITLE]} …"


_MARKS: tuple[Callable[[Account], str], ...] = (_day, _hour, _title)

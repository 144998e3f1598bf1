"""The order in which hits come, as one number: the latest day first, then by account, then as the words stand there.

The number is the key of the full-text index too, so that a database gives the first hits without looking at the rest.
Days take 20 bits, accounts 27, the place within one 16; what has no day comes last.
"""

from datetime import date

_DAY_BITS, _ACCOUNT_BITS, _NUMBER_BITS = 20, 27, 16
_LAST_DAY = (1 << _DAY_BITS) - 1
_WITHIN_DAY = _ACCOUNT_BITS + _NUMBER_BITS
_ID_BITS = 64

NUMBERS = 1 << _NUMBER_BITS
"""How many places one account has on one day."""
STEP = NUMBERS
"""From the first place of one account to that of the next."""


def first_rank(day: date | None, account: str) -> int:
    """The rank of what stands first in an account of that id, on a day."""
    return _day_part(day) | (_id_part(account, _ACCOUNT_BITS) << _NUMBER_BITS)


def contact_rank(day: date | None, contact: str) -> int:
    """The rank of a contact: `c` and a number in base 16."""
    return _day_part(day) | _id_part(f"{contact.removeprefix('c'):0<16}", _WITHIN_DAY)


def day_of(rank: int) -> date | None:
    """The day of a rank."""
    ordinal = _LAST_DAY - (rank >> _WITHIN_DAY)
    return date.fromordinal(ordinal) if ordinal else None


def ranks_between(first: date | None, last: date | None) -> tuple[int, int]:
    """The lowest and highest rank of what is of the days from `first` to `last`, both included; None is no limit.

    What has no day is left out where there is a limit.
    """
    if first is None and last is None:
        return 0, (1 << (_DAY_BITS + _WITHIN_DAY)) - 1
    return _day_part(last or date.fromordinal(_LAST_DAY)), _day_part(first or date.min) | ((1 << _WITHIN_DAY) - 1)


def same_account(rank: int) -> int:
    """What the ranks of one account on one day share."""
    return rank // STEP


def _day_part(day: date | None) -> int:
    """The bits of a day: later days are lower; none is the highest."""
    ordinal = min(day.toordinal(), _LAST_DAY) if day else 0
    return (_LAST_DAY - ordinal) << _WITHIN_DAY


def _id_part(name: str, bits: int) -> int:
    """The first bits of an id in base 16."""
    return int(name[: _ID_BITS // 4], 16) >> (_ID_BITS - bits)

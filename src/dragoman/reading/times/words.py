"""The words for times, made ready from `times.toml`: look-ups, and the pieces that patterns are built of."""

import re
from collections.abc import Iterable
from functools import cache

from dragoman.lexicon import load_table


@cache
def numbers(section: str) -> dict[str, int]:
    """A table of words to numbers, in lower case: months, weekdays, numbers, seasons, relative_days."""
    return {str(word): int(value) for word, value in load_table("times")[section].items()}


@cache
def phrases(section: str, key: str) -> tuple[str, ...]:
    """A list of phrases, in lower case."""
    return tuple(load_table("times")[section][key])


@cache
def zones() -> dict[str, str]:
    """Zones in lower case to their offsets, empty where the offset is not fixed."""
    return {str(name): str(offset) for name, offset in load_table("times")["zones"].items()}


def one_of(words: Iterable[str], *, cased: bool = False) -> str:
    """A pattern for any of `words`, longest first; with `cased`, as Title or UPPER only."""
    listed = sorted(set(words), key=lambda word: (-len(word), word))
    forms = [form for word in listed for form in ((word.title(), word.upper()) if cased else (word,))]
    return "(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms) + ")"


_SHORT = 4
_LONG_MONTHS = [word for word in numbers("months") if len(word) > _SHORT or word in {"may", "june", "july"}]
_SHORT_MONTHS = [word for word in numbers("months") if word not in _LONG_MONTHS]
MONTH = rf"(?:{one_of(_LONG_MONTHS, cased=True)}|{one_of(_SHORT_MONTHS, cased=True)}\b\.?)"
WEEKDAY = one_of(numbers("weekdays"), cased=True) + r"\.?"
LONG_WEEKDAY = one_of((word for word in numbers("weekdays") if word.endswith("day")), cased=True)
NUMBER = f"(?i:{one_of(numbers('numbers'))})"
DAYPART = one_of(phrases("dayparts", "words"))
YEAR = r"(?:19|20)\d\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"


def _zone_forms() -> list[str]:
    """The zones as they are written: letters in capitals, names with a capital or two."""
    names = [zone for zone in zones() if " " in zone]
    return [
        *(zone.upper() for zone in zones() if " " not in zone),
        *names,
        *(name.title() for name in names),
        *(name.title().removesuffix("Time") + "time" for name in names),
    ]


ZONE = one_of(_zone_forms())


def month_number(word: str) -> int:
    """1 to 12 for a month's name or short form, with or without its full stop."""
    return numbers("months")[word.rstrip(".").lower()]


def weekday_number(word: str) -> int:
    """1 (Monday) to 7 for a weekday's name or short form."""
    return numbers("weekdays")[word.rstrip(".").lower()]


WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

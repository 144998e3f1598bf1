"""The words for times, made ready from `times.toml`: look-ups, and the pieces that patterns are built of."""

import re
import string
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
def dayparts() -> dict[str, str]:
    """Parts of the day, in lower case, to their codes in TimeML."""
    return {str(word): str(code) for word, code in load_table("times")["dayparts"].items()}


@cache
def zones() -> dict[str, str]:
    """Zones in lower case to their offsets, empty where the offset is not fixed."""
    return {str(name): str(offset) for name, offset in load_table("times")["zones"].items()}


def one_of(words: Iterable[str], *, cased: bool = False) -> str:
    """A pattern for any of `words`, longest first; with `cased`, as Title or UPPER only."""
    listed = sorted(set(words), key=lambda word: (-len(word), word))
    forms = [form for word in listed for form in ((string.capwords(word), word.upper()) if cased else (word,))]
    return "(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s+").replace("'", "['’]") for form in forms) + ")"


def plain(words: str) -> str:
    """Words in lower case, with single spaces and straight apostrophes."""
    return " ".join(words.lower().replace("’", "'").split())


_SHORT = 4
_LONG_MONTHS = [word for word in numbers("months") if len(word) > _SHORT or word in {"may", "june", "july"}]
_SHORT_MONTHS = [word for word in numbers("months") if word not in _LONG_MONTHS]
MONTH = rf"(?:{one_of(_LONG_MONTHS, cased=True)}|{one_of(_SHORT_MONTHS, cased=True)}\b\.?)"
WEEKDAY = one_of(numbers("weekdays"), cased=True) + r"\.?"
LONG_WEEKDAY = one_of((word for word in numbers("weekdays") if word.endswith("day")), cased=True)
SEASON = one_of(numbers("seasons"))
NUMBER = f"(?i:{one_of(numbers('numbers'))})"
DAYPART = one_of(dayparts())
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

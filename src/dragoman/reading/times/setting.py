"""What an expression is resolved against: the text around it, the account's day, and the day last named."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from dragoman.reading.times.words import one_of, phrases

_BEFORE = 110
_AFTER = 70
_STOP = re.compile(r"[.;!?\n](?=\s)|\n")
_LATE_START = 14
_DEADLINE = re.compile(r"\b(?:by|until|till|before)\s(?:early\s|late\s)?$")


@dataclass
class Setting:
    """The running state of one search. `last_day` is the day that was named last in the text."""

    text: str
    day: date | None
    last_day: date | None = field(default=None)

    def is_future(self, start: int, end: int) -> bool:
        """Whether the words around [start, end) speak of what is to come."""
        before = self.text[max(0, start - _BEFORE) : start].lower()
        stops = list(_STOP.finditer(before))
        before = before[stops[-1].end() :] if stops else before
        if _DEADLINE.search(before):
            return True
        future = _last(_future(), before)
        past = _last(_past(), before)
        if future < 0 and past < 0:
            return len(before.strip()) <= _LATE_START and self._announces(end)
        between = before[future:] if future >= 0 else ""
        return future >= 0 and not re.search(r"[,;]|\b(?:said|told|after|when|and|that|which)\b", between)

    def _announces(self, end: int) -> bool:
        after = self.text[end : end + _AFTER].lower()
        stop = _STOP.search(after)
        after = after[: stop.start()] if stop else after
        future = _future().search(after)
        past = _past().search(after)
        return future is not None and (past is None or future.start() < past.start())


def _last(pattern: re.Pattern[str], text: str) -> int:
    found = -1
    for match in pattern.finditer(text):
        found = match.start()
    return found


@cache
def _future() -> re.Pattern[str]:
    return re.compile(r"\b" + one_of(phrases("cues", "future")) + r"\b")


@cache
def _past() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + one_of(phrases("cues", "past")) + r"|[a-z]{3,}ed)\b")

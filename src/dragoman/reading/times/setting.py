"""What an expression is resolved against: the text around it, the account's day, and the day last named."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.reading.times.words import one_of, phrases

_BEFORE = 110
_AFTER = 200
_STOP = re.compile(r"[.;!?\n](?=\s)|\n")
_LATE_START = 14
_DEADLINE = re.compile(
    r"\b(?:by|until|till|before|no\slater\sthan|as\s(?:early|soon)\sas)\s(?:at\sleast\s)?(?:early\s|late\s)?$"
)
_INFINITIVE_REACH = 8
_INFINITIVE = re.compile(r"\bto\s(?!(?:the|a|an|his|her|its|their|this|that|it|him|them)\b)[a-z]+")


@dataclass
class Setting:
    """The running state of one search.

    `last_day` is the day that was named last in the text, `last_named` the value of the last day, month or year.
    """

    text: str
    day: date | None
    last_day: date | None = None
    last_named: str = ""

    def is_future(self, start: int, end: int) -> bool:
        """Whether the words around [start, end) speak of what is to come."""
        before = self._sentence_before(start)
        if _DEADLINE.search(before):
            return True
        future = _last(_future(), before)
        past = _last(_past(), before)
        if future < 0 and past < 0:
            return len(before.strip()) <= _LATE_START and self._announces(end)
        between = before[future:] if future >= 0 else ""
        return future >= 0 and not re.search(r"[,;]|\b(?:said|told|after|when|and|that|which)\b", between)

    def in_quotation(self, start: int) -> bool:
        """Whether `start` lies between quotation marks, in words of somebody's own, as far as the paragraph shows."""
        before = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1

    def direction(self, start: int, end: int) -> bool | None:
        """True where the verb before [start, end) looks ahead, False where it looks back, None where none tells.

        Verbs of saying do not look back, nor does one with an infinitive after it: what was agreed may be to come. The
        verb after the time counts where the time heads its sentence.
        """
        before = self._sentence_before(start)
        future, past = _last(_future(), before), _last(_done(), before)
        if future >= 0 and future >= past:
            return True
        if past >= 0:
            return None if _INFINITIVE.search(before, max(0, past - _INFINITIVE_REACH)) else False
        after = self._sentence_after(end) if len(before.strip()) <= _LATE_START else ""
        ahead, back = _future().search(after), _done().search(after)
        if ahead is None and back is None:
            return None
        return back is None or (ahead is not None and ahead.start() <= back.start())

    def _announces(self, end: int) -> bool:
        after = self._sentence_after(end)
        future = _future().search(after)
        past = _past().search(after)
        return future is not None and (past is None or future.start() < past.start())

    def _sentence_before(self, start: int) -> str:
        before = self.text[max(0, start - _BEFORE) : start].lower()
        stops = list(_STOP.finditer(before))
        return before[stops[-1].end() :] if stops else before

    def _sentence_after(self, end: int) -> str:
        after = self.text[end : end + _AFTER].lower()
        stop = _STOP.search(after)
        return after[: stop.start()] if stop else after


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


@cache
def _done() -> re.Pattern[str]:
    telling = one_of(phrases("cues", "telling"))
    return re.compile(r"\b(?!" + telling + r"\b)(?:" + one_of(phrases("cues", "past")) + r"|[a-z]{3,}ed)\b")

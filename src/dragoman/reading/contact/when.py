"""When a contact was held: its day, its hour and how long it took, from the times beside its cues."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

from dragoman.model import Fact, Span
from dragoman.reading.contact.cues import Manner
from dragoman.reading.contact.encounters import Telling
from dragoman.reading.contact.words import pattern
from dragoman.reading.times import Grain, Time, TimeKind

_words = partial(pattern, "when")

_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATE = re.compile(r"(\d{4}[^T]*)(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_CLOCK = re.compile(r"(?:^|T)(\d{2}:\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2})?")
_LENGTH = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?")
_DIGITS = re.compile(r"\d")
_HEADING = 30
"""Code points into a clause within which a time heads it."""
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


class Clock:
    """The times of an account, asked for by place."""

    def __init__(self, text: str, times: tuple[Time, ...]) -> None:
        """Take the text and its times in order."""
        self.text = text
        self.times = times

    def within(self, span: Span) -> list[Time]:
        """The times that lie in `span`."""
        found = []
        for index in range(self._first(span.start), len(self.times)):
            time = self.times[index]
            if time.span.start >= span.end:
                break
            if time.span.end <= span.end:
                found.append(time)
        return found

    def _first(self, start: int) -> int:
        low, high = 0, len(self.times)
        while low < high:
            middle = (low + high) // 2
            if self.times[middle].span.start < start:
                low = middle + 1
            else:
                high = middle
        return low

    def date_of(self, time: Time) -> str | None:
        """The ISO date of a time, None where it gives none."""
        match = _DATE.fullmatch(time.value or "")
        return match[1] if match else None


def core(text: str, telling: Telling) -> Span:
    """The clause of a telling in which times and places belong to the contact: up to a purpose or a further clause."""
    cue = telling.cue
    end = max(cue.head.end, cue.object_start or 0, telling.partner.end or 0)
    ends = _words("core_ends_of_visit") if cue.kind == "visit" else _words("core_ends")
    stop = ends.search(text, min(end, cue.sentence.span.end), cue.sentence.span.end)
    return Span(cue.sentence.span.start, stop.start() if stop else cue.sentence.span.end)


def whole_week(value: str | None) -> str | None:
    """The days from Monday to Sunday of a week in ISO 8601, between which a journey lies; other values as they are."""
    match = _WEEK.fullmatch(value or "")
    if match is None:
        return value
    first = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    return f"{first}/{first + timedelta(days=6)}"


def date_fact(clock: Clock, telling: Telling) -> Fact | None:
    """The day that a telling gives or takes up from the one before, None where it gives none."""
    return _day_told(clock, telling) or (_day_told(clock, telling.before) if telling.before else None)


def _day_told(clock: Clock, telling: Telling) -> Fact | None:
    """The day that a telling's own words give."""
    clause = core(clock.text, telling)
    candidates = []
    for time in clock.within(clause):
        value = clock.date_of(time) if time.kind in {TimeKind.DATE, TimeKind.TIME} else None
        before = clock.text[max(clause.start, time.span.start - 30) : time.span.start]
        moved = _words("moved").search(before)
        if value is None or (not moved and _words("elsewhere").search(before) and telling.cue.kind != "letter"):
            continue
        if not _belongs(clock.text, clause, telling, time):
            continue
        if telling.cue.planned and _words("same_day").fullmatch(time.span.of(clock.text)):
            continue
        coarse = not _FULL_DATE.match(value)
        coarse = coarse or ("/" in value and telling.cue.kind != "visit")
        passed = time.span.end <= telling.cue.head.start and _is_further(clock.text, telling)
        candidates.append((passed, not moved, coarse, _distance(telling.cue.head, time.span), value, time.span))
    named = [one for one in candidates if not any(_says_again(clock.text, one[-1], other[-1]) for other in candidates)]
    if not named:
        return None
    *_, value, span = min(named)
    return Fact("date", value, span)


def _is_further(text: str, telling: Telling) -> bool:
    """Whether a telling is of a further partner, whose day stands behind ("*and with* B on Tuesday")."""
    return bool(_words("further").fullmatch(text, *telling.cue.head))


def _says_again(text: str, one: Span, other: Span) -> bool:
    """Whether the words behind a time say by the calendar which day it is ("tomorrow evening, *November 15*")."""
    return text[one.end : other.start] in {", ", " (", " "} and bool(_DIGITS.search(text, *other))


def _belongs(text: str, clause: Span, telling: Telling, time: Time) -> bool:
    """Whether a time can be the contact's: heading the sentence, or beside the cue and not in another clause."""
    cue = telling.cue
    after = time.span.end < cue.head.start and (
        _words("aftermath").match(text[clause.start : time.span.start])
        or _words("days_off").search(text, time.span.end, cue.head.start)
    )
    if after or (cue.named_from and cue.subject_end < time.span.start and time.span.end <= cue.named_from):
        return False
    if time.span.end > min(cue.subject_end, cue.head.end):
        return True
    if _words("new_clause").search(_words("relative").sub(",", text[time.span.end : cue.subject_end])):
        return False
    if time.span.end >= cue.head.start - 3:
        return True
    if cue.manner in {Manner.BARE, Manner.OWNED} and not (cue.passive or cue.sentence.title):
        return False
    subject_end = telling.subject.end or cue.subject_end
    heads = time.span.start - clause.start <= _HEADING or _words("opening").search(text, clause.start, time.span.start)
    return time.span.start >= subject_end or bool(heads)


def _distance(head: Span, span: Span) -> int:
    return max(0, span.start - head.end, head.start - span.end)


def clock_facts(clock: Clock, spans: list[Span]) -> list[Fact]:
    """When the contact began and how long it took, from its tellings' sentences and those that speak of "the call"."""
    facts = []
    for span in spans:
        for time in clock.within(span):
            before = clock.text[max(span.start, time.span.start - 45) : time.span.start]
            facts += _start(clock, time, before)
            opened = before + time.span.of(clock.text).split()[0]
            if time.kind is TimeKind.DURATION and _words("lasting").search(opened):
                facts += [] if _words("meant").search(before) else _duration(time)
        if not any(fact.field == "duration" and span.overlap(fact.span) for fact in facts):
            facts += _hyphened(clock.text, span)
    return facts


def lengths_told(clock: Clock, stretches: Iterable[Span]) -> list[Fact]:
    """How long the contact took, where it or its people go by a pronoun ("*They spoke for* an hour")."""
    return [
        fact
        for span in stretches
        for match in _words("spoke").finditer(clock.text, span.start, span.end)
        for time in clock.within(Span(match.end(), span.end))[:1]
        if time.kind is TimeKind.DURATION and time.span.start == match.end() + 1
        for fact in _duration(time)
    ]


def _start(clock: Clock, time: Time, before: str) -> list[Fact]:
    """The hour at which a contact began, where a time gives one."""
    if time.kind is not TimeKind.TIME and time.grain not in {Grain.MINUTE, Grain.HOUR}:
        return []
    if time.kind is TimeKind.DURATION or not time.value or _words("until").search(before):
        return []
    match = _CLOCK.search(time.value)
    words = before + clock.text[time.span.start : time.span.end]
    if not match or not _words("starting").search(words):
        return []
    zone = (match[2] or time.zone or "") if re.match(r"^[+-]\d\d:\d\d$", match[2] or time.zone or "") else ""
    return [Fact("start_time", match[1] + zone, time.span, approximate=time.approximate)]


def _duration(time: Time) -> list[Fact]:
    match = _LENGTH.fullmatch(time.value or "")
    minutes = int(match[1] or 0) * 60 + int(match[2] or 0) if match else 0
    return [Fact("duration", minutes, time.span, time.approximate, time.more_than)] if minutes else []


def _hyphened(text: str, span: Span) -> list[Fact]:
    """The length in "an hour-long call" and "a 40-minute conversation"."""
    match = _words("hyphened").search(text, span.start, span.end)
    if not match:
        return []
    if match["an"]:
        return [Fact("duration", 30 if "half" in match["an"].lower() else 60, Span(*match.span()))]
    number = (match["number"] or "one").lower()
    length = 0.5 if number == "half" else float(_NUMBERS.get(number) or number)
    length += 0.5 if match["and"] else 0
    minutes = int(length * (60 if match["unit"].lower() == "hour" else 1))
    long = "long" in match.group().lower() or match["number"]
    return [Fact("duration", minutes, Span(*match.span()))] if minutes and long else []


def coming(value: str, words: str, day: date | None) -> str:
    """The date of a plan: a bare weekday taken for the last one is the next, a Sunday's "this week" that just begun."""
    if day and day.isoweekday() == 7 and words.strip().casefold() == "this week":  # noqa: PLR2004
        year, week, _ = (day + timedelta(days=1)).isocalendar()
        return f"{year}-W{week:02}"
    bare = _words("bare_weekday").fullmatch(words.strip())
    if day is None or not bare or len(value) != len("2021-01-01") or value >= day.isoformat():
        return value
    return (date.fromisoformat(value) + timedelta(days=7)).isoformat()

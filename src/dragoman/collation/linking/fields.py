"""How two entries compare, field by field: each comparison gives the name of a level, whose weight is data.

The levels are those of record linkage (Fellegi and Sunter 1969): what two records agree on, nearly agree on, leave open
or contradict each other in, each with its own weight of evidence.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import cache, lru_cache
from zlib import crc32
from zoneinfo import ZoneInfo

from dragoman.collation.linking.entries import Days, Entry
from dragoman.collation.linking.gatherings import agree
from dragoman.collation.linking.people import participants
from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_kind, party_of
from dragoman.model import ContactKind

Level = str

SOON = 21
"""Days after an announcement within which what it announces without a date is looked for."""
NEAR = 3
JOURNEY = 14
"""Days of a journey at most, as a notice gives the first of them."""
FAR_EAST = 5.0
"""Hours by which one side's clocks must be ahead for its next day to be the other's day."""
TALKED_OF = 14
"""Days within which accounts speak of a letter without its day."""
REISSUED = 0.6
"""Share of the shorter text's runs of words that the longer has, from which both are one text."""
BRIEF, NEARLY_ALL = 60, 0.9
"""A text of so few runs is mostly title and opening, which an office words alike each time: it must share more."""
RUN = 5
CLOSE, APART = 0.72, 0.45
MINUTES = 75


def compare_fields(one: Entry, other: Entry) -> dict[str, Level]:
    """The level of each field of two entries; the same whichever is named first."""
    return {name: compare(one, other) for name, compare in FIELDS.items()}


def dates(one: Entry, other: Entry) -> Level:
    """When it was: one day, one within the other's stretch, near, ahead of an announcement, or another day."""
    if one.days is None or other.days is None:
        return "unknown"
    found = _returned(one, other) or _returned(other, one)
    found = found or _announced(one, other) or _announced(other, one) or _written(one, other)
    found = found or _across_zones(one, other) or _across_zones(other, one) or _twice(one, other)
    return found or _apart(one.days, other.days)


def _written(one: Entry, other: Entry) -> Level | None:
    """Whether two accounts of a letter, of whose day only one speaks, come within days; None for any other two."""
    if (
        not (one.is_written and other.is_written)
        or not (one.days and other.days)
        or (one.days.stated and other.days.stated)
    ):
        return None
    gap = one.days.gap(other.days)
    return "talked_of_later" if 1 <= gap <= TALKED_OF else None


def _across_zones(east: Entry, west: Entry) -> Level | None:
    """Whether a day later is the same hour: the one side's clocks are so far ahead of the other's; else None."""
    if not (east.days and west.days and east.days.stated and west.days.stated):
        return None
    later = (east.days.first - west.days.first).days == 1 and (east.days.last - west.days.last).days == 1
    ahead = _clock(east) - _clock(west) if later else 0.0
    return "same_day_across_zones" if ahead >= FAR_EAST else None


def _clock(entry: Entry) -> float:
    """Hours by which the clocks of an account's side are ahead of universal time; 0 where the side is unknown."""
    name = load_table("times")["publisher_zones"].get(entry.reading.account.side or "")
    if name is None or entry.days is None:
        return 0.0
    noon = datetime.combine(entry.days.first, time(12), ZoneInfo(name))
    return (noon.utcoffset() or timedelta()).total_seconds() / 3600


def _twice(one: Entry, other: Entry) -> Level | None:
    """Whether one office reported on two days, as it does of two contacts; None for any other two."""
    apart = one.days is not None and other.days is not None and one.days.gap(other.days) > 0
    reported = not (one.contact.planned or other.contact.planned)
    if not apart or not reported or publishers(one, other) == "other" or texts(one, other) == "reissued":
        return None
    return "told_twice"


def _apart(one: Days, other: Days) -> Level:
    """How far two days lie apart, those that only publication tells counting less."""
    stated = "" if one.stated and other.stated else "_inferred"
    gap = one.gap(other)
    if gap == 0:
        if stated or (one.first, other.first) == (one.last, other.last):
            return f"same_day{stated}"
        return "same_stretch" if one == other else "within"
    if gap > NEAR:
        return "far"
    return f"{'next_day' if gap == 1 else 'some_days'}{stated}"


def _announced(notice: Entry, report: Entry) -> Level | None:
    """How a report's day lies to an announcement that names none, or came after it; None for any other two.

    Words before a meeting that is about to begin are of that day or the next, as others reckon it.
    """
    if not notice.contact.planned or report.contact.planned or not (notice.published and notice.days and report.days):
        return None
    wait = (report.days.first - notice.published).days
    gap = notice.days.gap(report.days)
    if notice.days.stated:
        return None if gap == 0 else "afterwards" if wait < 0 else "moved" if gap <= NEAR else None
    if wait < -1:
        return "afterwards"
    if notice.contact.date is not None:
        return None
    return "same_day_inferred" if wait <= 1 else "ahead" if wait <= SOON else "far"


def _returned(notice: Entry, report: Entry) -> Level | None:
    """Whether a report of a journey comes within days of its beginning, which is all that notices say; else None."""
    if not notice.contact.planned or report.contact.planned or not (notice.days and report.days):
        return None
    journeys = notice.contact.kind is report.contact.kind is ContactKind.VISIT
    return "returned" if journeys and 1 <= (report.days.first - notice.days.last).days <= JOURNEY else None


def kinds(one: Entry, other: Entry) -> Level:
    """The form it took: the same, one that is often given for it, or another."""
    a, b = one.contact.kind, other.contact.kind
    if a is None or b is None:
        return "unknown"
    if a is b:
        return "same"
    return "near" if any({a.value, b.value} <= group for group in _kinds()) else "other"


@cache
def _kinds() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in load_table("linking")["kinds"])


def occasions(one: Entry, other: Entry) -> Level:
    """Whether both are told by the name of one gathering, by those of two, or one alone by any."""
    mine, theirs = one.gathering, other.gathering
    if not mine and not theirs:
        return "unknown"
    if not mine or not theirs:
        return "one_named"
    return "same" if agree(mine, theirs) else "other"


def texts(one: Entry, other: Entry) -> Level:
    """What the accounts are about: one text issued twice, or how near their openings are."""
    a, b = one.reading.account.text, other.reading.account.text
    first, second = runs(a), runs(b)
    least = min(len(first), len(second))
    if least and len(first & second) >= (REISSUED if least >= BRIEF else NEARLY_ALL) * least:
        return "reissued"
    likeness = round(float(one.direction @ other.direction), 3)
    unlike = likeness < APART and not (one.is_fragment or other.is_fragment)
    return "close" if likeness >= CLOSE else "apart" if unlike else "middling"


@lru_cache(16384)
def runs(text: str) -> frozenset[int]:
    """The runs of five words of a text, hashed the same in every process."""
    words = text.casefold().split()
    return frozenset(
        crc32(" ".join(words[place : place + RUN]).encode("utf-8", "replace")) for place in range(len(words) - RUN + 1)
    )


def places(one: Entry, other: Entry) -> Level:
    """Where it was, as both say; a town may lie in the state that the other names, and a seat in the capital."""
    a, b = one.contact.place, other.contact.place
    if not a or not b:
        return "unknown"
    mine, theirs = (set(place.casefold().replace(",", " ").split()) for place in (a, b))
    if mine & theirs or (party_of(a) and party_of(a) == party_of(b)):
        return "same"
    return "unknown" if "name" in {party_kind(a), party_kind(b)} else "other"


def hours(one: Entry, other: Entry) -> Level:
    """At what time of day it began, where both say so in one zone."""
    a, b = one.contact.start_time, other.contact.start_time
    if not a or not b or a[5:] != b[5:]:
        return "unknown"
    return "same" if abs(_minutes(a) - _minutes(b)) <= MINUTES else "other"


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:5])


def publishers(one: Entry, other: Entry) -> Level:
    """Whether one office publishes both."""
    a, b = one.reading.account.publisher, other.reading.account.publisher
    return "same" if a and a == b else "other"


FIELDS: dict[str, Callable[[Entry, Entry], Level]] = {
    "participants": participants,
    "date": dates,
    "kind": kinds,
    "occasion": occasions,
    "text": texts,
    "place": places,
    "hour": hours,
    "publisher": publishers,
}
"""The comparison of each field, by the field's name."""

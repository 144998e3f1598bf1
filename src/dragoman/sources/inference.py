"""What a text says of its own publication: its title line, when it was published, and by whom.

Only the lines at its head and foot are asked, and a line that stands for something else is never stretched to fit:
where the text does not say, the answer is unknown.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice, zip_longest

from dragoman.lexicon import load_table
from dragoman.lexicon.calendar import date_pattern, weekday_names, written_date
from dragoman.sources.datelines import agency_dateline
from dragoman.sources.metadata import Metadata
from dragoman.sources.publishers import publisher_named

HEAD_LINES = 12
FOOT_LINES = 8
LONGEST_TITLE = 220
REACH = 4000
"""Code points at the beginning in which the head is sought, and at the end in which the foot is."""

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BRACKETED = re.compile(r"[(\[].*[)\]]")
_TURN = re.compile(r"(?:Q|A|[A-Z][A-Z .'\u2019-]{2,40}):\s")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_FORM_FIELD = re.compile(r"\b\w+\.?\s:\s")
_SENTENCE_ENDS = (".", ":", ";", ",", "…", "。")
_DATELINE_NAME = re.compile(r"[(/]([A-Z][\w .&'\u2019-]{1,40})[)/]\s*(?:[-–—:.]|$)")
_DATELINE_REACH = 120
_SOURCE = re.compile(r"^[ \t]*Source\s?:[ \t]*([^\r\n]{2,80})", re.IGNORECASE | re.MULTILINE)


def infer(text: str) -> Metadata:
    """What `text` says of its title, time and publisher; None for what it does not say."""
    head = tuple(islice(_lines(text[:REACH]), HEAD_LINES))
    foot = tuple(_lines(text[max(len(text) - REACH, 0) :]))[-FOOT_LINES:]
    return Metadata(publisher=_publisher(text, head, foot), title=_title(head), published=_published((*head, *foot)))


def publisher_facts(name: str | None) -> Metadata:
    """What is known of the publisher called `name`: its kind and, for an official one, its side."""
    known = publisher_named(name) if name else None
    return Metadata(kind=known.kind, side=known.side) if known else Metadata()


def _lines(text: str) -> Iterator[str]:
    """The lines that are not blank, without white space around them."""
    return (line for match in _LINE.finditer(text) if (line := match.group().strip()))


def _title(head: tuple[str, ...]) -> str | None:
    """The first line that is no label, if it reads like a title and something follows."""
    for line, following in zip_longest(head, head[1:]):
        if _is_label(line):
            continue
        wrapped = following is not None and following[:1].islower()
        fits = len(line) <= LONGEST_TITLE and not line.endswith(_SENTENCE_ENDS) and not _TURN.match(line)
        worded = len(line.split()) > 1 or not line.isascii()
        return line if following and fits and worded and not wrapped else None
    return None


def _is_label(line: str) -> bool:
    """Whether the line names a section, a time, a publisher or an address, or is a remark in brackets."""
    return (
        _sections().fullmatch(line) is not None
        or " > " in line
        or len(_FORM_FIELD.findall(line)) > 1
        or _BRACKETED.fullmatch(line) is not None
        or _ADDRESS.fullmatch(line) is not None
        or _time_in(line) is not None
        or publisher_named(line) is not None
    )


def _published(lines: tuple[str, ...]) -> str | None:
    """The time that the first dated line gives, else the day of an agency's dateline."""
    dated = next((found for line in lines if (found := _time_in(line))), None)
    datelines = (agency_dateline(line) for line in lines)
    return dated or next((one.day.isoformat() for one in datelines if one and one.day), None)


def _time_in(line: str) -> str | None:
    """The date, with the time where given, of a line that says nothing else: "21:47, May 3, 2012"."""
    match = _dated_line().fullmatch(line.strip("()[] "))
    if match is None:
        return None
    written = written_date(match)
    if written is None or written.year is None or match["range"]:
        return None
    try:
        found = date(written.year, written.month, written.day)
    except ValueError:
        return None
    return found.isoformat() + _clock(match["time"] or match["time2"])


def _clock(words: str | None) -> str:
    """`T22:03` for "22:03", "10:03 p.m."; nothing for what is no time of day."""
    parts = re.match(r"(\d{1,2})[:.](\d{2})[\d:]*\s*([ap])?", words or "", re.IGNORECASE)
    if parts is None:
        return ""
    hour, minute, half = int(parts[1]), int(parts[2]), (parts[3] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""  # noqa: PLR2004 - the hours of a day


def _publisher(text: str, head: tuple[str, ...], foot: tuple[str, ...]) -> str | None:
    """Whom the text names as its publisher: "Source: Xinhua", "MOSCOW, March 3 (TASS) -", a signature line."""
    source = _SOURCE.search(text)
    if source:
        name = re.split(r"\s+(?=(?:" + "|".join(load_table("publication")["time_labels"]) + r")\b)", source[1])[0]
        known = publisher_named(name)
        return known.name if known else name.strip(" .-|") or None
    for line in head:
        for match in _DATELINE_NAME.finditer(line[:_DATELINE_REACH]):
            if known := publisher_named(match[1]):
                return known.name
    for line in (*head[:6], *foot[-3:]):
        if known := publisher_named(_without_label(line)):
            return known.name
    return next((dateline.agency for line in head if (dateline := agency_dateline(line))), None)


def _without_label(line: str) -> str:
    """The line without "By", "Agency:" and the like before it, or brackets around it."""
    bare = line.strip("()[]© ")
    first, _, rest = bare.partition(" ")
    return rest if rest and first.rstrip(":") in load_table("publication")["source_labels"] else bare


@cache
def _sections() -> re.Pattern[str]:
    """A line of nothing but names of a site's sections."""
    names = sorted(load_table("publication")["sections"], key=len, reverse=True)
    return re.compile(rf"(?:(?>{'|'.join(map(re.escape, names))})(?:\W++|$))++", re.IGNORECASE)


@cache
def _dated_line() -> re.Pattern[str]:
    """A line that is a date: an optional label, place, weekday and time, the date, an optional time and zone."""
    table = load_table("publication")
    weekdays = "|".join((*weekday_names(), *(name[:3] for name in weekday_names())))
    labels = "|".join(table["time_labels"])
    clock = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?"
    return re.compile(
        rf"(?:.{{0,60}}?\b(?:{labels})(?:\s(?:on|at))?\s?:?\s?)?"
        r"(?:[A-Z][A-Za-z.' ]{1,30},\s)?"
        rf"(?:(?:{weekdays})\.?,?\s)?"
        rf"(?:(?P<time>{clock}),?\s)?"
        rf"{date_pattern()}"
        rf"(?:(?:,|T|\s-|\s\||\sat|)\s?(?P<time2>{clock}))?"
        r"(?:[,\s]+\(?[A-Za-z][A-Za-z+ ]{1,20}\)?)?[,.]?",
        re.IGNORECASE,
    )

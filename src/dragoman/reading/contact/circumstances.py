"""Where a contact was held and on what occasion, as far as its tellings say."""

import re
from functools import cache

from dragoman.lexicon import load_table
from dragoman.lexicon.calendar import month_names, weekday_names
from dragoman.model import Fact, Span, trim
from dragoman.reading.cast import Cast, Form
from dragoman.reading.contact.encounters import Telling
from dragoman.reading.contact.when import Clock, core
from dragoman.reading.times import TimeKind

_NAME = r"(?:(?:[A-Z]\.){2,}|[A-ZÀ-Þ][\w’'-]*(?:\.(?=[A-Z,]|\s[A-Z]))?)"
_PLACE = re.compile(
    rf"(?<![\w’'-])(?:in|at|In|At)\s+(?P<place>(?:the\s+)?(?:{_NAME})(?:(?:\s+(?:of\s+(?:the\s+)?|de\s+|and\s+(?=[A-Z]\w+\s+(?:Palace|House)))?|,\s+)"
    rf"(?:{_NAME}))*)",
)
_CALENDAR = "|".join((*month_names(), *weekday_names()))
_NO_PLACE = re.compile(
    rf"^(?:the\s+)?(?:{_CALENDAR}|Today|Spring|Summer|Autumn|Winter|English|Russian|French|President|Prime|Minister|Secretary"
    r"|Foreign|Meeting|Talks?|Call|Session|Response|Virtual|Summit|Conference)\b"
    r"|^(?:the\s+)?[\w.’']+-(?:led|[a-z]+ed|[a-z]+ing)\b|(?:Summit|Conference|Meeting|Forum|Assembly|Session|Talks|Dialogue|Commission|Council|Government|Force|Forces|Group|Mission|Plan|Programme|Program|Process|Format|Initiative|Fund|Retreat|Ministerial|Affairs|Agreement)$",
)
_STRAY = re.compile(rf"[\s,.]+(?:{'|'.join(month_names())}|They|The|He|She)$")
_AFTER_PLACE = re.compile(
    r"[-–]|\s(?:[a-z]+[’']?\s)?(?:summit|meeting|conference|session|forum|gathering|ministerial|talks)\b"
    r"|\s*(?:['’]s\b|(?:and\s+)?[a-z]+(?:ern)?\s+(?:affairs|relations)\b)"
)
_DOTTED = re.compile(r"(?:\b[A-Z]\.){2,}\Z")
"""An abbreviation that ends a place ("Cornwall, U.K.")."""
_OCCASION_ENDS = re.compile(
    r"(?<!\bM[rs])(?<!\bDr)(?<!\bMrs)(?<!\b[A-Z])\.|[;:\n]|,\s"
    r"|\s(?:in (?=[A-Z])|where|who|which|to (?!mark|congratulate)[a-z]+|on (?=[A-Z][a-z]+ \d)|today\b"
    r"|and (?:[a-z]+ed|they|the two)\b)"
)
_LONGEST = 160


def place_fact(clock: Clock, cast: Cast, telling: Telling) -> Fact | None:
    """The place that a telling gives: "in Moscow" in the contact's own clause."""
    if telling.cue.kind in {"telephone_call", "video_conference", "letter", "message", "speak"}:
        return None
    text, clause = clock.text, core(clock.text, telling)
    start = telling.cue.sentence.span.start
    for match in _PLACE.finditer(text, clause.start, clause.end):
        place = match["place"].rstrip(",")
        inside = (telling.subject.mentions[0].span.start if telling.subject.mentions else start) > match.start()
        inside = inside or (telling.cue.event and match.start() < telling.cue.head.end)
        leading = match.start() - start <= 3  # noqa: PLR2004
        if _NO_PLACE.search(place) or _AFTER_PLACE.match(text, match.end()) or (inside and not leading):
            continue
        people = [
            mention for mention in cast.touching(Span(*match.span("place"))) if mention.form in {Form.NAME, Form.TITLE}
        ]
        if people and people[0].span.start <= match.start("place"):
            continue
        place = place if not people else text[match.start("place") : people[0].span.start].rstrip(" ,")
        at = match.start("place") + (len("the ") if place.startswith("the ") and "Kremlin" not in place else 0)
        stray = _STRAY.search(text, match.start("place"), match.start("place") + len(place))
        place = place[: stray.start() - match.start("place")] if stray else place
        span = trim(text, at, _without_time(clock, match.start("place"), match.start("place") + len(place)), ",. ")
        dotted = _DOTTED.search(text, span.start, span.end + 1)
        span = Span(span.start, dotted.end()) if dotted and dotted.end() > span.end else span
        return Fact("place", span.of(text), span) if span.length else None
    return None


def is_region(place: str) -> bool:
    """Whether a place is but a part of the world, so that a narrower one tells more."""
    return bool(re.fullmatch(load_table("contacts")["regions"]["pattern"], place, re.IGNORECASE))


def _without_time(clock: Clock, start: int, end: int) -> int:
    """The end of a place, cut where a date begins ("Moscow September 10")."""
    times = [time for time in clock.within(Span(start, end)) if time.kind is TimeKind.DATE]
    return times[0].span.start if times and times[0].span.start > start else end


def occasion_fact(text: str, telling: Telling) -> Fact | None:
    """What gave rise to the contact: "following his reappointment", "on the margins of the summit"."""
    cue = telling.cue
    end = cue.sentence.span.end
    match = _occasion().search(text, cue.sentence.span.start, end)
    if match is None:
        return None
    stop = _OCCASION_ENDS.search(text, match.end() + 1, min(end, match.end() + _LONGEST))
    span = trim(text, match.start(), stop.start() if stop else min(end, match.end() + _LONGEST), ",.")
    return Fact("occasion", span.of(text), span) if span.length > match.end() - match.start() else None


@cache
def _occasion() -> re.Pattern[str]:
    return re.compile(rf"\b{load_table('contacts')['occasion']['pattern']}\b", re.IGNORECASE)

"""The way of a journey: its stops in the order in which the text comes to them, with their days where they are told.

An engagement that gives no day of its own is held on the days of the stop of which the text speaks just then ("In Fiji
on February 12, … She will also meet with"). A journey to one place lends its days to nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_kind, party_of, party_pattern
from dragoman.model import Span
from dragoman.reading.contact.desk import Desk
from dragoman.reading.contact.encounters import Telling
from dragoman.reading.contact.sentences import Sentence
from dragoman.reading.contact.when import coming, core, date_fact
from dragoman.reading.contact.words import pattern
from dragoman.reading.times import Time, TimeKind

_NAME = r"(?-i:[A-ZÀ-Þ][\w’'-]*(?:\.(?=[A-Z,]|\s[A-Z]))?)"
_PLACES = rf"(?:the\s)?{_NAME}(?:,?\s(?:and\s(?:the\s)?|of\s(?:the\s)?|de\s)?{_NAME})*"
_beside = partial(pattern, "itinerary")
_DAYS = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")
_ONE_NAME = re.compile(rf"{_NAME}(?:\s(?:\w+\s)?{_NAME})*")
_PLACE_AT_ONCE = re.compile(rf"\s*(?:(?:to|in|and|then)\s+)*{_PLACES}(?![’'])")
_BEFORE_WHERE = re.compile(
    rf"(?:\b(?:to|in|at|and|visit(?:ed|s|ing)?)|;)\s+(?P<places>{_PLACES})[\s,]*(?:(?:on|from|for)\s*)?\Z",
    re.IGNORECASE,
)
_WHERE_REACH = 90
_SHORT = 40
_NEAR = 4
"""Code points before a time that heads a sentence ("On ")."""


@dataclass(frozen=True)
class Stop:
    """A place of a journey, from where the text begins to speak of it; no names where it speaks of none any more."""

    start: int
    names: frozenset[str] = frozenset()
    days: str | None = None


@dataclass(frozen=True)
class Itinerary:
    """The stops of a journey in the text's order."""

    stops: tuple[Stop, ...] = ()
    dated: tuple[Stop, ...] = ()
    """Places with their days, wherever the text tells them ("to Oslo on May 3 and Riga on May 5")."""

    countries: frozenset[str] = frozenset()
    """The codes of all parties to whose countries the words of travel lead."""
    several: bool = False
    """Whether it leads to several places; a journey to one place lends its days to nothing."""

    def days_at(self, offset: int) -> str | None:
        """The days of the stop of which the text speaks at an offset."""
        if not self.several:
            return None
        stop = next((stop for stop in reversed(self.stops) if stop.start <= offset), None)
        if stop is None or not stop.names or stop.days:
            return stop.days if stop else None
        known = {other.days for other in self.dated if other.names & stop.names}
        return known.pop() if len(known) == 1 else None

    def country_at(self, offset: int) -> str | None:
        """The code of the country in which the stop lies of which the text speaks at an offset."""
        stop = next((stop for stop in reversed(self.stops) if stop.start <= offset), None)
        alike = (each for each in (*self.stops, *self.dated) if stop and (each is stop or each.names & stop.names))
        codes = {name for each in alike for name in each.names if name.isupper()}
        codes = codes or set(self.countries)
        return codes.pop() if len(codes) == 1 else None

    @property
    def last(self) -> str | None:
        """The last day of which the itinerary tells."""
        return max((stop.days.split("/")[-1] for stop in self.dated if stop.days), default=None)


def itinerary(desk: Desk, tellings: tuple[Telling, ...], *, ahead: bool) -> Itinerary:
    """The itinerary that a journey's announcement gives: by its verbs of travel, and by places that head a sentence."""
    stops: list[Stop] = []
    dated: list[Stop] = []
    for telling in tellings:
        if telling.cue.kind != "visit" or telling.cue.sentence.turn or telling.cue.earlier:
            continue
        legs = _in_countries([leg for leg in _legs(desk, telling, ahead=ahead) if leg.names], tellings)
        dated += [leg for leg in legs if leg.days]
        if legs and not telling.cue.sentence.title:
            stops += legs if len(legs) == 1 else [Stop(telling.cue.head.start)]
    for sentence in desk.sentences.all:
        if sentence.title or sentence.turn:
            continue
        headed = list(_headed(desk, sentence, ahead=ahead))
        dated += [stop for stop in headed if stop.days]
        stops += [*headed, *_where(desk, sentence, ahead=ahead)]
    stops.sort(key=lambda stop: stop.start)
    named = list(dict.fromkeys(stop.names for stop in (*stops, *dated) if stop.names))
    several = any(not one & other for one in named for other in named)
    visits = (telling for telling in tellings if telling.cue.kind == "visit")
    codes = frozenset(code for telling in visits for code in telling.partner.foreign) - {desk.account.side}
    return Itinerary(tuple(stops), tuple(dated), codes, several=several)


def _legs(desk: Desk, telling: Telling, *, ahead: bool) -> Iterator[Stop]:
    """The places of one telling of a journey, each with its days where these stand beside it."""
    text, head = desk.account.text, telling.cue.head
    clause = core(text, telling)
    times = _full_days(desk, Span(head.end, max(head.end, clause.end)))
    if not times or not _named(text[head.end : times[0].span.start]):
        fact = date_fact(desk.clock, telling)
        days = str(fact.value) if fact and _DAYS.fullmatch(str(fact.value)) else None
        words = text[times[0].span.end if times else head.end : clause.end]
        if _named(words):
            yield Stop(head.start, _one(words), days)
        return
    at = head.end
    for time in times:
        yield Stop(head.start, _one(text[at : time.span.start]), _days_of(desk, time, ahead=ahead))
        at = time.span.end


def _in_countries(legs: list[Stop], tellings: tuple[Telling, ...]) -> list[Stop]:
    """The legs with the countries that the title lists, where these are as many and no leg lies in another."""
    titled = next((each for each in tellings if each.cue.kind == "visit" and each.cue.sentence.title), None)
    codes = [*dict.fromkeys(titled.partner.foreign)] if titled else []
    pairs = list(zip(legs, codes, strict=False))
    known = [{name for name in leg.names if name.isupper()} for leg in legs]
    if len(legs) != len(codes) or any(own and code not in own for own, code in zip(known, codes, strict=True)):
        return legs
    return [replace(leg, names=leg.names | {code}) for leg, code in pairs]


def _headed(desk: Desk, sentence: Sentence, *, ahead: bool) -> Iterator[Stop]:
    """The place that heads a sentence ("In Fiji on February 12, …"), or that it speaks of the journey at large."""
    text, span = desk.account.text, sentence.span
    times = _full_days(desk, span)
    leading = times[0] if times and times[0].span.start - span.start <= _NEAR else None
    start = leading.span.end if leading else span.start
    opened = _beside("around").match(text, start) if leading else None
    for at in {start, opened.end() if opened else start}:
        if _words("whole").match(text, at, span.end):
            yield Stop(span.start)
            return
        match = _words("there", rf"\s+(?P<places>{_PLACES})").match(text, at, span.end)
        if match is None:
            continue
        names = _one(_cut(desk, Span(*match.span("places"))))
        behind = next((time for time in times if time.span.start >= match.start("places")), None)
        beside = behind and _beside("around").fullmatch(
            text[match.start("places") + len(_cut(desk, Span(*match.span("places")))) : behind.span.start]
        )
        time = behind if beside else leading
        if names:
            yield Stop(span.start, names, _days_of(desk, time, ahead=ahead) if time else None)
        return


def _where(desk: Desk, sentence: Sentence, *, ahead: bool) -> Iterator[Stop]:
    """The places of which a sentence goes on to tell what happens there ("stops in Fiji, where they met with")."""
    text, span = desk.account.text, sentence.span
    for match in _beside("where").finditer(text, span.start, span.end):
        near = [
            time
            for time in _full_days(desk, Span(span.start, match.start()))
            if not text[time.span.end : match.start()].strip(" ,")
        ]
        end = near[0].span.start if near else match.start()
        place = _BEFORE_WHERE.search(text, max(span.start, end - _WHERE_REACH), end)
        names = _one(_cut(desk, Span(*place.span("places")))) if place else frozenset[str]()
        if names:
            yield Stop(match.start(), names, _days_of(desk, near[0], ahead=ahead) if near else None)


def _full_days(desk: Desk, span: Span) -> list[Time]:
    """The dates in a span that are told to the day."""
    times = (time for time in desk.clock.within(span) if time.kind is TimeKind.DATE)
    return [time for time in times if _DAYS.fullmatch(desk.clock.date_of(time) or "")]


def _days_of(desk: Desk, time: Time, *, ahead: bool) -> str | None:
    """The days of a time; a bare weekday's next one where the journey lies ahead."""
    value = desk.clock.date_of(time)
    return coming(value, time.span.of(desk.account.text), desk.day) if value and ahead else value


def _cut(desk: Desk, span: Span) -> str:
    """The words of a place, up to where a time or another name than its country's begins ("Milan, Secretary …")."""
    text = desk.account.text
    inside = [
        time.span.start for time in desk.clock.within(Span(span.start, span.end + _SHORT)) if time.span.start < span.end
    ]
    first, *further = text[span.start : min([span.end, *inside])].rstrip(" ,").split(", ")
    country = [piece for piece in further[:1] if party_of(piece) or _at_home().fullmatch(piece)]
    return ", ".join([first, *country])


def _named(words: str) -> bool:
    """Whether words begin with the name of a place."""
    return bool(_PLACE_AT_ONCE.match(words))


def _one(words: str) -> frozenset[str]:
    """What a place is called, and the code of its country; nothing where the words name places of several countries.

    Whose seat a place is counts only where its country is not told ("Brussels, Belgium").
    """
    found = [match.group() for match in party_pattern().finditer(words)]
    states = [name for name in found if party_kind(name) != "seat"]
    codes = {code for name in states or found if (code := party_of(name))}
    names = {piece.strip().casefold() for piece in _beside("split").split(words) if _ONE_NAME.fullmatch(piece.strip())}
    return frozenset(names | codes) if len(codes) <= 1 else frozenset()


@cache
def _at_home() -> re.Pattern[str]:
    """States and provinces, which may stand behind the name of a place in them."""
    return re.compile("|".join(load_table("contacts")["home"].values()), re.IGNORECASE)


@cache
def _words(name: str, behind: str = "") -> re.Pattern[str]:
    """Words that head a sentence of a programme: for a place (`there`), or for the journey at large (`whole`)."""
    return re.compile(rf"{load_table('contacts')['itinerary'][name]}\b{behind}", re.IGNORECASE)

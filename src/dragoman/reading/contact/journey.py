"""Journeys: who travels, when they begin, and each official engagement as a contact of its own.

Both the journey that is announced and the one that was made, if its account tells of several engagements; a visit on
which one meeting was held is that meeting, and is read like any other contact.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import AccountKind, Actor, Contact, Role
from dragoman.reading.contact.actors import merge, same_actor, to_participant
from dragoman.reading.contact.build import contact_of
from dragoman.reading.contact.company import beside, company, travelling
from dragoman.reading.contact.desk import Desk
from dragoman.reading.contact.encounters import Encounter, Telling, widen
from dragoman.reading.contact.guests import is_host
from dragoman.reading.contact.itinerary import Itinerary, itinerary
from dragoman.reading.contact.participants import invited_by, parties_in
from dragoman.reading.contact.programme import engagements
from dragoman.reading.contact.when import coming, date_fact, whole_week
from dragoman.reading.times import TimeKind

_NEAR = 24
_BETWEEN_LEGS = timedelta(days=3)


def journey(desk: Desk, main: Encounter, tellings: tuple[Telling, ...]) -> tuple[Contact, tuple[Contact, ...]] | None:
    """The journey that the main contact is, with its engagements; None for no journey, or a visit for one meeting."""
    main = _without_guests(main)
    named = [telling.cue for telling in main.tellings if telling.people]
    if not named or any(cue.kind != "visit" or cue.needs == "welcome" for cue in named):
        return None
    travellers = _travellers(desk, main)
    if not travellers:
        return None
    ahead = main.planned or _lies_ahead(desk, main)
    party = merge(travellers, _companions(desk, main))
    hosts = tuple(actor for actor in main.people if actor.person and is_host(actor, travellers))
    way = itinerary(desk, tellings, ahead=ahead)
    programme = engagements(desk, party, tellings, (hosts, way), ahead=ahead)
    goes_on = any(each.planned for each in programme)
    if not ahead and (not main.title or (len(programme) <= 1 and not goes_on)):
        return None
    visit = _journey_of(desk, widen(main, party), party, programme, planned=ahead)
    travelled = tuple(telling for telling in tellings if telling.cue.needs == "place" and telling.subject.named)
    visit = replace(visit, date=_from_first_leg(visit.date, _legs(desk, travellers, travelled)))
    ends = [*_legs(desk, party, tellings), *([way.last] if way.last else [])]
    visit = replace(visit, date=_with_last_day(visit.date, ends))
    visit = replace(visit, date=whole_week(_within_week(visit.date, way)))
    programme = tuple(_on_ordinal_day(desk, visit, _not_before(desk, visit, each)) for each in programme)
    lasting = len(_days_of_legs(desk, main)) > 1 or _starts_only(desk, visit)
    return visit, programme if lasting else _on_the_day(visit, programme)


def _on_ordinal_day(desk: Desk, visit: Contact, engagement: Contact) -> Contact:
    """An engagement of which it says on which of the journey's days it is ("On the second day, he will meet")."""
    head = min((fact.span.start for fact in engagement.facts if fact.field == "kind"), default=None)
    sentence = desk.sentences.at(head) if head is not None else None
    told = _ordinal().search(desk.account.text, *sentence.span) if sentence else None
    first, *last = (visit.date or "").split("/")
    if engagement.date or told is None or len(first) != len("2021-01-01"):
        return engagement
    days = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4}
    back = {"last": 0, "final": 0, "next to last": 1}
    if told["day"].lower() in days:
        day = date.fromisoformat(first) + timedelta(days=days[told["day"].lower()])
    elif last and len(last[0]) == len("2021-01-01"):
        day = date.fromisoformat(last[0]) - timedelta(days=back[told["day"].lower()])
    else:
        return engagement
    return replace(engagement, date=day.isoformat())


def _not_before(desk: Desk, visit: Contact, engagement: Contact) -> Contact:
    """An engagement still to come, not on a day on which the journey has not begun: that is of something else.

    A bare weekday is the next one of the journey.
    """
    first, day = (visit.date or "")[: len("2021-01-01")], engagement.date or ""
    if not (engagement.planned and len(first) == len(day) == len("2021-01-01") and day < first):
        return engagement
    words = next((each.span.of(desk.account.text) for each in engagement.facts if str(each.value) == day), "")
    then = coming(day, words, date.fromisoformat(first))
    return replace(engagement, date=then if then >= first else None)


def _without_guests(main: Encounter) -> Encounter:
    """A journey without what the traveller hosts on the way ("In Honolulu, she will host …")."""
    own = tuple(telling for telling in main.tellings if telling.cue.needs != "welcome")
    travellers = merge(*(_traveller(telling) for telling in own))
    hosted = (telling for telling in main.tellings if telling.cue.needs == "welcome")
    alike = all(
        any(same_actor(actor, each) for each in travellers) for telling in hosted for actor in telling.subject.named
    )
    return replace(main, tellings=own) if travellers and alike else main


def _days_of_legs(desk: Desk, main: Encounter) -> set[str]:
    """The days that the first sentence names which tells of the journey ("visited X on … and Y on …")."""
    told = next((telling.cue.sentence.span for telling in main.tellings if telling.tensed), None)
    values = (desk.clock.date_of(time) for time in desk.clock.within(told)) if told else ()
    return {value for value in values if value}


def _within_week(value: str | None, way: Itinerary) -> str | None:
    """The days of a journey of which only the week is told at first ("This week …"), where its stops give them."""
    days = sorted(stop.days for stop in way.dated if stop.days)
    return _with_last_day(days[0], [way.last or ""]) if days and "W" in (value or "") else value


def _starts_only(desk: Desk, visit: Contact) -> bool:
    """Whether a journey is told to begin on a day and not when it ends ("starting June 9")."""
    days = [fact.span for fact in visit.facts if fact.field == "date" and str(fact.value) == visit.date]
    return any(_opening().search(desk.account.text, max(0, span.start - _NEAR), span.start) for span in days)


def _on_the_day(visit: Contact, programme: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """The programme of a journey of one day to one place, that day being the engagements' own."""
    places = [each for each in visit.participants if not each.person]
    if len(visit.date or "") != len("2021-01-01") or len(places) > 1:
        return programme
    return tuple(replace(each, date=each.date or visit.date) for each in programme)


def _journey_of(
    desk: Desk, main: Encounter, party: tuple[Actor, ...], programme: tuple[Contact, ...], *, planned: bool
) -> Contact:
    """The journey as a contact, from its first day on; whoever is met on an engagement of its own left to that one."""
    travellers = {actor.person: to_participant(actor) for actor in party}
    contact = contact_of(desk, main, Role.MAIN)
    invited = [actor for telling in main.tellings for actor in invited_by(desk.cast, telling.cue.sentence.span)]
    met = {each.person for other in programme for each in other.participants if each.person}
    met -= {actor.person for actor in invited}
    people = tuple(
        travellers.get(each.person, each)
        for each in contact.participants
        if each.person in travellers or each.person not in met
    )
    first = _first_day(desk, contact, planned=planned)
    stated = contact.date if _dated(contact) or not planned else None
    return replace(contact, planned=planned, participants=people, date=first or stated)


def _travellers(desk: Desk, main: Encounter) -> tuple[Actor, ...]:
    """Those who travel: named before the verb, in "X's travel" or "travel of X"; of the publisher's own side."""
    named = merge(*(_traveller(telling) for telling in main.tellings))
    side = desk.account.side
    own = desk.account.kind is AccountKind.OFFICIAL and side is not None
    own = own and not any(side in telling.partner.foreign for telling in main.tellings)
    own = own and not (named and all(_is_of_another(desk, main, actor) for actor in named))
    return tuple(replace(actor, party=side if own else actor.party or side) for actor in named)


def _is_of_another(desk: Desk, main: Encounter, actor: Actor) -> bool:
    """Whether the words for a traveller say that he is of another side than the publisher's ("Premier X of Oman")."""
    spans = [telling.cue.sentence.span for telling in main.tellings]
    own = (mention for span in spans for mention in desk.cast.within(span) if actor in mention.actors)
    codes = {code for mention in own for code in parties_in(desk.account.text, mention.span)}
    return actor.party in codes - {desk.account.side}


def _companions(desk: Desk, main: Encounter) -> tuple[Actor, ...]:
    """Those of the publisher's side who are said to travel along."""
    side = desk.account.side
    own = [sentence.span for sentence in desk.sentences.all if sentence.turn is None]
    found = [actor for span in own for actor in (*company(desk.cast, span), *travelling(desk.cast, span))]
    found += [actor for telling in main.tellings for actor in beside(desk.cast, telling.cue.sentence.span)]
    return merge(replace(actor, party=side) for actor in found if actor.party in {None, side})


def _traveller(telling: Telling) -> tuple[Actor, ...]:
    """Who travels in one telling."""
    of_title = telling.cue.preposition == "of" and telling.cue.sentence.title
    return telling.partner.named if of_title else telling.subject.named


def _lies_ahead(desk: Desk, main: Encounter) -> bool:
    """Whether a heading's bare "Travel to …" is followed by a first sentence that tells of what will be."""
    if any(telling.tensed for telling in main.tellings):
        return False
    lead = next((sentence.span for sentence in desk.sentences.all if sentence.lead), None)
    ahead = load_table("contacts")["context"]["planned"]
    return lead is not None and bool(re.search(rf"\b{ahead}\b", lead.of(desk.account.text), re.IGNORECASE))


def _first_day(desk: Desk, contact: Contact, *, planned: bool) -> str | None:
    """The journey's days: the first that its own words give, else the first date in the lead."""
    dates = sorted((fact for fact in contact.facts if fact.field == "date"), key=lambda fact: fact.span.start)
    dates = [fact for fact in dates if len(str(fact.value)) >= len("2021-01-01")] or dates
    if dates:
        return max((str(fact.value) for fact in dates if _starts_alike(fact.value, dates[0].value)), key=len)
    clock = desk.clock
    leads = [sentence.span for sentence in desk.sentences.all if sentence.lead]
    times = [time for span in leads[:2] for time in clock.within(span) if time.kind is TimeKind.DATE]
    found = next(((value, time.span.of(clock.text)) for time in times if (value := clock.date_of(time))), None)
    if found is None:
        return None
    return coming(*found, desk.day) if planned else found[0]


def _legs(desk: Desk, travellers: tuple[Actor, ...], tellings: tuple[Telling, ...]) -> list[str]:
    """The days that the lead gives for each leg of a journey ("will then travel to X on …")."""
    legs = (
        telling
        for telling in tellings
        if telling.cue.kind == "visit" and telling.cue.sentence.lead and telling.cue.sentence.turn is None
    )
    own = (
        telling
        for telling in legs
        if not telling.subject.named
        or any(same_actor(actor, each) for actor in telling.subject.named for each in travellers)
    )
    return [str(fact.value) for telling in own if (fact := date_fact(desk.clock, telling))]


def _from_first_leg(value: str | None, legs: list[str]) -> str | None:
    """The days of a journey, from the first of the legs on that were made shortly before what its own words give."""
    first, *last = (value or "").split("/")
    if len(first) != len("2021-01-01"):
        return value
    before = [leg.split("/")[0] for leg in legs if "/" in leg and _is_shortly_before(leg.split("/")[-1], first)]
    return "/".join([min(before), *(last or [first])]) if before else value


def _with_last_day(value: str | None, legs: list[str]) -> str | None:
    """The days of a journey, up to the last leg's end where that lies some days after the first's."""
    full = len("2021-01-01")
    first = (value or "").split("/")[0]
    ends = [leg.split("/")[-1] for leg in legs if len(leg.split("/")[-1]) == full]
    if len(first) != full or not ends:
        return value
    last = max(ends)
    return f"{first}/{last}" if first < last and last > (value or "").split("/")[-1] else value


def _is_shortly_before(day: str, other: str) -> bool:
    """Whether one full date lies at most some days before another, or is the same."""
    if len(day) != len("2021-01-01"):
        return False
    return timedelta(0) <= date.fromisoformat(other) - date.fromisoformat(day) <= _BETWEEN_LEGS


def _starts_alike(value: str | int, other: str | int) -> bool:
    return str(value).split("/")[0] == str(other).split("/")[0]


def _dated(contact: Contact) -> bool:
    """Whether words of the text give the date, and not only the day of publication."""
    return any(fact.field == "date" for fact in contact.facts)


@cache
def _ordinal() -> re.Pattern[str]:
    """Words that say on which of a journey's days something is."""
    return re.compile(load_table("contacts")["itinerary"]["ordinal"], re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    """What stands before the first day of a journey of which the last is open."""
    return re.compile(rf"\b{load_table('contacts')['itinerary']['open']}", re.IGNORECASE)

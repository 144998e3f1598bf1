"""Journeys: who travels, when they begin, and each official engagement as a contact of its own.

Both the journey that is announced and the one that was made, if its account tells of several engagements; a visit on
which one meeting was held is that meeting, and is read like any other contact.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from dragoman.lexicon import load_table
from dragoman.model import AccountKind, Actor, Contact, ContactKind, Role, Span
from dragoman.reading.contact.actors import merge, same_actor, to_participant
from dragoman.reading.contact.build import Desk, contact_of
from dragoman.reading.contact.cues import Manner
from dragoman.reading.contact.encounters import Encounter, Telling, met_alone
from dragoman.reading.contact.participants import gathered, officials
from dragoman.reading.times import TimeKind

_PURPOSE = re.compile(r"\bto\s+$")
_PAST = re.compile(r"\b(?:met|held|had|led|took|spoke|sat|[a-z]{3,}ed)\b", re.IGNORECASE)


def journey(desk: Desk, main: Encounter, tellings: tuple[Telling, ...]) -> tuple[Contact, tuple[Contact, ...]] | None:
    """The journey that the main contact is, with its engagements; None for no journey, or a visit for one meeting."""
    named = [telling.cue for telling in main.tellings if telling.people]
    if not named or any(cue.kind != "visit" or cue.needs == "welcome" for cue in named):
        return None
    travellers = _travellers(desk, main)
    if not travellers:
        return None
    ahead = main.planned or _lies_ahead(desk, main)
    programme = _engagements(desk, travellers, tellings, ahead=ahead)
    if not ahead and (not main.title or len(programme) <= 1):
        return None
    return _journey_of(desk, main, programme, planned=ahead), programme


def _journey_of(desk: Desk, main: Encounter, programme: tuple[Contact, ...], *, planned: bool) -> Contact:
    """The journey as a contact, from its first day on; whoever is met on an engagement of its own left to that one."""
    travellers = {actor.person: to_participant(actor) for actor in _travellers(desk, main)}
    contact = contact_of(desk, main, Role.MAIN)
    met = {each.person for other in programme for each in other.participants if each.person}
    people = tuple(
        travellers.get(each.person, each)
        for each in contact.participants
        if each.person in travellers or each.person not in met
    )
    first = _first_day(desk, contact, planned=planned)
    stated = contact.date if _dated(contact) or not planned else None
    return replace(contact, planned=planned, participants=people, date=first or stated)


def _engagements(
    desk: Desk, travellers: tuple[Actor, ...], tellings: tuple[Telling, ...], *, ahead: bool
) -> tuple[Contact, ...]:
    """A contact for each engagement that the account names, the traveller in all of them.

    `ahead`: the journey is announced, so that what is not told in the past lies ahead too.
    """
    found: list[Contact] = []
    before: tuple[Actor, ...] = ()
    for telling in tellings:
        if not _is_engagement(desk, telling, travellers):
            continue
        people = _guests(desk, telling, travellers, before)
        if not (any(_is_host(actor, desk) for actor in people) or _is_official(desk, telling)):
            continue
        before = people or before
        planned = not _is_done(desk, telling, ahead=ahead)
        found.append(_engagement(desk, telling, (_own(telling, travellers), people), planned=planned))
    return tuple(dict.fromkeys(found))


def _travellers(desk: Desk, main: Encounter) -> tuple[Actor, ...]:
    """Those who travel: named before the verb, in "X's travel" or "travel of X"; of the publisher's own side."""
    named = merge(*(_traveller(telling) for telling in main.tellings))
    side = desk.account.side
    own = desk.account.kind is AccountKind.OFFICIAL and side is not None
    return tuple(replace(actor, party=side if own else actor.party or side) for actor in named)


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
    return _coming(*found, desk.day) if planned else found[0]


def _coming(value: str, words: str, day: date | None) -> str:
    """The date of a bare weekday that was taken for the last one, as the next one; any other as it is."""
    bare = re.fullmatch(r"(?:on )?[A-Za-z]+days?", words.strip(), re.IGNORECASE)
    if day is None or not bare or len(value) != len("2021-01-01") or value >= day.isoformat():
        return value
    return (date.fromisoformat(value) + timedelta(days=7)).isoformat()


def _starts_alike(value: str | int, other: str | int) -> bool:
    return str(value).split("/")[0] == str(other).split("/")[0]


def _dated(contact: Contact) -> bool:
    """Whether words of the text give the date, and not only the day of publication."""
    return any(fact.field == "date" for fact in contact.facts)


def _is_engagement(desk: Desk, telling: Telling, travellers: tuple[Actor, ...]) -> bool:
    """Whether a telling is of something on the programme: ahead, a purpose or done there, and the traveller's."""
    cue = telling.cue
    if cue.kind in {"visit", "letter", "message", "conversation"} and cue.needs != "welcome":
        return False
    told = telling.tensed or _is_purpose(desk, telling) or cue.preposition == "with" or cue.event
    if cue.sentence.title or cue.sentence.turn or cue.earlier or cue.adjunct or not told:
        return False
    named = telling.subject.named
    return not named or any(same_actor(actor, each) for actor in named for each in travellers)


def _is_purpose(desk: Desk, telling: Telling) -> bool:
    """Whether a verb tells what a journey is for ("to meet with")."""
    head = telling.cue.head
    return bool(_PURPOSE.search(desk.account.text, max(0, head.start - 5), head.start))


def _guests(
    desk: Desk, telling: Telling, travellers: tuple[Actor, ...], before: tuple[Actor, ...]
) -> tuple[Actor, ...]:
    """Whom the traveller meets: the other side, those named beside the traveller, or those met just before."""
    cue = telling.cue
    if not telling.partner.actors and met_alone(desk.account.text, cue):
        return before
    theirs = telling.partner.actors or (gathered(desk.cast, cue).actors if _is_gathering(telling) else ())
    people = merge(telling.subject.named, theirs)
    return tuple(actor for actor in people if not any(same_actor(actor, each) for each in travellers))


def _is_gathering(telling: Telling) -> bool:
    """Whether a telling is of a summit or another gathering that is attended."""
    cue = telling.cue
    return cue.manner is Manner.HELD and (cue.event or cue.kind == "summit")


def _is_official(desk: Desk, telling: Telling) -> bool:
    """Whether an engagement of which no partner is named is an official one: a gathering, or with officials."""
    if _is_gathering(telling):
        return True
    words = telling.partner.officials or officials(desk.cast, telling.cue)
    if words is None:
        return False
    near = desk.cast.touching(Span(words.start, words.end + len(" from the United States")))
    return not any(actor.party == desk.account.side for mention in near for actor in mention.actors)


def _is_host(actor: Actor, desk: Desk) -> bool:
    """Whether somebody met is of another side, or a named person of none that is known."""
    return actor.party != desk.account.side and bool(actor.person or actor.party)


def _own(telling: Telling, travellers: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Which of the travellers a telling names, all of them where it names none."""
    named = [each for each in travellers if any(same_actor(each, actor) for actor in telling.subject.named)]
    return tuple(named) or travellers


def _is_done(desk: Desk, telling: Telling, *, ahead: bool) -> bool:
    """Whether an engagement is told as past, by its own verb or as the purpose of a journey that was made."""
    cue = telling.cue
    if cue.planned:
        return False
    if _PAST.search(desk.account.text, cue.subject_end, cue.head.end):
        return True
    sentence = cue.sentence.span
    coming = load_table("contacts")["context"]["planned"]
    return not ahead and not re.search(rf"\b(?:{coming}|is|are)\b", sentence.of(desk.account.text), re.IGNORECASE)


def _engagement(
    desk: Desk, telling: Telling, sides: tuple[tuple[Actor, ...], tuple[Actor, ...]], *, planned: bool
) -> Contact:
    """The contact that a telling on the programme makes, between the travellers and those whom they meet."""
    travellers, people = sides
    side = replace(telling.subject, actors=travellers)
    theirs = replace(telling.partner, actors=people)
    kind = "meeting" if telling.cue.kind == "visit" else telling.cue.kind
    cue = replace(telling.cue, kind=kind, planned=planned)
    contact = contact_of(desk, Encounter((Telling(cue, side, theirs),)), Role.PART)
    shown = ContactKind.MEETING if contact.kind is ContactKind.TELEPHONE_CALL and not cue.strong else contact.kind
    stated = contact.date if len(contact.date or "") > len("2021") else None
    return replace(contact, kind=shown, date=stated, planned=planned)

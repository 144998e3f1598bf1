"""The other contacts that an account mentions or announces beside its own."""

import re
from dataclasses import replace
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Actor, Contact, ContactKind, Role
from dragoman.reading.contact.actors import same_actor
from dragoman.reading.contact.build import contact_of
from dragoman.reading.contact.complete import parties_of
from dragoman.reading.contact.desk import Desk
from dragoman.reading.contact.encounters import Encounter, Telling
from dragoman.reading.contact.when import date_fact

MOST_OTHERS = 12


def others_of(
    desk: Desk, encounters: list[Encounter], main: Encounter | None, shown: Contact | None
) -> tuple[Contact, ...]:
    """The other identifiable contacts: somebody named on either side, or an announced one with a named partner."""
    own = {telling.cue.head.start for telling in main.tellings} if main else set()
    found = []
    for encounter in encounters:
        if any(telling.cue.head.start in own for telling in encounter.tellings):
            continue
        people = [actor for actor in encounter.people if actor.person]
        engagement = shown is not None and shown.kind is ContactKind.VISIT and shown.planned and encounter.planned
        if not _identified(encounter, people, engagement=engagement):
            continue
        if (
            main
            and not engagement
            and _same_people(people or list(encounter.people), main)
            and not _told_apart(desk, encounter)
        ):
            continue
        contact = contact_of(desk, encounter, Role.PART if engagement else Role.BACKGROUND)
        if shown and contact.planned == shown.planned and not contact.date and _same_day(desk, encounter, shown):
            contact = replace(contact, date=shown.date)
        apart = any(telling.cue.apart for telling in encounter.tellings)
        again = shown and main and contact.date == shown.date and _same_people(people, main) and not apart
        if (contact.kind or contact.date) and not (again and contact.kind in {shown and shown.kind, ContactKind.VISIT}):
            found.append(contact)
    return tuple(dict.fromkeys(found))[:MOST_OTHERS]


def _same_day(desk: Desk, encounter: Encounter, shown: Contact) -> bool:
    """Whether a sentence begins with "The same day", where the main contact is or was on one day."""
    starts = (telling.cue.sentence.span.start for telling in encounter.tellings)
    day = len(shown.date or "") == len("2021-01-01")
    return day and any(_that_day().match(desk.account.text, start) for start in starts)


@cache
def _that_day() -> re.Pattern[str]:
    return re.compile(rf"{load_table('contacts')['itinerary']['same_day']}\b", re.IGNORECASE)


def repeats(contact: Contact, programme: tuple[Contact, ...]) -> bool:
    """Whether a contact is one of a journey's engagements, or the journey itself, told again."""
    names = {each.person for each in contact.participants if each.person}
    return any(
        (contact.planned or not contact.date or contact.date == other.date)
        and names <= {each.person for each in other.participants}
        for other in programme
    )


def _identified(encounter: Encounter, people: list[Actor], *, engagement: bool) -> bool:
    """Whether it can be told whose contact it is: people of two parties, or on an announced journey anybody met."""
    told = any(_is_told(telling) for telling in encounter.tellings)
    if any(_delegations_meet(telling) for telling in encounter.tellings):
        return True
    if engagement or told:
        return bool(people) and len(parties_of(encounter.people)) > 1
    return len(people) > 1 and len(parties_of(tuple(people))) > 1


def _is_told(telling: Telling) -> bool:
    """Whether a verb says of somebody named that he met a party unnamed ("met with the G7 envoys")."""
    cue = telling.cue
    named = any(actor.person for actor in telling.subject.actors) and bool(telling.partner.actors)
    return named and cue.kind == "meeting" and cue.needs == "with" and not (telling.background or cue.sentence.turn)


def _delegations_meet(telling: Telling) -> bool:
    """Whether a verb says that one party's delegation is to meet another's ("A's delegation will meet with B's")."""
    cue = telling.cue
    codes = parties_of(telling.subject.actors), parties_of(telling.partner.actors)
    open_ = cue.earlier or cue.unreal or cue.sentence.turn
    meets = cue.kind == "meeting" and cue.needs == "with" and cue.planned and not open_
    return meets and all(codes) and set(codes[0]).isdisjoint(codes[1])


def _same_people(people: list[Actor], main: Encounter) -> bool:
    return all(any(same_actor(person, other) for other in main.people) for person in people)


def _told_apart(desk: Desk, encounter: Encounter) -> bool:
    """Whether a contact of the main one's people is set apart: by an earlier date or tense, or as a letter."""
    kinds = {telling.cue.kind for telling in encounter.tellings}
    dated = any(date_fact(desk.clock, telling) for telling in encounter.tellings)
    earlier = any(telling.cue.earlier for telling in encounter.tellings)
    if any(telling.cue.apart for telling in encounter.tellings):
        return True
    return dated or (earlier and bool(kinds)) or bool(kinds & {"letter", "message"})

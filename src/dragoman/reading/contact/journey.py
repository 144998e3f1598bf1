"""Journeys that are announced: who travels, when it begins, and each official engagement as a contact of its own.

Only what a travel announcement itself tells counts; journeys that were made are read like any other contact.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from dragoman.lexicon import load_table
from dragoman.model import AccountKind, Actor, Contact, ContactKind, Role
from dragoman.reading.contact.build import Desk, contact_of
from dragoman.reading.contact.encounters import Encounter, Telling
from dragoman.reading.contact.participants import merge, same_actor, to_participant
from dragoman.reading.times import TimeKind

_BILATERALLY = re.compile(r"\s+(?:bilaterally|one-on-one|separately|privately)\b")
_PURPOSE = re.compile(r"\bto\s+$")


def announces_journey(desk: Desk, main: Encounter) -> bool:
    """Whether the main contact is a journey that lies ahead, told from the traveller's side."""
    named = [telling.cue for telling in main.tellings if telling.people]
    if not named or any(cue.kind != "visit" or cue.needs == "welcome" for cue in named):
        return False
    return bool(_travellers(desk, main)) and (main.planned or _lies_ahead(desk, main))


def journey_of(desk: Desk, main: Encounter) -> Contact:
    """The journey as a planned contact, from its first day on."""
    travellers = {actor.person: to_participant(actor) for actor in _travellers(desk, main)}
    contact = contact_of(desk, main, Role.MAIN)
    people = tuple(travellers.get(each.person, each) for each in contact.participants)
    first = _first_day(desk, contact)
    return replace(
        contact, planned=True, participants=people, date=first or (contact.date if _dated(contact) else None)
    )


def engagements(desk: Desk, main: Encounter, tellings: tuple[Telling, ...]) -> tuple[Contact, ...]:
    """A planned contact for each engagement that the announcement names, the traveller in all of them."""
    travellers = _travellers(desk, main)
    found: list[Contact] = []
    before: tuple[Actor, ...] = ()
    for telling in tellings:
        if not _is_engagement(desk, telling, travellers):
            continue
        people = _guests(desk, telling, travellers, before)
        if not any(_is_host(actor, desk) for actor in people):
            continue
        before = people
        found.append(_engagement(desk, telling, _own(telling, travellers), people))
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


def _first_day(desk: Desk, contact: Contact) -> str | None:
    """The journey's days: the first that its own words give, else the first date in the lead."""
    dates = sorted((fact for fact in contact.facts if fact.field == "date"), key=lambda fact: fact.span.start)
    dates = [fact for fact in dates if len(str(fact.value)) >= len("2021-01-01")] or dates
    if dates:
        return max((str(fact.value) for fact in dates if _starts_alike(fact.value, dates[0].value)), key=len)
    clock = desk.clock
    leads = [sentence.span for sentence in desk.sentences.all if sentence.lead]
    times = [time for span in leads[:2] for time in clock.within(span) if time.kind is TimeKind.DATE]
    found = next(((value, time.span.of(clock.text)) for time in times if (value := clock.date_of(time))), None)
    return _coming(*found, desk.day) if found else None


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
    """Whether a telling is of something on the programme: ahead or a purpose, and the traveller's."""
    cue = telling.cue
    if cue.kind in {"visit", "letter", "message", "conversation"} and cue.needs != "welcome":
        return False
    purpose = bool(_PURPOSE.search(desk.account.text, max(0, cue.head.start - 5), cue.head.start))
    ahead = cue.planned or purpose or cue.preposition == "with" or cue.event
    if cue.sentence.title or cue.earlier or cue.adjunct or not ahead:
        return False
    named = telling.subject.named
    return not named or any(same_actor(actor, each) for actor in named for each in travellers)


def _guests(
    desk: Desk, telling: Telling, travellers: tuple[Actor, ...], before: tuple[Actor, ...]
) -> tuple[Actor, ...]:
    """Whom the traveller meets: the other side, those named beside the traveller, or those met just before."""
    cue = telling.cue
    if not telling.partner.actors and _BILATERALLY.match(desk.account.text, cue.head.end):
        return before
    people = merge(telling.subject.named, telling.partner.actors)
    return tuple(actor for actor in people if not any(same_actor(actor, each) for each in travellers))


def _is_host(actor: Actor, desk: Desk) -> bool:
    """Whether somebody met is of another side, or a named person of none that is known."""
    return actor.party != desk.account.side and bool(actor.person or actor.party)


def _own(telling: Telling, travellers: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Which of the travellers a telling names, all of them where it names none."""
    named = [each for each in travellers if any(same_actor(each, actor) for actor in telling.subject.named)]
    return tuple(named) or travellers


def _engagement(desk: Desk, telling: Telling, travellers: tuple[Actor, ...], people: tuple[Actor, ...]) -> Contact:
    """The planned contact that a telling on the programme makes."""
    side = replace(telling.subject, actors=travellers)
    theirs = replace(telling.partner, actors=people)
    kind = "meeting" if telling.cue.kind == "visit" else telling.cue.kind
    cue = replace(telling.cue, kind=kind, planned=True)
    contact = contact_of(desk, Encounter((Telling(cue, side, theirs),)), Role.PART)
    shown = ContactKind.MEETING if contact.kind is ContactKind.TELEPHONE_CALL and not cue.strong else contact.kind
    return replace(contact, kind=shown, planned=True)

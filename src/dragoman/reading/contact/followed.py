"""What follows a contact and has somebody more at it ("The meeting will be followed by a lunch given by X")."""

import re
from dataclasses import replace
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Contact, ContactKind, Fact, Role
from dragoman.reading.contact.actors import merge, to_participant
from dragoman.reading.contact.desk import Desk
from dragoman.reading.contact.encounters import Encounter, Telling
from dragoman.reading.contact.listed import listed_from
from dragoman.reading.contact.when import date_fact
from dragoman.reading.contact.words import spaced


def followed_by(desk: Desk, main: Encounter, shown: Contact, tellings: tuple[Telling, ...]) -> tuple[Contact, ...]:
    """The contacts of which the account says that its own is followed by them, with all of its people and others."""
    if shown.kind not in {ContactKind.MEETING, ContactKind.SUMMIT, ContactKind.VISIT}:
        return ()
    found = (_one(desk, main, shown, telling) for telling in tellings if not telling.cue.sentence.title)
    return tuple(contact for contact in found if contact)


def _one(desk: Desk, main: Encounter, shown: Contact, telling: Telling) -> Contact | None:
    """The contact that a telling names as what follows, None where nobody further is at it."""
    text, span = desk.account.text, telling.cue.sentence.span
    if telling.cue.kind != "meeting" or not _follows().fullmatch(text, span.start, telling.cue.head.start):
        return None
    brings = _brings().match(text, telling.cue.head.end, span.end)
    side = listed_from(desk.cast, brings.end(), span.end) if brings else None
    known = {actor.person for actor in main.people}
    if side is None or not side.named or any(actor.person in known for actor in side.named):
        return None
    day = date_fact(desk.clock, telling)
    people = merge((actor for actor in main.people if actor.person), side.named)
    named = [
        Fact("participant", actor.person, mention.span)
        for mention in side.mentions
        for actor in mention.actors
        if actor.person
    ]
    facts = [Fact("kind", ContactKind.MEETING.value, telling.cue.head), *named, *((day,) if day else ())]
    return replace(
        shown,
        kind=ContactKind.MEETING,
        date=str(day.value) if day else shown.date,
        start_time=None,
        duration_minutes=None,
        initiator=None,
        occasion=None,
        participants=tuple(to_participant(actor) for actor in people),
        facts=tuple(sorted(facts, key=lambda fact: fact.span.start)),
        role=Role.PART,
    )


@cache
def _follows() -> re.Pattern[str]:
    """A sentence's words up to what follows the contact."""
    return re.compile(rf"{spaced(load_table('contacts')['followed']['follows'])}\s+(?:[\w-]+\s+){{0,3}}", re.IGNORECASE)


@cache
def _brings() -> re.Pattern[str]:
    """What brings in those who are at it too."""
    return re.compile(rf"[^.;:,]{{0,40}}?{spaced(load_table('contacts')['followed']['brings'])}\s+", re.IGNORECASE)

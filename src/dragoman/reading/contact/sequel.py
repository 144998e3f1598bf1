"""Contacts of the same sides right before and after the account's own: "After the meeting, talks will be held".

What brings further people in afterwards is found in `followed`.
"""

from dataclasses import replace
from functools import partial

from dragoman.lexicon.parties import party_name
from dragoman.model import Actor, Contact, ContactKind, Fact, Role, Span
from dragoman.reading.contact.actors import merge, same_actor, to_participant
from dragoman.reading.contact.build import contact_of
from dragoman.reading.contact.desk import Desk
from dragoman.reading.contact.encounters import Encounter, Telling
from dragoman.reading.contact.participants import parties_in
from dragoman.reading.contact.words import pattern

_words = partial(pattern, "sequel")
_KINDS = frozenset({"meeting", "talks", "summit"})


def sequels(desk: Desk, main: Encounter, shown: Contact, tellings: tuple[Telling, ...]) -> tuple[Contact, ...]:
    """The talks that follow or came before a meeting that was held: of the same people, or of one with a group."""
    if shown.planned or shown.kind not in {ContactKind.MEETING, ContactKind.SUMMIT}:
        return ()
    known = {telling.cue.head.start for telling in main.tellings if telling.cue.sentence.title}
    told = [each for each in tellings if not each.cue.sentence.title and each.cue.sentence.turn is None]
    told = [each for each in told if each.cue.kind in _KINDS and each.cue.head.start not in known]
    found = [_after(desk, main, shown, each) or _before(desk, main, shown, each) for each in told]
    kept: dict[Span, Contact] = {}
    for telling, contact in zip(told, found, strict=True):
        if contact:
            kept.setdefault(telling.cue.sentence.span, contact)
    return tuple(kept.values())


def _after(desk: Desk, main: Encounter, shown: Contact, telling: Telling) -> Contact | None:
    """The contact of the same people that a sentence says will follow, None where it is of others or of the press."""
    text, cue = desk.account.text, telling.cue
    span = cue.sentence.span
    opened = _words("after").match(text, span.start, span.end)
    if opened is None or cue.head.start < opened.end() or cue.adjunct:
        return None
    coming = _words("coming").search(text, opened.end(), span.end)
    others = (actor for actor in telling.people if actor.person and not _is_of(actor, main))
    if not coming or _words("press").search(text, cue.head.start, span.end) or any(others):
        return None
    kind = ContactKind.SUMMIT if cue.kind == "summit" else ContactKind.MEETING
    return replace(
        shown,
        kind=kind,
        start_time=None,
        duration_minutes=None,
        initiator=None,
        occasion=None,
        facts=(Fact("kind", kind.value, cue.head),),
        role=Role.PART,
        planned=True,
    )


def _before(desk: Desk, main: Encounter, shown: Contact, telling: Telling) -> Contact | None:
    """The contact of one side with an unnamed group that a sentence tells of as held before or after the main one."""
    text, cue = desk.account.text, telling.cue
    span = cue.sentence.span
    opened = _words("around").match(text, span.start, span.end)
    own = [actor for actor in telling.subject.named if _is_of(actor, main)]
    if opened is None or cue.adjunct or not own or telling.partner.named or telling.partner.group is None:
        return None
    codes = parties_in(text, telling.partner.group)
    side = {actor.party for actor in own}
    words = _words("whose").sub("", telling.partner.group.of(text))
    groups = [Actor(party_name(code), None, None, code) for code in codes if code not in side]
    people = merge(own, groups or [Actor(words, None, words, None)])
    contact = contact_of(desk, Encounter((telling,)), Role.PART)
    return replace(
        contact, date=contact.date or shown.date, participants=tuple(to_participant(each) for each in people)
    )


def _is_of(actor: Actor, main: Encounter) -> bool:
    """Whether somebody takes part in the main contact."""
    return any(same_actor(actor, each) for each in main.people)

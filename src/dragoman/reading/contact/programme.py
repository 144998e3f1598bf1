"""The programme of a journey: each official engagement as a contact of its own, with whom the traveller meets there."""

import re
from dataclasses import replace
from functools import cache, partial

from dragoman.lexicon import load_table
from dragoman.model import Actor, Contact, ContactKind, Participant, Role, Span
from dragoman.reading.contact.actors import same_actor, to_participant
from dragoman.reading.contact.build import contact_of
from dragoman.reading.contact.company import gathering
from dragoman.reading.contact.cues import Manner
from dragoman.reading.contact.desk import Desk
from dragoman.reading.contact.encounters import Encounter, Telling
from dragoman.reading.contact.gather import joins
from dragoman.reading.contact.guests import guests_of, is_host, is_official, one_by_one, taken_up_together
from dragoman.reading.contact.itinerary import Itinerary
from dragoman.reading.contact.words import pattern

_beside = partial(pattern, "programme")
_NEAR = 60


def engagements(
    desk: Desk,
    travellers: tuple[Actor, ...],
    tellings: tuple[Telling, ...],
    given: tuple[tuple[Actor, ...], Itinerary],
    *,
    ahead: bool,
) -> tuple[Contact, ...]:
    """A contact for each engagement that the account names, the traveller in all of them.

    `given`: the hosts, with whom mere talks are, and the itinerary. `ahead`: the journey is announced, so that what is
    not told in the past lies ahead too.
    """
    found: list[Contact] = []
    before, way = given
    named: set[str] = set()
    last: Telling | None = None
    for telling in tellings:
        if not _is_engagement(desk, telling, travellers):
            continue
        if found and (came := _come_too(telling, found[-1])):
            found[-1] = replace(found[-1], participants=(*found[-1].participants, *came))
            continue
        people = guests_of(desk, telling, travellers, (before, way))
        if not (any(is_host(actor, travellers) for actor in people) or is_official(desk, telling)):
            continue
        if _told_before(desk.account.text, telling, people, found, travellers):
            continue
        if telling.cue.event and (_is_known(desk.account.text, telling, named) or _is_of_verb(telling, last)):
            continue
        last = telling
        named.add(_last_word(desk.account.text, telling))
        before = people or before
        planned = not _is_done(desk, telling, ahead=ahead)
        own = _own(desk.account.text, telling, travellers, tellings)
        met = one_by_one(desk, telling, people, way)
        there = [_engagement(desk, telling, (own, guests), planned=planned) for guests in met]
        days = _days(desk.account.text, telling, found[-1:], way)
        found += [replace(each, date=each.date or days) for each in there]
    return tuple(sorted(dict.fromkeys(found), key=_is_with_society))


def _is_with_society(contact: Contact) -> bool:
    """Whether an engagement is with groups of a society alone: those come behind the official ones."""
    return any(not (each.person or each.party) for each in contact.participants)


def _come_too(telling: Telling, before: Contact) -> tuple[Participant, ...]:
    """Travellers who are said to take part too in the engagement told before ("Y will also join the meeting")."""
    if not joins(telling) or telling.cue.preposition is not None:
        return ()
    known = {each.person for each in before.participants}
    return tuple(to_participant(actor) for actor in telling.subject.named if actor.person not in known)


def _days(text: str, telling: Telling, before: list[Contact], way: Itinerary) -> str | None:
    """The days of an engagement that gives none: those of the one before ("Later that day, …"), or of the stop."""
    same = _words("same_day").match(text, telling.cue.sentence.span.start)
    return before[0].date if same and before else way.days_at(telling.cue.head.start)


def _told_before(
    text: str, telling: Telling, people: tuple[Actor, ...], engagements: list[Contact], travellers: tuple[Actor, ...]
) -> bool:
    """Whether a telling is of an engagement told before: of a dialogue, or of "the meeting", with those met there."""
    cue = telling.cue
    again = (
        cue.definite
        and cue.manner is Manner.BARE
        and bool(_beside("in_the").search(text, max(0, cue.head.start - _NEAR), cue.head.start))
    )
    if not (cue.programme or cue.adjunct or again or (cue.event and _is_object(text, telling))):
        return False
    named = {actor.person for actor in people if actor.person}
    own = {actor.person for actor in travellers}
    met = [{each.person for each in other.participants if each.person} - own for other in engagements]
    if cue.preposition == "with" and not (cue.needs or cue.adjunct or again):
        return bool(named) and named in met
    return bool(named) and any(named <= other for other in met)


def _is_known(text: str, telling: Telling, named: set[str]) -> bool:
    """Whether a gathering named but by its last word ("co-chair the Dialogue") was told by its whole name before."""
    short = _beside("the").search(text, max(0, telling.cue.head.start - _NEAR), telling.cue.head.start)
    return bool(short) and " " not in telling.cue.head.of(text) and _last_word(text, telling) in named


def _is_of_verb(telling: Telling, before: Telling | None) -> bool:
    """Whether a gathering hangs on the verb that told the engagement before ("will host A and B for a Dialogue")."""
    if before is None or before.cue.needs is None or before.cue.sentence is not telling.cue.sentence:
        return False
    return telling.cue.subject_end <= before.cue.head.start < telling.cue.head.start


def _last_word(text: str, telling: Telling) -> str:
    """The last word of what a telling calls its contact."""
    return telling.cue.head.of(text).split()[-1].casefold()


def _is_object(text: str, telling: Telling) -> bool:
    """Whether a gathering is what those just named are said to chair together ("X and Y will co-chair the …")."""
    return bool(_beside("chaired").search(text, telling.cue.subject_end - 1, telling.cue.head.start))


def _is_engagement(desk: Desk, telling: Telling, travellers: tuple[Actor, ...]) -> bool:
    """Whether a telling is of something on the programme: ahead, a purpose or done there, and the traveller's."""
    cue = telling.cue
    held = cue.kind == "conversation" and cue.manner is Manner.HELD and cue.preposition == "with"
    if cue.kind in {"visit", "letter", "message", "conversation"} and cue.needs != "welcome" and not held:
        return False
    if cue.programme and cue.needs and _is_purpose(desk, telling):
        return False
    told = telling.tensed or _is_purpose(desk, telling) or cue.preposition == "with" or cue.event
    told = told or bool(cue.kind == "summit" and gathering(desk.cast, Span(cue.head.end, cue.sentence.span.end)))
    if cue.sentence.title or cue.sentence.turn or cue.earlier or not told:
        return False
    if cue.adjunct and not (
        cue.preposition == "with"
        and _beside("during").search(desk.account.text, max(0, cue.head.start - _NEAR), cue.head.start)
    ):
        return False
    named = telling.subject.named and telling.people
    return not named or any(same_actor(actor, each) for actor in named for each in travellers)


def _is_purpose(desk: Desk, telling: Telling) -> bool:
    """Whether a verb tells what a journey is for ("to meet with")."""
    head = telling.cue.head
    return bool(_beside("purpose").search(desk.account.text, max(0, head.start - 5), head.start))


@cache
def _words(name: str) -> re.Pattern[str]:
    """Words that head a sentence of a programme."""
    return re.compile(rf"{load_table('contacts')['itinerary'][name]}\b", re.IGNORECASE)


def _own(
    text: str, telling: Telling, travellers: tuple[Actor, ...], tellings: tuple[Telling, ...]
) -> tuple[Actor, ...]:
    """Which of the travellers a telling names; all of them where it names none, or their delegation."""
    cue = telling.cue
    if _beside("delegation").search(text, cue.sentence.span.start, cue.subject_end):
        return travellers
    if taken_up_together(text, cue):
        return travellers[:1]
    subject = telling.subject.named or _who_travels(telling, tellings)
    if not subject and _beside("single").search(text, max(0, cue.subject_end - _NEAR), cue.subject_end):
        return _taken_up(text, telling, tellings, travellers) or travellers[:1]
    return tuple(each for each in travellers if any(same_actor(each, actor) for actor in subject)) or travellers


def _taken_up(
    text: str, telling: Telling, tellings: tuple[Telling, ...], travellers: tuple[Actor, ...]
) -> tuple[Actor, ...]:
    """The one traveller whom the telling before in the paragraph has as its subject, whom "she" takes up."""
    start = telling.cue.head.start
    before = [each for each in tellings if each.cue.head.start < start and not each.cue.sentence.title]
    last = next((each for each in reversed(before) if each.subject.named), None)
    if last is None or "\n" in text[last.cue.head.end : start]:
        return ()
    own = tuple(each for each in travellers if any(same_actor(each, actor) for actor in last.subject.named))
    return own if len(own) == 1 else ()


def _who_travels(telling: Telling, tellings: tuple[Telling, ...]) -> tuple[Actor, ...]:
    """Who makes the journey of which the same sentence tells first ("X will travel to Riga, where she will meet")."""
    sentence = telling.cue.sentence
    visits = (each for each in tellings if each.cue.kind == "visit" and each.cue.sentence is sentence)
    return next((each.subject.named for each in visits if each.cue.head.start < telling.cue.head.start), ())


def _is_done(desk: Desk, telling: Telling, *, ahead: bool) -> bool:
    """Whether an engagement is told as past, by its own verb or as the purpose of a journey that was made."""
    cue = telling.cue
    if cue.planned:
        return False
    if _beside("past").search(desk.account.text, cue.subject_end, cue.head.end):
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
    kind = "meeting" if telling.cue.kind in {"visit", "conversation"} else telling.cue.kind
    cue = replace(telling.cue, kind=kind, planned=planned)
    contact = contact_of(desk, Encounter((Telling(cue, side, theirs),)), Role.PART)
    open_words = contact.kind is ContactKind.TELEPHONE_CALL and not (cue.strong or cue.manner is Manner.PLACED)
    shown = ContactKind.MEETING if open_words else contact.kind
    stated = contact.date if len(contact.date or "") > len("2021") else None
    return replace(contact, kind=shown, date=stated, planned=planned)

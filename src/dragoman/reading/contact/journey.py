"""Journeys: who travels, when they begin, and each official engagement as a contact of its own.

Both the journey that is announced and the one that was made, if its account tells of several engagements; a visit on
which one meeting was held is that meeting, and is read like any other contact.
"""

import re
from dataclasses import replace
from functools import cache

from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_name
from dragoman.model import AccountKind, Actor, Contact, ContactKind, Role, Span
from dragoman.reading.cast import Form
from dragoman.reading.contact.actors import merge, same_actor, to_participant
from dragoman.reading.contact.build import Desk, contact_of, in_the_plural
from dragoman.reading.contact.company import beside, company, gathering, travelling
from dragoman.reading.contact.cues import Manner
from dragoman.reading.contact.encounters import Encounter, Telling, met_alone, widen
from dragoman.reading.contact.participants import PEOPLE, gathered, is_filler, officials, parties_in
from dragoman.reading.contact.when import coming, date_fact
from dragoman.reading.times import TimeKind

_ORIGIN = re.compile(r"\s+(?:from|of)\s+(?:the\s+)?[A-Z][\w.’'-]*(?:(?:,?\s+and|,)?\s+[A-Z][\w.’'-]*)*")
_PLACED = re.compile(r"(?:(?:While|When|Also|Then),?\s+)?in\s+(?:the\s+)?", re.IGNORECASE)
_DURING = re.compile(r"\bduring (?:his|her|their|these) (?:\w+ ){0,2}\Z", re.IGNORECASE)
_PURPOSE = re.compile(r"\bto\s+$")
_DELEGATION = re.compile(r"\b(?:delegation|team)\b", re.IGNORECASE)
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
    party = merge(travellers, _companions(desk, main))
    hosts = tuple(actor for actor in main.people if actor.person and _is_host(actor, travellers))
    programme = _engagements(desk, party, tellings, hosts, ahead=ahead)
    goes_on = any(each.planned for each in programme)
    if not ahead and (not main.title or (len(programme) <= 1 and not goes_on)):
        return None
    visit = _journey_of(desk, widen(main, party), party, programme, planned=ahead)
    visit = replace(visit, date=_with_last_day(visit.date, _legs(desk, party, tellings)))
    return visit, programme if len(_days_of_legs(desk, main)) > 1 else _on_the_day(visit, programme)


def _days_of_legs(desk: Desk, main: Encounter) -> set[str]:
    """The days that the first sentence names which tells of the journey ("visited X on … and Y on …")."""
    told = next((telling.cue.sentence.span for telling in main.tellings if telling.tensed), None)
    values = (desk.clock.date_of(time) for time in desk.clock.within(told)) if told else ()
    return {value for value in values if value}


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
    desk: Desk,
    travellers: tuple[Actor, ...],
    tellings: tuple[Telling, ...],
    hosts: tuple[Actor, ...],
    *,
    ahead: bool,
) -> tuple[Contact, ...]:
    """A contact for each engagement that the account names, the traveller in all of them, and with `hosts` mere talks.

    `ahead`: the journey is announced, so that what is not told in the past lies ahead too.
    """
    found: list[Contact] = []
    before = hosts
    for telling in tellings:
        if not _is_engagement(desk, telling, travellers):
            continue
        there = _leg(desk, telling, tellings)
        people = _guests(desk, telling, (travellers, before), there)
        if not (any(_is_host(actor, travellers) for actor in people) or _is_official(desk, telling)):
            continue
        if (telling.cue.programme or telling.cue.adjunct) and _met(people, found):
            continue
        before = people or before
        planned = not _is_done(desk, telling, ahead=ahead)
        own = _own(desk.account.text, telling, travellers)
        met = _one_by_one(desk, telling, people, there)
        held = [_engagement(desk, telling, (own, guests), planned=planned) for guests in met]
        found += [replace(each, date=each.date or _day_there(desk, telling, tellings)) for each in held]
    return tuple(dict.fromkeys(found))


def _day_there(desk: Desk, telling: Telling, tellings: tuple[Telling, ...]) -> str | None:
    """The days of the leg to the place where an engagement is told to be held ("In Riga, she will meet")."""
    places = {place.party for place in _places(desk, telling)}
    legs = [each for each in tellings if each.cue.kind == "visit" and len(set(each.partner.foreign)) == 1]
    there = (leg for leg in legs if set(leg.partner.foreign) <= places)
    return next((str(fact.value) for leg in there if (fact := date_fact(desk.clock, leg))), None)


def _met(people: tuple[Actor, ...], engagements: list[Contact]) -> bool:
    """Whether everybody of a further telling was met at an engagement told before."""
    named = {actor.person for actor in people if actor.person}
    return bool(named) and any(named <= {each.person for each in other.participants} for other in engagements)


def _travellers(desk: Desk, main: Encounter) -> tuple[Actor, ...]:
    """Those who travel: named before the verb, in "X's travel" or "travel of X"; of the publisher's own side."""
    named = merge(*(_traveller(telling) for telling in main.tellings))
    side = desk.account.side
    own = desk.account.kind is AccountKind.OFFICIAL and side is not None
    own = own and not any(side in telling.partner.foreign for telling in main.tellings)
    return tuple(replace(actor, party=side if own else actor.party or side) for actor in named)


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


def _with_last_day(value: str | None, legs: list[str]) -> str | None:
    """The days of a journey, up to the last leg's end where that lies some days after the first's."""
    full = len("2021-01-01")
    first = (value or "").split("/")[0]
    ends = [leg.split("/")[-1] for leg in legs if len(leg.split("/")[-1]) == full]
    if len(first) != full or not ends:
        return value
    last = max(ends)
    return f"{first}/{last}" if first < last and last > (value or "").split("/")[-1] else value


def _starts_alike(value: str | int, other: str | int) -> bool:
    return str(value).split("/")[0] == str(other).split("/")[0]


def _dated(contact: Contact) -> bool:
    """Whether words of the text give the date, and not only the day of publication."""
    return any(fact.field == "date" for fact in contact.facts)


def _is_engagement(desk: Desk, telling: Telling, travellers: tuple[Actor, ...]) -> bool:
    """Whether a telling is of something on the programme: ahead, a purpose or done there, and the traveller's."""
    cue = telling.cue
    held = cue.kind == "conversation" and cue.manner is Manner.HELD and cue.preposition == "with"
    if cue.kind in {"visit", "letter", "message", "conversation"} and cue.needs != "welcome" and not held:
        return False
    if cue.programme and cue.needs and _is_purpose(desk, telling):
        return False
    told = telling.tensed or _is_purpose(desk, telling) or cue.preposition == "with" or cue.event
    if cue.sentence.title or cue.sentence.turn or cue.earlier or not told:
        return False
    if cue.adjunct and not (cue.preposition == "with" and _DURING.search(desk.account.text, 0, cue.head.start)):
        return False
    named = telling.subject.named and telling.people
    return not named or any(same_actor(actor, each) for actor in named for each in travellers)


def _is_purpose(desk: Desk, telling: Telling) -> bool:
    """Whether a verb tells what a journey is for ("to meet with")."""
    head = telling.cue.head
    return bool(_PURPOSE.search(desk.account.text, max(0, head.start - 5), head.start))


def _leg(desk: Desk, telling: Telling, tellings: tuple[Telling, ...]) -> Actor | None:
    """The party in whose country an engagement is held: told beside it, of the leg in its sentence, or the only one."""
    places = _places(desk, telling)
    if places:
        return places[0]
    visits = [each for each in tellings if each.cue.kind == "visit" and each.partner.foreign]
    legs = [each for each in visits if each.cue.sentence is telling.cue.sentence]
    legs = [each for each in legs if each.cue.head.start < telling.cue.head.start][-1:] or visits
    codes = {code for each in legs for code in each.partner.foreign} - {desk.account.side}
    return Actor(party_name(min(codes)), None, None, min(codes)) if len(codes) == 1 else None


def _guests(
    desk: Desk, telling: Telling, known: tuple[tuple[Actor, ...], tuple[Actor, ...]], there: Actor | None
) -> tuple[Actor, ...]:
    """Whom the traveller meets: the other side, those named beside the traveller, or those met just before.

    `known`: the travellers, and those met before; `there`: the party of the place.
    """
    cue = telling.cue
    travellers, before = known
    if not telling.partner.actors and (met_alone(desk.account.text, cue) or _is_unsaid(telling)):
        return before
    theirs = telling.partner.actors or (gathered(desk.cast, cue).actors if _is_gathering(telling) else ())
    words = None if theirs else telling.partner.officials or officials(desk.cast, cue)
    theirs = tuple(actor for actor in _origin(desk, words) if actor.party != desk.account.side) if words else theirs
    theirs = merge(theirs, gathering(desk.cast, Span(cue.head.end, cue.sentence.span.end)))
    people = merge(telling.subject.named, _of_place(desk, there, theirs))
    guests = tuple(actor for actor in people if not any(same_actor(actor, each) for each in travellers))
    codes = dict.fromkeys(code for code in telling.partner.foreign if code != desk.account.side)
    return guests or tuple(Actor(party_name(code), None, None, code) for code in codes)


def _of_place(desk: Desk, place: Actor | None, people: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Those met, whoever bears a host's office and was taken for one of the publisher's side being of the place."""
    if place is None:
        return people
    return tuple(
        replace(actor, party=place.party)
        if actor.party in {None, desk.account.side} and _hosts().search(actor.office or "")
        else actor
        for actor in people
    )


@cache
def _hosts() -> re.Pattern[str]:
    """Offices of hosts, where those of a journey's place are met."""
    return re.compile(rf"\b(?:{load_table('contacts')['hosts']['pattern']})\b", re.IGNORECASE)


def _is_unsaid(telling: Telling) -> bool:
    """Whether talks are announced of which it goes without saying with whom ("will hold talks")."""
    cue = telling.cue
    held = cue.manner is Manner.HELD and cue.planned and not (cue.event or cue.programme)
    return held and cue.kind in {"talks", "meeting"} and cue.object_start is None and not telling.subject.actors[1:]


def _one_by_one(
    desk: Desk, telling: Telling, people: tuple[Actor, ...], there: Actor | None
) -> list[tuple[Actor, ...]]:
    """The guests of each engagement that a plural tells of ("bilateral meetings with …"): those of each party."""
    if not people:
        places = _places(desk, telling)
        unnamed = there is not None and telling.partner.officials and not _is_gathering(telling)
        places = places or ((there,) if there and unnamed and _of_government(desk, telling) else ())
        return [(place,) for place in places] if places else [people]
    parties = tuple(dict.fromkeys(actor.party for actor in people))
    if len(parties) <= 1 or not in_the_plural(desk.account.text, telling):
        return [people]
    return [tuple(actor for actor in people if actor.party == party) for party in parties]


def _of_government(desk: Desk, telling: Telling) -> bool:
    """Whether the officials whom a traveller meets are those of the place ("government officials", no "partners")."""
    words = telling.partner.officials
    pattern = load_table("contacts")["hosts"]["government"]
    return words is not None and bool(re.search(rf"\b(?:{pattern})\b", words.of(desk.account.text), re.IGNORECASE))


def _places(desk: Desk, telling: Telling) -> tuple[Actor, ...]:
    """The parties in whose countries something takes place ("In X and Y, … will meet with", "dialogues in X and Y")."""
    cue = telling.cue
    text, sentence = desk.account.text, cue.sentence.span
    opened = _PLACED.match(text, sentence.start, cue.head.start) or _PLACED.match(text, cue.head.end + 1, sentence.end)
    if opened is None:
        return ()
    found: list[Actor] = []
    at = opened.end()
    for mention in desk.cast.within(Span(at, sentence.end)):
        if mention.form is not Form.PARTY or not is_filler(text[at : mention.span.start]):
            break
        found += [Actor(actor.name, None, None, actor.party) for actor in mention.actors]
        at = mention.span.end
    return tuple(actor for actor in merge(found) if actor.party != desk.account.side)


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
    return not any(actor.party == desk.account.side for actor in _origin(desk, words))


def _origin(desk: Desk, officials: Span) -> tuple[Actor, ...]:
    """The parties that words for officials name, and those behind "from" or "of"."""
    origin = _ORIGIN.match(desk.account.text, officials.end)
    near = desk.cast.touching(Span(officials.start, origin.end() if origin else officials.end))
    named = [actor for mention in near if mention.form not in PEOPLE for actor in mention.actors]
    codes = [] if named else parties_in(desk.account.text, officials)
    return merge(
        (Actor(actor.name, None, None, actor.party) for actor in named),
        (Actor(party_name(code), None, None, code) for code in codes),
    )


def _is_host(actor: Actor, travellers: tuple[Actor, ...]) -> bool:
    """Whether somebody met is of another side than the travellers, or a named person of none that is known."""
    return actor.party not in {each.party for each in travellers if each.party} and bool(actor.person or actor.party)


def _own(text: str, telling: Telling, travellers: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Which of the travellers a telling names, all of them where it names none, their delegation or only companions."""
    if (
        _DELEGATION.search(text, telling.cue.sentence.span.start, telling.cue.head.start)
        or not telling.subject.mentions
    ):
        return travellers
    named = [each for each in travellers if any(same_actor(each, actor) for actor in telling.subject.named)]
    return tuple(named) if travellers[0] in named else travellers


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
    kind = "meeting" if telling.cue.kind in {"visit", "conversation"} else telling.cue.kind
    cue = replace(telling.cue, kind=kind, planned=planned)
    contact = contact_of(desk, Encounter((Telling(cue, side, theirs),)), Role.PART)
    shown = ContactKind.MEETING if contact.kind is ContactKind.TELEPHONE_CALL and not cue.strong else contact.kind
    stated = contact.date if len(contact.date or "") > len("2021") else None
    return replace(contact, kind=shown, date=stated, planned=planned)

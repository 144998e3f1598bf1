"""The programme of a journey: each official engagement as a contact of its own, with whom the traveller meets there."""

import re
from dataclasses import replace
from functools import cache, partial

from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_name
from dragoman.model import Actor, Contact, ContactKind, Participant, Role, Span
from dragoman.reading.contact.actors import merge, same_actor, to_participant
from dragoman.reading.contact.build import contact_of, in_the_plural
from dragoman.reading.contact.clauses import PEOPLE
from dragoman.reading.contact.company import alongside, company, gathering
from dragoman.reading.contact.cues import Cue, Manner
from dragoman.reading.contact.desk import Desk
from dragoman.reading.contact.encounters import Encounter, Telling, met_alone
from dragoman.reading.contact.gather import joins
from dragoman.reading.contact.itinerary import Itinerary
from dragoman.reading.contact.met import Met, met_from
from dragoman.reading.contact.participants import gathered, officials, parties_in
from dragoman.reading.contact.states import states_at, states_of_group
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
        people = _guests(desk, telling, travellers, (before, way))
        if not (any(is_host(actor, travellers) for actor in people) or _is_official(desk, telling)):
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
        met = _one_by_one(desk, telling, people, way)
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


def _guests(
    desk: Desk, telling: Telling, travellers: tuple[Actor, ...], given: tuple[tuple[Actor, ...], Itinerary]
) -> tuple[Actor, ...]:
    """Whom the traveller meets: the other side, those named beside the traveller, or those met just before.

    `given`: those met just before, and the itinerary.
    """
    cue, side = telling.cue, desk.account.side
    before, way = given
    alone = met_alone(desk.account.text, cue) and cue.preposition != "with"
    if not telling.partner.actors and (alone or _is_unsaid(telling) or (before and _of_them(desk.account.text, cue))):
        return before
    listed = states_of_group(desk.account.text, cue.object_start or cue.head.end + 1, cue.sentence.span.end)
    named = {actor.party for actor in telling.partner.named}
    listed = tuple(actor for actor in listed if actor.party not in named)
    theirs = (*telling.partner.named, *listed) or telling.partner.actors
    theirs = theirs or (gathered(desk.cast, cue).actors if _is_gathering(telling) else ())
    met = _met(desk, telling)
    words = None if theirs or met.society else telling.partner.officials or officials(desk.cast, cue)
    theirs = tuple(actor for actor in _origin(desk, words) if actor.party != desk.account.side) if words else theirs
    theirs = merge(theirs, gathering(desk.cast, Span(cue.head.end, cue.sentence.span.end)), _said_of_it(desk, telling))
    led = Span(cue.head.end, cue.sentence.span.end) if theirs and not any(actor.person for actor in theirs) else None
    theirs = merge(theirs, (actor for actor in company(desk.cast, led) if actor.party != side)) if led else theirs
    theirs = merge(theirs, alongside(desk.cast, Span(cue.sentence.span.start, cue.head.start)))
    people = merge(telling.subject.named, _of_place(desk, telling, theirs, way))
    guests = tuple(actor for actor in people if not any(same_actor(actor, each) for each in travellers))
    guests = tuple(actor for actor in guests if actor.person or actor.party != side)
    codes = dict.fromkeys(code for code in telling.partner.foreign if code != desk.account.side)
    guests = guests or tuple(Actor(party_name(code), None, None, code) for code in codes if not met.society)
    local = met.local and not any(actor.person or actor.party for actor in (*guests, *met.people, *met.parties))
    there = _hosts_there(desk, telling, way) if local and met.society else ()
    return _with_further((*guests, *there), met, {side, *(each.party for each in travellers)})


def _met(desk: Desk, telling: Telling) -> Met:
    """Whom the words behind a meeting's list, none where it brings in nobody."""
    cue = telling.cue
    if cue.preposition != "with" and cue.needs != "with":
        return Met()
    return met_from(desk.cast, cue.object_start or cue.head.end + 1, cue.sentence.span.end)


def _with_further(guests: tuple[Actor, ...], met: Met, own: set[str | None]) -> tuple[Actor, ...]:
    """The guests, and whoever is listed beside them who is of no party in `own`: people, officials, a society."""
    people = (each for each in met.people if each.party not in own)
    guests = merge(guests, people)
    known = {actor.party for actor in guests} | own
    return (*guests, *(each for each in met.parties if each.party not in known), *met.society)


def _said_of_it(desk: Desk, telling: Telling) -> tuple[Actor, ...]:
    """Those of whom the sentence behind a gathering's says that they attend it ("The event will be attended by")."""
    end = telling.cue.sentence.span.end
    following = next((each.span for each in desk.sentences.all if each.span.start >= end), None)
    if following is None or not _is_gathering(telling) or not _beside("the_event").match(desk.account.text, *following):
        return ()
    return company(desk.cast, following)


def _of_place(desk: Desk, telling: Telling, people: tuple[Actor, ...], way: Itinerary) -> tuple[Actor, ...]:
    """Those met, whoever bears a host's office and was taken for one of the publisher's side being of the place."""
    place = next((each.party for each in _places(desk, telling)), None) or way.country_at(telling.cue.head.start)
    hosts = (
        replace(actor, party=place)
        if place and actor.party in {None, desk.account.side} and _hosts().search(actor.office or "")
        else actor
        for actor in people
    )
    return _alike(tuple(hosts))


def _alike(people: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Those met together, whoever is of no known party with that of all the others."""
    codes = {actor.party for actor in people if actor.party}
    if len(codes) != 1:
        return people
    names = [set((actor.person or "").split()) for actor in people]
    return tuple(
        actor if any(own < other for other in names) else replace(actor, party=actor.party or next(iter(codes)))
        for actor, own in zip(people, names, strict=True)
    )


@cache
def _words(name: str) -> re.Pattern[str]:
    """Words that head a sentence of a programme."""
    return re.compile(rf"{load_table('contacts')['itinerary'][name]}\b", re.IGNORECASE)


@cache
def _hosts() -> re.Pattern[str]:
    """Offices of hosts, where those of a journey's place are met."""
    return re.compile(rf"\b(?:{load_table('contacts')['hosts']['pattern']})\b", re.IGNORECASE)


def _is_unsaid(telling: Telling) -> bool:
    """Whether talks are announced of which it goes without saying with whom ("will hold talks")."""
    cue = telling.cue
    held = cue.manner is Manner.HELD and cue.planned and not (cue.event or cue.programme)
    return held and cue.kind in {"talks", "meeting"} and cue.object_start is None and not telling.subject.actors[1:]


def _of_them(text: str, cue: Cue) -> bool:
    """Whether talks were held between two who were named before ("Talks were held between the two leaders")."""
    between = cue.passive and cue.preposition == "between" and cue.object_start is not None
    return between and bool(_beside("them").match(text, cue.object_start or 0, cue.sentence.span.end))


def _one_by_one(desk: Desk, telling: Telling, people: tuple[Actor, ...], way: Itinerary) -> list[tuple[Actor, ...]]:
    """The guests of each engagement that a plural tells of ("bilateral meetings with …"): those of each party.

    Officials of whom nothing is said are those of the place, which a sentence or the itinerary gives.
    """
    if not people:
        places = _hosts_there(desk, telling, way)
        return [(place,) for place in places] if places else [people]
    if _is_gathering(telling):
        return [people]
    society = tuple(actor for actor in people if not (actor.person or actor.party))
    named = tuple(actor for actor in people if actor.person)
    codes = {actor.party for actor in named}
    beside = tuple(actor for actor in people if actor.party and not actor.person)
    plural = in_the_plural(desk.account.text, telling)
    own = tuple(actor for actor in beside if actor.party in codes)
    others = tuple(actor for actor in beside if actor.party not in codes)
    met = _by_party((*named, *own)) if plural else [(*named, *own)]
    there = _by_party(others) if plural or _met(desk, telling).severally else [others]
    return [group for group in (*met, *there, society) if group]


def _by_party(people: tuple[Actor, ...]) -> list[tuple[Actor, ...]]:
    """The people of each party, in the order in which the parties are named."""
    parties = dict.fromkeys(actor.party for actor in people)
    return [tuple(actor for actor in people if actor.party == party) for party in parties]


def _hosts_there(desk: Desk, telling: Telling, way: Itinerary) -> tuple[Actor, ...]:
    """The parties of the place whose officials are met: as a sentence gives it, else the itinerary."""
    places = _places(desk, telling)
    local = not places and _of_government(desk, telling)
    code = way.country_at(telling.cue.head.start) if local else None
    return (Actor(party_name(code), None, None, code),) if code and code != desk.account.side else places


def _of_government(desk: Desk, telling: Telling) -> bool:
    """Whether the officials whom a traveller meets are those of the place ("government officials", no "partners")."""
    words = telling.partner.officials or officials(desk.cast, telling.cue)
    pattern = load_table("contacts")["hosts"]["government"]
    return words is not None and bool(re.search(rf"\b(?:{pattern})\b", words.of(desk.account.text), re.IGNORECASE))


def _places(desk: Desk, telling: Telling) -> tuple[Actor, ...]:
    """The parties in whose countries something takes place ("In X and Y, … will meet with", "dialogues in X and Y")."""
    cue = telling.cue
    text, sentence = desk.account.text, cue.sentence.span
    opened = _beside("placed").match(text, sentence.start, cue.head.start) or _beside("placed").match(
        text, cue.head.end + 1, sentence.end
    )
    if opened is None:
        return ()
    places = states_at(text, opened.end(), sentence.end)
    return tuple(actor for actor in places if actor.party != desk.account.side)


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
    origin = _beside("origin").match(desk.account.text, officials.end)
    near = desk.cast.touching(Span(officials.start, origin.end() if origin else officials.end))
    named = [actor for mention in near if mention.form not in PEOPLE for actor in mention.actors]
    codes = [] if named else parties_in(desk.account.text, officials)
    return merge(
        (Actor(actor.name, None, None, actor.party) for actor in named),
        (Actor(party_name(code), None, None, code) for code in codes),
    )


def is_host(actor: Actor, travellers: tuple[Actor, ...]) -> bool:
    """Whether somebody met is of another side than the travellers, or a named person of none that is known."""
    return actor.party not in {each.party for each in travellers if each.party} and bool(actor.person or actor.party)


def _own(
    text: str, telling: Telling, travellers: tuple[Actor, ...], tellings: tuple[Telling, ...]
) -> tuple[Actor, ...]:
    """Which of the travellers a telling names; all of them where it names none, or their delegation."""
    cue = telling.cue
    if _beside("delegation").search(text, cue.sentence.span.start, cue.subject_end):
        return travellers
    if _of_them(text, cue):
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
    shown = ContactKind.MEETING if contact.kind is ContactKind.TELEPHONE_CALL and not cue.strong else contact.kind
    stated = contact.date if len(contact.date or "") > len("2021") else None
    return replace(contact, kind=shown, date=stated, planned=planned)

"""Finds the contacts that an account tells of: which is the main one, and which others it mentions or announces.

Works from cues in sentences ("held talks with"), the cast and the times; no parse is needed. Statements and
undertakings are found elsewhere.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Account, AccountKind, Actor, Contact, ContactKind, Role
from dragoman.model import Warning as Caution
from dragoman.reading.cast import Cast
from dragoman.reading.contact.actors import merge, same_actor
from dragoman.reading.contact.apart import apart
from dragoman.reading.contact.build import contact_of
from dragoman.reading.contact.clauses import in_first_person
from dragoman.reading.contact.complete import (
    completed,
    parties_of,
    with_further,
    with_lead,
    with_listed,
    with_references,
    with_signatories,
)
from dragoman.reading.contact.cues import Cue, Manner, find_cues
from dragoman.reading.contact.desk import Desk
from dragoman.reading.contact.encounters import Encounter, Telling, is_sent, tell, widen
from dragoman.reading.contact.faults import denials, faults
from dragoman.reading.contact.followed import followed_by
from dragoman.reading.contact.front import none_between_parties
from dragoman.reading.contact.gather import gather
from dragoman.reading.contact.genre import Genre, comes_first, genre_of
from dragoman.reading.contact.journey import journey
from dragoman.reading.contact.others import MOST_OTHERS, others_of, repeats
from dragoman.reading.contact.participants import invited_by
from dragoman.reading.contact.principal import is_foreign_office
from dragoman.reading.contact.sentences import split
from dragoman.reading.contact.sequel import sequels
from dragoman.reading.contact.severally import severally
from dragoman.reading.contact.sides import parties_by_company
from dragoman.reading.contact.told import told_in_lead
from dragoman.reading.contact.when import Clock, date_fact, whole_week
from dragoman.reading.layout import Layout
from dragoman.reading.times import Time, account_day

_LONG_BEFORE = timedelta(days=21)


@dataclass(frozen=True)
class Contacts:
    """The contacts of an account: the main one (None where it tells of none), the others, and what to be warned of.

    `cast` is the account's, with the parties that only the company of people told.
    """

    main: Contact | None
    others: tuple[Contact, ...]
    warnings: tuple[Caution, ...]
    cast: Cast


def find_contacts(account: Account, layout: Layout, times: tuple[Time, ...], cast: Cast) -> Contacts:
    """The contacts that `account` tells of. `cast` is the first pass: names, titles, parties, bodies."""
    sentences = split(account.text, layout)
    day = account_day(account, layout)
    clock = Clock(account.text, times)
    cues = find_cues(account.text, sentences)
    told = tell(cast, cues)
    parties = parties_by_company(cast, told, layout.title, account.side)
    if parties:
        cast = cast.with_parties(parties)
        told = tell(cast, cues)
    told = severally(cast, sentences, told)
    tellings = tuple(each for each in told if each.partner.officials is None and not each.cue.programme)
    days = _days(clock, tellings)
    if account.kind is AccountKind.OFFICIAL:
        tellings = tuple(_set_back(telling, days[telling.cue.head.start], day) for telling in tellings)
    encounters = gather(tellings, days)
    titled = tuple(telling for telling in tellings if telling.cue.sentence.title)
    desk = Desk(account, layout, cast, clock, sentences, day, titled)
    at_home = account.kind is AccountKind.OFFICIAL and none_between_parties(cast, cues, tellings, account.side)
    main = None if at_home else _with_told(desk, _main(desk, encounters, tellings), cues)
    travelled = journey(desk, main, told) if main else None
    contact, others = (
        _of_journey(desk, encounters, main, travelled)
        if main and travelled
        else _told(desk, encounters, main, tellings)
    )
    warnings = (*denials(account, cues), *faults(account, contact, times, day))
    shown = tuple(_as_written(account, one) for one in others)
    return Contacts(contact and _as_written(account, contact), shown, warnings, cast)


def _as_written(account: Account, contact: Contact) -> Contact:
    """The contact, of whoever the account calls by office alone ("NATO's Secretary General") the office alone.

    The publisher's own people keep the names that are known of them, as do those of contacts that it only mentions.
    """
    if contact.role is Role.BACKGROUND:
        return contact
    text = account.text.casefold()
    own = {None, account.side}
    people = tuple(
        each if each.person is None or each.party in own or _is_named(text, each.person) else replace(each, person=None)
        for each in contact.participants
    )
    return replace(contact, participants=people)


def _is_named(text: str, person: str) -> bool:
    """Whether a text in lower case has any part of a person's name."""
    return any(word in text for word in person.casefold().replace(".", " ").split() if word[1:])


def _told(
    desk: Desk, encounters: list[Encounter], main: Encounter | None, tellings: tuple[Telling, ...]
) -> tuple[Contact | None, tuple[Contact, ...]]:
    """The main contact and the others: calls told in the plural one by one."""
    if main is None:
        return None, others_of(desk, encounters, None, None)
    main = _talks_of_visit(desk, main, encounters, tellings)
    main = with_further(desk, main, encounters)
    main = with_signatories(desk, with_listed(desk, with_references(main, tellings)))
    shown = contact_of(desk, main, Role.MAIN)
    if comes_first(desk.account, desk.layout):
        shown = replace(shown, planned=True)
    if shown.kind is ContactKind.VISIT:
        shown = replace(shown, date=whole_week(shown.date))
    beside = _beside(desk, main, encounters)
    known = [each for each in encounters if each not in beside]
    others = others_of(desk, known, main, shown)
    contact, *further = apart(desk, shown, main)
    found = (contact_of(desk, completed(desk, each), Role.MAIN) for each in beside)
    further += (*followed_by(desk, main, shown, tellings), *sequels(desk, main, shown, tellings))
    further += (each for each in found if each.participants[1:])
    return contact, _each_once(further, others)


def _each_once(further: list[Contact], others: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """The contacts of a title in the plural and the others, those told by themselves, too, once and on the day told."""
    twins = {place: _twin(each, others) for place, each in enumerate(further)}
    gone = {id(twin) for twin in twins.values() if twin}
    kept = (replace(each, date=twin.date) if (twin := twins[place]) else each for place, each in enumerate(further))
    return (*kept, *(each for each in others if id(each) not in gone))


def _twin(contact: Contact, others: tuple[Contact, ...]) -> Contact | None:
    """The contact of the same kind between the same people that is told by itself, with its day, and held already."""
    people = {each.person for each in contact.participants if each.person}
    held = (each for each in others if each.kind is contact.kind and each.date and not each.planned)
    return next((each for each in held if {who.person for who in each.participants if who.person} == people), None)


def _beside(desk: Desk, main: Encounter, encounters: list[Encounter]) -> list[Encounter]:
    """The other contacts of a title that tells of several ("A's Meeting with B and Call with C")."""
    if not any(telling.further for telling in desk.titled):
        return []
    own = {telling.cue.head.start for telling in main.tellings}
    others = [each for each in encounters if not any(telling.cue.head.start in own for telling in each.tellings)]
    return [each for each in others if each.title and not all(telling.background for telling in each.tellings)]


def _of_journey(
    desk: Desk, encounters: list[Encounter], main: Encounter, travelled: tuple[Contact, tuple[Contact, ...]]
) -> tuple[Contact, tuple[Contact, ...]]:
    """A journey with its programme, and the other contacts that the account mentions."""
    visit, programme = travelled
    rest = [each for each in others_of(desk, encounters, main, visit) if each.role is Role.BACKGROUND]
    return visit, (*programme, *(each for each in rest if not repeats(each, programme)))[:MOST_OTHERS]


def _with_told(desk: Desk, main: Encounter | None, cues: tuple[Cue, ...]) -> Encounter | None:
    """The main contact with what a report's lead tells of one between the same people; that one where there is none."""
    told = told_in_lead(desk, cues)
    if told is None:
        return main
    if main is None:
        return None if genre_of(desk.account, desk.layout) in {Genre.OTHER, Genre.REMARKS} else completed(desk, told)
    named = [actor for actor in main.people if actor.person]
    if main.planned or not all(any(same_actor(actor, one) for one in named) for actor in told.people):
        return main
    known = {telling.cue.head.start: telling for telling in (*told.tellings, *main.tellings)}
    return replace(main, tellings=tuple(known[start] for start in sorted(known)))


def _days(clock: Clock, tellings: tuple[Telling, ...]) -> dict[int, str | None]:
    """The date that each telling gives, by the offset of its head."""
    found = {}
    for telling in tellings:
        fact = date_fact(clock, telling)
        found[telling.cue.head.start] = str(fact.value) if fact else None
    return found


def _set_back(telling: Telling, value: str | None, day: date | None) -> Telling:
    """The telling, marked as of an earlier contact where its date lies long before an official account's own day."""
    if value is None or day is None or len(value) != len("2021-01-01") or telling.cue.kind in {"letter", "message"}:
        return telling
    long_before = value < (day - _LONG_BEFORE).isoformat()
    return replace(telling, cue=replace(telling.cue, earlier=True)) if long_before else telling


def _main(desk: Desk, encounters: list[Encounter], tellings: tuple[Telling, ...]) -> Encounter | None:
    """The contact that the account reports or announces, with everybody known to take part, if there is one."""
    genre = genre_of(desk.account, desk.layout)
    if genre in {Genre.OTHER, Genre.REMARKS}:
        return None
    if genre is Genre.SPOKEN:
        encounters = [each for each in encounters if any(_told_first(telling) for telling in each.tellings)]
        tellings = tuple(telling for telling in tellings if _told_first(telling))
    bare = [Encounter((telling,)) for telling in tellings if _stands_alone(desk.account.text, telling)]
    sent = next((each for each in bare if is_sent(desk.account.text, each.tellings[0].cue)), None)
    if any(_tells_of_talk(each) for each in encounters):
        bare, encounters = (
            [each for each in some if not is_sent(desk.account.text, each.tellings[0].cue)]
            for some in (bare, encounters)
        )
    elif sent is not None and not any(_tells_of_message(each) for each in encounters):
        return completed(desk, sent)
    for encounter in sorted([*encounters, *bare], key=_rank, reverse=True):
        full = completed(desk, with_lead(encounter, [*encounters, *bare]))
        if _leads_home(desk, full) and not _meets_foreigners(desk, tellings):
            if any(_meets_foreigners(desk, (telling,), named=False) for telling in desk.titled):
                continue
            return None
        if _reported(desk, encounter, tellings) and _between_parties(desk, full) and _own(desk, full):
            return full
        if _at_home(desk, full):
            return None
    return None


def _tells_of_message(encounter: Encounter) -> bool:
    """Whether a lead says who sent a message to whom, so that the account is not the message itself."""
    first = encounter.tellings[0]
    return first.cue.kind == "message" and first.cue.sentence.lead and first.full and first.tensed


def _tells_of_talk(encounter: Encounter) -> bool:
    """Whether a lead says who had a call or talks with whom, though the title begins with greetings exchanged there."""
    return any(
        telling.cue.kind in {"telephone_call", "video_conference", "meeting", "conversation", "talks"}
        and telling.cue.sentence.lead
        and telling.cue.sentence.turn is None
        and telling.cue.manner in {Manner.HELD, Manner.VERB}
        and telling.subject.named
        and telling.partner.named
        and not (telling.background or telling.cue.adjunct)
        for telling in encounter.tellings
    )


def _own(desk: Desk, encounter: Encounter) -> bool:
    """Whether the publisher's own side takes part, as far as named people of two other sides do not rule it out."""
    side = desk.account.side
    if desk.account.kind is not AccountKind.OFFICIAL or desk.principal is None or encounter.title:
        return True
    named = {actor.party for actor in encounter.people if actor.person and actor.party}
    return len(named) <= 1 or side in parties_of(encounter.people)


def _at_home(desk: Desk, encounter: Encounter) -> bool:
    """Whether an official title and its text tell of a meeting among named people of the publisher's own side."""
    named = [actor for actor in encounter.people if actor.person]
    sides = {actor.party for actor in named}
    told = encounter.title and any(telling.tensed and telling.full for telling in encounter.tellings)
    return desk.account.kind is AccountKind.OFFICIAL and told and len(named) > 1 and sides == {desk.account.side}


def _stands_alone(text: str, telling: Telling) -> bool:
    """Whether words that name nobody can still tell of the account's contact ("the phone call", "in a letter")."""
    cue = telling.cue
    told = cue.needs is not None or cue.passive or in_first_person(text, cue.subject_end)
    group = cue.sentence.lead and told and telling.partner.group is not None
    alone = cue.strong or cue.sentence.title or cue.kind == "letter" or group
    return alone and not (telling.people or cue.earlier or cue.unreal or (cue.planned and not group))


def _told_first(telling: Telling) -> bool:
    """Whether words to the press begin with the contact."""
    named = bool(telling.partner.named) and telling.cue.kind != "visit"
    return telling.cue.sentence.lead and telling.tensed and named and not telling.background


def _reported(desk: Desk, encounter: Encounter, tellings: tuple[Telling, ...]) -> bool:
    """Whether an encounter can be what the account reports: in its title or lead, if an official one has any there."""
    if desk.account.kind is AccountKind.OFFICIAL and _only_mentioned(desk, encounter):
        return False
    if desk.account.kind is not AccountKind.OFFICIAL or encounter.title:
        return True
    spoken = all(telling.cue.sentence.turn for telling in encounter.tellings)
    if spoken and any(telling.cue.sentence.title for telling in tellings):
        return False
    in_front = [telling for telling in tellings if telling.cue.sentence.lead or telling.cue.sentence.title]
    if not in_front:
        return any(not telling.background for telling in encounter.tellings)
    return any(telling.cue.sentence.lead for telling in encounter.tellings)


def _only_mentioned(desk: Desk, encounter: Encounter) -> bool:
    """Whether talks with a party of whom nobody is named are not told as held ("ready for", "spoke after talks")."""
    if any(actor.person and actor.party != desk.account.side for actor in encounter.people):
        return False
    if any(telling.cue.kind == "talks" and not telling.people for telling in desk.titled):
        return False
    return all(_is_bare(telling) or telling.cue.adjunct for telling in encounter.tellings)


def _is_bare(telling: Telling) -> bool:
    """Whether a telling has but the word "talks", and no title that names two parties before it."""
    cue = telling.cue
    between = cue.sentence.title and cue.object_start is None and len(telling.people) > 1
    return cue.kind == "talks" and cue.manner is Manner.BARE and not (between or cue.passive)


def _talks_of_visit(
    desk: Desk, visit: Encounter, encounters: list[Encounter], tellings: tuple[Telling, ...]
) -> Encounter:
    """Instead of a visit that was made, the talks held on it; any other encounter as it is."""
    if visit.planned or any(telling.cue.kind != "visit" for telling in visit.tellings):
        return visit
    talks = (
        each
        for each in encounters
        if any(
            telling.cue.kind in {"meeting", "talks"} and telling.full and _is_talk(telling) for telling in each.tellings
        )
    )
    held = next((each for each in talks if not any(telling.background for telling in each.tellings)), None)
    if held is None:
        held = next((Encounter((telling,)) for telling in tellings if _talks_of_all(telling)), None)
        return widen(completed(desk, held), _hosts_and_guests(desk, visit)) if held else visit
    return completed(desk, replace(held, stay=visit.tellings))


def _talks_of_all(telling: Telling) -> bool:
    """Whether a telling is of talks that were held by those just named ("The two premiers held talks")."""
    cue = telling.cue
    told = cue.manner is Manner.HELD or (cue.passive and cue.preposition in {"between", "among"})
    held = cue.kind in {"meeting", "talks"} and told and not (cue.event or cue.adjunct)
    return held and cue.sentence.lead and not telling.background and not any(actor.person for actor in telling.people)


def _hosts_and_guests(desk: Desk, visit: Encounter) -> tuple[Actor, ...]:
    """The people of a visit and who invited them to it."""
    spans = [telling.cue.sentence.span for telling in visit.tellings]
    hosts = [actor for span in spans for actor in invited_by(desk.cast, span)]
    return merge(visit.people, hosts)


def _is_talk(telling: Telling) -> bool:
    """Whether a telling is of talks with somebody, and not of a gathering attended on the way."""
    return bool(telling.partner.named) or not telling.cue.event


def _rank(encounter: Encounter) -> tuple[bool, bool, bool, bool, bool, int, int]:
    """How much an encounter looks like the account's own: in the title, told as done, in the lead, and how often."""
    tellings = encounter.tellings
    own = [telling for telling in tellings if not (telling.background or telling.cue.adjunct)]
    lead = any(telling.cue.sentence.lead for telling in tellings)
    full = any(telling.full for telling in tellings)
    told = any(not telling.background for telling in tellings)
    return (encounter.title, bool(own) and lead, bool(own), told, full, len(tellings), -tellings[0].cue.head.start)


def _between_parties(desk: Desk, encounter: Encounter) -> bool:
    """Whether a contact is one between parties, and not a domestic meeting or somebody's meeting with the public."""
    people = encounter.people
    foreign = [code for telling in encounter.tellings for code in telling.partner.foreign]
    parties = set(parties_of(people)) | {code for code in foreign if code}
    if len(parties) > 1 or any(_meets_group(telling) for telling in encounter.tellings):
        return True
    kinds = {telling.cue.kind for telling in encounter.tellings if telling.partner.named or not telling.people}
    kinds |= {telling.cue.kind for telling in encounter.tellings if telling.cue.kind == "visit"}
    named = [actor for actor in people if actor.person]
    known = {actor.party for actor in named} == {desk.account.side}
    afar = {"telephone_call", "letter", "message", "speak"}
    known = known or not any(actor.office or actor.party for actor in named if actor.party != desk.account.side)
    if (kinds & afar or is_foreign_office(desk.account)) and len(named) > 1 and not known:
        return True
    return any(_travels(desk.account.text, telling) for telling in encounter.tellings) or (
        "visit" in kinds and bool(parties - {desk.account.side})
    )


def _leads_home(desk: Desk, encounter: Encounter) -> bool:
    """Whether a journey leads to a place of the publisher's own country alone."""
    places = load_table("contacts")["home"].get(desk.account.side)
    journey = all(telling.cue.kind == "visit" for telling in encounter.tellings)
    if not places or not journey or set(parties_of(encounter.people)) - {desk.account.side}:
        return False
    home = re.compile(rf"\s+(?:to\s+)?(?:[\w.’-]+,?\s+){{0,3}}?(?:{places})\b", re.IGNORECASE)
    heads = (telling.cue for telling in encounter.tellings)
    return any(home.match(desk.account.text, cue.head.end, cue.sentence.span.end) for cue in heads)


def _meets_foreigners(desk: Desk, tellings: tuple[Telling, ...], *, named: bool = True) -> bool:
    """Whether somebody of another side is to be met, `named` or as one of a gathering."""
    guests = (actor for each in tellings if each.cue.planned for actor in each.partner.actors)
    return any(actor.party not in {None, desk.account.side} and (actor.person or not named) for actor in guests)


def _meets_group(telling: Telling) -> bool:
    """Whether a telling is of a contact with a group from abroad, nobody of which is named."""
    return telling.partner.group is not None and telling.cue.kind != "visit"


def _travels(text: str, telling: Telling) -> bool:
    """Whether a title announces a journey ("X's Travel to the Gulf"), or the lead one to a part of the world."""
    cue = telling.cue
    if cue.kind != "visit" or not cue.sentence.title:
        ahead = cue.kind == "visit" and cue.planned and cue.sentence.lead and cue.object_start is not None
        return ahead and bool(telling.subject.named) and bool(_abroad().match(text, cue.object_start or 0))
    told = telling.subject.mentions or (telling.subject.named and cue.manner is Manner.OWNED)
    return bool(told if cue.preposition == "to" else telling.partner.named)


@cache
def _abroad() -> re.Pattern[str]:
    return re.compile(rf"(?:{load_table('contacts')['regions']['pattern']})\b")

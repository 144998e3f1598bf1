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
from dragoman.reading.cast import Cast, Form
from dragoman.reading.contact.actors import is_spokesperson, merge, same_actor
from dragoman.reading.contact.build import Desk, apart, contact_of
from dragoman.reading.contact.cues import Manner, find_cues
from dragoman.reading.contact.encounters import Encounter, Telling, gather, is_sent, kinds_agree, tell, widen
from dragoman.reading.contact.faults import denials, faults
from dragoman.reading.contact.genre import Genre, comes_first, genre_of
from dragoman.reading.contact.initiator import starters
from dragoman.reading.contact.journey import journey
from dragoman.reading.contact.participants import PEOPLE, invited_by, listed
from dragoman.reading.contact.sentences import split
from dragoman.reading.contact.when import Clock, date_fact
from dragoman.reading.layout import Layout
from dragoman.reading.times import Time, account_day

_MOST_OTHERS = 12
_LONG_BEFORE = timedelta(days=21)


@dataclass(frozen=True)
class Contacts:
    """The contacts of an account: the main one (None where it tells of none), the others, and what to be warned of."""

    main: Contact | None
    others: tuple[Contact, ...]
    warnings: tuple[Caution, ...]


def find_contacts(account: Account, layout: Layout, times: tuple[Time, ...], cast: Cast) -> Contacts:
    """The contacts that `account` tells of. `cast` is the first pass: names, titles, parties, bodies."""
    sentences = split(account.text, layout)
    day = account_day(account, layout)
    clock = Clock(account.text, times)
    cues = find_cues(account.text, sentences)
    told = tell(cast, cues)
    tellings = tuple(telling for telling in told if telling.partner.officials is None)
    days = _days(clock, tellings)
    if account.kind is AccountKind.OFFICIAL:
        tellings = tuple(_set_back(telling, days[telling.cue.head.start], day) for telling in tellings)
    encounters = gather(tellings, days)
    desk = Desk(account, layout, cast, clock, sentences, day)
    main = _main(desk, encounters, tellings)
    travelled = journey(desk, main, told) if main else None
    contact, others = (
        _of_journey(desk, encounters, main, travelled)
        if main and travelled
        else _told(desk, encounters, main, tellings)
    )
    warnings = (*denials(account, cues), *faults(account, contact, times, day))
    return Contacts(contact, others, warnings)


def _told(
    desk: Desk, encounters: list[Encounter], main: Encounter | None, tellings: tuple[Telling, ...]
) -> tuple[Contact | None, tuple[Contact, ...]]:
    """The main contact and the others: calls told in the plural one by one."""
    if main is None:
        return None, _others(desk, encounters, None, None)
    main = _talks_of_visit(desk, main, encounters, tellings)
    main = _with_listed(desk, _with_references(main, tellings))
    shown = contact_of(desk, main, Role.MAIN)
    if comes_first(desk.account, desk.layout):
        shown = replace(shown, planned=True)
    others = _others(desk, encounters, main, shown)
    contact, *further = apart(desk, shown, main)
    return contact, (*further, *others)


def _of_journey(
    desk: Desk, encounters: list[Encounter], main: Encounter, travelled: tuple[Contact, tuple[Contact, ...]]
) -> tuple[Contact, tuple[Contact, ...]]:
    """A journey with its programme, and the other contacts that the account mentions."""
    visit, programme = travelled
    rest = [each for each in _others(desk, encounters, main, visit) if each.role is Role.BACKGROUND]
    return visit, (*programme, *(each for each in rest if not _repeats(each, programme)))[:_MOST_OTHERS]


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
    bare = [Encounter((telling,)) for telling in tellings if _stands_alone(telling)]
    sent = next((each for each in bare if is_sent(desk.account.text, each.tellings[0].cue)), None)
    if sent is not None:
        return _completed(desk, sent)
    for encounter in sorted([*encounters, *bare], key=_rank, reverse=True):
        full = _completed(desk, _with_lead(encounter, encounters))
        if _reported(desk, encounter, tellings) and _between_parties(desk, full) and _own(desk, full):
            return full
        if _at_home(desk, full):
            return None
    return None


def _own(desk: Desk, encounter: Encounter) -> bool:
    """Whether the publisher's own side takes part, as far as named people of two other sides do not rule it out."""
    side = desk.account.side
    if desk.account.kind is not AccountKind.OFFICIAL or desk.principal is None or encounter.title:
        return True
    named = {actor.party for actor in encounter.people if actor.person and actor.party}
    return len(named) <= 1 or side in _parties(encounter.people)


def _at_home(desk: Desk, encounter: Encounter) -> bool:
    """Whether an official title and its text tell of a meeting among named people of the publisher's own side."""
    named = [actor for actor in encounter.people if actor.person]
    sides = {actor.party for actor in named}
    told = encounter.title and any(telling.tensed and telling.full for telling in encounter.tellings)
    return desk.account.kind is AccountKind.OFFICIAL and told and len(named) > 1 and sides == {desk.account.side}


def _with_lead(encounter: Encounter, encounters: list[Encounter]) -> Encounter:
    """An encounter whose title names nobody ("Joint Readout of the Leaders’ Call"), with what the lead tells of it."""
    if not encounter.title or any(actor.person for actor in encounter.people):
        return encounter
    for other in encounters:
        first = other.tellings[0]
        own = first.full and first.cue.sentence.lead and not (first.background or first.cue.adjunct)
        if (
            other is not encounter
            and own
            and kinds_agree({each.cue.kind for each in encounter.tellings}, first.cue.kind)
        ):
            return Encounter((*encounter.tellings, *other.tellings))
    return encounter


def _stands_alone(telling: Telling) -> bool:
    """Whether words that name nobody can still tell of the account's contact ("the phone call", "in a letter")."""
    cue = telling.cue
    return not (telling.people or telling.background) and (cue.strong or cue.sentence.title or cue.kind == "letter")


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
    in_front = [telling for telling in tellings if telling.cue.sentence.lead or telling.cue.sentence.title]
    return not in_front or any(telling.cue.sentence.lead for telling in encounter.tellings)


def _only_mentioned(desk: Desk, encounter: Encounter) -> bool:
    """Whether talks with a party of whom nobody is named are not told as held ("ready for talks with …")."""
    if any(actor.person and actor.party != desk.account.side for actor in encounter.people):
        return False
    return all(telling.cue.kind == "talks" and telling.cue.manner is Manner.BARE for telling in encounter.tellings)


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
        return widen(_completed(desk, held), _hosts_and_guests(desk, visit)) if held else visit
    return _completed(desk, held)


def _talks_of_all(telling: Telling) -> bool:
    """Whether a telling is of talks that were held by those just named ("The two premiers held talks")."""
    cue = telling.cue
    held = cue.kind in {"meeting", "talks"} and cue.manner is Manner.HELD and not (cue.event or cue.adjunct)
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


def _completed(desk: Desk, encounter: Encounter) -> Encounter:
    """The encounter with those whom its words leave out: the title's people, its sentences', the publisher's own."""
    encounter = _on_side(desk, encounter)
    if encounter.title and not _settled(encounter):
        encounter = widen(encounter, _title_people(desk))
    journey = all(telling.cue.kind == "visit" for telling in encounter.tellings)
    if not _settled(encounter) and not journey:
        encounter = widen(encounter, _sentence_people(desk, encounter))
    if len(_parties(encounter.people)) <= 1 and not (journey and encounter.people):
        return _with_principal(desk, encounter)
    return _with_principal(desk, encounter) if _in_first_person(desk, encounter) else encounter


def _in_first_person(desk: Desk, encounter: Encounter) -> bool:
    """Whether the publisher tells of it as "I"."""
    ends = [telling.cue.subject_end for telling in encounter.tellings]
    return any(desk.account.text[max(0, end - 3) : end].split()[-1:] == ["I"] for end in ends)


def _with_principal(desk: Desk, encounter: Encounter) -> Encounter:
    """The encounter with the person for whom the publisher speaks, if nobody of that side is named."""
    mine = desk.principal
    if any(telling.cue.event and telling.subject.named for telling in encounter.tellings):
        return encounter
    named = {actor.party for actor in encounter.people if actor.person}
    return encounter if mine is None or mine.party in named else _in_front(encounter, mine)


def _settled(encounter: Encounter) -> bool:
    """Whether named people stand on both sides and no party stands without a name."""
    people = encounter.people
    named = {actor.party for actor in people if actor.person and actor.party}
    facing = any(telling.subject.named and telling.partner.named for telling in encounter.tellings)
    return (facing or len(named) > 1) and all(actor.person or actor.party in named for actor in people)


def _on_side(desk: Desk, encounter: Encounter) -> Encounter:
    """The encounter with the account's side for subjects whose party nothing says, if nobody else has that side."""
    side = desk.account.side
    own = [actor for telling in encounter.tellings if not telling.cue.joining for actor in telling.people]
    if side is None or side in _parties(tuple(actor for actor in own if actor.person)):
        return encounter
    tellings = []
    for telling in encounter.tellings:
        actors = tuple(
            replace(actor, party=actor.party or side) if actor.person else actor for actor in telling.subject.actors
        )
        tellings.append(replace(telling, subject=replace(telling.subject, actors=actors)))
    return Encounter(tuple(tellings))


def _in_front(encounter: Encounter, actor: Actor) -> Encounter:
    """The encounter with a first participant whom the words leave out."""
    first = encounter.tellings[0]
    side = replace(first.subject, actors=merge((actor,), first.subject.actors))
    return Encounter((replace(first, subject=side), *encounter.tellings[1:]))


def _title_people(desk: Desk) -> tuple[Actor, ...]:
    """The people whom the title names, possessors among them, spokespersons not."""
    if desk.layout.title is None:
        return ()
    named = [mention for mention in desk.cast.within(desk.layout.title) if mention.form in PEOPLE]
    return merge(actor for mention in named for actor in mention.actors if actor.person and not is_spokesperson(actor))


def _sentence_people(desk: Desk, encounter: Encounter) -> tuple[Actor, ...]:
    """The people of its sentences, else of the lead: a name for parties that have none, and up to two parties."""
    found: tuple[Actor, ...] = encounter.people
    own = list(dict.fromkeys(telling.cue.sentence.span for telling in encounter.tellings))
    for index, span in enumerate([*own, *desk.front]):
        for mention in desk.cast.within(span):
            if mention.form not in {Form.NAME, Form.COUNTERPART}:
                continue
            if index >= len(own) and _belonging().search(desk.account.text, span.start, mention.span.start):
                continue
            missing = [actor for actor in mention.actors if _is_missing(actor, found, own=index < len(own))]
            found = merge(found, missing) if missing else found
    return found


@cache
def _belonging() -> re.Pattern[str]:
    """What makes a person the owner of what a sentence is about ("the planned visit of")."""
    return re.compile(rf"\b{load_table('contacts')['joined']['belonging']}\s+(?:the\s+)?\Z", re.IGNORECASE)


def _is_missing(actor: Actor, found: tuple[Actor, ...], *, own: bool) -> bool:
    """Whether an actor gives a name to a party that has none yet, or is of the second party.

    `own`: the words stand in the contact's own sentence, where somebody of no known party may be the second.
    """
    if not actor.person or is_spokesperson(actor):
        return False
    if not actor.party:
        return own and len(found) <= 1
    named = {other.party for other in found if other.person}
    parties = _parties(found)
    return actor.party not in named and (actor.party in parties or len(parties) <= 1)


def _parties(people: tuple[Actor, ...]) -> tuple[str, ...]:
    """The parties of people, in order, each once."""
    return tuple(dict.fromkeys(actor.party for actor in people if actor.party))


def _between_parties(desk: Desk, encounter: Encounter) -> bool:
    """Whether a contact is one between parties, and not a domestic meeting or somebody's meeting with the public."""
    people = encounter.people
    foreign = [code for telling in encounter.tellings for code in telling.partner.foreign]
    parties = set(_parties(people)) | {code for code in foreign if code}
    if len(parties) > 1 or any(_meets_group(telling) for telling in encounter.tellings):
        return True
    kinds = {telling.cue.kind for telling in encounter.tellings if telling.partner.named or not telling.people}
    kinds |= {telling.cue.kind for telling in encounter.tellings if telling.cue.kind == "visit"}
    named = [actor for actor in people if actor.person]
    known = {actor.party for actor in named} == {desk.account.side}
    if kinds & {"telephone_call", "letter", "message", "speak"} and len(named) > 1 and not known:
        return True
    return any(_travels(telling) for telling in encounter.tellings) or (
        "visit" in kinds and bool(parties - {desk.account.side})
    )


def _meets_group(telling: Telling) -> bool:
    """Whether a telling is of a contact with a group from abroad, nobody of which is named."""
    return telling.partner.group is not None and telling.cue.kind != "visit"


def _travels(telling: Telling) -> bool:
    """Whether a title announces somebody's journey ("X's Travel to the Gulf")."""
    cue = telling.cue
    if cue.kind != "visit" or not cue.sentence.title:
        return False
    return bool(telling.subject.named if cue.preposition == "to" else telling.partner.named)


def _with_references(main: Encounter, tellings: tuple[Telling, ...]) -> Encounter:
    """The main encounter with the bare words that speak of it ("The conversation lasted …")."""
    known = {telling.cue.head.start for telling in main.tellings}
    kinds = {telling.cue.kind for telling in main.tellings}
    if kinds == {"message"}:
        return main
    outside = any(telling.tensed and not telling.cue.sentence.turn for telling in main.tellings)
    extra = [
        telling
        for telling in tellings
        if not telling.people
        and not telling.background
        and telling.cue.head.start not in known
        and not (outside and telling.cue.sentence.turn)
        and (
            telling.cue.kind in kinds or telling.cue.kind in {"conversation", "talks", "meeting"} or telling.cue.strong
        )
        and not (telling.cue.kind in {"letter", "visit", "message"} and telling.cue.kind not in kinds)
    ]
    told = sorted([*main.tellings, *extra], key=lambda telling: telling.cue.head.start)
    return Encounter(tuple(told)) if extra else main


def _with_listed(desk: Desk, main: Encounter) -> Encounter:
    """The main encounter with those whom a sentence of its own lists as having taken part."""
    if all(telling.cue.kind in {"visit", "letter", "message"} for telling in main.tellings):
        return main
    own = (sentence.span for sentence in desk.sentences.all if sentence.turn is None)
    extra = [actor for span in own for actor in listed(desk.cast, span)]
    extra += starters(desk.cast, main, desk.sentences)
    return widen(main, tuple(extra)) if extra else main


def _others(
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
        if main and not engagement and _same_people(people, main) and not _told_apart(desk, encounter):
            continue
        contact = contact_of(desk, encounter, Role.PART if engagement else Role.BACKGROUND)
        again = shown and main and contact.date == shown.date and _same_people(people, main)
        if (contact.kind or contact.date) and not (again and contact.kind in {shown and shown.kind, ContactKind.VISIT}):
            found.append(contact)
    return tuple(dict.fromkeys(found))[:_MOST_OTHERS]


def _repeats(contact: Contact, programme: tuple[Contact, ...]) -> bool:
    """Whether a contact is one of a journey's engagements, or the journey itself, told again."""
    names = {each.person for each in contact.participants if each.person}
    return any(
        (contact.planned or not contact.date or contact.date == other.date)
        and names <= {each.person for each in other.participants}
        for other in programme
    )


def _identified(encounter: Encounter, people: list[Actor], *, engagement: bool) -> bool:
    """Whether it can be told whose contact it is: people of two parties, or on an announced journey anybody met."""
    if engagement:
        return bool(people) and len(_parties(encounter.people)) > 1
    return len(people) > 1 and len(_parties(tuple(people))) > 1


def _same_people(people: list[Actor], main: Encounter) -> bool:
    return all(any(same_actor(person, other) for other in main.people) for person in people)


def _told_apart(desk: Desk, encounter: Encounter) -> bool:
    """Whether a contact of the main one's people is set apart: by an earlier date or tense, or as a letter."""
    kinds = {telling.cue.kind for telling in encounter.tellings}
    dated = any(date_fact(desk.clock, telling) for telling in encounter.tellings)
    earlier = any(telling.cue.earlier for telling in encounter.tellings)
    return dated or (earlier and bool(kinds)) or bool(kinds & {"letter", "message"})

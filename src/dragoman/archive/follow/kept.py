"""Undertakings that a later contact shows to be kept: the visit was paid, they met, they spoke again."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.follow.pledged import Pledge
from dragoman.archive.follow.told import told_contacts
from dragoman.archive.follow.values import Person, Told, Words
from dragoman.lexicon import load_table
from dragoman.lexicon.names import name_key, same_person, surname
from dragoman.lexicon.parties import party_name, party_of, party_pattern

GRACE_DAYS = 7
"""Days by which a contact may miss the days that were named and still be the one that was meant."""
SEEN_DAYS = 30
"""Days after the last day named within which the archive must tell of those bound, to be silent about the rest."""
LONGEST_DAYS = 400
"""Days after which a contact is no longer taken for one that was undertaken without a day."""


@dataclass(frozen=True)
class Closing:
    """What closes an undertaking: a contact, or a statement with its words; its day, and a short reason."""

    status: str
    day: str
    reason: str
    contact: str | None = None
    statement: str | None = None
    words: Words | None = None


def contacts_after(db: Connection, pledges: Sequence[Pledge], on: str) -> dict[str, list[Told]]:
    """The contacts of the parties of undertakings that may keep them, held or announced, by party and in order."""
    parties = sorted({party for one in pledges for party in one.parties})
    days = [one.said for one in pledges if one.said]
    if not days:
        return {}
    until = max(_plus(_stretch(one)[1], SEEN_DAYS) for one in pledges if one.said)
    contact, participant = schema.contact.c, schema.participant.c
    ids = (
        select(contact.id)
        .where(contact.first >= min(days), contact.first <= min(until, on))
        .where(contact.id.in_(select(participant.contact).where(participant.party.in_(parties))))
    )
    found: dict[str, list[Told]] = defaultdict(list)
    for told in told_contacts(db, ids):
        for party in told.parties:
            found[party].append(told)
    return found


def kept_by(pledge: Pledge, after: dict[str, list[Told]], on: str) -> Closing | None:
    """The first contact, up to the day `on`, that shows an undertaking kept; None where there is none."""
    told = next((one for one in _meant(pledge, after, on) if not one.planned), None)
    return Closing("kept", told.first or on, _reason(pledge, told), contact=told.id) if told else None


def _meant(pledge: Pledge, after: dict[str, list[Told]], on: str) -> Iterator[Told]:
    """The contacts, held or announced, that an undertaking may have meant."""
    people = list(_travellers(pledge)) if pledge.closes == "visit" else pledge.bound
    parties = {one.party for one in people if one.party}
    if pledge.closes is None or pledge.said is None or not parties:
        return
    least = min(parties, key=lambda party: (len(after.get(party, ())), party))
    since, until = _stretch(pledge)
    kinds = load_table("following")["kinds"][pledge.closes]
    around = after.get(least, [])
    for told in around[bisect_left(around, since, key=_first) :]:
        if told.first is None or told.last is None or told.first > min(until, on):
            return
        if told.id != pledge.contact and told.last > pledge.said and told.kind in kinds and _keeps(pledge, told):
            yield told


def would_show(pledge: Pledge, after: dict[str, list[Told]], on: str) -> bool:
    """Whether the archive would show it, had an undertaking been kept by its last day.

    It would where a contact of that sort closes it, and where the archive tells of the same persons soon after; not
    where it stands in an announcement, or somebody has announced such a contact, of which then no account tells.
    """
    if pledge.closes is None or pledge.last is None or (pledge.closes == "visit" and not any(_travellers(pledge))):
        return False
    if pledge.announced or any(told.planned for told in _meant(pledge, after, on)):
        return False
    until = _plus(pledge.last, SEEN_DAYS)
    return any(
        not told.planned and pledge.last < (told.first or "") <= min(until, on) and _any_in(pledge.bound, told)
        for party in pledge.parties
        for told in after.get(party, ())
    )


def _stretch(pledge: Pledge) -> tuple[str, str]:
    """The days between which a contact may be the one that was meant."""
    said = pledge.said or ""
    if pledge.first is None or pledge.last is None:
        return _plus(said, 1), _plus(said, LONGEST_DAYS)
    return max(_plus(said, 1), _plus(pledge.first, -GRACE_DAYS)), _plus(pledge.last, GRACE_DAYS)


def _keeps(pledge: Pledge, told: Told) -> bool:
    if pledge.closes == "visit":
        there = _leads_to(pledge.destination, told) or (pledge.last is not None and _may_be_there(pledge, told))
        return there and any(_is_in(one, told) for one in _travellers(pledge))
    if pledge.delegated:
        spoke = any(
            same_person(one.person, who.person)
            for one in pledge.bound
            for who in told.participants
            if one.person and who.person
        )
        return len(pledge.parties) > 1 and pledge.parties <= told.parties and not spoke
    named = {one.person for one in pledge.bound if one.person}
    if len(named) > 1 and all(_is_in(one, told) for one in pledge.bound if one.person):
        return True
    groups = defaultdict(list)
    for one in pledge.bound:
        groups[one.party].append(one)
    if None in groups or not all(_any_in(own, told) for own in groups.values()):
        return False
    return len(groups) > 1 or any(True for _ in _named_in(pledge.what, told, pledge.parties))


def _travellers(pledge: Pledge) -> Iterator[Person]:
    """Those who are to travel: who is bound, but nobody who is at home where the visit leads."""
    abroad = [one for one in pledge.who if one.party != pledge.destination]
    yield from abroad or (one for one in pledge.beside if one.party != pledge.destination)


def _any_in(people: Sequence[Person], told: Told) -> bool:
    """Whether one of a party's persons took part; the party itself, where none is named."""
    named = [one for one in people if one.person]
    return any(_is_in(one, told) for one in named or people)


def _is_in(one: Person, told: Told) -> bool:
    """Whether a person took part, or a party that is meant as such; "lawmakers" of a party are nobody in particular."""
    if one.person is None:
        return party_of(one.name) == one.party and one.party in told.parties
    return any(who.person and same_person(one.person, who.person) for who in told.participants)


def _leads_to(destination: str | None, told: Told) -> bool:
    """Whether a contact was in a party's country: by its place, or as a visit to that party."""
    places = {party_of(match.group()) for match in party_pattern().finditer(told.place or "")}
    visited = told.kind == "visit" and any(who.person is None and who.party == destination for who in told.participants)
    return destination is not None and (destination in places or visited)


def _may_be_there(pledge: Pledge, told: Told) -> bool:
    """Whether a contact in person with the party visited, of which no account says where it was, falls on its days."""
    host = any(who.person and who.party == pledge.destination for who in told.participants)
    known = party_of(told.place or "") or party_pattern().search(told.place or "")
    return host and not known and (pledge.first or "") <= (told.first or "") <= (pledge.last or "")


def _named_in(what: str, told: Told, own: Iterable[str]) -> Iterator[Person]:
    """The participants of other parties whom the words of an undertaking name."""
    words = {name_key(word) for word in what.replace("’", " ").split()}
    foreign = {party_of(match.group()) for match in party_pattern().finditer(what)}
    others = [who for who in told.participants if who.party and who.party not in set(own)]
    for who in others:
        if (who.person and name_key(surname(who.person)) in words) or who.party in foreign:
            yield who


def _first(told: Told) -> str:
    return told.first or ""


def _plus(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _reason(pledge: Pledge, told: Told) -> str:
    """Why a contact closes an undertaking, in a few words."""
    kind = load_table("following")["words"].get(told.kind, "contact")
    if pledge.closes == "visit":
        where = told.place or party_name(pledge.destination or "")
        return (
            f"{kind} in {where} on {told.date or told.first}"
            if kind != "visit"
            else f"visit on {told.date or told.first}"
        )
    if pledge.delegated:
        return f"{kind} of others for the same parties on {told.date or told.first}"
    return f"{kind} of those bound on {told.date or told.first}"

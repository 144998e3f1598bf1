"""The record's contact: which contact of each account is meant, and the facts best supported by all of them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from dragoman.lexicon import load_table
from dragoman.lexicon.names import same_person
from dragoman.model import AccountKind, Contact, ContactKind, Participant, Reading

_Value = TypeVar("_Value", str, int)
_RANKS = {AccountKind.OFFICIAL: 0, AccountKind.WIRE: 1, AccountKind.PRESS: 2}
_UNKNOWN_RANK = 3
_CLEARLY = 0.9
"""By how much, for each other account, another contact must fit better than the main one to take its place."""


def merge_contacts(readings: Sequence[Reading]) -> Contact | None:
    """The contact that the readings' accounts tell of, None where none does.

    Each fact takes the value that most accounts give; where as many give another, that of official accounts, then of
    wires, then of the press. Who asked for the contact stays open where accounts of the same standing disagree.
    A participant counts where at least half of the accounts that name any name that one, or where an official publisher
    names him first of its own side.
    """
    telling = [reading for reading in readings if reading.contact is not None]
    contacts = [(reading, reading.contact) for reading in telling if reading.contact is not None]
    if not contacts:
        return None
    first = contacts[0][1]
    return Contact(
        kind=_kind(contacts),
        date=_best(contacts, lambda contact: contact.date),
        start_time=_best(contacts, lambda contact: contact.start_time),
        duration_minutes=_best(contacts, lambda contact: contact.duration_minutes),
        place=_best(contacts, lambda contact: contact.place),
        initiator=_best(contacts, lambda contact: contact.initiator, open_on_tie=True),
        occasion=_best(contacts, lambda contact: contact.occasion),
        participants=_participants(contacts),
        role=first.role,
        planned=all(contact.planned for _, contact in contacts),
    )


def meant(readings: Sequence[Reading]) -> tuple[Contact | None, ...]:
    """For each reading the one of its contacts that the other accounts tell of as well; its main contact by default."""
    return tuple(
        _closest(reading, [other for place_, other in enumerate(readings) if place_ != place])
        for place, reading in enumerate(readings)
    )


def _closest(reading: Reading, others: Sequence[Reading]) -> Contact | None:
    mains = [other.contact for other in others if other.contact is not None]
    candidates = [*((reading.contact,) if reading.contact else ()), *reading.other_contacts]
    if not candidates or not mains:
        return reading.contact
    scores = [sum(_kinship(candidate, main) for main in mains) for candidate in candidates]
    best = max(range(len(candidates)), key=lambda place: (scores[place], -place))
    if reading.contact is None or scores[best] >= scores[0] + _CLEARLY * len(mains):
        return candidates[best] if scores[best] > 0 else reading.contact
    return reading.contact


def _kinship(one: Contact, other: Contact) -> float:
    """How much speaks for two contacts being one: shared participants, then the day."""
    people = sum(any(_is_same(a, b) for b in other.participants) for a in one.participants)
    shortest = min(len(one.participants), len(other.participants)) or 1
    day = 0.5 if one.date and one.date == other.date else 0.0
    return 2.0 * people / shortest + day


def _kind(contacts: Sequence[tuple[Reading, Contact]]) -> ContactKind | None:
    sure = [pair for pair in contacts if not leaves_form_open(*pair)]
    value = _best(sure or contacts, lambda contact: contact.kind.value if contact.kind else None)
    return ContactKind(value) if value else None


def leaves_form_open(reading: Reading, contact: Contact) -> bool:
    """Whether all words of an account for a meeting fit any form of speaking together ("talks", "conversation")."""
    if contact.kind is not ContactKind.MEETING:
        return False
    words = [fact.span.of(reading.account.text).casefold() for fact in contact.facts if fact.field == "kind"]
    return bool(words) and all(word in load_table("findings")["open_forms"] for word in words)


def _best(
    contacts: Sequence[tuple[Reading, Contact]],
    value_of: Callable[[Contact], _Value | None],
    *,
    open_on_tie: bool = False,
) -> _Value | None:
    """The value with most support, the better standing deciding between equals; then the order of accounts' values."""
    support: dict[_Value, list[int]] = {}
    for reading, contact in contacts:
        value = value_of(contact)
        if value is not None:
            support.setdefault(value, []).append(rank(reading))
    if not support:
        return None
    ranked = sorted(support, key=lambda value: (*_standing(support[value]), str(value)))
    if open_on_tie and len(ranked) > 1 and _standing(support[ranked[0]]) == _standing(support[ranked[1]]):
        return None
    return ranked[0]


def _standing(ranks: list[int]) -> tuple[int, tuple[int, ...]]:
    return (-len(ranks), tuple(sorted(ranks)))


def rank(reading: Reading) -> int:
    """The standing of an account: official ones first, then wires, the press, and those of unknown kind."""
    kind = reading.account.kind
    return _RANKS[kind] if kind is not None else _UNKNOWN_RANK


class _Naming(NamedTuple):
    """A participant as one account names it: where in its row, the account's standing; `own`: of its own side."""

    participant: Participant
    place: int
    standing: int
    own: bool


def _participants(contacts: Sequence[tuple[Reading, Contact]]) -> tuple[Participant, ...]:
    """The participants, those whom most accounts name first, then as early as the accounts name them."""
    ordered = sorted(contacts, key=lambda pair: rank(pair[0]))
    naming = sum(any(participant.person for participant in contact.participants) for _, contact in ordered)
    groups: list[list[_Naming]] = []
    for reading, contact in ordered:
        for place, participant in enumerate(contact.participants):
            group = next((group for group in groups if _is_same(group[0].participant, participant)), None)
            if group is None:
                group = []
                groups.append(group)
            group.append(_Naming(participant, place, rank(reading), _is_own(reading, participant)))
    named = sorted(((_order(group), _merged(group)) for group in groups), key=lambda pair: (pair[0], _shown(pair[1])))
    own = {_merged(group) for group in groups if any(naming_.own for naming_ in group)}
    people = [who for (support, _), who in named if who.person and (-2 * support >= naming or who in own)]
    parties = {person.party for person in people}
    unnamed = [who for _, who in named if not who.person and who.party not in parties]
    return (*people, *(unnamed if not naming else ()))


def _is_own(reading: Reading, participant: Participant) -> bool:
    """Whether an official publisher names somebody of its own side as having taken part: nobody knows better."""
    side = reading.account.side if reading.account.kind is AccountKind.OFFICIAL else None
    return side is not None and participant.person is not None and participant.party == side


def _order(group: Sequence[_Naming]) -> tuple[int, float]:
    """Fewer than others by how many accounts name one, then by the mean place there."""
    return -len(group), sum(naming.place for naming in group) / len(group)


def _shown(who: Participant) -> tuple[str, str, str]:
    return who.person or "", who.party or "", who.office or ""


def _is_same(one: Participant, other: Participant) -> bool:
    if one.person and other.person:
        return same_person(one.person, other.person)
    return not one.person and not other.person and one.party == other.party and one.office == other.office


def _merged(group: Sequence[_Naming]) -> Participant:
    """One participant of several tellings: the fullest name, the party most give, the best office given with it."""
    people = [(-len(person), who.standing, person) for who in group if (person := who.participant.person)]
    party = _most_given([(naming.participant.party, naming.standing) for naming in group])
    trusted = [naming for naming in group if naming.participant.party in (party, None)]
    offices = [(who.standing, -len(office), office) for who in trusted if (office := who.participant.office)]
    return Participant(min(people, default=(0, 0, None))[-1], min(offices, default=(0, 0, None))[-1], party)


def _most_given(values: Sequence[tuple[str | None, int]]) -> str | None:
    """The value that most give; of equals that of the better standing, then the first by name."""
    support: dict[str, list[int]] = {}
    for value, standing in values:
        if value:
            support.setdefault(value, []).append(standing)
    return min(support, key=lambda value: (*_standing(support[value]), value), default=None)

"""How the participants of two entries compare: who is in both, and whether the rest are open, spoken of or others."""

from collections.abc import Iterable, Sequence

from dragoman.collation.linking.entries import Entry
from dragoman.collation.linking.gatherings import agree
from dragoman.collation.linking.mentions import speaks_of, speaks_of_party
from dragoman.lexicon.names import same_person
from dragoman.model import ContactKind, Participant

Level = str

CONTRARY = frozenset({"one_person_another_party", "one_person_another_beside", "other_persons"})
"""Levels at which somebody else was met."""
PAIR = 2
"""Parties of a contact between two; where more took part, it is of another circle."""


def participants(one: Entry, other: Entry) -> Level:
    """Who took part, in both: persons of both sides, of one side with the other open or contradicted, parties only.

    Of a gathering told by its name, other accounts tell who else was there.
    """
    level = _level(one, other)
    apart = level in CONTRARY or (level == "none" and one.parties & other.parties)
    return "others_of_gathering" if apart and agree(one.gathering, other.gathering) else level


def _level(one: Entry, other: Entry) -> Level:
    if one.is_fragment or other.is_fragment:
        return _of_fragment(one, other)
    pairs = [(mine, theirs) for mine in one.people for theirs in other.people if same_person(mine[0], theirs[0])]
    met = {min(filter(None, (mine[1], theirs[1])), default=None) for mine, theirs in pairs} - {None}
    if len(met) > 1 and all(map(_are_several, zip(*pairs, strict=True))):
        return "both_sides_and_others" if others_only(one, other) else "both_sides"
    rest = (one.parties & other.parties) - met
    contrary = _contrary(one, other, rest)
    if not pairs:
        return "none" if len(rest) <= 1 else "other_persons" if contrary else "parties_only"
    if len(pairs) > 1 and len(one.parties | other.parties) == 1:
        return "all_of_one_side"
    return "one_person_another_beside" if contrary else _one_person(one, other, is_other_known=bool(rest))


def _are_several(people: Sequence[tuple[str, str | None]]) -> bool:
    """Whether participants are not all one person, whom an account has for two parties."""
    return any(not same_person(people[0][0], person) for person, _ in people)


def _one_person(one: Entry, other: Entry, *, is_other_known: bool) -> Level:
    """One person of one side, and nobody who contradicts it of the other, of which the party may be known."""
    alone = len(one.parties) <= 1 or len(other.parties) <= 1
    if not alone and not is_other_known:
        return "one_person_another_party"
    if one.contact.kind is other.contact.kind is ContactKind.VISIT:
        return "one_traveller"
    return _unnamed(one, other) if is_other_known else _open(one, other)


def others_only(one: Entry, other: Entry) -> bool:
    """Whether one has named persons of a party that the other does not have at all: another circle met."""
    mine, theirs = ({party for _, party in entry.people if party} for entry in (one, other))
    return bool(mine - other.parties or theirs - one.parties)


def _unnamed(one: Entry, other: Entry) -> Level:
    """One person of one side, and of the other only the party: in a programme, any of its people may be meant."""
    if not (one.contact.planned or other.contact.planned):
        circles = {len(entry.parties) > PAIR for entry in (one, other)}
        return "one_person_other_unnamed" if len(circles) == 1 else "one_person_in_other_circle"
    named = _named_beside(one, other), _named_beside(other, one)
    if not any(named):
        return "one_person_party_announced"
    heard = _heard(other, named[0]) or _heard(one, named[1])
    return "one_person_other_announced" if heard else "one_person_other_not_announced"


def _open(one: Entry, other: Entry) -> Level:
    """One person of one side, where one account has no other side: whether it speaks of whom the other names."""
    named = _named_beside(one, other), _named_beside(other, one)
    parties = one.parties - other.parties, other.parties - one.parties
    if not any(parties):
        return "one_person_other_open"
    if _heard(other, named[0]) or _heard(one, named[1]):
        return "one_person_other_spoken_of"
    heard = (speaks_of_party(entry, party) for entry, of in ((other, parties[0]), (one, parties[1])) for party in of)
    return "one_person_other_party_spoken_of" if any(heard) else "one_person_other_unheard_of"


def _named_beside(one: Entry, other: Entry) -> list[Participant]:
    """The named participants of an entry of whose parties the other names nobody."""
    theirs = {party for _, party in other.people}
    return [who for who in one.contact.participants if who.person and who.party not in theirs]


def _heard(entry: Entry, people: Iterable[Participant]) -> bool:
    """Whether an entry's account speaks of one of some participants."""
    return any(speaks_of(entry, who) for who in people)


def _contrary(one: Entry, other: Entry, parties: frozenset[str]) -> bool:
    """Whether both name persons of one of these parties, who are then not the same."""
    mine, theirs = ({party for _, party in entry.people} for entry in (one, other))
    return any(party in mine and party in theirs for party in parties)


def _of_fragment(one: Entry, other: Entry) -> Level:
    """Whether what an account only speaks of can be what another tells: its parties are all among the other's.

    Of a meeting or call it must name both sides; a letter that somebody denies is spoken of without its sender.
    """
    if one.is_fragment and other.is_fragment:
        return "fragments"
    few, many = sorted((one.parties, other.parties), key=len)
    if not few or not few <= many:
        return "none"
    return "fragment" if len(few) >= PAIR or (one.is_written and other.is_written) else "fragment_of_one_side"

"""Whether statements come from the same mouth, and how their speakers are named in a sentence."""

from dragoman.collation.comparison.ledger import Entry
from dragoman.lexicon.names import name_key, same_person, surname
from dragoman.lexicon.offices import office_role
from dragoman.model import Actor

_INITIALS = 3
"""A name in capitals of so few letters may be initials."""


def same_actor(one: Actor, other: Actor) -> bool:
    """Whether two actors may be one: the same person, or a party and whoever speaks for it."""
    if one.person and other.person:
        return same_person(one.person, other.person) or _one_name(one, other)
    if one.party and other.party:
        return one.party == other.party
    return one.name.casefold() == other.name.casefold()


def _one_name(one: Actor, other: Actor) -> bool:
    """Whether two persons of one party have the same surname: given names are written in too many ways."""
    same_party = one.party is not None and one.party == other.party
    return same_party and name_key(surname(one.person or "")) == name_key(surname(other.person or ""))


def same_speakers(a: Entry, b: Entry) -> bool | None:
    """Whether both statements have the same speakers; None where an account leaves open whose words they are.

    Documents and spokespersons leave it open: they carry somebody else's words.
    """
    if not a.statement.speaker or not b.statement.speaker:
        return None
    if _covers(a, b) and _covers(b, a):
        return True
    return None if any(_open(actor) for actor in (*a.statement.speaker, *b.statement.speaker)) else False


def _open(actor: Actor) -> bool:
    if actor.person is None and actor.party is None:
        return True
    return actor.office is not None and office_role(actor.office) == "spokesperson"


def share_speaker(a: Entry, b: Entry) -> bool:
    """Whether some speaker of one may be a speaker of the other."""
    return any(same_actor(one, other) for one in a.statement.speaker for other in b.statement.speaker)


def speaks_for(entry: Entry, party: str) -> bool:
    """Whether every speaker of a statement belongs to a party."""
    return bool(entry.statement.speaker) and all(actor.party == party for actor in entry.statement.speaker)


def shown(actor: Actor) -> str:
    """An actor's short name: the surname of a person, else the name shown."""
    name = (surname(actor.person) or actor.person) if actor.person else actor.name
    return name.title() if actor.person and name.isupper() and len(name) > _INITIALS else name


def shown_speakers(entry: Entry) -> str:
    """The speakers of a statement in a row, empty where they are unknown."""
    people = list(dict.fromkeys(shown(actor) for actor in entry.statement.speaker))
    return people[0] if len(people) == 1 else ", ".join(people[:-1]) + f" and {people[-1]}" if people else ""


def _covers(a: Entry, b: Entry) -> bool:
    return all(any(same_actor(one, other) for other in b.statement.speaker) for one in a.statement.speaker)

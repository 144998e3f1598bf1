"""Whether statements come from the same mouth, and how their speakers are named in a sentence."""

from dragoman.collation.comparison.ledger import Entry
from dragoman.lexicon.names import same_person, surname
from dragoman.model import Actor


def same_actor(one: Actor, other: Actor) -> bool:
    """Whether two actors may be one: the same person, or a party and whoever speaks for it."""
    if one.person and other.person:
        return same_person(one.person, other.person)
    if one.party and other.party:
        return one.party == other.party
    return one.name.casefold() == other.name.casefold()


def same_speakers(a: Entry, b: Entry) -> bool | None:
    """Whether both statements have the same speakers; None where an account leaves its speaker open."""
    if not a.statement.speaker or not b.statement.speaker:
        return None
    return _covers(a, b) and _covers(b, a)


def share_speaker(a: Entry, b: Entry) -> bool:
    """Whether some speaker of one may be a speaker of the other."""
    return any(same_actor(one, other) for one in a.statement.speaker for other in b.statement.speaker)


def speaks_for(entry: Entry, party: str) -> bool:
    """Whether every speaker of a statement belongs to a party."""
    return bool(entry.statement.speaker) and all(actor.party == party for actor in entry.statement.speaker)


def shown(actor: Actor) -> str:
    """An actor's short name: the surname of a person, else the name shown."""
    return (surname(actor.person) or actor.person) if actor.person else actor.name


def shown_speakers(entry: Entry) -> str:
    """The speakers of a statement in a row, empty where they are unknown."""
    people = list(dict.fromkeys(shown(actor) for actor in entry.statement.speaker))
    return people[0] if len(people) == 1 else ", ".join(people[:-1]) + f" and {people[-1]}" if people else ""


def _covers(a: Entry, b: Entry) -> bool:
    return all(any(same_actor(one, other) for other in b.statement.speaker) for one in a.statement.speaker)

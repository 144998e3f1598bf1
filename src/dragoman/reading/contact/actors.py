"""Actors of a contact: when two are one, what they say together, and how they become participants."""

from collections.abc import Iterable

from dragoman.lexicon.names import same_person
from dragoman.lexicon.offices import office_role
from dragoman.model import Actor, Participant


def distinct(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors, one person once, in the fullest form."""
    kept: list[Actor] = []
    for actor in actors:
        index = next((i for i, other in enumerate(kept) if same_actor(actor, other)), None)
        if index is None:
            kept.append(actor)
        else:
            kept[index] = fuller(kept[index], actor)
    return tuple(kept)


def merge(*sides: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors of all sides, one person once."""
    return distinct(actor for side in sides for actor in side)


def same_actor(left: Actor, right: Actor) -> bool:
    """Whether two actors are one: by person, else by office and party."""
    if left.person and right.person:
        if left.person == right.person:
            return True
        if left.party and right.party and left.party != right.party:
            return False
        return same_person(left.person, right.person)
    if left.person or right.person:
        offices = left.office and right.office and left.office == right.office
        return bool(offices and left.party == right.party)
    return left.office == right.office and left.party == right.party and bool(left.office or left.party)


def fuller(left: Actor, right: Actor) -> Actor:
    """Of one actor twice, what the two together say."""
    person = max((left.person, right.person), key=lambda name: len(name or ""))
    name = person or left.name
    return Actor(name, person, left.office or right.office, left.party or right.party)


def is_spokesperson(actor: Actor) -> bool:
    """Whether an actor only speaks to the press for others."""
    return bool(actor.office) and office_role(actor.office or "") == "spokesperson"


def to_participant(actor: Actor) -> Participant:
    """The actor as one who took part."""
    return Participant(actor.person, actor.office, actor.party)

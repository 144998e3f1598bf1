"""Readings in which everybody goes by the name that is ruled to be meant, as they are linked and compared. Pure."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from dragoman.archive.persons import Persons
from dragoman.model import Actor, Contact, Fact, Participant, Reading, Statement

Somebody = TypeVar("Somebody", Actor, Participant)


def meant(reading: Reading, persons: Persons) -> Reading:
    """A reading by the names that are meant; who bore several takes part in a contact, and speaks, once."""
    if all(persons.of(name) == name for name in people_in(reading)):
        return reading
    return replace(
        reading,
        contact=_contact(reading.contact, persons) if reading.contact else None,
        other_contacts=tuple(_contact(one, persons) for one in reading.other_contacts),
        statements=tuple(_statement(said, persons) for said in reading.statements),
        unsure=tuple(_statement(said, persons) for said in reading.unsure),
    )


def people_in(reading: Reading) -> frozenset[str]:
    """The names of all persons whom a reading has in contacts, or as speaking or spoken to."""
    contacts = (reading.contact, *reading.other_contacts)
    people = (one.person for contact in contacts if contact for one in contact.participants)
    said = (*reading.statements, *reading.unsure)
    actors = (actor.person for one in said for actor in (*one.speaker, *one.addressee))
    return frozenset(name for name in (*people, *actors) if name)


def _contact(contact: Contact, persons: Persons) -> Contact:
    """A contact whose people, and the facts of them, go by the names meant."""
    people = [replace(one, person=_name(one.person, persons)) for one in contact.participants]
    others = {one.person for one, was in zip(people, contact.participants, strict=True) if one != was}
    facts = tuple(_fact(fact, persons) for fact in contact.facts)
    return replace(contact, participants=_once(people, others), facts=facts)


def _fact(fact: Fact, persons: Persons) -> Fact:
    named = fact.field == "participant" and isinstance(fact.value, str)
    return replace(fact, value=persons.of(str(fact.value))) if named else fact


def _statement(said: Statement, persons: Persons) -> Statement:
    speaker, addressee = _actors(said.speaker, persons), _actors(said.addressee, persons)
    return replace(said, speaker=speaker, addressee=addressee)


def _actors(actors: Sequence[Actor], persons: Persons) -> tuple[Actor, ...]:
    named = [(one, _name(one.person, persons)) for one in actors]
    made = [replace(one, name=name, person=name) if name and name != one.person else one for one, name in named]
    return _once(made, {one.person for one, was in zip(made, actors, strict=True) if one != was})


def _once(people: Iterable[Somebody], others: Container[str | None]) -> tuple[Somebody, ...]:
    """People in their order, each of those who now go by another name once."""
    found: dict[str | int, Somebody] = {}
    for number, one in enumerate(people):
        found.setdefault(one.person if one.person and one.person in others else number, one)
    return tuple(found.values())


def _name(name: str | None, persons: Persons) -> str | None:
    return persons.of(name) if name else name

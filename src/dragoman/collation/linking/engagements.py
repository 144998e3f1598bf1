"""Engagements: a programme that names several whom somebody will meet announces a meeting with each of them."""

from dataclasses import replace

from dragoman.model import Contact, Participant

MANY = 3
"""Sides that a journey's programme names in one breath, from which it lists meetings rather than one of all."""


def engagements(contact: Contact, side: str | None, *, on_journey: bool = False) -> tuple[Contact, ...]:
    """The engagements of a planned contact: one with each named person of the one side that is met, else itself.

    On a journey those of many sides are met one by one, too.

    >>> tamm, saar = Participant("Mari Tamm", None, "EE"), Participant("Jaan Saar", None, "EE")
    >>> talks = Contact(planned=True, participants=(Participant("Eva Lind", None, "SE"), tamm, saar))
    >>> [one.participants[-1].person for one in engagements(talks, "SE")]
    ['Mari Tamm', 'Jaan Saar']
    """
    ours = side or next((one.party for one in contact.participants), None)
    met = [one for one in contact.participants if one.person and one.party != ours]
    sides = len({one.party for one in met})
    if not contact.planned or len(met) <= 1 or (sides > 1 and not (on_journey and sides >= MANY)):
        return (contact,)
    return tuple(_with(contact, [one for one in contact.participants if one is kept or one not in met]) for kept in met)


def joined(contacts: list[Contact], whole: Contact) -> Contact:
    """Some engagements of a contact as one, with the people of all of them; the contact itself where they are all."""
    people = [one for one in whole.participants if any(one in contact.participants for contact in contacts)]
    return whole if len(people) == len(whole.participants) else _with(whole, people)


def _with(contact: Contact, people: list[Participant]) -> Contact:
    """A contact with some of its people, and the facts that are not of the others."""
    others = {one.person for one in contact.participants} - {one.person for one in people}
    facts = tuple(fact for fact in contact.facts if fact.field != "participant" or fact.value not in others)
    return replace(contact, participants=tuple(people), facts=facts)

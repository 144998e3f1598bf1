"""Actors as persons name them: a name alone is looked up in the reading's cast, then in the lexicon."""

from collections.abc import Iterator, Mapping
from datetime import date

from dragoman.lexicon.loader import load_rows
from dragoman.lexicon.names import same_person
from dragoman.lexicon.officeholders import known_person
from dragoman.lexicon.parties import party_name, party_of
from dragoman.model import Actor, Participant, Reading
from dragoman.reading.times.accountday import published_day

_PARTS = ("person", "office", "party")
ALLOWED = (
    "give a name that the account or the lexicon knows, or an object with name, person, office and party (a code such "
    "as JP or EU)"
)


def actor_from(value: object, reading: Reading) -> Actor:
    """The actor that a name, or an object with some of name, person, office and party, stands for.

    Raises ValueError for a name that nobody there has, and for an object with anything else.
    """
    if isinstance(value, Actor):
        return value
    if isinstance(value, str):
        return _named(value.strip(), reading)
    if not isinstance(value, Mapping) or not set(value) <= {"name", *_PARTS}:
        raise ValueError(ALLOWED)
    person, office, party = _parts(value)
    name = value.get("name") or person or office or (party_name(party) if party else None)
    if not isinstance(name, str) or not name.strip():
        raise ValueError(ALLOWED)
    return Actor(name.strip(), person, office, party)


def participant_from(value: object, reading: Reading) -> Participant:
    """The participant that a name or an object with some of person, office and party stands for, as `actor_from`."""
    if isinstance(value, Participant):
        return value
    if isinstance(value, Mapping):
        if not set(value) <= set(_PARTS) or not any(value.values()):
            raise ValueError(ALLOWED)
        return Participant(*_parts(value))
    actor = actor_from(value, reading)
    return Participant(actor.person, actor.office, actor.party)


def party_from(value: object) -> str | None:
    """The code of a party, from its code or any of its names; None for None. Raises ValueError for no party."""
    if value is None:
        return None
    word = value.strip() if isinstance(value, str) else ""
    if any(row["code"] == word.upper() for row in load_rows("parties")):
        return word.upper()
    if not (found := party_of(word)):
        message = "write a party's code (JP, EU) or its name"
        raise ValueError(message)
    return found


def _parts(value: Mapping[str, object]) -> tuple[str | None, str | None, str | None]:
    person, office = (_word(value.get(name)) for name in ("person", "office"))
    return person, office, party_from(value.get("party"))


def _word(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise ValueError(ALLOWED)
    return value.strip()


def _named(name: str, reading: Reading) -> Actor:
    """The one actor of the reading who goes by a name, the best known first; else who the lexicon has, else a party."""
    if not name:
        raise ValueError(ALLOWED)
    fitting = [actor for actor in _cast(reading) if _goes_by(actor, name)]
    if fitting:
        return max(fitting, key=lambda actor: (sum(bool(getattr(actor, part)) for part in _PARTS), len(actor.name)))
    day = published_day(reading.account) or _day(reading)
    if known := known_person(name, day):
        return Actor(known.person, known.person, known.office, known.party)
    if party := party_of(name):
        return Actor(party_name(party), party=party)
    message = f"nobody of that name is known here; {ALLOWED}"
    raise ValueError(message)


def _cast(reading: Reading) -> Iterator[Actor]:
    """Everybody who speaks, is spoken to or takes part."""
    for said in (*reading.statements, *reading.unsure):
        yield from (*said.speaker, *said.addressee)
    for contact in filter(None, (reading.contact, *reading.other_contacts)):
        for who in contact.participants:
            if who.person or who.office:
                yield Actor(who.person or str(who.office), who.person, who.office, who.party)


def _goes_by(actor: Actor, name: str) -> bool:
    if name.casefold() in {actor.name.casefold(), (actor.person or actor.name).casefold()}:
        return True
    return bool(actor.person) and same_person(str(actor.person), name)


def _day(reading: Reading) -> date | None:
    found = reading.contact.date if reading.contact else None
    try:
        return date.fromisoformat(found) if found else None
    except ValueError:
        return None

"""Marks: what can be filtered by, as words of their own beside the words of a text, so that one index answers both.

A mark begins with "_", which no folded word does: `_bp_jp` is "by the party JP". What is no short plain word stands as
a hash in it; the table `known` says of which value.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dragoman.lexicon.offices import office_role
from dragoman.model import Account, Actor, Contact, Participant, Statement, Strength

PREFIXES = {
    "by_party": "bp",
    "by_person": "bn",
    "to_party": "tp",
    "to_person": "tn",
    "party": "pp",
    "person": "pn",
    "office": "of",
    "role": "ro",
    "side": "si",
    "publisher": "pu",
    "kind": "ki",
    "act": "ac",
    "strength": "st",
    "polarity": "po",
    "topic": "to",
    "language": "la",
    "finding": "fi",
    "initiator": "in",
    "in": "at",
    "year": "y",
    "month": "m",
    "day": "d",
    "version": "ve",
}
"""What the marks of each kind begin with, after the "_"."""

EVERY = "_all"
"""What all rows are marked with."""
SUPERSEDED = "_ve_superseded"
NONE = "_none"
"""What no row is marked with."""
LONGEST_STAY = 366
"""Days that something is found by at most, from its first."""

_CALENDAR = (("y", "%Y"), ("m", "%Y%m"), ("d", "%Y%m%d"))
_DIGITS = 6
_LONGEST = 20


def mark(kind: str, value: str) -> str:
    """The mark of a value.

    >>> mark("by_party", "JP")
    '_bp_jp'
    """
    return f"_{PREFIXES[kind]}_{stamp(value)}"


def stamp(value: str) -> str:
    """A value within a mark: itself in lower case if it is a short plain word, else a hash of it."""
    plain = value.lower().replace("_", "")
    if plain.isascii() and plain.isalnum() and len(plain) <= _LONGEST and value in {value.lower(), value.upper()}:
        return plain
    return "h" + hashlib.blake2b(value.encode("utf-8", "surrogatepass"), digest_size=_DIGITS).hexdigest() + "h"


def of_account(account: Account, key: str) -> frozenset[str]:
    """The marks of everything in an account of that id."""
    told = {
        "side": account.side,
        "publisher": account.publisher,
        "kind": account.kind.value if account.kind else None,
        "language": account.language,
        "in": key,
    }
    return frozenset({EVERY, *(mark(kind, value) for kind, value in told.items() if value)})


def of_contact(contact: Contact | None) -> frozenset[str]:
    """The marks of everything that was said at a contact."""
    told = {
        "kind": contact.kind.value if contact and contact.kind else None,
        "initiator": contact and contact.initiator,
    }
    return frozenset(mark(kind, value) for kind, value in told.items() if value)


def of_statement(said: Statement) -> frozenset[str]:
    """The marks of a statement by itself."""
    strength = said.strength.value if said.strength else "none"
    plain = {mark("act", said.act.value), mark("strength", strength), mark("polarity", said.polarity.value)}
    voices = {
        one
        for way, actors in (("by", said.speaker), ("to", said.addressee))
        for actor in actors
        for one in _of_actor(way, actor)
    }
    return frozenset(plain | voices | {mark("topic", topic) for topic in said.topics})


def of_participants(people: Iterable[Participant]) -> frozenset[str]:
    """The marks of those who took part in a contact."""
    return frozenset(one for who in people for one in _of_actor("", who))


def of_days(first: date | None, last: date | None) -> frozenset[str]:
    """The marks of the years, months and days from one day to another; none where the days are not known."""
    if first is None or last is None:
        return frozenset()
    days = [first + timedelta(days=number) for number in range(min((last - first).days + 1, LONGEST_STAY))]
    return frozenset(f"_{kind}_{day:{form}}" for day in days for kind, form in _CALENDAR)


def strengths_from(lowest: int, highest: int) -> tuple[str, ...]:
    """The marks of the strengths whose rank is between two, both included."""
    return tuple(mark("strength", one.value) for one in Strength if lowest <= one.rank <= highest)


def joined(marks: Iterable[str]) -> str:
    """Marks as a row keeps them: in order, with spaces between."""
    return " ".join(sorted(set(marks)))


def _of_actor(way: str, actor: Actor | Participant) -> Iterator[str]:
    """The marks of somebody who speaks ("by"), is spoken to ("to") or takes part ("")."""
    before = f"{way}_" if way else ""
    if actor.party:
        yield mark(f"{before}party", actor.party)
    if actor.person:
        yield mark(f"{before}person", actor.person)
    if actor.office:
        yield mark("office", actor.office)
        if role := office_role(actor.office):
            yield mark("role", role)

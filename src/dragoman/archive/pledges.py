"""Undertakings as rows: who is bound, by when, and what sort of later contact would show that they were kept.

Says nothing of what became of them; that is asked of the whole archive (`follow`).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection, delete, select

from dragoman.archive import schema
from dragoman.archive.when import day_range
from dragoman.collation.linking import Entry
from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_of, party_pattern
from dragoman.model import Act, Actor, Reading, Statement, Undertaking
from dragoman.reading.times import published_day

Row = dict[str, object]
Pledge = tuple[Row, tuple[Row, ...]]
"""An undertaking, and those who are bound by it."""


_REACH = 90
"""Code points within which the words of an undertaking must come to what is to be done."""


class Who(NamedTuple):
    """Somebody whom an undertaking names: as it names them, and the person and party where these are known."""

    name: str
    person: str | None
    party: str | None


@dataclass(frozen=True)
class _Sheet:
    """What the undertakings of one account are made rows with."""

    key: str
    reading: Reading
    said: Mapping[str, Statement]
    homes: Mapping[str, int]
    known: Mapping[str, Who]
    entries: Mapping[int, Entry]


def pledges_of(key: str, reading: Reading, entries: tuple[Entry, ...], homes: Mapping[str, int]) -> tuple[Pledge, ...]:
    """The undertakings of an account of that id; `homes` is the entry that each of its statements belongs to."""
    said = {one.id: one for one in reading.statements}
    sheet = _Sheet(key, reading, said, homes, _known(reading), {entry.place: entry for entry in entries})
    return tuple(
        _pledge(sheet, number, one)
        for number, one in enumerate(reading.undertakings)
        if one.statements and one.statements[0] in said
    )


def write_pledges(db: Connection, pledges: tuple[Pledge, ...]) -> None:
    """Add undertakings, with those who are bound by them."""
    if pledges:
        db.execute(schema.undertaking.insert(), [row for row, _ in pledges])
    if bound := [who for _, people in pledges for who in people]:
        db.execute(schema.bound.insert(), bound)


def erase_pledges(db: Connection, key: str) -> None:
    """Take away the undertakings of an account."""
    own = select(schema.undertaking.c.id).where(schema.undertaking.c.account == key)
    db.execute(delete(schema.bound).where(schema.bound.c.undertaking.in_(own)))
    db.execute(delete(schema.undertaking).where(schema.undertaking.c.account == key))


def pattern(name: str) -> re.Pattern[str]:
    """A pattern of `data/following.toml`, by its name."""
    return _pattern(name)


def _pledge(sheet: _Sheet, number: int, one: Undertaking) -> Pledge:
    said = sheet.said[one.statements[0]]
    place = sheet.homes.get(said.id, 0)
    closes, entry = _closes(one), sheet.entries.get(place)
    when = _ahead(entry) if one.when is None and closes != "contact" else one.when
    due = _due(when, _since(sheet, entry))
    who = [_who(sheet, name) for name in one.who]
    beside = [_who(sheet, name) for name in one.with_whom]
    name = f"{sheet.key}.{one.id}"
    destination = _destination(one.what, said, who, beside) if closes == "visit" else None
    row: Row = {
        "id": name,
        "account": sheet.key,
        "place": place,
        "number": number,
        "kind": one.kind,
        "what": one.what,
        "condition": one.condition,
        "due": when,
        "first": due[0].isoformat() if due else None,
        "last": due[1].isoformat() if due else None,
        "statements": " ".join(f"{sheet.key}.{statement}" for statement in one.statements),
        "binds": entry is not None and _binds(one, said.content.of(sheet.reading.account.text)),
        "closes": closes if destination or closes != "visit" else None,
        "destination": destination,
        "delegated": bool(_pattern("delegated").search(one.what[: load_table("following")["delegated_reach"]])),
    }
    return row, tuple(_bound(name, who, beside))


def _bound(name: str, who: list[Who], beside: list[Who]) -> Iterator[Row]:
    people = [*((one, False) for one in who), *((one, True) for one in beside)]
    for number, (one, with_them) in enumerate(people):
        yield {"undertaking": name, "number": number, "beside": with_them} | one._asdict()


def _ahead(entry: Entry | None) -> str | None:
    """The days of a contact that is only announced, by which what is to be done there is due."""
    return entry.contact.date if entry and entry.contact.planned else None


def _since(sheet: _Sheet, entry: Entry | None) -> date | None:
    """The day on which something was said: that of the contact or, where it is only announced, of publication."""
    held = entry.days.first if entry and entry.days and not entry.contact.planned else None
    return held or published_day(sheet.reading.account)


def _due(when: str | None, since: date | None) -> tuple[date, date] | None:
    """The days by which something is to be done, None where they are open or lie before it was said."""
    found = day_range(when)
    if found is None or (since is not None and found[1] <= since):
        return None
    return (max(found[0], since), found[1]) if since else found


def _binds(one: Undertaking, words: str) -> bool:
    """Whether more is meant than a way of speaking, or what is done there and then."""
    return not (_pattern("filler").search(words) or _pattern("present").search(one.what))


def _closes(one: Undertaking) -> str | None:
    """The sort of later contact that shows an undertaking kept: a visit, a meeting, or any contact."""
    for sort in load_table("following")["sorts"].get(one.kind, ()):
        if (found := _pattern(sort).search(one.what)) and found.start() <= _REACH:
            return str(sort)
    return None


def _destination(what: str, said: Statement, who: list[Who], beside: list[Who]) -> str | None:
    """The party that a journey leads to: whom its words name after the verb, or mean; else whoever else is bound."""
    verb = _pattern("visit").search(what)
    named = [
        code
        for match in party_pattern().finditer(what, verb.start() if verb else 0)
        if (code := party_of(match.group()))
    ]
    travel = {one.party for one in who}
    if named and (len(set(named)) == 1 or named[0] not in travel):
        return named[0]
    own = {actor.party for actor in said.speaker if actor.party}
    if (said.act is Act.INVITE or _pattern("home").search(what)) and len(own) == 1:
        return min(own)
    others = {one.party for one in beside if one.party} - travel
    return min(others) if len(others) == 1 else None


def _who(sheet: _Sheet, name: str) -> Who:
    return sheet.known.get(name) or Who(name, None, party_of(name))


def _known(reading: Reading) -> dict[str, Who]:
    """Everybody whom an account's statements and contacts name, by the name under which they are shown."""
    actors: list[Actor] = [actor for said in reading.statements for actor in (*said.speaker, *said.addressee)]
    found = {actor.name: Who(actor.name, actor.person, actor.party) for actor in reversed(actors)}
    contacts = [*((reading.contact,) if reading.contact else ()), *reading.other_contacts]
    for contact in contacts:
        for one in contact.participants:
            if one.person and one.person not in found:
                found[one.person] = Who(one.person, one.person, one.party)
    return found


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(str(load_table("following")[name]), re.IGNORECASE)

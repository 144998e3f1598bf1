"""Positions: what a party has said on a topic over time, in its own accounts and in others', and when that changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.follow.heard import heard_at
from dragoman.archive.follow.latest import Ranks
from dragoman.archive.follow.phrases import RUN, Turn, turns
from dragoman.archive.follow.said import Said, accounts_by_day, parts, said_by
from dragoman.archive.follow.shifts import Shift, shifts
from dragoman.archive.follow.subject import Subject

CLOSELY = 1000
"""The last statements, at most, among which hardened and softened ones are looked for."""


@dataclass(frozen=True)
class Position:
    """One statement of a party, with the other sides whose accounts of the same contact have it too, or have not."""

    said: Said
    confirmed_by: tuple[str, ...] = ()
    missing_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class Positions:
    """What a party has said on a topic, in order.

    `turns` are the phrases new and dropped, `shifts` the statements hardened and softened, both among the party's own
    accounts. `run` is the days in a row that make a phrase; `looked_at` how many of its own statements, from the last
    one back, were held against each other for `shifts`.
    """

    party: str
    subject: Subject
    positions: tuple[Position, ...]
    turns: tuple[Turn, ...]
    shifts: tuple[Shift, ...]
    run: int
    looked_at: int

    @property
    def own(self) -> tuple[Position, ...]:
        """What the party's own accounts say that it said."""
        return tuple(one for one in self.positions if one.said.own)

    @property
    def credited(self) -> tuple[Position, ...]:
        """What others' accounts say that the party said."""
        return tuple(one for one in self.positions if not one.said.own)


def positions(  # noqa: PLR0913 - what is asked, and how far back
    db: Connection,
    party: str,
    subject: Subject,
    *,
    run: int = RUN,
    everywhere: bool = False,
    ranks: Ranks | None = None,
) -> Positions:
    """What a party said on the topic of `subject`, at contacts with those whom it names.

    With `everywhere` also in accounts that tell of no contact: speeches, press conferences. With `ranks` only what is
    between them is looked at.
    """
    said = said_by(db, party, subject, everywhere=everywhere, ranks=ranks)
    own = [one for one in said if one.own]
    close = own[-CLOSELY:]
    found = turns(own, run)
    days = accounts_by_day(db, party, subject, everywhere=everywhere, ranks=ranks) if found else {}
    changed = tuple(_borne_out(db, found, days))
    return Positions(party, subject, tuple(_placed(db, said)), changed, shifts(db, close), run, looked_at=len(close))


def _borne_out(db: Connection, found: Sequence[Turn], days: Mapping[str, set[str]]) -> Iterator[Turn]:
    """The turns that whole accounts bear out: a dropped phrase is in none of that day, a new one in no earlier.

    A dropped one is back as soon as an account has it again, in whoever's mouth. `days` has the accounts of each.
    """
    texts = _texts(db, sorted({key for keys in days.values() for key in keys}))
    for turn in found:
        phrase = _plain(turn.phrase)
        there = [day for day in sorted(days) if any(phrase in texts[key] for key in days[day])]
        if turn.kind == "dropped" and turn.day not in there:
            back = [day for day in (*there, turn.returns) if day and day > turn.day]
            yield replace(turn, returns=min(back, default=None))
        elif turn.kind != "dropped" and not any(day < turn.day for day in there):
            yield turn


def _texts(db: Connection, keys: Sequence[str]) -> dict[str, str]:
    """The texts of accounts in one form, in which a phrase is looked for."""
    table = schema.account.c
    found: dict[str, str] = {}
    for part in parts(keys):
        rows = db.execute(select(table.id, table.text).where(table.id.in_(part)))
        found |= {row.id: _plain(row.text) for row in rows}
    return found


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _placed(db: Connection, said: Sequence[Said]) -> Iterator[Position]:
    """The statements with what other sides' accounts of the same contact make of them."""
    contacts = sorted({one.contact for one in said if one.contact})
    sides, matched = heard_at(db, contacts)
    for one in said:
        others = sides.get(one.contact or "", set()) - {one.teller.side or ""}
        has = matched.get(one.id, set()) & others
        yield Position(one, tuple(sorted(has)), tuple(sorted(others - has)))

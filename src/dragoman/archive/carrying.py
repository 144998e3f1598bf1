"""Corrections carried over to later versions of their accounts: they hold where the words that they are of stand again.

A correction stays what it was, of the version that it was made of. What is made here is the same one as it would be of
a later version: with that one's id, and its places there.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.accounts import account_of
from dragoman.archive.corrections import Correction, Plain, corrections_of, log_between, standing
from dragoman.archive.counterparts import counterpart
from dragoman.archive.rulings import later_versions
from dragoman.archive.scopes import WITHIN, Scope
from dragoman.archive.values import plain
from dragoman.model import Account, Span

_PLACES = ("span", "content", "cue", "source")
"""Fields of a statement that are places in the text."""


class _GoneError(LookupError):
    """The words that a correction is of are not in a later version, or nobody can tell which they are."""


def corrections_on(db: Connection, keys: Sequence[str]) -> dict[str, tuple[Correction, ...]]:
    """The corrections that hold within each of some accounts that has any, those of earlier versions before its own."""
    earlier = earlier_versions(db, keys)
    made = corrections_of(db, sorted({*keys, *(key for chain in earlier.values() for key in chain)}))
    found: dict[str, tuple[Correction, ...]] = {}
    for key in keys:
        before = [old for old in earlier.get(key, ()) if old in made]
        accounts = _as_they_came(db, [key, *before]) if before else {}
        over = (carried(one, {old: key}, accounts) for old in before for one in made[old])
        if held := (*filter(None, over), *made.get(key, ())):
            found[key] = held
    return found


def matches_on(db: Connection, keys: Iterable[str]) -> tuple[Correction, ...]:
    """The rulings that hold on matches between statements of some accounts, those of earlier versions first."""
    here = sorted(set(keys))
    later = {old: key for key, chain in earlier_versions(db, here).items() for old in chain}
    ruled = standing(log_between(db, [*here, *later]))
    near = [one for one in ruled if all(key in here or key in later for key in _accounts(one))]
    moving = [one for one in near if not later.keys().isdisjoint(_accounts(one))]
    accounts = _as_they_came(db, [*here, *later]) if moving else {}
    over = (carried(one, later, accounts) for one in moving)
    return (*filter(None, over), *(one for one in near if one not in moving))


def carried_to_last(db: Connection, corrections: Iterable[Correction]) -> dict[int, Correction | None]:
    """Those corrections whose account has a later version, by their ids, as they hold in the last one; else None."""
    made = [one for one in corrections if one.undoes is None and one.scope in {*WITHIN, Scope.MATCH}]
    later = later_versions(db, (key for one in made for key in _accounts(one)))
    moving = [one for one in made if not later.keys().isdisjoint(_accounts(one))]
    keys = {key for one in moving for told in _accounts(one) for key in (told, later.get(told, told))}
    accounts = _as_they_came(db, keys)
    return {one.id: carried(one, later, accounts) for one in moving}


def earlier_versions(db: Connection, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The ids of the versions before each of some accounts that has any, the first one first."""
    table = schema.account.c
    chains: dict[str, list[str]] = defaultdict(list)
    waiting = {key: key for key in keys}
    while waiting:
        rows = db.execute(
            select(table.id, table.replaces).where(table.id.in_(sorted(waiting.values())), table.replaces.is_not(None))
        )
        before = {row.id: row.replaces for row in rows}
        waiting = {key: before[last] for key, last in waiting.items() if last in before}
        for key, old in waiting.items():
            chains[key].insert(0, old)
    return {key: tuple(chain) for key, chain in chains.items()}


def carried(one: Correction, later: Mapping[str, str], accounts: Mapping[str, Account]) -> Correction | None:
    """A correction as one of later versions of the accounts that it is of; None where its ground is gone there.

    `later` has for an account's id that of the later version, `accounts` both as they came. What is known of a
    publication is carried over where the later version came with the machine's value, or the person's.
    """
    try:
        if one.scope is Scope.MATCH:
            return _match(one, later, accounts)
        key, dot, part = one.target.partition(".")
        before, after = accounts[key], accounts[later[key]]
        if one.scope is Scope.ACCOUNT:
            came = plain(getattr(after, one.field))
            return replace(one, target=later[key]) if came in (one.machine, one.value) else None
        moved = _Texts(before.text, after.text)
        return replace(
            one, target=f"{later[key]}{dot}{part}", value=_value(one, moved), anchor=_anchor(one.anchor, moved)
        )
    except _GoneError:
        return None


class _Texts:
    """Two versions of a text, the later of which is asked for the places of the earlier."""

    def __init__(self, before: str, after: str) -> None:
        self._before, self._after = before, after

    def place(self, span: Plain) -> Plain:
        """A place of the earlier text, as a pair of offsets, in the later. Raises _GoneError where it is not there."""
        match span:
            case [int(start), int(end)] if found := counterpart(Span(start, end), self._before, self._after):
                return [found.start, found.end]
        raise _GoneError

    def places(self, spans: Sequence[Plain]) -> list[Plain]:
        """Those of some places that are there. Raises _GoneError where none is."""
        found = []
        for span in spans:
            try:
                found.append(self.place(span))
            except _GoneError:
                continue
        if not found:
            raise _GoneError
        return found


def _value(one: Correction, moved: _Texts) -> Plain:
    """The person's value, with its places in the later text."""
    value = one.value
    if one.scope is Scope.STATEMENT and one.field in _PLACES and value is not None:
        return moved.place(value)
    names = _PLACES if one.scope is Scope.MISSED else ("span",) if one.scope is Scope.ENTRY else ()
    if not isinstance(value, Mapping):
        return value
    return {**value, **{name: moved.place(value[name]) for name in names if value.get(name) is not None}}


def _anchor(anchor: Plain, moved: _Texts) -> Plain:
    """An anchor at those of its places that the later text has; one without places stays as it is."""
    match anchor:
        case {"spans": [*spans]} if spans and isinstance(anchor, Mapping):
            return {**anchor, "spans": moved.places(spans)}
    return anchor


def _match(one: Correction, later: Mapping[str, str], accounts: Mapping[str, Account]) -> Correction:
    names, anchors = [], []
    given = one.anchor if isinstance(one.anchor, list) else [None, None]
    for name, anchor in zip(one.target.split("~"), given, strict=True):
        key, _, part = name.partition(".")
        now = later.get(key, key)
        names.append(f"{now}.{part}")
        anchors.append(_anchor(anchor, _Texts(accounts[key].text, accounts[now].text)) if now != key else anchor)
    return replace(one, target="~".join(names), anchor=anchors)


def _accounts(one: Correction) -> list[str]:
    return [name.partition(".")[0] for name in one.target.split("~")]


def _as_they_came(db: Connection, keys: Iterable[str]) -> dict[str, Account]:
    """Some accounts by their ids, without what persons have corrected of their publication."""
    rows = db.execute(select(schema.account).where(schema.account.c.id.in_(sorted(set(keys))))).mappings()
    return {row["id"]: account_of(row) for row in rows}

"""Who held which office when, from `data/officeholders.csv`.

Compiled by `training/lexicon/compile_officeholders.py`. Heads of state and government, foreign and defence ministers
and the like; it has gaps, and an office without a row means that nothing is known, not that nobody held it.
"""

import re
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.lexicon.loader import load_rows, load_table
from dragoman.lexicon.names import name_key, name_length, same_person

_CACHE_SIZE = 8192
_PRINCIPALS = frozenset(
    ("head_of_state", "head_of_government", "foreign_minister", "secretary_general", "commission_president")
)
_WORDS = re.compile(r"[\s.,\u2010\u2011\u2013-]+")


class Tenure(NamedTuple):
    """One person's time in one office; `end` is None where it goes on, both days count."""

    person: str
    office: str
    role: str
    party: str
    start: date
    end: date | None
    aliases: tuple[str, ...]

    def holds(self, on: date) -> bool:
        """Whether the office was held on that day."""
        return self.start <= on and (self.end is None or on <= self.end)


@lru_cache(_CACHE_SIZE)
def holders(party: str, role: str, on: date | None) -> tuple[Tenure, ...]:
    """Who held a role for a party on a day, last appointed first; nobody where the day is unknown.

    On a day of change both holders are given.
    """
    if on is None:
        return ()
    held = [tenure for tenure in _by_role().get((party, role), ()) if tenure.holds(on)]
    return tuple(sorted(held, key=lambda tenure: tenure.start, reverse=True))


@lru_cache(_CACHE_SIZE)
def tenures(name: str) -> tuple[Tenure, ...]:
    """All tenures of the persons whose full name, surname or alias is `name`, however it is written, oldest first."""
    words = [key for key in map(name_key, _WORDS.split(name)) if len(key) > 1]
    found = {tenure for key in words[:8] for tenure in _by_key().get(key, ()) if _is_named(tenure, name)}
    return tuple(sorted(found, key=lambda tenure: (tenure.start, tenure.party, tenure.person, tenure.office)))


@lru_cache(_CACHE_SIZE)
def known_person(name: str, on: date | None) -> Tenure | None:
    """The one person in office whom `name` can mean around a day, in the highest office of that day or the last before.

    Where several persons fit, the one who is written exactly so is meant, else the only one of them who leads a state,
    government, ministry of foreign affairs or organisation; None where there is no such one, or nobody is known by the
    name. Without a day the person's last tenure is given.
    """
    candidates = tenures(name)
    if not candidates:
        return None
    if on is None:
        return candidates[-1] if _one_person(candidates) else None
    for chosen in (
        [tenure for tenure in candidates if tenure.holds(on)],
        [tenure for tenure in candidates if tenure.start <= on],
        list(candidates),
    ):
        exact = [tenure for tenure in chosen if name.casefold() in map(str.casefold, (tenure.person, *tenure.aliases))]
        for these in (chosen, exact, [tenure for tenure in chosen if tenure.role in _PRINCIPALS]):
            if these and _one_person(these):
                return _best(these)
        if chosen:
            break
    return None


def is_given_name(word: str) -> bool:
    """Whether an officeholder is called by a word as the first of several names."""
    return word in _given_names()


@cache
def _given_names() -> frozenset[str]:
    """The first words of all officeholders' names."""
    words = (tenure.person.split() for tenure, _ in _all())
    return frozenset(name[0] for name in words if len(name) > 1)


def _best(chosen: list[Tenure]) -> Tenure:
    """Of one person's tenures the latest to end, and of those the highest."""
    order: list[str] = load_table("offices")["precedence"]["order"]
    return min(
        chosen, key=lambda tenure: (-(tenure.end or date.max).toordinal(), order.index(tenure.role), tenure.office)
    )


def _one_person(chosen: tuple[Tenure, ...] | list[Tenure]) -> bool:
    """Whether all tenures are one person's."""
    return all(tenure.party == chosen[0].party and same_person(tenure.person, chosen[0].person) for tenure in chosen)


def _is_named(tenure: Tenure, name: str) -> bool:
    """Whether a name can be that of a tenure's person. Who has only one name (a king, a pope) goes by no longer one."""
    several = name_length(name) > 1
    known = [known for known in (tenure.person, *tenure.aliases) if not several or name_length(known) > 1]
    return any(same_person(name, one) for one in known)


@cache
def _by_role() -> dict[tuple[str, str], tuple[Tenure, ...]]:
    """Tenures by party and role."""
    table: dict[tuple[str, str], list[Tenure]] = {}
    for tenure, _ in _all():
        table.setdefault((tenure.party, tenure.role), []).append(tenure)
    return {key: tuple(found) for key, found in table.items()}


@cache
def _by_key() -> dict[str, tuple[Tenure, ...]]:
    """Tenures by the keys of all words of their persons' names and aliases."""
    table: dict[str, list[Tenure]] = {}
    for tenure, keys in _all():
        for key in keys:
            table.setdefault(key, []).append(tenure)
    return {key: tuple(found) for key, found in table.items()}


@cache
def _all() -> tuple[tuple[Tenure, tuple[str, ...]], ...]:
    """Every tenure with the keys to look it up by."""
    return tuple(
        (
            Tenure(
                row["person"],
                row["office"],
                row["role"],
                row["party"],
                date.fromisoformat(row["start"]),
                date.fromisoformat(row["end"]) if row["end"] else None,
                tuple(row["aliases"].split(";")) if row["aliases"] else (),
            ),
            tuple(row["keys"].split()),
        )
        for row in load_rows("officeholders")
    )

"""Joins the undertakings of a record: one that several accounts report is one, resting on the statements of each.

Two undertakings of different accounts are one where a match says that their statements report the same and where they
do not name different doers. Within an account they stay apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import permutations

from dragoman.lexicon.names import same_person
from dragoman.model import Match, Record, Relation, Status, Undertaking


def join_undertakings(record: Record) -> tuple[Undertaking, ...]:
    """The undertakings of all accounts, under the ids of the record (`a1.u1`, `a1.s3`), shared ones joined."""
    tied = _tied_statements(record.matches)
    groups: list[list[tuple[str, Undertaking]]] = []
    holding: dict[str, list[int]] = defaultdict(list)
    for key, reading in zip(record.account_ids, record.readings, strict=True):
        for undertaking in reading.undertakings:
            own = _named(key, undertaking)
            partners = {other for one in own.statements for other in tied.get(one, ())}
            near = sorted({place for other in partners for place in holding.get(other, ())})
            home = next((place for place in near if _belongs(key, own, groups[place], tied)), len(groups))
            if home == len(groups):
                groups.append([])
            groups[home].append((key, own))
            for one in own.statements:
                holding[one].append(home)
    return tuple(_joined([undertaking for _, undertaking in group]) for group in groups)


def who_conditions(record: Record, one: Undertaking) -> tuple[str, ...]:
    """The ids of the accounts of a joined undertaking that make it conditional; none where all do, or none does."""
    tellers = {statement.partition(".")[0] for statement in one.statements}
    found = tuple(
        key
        for key, reading in zip(record.account_ids, record.readings, strict=True)
        if any(
            own.condition and any(f"{key}.{statement}" in one.statements for statement in own.statements)
            for own in reading.undertakings
        )
    )
    return found if set(found) != tellers else ()


def _tied_statements(matches: Iterable[Match]) -> Mapping[str, set[str]]:
    """For each statement those of other accounts that report the same by the same mouth."""
    tied: dict[str, set[str]] = defaultdict(set)
    for match in matches:
        if match.relation is not Relation.SHIFTED:
            for one, other in permutations(match.statements, 2):
                tied[one].add(other)
    return tied


def _named(key: str, undertaking: Undertaking) -> Undertaking:
    statements = tuple(f"{key}.{statement}" for statement in undertaking.statements)
    return replace(undertaking, id=f"{key}.{undertaking.id}", statements=statements)


def _belongs(
    key: str,
    own: Undertaking,
    group: list[tuple[str, Undertaking]],
    tied: Mapping[str, set[str]],
) -> bool:
    """Whether `own`, of account `key`, is the undertaking that `group` holds."""
    if any(account == key for account, _ in group):
        return False
    return any(
        other in tied.get(one, ()) and _same_doers(own, theirs)
        for _, theirs in group
        for one in own.statements
        for other in theirs.statements
    )


def _same_doers(one: Undertaking, other: Undertaking) -> bool:
    """Whether two undertakings may be of the same doers: one names nobody, or both name somebody in common."""
    if not one.who or not other.who:
        return True
    return any(mine == theirs or same_person(mine, theirs) for mine in one.who for theirs in other.who)


def _joined(parts: list[Undertaking]) -> Undertaking:
    """The first of `parts`, completed by what only the others say; a status only one of them knows prevails."""
    first = parts[0]
    return replace(
        first,
        who=next((part.who for part in parts if part.who), ()),
        with_whom=next((part.with_whom for part in parts if part.with_whom), ()),
        when=next((part.when for part in parts if part.when), None),
        condition=next((part.condition for part in parts if part.condition), None),
        status=next((part.status for part in parts if part.status is not Status.OPEN), first.status),
        statements=tuple(statement for part in parts for statement in part.statements),
    )

"""How the accounts differ at a point, in a word or two each, as findings and matches have it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dragoman.export.labels import label
from dragoman.export.rows import Row, Said
from dragoman.export.view import View
from dragoman.model import Act, Finding, FindingKind, Match, Polarity, Relation

DIFFERING = (
    FindingKind.DENIED,
    FindingKind.CONFLICT,
    FindingKind.ATTRIBUTION_SHIFT,
    FindingKind.STRENGTH_SHIFT,
    FindingKind.CONDITION,
    FindingKind.DATE_INCONSISTENT,
    FindingKind.WORDING,
)
"""The kinds of finding that set one account against another, in the order in which a cell names them."""

BESIDE = (FindingKind.DETAIL_ADDED, FindingKind.CREDITED_UNCONFIRMED)
"""The kinds of finding that a cell names although it does not differ."""

MOST_TIED = 2
"""Statements of one account that a difference may bring into a point; one that rests on more is of a whole subject."""

MOST_NAMED = 2
"""Ways of differing that a cell names."""


@dataclass(frozen=True)
class Touching:
    """The findings of a record by the statements that they touch."""

    view: View

    @cached_property
    def _by_statement(self) -> dict[str, list[Finding]]:
        found: dict[str, list[Finding]] = {}
        for finding in self.view.record.findings:
            for statement in finding.statements:
                found.setdefault(statement, []).append(finding)
        return found

    @cached_property
    def ties(self) -> tuple[Match, ...]:
        """Statements that a difference sets against each other without a match: they are of one point as well."""
        return tuple(
            Match(finding.statements, Relation.SHIFTED, 0.0)
            for finding in self.view.record.findings
            if finding.kind in DIFFERING and self._is_of_a_point(finding)
        )

    def of(self, members: Iterable[Said]) -> tuple[Finding, ...]:
        """The findings that touch any of `members`, each once."""
        found = {one.id: one for said in members for one in self._by_statement.get(said.id, ())}
        return tuple(sorted(found.values(), key=lambda one: (list(FindingKind).index(one.kind), -one.weight, one.id)))

    def weight(self, members: Iterable[Said]) -> float:
        """The weight of the weightiest finding that touches any of `members`, 0 where none does."""
        return max((finding.weight for finding in self.of(members)), default=0.0)

    def _is_of_a_point(self, finding: Finding) -> bool:
        known = [self.view.statements[one].column.key for one in finding.statements if one in self.view.statements]
        return len(set(known)) > 1 and all(known.count(key) <= MOST_TIED for key in known)


def ways(row: Row, touching: Touching) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """By account, how it differs at the point of `row`, and what else is to be known of its words there."""
    members = [said for cell in row.cells for said in cell]
    several = len({said.column.key for said in members}) > 1
    found = touching.of(members)
    differing = [one for one in found if several and one.kind in DIFFERING and _voices(one, members) > 1]
    differing.sort(key=lambda one: (DIFFERING.index(one.kind), -one.weight, one.id))
    agreed = any(one.kind is FindingKind.CORROBORATED for one in found)
    result = {}
    for cell in row.cells:
        if cell:
            own = [_how(finding, cell, members) for finding in differing if _touches(finding, cell)]
            if not own and not agreed and several:
                own = _shifted(cell, members, touching.view.record.matches)
            beside = [label("beside", one.kind) for one in found if one.kind in BESIDE and _touches(one, cell)]
            result[cell[0].column.key] = (tuple(dict.fromkeys(own))[:MOST_NAMED], tuple(dict.fromkeys(beside)))
    return result


def _voices(finding: Finding, members: Iterable[Said]) -> int:
    """How many accounts a finding has a statement of among `members`."""
    return len({said.column.key for said in members if said.id in finding.statements})


def _touches(finding: Finding, cell: Iterable[Said]) -> bool:
    return any(said.id in finding.statements for said in cell)


def _how(finding: Finding, cell: tuple[Said, ...], members: Iterable[Said]) -> str:
    match finding.kind:
        case FindingKind.STRENGTH_SHIFT:
            return label(
                "differs",
                _force(
                    [one for one in cell if one.id in finding.statements],
                    [one for one in members if one.id in finding.statements],
                ),
            )
        case FindingKind.CONDITION:
            return label("differs", "condition" if _makes_it(finding, cell) else "unconditional")
        case FindingKind.DENIED:
            return label("differs", "denied" if any(map(_denies, cell)) else "affirmed")
    return label("differs", finding.kind)


def _makes_it(finding: Finding, cell: tuple[Said, ...]) -> bool:
    """Whether the account of `cell` is the one that ties the point to a condition: its words come first."""
    return bool(finding.evidence) and finding.evidence[0].account == cell[0].column.key


def _denies(said: Said) -> bool:
    return said.statement.act is Act.DENY or said.statement.polarity is Polarity.NEGATIVE


def _force(own: list[Said], members: list[Said]) -> str:
    """Whether statements bind less or more than those of the other accounts; "strength_shift" where none can say."""
    mine = _ranks(own)
    theirs = _ranks([said for said in members if said.column is not own[0].column])
    if not mine or not theirs or (min(theirs) <= max(mine) <= max(theirs)):
        return "strength_shift"
    return "stronger" if max(mine) > max(theirs) else "weaker"


def _ranks(members: list[Said]) -> list[int]:
    return [said.statement.strength.rank for said in members if said.statement.strength]


def _shifted(cell: tuple[Said, ...], members: list[Said], matches: Iterable[Match]) -> list[str]:
    """What a match alone knows of a difference: another mouth, or another force."""
    own = {said.id for said in cell}
    everyone = {said.id: said for said in members}
    for match in matches:
        if match.relation is Relation.SHIFTED and own & set(match.statements):
            voices = [everyone[one] for one in match.statements if one in everyone]
            mine = [said for said in voices if said.id in own]
            others = [said for said in voices if said.id not in own]
            if mine and others:
                return [label("differs", _speakers_or_force(mine, others))]
    return []


def _speakers_or_force(mine: list[Said], others: list[Said]) -> str:
    own, theirs = (
        {one for said in side for actor in said.statement.speaker for one in (actor.name, actor.party) if one}
        for side in (mine, others)
    )
    if own and theirs and own.isdisjoint(theirs):
        return "attribution_shift"
    return _force(mine, [*mine, *others])

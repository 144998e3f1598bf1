"""The common ground: what more than one account has from the same mouth."""

from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.speakers import same_speakers
from dragoman.collation.comparison.telling import all_accounts, tell, worded
from dragoman.collation.comparison.weights import of_statements
from dragoman.model import Evidence, Finding, FindingKind, Relation

_KIND = FindingKind.CORROBORATED
_SOME = 0.6
_SURE = 0.2
"""Score that a match must have for two accounts to be said to have the same; a fainter one vouches for nothing."""


def common_ground(ledger: Ledger) -> list[Finding]:
    """One finding for each thing that at least two accounts have the same speakers say."""
    return [_finding(group, ledger) for group in _groups(ledger)]


def _groups(ledger: Ledger) -> list[list[Entry]]:
    """Statements tied to each other by matches that agree; an account may have several in a group."""
    order = {name: number for number, name in enumerate(ledger.entries)}
    group_of: dict[str, list[Entry]] = {}
    for pair in ledger.pairs:
        faint = pair.score < _SURE
        if faint or pair.relation is Relation.SHIFTED or same_speakers(pair.a, pair.b) is False:
            continue
        one, other = group_of.get(pair.a.id, [pair.a]), group_of.get(pair.b.id, [pair.b])
        merged = one if one is other else one + other
        for entry in merged:
            group_of[entry.id] = merged
    groups = {id(group): group for group in group_of.values()}
    return sorted(
        (sorted(group, key=lambda entry: order[entry.id]) for group in groups.values()),
        key=lambda group: order[group[0].id],
    )


def _finding(group: list[Entry], ledger: Ledger) -> Finding:
    accounts = tuple(dict.fromkeys(entry.account for entry in group))
    best = min(group, key=lambda entry: (not entry.statement.speaker, len(entry.content), entry.id))
    who = all_accounts(ledger, accounts)
    template = "agreed.one" if best.statement.speaker else "agreed.open"
    return Finding(
        id="",
        kind=_KIND,
        summary=tell(template, who=who, words=worded(ledger, [best])),
        accounts=accounts,
        statements=tuple(entry.id for entry in group),
        evidence=tuple(dict.fromkeys([*(Evidence(entry.account, entry.whole) for entry in group), *best.evidence])),
        weight=of_statements(_KIND, group, 1.0 if len(accounts) == len(ledger.accounts) else _SOME),
    )

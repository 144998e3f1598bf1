"""Who took part, as the accounts give it."""

from dragoman.collation.comparison.ledger import Ledger
from dragoman.collation.comparison.telling import all_accounts, join, name, tell
from dragoman.collation.comparison.weights import of_fact
from dragoman.lexicon.names import same_person
from dragoman.model import Evidence, Finding, FindingKind, Reading, Span

_FIELD = "participant"


def participation(ledger: Ledger) -> list[Finding]:
    """Participants that several accounts name, and those that one alone names."""
    named = _named(ledger)
    return _common(ledger, named) + _alone(ledger, named)


def _named(ledger: Ledger) -> dict[str, dict[str, Span | None]]:
    """Persons, each with the accounts that name them and the words there."""
    found: dict[str, dict[str, Span | None]] = {}
    for account, reading in ledger.readings.items():
        for participant in reading.contact.participants if reading.contact else ():
            if participant.person:
                known = next(
                    (person for person in found if same_person(person, participant.person)), participant.person
                )
                found.setdefault(known, {}).setdefault(account, _words(reading, participant.person))
    return found


def _words(reading: Reading, person: str) -> Span | None:
    facts = reading.contact.facts if reading.contact else ()
    return next((fact.span for fact in facts if fact.field == _FIELD and same_person(str(fact.value), person)), None)


def _common(ledger: Ledger, named: dict[str, dict[str, Span | None]]) -> list[Finding]:
    shared = {person: accounts for person, accounts in named.items() if len(accounts) > 1}
    if not shared:
        return []
    tellers = [account for account in ledger.accounts if all(account in accounts for accounts in shared.values())]
    if len(tellers) <= 1:
        return []
    summary = tell("facts.corroborated.participant", who=all_accounts(ledger, tellers), value=join(list(shared)))
    return [
        _made(
            FindingKind.CORROBORATED,
            summary,
            {account: [spans[account] for spans in shared.values()] for account in tellers},
        )
    ]


def _alone(ledger: Ledger, named: dict[str, dict[str, Span | None]]) -> list[Finding]:
    """Participants whom one account alone names, where another names any."""
    telling = {account for accounts in named.values() for account in accounts}
    if len(telling) <= 1:
        return []
    findings = []
    for account in ledger.accounts:
        people = [person for person, accounts in named.items() if set(accounts) == {account}]
        if people:
            summary = tell("facts.only.participant", who=name(ledger, account), value=join(people))
            findings.append(
                _made(FindingKind.ONLY_IN, summary, {account: [named[person][account] for person in people]})
            )
    return findings


def _made(kind: FindingKind, summary: str, spans: dict[str, list[Span | None]]) -> Finding:
    evidence = [Evidence(account, span) for account, found in spans.items() for span in found if span is not None]
    return Finding(
        id="",
        kind=kind,
        summary=summary,
        accounts=tuple(spans),
        evidence=tuple(evidence),
        field=_FIELD,
        weight=of_fact(kind, _FIELD),
    )

"""Who took part, and which further contacts an account tells of, as accounts give it."""

from dragoman.collation.comparison.ledger import Ledger
from dragoman.collation.comparison.telling import all_accounts, join, name, tell
from dragoman.collation.comparison.weights import of_fact, of_statements
from dragoman.lexicon import load_table
from dragoman.lexicon.names import same_person
from dragoman.lexicon.parties import party_name
from dragoman.model import Contact, Evidence, Finding, FindingKind, Reading, Role, Span

_FIELD = "participant"


def participation(ledger: Ledger) -> list[Finding]:
    """Participants that several accounts name, those that one alone names, and contacts that one alone tells of."""
    named = _named(ledger)
    return _common(ledger, named) + _alone(ledger, named) + _other_contacts(ledger)


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
    """Participants of one account, where others name at least as many without them."""
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


def _other_contacts(ledger: Ledger) -> list[Finding]:
    """One finding for each account that tells of contacts which no other account has."""
    findings = []
    for account in ledger.accounts:
        theirs = [other for name_ in ledger.others(account) for other in _contacts(ledger.readings[name_])]
        alone = [
            contact
            for contact in ledger.readings[account].other_contacts
            if contact.role is not Role.PART and not any(_same(contact, other) for other in theirs)
        ]
        words = [shown for contact in alone if (shown := _shown(contact))]
        spans = [fact.span for contact in alone if _shown(contact) for fact in contact.facts[:1]]
        if words and spans:
            kind = FindingKind.ONLY_IN
            findings.append(
                Finding(
                    id="",
                    kind=kind,
                    summary=tell(
                        "facts.only.contacts", who=name(ledger, account), value=join(list(dict.fromkeys(words)))
                    ),
                    accounts=(account,),
                    evidence=tuple(Evidence(account, span) for span in dict.fromkeys(spans)),
                    weight=of_statements(kind, (), 0.3),
                )
            )
    return findings


def _contacts(reading: Reading) -> list[Contact]:
    return [*((reading.contact,) if reading.contact else ()), *reading.other_contacts]


def _same(one: Contact, other: Contact) -> bool:
    """Whether two contacts may be one: no date that differs, and nobody named who is not in the other."""
    if one.date and other.date and not (one.date.startswith(other.date) or other.date.startswith(one.date)):
        return False
    mine = [participant.person for participant in one.participants if participant.person]
    theirs = [participant.person for participant in other.participants if participant.person]
    shorter, longer = sorted((mine, theirs), key=len)
    return bool(shorter) and all(any(same_person(a, b) for b in longer) for a in shorter)


def _shown(contact: Contact) -> str:
    """A contact in few words, empty where too little is known of it."""
    if len(contact.participants) <= 1:
        return ""
    kinds = load_table("summaries")["kinds"]
    people = [
        participant.person or (party_name(participant.party) if participant.party else "")
        for participant in contact.participants
    ]
    kind = kinds[contact.kind.value] if contact.kind else kinds["unknown"]
    when = f" ({contact.date})" if contact.date else ""
    return f"a {kind} of {join([person for person in people if person])}{when}"


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

"""Contacts told of aside from the one that is compared: those of one account alone, and those dated a day apart."""

from collections.abc import Sequence
from itertools import combinations

from dragoman.collation.comparison.dates import explained_by_zones
from dragoman.collation.comparison.ledger import Ledger
from dragoman.collation.comparison.telling import join, name, row, tell
from dragoman.collation.comparison.weights import of_fact, of_statements
from dragoman.lexicon import load_table
from dragoman.lexicon.calendar import shown_date
from dragoman.lexicon.names import same_person
from dragoman.lexicon.parties import party_name
from dragoman.model import Contact, Evidence, Finding, FindingKind, Reading, Role

_SHARE = 0.3
_MOST_SAID = 3


def contacts_aside(ledger: Ledger) -> list[Finding]:
    """Findings on what accounts tell of besides the contact that is compared."""
    apart = _days_apart(ledger)
    return apart + _other_contacts(ledger, apart)


def _other_contacts(ledger: Ledger, apart: Sequence[Finding]) -> list[Finding]:
    """One finding for each account that tells of contacts which no other has, but for those told of as days apart."""
    dated = {evidence for finding in apart for evidence in finding.evidence}
    findings = []
    for account in ledger.accounts:
        theirs = [other for name_ in ledger.others(account) for other in _contacts(ledger.readings[name_])]
        alone = [
            contact
            for contact in ledger.readings[account].other_contacts
            if contact.role is not Role.PART
            and not any(_same(contact, other) for other in theirs)
            and not dated.intersection(_dated(account, contact))
        ]
        words = [shown for contact in alone if (shown := _shown(contact))]
        spans = [fact.span for contact in alone if _shown(contact) for fact in contact.facts[:1]]
        said = [entry for entry in ledger.aside[account] if words]
        if words and spans:
            kind = FindingKind.ONLY_IN
            findings.append(
                Finding(
                    id="",
                    kind=kind,
                    summary=tell(
                        "facts.only.contacts_said" if said else "facts.only.contacts",
                        who=name(ledger, account),
                        value=join(list(dict.fromkeys(words))),
                        words=row(said[:_MOST_SAID]),
                    ),
                    accounts=(account,),
                    statements=tuple(entry.id for entry in said),
                    evidence=(
                        *(Evidence(account, span) for span in dict.fromkeys(spans)),
                        *(proof for entry in said for proof in entry.evidence),
                    ),
                    weight=of_statements(kind, said, _SHARE),
                )
            )
    return findings


def _days_apart(ledger: Ledger) -> list[Finding]:
    """Other contacts of the same people that two accounts date a day apart, where time zones explain it."""
    findings = []
    for one, other in combinations(ledger.accounts, 2):
        for mine in ledger.readings[one].other_contacts:
            for theirs in ledger.readings[other].other_contacts:
                if mine.kind == theirs.kind and _same_people(mine, theirs) and mine.date and theirs.date:
                    evidence = [*_dated(one, mine), *_dated(other, theirs)]
                    if len(evidence) > 1 and explained_by_zones(ledger, mine.date, theirs.date):
                        findings.append(_day_apart(ledger, mine, theirs, evidence))
    return findings


def _dated(account: str, contact: Contact) -> list[Evidence]:
    return [Evidence(account, fact.span) for fact in contact.facts if fact.field == "date"][:1]


def _day_apart(ledger: Ledger, mine: Contact, theirs: Contact, evidence: list[Evidence]) -> Finding:
    kind = FindingKind.DATE_INCONSISTENT
    kinds = load_table("summaries")["kinds"]
    variants = [
        f"{name(ledger, item.account)} {shown_date(contact.date or '')}"
        for item, contact in zip(evidence, (mine, theirs), strict=True)
    ]
    summary = tell(
        "dates.contact",
        contact=kinds[mine.kind.value] if mine.kind else kinds["unknown"],
        people=join([participant.person for participant in mine.participants if participant.person]),
        variants="; ".join(variants),
    )
    accounts = tuple(item.account for item in evidence)
    return Finding(
        id="",
        kind=kind,
        summary=summary,
        accounts=accounts,
        evidence=tuple(evidence),
        field="date",
        weight=of_fact(kind, "place"),
    )


def _contacts(reading: Reading) -> list[Contact]:
    return [*((reading.contact,) if reading.contact else ()), *reading.other_contacts]


def _same(one: Contact, other: Contact) -> bool:
    """Whether two contacts may be one: no date that differs, and nobody named who is not in the other."""
    if one.date and other.date and not (one.date.startswith(other.date) or other.date.startswith(one.date)):
        return False
    return _same_people(one, other)


def _same_people(one: Contact, other: Contact) -> bool:
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

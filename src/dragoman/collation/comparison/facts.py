"""Findings about the contact itself: its form, date, hour, length, place, who asked for it and who took part."""

from collections.abc import Sequence

from dragoman.collation.comparison.dates import shared_slip
from dragoman.collation.comparison.ledger import Ledger
from dragoman.collation.comparison.participation import participation
from dragoman.collation.comparison.telling import all_accounts, join, name, names, quote, tell
from dragoman.collation.comparison.values import Teller, agree, contact_word, shown_value, tellers
from dragoman.collation.comparison.weights import of_fact
from dragoman.lexicon import load_table
from dragoman.model import Evidence, Finding, FindingKind, Warning  # noqa: A004 - the record's word for it

_COMPARED = ("kind", "start_time", "duration", "place", "initiator", "occasion")
"""Dates have their own finder, which knows of time zones and weekdays; participants theirs, which knows of names."""
_LENGTHS = "durations_disagree"
_ALONE = ("duration", "start_time", "place", "occasion")


def facts(ledger: Ledger) -> list[Finding]:
    """What accounts share of the contact's facts, where they differ, and what one alone gives."""
    findings: list[Finding] = []
    for field in _COMPARED:
        told = tellers(ledger, field)
        if len(told) > 1:
            findings += _shared(ledger, field, told)
        elif told and field == "initiator":
            findings.append(_initiator(ledger, told))
    return findings + _lengths_within(ledger) + _only(ledger) + participation(ledger)


def _shared(ledger: Ledger, field: str, told: Sequence[Teller]) -> list[Finding]:
    if not all(agree(field, one, other) for place, one in enumerate(told) for other in told[place + 1 :]):
        return [] if field == "occasion" else [_conflict(ledger, field, told)]
    if field == "initiator" and _silent_side(ledger, told):
        return [_initiator(ledger, told)]
    sure = [teller for teller in told if field != "duration" or not _torn(ledger, teller.account)]
    return [_corroborated(ledger, field, sure)] if len(sure) > 1 else []


def _corroborated(ledger: Ledger, field: str, told: Sequence[Teller]) -> Finding:
    kind = FindingKind.CORROBORATED
    summary = tell(
        f"facts.corroborated.{field}",
        who=all_accounts(ledger, [teller.account for teller in told]),
        value=_shared_value(field, told),
        contact=contact_word(ledger),
    )
    return _made(kind, field, summary, told)


def _shared_value(field: str, told: Sequence[Teller]) -> str:
    """The value that accounts share; forms of contact that can be one are all named ("meeting or visit")."""
    if field != "kind":
        return shown_value(field, min(told, key=lambda teller: teller.fact.more_than))
    sure = [teller for teller in told if not teller.open] or told
    return " or ".join(sorted({shown_value(field, teller) for teller in sure}))


def _conflict(ledger: Ledger, field: str, told: Sequence[Teller]) -> Finding:
    kind = FindingKind.CONFLICT
    templates = load_table("summaries")["facts"]["conflict"]
    variants = [
        f"{name(ledger, teller.account)} has {shown_value(field, teller)} ({quote(teller.text, teller.fact.span, 60)})"
        for teller in told
    ]
    summary = tell(
        f"facts.conflict.{field if field in templates else 'default'}",
        field=str(load_table("summaries")["fields"][field]),
        variants="; ".join(variants),
        contact=contact_word(ledger),
    )
    return _made(kind, field, summary, told)


def _lengths_within(ledger: Ledger) -> list[Finding]:
    """One finding for each account that gives the contact lengths which cannot both be, unless all make that slip."""
    kind, field = FindingKind.CONFLICT, "duration"
    findings = []
    for account in ledger.accounts:
        slips = [slip for slip in _torn(ledger, account) if not shared_slip(ledger, slip, account)]
        if slips:
            lengths = _lengths(ledger, account)
            variants = [f"{shown_value(field, one)} ({quote(one.text, one.fact.span, 60)})" for one in lengths]
            summary = tell(
                "facts.conflict.duration_within",
                who=name(ledger, account),
                contact=contact_word(ledger),
                variants="; ".join(variants),
            )
            findings.append(_made(kind, field, summary, lengths))
    return findings


def _torn(ledger: Ledger, account: str) -> list[Warning]:
    """The warnings of an account that its lengths for the contact do not agree."""
    return [slip for slip in ledger.readings[account].warnings if slip.code == _LENGTHS]


def _lengths(ledger: Ledger, account: str) -> list[Teller]:
    """Each length that an account gives, once."""
    reading = ledger.readings[account]
    facts = reading.contact.facts if reading.contact else ()
    lengths = {fact.value: fact for fact in reversed(facts) if fact.field == "duration"}
    return [Teller(account, fact, reading.account.text) for fact in reversed(lengths.values())]


def _silent_side(ledger: Ledger, told: Sequence[Teller]) -> bool:
    """Whether some official account does not say who asked for the contact."""
    given = {teller.account for teller in told}
    return any(ledger.is_official(account) and account not in given for account in ledger.accounts)


def _initiator(ledger: Ledger, told: Sequence[Teller]) -> Finding:
    silent = [account for account in ledger.accounts if account not in {teller.account for teller in told}]
    summary = tell(
        "facts.only.initiator" if len(told) == 1 else "facts.only.initiator_many",
        who=names(ledger, [teller.account for teller in told]),
        value=shown_value("initiator", told[0]),
        words=quote(told[0].text, told[0].fact.span, 60),
        silent=names(ledger, silent),
        contact=contact_word(ledger),
    )
    return _made(FindingKind.ONLY_IN, "initiator", summary, told)


def _only(ledger: Ledger) -> list[Finding]:
    """One finding for each account that alone gives the length, the hour, the place or the occasion."""
    findings = []
    alone = {field: told[0] for field in _ALONE if len(told := tellers(ledger, field)) == 1}
    for account in ledger.accounts:
        given = {field: teller for field, teller in alone.items() if teller.account == account}
        silent = [other for other in ledger.others(account) if ledger.readings[other].contact]
        if given and silent:
            values = [
                f"{load_table('summaries')['fields'][field]} ({quote(teller.text, teller.fact.span, 60)})"
                for field, teller in given.items()
            ]
            summary = tell(
                "facts.only.several", who=name(ledger, account), values=join(values), silent=names(ledger, silent)
            )
            findings.append(_made(FindingKind.ONLY_IN, next(iter(given)), summary, list(given.values())))
    return findings


def _made(kind: FindingKind, field: str, summary: str, told: Sequence[Teller]) -> Finding:
    return Finding(
        id="",
        kind=kind,
        summary=summary,
        accounts=tuple(dict.fromkeys(teller.account for teller in told)),
        evidence=tuple(Evidence(teller.account, teller.fact.span) for teller in told),
        field=field,
        weight=of_fact(kind, field),
    )

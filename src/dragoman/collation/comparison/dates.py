"""Dates: agreement on the day, days that differ by time zones or by error, and accounts at odds with the calendar."""

from collections.abc import Sequence
from datetime import date

from dragoman.collation.comparison.ledger import Ledger
from dragoman.collation.comparison.telling import all_accounts, name, quote, tell
from dragoman.collation.comparison.values import Teller, agree, contact_word, shown_date, tellers
from dragoman.collation.comparison.weights import of_fact
from dragoman.lexicon import load_table
from dragoman.model import Evidence, Finding, FindingKind, Span

_FIELD = "date"
WEEKDAY = "weekday_disagrees"
_CALENDAR = ("date_contradicts", "date_inconsistent", "dates_disagree")
_DISTANT = 4
"""Hours between two sides' clocks from which one contact may fall on two days."""


def dates(ledger: Ledger) -> list[Finding]:
    """All findings on the day of the contact."""
    told = tellers(ledger, _FIELD)
    findings = []
    if len(told) > 1:
        same = all(agree(_FIELD, one, other) for place, one in enumerate(told) for other in told[place + 1 :])
        findings.append(_agreed(ledger, told) if same else _apart(ledger, told))
    return findings + _calendar(ledger, told)


def explained_by_zones(ledger: Ledger, one: str, other: str) -> bool:
    """Whether two ISO dates are a day apart and the contact's sides far enough from each other to explain it."""
    try:
        days = abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return False
    return days == 1 and distant(ledger)


def distant(ledger: Ledger) -> bool:
    """Whether the clocks of the contact's sides stand so far apart that its day may differ between them."""
    hours = load_table("clocks")["hours"]
    sides = {ledger.account(account).side for account in ledger.accounts}
    sides |= {participant.party for participant in ledger.contact.participants} if ledger.contact else set()
    clocks = [hours[side] for side in sides if side in hours]
    return bool(clocks) and max(clocks) - min(clocks) >= _DISTANT


def _agreed(ledger: Ledger, told: Sequence[Teller]) -> Finding:
    kind = FindingKind.CORROBORATED
    value = max((str(teller.fact.value) for teller in told), key=len)
    who = all_accounts(ledger, [teller.account for teller in told])
    summary = tell("facts.corroborated.date", who=who, value=shown_date(value), contact=contact_word(ledger))
    return _made(kind, summary, told, of_fact(kind, _FIELD))


def _apart(ledger: Ledger, told: Sequence[Teller]) -> Finding:
    values = sorted({str(teller.fact.value) for teller in told})
    zones = explained_by_zones(ledger, values[0], values[-1])
    kind = FindingKind.DATE_INCONSISTENT if zones else FindingKind.CONFLICT
    variants = "; ".join(_dated(ledger, teller) for teller in told)
    template = "dates.zones" if zones else "facts.conflict.date"
    summary = tell(template, variants=variants, contact=contact_word(ledger))
    return _made(kind, summary, told, of_fact(kind, _FIELD))


def _dated(ledger: Ledger, teller: Teller) -> str:
    day = shown_date(str(teller.fact.value))
    return f"{name(ledger, teller.account)} {day} ({quote(teller.text, teller.fact.span, 40)})"


def _calendar(ledger: Ledger, told: Sequence[Teller]) -> list[Finding]:
    """The accounts' own warnings of dates at odds with the calendar, unless all accounts make the same slip."""
    findings = []
    slips = {
        account: [(warning.code, warning.message, warning.span) for warning in reading.warnings if warning.span]
        for account, reading in ledger.readings.items()
    }
    for account, warnings in slips.items():
        for code, message, span in warnings:
            words = span.of(ledger.account(account).text)
            shared = all(
                any(words == other[2].of(ledger.account(name_).text) for other in slips[name_]) for name_ in slips
            )
            if code == WEEKDAY and not shared:
                findings.append(_weekday(ledger, account, span, message, told))
            elif code in _CALENDAR and not shared:
                summary = tell("dates.contradiction", who=name(ledger, account), words=f"“{words}”", message=message)
                findings.append(_slip(account, summary, (Evidence(account, span),)))
    return findings


def _weekday(ledger: Ledger, account: str, span: Span, message: str, told: Sequence[Teller]) -> Finding:
    own = next((teller for teller in told if teller.account == account and teller.fact.span.overlap(span)), None)
    if own is None:
        words = quote(ledger.account(account).text, span, 40)
        summary = tell("dates.contradiction", who=name(ledger, account), words=words, message=message)
        return _slip(account, summary, (Evidence(account, span),))
    value = str(own.fact.value)
    settling = [teller for teller in told if teller.account != account and agree(_FIELD, teller, own)]
    settled = ""
    if settling:
        first = settling[0]
        settled = str(load_table("summaries")["dates"]["weekday_settled"]).format(
            other=name(ledger, first.account), words=quote(first.text, first.fact.span, 40), date=shown_date(value)
        )
    words = quote(own.text, own.fact.span.to(span), 40)
    summary = tell(
        "dates.weekday",
        who=name(ledger, account),
        words=words,
        date=shown_date(value),
        true=_weekday_of(value),
        settled=settled,
    )
    evidence = (
        Evidence(account, own.fact.span.to(span)),
        *(Evidence(teller.account, teller.fact.span) for teller in settling),
    )
    return _slip(account, summary, evidence)


def _weekday_of(value: str) -> str:
    try:
        return str(load_table("summaries")["words"]["weekdays"][date.fromisoformat(value).weekday()])
    except ValueError:
        return "different day of the week"


def _slip(account: str, summary: str, evidence: tuple[Evidence, ...]) -> Finding:
    kind = FindingKind.DATE_INCONSISTENT
    accounts = tuple(dict.fromkeys([account, *(item.account for item in evidence)]))
    return Finding(
        id="",
        kind=kind,
        summary=summary,
        accounts=accounts,
        evidence=evidence,
        field=_FIELD,
        weight=of_fact(kind, _FIELD),
    )


def _made(kind: FindingKind, summary: str, told: Sequence[Teller], weight: float) -> Finding:
    return Finding(
        id="",
        kind=kind,
        summary=summary,
        accounts=tuple(teller.account for teller in told),
        evidence=tuple(Evidence(teller.account, teller.fact.span) for teller in told),
        field=_FIELD,
        weight=weight,
    )

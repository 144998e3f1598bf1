"""Dates: agreement on the day, days that differ by time zones or by error, and accounts at odds with the calendar."""

from collections.abc import Sequence
from datetime import date

from dragoman.collation.comparison.ledger import Ledger
from dragoman.collation.comparison.telling import all_accounts, name, quote, tell
from dragoman.collation.comparison.values import Teller, agree, contact_word, tellers
from dragoman.collation.comparison.weights import of_fact
from dragoman.lexicon import load_table
from dragoman.lexicon.calendar import shown_date, weekday_names
from dragoman.model import Evidence, Finding, FindingKind, Span, Warning  # noqa: A004 - the record's word for it

_FIELD = "date"
_WEEKDAY = "weekday_disagrees"
_PUBLISHED = "published_before_contact"
_DISTANT = 4
"""Hours between two sides' clocks from which one contact may fall on two days."""


def dates(ledger: Ledger) -> list[Finding]:
    """All findings on the day of the contact."""
    told = [teller for teller in tellers(ledger, _FIELD) if not _vague(teller)]
    findings = []
    if len(told) > 1:
        same = all(agree(_FIELD, one, other) for place, one in enumerate(told) for other in told[place + 1 :])
        findings.append(_agreed(ledger, told) if same else _apart(ledger, told))
    return findings + _calendar(ledger, told)


def _vague(teller: Teller) -> bool:
    """Whether the words name no day ("last week"), so that a day read from them settles nothing."""
    words = teller.fact.span.of(teller.text).casefold()
    if "W" in str(teller.fact.value):
        return True
    return any(word in words for word in load_table("summaries")["words"]["vague_dates"]) and not any(
        character.isdigit() for character in words
    )


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
    for account, reading in ledger.readings.items():
        for slip in reading.warnings:
            span = slip.span
            if span is None or slip.code not in (_WEEKDAY, _PUBLISHED) or shared_slip(ledger, slip, account):
                continue
            if slip.code == _WEEKDAY:
                findings.append(_weekday(ledger, account, slip, span, told))
            else:
                summary = tell(
                    "dates.published", who=name(ledger, account), contact=contact_word(ledger), message=slip.message
                )
                findings.append(_slip(account, summary, (Evidence(account, span),)))
    return findings


def shared_slip(ledger: Ledger, slip: Warning, account: str) -> bool:
    """Whether every account has a warning of the same kind about the same words."""
    words = slip.span.of(ledger.account(account).text) if slip.span else ""
    return all(
        any(
            other.code == slip.code and other.span is not None and other.span.of(reading.account.text) == words
            for other in reading.warnings
        )
        for reading in ledger.readings.values()
    )


def _weekday(ledger: Ledger, account: str, slip: Warning, span: Span, told: Sequence[Teller]) -> Finding:
    """A weekday that contradicts its date, with the date of another account that settles which of them is right."""
    words = quote(ledger.account(account).text, span, 40)
    own = _dated_at(ledger, account, slip, span)
    if own is None:
        summary = tell("dates.contradiction", who=name(ledger, account), words=words, message=slip.message)
        return _slip(account, summary, (Evidence(account, span),))
    value = str(own.fact.value)
    settling = [teller for teller in told if teller.account != account and agree(_FIELD, teller, own)]
    summary = tell(
        "dates.weekday",
        who=name(ledger, account),
        words=words,
        date=shown_date(value),
        true=_weekday_of(value),
        settled=_settled(ledger, settling, value),
    )
    return _slip(
        account, summary, (Evidence(account, span), *(Evidence(one.account, one.fact.span) for one in settling))
    )


def _settled(ledger: Ledger, settling: Sequence[Teller], value: str) -> str:
    if not settling:
        return ""
    first = settling[0]
    template = str(load_table("summaries")["dates"]["weekday_settled"])
    words = quote(first.text, first.fact.span, 40)
    return template.format(other=name(ledger, first.account), words=words, date=shown_date(value))


def _dated_at(ledger: Ledger, account: str, slip: Warning, span: Span) -> Teller | None:
    """The date of the contact that an account gives where its weekday stands, or that its warning speaks of."""
    reading = ledger.readings[account]
    dated = [fact for fact in reading.contact.facts if fact.field == _FIELD] if reading.contact else []
    here = next((fact for fact in dated if fact.span.overlap(span) or str(fact.value) in slip.message), None)
    return Teller(account, here, reading.account.text) if here else None


def _weekday_of(value: str) -> str:
    try:
        return weekday_names()[date.fromisoformat(value).weekday()]
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

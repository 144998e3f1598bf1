"""What happened: who was in contact, how, when, at whose initiative and how long; where the accounts differ, that."""

import re
from collections.abc import Iterator, Sequence

from dragoman.collation.comparison.telling import quote
from dragoman.collation.comparison.values import Teller, agree, contact_word, shown_value, tellers
from dragoman.export.labels import joined, label, plain_minutes
from dragoman.export.memo.plainly import told_of
from dragoman.export.memo.sentences import Desk, Sentence, phrase
from dragoman.export.memo.wording import party_in_prose, shown_day
from dragoman.model import Contact, ContactKind, Evidence, Finding, FindingKind, Participant

_CIRCUMSTANCES = ("date", "initiator", "start_time", "duration", "place", "occasion")
_CONTESTING = (FindingKind.DENIED, FindingKind.CONFLICT, FindingKind.DATE_INCONSISTENT)

WRITTEN = frozenset({ContactKind.LETTER, ContactKind.MESSAGE, ContactKind.STATEMENT})
"""The kinds of contact that do not take place on a day."""

PLAIN_PLACE = 2
"""Words up to which a place is named without quoting."""

_WHOLE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def happened(desk: Desk) -> list[Sentence]:
    """The sentences on the contact itself; nothing where no account tells of one."""
    contact = desk.view.record.contact
    if contact is None:
        return []
    agreed = {field: told for field in ("kind", *_CIRCUMSTANCES) if (told := _agreed(desk, field))}
    sentences = [_contact(desk, contact, agreed), *_circumstances(desk, agreed), *_contested(desk), *_aside(desk)]
    _settle(desk, [*agreed])
    return [one for one in sentences if one]


def _agreed(desk: Desk, field: str) -> list[Teller]:
    """Those who give a fact, the day where any gives it, if all of them give the same; else none."""
    told = tellers(desk.ledger, field)
    if field == "date":
        told = [one for one in told if _WHOLE_DAY.fullmatch(str(one.fact.value))] or told
    told = sorted(told, key=lambda one: one.fact.more_than)
    return told if all(agree(field, one, other) for one in told for other in told) else []


def _contact(desk: Desk, contact: Contact, agreed: dict[str, list[Teller]]) -> Sentence | None:
    tell = [key for key, reading in desk.ledger.readings.items() if reading.contact]
    kinds = agreed.get("kind", [])
    dated = agreed.get("date", [])
    dated = dated if {one.account for one in dated} == set(tell) else []
    proofs = (*_proofs(kinds), *_proofs(dated), *_naming(desk, tell))
    people = [shown for one in contact.participants if (shown := _called(desk, one, proofs))]
    text = phrase(
        f"{'planned' if contact.planned else 'contact'}_{'one' if len(tell) == 1 else 'several'}",
        who=desk.who(tell),
        kind=contact_word(desk.ledger) if kinds else label("memo_kind", "unknown"),
        people=_between(people),
        date=phrase("day", value=shown_day(str(dated[0].fact.value))) if dated else "",
    )
    sentence = desk.sentence(text, proofs)
    if sentence and dated:
        agreed.pop("date")
    return sentence


def _called(desk: Desk, one: Participant, proofs: tuple[Evidence, ...]) -> str:
    """Someone who took part as the accounts show him: by name, else by party; empty where they show neither."""
    names = (one.person or "", party_in_prose(one.party) if one.party else "")
    return next((name for name in names if name and desk.grounds.shown(name, proofs)), "")


def _between(people: Sequence[str]) -> str:
    if not people:
        return ""
    return label("memo", "people" if len(people) > 1 else "person").format(names=joined(list(people)))


def _naming(desk: Desk, accounts: Sequence[str]) -> Iterator[Evidence]:
    """One place in each account where it names someone who took part, so that each account is cited."""
    for key in accounts:
        contact = desk.ledger.readings[key].contact
        facts = [fact for fact in contact.facts if fact.field == "participant"] if contact else []
        yield from (Evidence(key, fact.span) for fact in facts[:1])


def _circumstances(desk: Desk, agreed: dict[str, list[Teller]]) -> Iterator[Sentence | None]:
    """When, where, how long and at whose initiative, in a sentence for each group of accounts that say so."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for field in _CIRCUMSTANCES:
        if field in agreed:
            groups.setdefault(tuple(one.account for one in agreed[field]), []).append(field)
    tell = sum(reading.contact is not None for reading in desk.ledger.readings.values())
    for accounts, fields in sorted(groups.items(), key=lambda group: -len(group[0])):
        values = {_template(desk, field): _value(field, agreed[field][0]) for field in fields}
        parts = [phrase(template, "memo_circumstance", value=value) for template, value in values.items()]
        template = "circumstances_alone" if len(accounts) == 1 < tell else "circumstances"
        text = phrase(template, who=desk.who(accounts), parts=joined(parts))
        yield desk.sentence(text, [proof for field in fields for proof in _proofs(agreed[field])])


def _template(desk: Desk, field: str) -> str:
    """The template of a circumstance: a letter is dated, where talks take place."""
    contact = desk.view.record.contact
    written = contact is not None and contact.kind in WRITTEN
    return "written" if field == "date" and written else field


def _value(field: str, teller: Teller) -> str:
    """The value of a circumstance; an occasion, and a place of many words, in the words of the account."""
    fact = teller.fact
    if field == "date":
        return shown_day(str(fact.value))
    if field == "initiator":
        return party_in_prose(str(fact.value))
    if field == "occasion" or (field == "place" and len(str(fact.value).split()) > PLAIN_PLACE):
        return quote(teller.text, fact.span)
    if field == "duration" and isinstance(fact.value, int):
        hedge = "more_than" if fact.more_than else "about" if fact.approximate else "just"
        return label("memo", hedge).format(value=plain_minutes(fact.value))
    return shown_value(field, teller)


def _contested(desk: Desk) -> Iterator[Sentence | None]:
    """The weightiest finding on each fact of the contact that the accounts contest."""
    fields: dict[str, Finding] = {}
    for finding in desk.view.record.findings:
        if finding.field and finding.kind in _CONTESTING:
            fields.setdefault(finding.field, finding)
    for finding in fields.values():
        desk.told.add(finding.id)
        yield told_of(desk, finding)


def _aside(desk: Desk) -> Iterator[Sentence | None]:
    """What accounts tell of another contact, so that nobody takes it for part of this one."""
    aside = {entry.id for entries in desk.ledger.aside.values() for entry in entries}
    for finding in desk.view.record.findings:
        if finding.statements and aside.issuperset(finding.statements):
            desk.told.update((finding.id, *finding.statements))
            yield told_of(desk, finding)


def _settle(desk: Desk, fields: Sequence[str]) -> None:
    """Note the findings that these sentences have told."""
    told = {*fields, "kind", "date", "participant"}
    for finding in desk.view.record.findings:
        shared = finding.kind is FindingKind.CORROBORATED and finding.field in told
        circumstance = finding.field in told - {"participant"} and not finding.statements
        alone = finding.kind is FindingKind.ONLY_IN and circumstance
        if shared or alone:
            desk.told.add(finding.id)


def _proofs(told: Sequence[Teller]) -> list[Evidence]:
    return [Evidence(one.account, one.fact.span) for one in told]

"""Turns a record into the dictionary of the schema `dragoman.record/1`: plain values, stable order, nothing computed.

It names things (ids of accounts, statements, undertakings) and pairs every span with the words it covers. It is not a
file format of its own: `to_json` and the JSON Schema beside this module build on it.
"""

from typing import Any

from dragoman.export.undertakings import join_undertakings
from dragoman.lexicon.acts import plover_type
from dragoman.model import (
    Account,
    Contact,
    Coverage,
    Fact,
    Finding,
    Link,
    Match,
    Participant,
    Reading,
    Record,
    Span,
    Statement,
    Undertaking,
    Warning,  # noqa: A004 - the record's own word for it
)

SCHEMA = "dragoman.record/1"

DIGITS = 4
"""Decimal places that scores, weights and confidences keep."""


def to_dict(record: Record) -> dict[str, Any]:
    """`record` as plain values in the order that DESIGN.md gives them; spans become `[start, end]`."""
    told = tuple(zip(record.account_ids, record.readings, strict=True))
    return {
        "schema": SCHEMA,
        "contact": _main_contact(record),
        "accounts": [_account(key, reading.account) for key, reading in told],
        "statements": [_statement(key, said, reading.account) for key, reading in told for said in reading.statements],
        "unsure": [_statement(key, said, reading.account) for key, reading in told for said in reading.unsure],
        "background": [_words(key, span, reading.account) for key, reading in told for span in reading.background],
        "undertakings": [_undertaking(one) for one in join_undertakings(record)],
        "other_contacts": [other for key, reading in told for other in _other_contacts(key, reading)],
        "matches": [_match(match) for match in record.matches],
        "findings": [_finding(finding, dict(told)) for finding in record.findings],
        "coverage": [_coverage(key, reading.coverage) for key, reading in told],
        "warnings": [_warning(key, warning) for key, reading in told for warning in reading.warnings],
        "links": [_link(link) for link in record.links],
    }


def _main_contact(record: Record) -> dict[str, Any] | None:
    if record.contact is None:
        return None
    facts = [
        _fact(key, fact, reading.account)
        for key, reading in zip(record.account_ids, record.readings, strict=True)
        if reading.contact
        for fact in reading.contact.facts
    ]
    return {"id": record.id, "within": record.within} | _contact(record.contact, facts)


def _other_contacts(key: str, reading: Reading) -> list[dict[str, Any]]:
    return [
        {"id": f"{key}.c{number}"}
        | _contact(other, [_fact(key, fact, reading.account) for fact in other.facts])
        | {"account": key, "role": other.role.value, "planned": other.planned}
        for number, other in enumerate(reading.other_contacts, start=1)
    ]


def _contact(contact: Contact, facts: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "kind": contact.kind.value if contact.kind else None,
        "date": contact.date,
        "start_time": contact.start_time,
        "duration_minutes": contact.duration_minutes,
        "place": contact.place,
        "initiator": contact.initiator,
        "occasion": contact.occasion,
        "participants": [_participant(one) for one in contact.participants],
        "facts": facts,
    }


def _participant(participant: Participant) -> dict[str, Any]:
    return {"person": participant.person, "office": participant.office, "party": participant.party}


def _fact(key: str, fact: Fact, account: Account) -> dict[str, Any]:
    flags = {"approximate": True} if fact.approximate else {}
    flags |= {"more_than": True} if fact.more_than else {}
    sure = {"confidence": round(fact.confidence, DIGITS)}
    return {"field": fact.field, "value": fact.value} | _words(key, fact.span, account) | sure | flags


def _words(key: str, span: Span, account: Account) -> dict[str, Any]:
    """Account, span and the words it covers: what everything that is shown rests on."""
    return {"account": key, "span": list(span), "text": span.of(account.text)}


def _account(key: str, account: Account) -> dict[str, Any]:
    return {
        "id": key,
        "name": account.name,
        "publisher": account.publisher,
        "kind": account.kind.value if account.kind else None,
        "side": account.side,
        "title": account.title,
        "published": account.published,
        "url": account.url,
        "language": account.language,
        "sha256": account.sha256,
    }


def _statement(key: str, said: Statement, account: Account) -> dict[str, Any]:
    return {
        "id": f"{key}.{said.id}",
        "account": key,
        "speaker": [actor.name for actor in said.speaker],
        "addressee": [actor.name for actor in said.addressee],
        "act": said.act.value,
        "event": plover_type(said.act),
        "strength": said.strength.value if said.strength else None,
        "polarity": said.polarity.value,
        "topics": list(said.topics),
        "span": list(said.span),
        "text": said.span.of(account.text),
        "content_span": list(said.content),
        "cue_span": list(said.cue) if said.cue else None,
        "source_span": list(said.source) if said.source else None,
        "outline": said.outline,
        "reported_by": list(said.reported_by),
        "confidence": round(said.confidence, DIGITS),
    }


def _undertaking(undertaking: Undertaking) -> dict[str, Any]:
    return {
        "id": undertaking.id,
        "who": list(undertaking.who),
        "what": undertaking.what,
        "kind": undertaking.kind,
        "with": list(undertaking.with_whom),
        "when": undertaking.when,
        "condition": undertaking.condition,
        "status": undertaking.status.value,
        "statements": list(undertaking.statements),
    }


def _match(match: Match) -> dict[str, Any]:
    return {
        "statements": list(match.statements),
        "relation": match.relation.value,
        "score": round(match.score, DIGITS),
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "accounts": list(link.accounts),
        "probability": link.probability,
        "ruled": link.ruled,
        "weights": [
            {"field": one.field, "level": one.level, "weight": round(one.weight, DIGITS)} for one in link.weights
        ],
    }


def _finding(finding: Finding, readings: dict[str, Reading]) -> dict[str, Any]:
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "field": finding.field,
        "summary": finding.summary,
        "accounts": list(finding.accounts),
        "statements": list(finding.statements),
        "evidence": [_words(proof.account, proof.span, readings[proof.account].account) for proof in finding.evidence],
        "weight": round(finding.weight, DIGITS),
    }


def _coverage(key: str, coverage: Coverage) -> dict[str, Any]:
    return {
        "account": key,
        "statement": coverage.statement,
        "fact": coverage.fact,
        "background": coverage.background,
        "boilerplate": coverage.boilerplate,
        "unclaimed": coverage.unclaimed,
    }


def _warning(key: str, warning: Warning) -> dict[str, Any]:
    return {
        "account": key,
        "code": warning.code,
        "message": warning.message,
        "span": list(warning.span) if warning.span else None,
    }

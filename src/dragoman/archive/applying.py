"""What holds of an account: the machine's reading of it with the corrections that stand laid over. Pure functions.

Corrections are applied in the order in which they were made, each to what its anchor finds, so that of several on one
field the last holds. One whose target is not found changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar, get_type_hints

from dragoman.archive.anchors import Located, located
from dragoman.archive.codec import converter
from dragoman.archive.corrections import Correction, Plain
from dragoman.archive.scopes import Scope
from dragoman.lexicon.names import same_person
from dragoman.model import Account, Contact, Fact, Participant, Reading, Span, Statement, Undertaking
from dragoman.reading.coverage import cover
from dragoman.reading.layout import lay_out

Fields = Mapping[str, Plain]
Model = TypeVar("Model", Account, Statement, Contact, Undertaking)

SURE = 1.0
"""The confidence of what a person has said."""
_KINDS = {kind.__name__: get_type_hints(kind) for kind in (Account, Statement, Contact, Undertaking)}
"""The types of the fields of what can be corrected."""
_SAID = frozenset({"speaker", "span", "content", "present"})
"""Fields of a statement by whose correction a person vouches for it."""
_FACTS = {"duration_minutes": "duration", "participants": "participant"}
"""Facts that have another name than the contact's field."""


def corrected(reading: Reading, corrections: Sequence[Correction]) -> Reading:
    """What holds of an account after the corrections within it that stand, in their order."""
    if not corrections:
        return reading
    found = located(reading, corrections)
    by_scope = {scope: _fields_by_id(found, scope) for scope in Scope}
    statements, unsure, denied = _statements(reading, by_scope[Scope.STATEMENT], found)
    changed = replace(
        reading,
        account=with_fields(reading.account, by_scope[Scope.ACCOUNT].get("", {})),
        contact=_contact(reading.contact, by_scope[Scope.ENTRY].get("c0")),
        other_contacts=tuple(
            _told(contact, by_scope[Scope.ENTRY].get(f"c{place}"))
            for place, contact in enumerate(reading.other_contacts, 1)
        ),
        statements=statements,
        unsure=unsure,
        undertakings=_undertakings(reading, by_scope[Scope.UNDERTAKING], statements),
    )
    spread = (Scope.STATEMENT, Scope.MISSED, Scope.ENTRY)
    return (
        _covered(changed, denied, reading.account.title) if any(one.scope in spread for one in corrections) else changed
    )


def with_fields(value: Model, fields: Fields) -> Model:
    """A value of the model with some of its fields set from JSON; those that it does not have are left out."""
    kinds = _KINDS[type(value).__name__]
    return replace(
        value, **{name: converter().structure(one, kinds[name]) for name, one in fields.items() if name in kinds}
    )


def contact_with(contact: Contact | None, fields: Fields) -> Contact:
    """A contact with some of its fields set, and with no fact that contradicts them."""
    plain = {name: _value(one) for name, one in fields.items()}
    made = with_fields(contact or Contact(), plain)
    facts = made.facts
    for name, given in fields.items():
        facts = _facts(facts, name, given, made)
    return replace(made, facts=facts)


def _fields_by_id(found: Iterable[Located], scope: Scope) -> dict[str, dict[str, Plain]]:
    """For each target of a scope its fields as the last correction of each has them."""
    fields: dict[str, dict[str, Plain]] = defaultdict(dict)
    for one, name in found:
        if name is not None and one.scope is scope:
            fields[name][one.field] = one.value
    return dict(fields)


def _statements(
    reading: Reading, ruled: Mapping[str, Fields], found: Iterable[Located]
) -> tuple[tuple[Statement, ...], tuple[Statement, ...], tuple[Span, ...]]:
    """The statements that hold, those still unsure, and where statements stood that a person says are none."""
    added = [_missed(one.id, one.correction.value) for one in found if one.id and one.correction.scope is Scope.MISSED]
    sure = {said.id for said in (*reading.statements, *added)}
    kept: list[Statement] = []
    unsure: list[Statement] = []
    denied: list[Span] = []
    for said in (*reading.statements, *added, *reading.unsure):
        fields = ruled.get(said.id, {})
        made = _statement(said, fields)
        if not fields.get("present", True):
            denied.append(said.span)
        elif said.id in sure or fields.get("present"):
            kept.append(made)
        else:
            unsure.append(made)
    moved = added or len(kept) != len(reading.statements) or any("span" in fields for fields in ruled.values())
    ordered = sorted(kept, key=lambda said: (said.span.start, said.span.end)) if moved else kept
    return tuple(ordered), tuple(unsure), tuple(denied)


def _missed(name: str, value: Plain) -> Statement:
    """A statement that the machine missed, as a person gave it."""
    fields = value if isinstance(value, Mapping) else {}
    span: Span = converter().structure(fields["span"], Span)
    return _statement(Statement(name, span, span), fields)


def _statement(said: Statement, fields: Fields) -> Statement:
    if not fields:
        return said
    made = with_fields(said, fields)
    if "span" in fields and "content" not in fields:
        made = replace(made, content=_within(said.content, made.span))
    return replace(made, confidence=SURE) if _SAID & set(fields) else made


def _within(content: Span, span: Span) -> Span:
    """The part of what was said that lies in a span, or the whole span where no part does."""
    start, end = max(content.start, span.start), min(content.end, span.end)
    return Span(start, end) if start < end else span


def _contact(contact: Contact | None, fields: Fields | None) -> Contact | None:
    return contact_with(contact, fields) if fields else contact


def _told(contact: Contact, fields: Fields | None) -> Contact:
    return contact_with(contact, fields) if fields else contact


def _undertakings(
    reading: Reading, ruled: Mapping[str, Fields], statements: Sequence[Statement]
) -> tuple[Undertaking, ...]:
    """The undertakings whose statements hold, with what persons have said of them."""
    there = {said.id for said in statements}
    made = []
    for one in reading.undertakings:
        resting = tuple(name for name in one.statements if name in there)
        if resting or not one.statements:
            made.append(with_fields(replace(one, statements=resting), ruled.get(one.id, {})))
    return tuple(made)


def _value(given: Plain) -> Plain:
    """The value of a fact, without the words that a person has named for it."""
    return given["value"] if isinstance(given, Mapping) and "span" in given else given


def _facts(facts: tuple[Fact, ...], field: str, given: Plain, contact: Contact) -> tuple[Fact, ...]:
    """A contact's facts after one of its fields was set: those of that field agree with it, and rest on its words."""
    name, value = _FACTS.get(field, field), _value(given)
    own = [fact for fact in facts if fact.field == name]
    if field == "participants":
        kept = [fact for fact in own if _names_one(fact, contact.participants)]
    elif value is None or isinstance(value, bool) or not isinstance(value, str | int):
        kept = []
    elif isinstance(given, Mapping):
        kept = [Fact(name, value, converter().structure(given["span"], Span))]
    else:
        kept = [fact for fact in own if fact.value == value] or [_revalued(fact, value) for fact in own[:1]]
    return (
        tuple(fact for fact in facts if fact.field != name or fact in kept)
        if set(kept) <= set(own)
        else (
            *(fact for fact in facts if fact.field != name),
            *kept,
        )
    )


def _revalued(fact: Fact, value: str | int) -> Fact:
    """A fact that rests on the same words but has another value."""
    return replace(fact, value=value, approximate=False, more_than=False, confidence=SURE)


def _names_one(fact: Fact, participants: Iterable[Participant]) -> bool:
    """Whether a fact names one of some participants."""
    told = str(fact.value)
    return any(
        told in (who.office, who.party) or bool(who.person and same_person(told, who.person)) for who in participants
    )


def _covered(reading: Reading, denied: Iterable[Span], title: str | None) -> Reading:
    """The reading with its background and coverage as they are with the statements and facts that now hold."""
    told = [contact for contact in (reading.contact, *reading.other_contacts) if contact]
    statements = (*reading.statements, *reading.unsure)
    claimed = [span for said in statements for span in (said.span, said.cue) if span]
    claimed += [fact.span for contact in told for fact in contact.facts]
    own = [span for span in (*reading.background, *denied) if not any(span.overlap(other) for other in claimed)]
    background = tuple(sorted(set(own)))
    text = reading.account.text
    coverage = cover(text, statements, told, background, lay_out(text, title))
    return replace(reading, background=background, coverage=coverage)

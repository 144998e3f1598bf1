"""The contact card: each fact of the contact in plain words, what every account says of it, and whether they agree.

It is presentation-neutral: text, Markdown and HTML draw the same rows. What no account says is a row as well.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.export.labels import joined, label, plain_date, plain_minutes
from dragoman.lexicon.names import same_person
from dragoman.lexicon.parties import party_name
from dragoman.model import Contact, Fact, FindingKind, Participant, Record, Span

CLOCK = slice(0, 5)
CERTAIN_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
YEAR_OR_MONTH = re.compile(r"\d{4}(?:-\d{2})?")

CONTESTED = frozenset({FindingKind.CONFLICT, FindingKind.DENIED})


class Mark(StrEnum):
    """How the accounts stand to each other on one fact."""

    ALONE = "alone"
    """There is only one account."""
    AGREE = "agree"
    SOME = "some"
    """Several agree, others do not say."""
    ONLY = "only"
    DIFFER = "differ"
    OWN_WORDS = "own_words"
    UNSAID = "unsaid"


@dataclass(frozen=True)
class FactWords:
    """The words of an account that a fact rests on, and the value they give."""

    value: str
    span: Span
    text: str


@dataclass(frozen=True)
class FactRow:
    """One line of the card.

    In the order of the record's accounts, `told` has whether each tells of it at all, and `cells` in which words. `who`
    is whom the value names.
    """

    field: str
    label: str
    value: str | None
    mark: Mark
    note: str
    told: tuple[bool, ...]
    cells: tuple[tuple[FactWords, ...], ...]
    who: Participant | None = None

    @property
    def unknown(self) -> bool:
        """Whether there is no value and no account says anything of it."""
        return self.value is None and not any(self.told)


def fact_rows(record: Record, names: tuple[str, ...]) -> tuple[FactRow, ...]:
    """The contact card of `record`, whose accounts are called `names`; nothing where it has no contact."""
    contact = record.contact
    if contact is None:
        return ()
    rows = [_row(record, names, field, shown) for field, shown in _values(contact).items() if field != "occasion"]
    people = [_participant_row(record, names, one) for one in contact.participants]
    occasion = [_row(record, names, "occasion", contact.occasion)] if contact.occasion else []
    return tuple(rows[:1] + people + rows[1:] + occasion)


def _values(contact: Contact) -> dict[str, str | None]:
    """The contact's own values in plain words, by field, in the order of the card."""
    return {
        "kind": label("contact_kind", contact.kind) if contact.kind else None,
        "date": plain_date(contact.date) if contact.date else None,
        "start_time": contact.start_time,
        "duration": plain_minutes(contact.duration_minutes) if contact.duration_minutes is not None else None,
        "place": contact.place,
        "initiator": party_name(contact.initiator) if contact.initiator else None,
        "occasion": contact.occasion,
    }


def _row(record: Record, names: tuple[str, ...], field: str, value: str | None) -> FactRow:
    facts = [_facts_of(reading.contact, lambda fact: fact.field == field) for reading in record.readings]
    mark, note = _mark(field, facts, names, agreed=_judged(record, field, facts))
    if qualified := next((fact for own in facts for fact in own if fact.approximate or fact.more_than), None):
        value = value and _qualified(qualified, value)
    told = tuple(map(bool, facts))
    asker = record.contact.initiator if record.contact and field == "initiator" else None
    who = Participant(None, None, asker) if asker else None
    return FactRow(field, label("field", field), value, mark, note, told, _cells(record, facts), who)


def _participant_row(record: Record, names: tuple[str, ...], who: Participant) -> FactRow:
    def names_them(fact: Fact) -> bool:
        return fact.field == "participant" and _same(who, str(fact.value))

    facts = [_facts_of(reading.contact, names_them) for reading in record.readings]
    told = tuple(
        bool(own) or any(_same(who, one.person or one.party or "") for one in _participants(reading.contact))
        for own, reading in zip(facts, record.readings, strict=True)
    )
    mark, note = _agreement(told, names)
    value = plain_participant(who)
    return FactRow("participant", label("field", "participant"), value, mark, note, told, _cells(record, facts), who)


def _participants(contact: Contact | None) -> tuple[Participant, ...]:
    return contact.participants if contact else ()


def _same(who: Participant, value: str) -> bool:
    """Whether `value` names the participant: the person, or the party where there is no person."""
    return same_person(value, who.person) if who.person else value == who.party


def _cells(record: Record, facts: list[tuple[Fact, ...]]) -> tuple[tuple[FactWords, ...], ...]:
    """The words of each account, those that it repeats only once."""
    cells = []
    for own, reading in zip(facts, record.readings, strict=True):
        words = [FactWords(_shown(fact), fact.span, fact.span.of(reading.account.text)) for fact in own]
        cells.append(tuple({one.text.casefold(): one for one in reversed(words)}.values())[::-1])
    return tuple(cells)


def plain_participant(who: Participant) -> str:
    """A participant in words: person, office, party."""
    party = party_name(who.party) if who.party else None
    if who.person is None:
        return ", ".join(filter(None, (party, who.office))) or "not named"
    return f"{who.person}{', ' + who.office if who.office else ''}{f' ({party})' if party else ''}"


def _facts_of(contact: Contact | None, wanted: Callable[[Fact], bool]) -> tuple[Fact, ...]:
    return tuple(fact for fact in contact.facts if wanted(fact)) if contact else ()


def _shown(fact: Fact) -> str:
    """The value of a fact in plain words."""
    value = str(fact.value)
    if fact.field == "kind":
        return label("contact_kind", value)
    if fact.field == "date":
        return plain_date(value)
    if fact.field == "initiator":
        return party_name(value)
    if fact.field == "duration" and isinstance(fact.value, int):
        return _qualified(fact, plain_minutes(fact.value))
    return value


def _qualified(fact: Fact, value: str) -> str:
    return f"{'about ' if fact.approximate else ''}{'more than ' if fact.more_than else ''}{value}"


def _judged(record: Record, field: str, facts: list[tuple[Fact, ...]]) -> bool | None:
    """Whether the comparison found that all who tell of a field agree on it; None where it found nothing on it."""
    telling = {key for key, own in zip(record.account_ids, facts, strict=True) if own}
    found = [one for one in record.findings if one.field == field]
    if any(one.kind in CONTESTED for one in found):
        return False
    return True if any(one.kind is FindingKind.CORROBORATED and telling <= {*one.accounts} for one in found) else None


def _mark(
    field: str, facts: list[tuple[Fact, ...]], names: tuple[str, ...], *, agreed: bool | None
) -> tuple[Mark, str]:
    """The mark of a field and its words; `agreed` is what the comparison found, which the card does not contradict."""
    mark, note = _agreement(tuple(map(bool, facts)), names)
    told = [[_comparable(fact) for fact in own] for own in facts if own]
    if mark not in {Mark.AGREE, Mark.SOME} or (_have_a_common_value(told) and agreed is not False):
        return mark, note
    if field == "occasion":
        return Mark.OWN_WORDS, "each in its own words"
    shown: dict[str, list[str]] = {}
    for name, own in zip(names, facts, strict=True):
        if own:
            shown.setdefault(_shown(own[0]), []).append(name)
    parts = "; ".join(f"{joined(who)} {'has' if len(who) == 1 else 'have'} {value}" for value, who in shown.items())
    if agreed:
        return mark, f"{note}, though not in the same words: {parts}"
    return Mark.DIFFER, f"they differ: {parts}"


def _agreement(told: tuple[bool, ...], names: tuple[str, ...]) -> tuple[Mark, str]:
    """The mark by who speaks of the fact at all, and its words."""
    speaking = [name for name, says in zip(names, told, strict=True) if says]
    silent = [name for name, says in zip(names, told, strict=True) if not says]
    if not speaking:
        return Mark.UNSAID, "not said" if len(names) == 1 else "no account says"
    if len(names) == 1:
        return Mark.ALONE, ""
    if len(speaking) == 1:
        return Mark.ONLY, f"only {speaking[0]}"
    if not silent:
        return Mark.AGREE, "both agree" if len(names) == len(("one", "other")) else "all agree"
    return Mark.SOME, f"{joined(speaking)} agree; {joined(silent)} {'does' if len(silent) == 1 else 'do'} not say"


def _comparable(fact: Fact) -> str:
    value = str(fact.value).casefold()
    return value[CLOCK] if fact.field == "start_time" else value


def _have_a_common_value(told: list[list[str]]) -> bool:
    """Whether some value of the first account is, or is part of, a value of every other one."""
    return any(all(any(_alike(value, other) for other in own) for own in told[1:]) for value in told[0])


def _alike(one: str, other: str) -> bool:
    """Whether two values say the same, one perhaps more fully ("Geneva" and "Geneva, Switzerland")."""
    return one == other or one in other.split(", ") or other in one.split(", ") or _in(one, other) or _in(other, one)


def _in(day: str, longer: str) -> bool:
    """Whether a day lies in a longer time: 2021-11-18 in 2021-11, in 2021 and in the week 2021-W46."""
    if not CERTAIN_DAY.fullmatch(day):
        return False
    try:
        year, week, _ = date.fromisoformat(day).isocalendar()
    except ValueError:
        return False
    return longer == f"{year}-w{week:02}" or (YEAR_OR_MONTH.fullmatch(longer) is not None and day.startswith(longer))

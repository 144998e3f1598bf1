"""Readings made by hand: an account's text, and which of its words were said by whom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from dragoman.collation.comparison.ledger import Ledger
from dragoman.collation.contacts import merge_contacts
from dragoman.model import (
    Account,
    AccountKind,
    Act,
    Actor,
    Contact,
    ContactKind,
    Coverage,
    Fact,
    Finding,
    FindingKind,
    Match,
    Participant,
    Polarity,
    Reading,
    Relation,
    Span,
    Statement,
    Strength,
    Warning,  # noqa: A004 - the record's own word for it
)

BERG = Actor("Ingrid Berg", "Ingrid Berg", "Foreign Minister", "NO")
ROJAS = Actor("Pablo Rojas", "Pablo Rojas", "Foreign Minister", "CL")
PEOPLE = {"Berg": (BERG,), "Rojas": (ROJAS,), "both": (BERG, ROJAS), "": ()}


@dataclass(frozen=True)
class Said:
    """Words of an account and what was made of them."""

    words: str
    by: str = "Berg"
    act: str = "inform"
    strength: str | None = None
    topics: tuple[str, ...] = ()
    cue: str | None = None
    negative: bool = False


@dataclass(frozen=True)
class Telling:
    """What an account tells besides statements."""

    publisher: str | None = None
    kind: str | None = None
    side: str | None = None
    facts: tuple[tuple[str, str | int, str], ...] = ()
    about: tuple[str, ...] = ()
    more_than: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
    slips: tuple[tuple[str, str], ...] = ()
    slip_code: str = "weekday_disagrees"
    others: tuple[Contact, ...] = field(default=())


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def make_reading(name: str, text: str, said: Sequence[Said] = (), telling: Telling | None = None) -> Reading:
    telling = telling or Telling()
    account = Account(name, text, telling.publisher, AccountKind(telling.kind) if telling.kind else None, telling.side)
    statements = tuple(
        Statement(
            f"s{number}",
            span_of(text, one.words),
            span_of(text, one.words),
            PEOPLE[one.by],
            act=Act(one.act),
            strength=Strength(one.strength) if one.strength else None,
            polarity=Polarity.NEGATIVE if one.negative else Polarity.POSITIVE,
            topics=one.topics,
            cue=span_of(text, one.cue) if one.cue else None,
        )
        for number, one in enumerate(said, 1)
    )
    facts = tuple(
        Fact(name_, value, span_of(text, words), words in telling.about, words in telling.more_than)
        for name_, value, words in telling.facts
    )
    people = tuple(Participant(actor.person, actor.office, actor.party) for actor in (BERG, ROJAS))
    dates = [str(fact.value) for fact in facts if fact.field == "date"]
    contact = Contact(ContactKind.TELEPHONE_CALL, dates[0] if dates else None, participants=people, facts=facts)
    return Reading(
        account,
        contact,
        telling.others,
        statements,
        tuple(span_of(text, words) for words in telling.background),
        (),
        Coverage(0, 0, 0, 0, len(text)),
        tuple(Warning(telling.slip_code, message, span_of(text, words)) for words, message in telling.slips),
    )


@pytest.fixture
def reading() -> Callable[..., Reading]:
    return make_reading


@pytest.fixture
def said() -> type[Said]:
    return Said


@pytest.fixture
def telling() -> type[Telling]:
    return Telling


@pytest.fixture
def ledger() -> Callable[..., Ledger]:
    def build(readings: Sequence[Reading], *pairs: tuple[str, str], relation: Relation = Relation.SAME) -> Ledger:
        matches = [Match(pair, relation, 0.9) for pair in pairs]
        return Ledger(readings, merge_contacts(readings), matches)

    return build


@pytest.fixture
def of_kind() -> Callable[..., list[Finding]]:
    def choose(findings: Sequence[Finding], kind: str, field_: str | None = None) -> list[Finding]:
        wanted = FindingKind(kind)
        return [item for item in findings if item.kind is wanted and (field_ is None or item.field == field_)]

    return choose

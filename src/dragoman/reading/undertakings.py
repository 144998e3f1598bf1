"""Undertakings: who will do what, with whom, by when and on what condition, from the statements of one account."""

import re
from collections.abc import Sequence
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Act, Span, Statement, Strength, Undertaking
from dragoman.reading.times import Time

BINDING_ACTS = frozenset(
    {Act.AGREE, Act.PROMISE, Act.OFFER, Act.ACCEPT, Act.INTEND, Act.INVITE, Act.LOOK_FORWARD, Act.EXPECT}
)
LEAST = Strength.HOPE


def find_undertakings(text: str, statements: Sequence[Statement], times: Sequence[Time]) -> tuple[Undertaking, ...]:
    """The undertakings that statements make; ids `u1`, `u2` … in the order of the text."""
    made = [
        statement
        for statement in statements
        if statement.act in BINDING_ACTS and _lies_ahead(text, statement) and statement.speaker
    ]
    return tuple(_undertaking(f"u{number}", text, statement, times) for number, statement in enumerate(made, start=1))


def _lies_ahead(text: str, statement: Statement) -> bool:
    """Whether a statement binds to something yet to be done."""
    if statement.strength is None or statement.strength.rank < LEAST.rank:
        return False
    return statement.act not in {Act.EXPECT, Act.LOOK_FORWARD} or bool(_deed().search(statement.span.of(text)))


def _undertaking(number: str, text: str, statement: Statement, times: Sequence[Time]) -> Undertaking:
    content = statement.content.of(text)
    who = statement.addressee if statement.act is Act.INVITE and statement.addressee else statement.speaker
    with_whom = [actor for actor in (*statement.speaker, *statement.addressee) if actor not in who]
    condition = _condition().search(content)
    return Undertaking(
        id=number,
        who=tuple(actor.name for actor in who),
        what=re.sub(r"\s+", " ", content),
        kind=_kind(statement.span.of(text)),
        with_whom=tuple(actor.name for actor in with_whom),
        when=_when(text, statement.span, times),
        condition=condition.group().strip(" ,") if condition else None,
        statements=(statement.id,),
    )


def _kind(words: str) -> str:
    for kind, pattern in _kinds():
        if pattern.search(words):
            return kind
    return "cooperation"


def _when(text: str, span: Span, times: Sequence[Time]) -> str | None:
    """The first time that the words give, as a value or, where it is open, in the account's words."""
    for time in times:
        if span.covers(time.span) and not str(time.value or "").startswith("P"):
            return time.value or f"open: {time.span.of(text)}"
    return None


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    kinds = load_table("undertakings")["kinds"]
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in kinds.items())


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(load_table("undertakings")["deed"], re.IGNORECASE)


@cache
def _condition() -> re.Pattern[str]:
    return re.compile(load_table("undertakings")["condition"], re.IGNORECASE)

"""The questions of the queue, ready to be shown: each in a sentence, with its words in context and its answers."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection

from dragoman.archive.disagreements import Disagreement
from dragoman.archive.follow.undertakings import Followed
from dragoman.archive.queueing import Doubt, Sitting
from dragoman.archive.readings import reading_around
from dragoman.export.labels import capitalised, does, joined
from dragoman.export.memo.wording import party_in_prose
from dragoman.lexicon.parties import party_name
from dragoman.model import Act, Actor, Fact, Reading, Span, Statement
from dragoman.web.pages import addresses
from dragoman.web.pages.asking import Window, window
from dragoman.web.pages.charts.scales import plain_days
from dragoman.web.pages.saying import field_name, in_words

AROUND = 220
"""Characters on either side of the words of a question."""
_LEAD = 260
_FACTS = {"duration_minutes": "duration"}


class Answer(NamedTuple):
    """A button: what it says, and the correction that it makes; `keep` says that what holds is right."""

    words: str
    target: str
    field: str
    value: str = ""
    keep: bool = False
    expected: int | None = 0
    undo: int | None = None


class Quoted(NamedTuple):
    """Words of an account, with what stands around them, and the page that shows them."""

    whose: str
    href: str
    window: Window


class Asked(NamedTuple):
    """One question."""

    why: str
    sentence: str
    quotes: tuple[Quoted, ...]
    answers: tuple[Answer, ...]
    other: str | None
    where: str
    href: str


def questions(db: Connection, found: Sitting) -> tuple[Asked, ...]:
    """The questions of a sitting, in order; what is not there any more is left out."""
    named = [one.target for one in found.doubts] + [one.now or "" for one in found.disputes]
    for promise in found.promises:
        named += [word.statement or "" for word in promise.pledge.words]
        named += [promise.closing.statement or ""] if promise.closing else []
    wanted: dict[str, set[str]] = defaultdict(set)
    for name in named:
        key, _, part = name.partition(".")
        wanted[key].add(part)

    @cache
    def read(key: str) -> Reading:
        return reading_around(db, key, wanted[key])

    made = (
        *(_dispute(read, one) for one in found.disputes),
        *(_promise(read, one) for one in found.promises),
        *(_DOUBTS[one.kind](read, one) for one in found.doubts),
    )
    return tuple(one for one in made if one)


Read = Callable[[str], Reading]


def _unsure(read: Read, doubt: Doubt) -> Asked | None:
    reading, said = _said(read, doubt.target)
    if said is None:
        return None
    who = _speakers(said)
    return Asked(
        "A statement the machine would not assert",
        f"Does the account have {who or 'somebody'} say this?",
        (_quote(reading, doubt.account, said.span, doubt.target),),
        (
            Answer("Yes", doubt.target, "present", "yes"),
            Answer("No, it is no statement", doubt.target, "present", "no"),
        ),
        addresses.correct(doubt.target),
        reading.account.label,
        addresses.statement(doubt.target),
    )


def _speaker(read: Read, doubt: Doubt) -> Asked | None:
    reading, said = _said(read, doubt.target)
    if said is None or not said.speaker:
        return None
    names = [_name(one) for one in said.speaker]
    return Asked(
        "A speaker the machine is not sure of",
        f"Is it {_speakers(said)} who {does(Act.INFORM, names)} this?",
        (_quote(reading, doubt.account, said.span, doubt.target),),
        (Answer("Yes", doubt.target, "speaker", keep=True),),
        addresses.correct(doubt.target, "speaker"),
        reading.account.label,
        addresses.statement(doubt.target),
    )


def _fact(read: Read, doubt: Doubt) -> Asked | None:
    reading = read(doubt.account)
    name = _FACTS.get(doubt.field, doubt.field)
    facts = [one for one in (reading.contact.facts if reading.contact else ()) if one.field == name]
    values: dict[str, Fact] = {}
    for fact in facts:
        values.setdefault(str(fact.value), fact)
    if len(values) < 2:  # noqa: PLR2004 - two values that cannot both hold
        return None
    few = list(values.items())[:3]
    return Asked(
        "An account that contradicts itself",
        f"{field_name(doubt.field)}: which of these holds of the contact?",
        tuple(_quote(reading, doubt.account, fact.span) for _, fact in few),
        tuple(
            Answer(capitalised(in_words(doubt.field, fact.value)), doubt.target, doubt.field, value)
            for value, fact in few
        ),
        addresses.correct(doubt.target, doubt.field),
        reading.account.label,
        addresses.account(doubt.account),
    )


def _pair(read: Read, doubt: Doubt) -> Asked | None:
    keys = doubt.target.split("~")
    readings = [read(key) for key in keys]
    return Asked(
        "Two accounts that may tell of one contact",
        "Do both tell of the same contact?",
        tuple(_lead(reading, key) for reading, key in zip(readings, keys, strict=True)),
        (
            Answer("Yes, the same", doubt.target, "contact", "same"),
            Answer("No, two contacts", doubt.target, "contact", "apart"),
        ),
        None,
        joined([reading.account.label for reading in readings]),
        addresses.account(keys[0]),
    )


def _promise(read: Read, one: Followed) -> Asked | None:
    pledge, closing = one.pledge, one.closing
    key = pledge.teller.account
    reading = read(key)
    quotes = [_quote(reading, key, word.span, word.statement) for word in pledge.words[:1]]
    who = joined([person.name for person in pledge.who]) or "Somebody"
    if closing and closing.statement:
        other, said = _said(read, closing.statement)
        if said:
            quotes.append(_quote(other, closing.statement.partition(".")[0], said.span, closing.statement))
    return Asked(
        "An undertaking that seems to be closed",
        f"{who}: {pledge.what}. It seems {one.status.value}: {plain_days(one.reason)}. Is that so?",
        tuple(quotes),
        (
            Answer(f"Yes, {one.status.value}", pledge.id, "status", one.status.value),
            Answer("No, it is open", pledge.id, "status", "open"),
        ),
        addresses.correct(pledge.id, "status"),
        pledge.teller.label,
        addresses.contact(closing.contact) if closing and closing.contact else addresses.account(key),
    )


def _dispute(read: Read, one: Disagreement) -> Asked | None:
    made, target = one.correction, one.now or one.correction.target
    key, _, part = target.partition(".")
    reading, said = _said(read, target) if part else (read(key), None)
    text = reading.account.text
    mine, theirs = (in_words(made.field, value, text) for value in (made.value, one.machine))
    return Asked(
        "A rereading that disagrees with a person",
        f"{field_name(made.field, made.scope)}: {made.by} said {mine}; the machine now reads {theirs}. Which holds?",
        (_quote(reading, key, said.span, target),) if said else (_lead(reading, key),),
        (
            Answer(capitalised(mine), target, made.field, keep=True, expected=made.id),
            Answer(f"{capitalised(theirs)}, as the machine has it", target, made.field, undo=made.id),
        ),
        addresses.correct(target, made.field),
        reading.account.label,
        addresses.history(target),
    )


_DOUBTS: Mapping[str, Callable[[Read, Doubt], Asked | None]] = {
    "unsure": _unsure,
    "speaker": _speaker,
    "fact": _fact,
    "pair": _pair,
}


def _said(read: Read, target: str) -> tuple[Reading, Statement | None]:
    key, _, part = target.partition(".")
    reading = read(key)
    return reading, next((one for one in (*reading.statements, *reading.unsure) if one.id == part), None)


def _speakers(said: Statement) -> str:
    return joined([_name(one) for one in said.speaker])


def _name(actor: Actor) -> str:
    """An actor as a sentence names one: "Marta Lind", "the United States"."""
    if actor.person or not actor.party or actor.name != party_name(actor.party):
        return actor.person or actor.name
    return party_in_prose(actor.party)


def _quote(reading: Reading, key: str, span: Span, statement: str | None = None) -> Quoted:
    href = addresses.statement(statement) if statement else addresses.account(key)
    return Quoted(reading.account.label, href, window(reading.account.text, (span.start, span.end), AROUND))


def _lead(reading: Reading, key: str) -> Quoted:
    """How an account begins."""
    text = reading.account.text
    return Quoted(
        reading.account.label, addresses.account(key), Window(0, "", text[:_LEAD], "…" if text[_LEAD:] else "")
    )

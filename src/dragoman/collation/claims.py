"""Statements made ready for comparison: their words, who says them, in what surroundings. Compares nothing itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from dragoman.collation.pieces import contents_of, pieces
from dragoman.collation.vectors import Encoding, encode
from dragoman.collation.words import Word, words_of
from dragoman.lexicon import load_table
from dragoman.lexicon.calendar import date_pattern, weekday_names
from dragoman.lexicon.names import name_key, surname
from dragoman.model import Act, Actor, Reading, Span, Statement

_NEAR = 12
"""Characters before a cue in which its auxiliary and negation stand ("did not say")."""
_AUXILIARY = re.compile(
    r"(?:\b(?:do|does|did|has|have|had|is|are|was|were|will|would|can|could|should)\s*(?:not|n['’]t)|\b(?:not|never|cannot))\s+$",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Claim:
    """One statement of one account. `id` is the record's (`a1.s3`), `account` the account's number from 0.

    `pieces` are cue and content, together or apart, with the auxiliary before the cue: all words that decide what is
    claimed, and no other statement's.
    """

    id: str
    account: int
    statement: Statement
    text: str
    pieces: tuple[Span, ...]

    @cached_property
    def told(self) -> str:
        """The words of all pieces in a row."""
        return " ".join(piece.of(self.text) for piece in self.pieces)

    @cached_property
    def encoding(self) -> Encoding:
        """The vectors of those words; the encoder runs when they are first asked for."""
        return encode(self.told)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of cue and content, without those of the source where it stands between them."""
        source = self.statement.source
        words = _in_one(words_of(self.text, piece) for piece in self.pieces)
        if source is None or self.statement.content.overlap(source) == source.length:
            return words
        return tuple(word for word in words if not source.overlap(word.span))

    @cached_property
    def content(self) -> str:
        """What was said, without its cue."""
        return self.statement.content.of(self.text)

    @cached_property
    def wording(self) -> str:
        """What was said, in lower case and single spaces: equal for equal words."""
        return _SPACE.sub(" ", self.content).strip(" .,;:").casefold()

    @property
    def act(self) -> Act:
        """The speech act."""
        return self.statement.act

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Keys of the persons who speak, or of their parties where no person is known."""
        return frozenset(key for actor in self.statement.speaker for key in actor_keys(actor)[:1])

    @property
    def known(self) -> bool:
        """Whether a person or a party is known to speak; "the statement" or "sources" are nobody in particular."""
        return any(actor.person or actor.party for actor in self.statement.speaker)

    @property
    def is_person(self) -> bool:
        """Whether all who speak are known by name."""
        return all(actor.person for actor in self.statement.speaker)

    @cached_property
    def parties(self) -> frozenset[str]:
        """Codes of the parties that speak."""
        return frozenset(actor.party for actor in self.statement.speaker if actor.party)


def claims_of(readings: Sequence[Reading]) -> tuple[Claim, ...]:
    """All statements of all readings, in order, as claims."""
    return tuple(_claims(readings))


def actor_keys(actor: Actor) -> tuple[str, ...]:
    """What tells an actor apart, the most telling first: surname, party, name."""
    return tuple(
        key for key in (_surname(actor.person), f"@{actor.party}" if actor.party else "", actor.name.casefold()) if key
    )


def _claims(readings: Sequence[Reading]) -> Iterator[Claim]:
    for number, reading in enumerate(readings):
        text, contents = reading.account.text, contents_of(reading)
        for statement in reading.statements:
            found = _without_frame(pieces(statement, statement.content, contents), statement, text)
            whole = tuple(_widened(piece, statement.cue, text) for piece in found)
            yield Claim(f"a{number + 1}.{statement.id}", number, statement, text, whole)


def _without_frame(found: tuple[Span, ...], statement: Statement, text: str) -> tuple[Span, ...]:
    """The pieces without whom and when a cue was told, which nothing says of what was ("told X *on Monday* that")."""
    cue, content = statement.cue, statement.content
    if cue is None or len(found) > 1 or cue.end >= content.start:
        return found
    return (cue, content) if _frame().fullmatch(text, cue.end, content.start) else found


@cache
def _frame() -> re.Pattern[str]:
    """Words between a cue and what was said that tell whom or when it was told."""
    table = load_table("wording")["frame"]
    day = rf"(?:{date_pattern()}|{'|'.join(weekday_names())}|{table['relative']})"
    when = rf"(?:{table['on']}\s)?{day}(?:\s{table['hour']})?"
    return re.compile(rf"\s(?:[^.;:()]{{2,60}}\s{table['said']}|{when},?\s(?:{table['said']}|{table['done']}))\s+")


def _widened(piece: Span, cue: Span | None, text: str) -> Span:
    """A piece with the auxiliary before its cue ("did not say"), from the beginning of its first word."""
    start = piece.start
    if cue is not None and cue.start == start:
        before = _AUXILIARY.search(text[max(0, start - _NEAR) : start])
        start -= len(before.group()) if before else 0
    return Span(_word_start(start, text), piece.end)


def _word_start(offset: int, text: str) -> int:
    """Where the word around an offset begins: without its "de-", "de-escalate" would mean the reverse."""
    least = max(0, offset - _NEAR)
    while offset > least and (text[offset - 1].isalnum() or text[offset - 1] == "-"):
        offset -= 1
    return offset


def _in_one(parts: Iterable[Sequence[Word]]) -> tuple[Word, ...]:
    """The words of several pieces as if they stood together: the clause that one breaks off the next goes on with."""
    found: list[Word] = []
    for words in parts:
        clause = found[-1].clause if found else 0
        found += [word._replace(clause=clause + word.clause) for word in words] if clause else words
    return tuple(found)


def _surname(person: str | None) -> str:
    """One form for all ways of writing a person's surname."""
    return name_key(surname(person)) if person else ""

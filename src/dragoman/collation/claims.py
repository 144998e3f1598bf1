"""Statements made ready for comparison: their words, who says them, in what surroundings. Compares nothing itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.collation.wording import Word, words_of
from dragoman.lexicon.names import name_key, surname
from dragoman.model import Act, Actor, Reading, Span, Statement

_NEAR = 12
"""Characters before a cue in which its auxiliary and negation stand ("did not say")."""
_FAR = 80
"""Characters between a cue and its content beyond which the words between are not the statement's."""
_AUXILIARY = re.compile(
    r"(?:\b(?:do|does|did|has|have|had|is|are|was|were|will|would|can|could|should)\s*(?:not|n['’]t)|\b(?:not|never|cannot))\s+$",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Claim:
    """One statement of one account. `id` is the record's (`a1.s3`), `account` the account's number from 0."""

    id: str
    account: int
    statement: Statement
    text: str

    @cached_property
    def governing(self) -> Span:
        """Cue and content together, with the auxiliary before the cue: all words that decide what is claimed."""
        content, cue = self.statement.content, self.statement.cue
        if cue is None or cue.length <= 0 or cue.start >= content.start or content.start - cue.end > _FAR:
            return Span(self._word_start(content.start), content.end)
        before = _AUXILIARY.search(self.text[max(0, cue.start - _NEAR) : cue.start])
        start = cue.start - (len(before.group()) if before else 0)
        return Span(self._word_start(start), content.end)

    def _word_start(self, offset: int) -> int:
        """Where the word around an offset begins: without its "de-", "de-escalate" would mean the reverse."""
        least = max(0, offset - _NEAR)
        while offset > least and (self.text[offset - 1].isalnum() or self.text[offset - 1] == "-"):
            offset -= 1
        return offset

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of cue and content, without those of the source where it stands between them."""
        source = self.statement.source
        words = words_of(self.text, self.governing)
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
        for statement in reading.statements:
            yield Claim(f"a{number + 1}.{statement.id}", number, statement, reading.account.text)


def _surname(person: str | None) -> str:
    """One form for all ways of writing a person's surname."""
    return name_key(surname(person)) if person else ""

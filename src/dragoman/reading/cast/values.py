"""The values of the cast: who and what an account mentions, where, and in which form. No finding happens here."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from dragoman.model import Actor, Span

if TYPE_CHECKING:
    from dragoman.reading.cast.identity import Person
    from dragoman.reading.cast.phrase import Phrase

_T = TypeVar("_T", bound=Hashable)


class Form(StrEnum):
    """The form of words by which somebody is mentioned."""

    NAME = "name"
    TITLE = "title"
    PARTY = "party"
    BODY = "body"
    GROUP = "group"
    PRONOUN = "pronoun"
    COUNTERPART = "counterpart"


PEOPLE = (Form.NAME, Form.TITLE, Form.PRONOUN, Form.COUNTERPART)
"""The forms by which single persons are mentioned."""

_JOIN = re.compile(
    r"\s*(?:\([^()\n]{1,40}\))?\s*(?:,|;|&|,?\s*(?:and|as well as|together with|along with|alongside|plus|or))\s*"
    r"(?:(?:also|by|both|with|between|from|then|the|a|an)\s+){0,3}",
)
_PLAIN_NOUN = re.compile(r"(?:['’]s?)?(?:\s[a-z-]+){1,3}\s*")
_NOTHING_LEFT = re.compile(r"[\s.,;:!?\"”’'()]*(?:s\b)?[\s.,;:!?\"”’'()]*")
_OPENING = re.compile(
    r"[\s\"“‘'(]*(?:(?:both|either|neither|even|only|then|while|when|as|and|but|that|by|from|of)\s+)*"
    r"(?:(?:the|a|an)\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mention:
    """Words that mention actors. `possessive`: they only qualify what follows ("Okada's visit", "Russian proposal").

    `confidence`, between 0 and 1, says how sure it is that these are meant (see `confidence`); 1 before it is weighed.
    """

    span: Span
    actors: tuple[Actor, ...]
    form: Form
    possessive: bool = False
    confidence: float = 1.0


@dataclass(frozen=True)
class Cast:
    """All mentions of an account, sorted by start and not overlapping.

    `people` are the persons behind them; `left` the phrases that the first pass could not resolve; `day` the account's.
    """

    text: str
    mentions: tuple[Mention, ...] = ()
    people: "tuple[Person, ...]" = ()
    left: "tuple[Phrase, ...]" = ()
    day: date | None = None

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.span.start for mention in self.mentions]

    @cached_property
    def _ends(self) -> list[int]:
        return [mention.span.end for mention in self.mentions]

    def within(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that lie wholly in `span`."""
        first = bisect_left(self._starts, span.start)
        last = bisect_right(self._ends, span.end)
        return self.mentions[first:last]

    def touching(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that share at least one code point with `span`."""
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, span.end)
        return self.mentions[first:last]

    def at(self, offset: int) -> Mention | None:
        """The mention whose words include the code point at `offset`."""
        found = self.touching(Span(offset, offset + 1))
        return found[0] if found else None

    @cached_property
    def open_parties(self) -> frozenset[str]:
        """The persons whose party no word of the account tells: unknown, or assumed to be the publisher's own."""
        return frozenset(
            each.actor.person
            for each in self.people
            if each.actor.person and (each.assumed or each.actor.party is None)
        )

    def with_parties(self, parties: Mapping[str, str]) -> "Cast":
        """The cast with the persons named in `parties` of the parties given there."""

        def of_party(actor: Actor) -> Actor:
            return replace(actor, party=parties.get(actor.person or "", actor.party))

        people = tuple(
            replace(each, actor=of_party(each.actor), assumed=each.assumed and each.actor.person not in parties)
            for each in self.people
        )
        mentions = tuple(replace(each, actors=tuple(map(of_party, each.actors))) for each in self.mentions)
        return replace(self, mentions=mentions, people=people)

    def whom(self, span: Span) -> tuple[Actor, ...]:
        """Whom the words of a source mean: joined names give all, an embedded possessor does not count.

        "Okada and Lavrov" gives both, "Russian President Putin" one, "his office" the body, "his hope" him;
        () where nobody is meant.
        """
        mentions = [mention for mention in self.touching(span) if mention.actors]
        heads = [mention for mention in mentions if not mention.possessive]
        if not heads:
            return self._possessor(mentions, span)
        chosen = [heads[0]]
        for mention in heads[1:]:
            if not _JOIN.fullmatch(self._between(chosen[-1], mention, mentions)):
                break
            chosen.append(mention)
        return unique(actor for mention in chosen for actor in mention.actors)

    def _between(self, left: Mention, right: Mention, mentions: list[Mention]) -> str:
        """The words between two mentions, possessors left out ("Russian" in "and Russian officials")."""
        pieces, at = [], left.span.end
        for mention in mentions:
            if mention.possessive and left.span.end <= mention.span.start and mention.span.end <= right.span.start:
                pieces.append(self.text[at : mention.span.start])
                at = mention.span.end
        pieces.append(self.text[at : right.span.start])
        return re.sub(r"['’]s?(?=\s)", "", " ".join(pieces))

    def _possessor(self, mentions: list[Mention], span: Span) -> tuple[Actor, ...]:
        """Whom a source means that is but a possessor, alone or with a plain noun ("Okada's", "his intention")."""
        if len(mentions) != 1:
            return ()
        mention = mentions[0]
        before = self.text[span.start : max(span.start, mention.span.start)]
        after = self.text[min(mention.span.end, span.end) : span.end]
        owned = _NOTHING_LEFT.fullmatch(after) or (mention.form in PEOPLE and _PLAIN_NOUN.fullmatch(after))
        return mention.actors if owned and _OPENING.fullmatch(before) else ()


def unique(items: Iterable[_T]) -> tuple[_T, ...]:
    """The items in their order, each once."""
    return tuple(dict.fromkeys(items))

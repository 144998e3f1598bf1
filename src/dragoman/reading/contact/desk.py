"""All that lies on the table while the contacts of one account are put together."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dragoman.model import Account, Actor, Span
from dragoman.reading.cast import Cast
from dragoman.reading.contact.company import company
from dragoman.reading.contact.encounters import Telling
from dragoman.reading.contact.principal import principal, speaks_for_head
from dragoman.reading.contact.sentences import Sentences
from dragoman.reading.contact.when import Clock
from dragoman.reading.layout import Layout


@dataclass(frozen=True)
class Desk:
    """All that lies on the table while the contacts of one account are put together."""

    account: Account
    layout: Layout
    cast: Cast
    clock: Clock
    sentences: Sentences
    day: date | None
    titled: tuple[Telling, ...] = ()
    """The tellings of the title."""

    @cached_property
    def principal(self) -> Actor | None:
        """For whom the publisher speaks, as far as is known."""
        told = (sentence.span for sentence in self.sentences.all if sentence.turn is None)
        came = {actor.person for span in told for actor in company(self.cast, span)}
        aside = came | self._named_later if speaks_for_head(self.account) else came
        return principal(self.account, self.layout, self.cast, self.day, frozenset(filter(None, aside)))

    @property
    def _named_later(self) -> set[str | None]:
        """Those whom the account names only behind its first sentences."""
        led = {actor.person for span in self.front for mention in self.cast.within(span) for actor in mention.actors}
        return {actor.person for mention in self.cast.mentions for actor in mention.actors} - led

    @cached_property
    def front(self) -> tuple[Span, ...]:
        """The first sentences, title and lead."""
        front = (each for each in self.sentences.all if each.title or (each.lead and each.turn is None))
        return tuple(sentence.span for sentence in front)[:4]

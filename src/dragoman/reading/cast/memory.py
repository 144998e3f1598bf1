"""What a reader keeps in mind while walking through an account: who was spoken of, and who was whose subject."""

import re
from collections import deque
from dataclasses import dataclass, field
from functools import cache

from dragoman.model import Actor
from dragoman.reading.cast.discourse import Sentences, is_person, is_subject
from dragoman.reading.cast.values import Mention
from dragoman.reading.cast.words import either

_REMEMBERED = 8
_AT_ONCE = 40
"""Mentions that are kept of a sentence without end."""


@cache
def _heading() -> re.Pattern[str]:
    """What a clause begins with that heads a sentence and is not its main one."""
    return re.compile(rf"{either('discourse', 'heading')}\b")


@dataclass
class Memory:
    """Whom an account spoke of last.

    `current` are the mentions of this sentence and `leading` those of them that stand as subjects, `previous` the
    mentions of the sentence before; `subjects` the first subjects of sentences and `persons` the persons, latest first.
    """

    sentences: Sentences
    sentence: int | None = None
    current: list[Mention] = field(default_factory=list)
    leading: list[Mention] = field(default_factory=list)
    previous: list[Mention] = field(default_factory=list)
    subjects: deque[Mention] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    persons: deque[Mention] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))

    def enter(self, index: int | None) -> None:
        """Moves on to another sentence, remembering the subject of the last."""
        if index is None or index == self.sentence:
            return
        if self.leading:
            self.subjects.appendleft(self._main_subject())
        elif self.current and self._owns_subject(self.current[0]):
            self.subjects.appendleft(self.current[0])
        if self.current:
            self.previous = self.current
        self.current, self.leading = [], []
        self.sentence = index

    def _owns_subject(self, mention: Mention) -> bool:
        """Whether a person owns what a sentence begins with ("*The Minister's* words were taken for more")."""
        opens = mention.span.start - self.start <= len("The ")
        return opens and mention.possessive and is_person(mention)

    def _main_subject(self) -> Mention:
        """The first subject of this sentence, behind a clause that heads it ("Asked if A …, *B* said")."""
        text = self.sentences.text
        headed = _heading().match(text, self.start)
        behind = (one for one in self.leading[1:] if text.endswith(", ", 0, one.span.start)) if headed else iter(())
        return next(behind, self.leading[0])

    def note(self, mention: Mention) -> None:
        """Remembers a mention."""
        self.current.append(mention)
        if len(self.current) > 2 * _AT_ONCE:
            del self.current[:_AT_ONCE]
        if is_subject(self.sentences.text, self.start, mention):
            self.leading.append(mention)
            del self.leading[1 : -2 * _AT_ONCE]
        if is_person(mention):
            self.persons.appendleft(mention)

    @property
    def start(self) -> int:
        """Where the present sentence starts."""
        return self.sentences.spans[self.sentence].start if self.sentence is not None else 0

    @property
    def end(self) -> int:
        """Where the present sentence ends."""
        return self.sentences.spans[self.sentence].end if self.sentence is not None else 0

    def subjects_here(self) -> list[Mention]:
        """The persons of this sentence so far that stand as subjects."""
        return [one for one in self.leading if is_person(one)]

    def subject_here(self) -> Actor | None:
        """The last of them."""
        return next((one.actors[0] for one in reversed(self.leading) if is_person(one)), None)

    def last_subject(self) -> Actor | None:
        """The person who was subject of a sentence last."""
        return next((one.actors[0] for one in self.subjects if is_person(one)), None)

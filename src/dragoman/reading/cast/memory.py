"""What a reader keeps in mind while walking through an account: who was spoken of, and who was whose subject."""

from collections import deque
from dataclasses import dataclass, field

from dragoman.model import Actor
from dragoman.reading.cast.discourse import Sentences, is_person, is_subject
from dragoman.reading.cast.values import Mention

_REMEMBERED = 8
_AT_ONCE = 40
"""Mentions that are kept of a sentence without end."""


@dataclass
class Memory:
    """The mentions of this sentence and of the one before, the latest subjects of sentences and the latest persons."""

    sentences: Sentences
    sentence: int | None = None
    current: list[Mention] = field(default_factory=list)
    previous: list[Mention] = field(default_factory=list)
    subjects: deque[Mention] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    persons: deque[Mention] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))

    def enter(self, index: int | None) -> None:
        """Moves on to another sentence, remembering the subject of the last."""
        if index is None or index == self.sentence:
            return
        subject = next((one for one in self.current if is_subject(self.sentences.text, self.start, one)), None)
        if subject is not None:
            self.subjects.appendleft(subject)
        if self.current:
            self.previous = self.current
        self.current = []
        self.sentence = index

    def note(self, mention: Mention) -> None:
        """Remembers a mention."""
        self.current.append(mention)
        if len(self.current) > 2 * _AT_ONCE:
            del self.current[:_AT_ONCE]
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
        text, start = self.sentences.text, self.start
        return [one for one in self.current if is_person(one) and is_subject(text, start, one)]

    def subject_here(self) -> Actor | None:
        """The last of them."""
        found = self.subjects_here()
        return found[-1].actors[0] if found else None

    def last_subject(self) -> Actor | None:
        """The person who was subject of a sentence last."""
        return next((one.actors[0] for one in self.subjects if is_person(one)), None)

"""The findings as the page lists them: grouped, and those marked that a reader wants, by kind, speaker and topic."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from dragoman.export.labels import label
from dragoman.export.view import View
from dragoman.model import Finding


@dataclass(frozen=True)
class Wanted:
    """What a reader wants to see of the findings; empty for all. `by_weight`: not grouped by kind."""

    kind: str = ""
    speaker: str = ""
    topic: str = ""
    by_weight: bool = False

    @property
    def some(self) -> bool:
        """Whether anything is left out."""
        return bool(self.kind or self.speaker or self.topic)


EVERYTHING = Wanted()


@dataclass(frozen=True)
class Choice:
    """One value to choose in the filter, in words, its number for the script, and of how many findings it holds."""

    value: str
    words: str
    number: int
    count: int


@dataclass(frozen=True)
class Listed:
    """A finding, its places in both orders, the numbers of its speakers and topics, and whether it is wanted."""

    finding: Finding
    by_kind: int
    by_weight: int
    speakers: str
    topics: str
    wanted: bool


@dataclass(frozen=True)
class Group:
    """Findings of one kind in a row."""

    kind: str
    heading: str
    findings: tuple[Listed, ...]

    @property
    def wanted(self) -> int:
        """How many of them are wanted."""
        return sum(one.wanted for one in self.findings)


@dataclass(frozen=True)
class FindingList:
    """The findings of a view as a reader wants them."""

    view: View
    wanted: Wanted = EVERYTHING

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.view.record.findings)

    @cached_property
    def count(self) -> int:
        """How many of them are wanted."""
        return sum(group.wanted for group in self.groups)

    @property
    def told(self) -> str:
        """How many are shown, in words."""
        noun = "finding" if self.total == 1 else "findings"
        return f"{self.count} of {self.total} {noun}" if self.wanted.some else f"{self.total} {noun}"

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The findings in groups of one kind; by weight alone a kind can come several times."""
        ordered = self._by_weight if self.wanted.by_weight else self._by_kind
        return tuple(
            Group(kind.value, label("finding", kind), tuple(map(self._listed, own)))
            for kind, own in groupby(ordered, key=lambda one: one.kind)
        )

    @cached_property
    def kinds(self) -> tuple[Choice, ...]:
        """The kinds that there are, in the order in which they are listed."""
        counts = Counter(one.kind.value for one in self._by_kind)
        return tuple(Choice(one, label("finding", one), number, counts[one]) for number, one in enumerate(counts))

    @cached_property
    def speakers(self) -> tuple[Choice, ...]:
        """Who speaks in findings, the most frequent first."""
        return _choices(map(self._speakers_of, self.view.record.findings))

    @cached_property
    def topics(self) -> tuple[Choice, ...]:
        """What findings are about, the most frequent first."""
        return _choices(map(self._topics_of, self.view.record.findings))

    @cached_property
    def _by_kind(self) -> list[Finding]:
        return [one for group in self.view.groups for one in group.findings]

    @cached_property
    def _by_weight(self) -> list[Finding]:
        return sorted(self._by_kind, key=lambda one: -one.weight)

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        weighed = {one.id: place for place, one in enumerate(self._by_weight)}
        return {one.id: (place, weighed[one.id]) for place, one in enumerate(self._by_kind)}

    def _listed(self, one: Finding) -> Listed:
        speakers, topics = self._speakers_of(one), self._topics_of(one)
        asked = ((self.wanted.kind, (one.kind.value,)), (self.wanted.speaker, speakers), (self.wanted.topic, topics))
        return Listed(
            one,
            *self._places[one.id],
            " ".join(str(self._numbers["speaker", name]) for name in speakers),
            " ".join(str(self._numbers["topic", name]) for name in topics),
            all(not value or value in values for value, values in asked),
        )

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], int]:
        lists = (("speaker", self.speakers), ("topic", self.topics))
        return {(name, one.value): one.number for name, choices in lists for one in choices}

    def _speakers_of(self, one: Finding) -> tuple[str, ...]:
        said = (self.view.statements[key].statement for key in one.statements if key in self.view.statements)
        return tuple(dict.fromkeys(actor.name for statement in said for actor in statement.speaker))

    def _topics_of(self, one: Finding) -> tuple[str, ...]:
        said = (self.view.statements[key].statement for key in one.statements if key in self.view.statements)
        return tuple(dict.fromkeys(topic for statement in said for topic in statement.topics))


def _choices(values: Iterable[tuple[str, ...]]) -> tuple[Choice, ...]:
    counts = Counter(value for own in values for value in own)
    return tuple(Choice(name, name, number, count) for number, (name, count) in enumerate(counts.most_common()))

"""The memo as a document: headings, sentences with their numbers, sources, and the words that the numbers stand for.

Markdown and the page for print draw the same values.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from dragoman.collation.comparison.telling import cut
from dragoman.export.labels import label, plain_date
from dragoman.export.memo.page import Memo, Section, memos_of
from dragoman.export.memo.room import PAGE
from dragoman.export.memo.sentences import Sentence, phrase
from dragoman.export.rows import Column
from dragoman.model import Evidence, Record

LONGEST_QUOTE = 80
"""Characters of a span that are shown in the list of words."""


@dataclass(frozen=True)
class Run:
    """Numbers in a row, "3–5", and the span that the first stands for."""

    text: str
    proof: Evidence


@dataclass(frozen=True)
class Cited:
    """A sentence without its full stop, the numbers of its spans, and the side that leads a row of its sentences."""

    text: str
    runs: tuple[Run, ...]
    lead: str


@dataclass(frozen=True)
class Part:
    """Sentences under a heading, in one paragraph or as a list; `none` says so where there are none."""

    heading: str
    flowing: bool
    sentences: tuple[Cited, ...]
    none: str


@dataclass(frozen=True)
class Quoted:
    """Words of an account and their number."""

    number: int
    words: str
    proof: Evidence


@dataclass(frozen=True)
class Source:
    """An account in a line, the words of it that are listed, and which numbers stand in the memo whole."""

    name: str
    line: str
    quoted: tuple[Quoted, ...]
    above: str


@dataclass(frozen=True)
class Document:
    """A memo ready to be drawn."""

    memo: Memo

    @property
    def title(self) -> str:
        """What the memo is on."""
        return self.memo.view.title

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Its sections."""
        return tuple(self._part(section) for section in self.memo.sections)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Its accounts, with the words that its numbers stand for."""
        return tuple(map(self._source, self.memo.view.columns))

    @cached_property
    def length(self) -> int:
        """Its characters, as drawn, but for the words cited."""
        cited = [one for part in self.parts for one in part.sentences]
        told = sum(len(one.lead) + len(one.text) + sum(len(run.text) + len(", ") for run in one.runs) for one in cited)
        return len(self.title) + told + sum(len(source.line) for source in self.sources)

    def _part(self, section: Section) -> Part:
        flowing = section.heading == label("memo_section", "happened")
        none = "none_common" if section.heading == label("memo_section", "common") else "none"
        return Part(section.heading, flowing, tuple(self._cited(section.sentences)), phrase(none))

    def _cited(self, sentences: Iterable[Sentence]) -> Iterator[Cited]:
        side = ""
        for one in sentences:
            numbers = sorted(self.memo.numbers[proof] for proof in one.proofs)
            lead = one.side if one.side != side else ""
            side = one.side
            yield Cited(one.text.rstrip().removesuffix("."), tuple(self._runs(numbers)), lead)

    def _source(self, column: Column) -> Source:
        """An account and the words behind its numbers; of those that stand in the memo whole, the numbers alone."""
        listed: list[Quoted] = []
        above: list[int] = []
        for proof, number in self.memo.numbers.items():
            words = proof.span.of(column.account.text) if proof.account == column.key else ""
            if words and f"“{cut(words, len(words))}”" in self.memo.quoted:
                above.append(number)
            elif words:
                listed.append(Quoted(number, cut(words, LONGEST_QUOTE), proof))
        told = ", ".join(one.text for one in self._runs(above))
        whole = phrase("quoted", numbers=f"[{told}]") if told else ""
        return Source(column.name, _account(column), tuple(listed), whole)

    def _runs(self, numbers: Sequence[int]) -> Iterator[Run]:
        """Numbers as they are cited: "3", "3", "4" of two in a row, and "3–5" of more."""
        for _, row in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
            run = [number for _, number in row]
            if len(run) > len("ab"):
                yield Run(f"{run[0]}–{run[-1]}", self._proofs[run[0]])
            else:
                yield from (Run(str(number), self._proofs[number]) for number in run)

    @cached_property
    def _proofs(self) -> dict[int, Evidence]:
        return {number: proof for proof, number in self.memo.numbers.items()}


def document_of(record: Record) -> Document:
    """The memo on `record`, ready to be drawn: with as much as a page holds."""
    *_, fitting = _drawn_up(record)
    return fitting


def _drawn_up(record: Record) -> Iterator[Document]:
    """The memo in ever less room, up to the first that fits a page."""
    for memo in memos_of(record):
        document = Document(memo)
        yield document
        if document.length <= PAGE:
            return


def _account(column: Column) -> str:
    """An account with its publisher, kind and day: "Pacific Wire, news agency, Thursday 10 June 2010"."""
    account = column.account
    parts = [column.name, label("account_kind", account.kind) if account.kind else ""]
    parts += [plain_date(account.published) if account.published else "", column.name_beside]
    return ", ".join(part for part in parts if part)

"""The memo before it is written out: its sections, each thing told in one of them, and the numbers of its spans."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.collation.comparison.ledger import Ledger
from dragoman.export.labels import label
from dragoman.export.memo.compared import claimed, common_ground, differences
from dragoman.export.memo.grounds import Grounds
from dragoman.export.memo.happened import happened
from dragoman.export.memo.room import ROOMS
from dragoman.export.memo.sentences import Desk, Sentence
from dragoman.export.memo.steps import steps
from dragoman.export.view import View
from dragoman.model import Evidence, Record


@dataclass(frozen=True)
class Section:
    """Sentences under a heading."""

    heading: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Memo:
    """A memo on a record."""

    view: View
    sections: tuple[Section, ...]

    @cached_property
    def numbers(self) -> dict[Evidence, int]:
        """The spans that its sentences rest on, numbered in the order in which they are first cited."""
        cited = [proof for section in self.sections for one in section.sentences for proof in one.proofs]
        return {proof: number for number, proof in enumerate(dict.fromkeys(cited), 1)}

    @cached_property
    def quoted(self) -> str:
        """All sentences in a row, for looking up what they quote."""
        return "\n".join(one.text for section in self.sections for one in section.sentences)


def memos_of(record: Record) -> Iterator[Memo]:
    """The memo on `record` in ever less room."""
    view = View(record)
    ledger, grounds = Ledger(record.readings, record.contact, record.matches), Grounds(view)
    return (_memo(Desk(view, ledger, grounds, room)) for room in ROOMS)


def _memo(desk: Desk) -> Memo:
    """What differs is no common ground, and what is claimed is told in no other section."""
    told = {"happened": happened(desk), "differences": differences(desk), "common": common_ground(desk)}
    told |= {"steps": steps(desk), "claimed": claimed(desk)}
    compared = len(desk.view.columns) > 1
    order = ("happened", "common", "differences", "steps", "claimed") if compared else ("happened", "steps")
    return Memo(desk.view, tuple(Section(label("memo_section", name), tuple(told[name])) for name in order))

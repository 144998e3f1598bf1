"""The memo before it is written out: its sections, each thing told in one of them, and the numbers of its spans."""

from dataclasses import dataclass
from functools import cached_property

from dragoman.export.labels import label
from dragoman.export.memo.compared import claimed, common_ground, differences
from dragoman.export.memo.happened import happened
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


def memo_of(record: Record) -> Memo:
    """The memo on `record`: what differs is no common ground, and what is claimed is told in no other section."""
    desk = Desk(View(record))
    told = {"happened": happened(desk), "differences": differences(desk), "common": common_ground(desk)}
    told |= {"steps": steps(desk), "claimed": claimed(desk)}
    compared = len(desk.view.columns) > 1
    order = ("happened", "common", "differences", "steps", "claimed") if compared else ("happened", "steps")
    return Memo(desk.view, tuple(Section(label("memo_section", name), tuple(told[name])) for name in order))

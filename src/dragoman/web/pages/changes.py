"""How two versions of an account differ, as a page shows it: statements by what became of them, and the words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import groupby

from dragoman.archive.accounts import Kept
from dragoman.archive.versions_diff import ChangeKind, StatementChange, VersionsDiff
from dragoman.export.labels import does, joined, label, plain_date
from dragoman.model import Statement

MOST_WORDS = 4000
"""Words of two passages that are compared one by one; of longer ones the whole passage is old and new."""
KEPT_AROUND = 2
"""Lines that are shown before and after a change; more that did not change are folded away."""

HEADINGS = {
    ChangeKind.WITHDRAWN: "Withdrawn",
    ChangeKind.REVERSED: "Turned to the contrary",
    ChangeKind.SOFTENED: "Softened",
    ChangeKind.HARDENED: "Hardened",
    ChangeKind.REATTRIBUTED: "Put into another mouth",
    ChangeKind.REWORDED: "Worded otherwise",
    ChangeKind.ADDED: "Added",
}
SIGNS = dict(zip(ChangeKind, "−≠↓↑↔~+", strict=True))

_WORD = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """Some words: in both versions (""), in the old one only ("del"), or in the new one only ("ins")."""

    text: str
    change: str = ""


@dataclass(frozen=True)
class Passage:
    """A line of the text, in pieces; or with `folded`, so many lines that did not change."""

    pieces: tuple[Piece, ...] = ()
    folded: int = 0


@dataclass(frozen=True)
class Utterance:
    """A statement of one version."""

    line: str
    strength: str
    words: str
    href: str


@dataclass(frozen=True)
class Change:
    """What became of a statement."""

    before: Utterance | None
    after: Utterance | None


@dataclass(frozen=True)
class Changes:
    """All that changed from one version to another."""

    found: VersionsDiff

    @property
    def fields(self) -> list[tuple[str, str, str]]:
        """What is known of the account or the contact and is not as it was: its name, before, and after."""
        return [(_field(one.field), _plain(one.before), _plain(one.after)) for one in self.found.fields]

    @cached_property
    def groups(self) -> list[tuple[str, str, str, list[Change]]]:
        """The statements by what became of them: kind, sign, heading and changes."""
        ordered = sorted(self.found.statements, key=lambda one: list(ChangeKind).index(one.kind))
        return [
            (kind.value, SIGNS[kind], HEADINGS[kind], [self._change(one) for one in members])
            for kind, members in groupby(ordered, key=lambda one: one.kind)
        ]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The text with what is gone and what is new, long stretches that stayed folded away."""
        lines = list(word_diff(self.found.before.account.text, self.found.after.account.text))
        return tuple(_folded(lines))

    @property
    def same_text(self) -> bool:
        """Whether no word of the text changed."""
        return self.found.before.account.text == self.found.after.account.text

    def _change(self, one: StatementChange) -> Change:
        return Change(_utterance(self.found.before, one.before), _utterance(self.found.after, one.after))


def word_diff(old: str, new: str) -> Iterator[Passage]:
    """Two texts as one, line by line, with the words that only one of them has."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for name, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if name == "equal":
            yield from (Passage((Piece(line),)) for line in after[first:last])
        else:
            yield Passage(tuple(_words("".join(before[start:end]), "".join(after[first:last]))))


def _words(old: str, new: str) -> Iterator[Piece]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    if not old or not new or len(before) + len(after) > MOST_WORDS:
        yield from (Piece(text, change) for text, change in ((old, "del"), (new, "ins")) if text)
        return
    for name, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if name == "equal":
            yield Piece("".join(after[first:last]))
            continue
        if start < end:
            yield Piece("".join(before[start:end]), "del")
        if first < last:
            yield Piece("".join(after[first:last]), "ins")


def _folded(lines: Sequence[Passage]) -> Iterator[Passage]:
    """Lines with those that did not change and stand far from any that did counted only."""
    changed = [number for number, line in enumerate(lines) if any(piece.change for piece in line.pieces)]
    near = {number + step for number in changed for step in range(-KEPT_AROUND, KEPT_AROUND + 1)}
    for shown, members in groupby(range(len(lines)), key=near.__contains__):
        numbers = list(members)
        if shown or len(numbers) <= KEPT_AROUND:
            yield from (lines[number] for number in numbers)
        else:
            yield Passage(folded=len(numbers))


def _utterance(version: Kept, said: Statement | None) -> Utterance | None:
    if said is None:
        return None
    names = [actor.name for actor in said.speaker]
    return Utterance(
        line=f"{joined(names) or 'Somebody'} {does(said.act, names)}",
        strength=label("strength", said.strength) if said.strength else "",
        words=said.span.of(version.account.text),
        href=f"{version.id}#a1.{said.id}",
    )


def _field(name: str) -> str:
    own = {"publisher": "Publisher", "side": "Side", "title": "Title", "published": "Published"}
    return own.get(name) or label("field", {"duration_minutes": "duration"}.get(name, name))


def _plain(value: str | int | None) -> str:
    return plain_date(str(value)) if value is not None else "not known"

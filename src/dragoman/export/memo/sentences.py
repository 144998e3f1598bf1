"""What a sentence of the memo is, and what the sections need to write one: the record as a view and as a ledger."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.nearness import nearest
from dragoman.collation.comparison.telling import COMMON, all_accounts, names
from dragoman.export.labels import capitalised, label
from dragoman.export.memo.grounds import Grounds
from dragoman.export.memo.room import Room
from dragoman.export.mentions import find_person
from dragoman.export.view import View
from dragoman.model import Evidence

SAME = 0.72
"""Cosine from which two statements are not both told in full."""


class Sentence(NamedTuple):
    """A sentence and the words it rests on. `side` is whose step it tells; `counts` whether it only counts others."""

    text: str
    proofs: tuple[Evidence, ...]
    side: str = ""
    counts: bool = False


@dataclass
class Desk:
    """What lies before the writer of a memo: the record, what sentences may say, its room, and what has been told."""

    view: View
    ledger: Ledger
    grounds: Grounds
    room: Room
    told: set[str] = field(default_factory=set)
    """The ids of statements and findings that a section before has told."""

    def tells(self, entry: Entry) -> bool:
        """Whether a statement has been told: itself, one that holds it, its match, or one that says much the same."""
        known = [self.ledger.entries[one] for one in sorted(self.told) if one in self.ledger.entries]
        if any(one == entry or one in self.ledger.partners(entry) for one in known):
            return True
        if any(one.account == entry.account and one.whole.covers(entry.whole) for one in known):
            return True
        near = nearest(entry, known)
        return near is not None and near[0] >= SAME

    def who(self, accounts: Sequence[str]) -> str:
        """Accounts by their publishers, or all of them as "both accounts"."""
        known = list(dict.fromkeys(accounts))
        return names(self.ledger, known) if len(self.ledger.accounts) == 1 else all_accounts(self.ledger, known)

    def sentence(self, text: str, proofs: Iterable[Evidence], side: str = "") -> Sentence | None:
        """The sentence with all that shows it, None where its names, numbers and dates cannot be shown."""
        shown = self.grounds.shown(text, tuple(dict.fromkeys(proofs)))
        return Sentence(text, shown, side) if shown else None

    def of_speakers(
        self, text: str, entries: Sequence[Entry], *, more: Sequence[Evidence] = (), side: str = ""
    ) -> Sentence | None:
        """The sentence on statements; where their account never names who speaks ("I"), another that does is cited."""
        proofs = [*(proof for entry in entries for proof in entry.evidence), *more]
        people = {actor.person for entry in entries for actor in entry.statement.speaker if actor.person}
        return self.sentence(text, proofs, side) or self.sentence(text, [*proofs, *self._named(sorted(people))], side)

    def _named(self, people: Sequence[str]) -> Iterator[Evidence]:
        """The first place of each person in any account."""
        for person in people:
            places = ((column.key, find_person(column.account.text, person)) for column in self.view.columns)
            yield from [Evidence(key, span) for key, span in places if span][:1]

    def most(self, sentences: Sequence[Sentence], limit: int, unread: Sequence[Entry] = ()) -> list[Sentence]:
        """The first of `sentences`, and how many there are besides, resting on one span of each.

        Statements that nobody looked at, being too many, are counted with them, and the first of them is cited.
        """
        rest = sentences[limit:]
        proofs = [*(one.proofs[0] for one in rest), *(entry.evidence[0] for entry in unread[:1])]
        if not proofs:
            return list(sentences)
        told = phrase("rest", count=str(len(rest) + len(unread)))
        return [*sentences[:limit], Sentence(told, tuple(dict.fromkeys(proofs)), counts=True)]


def phrase(template: str, table: str = "memo", **words: str) -> str:
    """A template of `labels.toml`, filled; a whole sentence begins with a capital."""
    text = label(table, template)
    filled = text.format(**words)
    return capitalised(filled) if _begins_a_sentence(text, words) else filled


def _begins_a_sentence(text: str, words: dict[str, str]) -> bool:
    """Whether a filled template takes a capital: it is whole, and does not begin with the name of an account's file."""
    named = text.startswith("{who}") and not words["who"].startswith(COMMON)
    return text.endswith(".") and not named

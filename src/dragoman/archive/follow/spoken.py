"""Undertakings that a later statement closes: "as agreed at their last talk", that it was done, that it is called off.

Only statements of contacts at which all parties bound were present are asked, and alignment with its guards decides
whether they are about the same thing; nearness of vectors only chooses what is looked at.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, case, func, select

from dragoman.archive import schema
from dragoman.archive.follow.kept import Closing
from dragoman.archive.follow.pledged import Pledge
from dragoman.archive.follow.said import parts
from dragoman.archive.follow.shifts import claims_by_id, vector_of
from dragoman.archive.follow.values import Told, Words
from dragoman.archive.pledges import pattern
from dragoman.collation.guards import objection_to
from dragoman.collation.similarity import Corpus, score, speaker_likeness
from dragoman.lexicon import load_table
from dragoman.model import Span

NEAR = 0.45
"""Cosine from which a later statement is looked at."""
DONE = 0.8
"""Score from which a report of what was done is about an undertaking."""
AGREED = 0.5
"""The same, where the statement itself points back to what was agreed."""
SHARED = 0.4
"""Evidence in shared words that there must be besides."""
CALLED_OFF = 0.25
"""Evidence in shared words from which what is called off is what was undertaken; alignment refuses negations."""

_LEAD = 60
"""Code points before a statement in which its sentence may say that it was agreed before."""
_SENTENCE = re.compile(r"[.!?]\s|\n")

Vector = NDArray[np.float32]


@dataclass(frozen=True)
class _Later:
    """A statement that may close undertakings: how it would, on which day, and its words."""

    sort: str
    day: str
    contact: str
    words: Words
    vector: Vector

    @property
    def id(self) -> str:
        return self.words.statement or ""


def spoken_of(db: Connection, pledges: Sequence[Pledge], after: Mapping[str, Sequence[Told]]) -> dict[str, Closing]:
    """What statements at later contacts (`after`, by party) close of undertakings, by their ids: of each the first."""
    groups: dict[tuple[str, ...], list[Pledge]] = defaultdict(list)
    for one in pledges:
        if len(one.parties) > 1 and one.said and one.words:
            groups[tuple(sorted(one.parties))].append(one)
    around = {parties: _shared(parties, own, after) for parties, own in sorted(groups.items())}
    later = _later(db, sorted({told.id for found in around.values() for told in found}))
    pairs: list[tuple[Pledge, _Later]] = []
    for parties, own in sorted(groups.items()):
        pairs += _pairs(db, own, [said for told in around[parties] for said in later.get(told.id, ())])
    return _closed(db, pairs)


def _shared(parties: Sequence[str], pledges: Sequence[Pledge], after: Mapping[str, Sequence[Told]]) -> list[Told]:
    """The contacts that all of some parties held after the first of their undertakings, in order."""
    since = min(one.said or "" for one in pledges)
    own = min((after.get(party, ()) for party in parties), key=len)
    return [
        told for told in own if not told.planned and told.parties.issuperset(parties) and (told.first or "") > since
    ]


def _later(db: Connection, contacts: Sequence[str]) -> dict[str, list[_Later]]:
    """The statements made at contacts, by these, that speak of something as done, agreed or called off."""
    contact, entry, said = schema.contact.c, schema.entry.c, schema.statement.c
    account = schema.account.c
    before = func.substr(account.text, case((said.start > _LEAD, said.start - _LEAD + 1), else_=1), said.start)
    lead = func.substr(before, 1, case((said.start > _LEAD, _LEAD), else_=said.start)).label("lead")
    query = (
        select(said.id, said.account, said.start, said.words, said.act, said.vector, contact.first, entry.contact, lead)
        .join(schema.account, account.id == said.account)
        .join(schema.entry, (entry.account == said.account) & (entry.place == said.place))
        .join(schema.contact, contact.id == entry.contact)
        .where(said.vector.is_not(None))
        .order_by(contact.first, said.id)
    )
    found: dict[str, list[_Later]] = defaultdict(list)
    for part in parts(contacts):
        for row in db.execute(query.where(entry.contact.in_(part))):
            sort = _sort(_SENTENCE.split(row.lead)[-1] + row.words, row.act)
            if sort:
                words = Words(row.account, Span(row.start, row.start + len(row.words)), row.words, row.id)
                found[row.contact].append(_Later(sort, row.first, row.contact, words, vector_of(row.vector)))
    return found


def _sort(words: str, act: str) -> str | None:
    """How a statement would close an undertaking; None where it tells of nothing that was."""
    if pattern("called_off").search(words):
        return "withdrawn"
    if pattern("as_agreed").search(words):
        return "agreed"
    reports = act in load_table("following")["reports"]
    return "done" if reports and pattern("done").search(words) and not pattern("ahead").search(words) else None


def _pairs(db: Connection, pledges: Sequence[Pledge], later: Sequence[_Later]) -> Iterator[tuple[Pledge, _Later]]:
    """The undertakings and later statements that come near each other, in the order of the statements."""
    if not later:
        return
    table = schema.statement.c
    vectors: dict[str, Vector] = {}
    for part in parts([one.words[0].statement for one in pledges]):
        for row in db.execute(select(table.id, table.vector).where(table.id.in_(part), table.vector.is_not(None))):
            vectors[row.id] = vector_of(row.vector)
    after = np.stack([one.vector for one in later])
    for pledge in pledges:
        vector = vectors.get(pledge.words[0].statement or "")
        if vector is None:
            continue
        near = np.round(after @ vector, 3)
        for place in np.flatnonzero(near >= NEAR).tolist():
            if later[place].day > (pledge.said or "") and later[place].contact != pledge.contact:
                yield pledge, later[place]


def _closed(db: Connection, pairs: Sequence[tuple[Pledge, _Later]]) -> dict[str, Closing]:
    """For each undertaking the first later statement that is about the same thing."""
    names = sorted({name for pledge, later in pairs for name in (pledge.words[0].statement or "", later.id)})
    claims = claims_by_id(db, names)
    corpus = Corpus.of([claims[name] for name in names if name in claims])
    places = {name: place for place, name in enumerate(name for name in names if name in claims)}
    found: dict[str, Closing] = {}
    for pledge, later in pairs:
        ends = places.get(pledge.words[0].statement or ""), places.get(later.id)
        if pledge.id in found or ends[0] is None or ends[1] is None:
            continue
        if _is_same(corpus, later.sort, ends[0], ends[1]):
            found[pledge.id] = _closing(later)
    return found


def _is_same(corpus: Corpus, sort: str, one: int, other: int) -> bool:
    """Whether a later statement is about what was undertaken; the encoder is asked last, being the slowest."""
    shared, claims = corpus.shared(one, other), (corpus.claims[one], corpus.claims[other])
    if sort == "withdrawn":
        return shared >= CALLED_OFF and speaker_likeness(*claims) >= 0
    if shared < SHARED or objection_to(*claims) is not None:
        return False
    return score(corpus.likeness(one, other)) >= (AGREED if sort == "agreed" else DONE)


def _closing(later: _Later) -> Closing:
    reasons = {"withdrawn": "called off", "agreed": "spoken of as agreed before", "done": "spoken of as done"}
    status = "withdrawn" if later.sort == "withdrawn" else "kept"
    reason = f"{reasons[later.sort]} on {later.day}"
    return Closing(status, later.day, reason, contact=later.contact, statement=later.id, words=later.words)

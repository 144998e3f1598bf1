"""What persons have decided of one record: which statements match, and what is so of the contact. Judges nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import permutations

from dragoman.collation.alignment import OTHERS, Alignment, align
from dragoman.model import Actor, Contact, Match, Reading, Relation, StatementId

Told = tuple[int, str]
"""A statement by the place of its reading among those that are given, and its id there."""


@dataclass(frozen=True)
class MatchRuling:
    """How two statements of different readings stand to each other; `relation` is None where they do not match."""

    statements: tuple[Told, Told]
    relation: Relation | None


@dataclass(frozen=True)
class Judgement:
    """What persons have decided of the record of some readings; of several rulings on two statements the last holds.

    `contact` gives what holds of the contact from what the accounts together have of it; `voices` are the speakers that
    the machine had for statements to which persons gave others.
    """

    matches: tuple[MatchRuling, ...] = ()
    contact: Callable[[Contact | None], Contact | None] = lambda merged: merged
    voices: Mapping[Told, tuple[Actor, ...]] = field(default_factory=dict)


NONE = Judgement()
"""What holds where nobody has decided anything."""


def aligned(told: Sequence[Reading], judgement: Judgement, places: Sequence[int]) -> Alignment:
    """The readings aligned, as persons have judged; `places` gives for each its place among those that rulings name.

    Whoever sets right who spoke says nothing against two accounts' reporting the same: what matched under the speakers
    that the machine had stays matched, by another mouth.
    """
    now = align(told)
    if judgement.voices:
        now = _with_earlier(now, align(_as_heard(told, judgement.voices, places)), told, judgement.voices, places)
    return obeyed(now, judgement.matches, places)


def _as_heard(
    told: Sequence[Reading], voices: Mapping[Told, tuple[Actor, ...]], places: Sequence[int]
) -> list[Reading]:
    """The readings with the speakers that the machine had."""
    found = []
    for reading, place in zip(told, places, strict=True):
        said = (replace(one, speaker=voices.get((place, one.id), one.speaker)) for one in reading.statements)
        found.append(replace(reading, statements=tuple(said)))
    return found


def _with_earlier(
    now: Alignment,
    earlier: Alignment,
    told: Sequence[Reading],
    voices: Mapping[Told, tuple[Actor, ...]],
    places: Sequence[int],
) -> Alignment:
    """An alignment with the earlier matches of statements whose speakers were set right, if nothing is against it.

    That both speak of a subject was enough for one speaker's statements; by another mouth the words must be near, as
    those of a joint statement and one side's own must, and neither may have found a partner there now.
    """
    numbers = {place: number for number, place in enumerate(places, 1)}
    changed = {_id(one, numbers) for one in voices}
    known = {frozenset(one.statements) for one in now.matches} | {
        frozenset(one.statements) for one in now.contradictions
    }
    taken = {
        (name, other.partition(".")[0]) for match in now.matches for name, other in permutations(match.statements, 2)
    }
    speakers = {
        f"a{number}.{said.id}": frozenset(said.speaker)
        for number, reading in enumerate(told, 1)
        for said in reading.statements
    }
    kept = [
        match if speakers[one] == speakers[other] else replace(match, relation=Relation.SHIFTED)
        for match in earlier.matches
        for one, other in [match.statements]
        if {one, other} & changed
        and frozenset((one, other)) not in known
        and (speakers[one] == speakers[other] or match.score >= OTHERS)
        and taken.isdisjoint({(one, other.partition(".")[0]), (other, one.partition(".")[0])})
    ]
    return now._replace(matches=_sorted((*now.matches, *kept)))


def obeyed(alignment: Alignment, rulings: Iterable[MatchRuling], places: Sequence[int]) -> Alignment:
    """An alignment after rulings, between aligning and comparing: findings then follow what persons have said.

    `places` gives for each aligned reading, in order, its place among those that the rulings speak of. What a person
    has ruled on is no contradiction any more.
    """
    ruled = _ruled(rulings, places)
    if not ruled:
        return alignment
    kept = [match for match in alignment.matches if frozenset(match.statements) not in ruled]
    made = [_match(pair, relation) for pair, relation in ruled.items() if relation is not None]
    return alignment._replace(
        matches=_sorted((*kept, *made)),
        contradictions=tuple(one for one in alignment.contradictions if frozenset(one.statements) not in ruled),
    )


def apart(rulings: Iterable[MatchRuling], places: Sequence[int]) -> frozenset[frozenset[StatementId]]:
    """The pairs of statements, by their ids in the record, that are ruled not to match."""
    return frozenset(pair for pair, relation in _ruled(rulings, places).items() if relation is None)


def _sorted(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Matches in the order of their statements."""
    return tuple(sorted(matches, key=lambda match: [_order(name) for name in match.statements]))


def _match(pair: frozenset[StatementId], relation: Relation) -> Match:
    one, other = sorted(pair, key=_order)
    return Match((one, other), relation, 1.0)


def _ruled(rulings: Iterable[MatchRuling], places: Sequence[int]) -> dict[frozenset[StatementId], Relation | None]:
    """For each pair of statements, by their ids in the record, the last ruling."""
    numbers = {place: number for number, place in enumerate(places, 1)}
    return {frozenset(_id(told, numbers) for told in one.statements): one.relation for one in rulings}


def _id(told: Told, numbers: dict[int, int]) -> StatementId:
    return f"a{numbers[told[0]]}.{told[1]}"


def _order(name: StatementId) -> tuple[int, int, str]:
    """The order of statements: by account, then by number."""
    account, _, own = name.partition(".")
    return int(account[1:]), int(own[1:]) if own[1:].isdigit() else 0, own

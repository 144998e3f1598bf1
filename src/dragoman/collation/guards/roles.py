"""The guard of roles: who does what to whom. Goes by the order of parties and persons, voice, and mutual words."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dragoman.collation.claims import Claim, actor_keys
from dragoman.collation.guards.objection import Objection
from dragoman.collation.words import Word, stem
from dragoman.lexicon import load_table
from dragoman.lexicon.names import name_key
from dragoman.model import Span

_ALIKE = 0.6
"""Share of the other words that two statements must have in common before another party makes another claim."""


class Part(NamedTuple):
    """A party or person within a statement, and where."""

    who: str
    place: int
    span: Span
    clause: int


def role_objection(one: Claim, other: Claim) -> Objection | None:
    """The objection that the statements are of different doers or done-to, None if they are not."""
    mine, theirs = _parts(one), _parts(other)
    return _directed(one, other) or _swapped(one, other, mine, theirs) or _replaced(one, other, mine, theirs)


@cache
def _mutual() -> frozenset[str]:
    return frozenset(stem(word) for word in load_table("guards")["roles"]["mutual"])


def _parts(claim: Claim) -> tuple[Part, ...]:
    """Parties and persons of a statement in the order of doing: whoever stands after a passive's "by" comes first."""
    people = {
        key: f"@{actor.party}" if actor.party else key
        for actor in (*claim.statement.speaker, *claim.statement.addressee)
        for key in actor_keys(actor)[:1]
    }
    found: list[Part] = []
    for index, word in enumerate(claim.words):
        who = word.stem if word.party else people.get(name_key(word.text), "")
        if who and (not found or found[-1].who != who):
            part = Part(who, index, word.span, word.clause)
            if found and _is_agent(claim.words, index):
                found.insert(0, part)
            else:
                found.append(part)
    return tuple(found)


def _is_agent(words: Sequence[Word], index: int) -> bool:
    """Whether a party stands after the "by" of a passive."""
    before = [word.text for word in words[max(0, index - 3) : index]]
    return "by" in before


def _directed(one: Claim, other: Claim) -> Objection | None:
    """The objection that a deed towards somebody is done the other way round: thanked, and was thanked."""
    if one.act != other.act or one.act not in load_table("guards")["acts"]["directed"]:
        return None
    if not one.speakers or not other.speakers or one.speakers & other.speakers:
        return None
    if one.parties and other.parties and one.parties & other.parties:
        return None
    return Objection("role", (one.statement.span, other.statement.span), certain=False)


def _swapped(one: Claim, other: Claim, mine: Sequence[Part], theirs: Sequence[Part]) -> Objection | None:
    """The objection that two parties have changed places."""
    first, second = _doers(mine), _doers(theirs)
    if len(first) <= 1 or len(second) <= 1 or (first[0], first[1]) != (second[1], second[0]):
        return None
    if _is_mutual(one, mine) or _is_mutual(other, theirs):
        return None
    shared = _others(one) & _others(other)
    return Objection("role", (mine[0].span, theirs[0].span), certain=bool(shared))


def _doers(parts: Sequence[Part]) -> tuple[str, ...]:
    """Who takes part, each once, in order."""
    return tuple(dict.fromkeys(part.who for part in parts))


def _is_mutual(claim: Claim, parts: Sequence[Part]) -> bool:
    """Whether the first two parties do the same to each other, or stand in clauses of their own."""
    second = next(part for part in parts if part.who != parts[0].who)
    if parts[0].clause != second.clause:
        return True
    low, high = sorted((parts[0].place, second.place))
    near = claim.words[max(0, low - 4) : high + 4]
    return any(word.stem in _mutual() for word in near)


def _replaced(one: Claim, other: Claim, mine: Sequence[Part], theirs: Sequence[Part]) -> Objection | None:
    """The objection that the same is said of another party."""
    ours, yours = set(_doers(mine)), set(_doers(theirs))
    alone, other_alone = ours - yours, yours - ours
    if not alone or not other_alone or _own(one, alone) or _own(other, other_alone):
        return None
    left, right = _others(one), _others(other)
    if not left or not right or len(left & right) < _ALIKE * max(len(left), len(right)):
        return None
    spans = (
        next(part.span for part in mine if part.who in alone),
        next(part.span for part in theirs if part.who in other_alone),
    )
    return Objection("role", spans, certain=True)


def _own(claim: Claim, who: set[str]) -> bool:
    """Whether the parties are the speakers' own: "Japan hopes" and "Russia hopes" differ by the mouth, not the role."""
    return who <= {f"@{code}" for code in claim.parties}


def _others(claim: Claim) -> set[str]:
    """Stems of the content words that are neither party nor person."""
    names = {key for actor in claim.statement.speaker for key in actor_keys(actor)}
    return {word.stem for word in claim.words if word.content and not word.party and name_key(word.text) not in names}

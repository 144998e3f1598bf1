"""The guard against negation: "will not join" never supports "will join", whatever their vectors say.

Works clause by clause, so that a negation in one clause of a long statement says nothing of another clause. It knows
words that negate by grammar, words that negate what they govern ("reject", "halt"), and words that hold a negation
("unchanged"). Opposite words are the concern of `opposites`.
"""

from collections.abc import Sequence

from dragoman.collation.claims import Claim
from dragoman.collation.guards.clauses import Clause, clauses_of
from dragoman.collation.guards.objection import Objection
from dragoman.lexicon import load_table
from dragoman.model import Act, Polarity


def polarity_objection(one: Claim, other: Claim) -> Objection | None:
    """The objection that one statement denies what the other affirms, None if neither does."""
    mine, theirs = clauses_of(one), clauses_of(other)
    neutral = _is_neutral(one, mine) or _is_neutral(other, theirs)
    for a, b in _counterparts(mine, theirs):
        if _opposed(a, b) and (_outright(a, b) or not neutral):
            return Objection("polarity", (a.strong or a.span, b.strong or b.span), certain=_outright(a, b))
    governed = None if neutral else _governed(mine, theirs, swap=False) or _governed(theirs, mine, swap=True)
    return governed or _declared(one, other, mine, theirs)


def _counterparts(mine: Sequence[Clause], theirs: Sequence[Clause]) -> tuple[tuple[Clause, Clause], ...]:
    """Pairs of clauses that are each other's nearest and share half their words; a lone clause faces a lone clause."""
    if len(mine) == len(theirs) == 1:
        return ((mine[0], theirs[0]),)
    near = [[_nearness(a, b) for b in theirs] for a in mine]
    pairs = [
        (a, b)
        for i, a in enumerate(mine)
        for j, b in enumerate(theirs)
        if _enough(a, b) and near[i][j] == max(near[i]) and near[i][j] == max(row[j] for row in near)
    ]
    alike = [(a, b) for a, b in pairs if a.negative == b.negative]
    kept = [(a, b) for a, b in pairs if a.negative == b.negative or not any(a is c or b is d for c, d in alike)]
    return tuple(kept)


def _enough(one: Clause, other: Clause) -> bool:
    """Whether two clauses share at least half the words of the shorter."""
    shared = len(one.stems & other.stems)
    return shared > 0 and 2 * shared >= min(len(one.stems), len(other.stems))


def _nearness(one: Clause, other: Clause) -> float:
    """How much two clauses are about the same: shared stems, names counting half."""
    return len(one.stems & other.stems) + len(one.names & other.names) / 2


def _opposed(one: Clause, other: Clause) -> bool:
    """Whether exactly one of two clauses is negated by grammar and they do not agree otherwise."""
    if (one.strong is None) == (other.strong is None) or one.negative == other.negative:
        return False
    if one.condition or other.condition:
        return one.condition == other.condition
    negated = one if one.strong else other
    return not (one.open or other.open) or bool(one.stems & other.stems) or not negated.stems


def _outright(one: Clause, other: Clause) -> bool:
    """Whether the very word that one clause negates stands in the other."""
    negated, affirmed = (one, other) if one.strong else (other, one)
    return any(stem in affirmed.stems for turn in negated.turns if turn.strong for stem in turn.heads)


def _is_neutral(claim: Claim, clauses: Sequence[Clause]) -> bool:
    """Whether a statement only names a subject."""
    neutral = {Act(name) for name in load_table("guards")["acts"]["neutral"]}
    return claim.act in neutral and not any(clause.strong for clause in clauses)


def _governed(mine: Sequence[Clause], theirs: Sequence[Clause], *, swap: bool) -> Objection | None:
    """The objection that one side rejects, halts or rules out what the other has without any such word."""
    if any(clause.open or clause.turns for clause in theirs):
        return None
    for clause in mine:
        if clause.strong or clause.open or clause.condition:
            continue
        for turn in clause.weak:
            hit = next((other for other in theirs if set(turn.governed) & other.stems), None)
            if hit and not turn.chained and not (turn.ends and hit.settles):
                spans = (hit.span, turn.span) if swap else (turn.span, hit.span)
                return Objection("polarity", spans, certain=True)
    return None


def _declared(one: Claim, other: Claim, mine: Sequence[Clause], theirs: Sequence[Clause]) -> Objection | None:
    """The objection that rests on the reading's own polarity, where neither side has a word that shows it."""
    if any(clause.turns for clause in (*mine, *theirs)):
        return None
    sides = {one.statement.polarity, other.statement.polarity}
    if sides == {Polarity.POSITIVE, Polarity.NEGATIVE}:
        return Objection("polarity", (one.statement.span, other.statement.span), certain=False)
    return None

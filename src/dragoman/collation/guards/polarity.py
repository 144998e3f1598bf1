"""The guard against negation: "will not join" never supports "will join", whatever their vectors say.

Works clause by clause, so that a negation in one clause of a long statement says nothing of another clause. It knows
words that negate by grammar, words that negate what they govern ("reject", "halt"), and words that hold a negation
("unchanged"). Opposite words are the concern of `opposites`.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dragoman.collation.claims import Claim
from dragoman.collation.guards.objection import Objection
from dragoman.collation.wording import Word, stem
from dragoman.lexicon import load_table
from dragoman.model import Act, Polarity, Span

_REACH = 3
"""Content words after a negating word that it governs."""
_HEAD = 2
"""How many of them it negates beyond doubt."""


class Turn(NamedTuple):
    """A negating word: where it stands, whether by grammar, what it governs, whether it follows another at once."""

    span: Span
    strong: bool
    governed: tuple[str, ...]
    chained: bool


class Clause(NamedTuple):
    """A clause's words, its content stems, its parties, and what in it negates."""

    words: tuple[Word, ...]
    stems: frozenset[str]
    names: frozenset[str]
    turns: tuple[Turn, ...]
    open: bool
    condition: bool

    @property
    def strong(self) -> Span | None:
        """Where the clause is negated by grammar."""
        return next((turn.span for turn in self.turns if turn.strong), None)

    @property
    def weak(self) -> tuple[Turn, ...]:
        """The words that negate what they govern."""
        return tuple(turn for turn in self.turns if not turn.strong)

    @property
    def negative(self) -> bool:
        """Whether the clause denies: "did not reject" affirms, "did not accept help in halting" denies all the same."""
        return bool(self.turns) and (1 + sum(turn.chained for turn in self.turns)) % 2 == 1

    @property
    def span(self) -> Span:
        """Where the clause stands."""
        return self.words[0].span.to(self.words[-1].span)


def polarity_objection(one: Claim, other: Claim) -> Objection | None:
    """The objection that one statement denies what the other affirms, None if neither does."""
    mine, theirs = clauses_of(one), clauses_of(other)
    neutral = _is_neutral(one, mine) or _is_neutral(other, theirs)
    for a, b in _counterparts(mine, theirs):
        if _opposed(a, b) and (_outright(a, b) or not neutral):
            return Objection("polarity", (a.strong or a.span, b.strong or b.span), certain=_outright(a, b))
    governed = None if neutral else _governed(mine, theirs, swap=False) or _governed(theirs, mine, swap=True)
    return governed or _declared(one, other, mine, theirs)


@cache
def _lists() -> dict[str, frozenset[str]]:
    table = load_table("guards")["negation"]
    kept = {key: frozenset(table[key]) for key in ("strong", "conditions", "plain", "open", "states")}
    return kept | {"weak": frozenset(map(stem, table["weak"]))}


@cache
def _inside() -> dict[str, str]:
    return {word: stem(base) for word, base in load_table("guards")["negation"]["inside"].items()}


@cache
def _phrases(kind: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases of a kind by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in load_table("guards")["negation"][kind]:
        words = tuple(phrase.split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def clauses_of(claim: Claim) -> tuple[Clause, ...]:
    """The clauses of a statement, those with neither content nor negation left out."""
    groups: dict[int, list[Word]] = {}
    for word in claim.words:
        groups.setdefault(word.clause, []).append(word)
    found = (_clause(words) for words in groups.values())
    return tuple(clause for clause in found if clause.stems or clause.names or clause.strong)


def _clause(words: Sequence[Word]) -> Clause:
    """Reads one clause: what it is about and what in it negates."""
    lists, inside = _lists(), _inside()
    idle, turning = _covered(words, _phrases("idioms")), _covered(words, _phrases("weak_phrases"))
    turns: list[Turn] = []
    stems: list[str] = []
    adjacent = False
    for index, word in enumerate(words):
        if index in idle:
            continue
        base = inside.get(word.text)
        held = base is not None and word.text not in lists["plain"]
        strong = word.text in lists["strong"] or (held and word.text not in lists["states"])
        if strong or held or word.stem in lists["weak"] or turning.get(index) == 0:
            governed = (base,) if base else _governed_stems(words, index)
            turns.append(Turn(word.span, strong, governed, adjacent))
            adjacent = not held
        elif word.content and index not in turning:
            adjacent = False
        if base:
            stems.append(base)
        elif word.content and word.party is None and not strong and index not in turning:
            stems.append(word.stem)
    return Clause(
        tuple(words),
        frozenset(stems),
        frozenset(word.stem for word in words if word.party),
        tuple(turns),
        any(word.text in lists["open"] for word in words),
        bool(words) and words[0].text in lists["conditions"],
    )


def _covered(words: Sequence[Word], phrases: dict[str, tuple[tuple[str, ...], ...]]) -> dict[int, int]:
    """Places of the words that belong to a listed phrase, each with its number within the phrase."""
    found: dict[int, int] = {}
    texts = [word.text for word in words]
    for index, text in enumerate(texts):
        for phrase in phrases.get(text, ()):
            if tuple(texts[index : index + len(phrase)]) == phrase:
                found.update({index + offset: offset for offset in range(len(phrase))})
    return found


def _governed_stems(words: Sequence[Word], index: int) -> tuple[str, ...]:
    """Stems of the content words that a negating word governs: the next few; none left, those before it (a passive)."""
    after = [w.stem for w in words[index + 1 :] if w.content and w.party is None][:_REACH]
    return tuple(after or [w.stem for w in words[:index] if w.content and w.party is None][-_REACH:])


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
    """Whether what one clause negates stands in the other."""
    negated, affirmed = (one, other) if one.strong else (other, one)
    return any(stem in affirmed.stems for turn in negated.turns if turn.strong for stem in turn.governed[:_HEAD])


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
            if hit and not turn.chained:
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

"""The guard against opposite words: one side withdraws what the other deploys. Negation is left to `polarity`."""

from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.collation.claims import Claim
from dragoman.collation.guards.clauses import clauses_of
from dragoman.collation.guards.objection import Objection
from dragoman.collation.words import Word, stem
from dragoman.lexicon import load_table
from dragoman.model import Act, Span

_WINDOW = 3
"""Content words on either side of an opposite word that show what it is said of."""


def opposite_objection(one: Claim, other: Claim) -> Objection | None:
    """The objection that the statements take opposite sides about the same thing, None if they do not."""
    neutral = {Act(name) for name in load_table("guards")["acts"]["neutral"]}
    mine, theirs = list(_poles(one)), list(_poles(other))
    if not mine or not theirs:
        return _opposed_acts(one, other)
    ours, yours = {pole for pole, *_ in mine}, {pole for pole, *_ in theirs}
    for (number, side), word, near, negative in mine:
        if (number, not side) in ours:
            continue
        for pole, their_word, their_near, their_negative in theirs:
            if pole != (number, not side) or (number, side) in yours or negative != their_negative:
                continue
            if near & their_near and not {one.act, other.act} & neutral:
                return Objection("polarity", (word.span, their_word.span), certain=True)
    return _opposed_acts(one, other)


@cache
def _sides() -> dict[str, tuple[tuple[int, bool], ...]]:
    """The pairs, by number, and the side of each that a stem takes."""
    found: dict[str, tuple[tuple[int, bool], ...]] = {}
    for number, pair in enumerate(load_table("guards")["opposites"]["pairs"]):
        for side, words in zip((True, False), pair, strict=True):
            for key in dict.fromkeys(map(stem, words)):
                found[key] = (*found.get(key, ()), (number, side))
    return found


def _poles(claim: Claim) -> Iterator[tuple[tuple[int, bool], Word, frozenset[str], bool]]:
    """Each opposite word of a statement: its pair and side, itself, the stems around it, whether it is negated."""
    sides = _sides()
    for clause in clauses_of(claim):
        denied = clause.strong is not None
        for index, word in enumerate(clause.words):
            for pole in () if _is_acronym(claim, word) else sides.get(word.stem, ()):
                yield pole, word, _around(clause.words, index), denied


def _is_acronym(claim: Claim, word: Word) -> bool:
    """Whether a word is written in capitals, as the name of a treaty may be."""
    written = word.span.of(claim.text)
    return len(written) > 1 and written.isupper()


def _around(words: Sequence[Word], index: int) -> frozenset[str]:
    """Stems of the content words next to a word."""
    before = [w.stem for w in words[:index] if w.content and w.party is None][-_WINDOW:]
    after = [w.stem for w in words[index + 1 :] if w.content and w.party is None][:_WINDOW]
    return frozenset(before + after)


def _opposed_acts(one: Claim, other: Claim) -> Objection | None:
    """The objection that one speaker does what the other act undoes: accepts against declines."""
    for left, right in load_table("guards")["acts"]["opposed"]:
        if (one.act in left and other.act in right) or (one.act in right and other.act in left):
            return Objection("polarity", (_cue(one), _cue(other)), certain=False)
    return None


def _cue(claim: Claim) -> Span:
    return claim.statement.cue or claim.statement.span

"""Clauses of a statement and what negates in them. What that means for two statements is the guards' concern."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from dragoman.collation.claims import Claim
from dragoman.collation.words import Word, stem
from dragoman.lexicon import load_table
from dragoman.model import Span

_REACH = 3
"""Content words after a negating word that it governs."""


class Turn(NamedTuple):
    """A negating word: where it stands, whether by grammar, what it governs, whether it follows another at once.

    `ends`: it says that something is ended, which a settlement is not set against.
    """

    span: Span
    strong: bool
    governed: tuple[str, ...]
    chained: bool
    telling: bool
    ends: bool = False

    @property
    def heads(self) -> tuple[str, ...]:
        """What is negated beyond doubt: the next word, or, where the telling is negated, what was not told."""
        return self.governed if self.telling else self.governed[:1]


class Clause(NamedTuple):
    """A clause's words, its content stems, its parties, and what in it negates."""

    words: tuple[Word, ...]
    stems: frozenset[str]
    names: frozenset[str]
    turns: tuple[Turn, ...]
    open: bool
    settles: bool
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
    turned = _turned(words)
    turns: list[Turn] = []
    stems: list[str] = []
    adjacent = False
    for index, word in enumerate(words):
        if index in idle:
            continue
        base = inside.get(word.text)
        held = base is not None and word.text not in lists["plain"]
        strong = word.text in lists["strong"] or (held and word.text not in lists["states"])
        weak = word.stem in lists["weak"] and not (word.stem in lists["taken_as"] and _goes_on(words, index, "as"))
        if strong or held or weak or index in turned or turning.get(index) == 0:
            governed = (base,) if base else _governed_stems(words, index)
            turns.append(
                Turn(
                    word.span, strong, governed, adjacent, _negates_telling(words, index), word.stem in lists["ending"]
                )
            )
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
        any(word.stem in lists["settling"] for word in words),
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


def _turned(words: Sequence[Word]) -> frozenset[int]:
    """Places of each "from" by which a verb before it negates what follows ("*keep* the rivalry *from* turning")."""
    verbs = load_table("guards")["negation"]["from_doing"]
    held = next((index for index, word in enumerate(words) if word.text in verbs), len(words))
    return frozenset(
        index
        for index, (word, following) in enumerate(pairwise(words))
        if index > held and word.text == "from" and following.text.endswith("ing")
    )


def _goes_on(words: Sequence[Word], index: int, text: str) -> bool:
    """Whether a word stands somewhere behind another in its clause."""
    return any(word.text == text for word in words[index + 1 :])


def _negates_telling(words: Sequence[Word], index: int) -> bool:
    """Whether the word after a negation only carries the telling ("did not say")."""
    return index + 1 < len(words) and words[index + 1].text in load_table("wording")["telling"]


def _governed_stems(words: Sequence[Word], index: int) -> tuple[str, ...]:
    """Stems of the content words that a negating word governs: the next few; none left, those before it (a passive).

    None where its object is a pronoun ("called on them to *end it*").
    """
    if index + 1 < len(words) and words[index + 1].text in load_table("guards")["negation"]["pronouns"]:
        return ()
    governable = [w.content and w.party is None and not w.text.endswith("ly") for w in words]
    after = [w.stem for w, fit in zip(words[index + 1 :], governable[index + 1 :], strict=True) if fit][:_REACH]
    return tuple(after or [w.stem for w, fit in zip(words[:index], governable[:index], strict=True) if fit][-_REACH:])


@cache
def _lists() -> dict[str, frozenset[str]]:
    table = load_table("guards")["negation"]
    kept = {key: frozenset(table[key]) for key in ("strong", "conditions", "plain", "open", "states")}
    return kept | {key: frozenset(map(stem, table[key])) for key in ("weak", "taken_as", "ending", "settling")}


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

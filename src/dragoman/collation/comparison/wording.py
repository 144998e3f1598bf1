"""Wording: other nouns for the same thing in matched statements ("territorial waters", "contiguous waters")."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.collation.comparison.contrasts import Contrast, Voice
from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.speakers import share_speaker
from dragoman.collation.comparison.weights import of_statements
from dragoman.collation.vectors import embed
from dragoman.collation.words import Word, words_of
from dragoman.lexicon import load_table
from dragoman.model import FindingKind, Span

_KIND = FindingKind.WORDING
_PHRASE = 0.35
_MOST_TERMS = 3
_CLOSE = 0.6
"""Score of a match from which other nouns are other names for one thing."""
_UNLIKE, _ALIKE = 0.4, 0.8
"""Cosines between which two phrases name one thing in ways that differ."""
_LONG = 5
"""A noun shorter than this is too plain a word to hang a difference of naming on."""


def other_terms(ledger: Ledger) -> Iterator[Contrast]:
    """Contrasts of nouns in statements that agree: the same head under another modifier, or the reverse."""
    told = 0
    for pair in ledger.differing:
        found = _other_term(pair.a, pair.b) if pair.score >= _CLOSE and share_speaker(pair.a, pair.b) else None
        if found and told < _MOST_TERMS:
            told += 1
            voices = (Voice(pair.a, found[0]), Voice(pair.b, found[1]))
            yield Contrast(_KIND, "wording.term", voices, of_statements(_KIND, (pair.a, pair.b), _PHRASE))


def _other_term(a: Entry, b: Entry) -> tuple[Span, Span] | None:
    """Two phrases that share their head or what stands before it, the other word being the statement's own.

    Phrases that mean the same ("outside interference", "external interference") name nothing differently, and phrases
    with no likeness at all do not name the same thing. Of two terms joined by a slash the other may have only one.
    """
    mine, theirs = words_of(a.source, a.statement.content), words_of(b.source, b.statement.content)
    foreign_a, foreign_b = _foreign(mine, theirs), _foreign(theirs, mine)
    joined = _joined(a, mine, theirs) or tuple(reversed(_joined(b, theirs, mine) or ()))
    if joined:
        return joined[0], joined[1]
    found = []
    for one in _phrases(mine):
        for other in _phrases(theirs):
            depth = _parting(one, other, foreign_a, foreign_b)
            if depth is not None:
                spans = (one[-depth].span.to(one[-1].span), other[-depth].span.to(other[-1].span))
                found.append(((one[-1].stem == other[-1].stem, spans[0].length + spans[1].length), spans))
    if not found:
        return None
    spans = max(found)[1]
    if all(
        word[:1].isupper() for span, entry in zip(spans, (a, b), strict=True) for word in span.of(entry.source).split()
    ):
        return None
    left, right = embed([spans[0].of(a.source), spans[1].of(b.source)])
    return spans if _UNLIKE <= float(left @ right) <= _ALIKE else None


def _parting(one: Sequence[Word], other: Sequence[Word], mine: set[str], theirs: set[str]) -> int | None:
    """How many words from the end two phrases part, None where the words there are not each one account's own."""
    if one[-1].stem != other[-1].stem:
        apart = one[-1].stem in mine and other[-1].stem in theirs and one[-2].stem == other[-2].stem
        return 2 if apart else None
    for depth in range(2, min(len(one), len(other)) + 1):
        left, right = one[-depth], other[-depth]
        if left.stem != right.stem:
            own = left.stem in mine and right.stem in theirs
            return depth if own and not left.text.endswith("ing") and not right.text.endswith("ing") else None
    return None


def _joined(entry: Entry, words: Sequence[Word], others: Sequence[Word]) -> tuple[Span, Span] | None:
    """A pair of terms joined by a slash of which the other statement has only one, and that one there."""
    known = {word.stem: word for word in others}
    for left, right in pairwise(words):
        if entry.source[left.span.end : right.span.start] == "/" and (left.stem in known) != (right.stem in known):
            return left.span.to(right.span), known[left.stem if left.stem in known else right.stem].span
    return None


def _foreign(words: Sequence[Word], others: Sequence[Word]) -> set[str]:
    known = {word.stem for word in others}
    return {word.stem for word in words if word.content and word.stem not in known and not word.party}


def _phrases(words: Sequence[Word]) -> list[list[Word]]:
    """Runs of two words and more side by side that end in a telling noun, by their look."""
    plain, prepositions = load_table("findings")["plain_nouns"], load_table("findings")["prepositions"]
    runs: list[list[Word]] = [[]]
    for before, word in pairwise([None, *words]):
        if word is None:
            continue
        follows = before is not None and word.clause == before.clause and word.span.start - before.span.end == 1
        telling = word.content and word.text not in prepositions
        if not telling or not follows:
            runs.append([])
        if telling:
            runs[-1].append(word)
    return [run for run in runs if len(run) > 1 and len(run[-1].text) >= _LONG and run[-1].text not in plain]

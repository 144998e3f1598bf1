"""Wording: other names for the same thing, by known referents and by the nouns of matched statements."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.collation.comparison.contrasts import Contrast, Voice
from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.speakers import share_speaker
from dragoman.collation.comparison.telling import join, name, quote, tell
from dragoman.collation.comparison.terms import Term, terms_in
from dragoman.collation.comparison.weights import of_statements
from dragoman.collation.vectors import embed
from dragoman.collation.wording import Word, stem, words_of
from dragoman.lexicon import load_table
from dragoman.model import Evidence, Finding, FindingKind, Relation, Span

_KIND = FindingKind.WORDING
_REFERENT, _PHRASE = 1.0, 0.35
_MOST_FORMS, _MOST_TERMS = 3, 3
_CLOSE = 0.6
"""Score of a match from which other nouns are other names for one thing."""
_UNLIKE, _ALIKE = 0.4, 0.8
"""Cosines between which two phrases name one thing in ways that differ."""
_LONG = 5
"""A noun shorter than this is too plain a word to hang a difference of naming on."""


def naming(ledger: Ledger) -> list[Finding]:
    """One finding for each referent that accounts call by different names."""
    used = _used(ledger)
    findings = []
    for referent in sorted(used):
        tellers = {account: terms for account, terms in used[referent].items() if _own(account, used[referent])}
        if len(tellers) > 1:
            findings.append(_finding(ledger, tellers))
    return findings


def _used(ledger: Ledger) -> dict[str, dict[str, list[Term]]]:
    """For each referent, the expressions of each account in what it states or tells as background."""
    used: dict[str, dict[str, list[Term]]] = {}
    for account in ledger.accounts:
        reading = ledger.readings[account]
        spans = [*(entry.whole for entry in ledger.of(account)), *reading.background]
        for term in dict.fromkeys(term for span in spans for term in terms_in(reading.account.text, span)):
            used.setdefault(term.referent, {}).setdefault(account, []).append(
                Term(_folded(term.span.of(reading.account.text)), term.span)
            )
    return used


def _own(account: str, tellers: dict[str, list[Term]]) -> bool:
    """Whether some other account shares none of this account's expressions."""
    mine = {term.referent for term in tellers[account]}
    return any(not mine & {term.referent for term in terms} for other, terms in tellers.items() if other != account)


def _folded(words: str) -> str:
    return " ".join(stem(word) for word in words.split() if word.casefold() not in ("the", "a", "an", "of"))


def _finding(ledger: Ledger, tellers: dict[str, list[Term]]) -> Finding:
    variants, evidence = [], []
    for account, terms in tellers.items():
        forms = list({term.referent: term for term in reversed(terms)}.values())[::-1][:_MOST_FORMS]
        text = ledger.account(account).text
        words = join([quote(text, term.span, 50) for term in forms])
        variants.append(f"{name(ledger, account)} writes {words}")
        evidence += [Evidence(account, term.span) for term in forms]
    return Finding(
        id="",
        kind=_KIND,
        summary=tell("wording.referent", variants="; ".join(variants)),
        accounts=tuple(tellers),
        evidence=tuple(evidence),
        weight=of_statements(_KIND, (), _REFERENT),
    )


def other_terms(ledger: Ledger) -> Iterator[Contrast]:
    """Contrasts of nouns in statements that agree: the same head under another modifier, or the reverse."""
    told = 0
    for pair in ledger.differing:
        found = (
            _other_term(pair.a, pair.b)
            if pair.relation is not Relation.SHIFTED or share_speaker(pair.a, pair.b)
            else None
        )
        if found and told < _MOST_TERMS:
            told += 1
            voices = (Voice(pair.a, found[0]), Voice(pair.b, found[1]))
            yield Contrast(_KIND, "wording.term", voices, of_statements(_KIND, (pair.a, pair.b), _PHRASE))


def _other_term(a: Entry, b: Entry) -> tuple[Span, Span] | None:
    """Two phrases that share their head or what stands before it, where the other word stands in one statement only.

    Phrases that mean the same ("outside interference", "external interference") name nothing differently, and phrases
    with no likeness at all do not name the same thing. A term joined by a slash to another that the other account leaves
    out counts as well.
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
    plain = load_table("findings")["plain_nouns"]
    runs: list[list[Word]] = [[]]
    for before, word in pairwise([None, *words]):
        if word is None:
            continue
        follows = before is not None and word.clause == before.clause and word.span.start - before.span.end == 1
        if not word.content or not follows:
            runs.append([])
        if word.content:
            runs[-1].append(word)
    return [run for run in runs if len(run) > 1 and len(run[-1].text) >= _LONG and run[-1].text not in plain]

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
    """Two phrases of two words that share one, where neither other word stands in the other statement.

    Phrases that mean the same ("outside interference", "external interference") name nothing differently, and phrases
    with no likeness at all do not name the same thing.
    """
    mine, theirs = words_of(a.source, a.statement.content), words_of(b.source, b.statement.content)
    foreign_a, foreign_b = _foreign(mine, theirs), _foreign(theirs, mine)
    best: tuple[tuple[bool, int], Span, Span] | None = None
    for left, right in _phrases(mine):
        for first, second in _phrases(theirs):
            same_head = right.stem == second.stem and left.stem in foreign_a and first.stem in foreign_b
            same_modifier = left.stem == first.stem and right.stem in foreign_a and second.stem in foreign_b
            if same_head or same_modifier:
                score = (same_head, len(right.text) + len(second.text))
                if best is None or score > best[0]:
                    best = (score, left.span.to(right.span), first.span.to(second.span))
    if best is None:
        return None
    one, other = embed([best[1].of(a.source), best[2].of(b.source)])
    return best[1:] if _UNLIKE <= float(one @ other) <= _ALIKE else None


def _foreign(words: Sequence[Word], others: Sequence[Word]) -> set[str]:
    known = {word.stem for word in others}
    return {word.stem for word in words if word.content and word.stem not in known and not word.party}


def _phrases(words: Sequence[Word]) -> list[tuple[Word, Word]]:
    """Two long words side by side, the second of which ends its phrase and says what the phrase names."""
    plain = load_table("findings")["plain_nouns"]
    return [
        (left, right)
        for place, (left, right) in enumerate(pairwise(words), 2)
        if left.content
        and right.content
        and left.clause == right.clause
        and min(len(right.text), len(left.text)) >= _LONG
        and right.span.start - left.span.end == 1
        and right.text not in plain
        and not (place < len(words) and words[place].content and words[place].clause == right.clause)
    ]

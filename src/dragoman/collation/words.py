"""Words of a statement as they can be compared: stems, parties by code, clauses. Weighs and decides nothing."""

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_of, party_pattern
from dragoman.model import Span

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|[^\W\d_]+[-\u2010]?\d+|(?i:de|non|anti|re|co|pre)-[^\W\d_]+|(?i:two-state|one-china)|[^\W\d_]+|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?|[%$€£¥₹]"
)
_CONTRACTION = re.compile(r"n['’]t(?!\w)", re.IGNORECASE)
_CONTINUING = frozenset({"or", "nor"})
"""Words that, even behind a comma, stay within what was negated before them."""
_BREAK = re.compile(r"[,;:—–()\n]|[.!?](?:\s|$)")
_SHORTEST = 3
"""Letters that a stem keeps at least."""


class Word(NamedTuple):
    """A word: in lower case, its stem ("@RU" for any expression of a party), where it stands, its clause."""

    text: str
    stem: str
    span: Span
    clause: int
    content: bool

    @property
    def party(self) -> str | None:
        """The code of the party that the word stands for."""
        return self.stem[1:] if self.stem.startswith("@") else None


def words_of(text: str, span: Span) -> tuple[Word, ...]:
    """The words of a span in order, "won't" as two, each with the number of its clause."""
    return _words(span.of(text), span.start)


@lru_cache(maxsize=4096)
def _words(passage: str, offset: int) -> tuple[Word, ...]:
    """Words of a passage that starts at an offset of its account."""
    found: list[Word] = []
    clause = 0
    tokens = _tokens(passage)
    cuts = [match.start() for match in _BREAK.finditer(passage)]
    for number, (text, stem_, start, end) in enumerate(tokens):
        following = [token[0] for token in tokens[number + 1 : number + 3]]
        if number:
            earlier = tokens[number - 1][3]
            cut = bisect_right(cuts, start) > bisect_right(cuts, earlier - 1)
            clause += (cut and text not in _CONTINUING) or _opens_clause(text, following)
        content = text not in _function_words() and (len(text) > 1 or text.isdigit())
        here = _phrasal_stem(text, following) or stem_
        found.append(Word(text, here, Span(offset + start, offset + end), clause, content))
    return tuple(found)


def stem(word: str) -> str:
    """A word without the endings by which English inflects and derives: "normalised" and "normalization" are one."""
    return _stem(word.casefold())


def _tokens(passage: str) -> list[tuple[str, str, int, int]]:
    """Lower-case text, stem, start and end of each token; parties are one token, "n't" is a "not" of its own."""
    parties = [(m.start(), m.end(), party_of(m.group())) for m in party_pattern().finditer(passage)]
    found: list[tuple[str, str, int, int]] = []
    position = 0
    for start, end, code in [*parties, (len(passage), len(passage), None)]:
        for match in _TOKEN.finditer(passage, position, start):
            found.extend(_token(passage, match.start(), match.end()))
        if code:
            found.append((passage[start:end].casefold(), f"@{code}", start, end))
        position = end
    return found


def _token(passage: str, start: int, end: int) -> list[tuple[str, str, int, int]]:
    """One token, or two where "n't" hangs on its end."""
    text = passage[start:end].casefold()
    contraction = _CONTRACTION.match(passage, end - 1)
    if text == "t" and start and passage[start - 1] in "'’":
        return []
    if not contraction:
        return [(text, stem(text), start, end)]
    verb = {"won": "will", "can": "can", "shan": "shall"}.get(text, text[:-1])
    return [(verb, stem(verb), start, end), ("not", "not", end - 1, contraction.end())]


def _opens_clause(text: str, following: list[str]) -> bool:
    """Whether a clause begins at a word, given the two behind it; one that "that" begins only where it denies."""
    breaks, joins, openers = _clause_words()
    if text in breaks or (text in joins and following[:1] and following[0] in openers):
        return True
    clauses = load_table("guards")["clauses"]
    return text == clauses["relative"] and " ".join(following).startswith(tuple(clauses["denying"]))


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    plain = _plain_stem(word)
    return _synonyms().get(plain, plain)


def _plain_stem(word: str) -> str:
    """The stem of one word by its letters alone."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).replace(".", "")
    folded = _inflected(_irregular().get(folded, folded))
    for ending, kept in load_table("wording")["derivations"]:
        if folded.endswith(ending) and len(folded) - len(ending) >= kept:
            folded = folded[: -len(ending)]
            break
    return folded[:-1] if folded[-1:] in "eyi" and len(folded) > _SHORTEST else folded


@cache
def _synonyms() -> dict[str, str]:
    """The stem that stands for each stem of a group of synonyms."""
    groups: list[list[str]] = load_table("wording")["synonyms"]
    return {_plain_stem(word): _plain_stem(group[0]) for group in groups for word in group}


def _phrasal_stem(text: str, following: list[str]) -> str | None:
    """The stem of a word that means something else before the next ("the *call for* talks" is no telephone call)."""
    plain = _plain_stem(text)
    return plain if following and following[0] in load_table("wording")["phrasal"].get(plain, ()) else None


def _inflected(word: str) -> str:
    """A word without the ending of its number or tense."""
    for ending, instead in load_table("wording")["inflections"]:
        left = len(word) - len(ending)
        if word.endswith(ending) and left >= _SHORTEST:
            word = word[:left] + instead
            doubled = not instead and word[-1] == word[-2] and word[-1] not in "sle"
            return word[:-1] if doubled else word
    plural = word.endswith("s") and not word.endswith(("ss", "ous")) and len(word) > _SHORTEST
    return word[:-1] if plural else word


@cache
def _irregular() -> dict[str, str]:
    table: dict[str, str] = load_table("wording")["irregular"]
    return table


@cache
def _function_words() -> frozenset[str]:
    table = load_table("wording")
    return frozenset(table["function"]) | frozenset(table["telling"])


@cache
def _clause_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    clauses = load_table("guards")["clauses"]
    return frozenset(clauses["breaks"]), frozenset(clauses["joins"]), frozenset(clauses["openers"])

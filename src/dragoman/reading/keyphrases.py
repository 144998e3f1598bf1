"""Open key phrases: what a statement is about where the curated topics do not say enough.

A key phrase is a noun with what stands right before it ("lighthouse keepers", "joint survey"), in the account's words.
General nouns ("issue", "side"), numbers, times and names of persons make none. Ranked by length, then by place.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from dragoman.lexicon import load_table

if TYPE_CHECKING:
    from spacy.tokens import Token

NOUNS = frozenset({"NN", "NNS"})
MOST = 2
LONGEST = 3
"""Words of a key phrase at most."""


def key_phrases(tokens: Sequence["Token"], names: Iterable[str] = ()) -> tuple[str, ...]:
    """At most two key phrases of a clause's tokens, in lower case; words of `names` are passed over."""
    known = {word for name in names for word in name.casefold().split()}
    found: list[tuple[str, ...]] = []
    run: list[Token] = []
    for token in [*tokens, None]:
        if token is not None and _belongs(token) and token.lower_ not in known:
            run.append(token)
            continue
        if run and _tells(run[-LONGEST:]):
            found.append(tuple(word.lower_ for word in run[-LONGEST:]))
        run = []
    ranked = sorted(dict.fromkeys(found), key=lambda phrase: -len(phrase))
    return tuple(" ".join(phrase) for phrase in ranked[:MOST])


def _belongs(token: "Token") -> bool:
    """Whether a word can be part of a key phrase: a common noun, or what qualifies it."""
    return token.is_alpha and token.tag_ in NOUNS | {"JJ"} and token.lower_ not in _loose()


def _tells(run: Sequence["Token"]) -> bool:
    """Whether words say what something is about: their last is no general noun, and one noun can stand alone."""
    nouns = [token.lower_ for token in run if token.tag_ in NOUNS]
    return run[-1].tag_ in NOUNS and run[-1].lower_ not in _general() and not _alone().issuperset(nouns)


@cache
def _alone() -> frozenset[str]:
    return frozenset(load_table("keyphrases")["alone"])


@cache
def _general() -> frozenset[str]:
    return frozenset(load_table("keyphrases")["general"])


@cache
def _loose() -> frozenset[str]:
    return frozenset(load_table("keyphrases")["loose"])

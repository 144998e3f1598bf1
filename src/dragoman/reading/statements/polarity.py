"""Polarity: whether a clause is affirmed or negated.

A negation counts where its scope is the clause: on the verb, its subject, its complements. One inside a relative
clause, a condition, a reason or a closed phrase ("with no delay") says nothing of the clause itself, nor does "not
only". The words are data (`lexicon/data/polarity.toml`). On scope see Huddleston and Pullum 2002, chapter 9 (clausal
and subclausal negation).
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from dragoman.lexicon import load_table
from dragoman.lexicon.phrases import alternation
from dragoman.reading.syntax import head

if TYPE_CHECKING:
    from spacy.tokens import Token

_CARRIES = frozenset(
    {
        "xcomp",
        "acomp",
        "attr",
        "dobj",
        "nsubj",
        "nsubjpass",
        "prep",
        "pobj",
        "pcomp",
        "oprd",
        "advmod",
        "npadvmod",
        "cc",
    }
)
"""Relations through which a negation below still negates the clause above ("serves the good of neither port")."""

_DEEP = 4
_REACH = 4
"""Words after a negation within which "but" takes it back ("not in Bergen but in Riga")."""


def is_negated(tokens: list["Token"]) -> bool:
    """Whether the clause that the words form is negated.

    A phrase that is no clause ("the decision not to attend") is negated where its head is, but one that only introduces
    a clause ("the hope that …") where that is.
    """
    inside = {token.i for token in tokens}
    top = _introduced(head(tokens), inside)
    if top is None:
        return False
    words = " ".join(token.lower_ for token in tokens)
    if _whole().search(words):
        return True
    return any(
        token.i in inside and (token.dep_ == "neg" or token.lower_ in _negators()) and not _is_harmless(token)
        for token in _core(top, inside)
    )


def is_refused(cue: list["Token"]) -> bool:
    """Whether the act of a cue was not done: "did not agree", "neither side raised", "gave no promise"."""
    verbs = [token for token in cue if token.tag_.startswith("V")]
    return (
        any(token.lower_ in _negators() for token in cue if token.dep_ == "det")
        or any(token.lower_ in _failing() for token in cue if token.i < max((verb.i for verb in verbs), default=0))
        or any(_is_undone(verb) for verb in verbs)
    )


def _is_undone(verb: "Token") -> bool:
    """Whether a verb's own words negate it, its subject ("none of them") or what joins it ("nor")."""
    own = [child for child in verb.lefts if child.dep_ in {"neg", "cc", "preconj", "nsubj", "nsubjpass"}]
    joint = [child for child in verb.head.rights if verb.dep_ == "conj" and child.dep_ == "cc" and child.i < verb.i]
    words = [*own, *(word for child in own for word in child.lefts if word.dep_ == "det"), *joint[-1:]]
    return any(word.dep_ == "neg" or word.lower_ in _negators() for word in words)


def _introduced(top: "Token | None", inside: set[int]) -> "Token | None":
    """The verb of the clause with "that" on a noun, else the word itself."""
    if top is None or not top.tag_.startswith("N"):
        return top
    clauses = (child for child in top.children if child.dep_ in {"acl", "ccomp"} and child.i in inside)
    return next((one for one in clauses if any(word.dep_ == "mark" for word in one.children)), top)


def _core(top: "Token", inside: set[int]) -> list["Token"]:
    """The words whose negation is the clause's: the top, its children, what hangs on these by carrying relations."""
    found = [top, *(child for child in top.children if child.i in inside)]
    edge = found[1:]
    for _ in range(_DEEP):
        edge = [child for token in edge if _carries(token) for child in token.children]
        found += edge
    return found


def _carries(token: "Token") -> bool:
    return token.dep_ in _CARRIES and token.lower_ not in _closed()


def _is_harmless(token: "Token") -> bool:
    """Whether a negation stands in a phrase that negates nothing, or is taken back by "but"."""
    document = token.doc
    around = " ".join(word.lower_ for word in document[max(0, token.i - 2) : token.i + 3])
    if _harmless().search(around):
        return True
    following = document[token.i + 1 : token.i + 1 + _REACH]
    contrasted = following and not following[0].tag_.startswith("V") and token.lower_ == "not"
    return bool(contrasted) and any(
        word.lower_ == "but" and word.nbor(-1).text != "," for word in following if word.i > token.i + 1
    )


@cache
def _negators() -> frozenset[str]:
    return frozenset(load_table("polarity")["negators"])


@cache
def _failing() -> frozenset[str]:
    return frozenset(load_table("polarity")["failing"])


@cache
def _closed() -> frozenset[str]:
    return frozenset(load_table("polarity")["closed"])


@cache
def _harmless() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(load_table('polarity')['harmless'])})\b")


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(load_table('polarity')['whole'])})\b")

"""Turns lists of phrases into one regular expression. Not for knowledge: what the phrases mean is their owner's affair."""

import re
from collections.abc import Iterable
from typing import Any

SPACE = r"\s{1,3}"
SPACE_OR_HYPHEN = r"(?:\s{1,3}|[-‐‑–])"
_APOSTROPHE = "['’ʼ`]"
_Trie = dict[str, Any]


def alternation(phrases: Iterable[str], space: str = SPACE) -> str:
    """A pattern that matches the longest of `phrases` at a place, apostrophes of any kind.

    Phrases are literal and case-sensitive, but for a space, which stands for the pattern `space`. The pattern is a tree of
    shared beginnings, so that a place is decided in a few steps however many phrases there are. No phrases give a pattern
    that never matches.
    """
    trie: _Trie = {}
    for phrase in phrases:
        node = trie
        for character in phrase.replace("’", "'"):
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(trie, space) if trie else r"(?!)"


def _branch(node: _Trie, space: str) -> str:
    """The pattern for what may follow at a node of the tree, longer phrases first."""
    literal = ""
    while len(node) == 1 and "" not in node:
        character, node = next(iter(node.items()))
        literal += _escape(character, space)
    if set(node) <= {""}:
        return literal
    options = [_escape(character, space) + _branch(below, space) for character, below in sorted(node.items()) if character]
    group = options[0] if len(options) == 1 and "" not in node else f"(?:{'|'.join(options)})"
    return literal + group + ("?" if "" in node else "")


def _escape(character: str, space: str) -> str:
    """One character as a pattern."""
    if character == " ":
        return space
    if character == "'":
        return _APOSTROPHE
    return re.escape(character)

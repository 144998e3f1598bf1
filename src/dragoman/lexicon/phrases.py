"""Turns lists of phrases into one regular expression. Not for knowledge: what the phrases mean is their owner's affair."""

import re
from collections.abc import Iterable
from typing import Any

_SPACE = r"\s{1,3}"
_APOSTROPHE = "['’ʼ`]"
_Trie = dict[str, Any]


def alternation(phrases: Iterable[str]) -> str:
    """A pattern that matches the longest of `phrases` at a place, apostrophes and white space of any kind.

    Phrases are literal and case-sensitive. The pattern is a tree of their shared beginnings, so that a place is decided
    in a few steps however many phrases there are. No phrases give a pattern that never matches.
    """
    trie: _Trie = {}
    for phrase in phrases:
        node = trie
        for character in phrase.replace("’", "'"):
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(trie) if trie else r"(?!)"


def _branch(node: _Trie) -> str:
    """The pattern for what may follow at a node of the tree, longer phrases first."""
    literal = ""
    while len(node) == 1 and "" not in node:
        character, node = next(iter(node.items()))
        literal += _escape(character)
    if not node or set(node) == {""}:
        return literal
    options = [_escape(character) + _branch(below) for character, below in sorted(node.items()) if character]
    single = len(options) == 1
    group = options[0] if single and "" not in node else f"(?:{'|'.join(options)})"
    return literal + group + ("?" if "" in node else "")


def _escape(character: str) -> str:
    """One character as a pattern."""
    if character == " ":
        return _SPACE
    if character == "'":
        return _APOSTROPHE
    return re.escape(character)

"""Turns lists of phrases into one regular expression. What the phrases mean is their owner's affair."""

import re
from collections.abc import Iterable
from typing import Any

SPACE = r"\s{1,3}"
SPACE_OR_HYPHEN = r"(?:\s{1,3}|[-\u2010\u2011\u2013])"
_APOSTROPHE = "['\u2019\u02bc`]"
_STEM = "*"
_ENDS = {"": "", "$": r"(?!\w)", _STEM: r"\w*"}
_Trie = dict[str, Any]


def alternation(phrases: Iterable[str], space: str = SPACE) -> str:
    """A pattern that matches the longest of `phrases` at a place, with apostrophes of any kind.

    Phrases are literal and case-sensitive, but for a space, which stands for the pattern `space`. The pattern is a
    tree of shared beginnings, so that a place is decided in a few steps however many phrases there are. No phrases
    give a pattern that never matches.
    """
    return _tree(((phrase, "") for phrase in phrases), space)


def words_or_stems(phrases: Iterable[str], space: str = SPACE) -> str:
    """As `alternation`, for phrases that must end with their last word, or with a star may end in any way."""
    return _tree(
        ((phrase.removesuffix(_STEM), _STEM if phrase.endswith(_STEM) else "$") for phrase in phrases),
        space,
    )


def _tree(phrases: Iterable[tuple[str, str]], space: str) -> str:
    """The pattern of phrases, each with how it ends."""
    trie: _Trie = {}
    for phrase, end in phrases:
        node = trie
        for character in phrase.replace("\u2019", "'"):
            node = node.setdefault(character, {})
        node[f"end{end}"] = {}
    return _branch(trie, space) if trie else r"(?!)"


def _branch(node: _Trie, space: str) -> str:
    """The pattern for what may follow at a node of the tree, longer phrases first."""
    literal = ""
    while len(node) == 1 and len(next(iter(node))) == 1:
        character, node = next(iter(node.items()))
        literal += _escape(character, space)
    options = [_escape(key, space) + _branch(below, space) for key, below in sorted(node.items()) if len(key) == 1]
    options += [_ENDS[key.removeprefix("end")] for key in sorted(node) if len(key) > 1]
    if options == [""]:
        return literal
    if options and not options[-1]:
        return f"{literal}(?:{'|'.join(options[:-1])})?"
    return literal + (options[0] if len(options) == 1 else f"(?:{'|'.join(options)})")


def _escape(character: str, space: str) -> str:
    """One character as a pattern."""
    if character == " ":
        return space
    if character == "'":
        return _APOSTROPHE
    return re.escape(character)

"""Finds the labels of speakers in transcripts: "Q:", "PRESIDENT OBAMA:", "President of Russia Vladimir Putin:"."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Span
from dragoman.reading.layout.lines import Line

LONGEST = 90
_MOST_WORDS = 12
_LABEL = re.compile(r"(?P<name>[^\W\d_][^:\n“”\"!?;]{0,88}?)(?P<note>\s?\([^)\n]{1,40}\))?\s?:(?=\s|[“\"]|$)")
_BARE_Q = re.compile(r"(?P<name>Q|QUESTION|A)(?:\.|\s)\s*(?=[A-Z“\"(—])")
_WORD = re.compile(r"[^\W\d_][\w.'’‘\-]*|\d+")
_INNER = re.compile(r"(?<=[.!?…”\"*)])\s+(?P<name>[A-Z][^:.\n“”\"!?;()]{2,88}?)(?P<note>\s\([^)\n]{1,40}\))?\s?:(?=\s)")


class Labels:
    """Knows the labels at the heads of a text's lines, so that one which comes back counts for more."""

    def __init__(self, text: str, lines: Iterable[Line]) -> None:
        self._text = text
        heads = [match["name"] for line in lines if (match := _LABEL.match(text, line.start, _reach(line)))]
        self._times = Counter(heads)
        self.transcript = any(_is_upper(name) for name in heads)

    def at(self, line: Line, *, first: bool) -> Span | None:
        """The label at the head of `line` with its colon, None where no one is made to speak there.

        `first` tells that the line is the first of the text, where a name and a colon make a headline.
        """
        match = _LABEL.match(self._text, line.start, _reach(line))
        if match and self._speaks(match["name"], first=first):
            return Span(line.start, match.end())
        bare = _BARE_Q.match(self._text, line.start, _reach(line)) if self.transcript else None
        if bare and (bare["name"] != "A" or self._text[bare.end("name")] == "."):
            return Span(line.start, bare.end("name") + (self._text[bare.end("name")] == "."))
        return None

    def within(self, line: Line) -> list[Span]:
        """The labels inside a long line, each after the end of a sentence."""
        return [
            Span(match.start("name"), match.end())
            for match in _INNER.finditer(self._text, line.start, line.end)
            if (_has_office(match["name"]) and _is_name_like(match["name"])) or self._times[match["name"]] > 1
        ]

    def _speaks(self, name: str, *, first: bool) -> bool:
        folded = name.casefold().rstrip(". ")
        if folded in _set("never") or not _is_name_like(name):
            return False
        if folded in _set("labels") or (_is_upper(name) and len(name) > 1):
            return not (first and "labels" not in name and folded not in _set("labels") and not _has_office(name))
        if first:
            return False
        return _has_office(name) or self._times[name] > 1


def _reach(line: Line) -> int:
    return min(line.end, line.start + LONGEST)


def _is_upper(name: str) -> bool:
    return name.isupper()


@cache
def _set(key: str) -> frozenset[str]:
    return frozenset(load_table("layout")["turn"][key])


def _is_name_like(name: str) -> bool:
    """Whether all words but the small ones begin with a capital, and they are few."""
    found = _WORD.findall(name)
    if not 0 < len(found) <= _MOST_WORDS:
        return False
    return all(word[0].isupper() or word in _set("small_words") for word in found) and found[0][0].isupper()


def _has_office(name: str) -> bool:
    return any(word.rstrip(".").casefold() in _set("honorifics") for word in _WORD.findall(name))

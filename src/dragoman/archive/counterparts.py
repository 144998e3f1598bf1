"""Where words of one version of a text stand in another: by the words themselves and, if need be, those around them.

Pure. What cannot be told for certain is not told.
"""

import re
from collections.abc import Iterator

from dragoman.model import Span

AROUND = 12
"""Words on either side that may help to tell two places of the same words apart."""
_WORD = re.compile(r"\S+")


def counterpart(span: Span, before: str, after: str) -> Span | None:
    """The span of another version of a text that has the words of a span of one, None where none or several may be.

    However the words are broken into lines, they are the same.

    >>> counterpart(Span(4, 7), "The cat sat.", "Then the cat sat.")
    Span(start=9, end=12)
    """
    if not span.of(before).strip():
        return None
    for left, right in _surroundings(span, before):
        pattern = re.compile(
            f"{_words(left)}(?P<own>{_words(span.of(before), ends=_ends(span, before))}){_words(right)}"
        )
        there = _places(pattern, after)
        if len(there) == 1 and len(_places(pattern, before)) == 1:
            return there[0]
        if not there and not left and not right:
            return None
    return None


def _surroundings(span: Span, text: str) -> Iterator[tuple[str, str]]:
    """What stands before and after a span: nothing, then ever more words on both sides or on one of them."""
    yield "", ""
    lefts = [match.start() for match in _WORD.finditer(text, 0, span.start)][::-1]
    rights = [match.end() for match in _WORD.finditer(text, span.end)]
    for count in range(1, AROUND + 1):
        left = text[lefts[min(count, len(lefts)) - 1] : span.start] if lefts else ""
        right = text[span.end : rights[min(count, len(rights)) - 1]] if rights else ""
        yield from ((left, right), (left, ""), ("", right))


def _places(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(*match.span("own")) for match in pattern.finditer(text)]


def _words(text: str, ends: tuple[str, str] = ("", "")) -> str:
    """The pattern of a text with whatever white space where it has some; `ends` are what its ends must be at."""
    parts = re.split(r"(\s+)", text)
    return ends[0] + "".join(r"\s+" if part.isspace() else re.escape(part) for part in parts) + ends[1]


def _ends(span: Span, text: str) -> tuple[str, str]:
    """Where a span begins or ends with a word, its counterpart does."""
    begins, stops = (re.compile(r"\b").match(text, place) for place in (span.start, span.end))
    return (r"\b" if begins else ""), (r"\b" if stops else "")

"""Cuts a text into passages: what the attribution tagger reads in one go.

A passage is a non-blank line, or a piece of a long one that ends where a sentence ends. Passages never overlap and
only white space lies between them, so that a span found in a passage is a span of the text.
"""

import re
from collections.abc import Iterator

LONGEST = 900
"""Code points beyond which a line is cut; about 200 word pieces, which is what the tagger was trained on."""

SHORTEST_CUT = 200

_LINE = re.compile(r"[^\n\r]+")
_SENTENCE_END = re.compile(
    r"(?<![A-Z]\.[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\b[A-Z])[.!?][\"”’')]*\s+(?![a-z])"
)
"""Where a sentence ends, rather than "U.S." or "Mr."."""


def passages(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield the half-open spans of the passages of `text`, in order.

    >>> list(passages("One line.\n\nAnother."))
    [(0, 9), (11, 19)]
    """
    for line in _LINE.finditer(text):
        start, end = line.span()
        if not line.group().strip():
            continue
        while end - start > LONGEST:
            cut = _last_sentence_end(text, start)
            yield start, cut
            start = cut
        yield start, end


def _last_sentence_end(text: str, start: int) -> int:
    """Where to cut the line that begins at `start`: after its last sentence end within reach, else after a space."""
    limit = start + LONGEST
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, limit)]
    if ends and ends[-1] - start >= SHORTEST_CUT:
        return ends[-1]
    space = text.rfind(" ", start + SHORTEST_CUT, limit)
    return space + 1 if space >= 0 else limit


def encodable(text: str) -> str:
    """The text with lone halves of surrogate pairs replaced by U+FFFD, one for one, as encoders need it."""
    return _SURROGATE.sub("\ufffd", text)


_SURROGATE = re.compile("[\ud800-\udfff]")

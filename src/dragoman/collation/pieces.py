"""Pieces: where the words of a statement stand in its account, its cue and what was said, together or apart.

An account may tell several things after one cue ("said that A if C, and that B"). The words between the cue and B are
another statement's, so B is read as two pieces and nothing of A is taken for its own.
"""

from bisect import bisect_left

from dragoman.model import Reading, Span, Statement

REACH = 80
"""Characters between a cue and what was said beyond which the words between are not the statement's."""

Contents = tuple[list[int], list[Span]]
"""What all statements of an account say, in order: where each begins, and the whole of it."""


def contents_of(reading: Reading) -> Contents:
    """What is said in each statement of a reading, in the order of the text."""
    spans = sorted({statement.content for statement in reading.statements})
    return [span.start for span in spans], spans


def pieces(statement: Statement, body: Span, contents: Contents) -> tuple[Span, ...]:
    """The words of a statement in order: one span of cue and `body`, or both where other words stand between them.

    `body` is the part of the statement beside its cue; `contents` are those of its account. Without a cue, or where the
    cue lies within it, the body stands alone.
    """
    cue = statement.cue
    if cue is None or cue.length <= 0:
        return (body,)
    if cue.overlap(body):
        return (cue.to(body),)
    first, last = sorted((cue, body))
    gap = Span(first.end, last.start)
    if gap.length > REACH or _stands_between(gap, first.to(last), contents):
        return (first, last)
    return (first.to(last),)


def _stands_between(gap: Span, whole: Span, contents: Contents) -> bool:
    """Whether what another statement says stands in a gap, but for one that holds the whole of this statement."""
    starts, spans = contents
    near = spans[bisect_left(starts, whole.start) : bisect_left(starts, gap.end)]
    return any(span.overlap(gap) and not span.covers(whole) for span in near)

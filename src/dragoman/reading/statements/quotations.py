"""Direct quotations: what stands between quotation marks is said whole, however many sentences it has."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import Span, trim
from dragoman.reading.layout import Layout
from dragoman.reading.spans import SpanIndex
from dragoman.reading.statements.draft import Draft

SENTENCES = 40
"""From this length on, in code points, a quotation may be a statement; shorter ones are quoted words."""

NEAR = 80
"""How far from the quotation its cue may stand."""

FIRST_PERSON = re.compile(r"\b(?:I|we|us|our|my|me)\b", re.IGNORECASE)

_QUOTED = re.compile(r"“[^“”]+”|\"[^\"]+\"")


def whole_quotations(text: str, drafts: Sequence[Draft], layout: Layout) -> list[Draft]:
    """Extend content that touches a long quotation to all of it, and drop what the quotation says of itself.

    The cue must stand outside the quotation and near it; attributions inside it stay only if they have a source of
    their own other than "I" or "we".
    """
    quotations = [span for block in layout.prose for span in _long_quotations(text, block.span)]
    starts = [span.start for span in quotations]
    owned: dict[Span, Draft] = {}
    others = []
    for draft in drafts:
        quotation = _touched(draft, quotations, starts)
        if quotation is None:
            others.append(draft)
        elif quotation not in owned or draft.confidence > owned[quotation].confidence:
            owned[quotation] = replace(draft, content=trim(text, *quotation, extra='"“”.,'), finite=True)
    index = SpanIndex(owned)
    kept = [draft for draft in others if not _speaks_itself(text, draft, index)]
    return sorted([*kept, *owned.values()], key=lambda draft: (draft.start, draft.content))


def _long_quotations(text: str, span: Span) -> list[Span]:
    return [Span(*match.span()) for match in _QUOTED.finditer(text, *span) if match.end() - match.start() >= SENTENCES]


def _touched(draft: Draft, quotations: Sequence[Span], starts: Sequence[int]) -> Span | None:
    """The quotation that the content is (part of), if the cue stands near it and outside."""
    if draft.cue is None:
        return None
    index = bisect_right(starts, draft.content.start + 1) - 1
    for quotation in quotations[max(0, index) : index + 2]:
        inside = draft.content.overlap(quotation)
        if inside < draft.content.length - len('"") ') or draft.cue.overlap(quotation):
            continue
        if max(draft.cue.start - quotation.end, quotation.start - draft.cue.end) <= NEAR:
            return quotation
    return None


def _speaks_itself(text: str, draft: Draft, quotations: SpanIndex) -> bool:
    """Whether a draft is but the quoted speaker's own "we expect" inside a quotation that is told as a whole."""
    if draft.cue is None or not quotations.touches(draft.cue):
        return False
    return draft.source is None or bool(FIRST_PERSON.fullmatch(draft.source.of(text).strip()))

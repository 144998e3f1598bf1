"""Nods inside what somebody says: what she stressed "that, *as the President has said*, the base stays" is her own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.reading.statements.contents import clean
from dragoman.reading.statements.draft import Draft
from dragoman.reading.syntax import Syntax

_AS = re.compile(r"(?:\bthat|,)\s*,?\s+as\s+(?:the\s+)?\Z", re.IGNORECASE)
_OVER = re.compile(r"[^,.;:]{0,40},")


def without_nods(text: str, drafts: Sequence[Draft], syntax: Syntax) -> list[Draft]:
    """The drafts without those of whom a speaker only nods to; what these were given goes to the speaker."""
    kept = list(drafts)
    for nod in drafts:
        outer = _speaker_of(text, nod, kept, syntax)
        if outer is None:
            continue
        kept.remove(nod)
        if not outer.content.covers(nod.content):
            kept[kept.index(outer)] = replace(outer, content=clean(text, nod.content), finite=True)
    return kept


def _speaker_of(text: str, nod: Draft, drafts: Sequence[Draft], syntax: Syntax) -> Draft | None:
    """The draft of the one who speaks, where another only nods: the last cue before "as" in the sentence."""
    if nod.cue is None or nod.source is None or nod.source.start > nod.cue.start:
        return None
    if not _AS.search(text, max(0, nod.source.start - len("that , as the ")), nod.source.start):
        return None
    if not _OVER.match(text, nod.cue.end):
        return None
    sentence = syntax.at(nod.cue.start)
    before = [
        draft
        for draft in drafts
        if draft.cue and sentence and sentence.span.start <= draft.cue.start and draft.cue.end <= nod.source.start
    ]
    return before[-1] if before else None

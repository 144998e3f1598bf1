"""Settles the kinds of short lines by their neighbours, once all pieces have a kind of their own."""

from collections.abc import Sequence

from dragoman.reading.layout.blocks import PROSE, BlockKind
from dragoman.reading.layout.phrases import words as phrase_words
from dragoman.reading.layout.shapes import is_stock_attribution

_LONGEST_PLACE = 7
_LONG_RUN = 3
_MOST = 0.7
_BODY = PROSE - {BlockKind.TITLE}


def settled(kinds: list[BlockKind], lines: Sequence[str]) -> list[BlockKind]:
    """The kinds after a look at the whole; `lines` holds the words of headings and attributions, else nothing."""
    first = next((index for index, kind in enumerate(kinds) if kind in _BODY), None)
    if first is None:
        return _with_a_body(kinds)
    kinds = _with_top(kinds, lines, first)
    kinds = _with_speech(kinds, lines)
    return _without_last_headings(kinds)


def _with_a_body(kinds: list[BlockKind]) -> list[BlockKind]:
    """Where nothing else is prose, headings are sentences that lack their full stop."""
    return [BlockKind.PARAGRAPH if kind is BlockKind.HEADING else kind for kind in kinds]


def _with_top(kinds: list[BlockKind], lines: Sequence[str], first: int) -> list[BlockKind]:
    """Above the first prose, a short line tells place or speaker; below it, a name and office is a heading."""
    found = list(kinds)
    for index, kind in enumerate(kinds):
        if kind is BlockKind.ATTRIBUTION_LINE and index > first and not is_stock_attribution(lines[index]):
            found[index] = BlockKind.HEADING
        if kind is BlockKind.HEADING and index < first:
            beside = {*found[max(0, index - 1) : index], *kinds[index + 1 : index + 2]}
            found[index] = _top_kind(
                lines[index], dated=BlockKind.TITLE in found[:index] and BlockKind.DATELINE in beside
            )
    return found


def _top_kind(line: str, *, dated: bool) -> BlockKind:
    """What an unfinished line above the first prose is; `dated` tells that a dateline stands beside it."""
    words = line.count(" ") + 1
    if words >= _LONGEST_PLACE and not _is_headline(line) and phrase_words("heading", "verbs").search(line.lower()):
        return BlockKind.PARAGRAPH
    if not dated or words > _LONGEST_PLACE:
        return BlockKind.HEADING
    named = phrase_words("attribution", "offices").search(line.lower())
    return BlockKind.ATTRIBUTION_LINE if named else BlockKind.DATELINE


def _with_speech(kinds: list[BlockKind], lines: Sequence[str]) -> list[BlockKind]:
    """In a transcript, a line that breaks off is speech unless it is written like a headline."""
    found = []
    turn = False
    for kind, line in zip(kinds, lines, strict=True):
        if kind is BlockKind.SPEAKER_TURN:
            turn = True
        elif kind is BlockKind.HEADING and (line.endswith(("—", "–", "-", "…")) or (turn and not _is_headline(line))):
            found.append(BlockKind.PARAGRAPH)
            continue
        elif kind in {BlockKind.FURNITURE, BlockKind.HEADING}:
            turn = False
        found.append(kind)
    return found


def _is_headline(line: str) -> bool:
    """Whether most longer words begin with a capital."""
    words = [word for word in line.split() if len(word) > _LONG_RUN]
    return bool(words) and sum(not word[0].islower() for word in words) > len(words) * _MOST


def _without_last_headings(kinds: list[BlockKind]) -> list[BlockKind]:
    """Headings with no prose below them head nothing: a run of three or more at the end is furniture."""
    last = max((index for index, kind in enumerate(kinds) if kind in PROSE), default=-1)
    run = {index for index in range(last + 1, len(kinds)) if kinds[index] is BlockKind.HEADING}
    if len(run) < _LONG_RUN:
        return kinds
    return [BlockKind.FURNITURE if index in run else kind for index, kind in enumerate(kinds)]

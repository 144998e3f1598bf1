"""Finds an account's own day: what "today" means in it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dragoman.lexicon import load_table
from dragoman.model import Account, Span
from dragoman.reading.layout import Block, BlockKind, Layout
from dragoman.reading.layout.shapes import is_posting
from dragoman.reading.times.finder import find_times
from dragoman.reading.times.values import Grain, TimeKind

_PARENTHESIS = re.compile(r"\(([^()]{6,120})\)")
_TODAY = re.compile(r"\btoday,?\s\(([^()]{6,60})\)", re.IGNORECASE)
_TOP_OR_BOTTOM = 8
"""How many blocks from either end a dateline may stand."""

_FIRST_PROSE = 3
_NIGHT_ENDS = 6


def account_day(account: Account, layout: Layout) -> date | None:
    """The day of the account: that of its dateline or title, else of its publication, None where nothing tells."""
    published = published_day(account)
    own = _first_day(account.text, _own_places(account.text, layout), published)
    return own or published or _first_day(account.text, _page_places(account.text, layout), None)


def published_day(account: Account) -> date | None:
    """The publisher's own day of publication, None where unknown.

    A stamp in universal time is taken to where the publisher sits, unless that gives the small hours, when nobody
    publishes: such stamps are local times in fact.
    """
    words = (account.published or "").strip()
    try:
        stamp = datetime.fromisoformat(words)
    except ValueError:
        return _only_day(words, Span(0, len(words)), None)
    zone = load_table("times")["publisher_zones"].get(account.side or "")
    if len(words) <= len("2000-01-01") or stamp.utcoffset() != timedelta(0) or zone is None:
        return stamp.date()
    try:
        local = stamp.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, OverflowError):
        return stamp.date()
    return stamp.date() if local.hour < _NIGHT_ENDS else local.date()


def _first_day(text: str, places: Iterable[Span], about: date | None) -> date | None:
    """The first day named in `places`, in their order."""
    return next((day for span in places if (day := _only_day(text, span, about))), None)


def _own_places(text: str, layout: Layout) -> Iterator[Span]:
    """Where an account names its own day, best first: datelines, a parenthesis in the title, "today (…)"."""
    lines = [block.span for block in _edges(layout) if block.kind is BlockKind.DATELINE]
    yield from (span for span in lines if not is_posting(span.of(text)))
    if layout.title is not None:
        yield from (Span(*match.span(1)) for match in _PARENTHESIS.finditer(text, *layout.title))
    for block in layout.prose[:_FIRST_PROSE]:
        yield from (Span(*match.span(1)) for match in _TODAY.finditer(text, *block.span))


def _page_places(text: str, layout: Layout) -> Iterator[Span]:
    """Where a page says when it was put up: "Posted on …", "Source: … Published: …"."""
    kinds = {BlockKind.SOURCE_LINE, BlockKind.FURNITURE}
    yield from (
        block.span
        for block in _edges(layout)
        if block.kind in kinds or (block.kind is BlockKind.DATELINE and is_posting(block.span.of(text)))
    )


def _edges(layout: Layout) -> tuple[Block, ...]:
    return (*layout.blocks[:_TOP_OR_BOTTOM], *layout.blocks[_TOP_OR_BOTTOM:][-_TOP_OR_BOTTOM:])


def _only_day(text: str, span: Span, about: date | None) -> date | None:
    """The one day that the words name, None where they name none."""
    for time in find_times(text, [span], about):
        if time.kind is TimeKind.DATE and time.grain is Grain.DAY and time.value and not time.value.startswith("X"):
            try:
                return date.fromisoformat(time.value.split("/")[0])
            except ValueError:
                continue
    return None

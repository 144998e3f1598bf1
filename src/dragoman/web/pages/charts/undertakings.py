"""The chart of undertakings: a bar for each, from the day it was made to its last day, and what became of it.

Where there are more than bars can show, a lane for each status instead.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from dragoman.archive.follow import Followed, State
from dragoman.archive.follow.reminders import title_of
from dragoman.export.labels import capitalised
from dragoman.lexicon.names import surname
from dragoman.web.pages import addresses
from dragoman.web.pages.charts.lanes import Dot, Lane, Lanes, Narrowed, beneath, counted_days
from dragoman.web.pages.charts.positions import shortened
from dragoman.web.pages.charts.scales import TimeScale, over, plain_days
from dragoman.web.pages.charts.timeline import counted, figure_of
from dragoman.web.pages.charts.values import CELL, Chart, Figure, Label, Line, Mark, Size

MOST_BARS = 32
"""Undertakings that are drawn as bars, at most."""
ORDER = (State.DUE, State.OPEN, State.LAPSED, State.KEPT, State.WITHDRAWN)
"""What an analyst has to look at comes first."""
SIGNS = {
    State.DUE: "clock",
    State.OPEN: "disc",
    State.LAPSED: "cross",
    State.KEPT: "tick",
    State.WITHDRAWN: "struck",
}
TONES = {State.DUE: "t5", State.OPEN: "t1", State.LAPSED: "t2", State.KEPT: "t3", State.WITHDRAWN: "t0"}
_WIDE, _NARROW = Size(900.0, 330.0), Size(320.0, 0.0)
_WORD = 86.0
"""Room of the status in words, beside the bars."""
_AXIS = 30.0

Anchor = Callable[[Followed], str]


def undertakings_figure(found: Sequence[Followed], narrowed: Narrowed, anchor: Anchor) -> Figure | None:
    """The chart of undertakings, in the order given; None where no day of any is known."""
    dated = [one for one in found if one.pledge.said]
    if not dated:
        return None
    states = [state for state in ORDER if any(one.status is state for one in dated)]
    key = tuple((SIGNS[state], f"{TONES[state]} several", state.value) for state in states)
    told = (
        f"{_tally(dated)}, made {counted_days([one.pledge.said or '' for one in dated])}. The table beneath has each."
    )
    if len(dated) > MOST_BARS:
        lanes = tuple(
            Lane(
                capitalised(state.value),
                tuple(_dot(one, anchor) for one in dated if one.status is state),
                f"{state.value} undertakings",
            )
            for state in states
        )
        chart = Lanes("Undertakings by status and the day on which they were made", told, lanes)
        return figure_of(chart, narrowed, key)
    title = "Undertakings, from the day they were made to their last day"
    return Figure(_bars(dated, _WIDE, (title, told), anchor), _bars(dated, _NARROW, (title, told), anchor), key)


def in_order(found: Sequence[Followed]) -> list[Followed]:
    """Undertakings by status, those first that ask to be looked at; of one status, the latest first."""
    latest = sorted(found, key=lambda one: (one.pledge.said or "", one.pledge.id), reverse=True)
    return sorted(latest, key=lambda one: ORDER.index(one.status))


def told_of(one: Followed) -> str:
    """An undertaking in a sentence: who and what, its status, and why."""
    return f"{title_of(one)} ({one.status}: {plain_days(one.reason)})"


def in_short(one: Followed) -> str:
    """An undertaking in few letters: those bound by their surnames, and what."""
    who = ", ".join(surname(who.person) if who.person else who.name for who in one.pledge.who)
    return f"{who}: {one.pledge.what}"


def _tally(found: Sequence[Followed]) -> str:
    counts = [(sum(one.status is state for one in found), state.value) for state in ORDER]
    return f"{counted(len(found), 'undertaking')}: {', '.join(f'{count} {name}' for count, name in counts if count)}"


def _dot(one: Followed, anchor: Anchor) -> Dot:
    return Dot(
        one.pledge.said or "",
        SIGNS[one.status],
        partial(told_of, one),
        partial(anchor, one),
        tone=f"{TONES[one.status]} several",
    )


@dataclass(frozen=True)
class _Days:
    """The days of a bar: made, the first and last on which it is due, and that of the sign at its end."""

    said: str
    first: str | None
    last: str | None
    end: str | None


def _days(one: Followed) -> _Days:
    pledge, closing = one.pledge, one.closing
    ruled = {each.field for each in one.ruled} & {"status", "closed_by"}
    end = closing.day if closing and not ruled else pledge.last
    return _Days(pledge.said or "", pledge.first, pledge.last, end)


def _bars(found: Sequence[Followed], size: Size, names: tuple[str, str], anchor: Anchor) -> Chart:
    """One row for each undertaking."""
    days = [_days(one) for one in found]
    right = size.right - (_WORD if size.gutter else 0)
    every = [day for one in days for day in (one.said, one.first, one.last, one.end) if day]
    scale = over(every, size.left, right - CELL)
    row = CELL + 4 if size.gutter else CELL + 24
    marks: list[Mark] = []
    lines: list[Line] = []
    labels: list[Label] = []
    for number, (one, own) in enumerate(zip(found, days, strict=True)):
        top = 8 + row * number
        y = top + row - CELL / 2 - 2
        labels += _names_of(one, size, (top, y), anchor)
        if scale is not None:
            lines += _lines_of(own, scale, y, right)
            x = scale.x(own.end) if own.end else right - CELL / 2
            marks.append(
                Mark(x, y, SIGNS[one.status], told_of(one), _evidence(one), "", f"{TONES[one.status]} several")
            )
        lines.append(Line(0.0, top + row, size.width, top + row, "grid"))
    bottom = 8 + row * len(found)
    ticks = scale.ticks() if scale else ()
    grid = [Line(tick.x, 4, tick.x, bottom + 6, "year" if tick.major else "grid") for tick in ticks]
    labels += [beneath(tick.x, bottom + 20, tick.text, size.width, major=tick.major) for tick in ticks]
    return Chart(size.width, bottom + _AXIS, *names, tuple(marks), (*grid, *lines), tuple(labels))


def _names_of(one: Followed, size: Size, place: tuple[float, float], anchor: Anchor) -> list[Label]:
    """Who undertook what, and the status in words."""
    top, y = place
    if size.gutter:
        name = Label(0.0, y + 4.5, shortened(in_short(one), 50), tone="row", href=anchor(one))
        return [name, Label(size.width, y + 4.5, one.status.value, "end", "status")]
    name = Label(0.0, top + 17, shortened(in_short(one), 38), tone="row", href=anchor(one))
    return [name, Label(size.width, top + 17, one.status.value, "end", "status")]


def _lines_of(own: _Days, scale: TimeScale, y: float, right: float) -> list[Line]:
    """The bar: thin from the day it was made, thick over the days on which it is due, dotted where none is named."""
    start = scale.x(own.said)
    lines = [Line(start, y - 6, start, y + 6, "made")]
    if own.end is None:
        return [*lines, Line(start, y, right - CELL / 2, y, "endless")]
    lines.append(Line(start, y, scale.x(own.end), y, "bar"))
    if own.first and own.last:
        first = max(own.first, own.said)
        lines.append(Line(scale.x(first), y, max(scale.x(own.last), scale.x(first) + 2), y, "due"))
    return lines


def _evidence(one: Followed) -> str:
    """What closed an undertaking; where nothing did, where it was made."""
    closing = one.closing
    if closing and closing.statement:
        return addresses.statement(closing.statement)
    if closing and closing.contact:
        return addresses.contact(closing.contact)
    words = one.pledge.words
    return addresses.statement(words[0].statement or "") if words else addresses.account(one.pledge.teller.account)

"""Lanes over time: marks on the day of each, put above one another where they would touch, or counted by month."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.web.pages.charts.scales import Stretch, TimeScale, over, short_day, stretch_of, unit_for
from dragoman.web.pages.charts.values import CELL, Chart, Label, Line, Mark, Size

MOST_LEVELS = 7
"""Marks above one another, at most; a lane that would need more is counted by month or year."""
AXIS = 34.0
"""Room beneath the lanes for the labels of time."""
SPACE = 10.0
"""Room between two lanes."""
THIN = 22.0
"""Room of a lane in which nothing is."""
NAME = 22.0
"""Room of the name of a lane where it stands above it."""
GAP = 30.0
_MONTH = 7
HOLDING = frozenset({"disc", "square", "diamond", "hexagon"})
"""Shapes in which a number can be read."""

_Place = tuple[float, int, "Dot"]
Narrowed = Callable[[Stretch], str]
"""The address at which a stretch of time is shown alone."""


@dataclass(frozen=True)
class Dot:
    """What is to be marked on a day; `tell` says all of it in words and `lead` where it leads, if it is drawn at all.

    Dots of one `group` are counted together where there are too many.
    """

    day: str
    shape: str
    tell: Callable[[], str]
    lead: Callable[[], str]
    text: str = ""
    tone: str = ""
    group: str = ""


@dataclass(frozen=True)
class Lane:
    """A lane by its name; `many` is what its dots are called together."""

    name: str
    dots: tuple[Dot, ...]
    many: str


@dataclass(frozen=True)
class Gap:
    """Days between two days on which there was nothing."""

    first: str
    last: str
    days: int


@dataclass(frozen=True)
class Lanes:
    """A chart to be drawn: its lanes from top to bottom, and the gaps that are told beneath them."""

    title: str
    told: str
    lanes: tuple[Lane, ...]
    gaps: tuple[Gap, ...] = ()
    gap_name: str = ""


def draw_lanes(lanes: Lanes, size: Size, narrowed: Narrowed) -> Chart | None:
    """The chart of some lanes; None where nothing in them has a day."""
    scale = over((dot.day for lane in lanes.lanes for dot in lane.dots), size.left, size.right)
    if scale is None:
        return None
    marks: list[Mark] = []
    lines: list[Line] = []
    labels: list[Label] = []
    top = SPACE
    for lane in lanes.lanes:
        if not size.gutter:
            labels.append(Label(0.0, top + 14, lane.name, tone="lane"))
            top += NAME
        own, levels = _laid_out(lane, scale, narrowed)
        height = levels * CELL if levels else THIN
        bottom = top + height
        middle = bottom - CELL / 2 if levels else bottom - THIN / 2
        if size.gutter:
            labels.append(Label(0.0, middle + 4.5, lane.name, tone="lane"))
        lines.append(Line(size.gutter, bottom + SPACE / 2, size.width, bottom + SPACE / 2, "lane"))
        marks += [_mark(x, middle - level * CELL, dot) for x, level, dot in own]
        top = bottom + SPACE
    if lanes.gaps:
        drawn, told = _gaps(lanes, scale, top, size)
        lines += drawn
        labels += told
        top += GAP if size.gutter else GAP + NAME
    ticks = scale.ticks()
    grid = [Line(one.x, SPACE / 2, one.x, top + 6, "year" if one.major else "grid") for one in ticks]
    named = [beneath(one.x, top + 22, one.text, size.width, major=one.major) for one in ticks]
    return Chart(size.width, top + AXIS, lanes.title, lanes.told, tuple(marks), (*grid, *lines), (*labels, *named))


def _mark(x: float, y: float, dot: Dot) -> Mark:
    return Mark(x, y, dot.shape, dot.tell(), dot.lead(), dot.text, dot.tone)


def _laid_out(lane: Lane, scale: TimeScale, narrowed: Narrowed) -> tuple[list[_Place], int]:
    """Where the marks of a lane stand, and how many levels that takes."""
    found: list[_Place] = []
    ends: list[float] = []
    for dot in sorted(lane.dots, key=lambda one: one.day):
        x = scale.x(dot.day)
        level = next((level for level, end in enumerate(ends) if x - end >= CELL), len(ends))
        if level == MOST_LEVELS:
            return _counted(lane, scale, narrowed)
        ends[level : level + 1] = [x]
        found.append((x, level, dot))
    return found, len(ends)


def _counted(lane: Lane, scale: TimeScale, narrowed: Narrowed) -> tuple[list[_Place], int]:
    """The dots of a lane counted by stretches of time, each group on a level of its own."""
    unit = unit_for(scale, CELL)
    groups = sorted({dot.group for dot in lane.dots})
    found: list[_Place] = []
    for level, group in enumerate(groups):
        within: dict[str, list[Dot]] = defaultdict(list)
        for dot in lane.dots:
            if dot.group == group:
                within[dot.day[:_MONTH] if unit.months else dot.day].append(dot)
        stretches: dict[Stretch, list[Dot]] = defaultdict(list)
        for dots in within.values():
            stretches[stretch_of(dots[0].day, unit)] += dots
        edge = scale.left - CELL
        for stretch, dots in sorted(stretches.items(), key=lambda pair: pair[0].first):
            x = max(_middle(stretch, scale), edge + CELL)
            edge = x
            found.append((x, level, dots[0] if len(dots) == 1 else _together(lane, stretch, dots, narrowed)))
    return found, len(groups)


def _together(lane: Lane, stretch: Stretch, dots: Sequence[Dot], narrowed: Narrowed) -> Dot:
    """One dot for several, with their number."""
    one = dots[0]
    told = f"{stretch.text}: {len(dots):,} {f'{one.group} ' if one.group else ''}{lane.many}"
    shape = one.shape if one.shape in HOLDING and len({dot.shape for dot in dots}) == 1 else "disc"
    return Dot(one.day, shape, lambda: told, lambda: narrowed(stretch), _short(len(dots)), f"{_common(dots)} counted")


def _middle(stretch: Stretch, scale: TimeScale) -> float:
    first = max(stretch.first, scale.first.isoformat())
    last = min(stretch.last, scale.last.isoformat())
    return round((scale.x(first) + scale.x(last)) / 2, 1)


def _common(dots: Sequence[Dot]) -> str:
    """The tone of several dots: that of their group; without groups the colour that all have, or none."""
    if dots[0].group:
        return dots[0].tone
    colours = {dot.tone.partition(" ")[0] for dot in dots}
    return colours.pop() if len(colours) == 1 else "t0"


def _short(number: int) -> str:
    """A number that a mark has room for.

    >>> _short(12), _short(1240), _short(48200)
    ('12', '1k', '48k')
    """
    return str(number) if number < 1000 else f"{number // 1000}k"  # noqa: PLR2004 - thousand is what k says


def _gaps(lanes: Lanes, scale: TimeScale, top: float, size: Size) -> tuple[list[Line], list[Label]]:
    """The gaps as lines with their days, where there is room for these."""
    labels = [Label(0.0, top + 19, lanes.gap_name, tone="lane")]
    if not size.gutter:
        labels = [Label(0.0, top + 14, lanes.gap_name, tone="lane")]
        top += NAME
    lines: list[Line] = []
    for gap in lanes.gaps:
        ends = scale.x(gap.first), scale.x(gap.last)
        y = top + 20
        lines.append(Line(*(ends[0], y, ends[1], y), "gap"))
        lines += [Line(x, y - 4, x, y + 4, "gap") for x in ends]
        text = _fitting(gap, ends[1] - ends[0])
        if text:
            labels.append(Label(sum(ends) / 2, y - 6, text, "middle", "gap"))
    return lines, labels


def _fitting(gap: Gap, room: float) -> str:
    for text in (f"{gap.days} days without a contact", f"{gap.days} days", str(gap.days)):
        if len(text) * 6.6 <= room:
            return text
    return ""


def beneath(x: float, y: float, text: str, width: float, *, major: bool) -> Label:
    """A label of time, kept within the chart."""
    half = len(text) * 3.6
    return Label(min(max(x, half), width - half), y, text, "middle", "year" if major else "month")


def counted_days(days: Sequence[str]) -> str:
    """From when to when some days are, in words."""
    if not days:
        return ""
    first, last = short_day(min(days)), short_day(max(days))
    return f"on {first}" if first == last else f"from {first} to {last}"


def each_gap(days: Sequence[tuple[str, str, int]], least: int, most: int) -> Iterator[Gap]:
    """The longest gaps, of `least` days or more, in the order of time."""
    longest = sorted((one for one in days if one[2] >= least), key=lambda one: (-one[2], one[0]))[:most]
    yield from (Gap(*one) for one in sorted(longest))

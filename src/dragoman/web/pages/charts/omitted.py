"""The chart of topics left out: a row for each topic, a column for each side, and in how many contacts it has none."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from dragoman.archive.follow import Omitted
from dragoman.export.labels import joined
from dragoman.lexicon.parties import party_name
from dragoman.web.pages.charts.positions import shortened
from dragoman.web.pages.charts.timeline import counted
from dragoman.web.pages.charts.values import CELL, Chart, Figure, Label, Line, Mark, Size

MOST_ROWS = 30
"""Topics of a chart, at most: those left out most often."""
HEAD = 40.0
ROW = CELL + 4
_GUTTER = 196.0
_COLUMN = 124.0
_MOST_COLUMNS = 7


def omitted_figure(found: Sequence[Omitted], anchor: Callable[[Omitted], str]) -> Figure | None:
    """The matrix of topics and the sides that leave them out; None where none does."""
    by_topic: dict[str, dict[str, list[Omitted]]] = defaultdict(lambda: defaultdict(list))
    weight: dict[str, int] = defaultdict(int)
    for one in found:
        by_topic[one.topic][one.side].append(one)
        weight[one.side] += len(one.left_out)
    if not found:
        return None
    topics = sorted(by_topic, key=lambda name: (-_left_out(by_topic[name]), name))[:MOST_ROWS]
    sides = sorted(weight, key=lambda side: (-weight[side], side))[:_MOST_COLUMNS]
    rows = {topic: by_topic[topic] for topic in topics}
    wide = _drawn(rows, sides, anchor, Size(_GUTTER + _COLUMN * len(sides), _GUTTER))
    narrow = _drawn(rows, sides, anchor, Size(320.0, 320.0 - 44 * len(sides)))
    return Figure(wide, narrow, (("disc", "t2 several", "how many contacts the topic is left out of"),))


def _left_out(sides: dict[str, list[Omitted]]) -> int:
    return sum(len(one.left_out) for found in sides.values() for one in found)


def _drawn(
    rows: dict[str, dict[str, list[Omitted]]], sides: Sequence[str], anchor: Callable[[Omitted], str], size: Size
) -> Chart:
    column = (size.width - size.gutter) / len(sides)
    places = {side: size.gutter + column * (number + 0.5) for number, side in enumerate(sides)}
    room = int((size.gutter - 8) / 7)
    labels = [Label(x, HEAD - 16, _named(side, column), "middle", "lane") for side, x in places.items()]
    lines = [Line(0.0, HEAD - 4, size.width, HEAD - 4, "lane")]
    marks = []
    for number, (topic, own) in enumerate(rows.items()):
        y = HEAD + ROW * (number + 0.5)
        labels.append(Label(0.0, y + 4.5, shortened(topic, room), tone="row"))
        lines.append(Line(0.0, y + ROW / 2, size.width, y + ROW / 2, "grid"))
        for side, x in places.items():
            if found := own.get(side):
                total = sum(len(one.left_out) for one in found)
                others = joined(sorted({party_name(one.other) for one in found}))
                told = f"{party_name(side)} leaves out {topic} in {counted(total, 'contact')} where {others} has it"
                marks.append(Mark(x, y, "disc", told, anchor(found[0]), str(total), "t2 several"))
            else:
                labels.append(Label(x, y + 4, "·", "middle", "none"))
    told = (
        f"{counted(len(rows), 'topic')}, and which of {counted(len(sides), 'side')} leaves each out where another has "
        "it. The table beneath has the contacts."
    )
    height = HEAD + ROW * len(rows) + 6
    return Chart(size.width, height, "Topics left out, by side", told, tuple(marks), tuple(lines), tuple(labels))


def _named(side: str, column: float) -> str:
    name = party_name(side)
    return name if len(name) * 7.5 <= column else side

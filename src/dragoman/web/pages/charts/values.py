"""What a chart is made of: marks, lines and words at their places, in units that are pixels where there is room.

A template draws them as SVG; nothing is worked out there. Tones are classes of the style sheet, and no tone carries a
meaning that the shape, a letter or a word beside it does not carry as well.
"""

from dataclasses import dataclass, field

CELL = 26.0
"""Room of one mark, so that a finger finds it."""


@dataclass(frozen=True)
class Mark:
    """A shape at a place that leads to its evidence; `text` stands in it, `title` tells all of it in words."""

    x: float
    y: float
    shape: str
    title: str
    href: str
    text: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Line:
    """A straight line; `tone` says what for (grid, axis, lane, bar, gap …)."""

    x1: float
    y1: float
    x2: float
    y2: float
    tone: str


@dataclass(frozen=True)
class Label:
    """Words at a place; `anchor` is start, middle or end, `href` where they lead, if anywhere."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    tone: str = ""
    href: str | None = None


@dataclass(frozen=True)
class Chart:
    """A chart of a size: its name, and what it shows in a sentence or two."""

    width: float
    height: float
    title: str
    told: str
    marks: tuple[Mark, ...] = ()
    lines: tuple[Line, ...] = ()
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A chart laid out twice, for wide and for narrow windows, with the signs that it uses and what they stand for."""

    wide: Chart
    narrow: Chart
    key: tuple[tuple[str, str, str], ...] = field(default=())
    """Shape, tone and meaning of each sign."""


@dataclass(frozen=True)
class Size:
    """A width to lay a chart out in, and how much of it the names of lanes take; 0 puts them above their lanes."""

    width: float
    gutter: float

    @property
    def left(self) -> float:
        """Where the time begins."""
        return self.gutter + CELL / 2

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.width - CELL / 2


WIDE, NARROW = Size(900.0, 168.0), Size(320.0, 0.0)

SHAPES = {
    "disc": "M-10 0a10 10 0 1 0 20 0a10 10 0 1 0-20 0z",
    "square": "M-9-9H9V9H-9z",
    "diamond": "M0-12L12 0 0 12-12 0z",
    "triangle": "M0-12L12 9H-12z",
    "wedge": "M0 12L12-9H-12z",
    "hexagon": "M-6-10H6L12 0 6 10H-6L-12 0z",
    "letter": "M-11-8H11V8H-11zM-11-8L0 1 11-8",
    "pentagon": "M0-12L12-2 7 10H-7L-12-2z",
    "plus": "M-3-10H3V-3H10V3H3V10H-3V3H-10V-3H-3z",
    "minus": "M-10-3H10V3H-10z",
    "up": "M0-11L9 0H4V10H-4V0H-9z",
    "down": "M0 11L9 0H4V-10H-4V0H-9z",
    "tick": "M-10 0a10 10 0 1 0 20 0a10 10 0 1 0-20 0zM-5 0L-1 4 5-4",
    "cross": "M-10 0a10 10 0 1 0 20 0a10 10 0 1 0-20 0zM-4-4L4 4M4-4L-4 4",
    "clock": "M-10 0a10 10 0 1 0 20 0a10 10 0 1 0-20 0zM0-6V0L4 3",
    "struck": "M-10 0a10 10 0 1 0 20 0a10 10 0 1 0-20 0zM-7 7L7-7",
    "ring": "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
    "bar": "M-2-10H2V10H-2z",
}
"""Outlines of the shapes around their middle."""

"""Charts of what the archive tells over time: typed values, laid out here, that a template draws as SVG."""

from dragoman.web.pages.charts.omitted import omitted_figure
from dragoman.web.pages.charts.positions import positions_figure
from dragoman.web.pages.charts.silence import silence_figure
from dragoman.web.pages.charts.timeline import timeline_figure
from dragoman.web.pages.charts.undertakings import undertakings_figure
from dragoman.web.pages.charts.values import SHAPES, Chart, Figure

__all__ = [
    "SHAPES",
    "Chart",
    "Figure",
    "omitted_figure",
    "positions_figure",
    "silence_figure",
    "timeline_figure",
    "undertakings_figure",
]

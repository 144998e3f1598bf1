"""Shows a record in a notebook: one line that survives any sanitiser, and the whole page in a frame of its own.

The frame keeps the page's styles and keys inside, and its sandbox keeps the page out of the notebook.
"""

from html import escape

from dragoman.export.html import to_html
from dragoman.export.view import View
from dragoman.export.wording import one_line
from dragoman.model import Record

HEIGHT = 760
"""Pixels: a page's worth of most notebooks."""


def to_frame(record: Record) -> str:
    """`record` as a fragment of HTML for `_repr_html_`."""
    title = escape(one_line(View(record).title))
    page = escape(to_html(record), quote=True)
    return (
        f"<p><strong>{title}</strong>. {_tally(record)}</p>"
        f'<iframe srcdoc="{page}" title="{title}" sandbox="allow-scripts" width="100%" height="{HEIGHT}"'
        ' style="border:1px solid #8888"></iframe>'
    )


def _tally(record: Record) -> str:
    statements = sum(len(reading.statements) for reading in record.readings)
    return f"Accounts: {len(record.readings)}; statements: {statements}; findings: {len(record.findings)}."

"""One self-contained HTML page of a record: nothing to fetch, legible without JavaScript, safe with any account."""

from dragoman.export.html.page import to_html

__all__ = ["to_html"]

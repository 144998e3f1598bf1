"""Draws the page that stands alone: binds style and script into it by their hashes.

The page's own content security policy allows that one style sheet and that one script and nothing else: no request to
any host, and no script that an account might carry.
"""

import base64
import hashlib
from functools import cache

from jinja2 import Template
from markupsafe import Markup

from dragoman.export.html.drawing import environment, static
from dragoman.export.html.parts import Page
from dragoman.export.view import View
from dragoman.model import Record

STYLES = ("book.css", "comparison.css")
SCRIPTS = ("keys.js", "comparison.js", "ribbons.js", "filter.js", "links.js")


def to_html(record: Record) -> str:
    """`record` as one HTML page that needs nothing beside itself."""
    return _template().render(page=Page(View(record)), style=_style(), script=_script(), policy=_policy())


@cache
def _template() -> Template:
    return environment().get_template("page.html.jinja")


@cache
def _style() -> Markup:
    """The style sheets, which are ours and so need no escaping."""
    return Markup("".join(map(static, STYLES)))  # noqa: S704


@cache
def _script() -> Markup:
    return Markup("\n".join(map(static, SCRIPTS)))  # noqa: S704


@cache
def _policy() -> str:
    style, script = (_hash(part) for part in (_style(), _script()))
    return f"default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"


def _hash(part: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()

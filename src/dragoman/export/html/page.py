"""Draws the page: hands the template what it shows, and binds style and script into it by their hashes.

The page's own content security policy allows that one style sheet and that one script and nothing else: no request to
any host, and no script that an account might carry.
"""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from dragoman.export.html.parts import Page
from dragoman.export.view import View
from dragoman.export.wording import REPLACEMENT
from dragoman.model import Record

_UNFIT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def to_html(record: Record) -> str:
    """`record` as one HTML page that needs nothing beside itself."""
    return _template().render(
        page=Page(View(record)), style=_part("page.css"), script=_part("page.js"), policy=_policy()
    )


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["fit"] = _fit
    return environment.from_string(_part("page.html.jinja"))


def _fit(words: str) -> str:
    """`words` without the code points that HTML forbids, each replaced; escaping is the template's."""
    return _UNFIT.sub(REPLACEMENT, words)


@cache
def _part(name: str) -> Markup:
    """A file of this package, which is ours and so needs no escaping."""
    return Markup((files(__package__) / name).read_text(encoding="utf-8"))  # noqa: S704


@cache
def _policy() -> str:
    style, script = (_hash(_part(name)) for name in ("page.css", "page.js"))
    return f"default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"


def _hash(part: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()

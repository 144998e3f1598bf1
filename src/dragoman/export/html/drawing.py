"""Where pages are drawn: one template environment, which escapes and mends every word that it is given.

What an account says is never markup. Code points that HTML forbids are replaced, and everything else is escaped,
wherever a template puts it; a template cannot forget to.
"""

import re
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dragoman.export.wording import REPLACEMENT

_UNFIT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def environment(*packages: str) -> Environment:
    """Templates of this package, and before them those in `templates/` of other packages."""
    loaders = [PackageLoader(name) for name in (*packages, __package__)]
    return Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_fit,
    )


def static(name: str) -> str:
    """A style sheet or script of this package."""
    return (files(__package__) / "static" / name).read_text(encoding="utf-8")


def _fit(value: object) -> object:
    """Words without the code points that HTML forbids, each replaced; escaping comes after."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _UNFIT.sub(REPLACEMENT, value)
    return value

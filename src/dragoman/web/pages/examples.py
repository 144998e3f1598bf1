"""The two example accounts of one call, which are a click away on the front page."""

import json
from functools import cache
from importlib.resources import files

from dragoman.web.pages.drafts import Draft

NAMES = ("ministry", "agency")


@cache
def examples() -> tuple[Draft, ...]:
    """The example accounts as drafts."""
    folder = files("dragoman.web") / "examples"
    return tuple(
        Draft(
            name,
            (folder / f"{name}.txt").read_text(encoding="utf-8"),
            pasted=False,
            given=json.loads((folder / f"{name}.json").read_text(encoding="utf-8")),
        )
        for name in NAMES
    )

"""What rich draws, as text: for terminals with their colours, for files and the web without."""

import re
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDTH = 100
"""Columns where nobody's terminal gives them."""

_TRAILING = re.compile(r" +$", re.MULTILINE)


def drawn(page: "RenderableType", width: int = WIDTH, *, colour: bool = False) -> str:
    """What rich draws in so many columns, with the colours of a terminal only where it is for one."""
    screen = StringIO()
    console = Console(
        file=screen,
        width=width,
        force_terminal=colour,
        color_system="256" if colour else None,
        legacy_windows=False,
        highlight=False,
    )
    console.print(page)
    return screen.getvalue() if colour else _TRAILING.sub("", screen.getvalue())

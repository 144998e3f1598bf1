"""How far long work is, on standard error where that is a terminal: a bar with rate and time left."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Done = TypeVar("Done")


def measured(results: Iterable[Done], total: int | None, doing: str) -> Iterator[Done]:
    """Pass `results` on, of which there will be `total` where that is known, and show how it goes."""
    if not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console  # noqa: PLC0415 - needed at a terminal only
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        Task,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text  # noqa: PLC0415

    class Rate(TextColumn):
        """How many are done in a second."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:,.1f}/s" if task.speed else "")

    columns = (SpinnerColumn(), TextColumn(doing), BarColumn(), MofNCompleteColumn(), Rate(""))
    times = (TimeRemainingColumn(),) if total else (TimeElapsedColumn(),)
    with Progress(*columns, *times, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(results, total=total)

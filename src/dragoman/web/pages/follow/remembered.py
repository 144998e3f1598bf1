"""Answers that were given a short while ago, for as long as the archive is as it was then.

An answer hangs on nothing but the question, the day and what the archive has, so that the same one can be given again.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

from fastapi import FastAPI
from sqlalchemy import func, select

from dragoman.archive import Archive, schema
from dragoman.archive.engine import reading

MOST = 64
"""Answers that are remembered at once."""
HEAVIEST = 250_000
"""Rows, or names, that all of them have together at most; of one that has more, nothing is remembered."""
LARGE = 50_000
"""Accounts from which an archive is large."""

Answer = TypeVar("Answer")


class Remembered:
    """The last answers, each under its question and the state of the archive at which it was given."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, object] = OrderedDict()
        self._weights: dict[Hashable, int] = {}
        self._lock = Lock()

    def answer(
        self, archive: Archive, question: Hashable, find: Callable[[], Answer], *, roughly: bool = False
    ) -> Answer:
        """The answer to a question; `find` is asked where it is not remembered. Its `weight`, if any, is its rows.

        With `roughly` a large archive may have grown a little since.
        """
        state = _state(archive)
        key = (archive.place, archive.now()[:10], _rough(state) if roughly else state, question)
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return cast("Answer", self._answers[key])
        found = find()
        with self._lock:
            self._answers[key] = found
            self._weights[key] = int(getattr(found, "weight", 1))
            while len(self._answers) > MOST or sum(self._weights.values()) > HEAVIEST:
                oldest, _ = self._answers.popitem(last=False)
                del self._weights[oldest]
        return found


def remembered_by(app: FastAPI) -> Remembered:
    """What an application remembers."""
    state = app.state
    if not hasattr(state, "remembered"):
        state.remembered = Remembered()
    return cast("Remembered", state.remembered)


def _rough(state: tuple[int, ...]) -> tuple[int, ...]:
    """What changes when a large archive has grown by a hundredth or so; of others all that changes."""
    accounts, _, corrections = state
    return (accounts // (LARGE // 100), corrections // 100) if accounts >= LARGE else state


def _state(archive: Archive) -> tuple[int, ...]:
    """What changes with everything that is added, read anew or corrected."""
    account, correction = schema.account.c, schema.correction.c
    query = select(
        select(func.max(account.key)).scalar_subquery(),
        select(func.max(account.written)).scalar_subquery(),
        select(func.max(correction.id)).scalar_subquery(),
    )
    with reading(archive.engine) as db:
        return tuple(value or 0 for value in db.execute(query).one())

"""Long work in the background, one job at a time: how far it is, what became of each piece, and a way to stop it.

A job lives in memory and ends with the server; what it has done by then is kept, piece by piece, and the same files
given once more go on from there. It is told to stop between two pieces, never within one.
"""

import logging
import secrets
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from typing import NamedTuple, TypeVar

from dragoman.archive import NotFoundError
from dragoman.model import DragomanError

_LOG = logging.getLogger(__name__)
One = TypeVar("One")

KEPT = 50
"""Jobs that are remembered."""


class State(StrEnum):
    """How a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    """By somebody, or because the server ends."""
    FAILED = "failed"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self in {State.DONE, State.STOPPED, State.FAILED}


class Piece(NamedTuple):
    """What became of one piece of the work, and where it is to be seen."""

    outcome: str
    name: str
    href: str | None = None
    reason: str | None = None


class Job:
    """One job; its own thread writes, all others read."""

    def __init__(self, title: str, path: str, by: str, *, finds: bool = False) -> None:
        self.id = secrets.token_hex(8)
        self.finds = finds
        """Whether it looks for faults, so that to have found nothing is good."""
        self.title, self.path, self.by = title, f"{path}/{self.id}", by
        self.state, self.fault = State.WAITING, ""
        self.total: int | None = None
        self.done = self.left_out = 0
        self.pieces: list[Piece] = []
        self.counts: Counter[str] = Counter()
        self._stopping = False
        self._begun = self._ended = 0.0

    def told(self, piece: Piece | None = None, *, steps: int = 1) -> None:
        """Count a piece of work that is done, and remember what became of it."""
        if piece is not None:
            self.pieces.append(piece)
            self.counts[piece.outcome] += 1
        self.done += steps

    def while_going(self, pieces: Iterable[One]) -> Iterator[One]:
        """Those pieces, until the job is to stop."""
        for one in pieces:
            if self._stopping:
                return
            yield one

    def stop(self) -> None:
        """Let the job end before its next piece."""
        self._stopping = True
        if self.state is State.WAITING:
            self.state = State.STOPPED

    @property
    def seconds(self) -> float:
        """How long it has run."""
        return (self._ended or time.monotonic()) - self._begun if self._begun else 0.0

    @property
    def left(self) -> float | None:
        """The seconds that it will still take, at the pace that it had so far; None where that cannot be told."""
        if self.total is None or not self.done or self.state is not State.RUNNING:
            return None
        return self.seconds / self.done * max(0, self.total - self.done)

    def run(self, work: "Work") -> None:
        """Do the work, whatever becomes of it."""
        if self._stopping:
            return
        self._begun, self.state = time.monotonic(), State.RUNNING
        ended = State.DONE
        try:
            work(self)
        except DragomanError as error:
            ended, self.fault = State.FAILED, str(error)
        except Exception:  # noqa: BLE001 - whatever it is, the job must say that it is over
            _LOG.exception("%s", self.title)
            ended, self.fault = State.FAILED, "this is a fault of the program; the server's log says more"
        self._ended = time.monotonic()
        self.state = State.STOPPED if self._stopping and ended is State.DONE else ended


Work = Callable[[Job], None]


class Jobs:
    """The jobs of a server, of which one runs at a time."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, "jobs")
        self._jobs: dict[str, Job] = {}
        self.closing = False
        self.ending: Callable[[], bool] = lambda: False
        """Whether the server waits for its connections to end, before it closes us; whoever runs it says how."""

    def start(self, job: Job, work: Work) -> Job:
        """Let a job begin as soon as those before it are over."""
        for old in [one.id for one in self._jobs.values() if one.state.is_over][: max(0, len(self._jobs) - KEPT + 1)]:
            del self._jobs[old]
        self._jobs[job.id] = job
        self._pool.submit(job.run, work)
        return job

    def find(self, name: str) -> Job:
        """The job of an id. Raises NotFoundError for one that is not, or no longer, known."""
        if name not in self._jobs:
            message = "there is no such job: the server has been started again since; what was added by then is kept"
            raise NotFoundError(message)
        return self._jobs[name]

    def all(self, path: str) -> list[Job]:
        """The jobs that were started from a page, the last one first."""
        return [one for one in reversed(self._jobs.values()) if one.path.startswith(f"{path}/")]

    def stop(self) -> None:
        """Let all jobs end before their next piece, since the server ends."""
        self.closing = True
        for one in list(self._jobs.values()):
            one.stop()

    def close(self) -> None:
        """Stop, and wait for the piece that is being done."""
        self.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)

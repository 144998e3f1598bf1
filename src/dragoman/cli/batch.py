"""Reads many accounts, on one or several processes; results come in the order of input, whoever made them."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import islice
from multiprocessing import active_children, get_context
from typing import NamedTuple, TypeVar

from dragoman.cli.output import Format, Look, render
from dragoman.cli.progress import measured
from dragoman.model import Account, Reading, Record, SourceError

Done = TypeVar("Done")

AHEAD = 4
"""Accounts that each process may have waiting, so that a long list is never all in memory."""


class Rendered(NamedTuple):
    """The record of one account as it will be written, and whether the account tells of a contact."""

    text: str
    has_contact: bool


class Task(NamedTuple):
    """How accounts are to be written."""

    form: Format
    look: Look


def read_each(found: Iterable[Account | SourceError], task: Task, jobs: int = 1) -> Iterator[Rendered | SourceError]:
    """Read the accounts in `found` and yield their records, in order; errors pass through in their place."""
    return done_each(found, partial(read_one, task=task), jobs)


def done_each(
    found: Iterable[Account | SourceError], work: Callable[[Account], Done], jobs: int = 1
) -> Iterator[Done | SourceError]:
    """What `work` makes of each account in `found`, in order; errors pass through in their place."""
    if jobs == 1:
        for item in found:
            yield item if isinstance(item, SourceError) else work(item)
        return
    with _pool(jobs) as pool:
        try:
            items = iter(found)
            waiting = deque(islice(map(partial(_submit, pool, work), items), jobs * AHEAD))
            while waiting:
                first = waiting.popleft()
                yield first if isinstance(first, SourceError) else first.result()
                waiting.extend(islice(map(partial(_submit, pool, work), items), 1))
        except BaseException:
            stop_workers()
            raise
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def stop_workers() -> None:
    """Stop the processes that read for this one: nobody waits for what they have begun, be it to load the models."""
    for worker in active_children():
        worker.terminate()


def reading_of(account: Account) -> Reading:
    """Read one account."""
    from dragoman.reading import read  # noqa: PLC0415 - loads the models, in the process that reads

    return read(account)


def read_one(account: Account, task: Task) -> Rendered:
    """Read one account and write its record."""
    reading = reading_of(account)
    record = Record(contact=reading.contact, readings=(reading,))
    return Rendered(render(record, task.form, task.look), reading.contact is not None)


def shown(results: Iterable[Done | SourceError], *, visible: bool) -> Iterator[Done | SourceError]:
    """Pass `results` on, with a count of them on standard error if that is a terminal and `visible`."""
    return measured(results, None, "reading") if visible else iter(results)


def _submit(
    pool: ProcessPoolExecutor, work: Callable[[Account], Done], item: Account | SourceError
) -> "Future[Done] | SourceError":
    """Give an account to the pool; an error stays what it is."""
    return item if isinstance(item, SourceError) else pool.submit(work, item)


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Processes that start afresh, as threads of the models do not survive a fork, and leave interrupts to us."""
    ignore_interrupts = partial(signal.signal, signal.SIGINT, signal.SIG_IGN)
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=ignore_interrupts)

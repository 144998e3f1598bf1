"""Results come in the order of input, and no further ahead than need be."""

from concurrent.futures import Future
from contextlib import contextmanager

import pytest

from dragoman.cli import batch
from dragoman.cli.batch import Rendered, Task, read_each
from dragoman.cli.output import Format, Look
from dragoman.model import Account, SourceError

TASK = Task(Format.JSONL, Look())


class LatePool:
    """A pool whose work is done only when somebody asks for it."""

    def __init__(self):
        self.submitted = 0

    def submit(self, work, account):
        self.submitted += 1
        future = Future()
        future.set_result(Rendered(account.name, has_contact=True))
        return future

    def shutdown(self, *, wait, cancel_futures):
        pass


@pytest.fixture
def pool(monkeypatch):
    late = LatePool()

    @contextmanager
    def of(jobs):
        yield late

    monkeypatch.setattr(batch, "_pool", of)
    return late


def accounts(count):
    return (Account(name=f"n{number}", text="They spoke.") for number in range(count))


def test_order_is_kept_and_errors_stay_in_their_place(pool):
    error = SourceError("no")
    found = [*accounts(3), error, *accounts(2)]
    results = list(read_each(found, TASK, jobs=2))
    assert [item if item is error else item.text for item in results] == ["n0", "n1", "n2", error, "n0", "n1"]


def test_a_long_list_is_not_read_far_ahead(pool):
    results = read_each(accounts(1000), TASK, jobs=2)
    next(results)
    assert pool.submitted <= 2 * batch.AHEAD


def test_an_empty_list_gives_nothing(pool):
    assert list(read_each([], TASK, jobs=2)) == []


def test_one_process_reads_here(plain_reader):
    (result,) = read_each(accounts(1), TASK)
    assert result.has_contact
    assert '"n0"' in result.text

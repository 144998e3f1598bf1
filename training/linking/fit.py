"""Fit the weights of linking on the annotated pairs that are not kept apart.

usage: python -m training.linking.fit CORPORA

Of two releases the likeliest pair of their contacts counts, as in latent record linkage: weights are fitted by logistic
regression, the likeliest pairs chosen anew, and so on for a few rounds. A penalty holds each weight near what was
thought of it beforehand (`prior.toml`), so that levels which the pairs hardly show keep sense. No chance is involved.
Prints the tables to put in `lexicon/data/linking.toml`.
"""

import argparse
import json
import tomllib
from collections.abc import Sequence
from math import log
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.collation.linking import entries_of
from dragoman.collation.linking.fields import compare_fields
from dragoman.model import Reading
from dragoman.reading import read
from dragoman.sources import load
from training.regression import fit_logistic

HERE = Path(__file__).parent
PAIRS = HERE.parents[1] / "benchmarks" / "pairs_train.json"
PENALTY = 3.0
ROUNDS = 6
STEPS = 20
SHARE = 0.3
"""Share of pairs of one contact where somebody asks; near misses are gathered with fewer (King and Zeng 2001)."""

Level = tuple[str, str]
Matrix = NDArray[np.float64]


class Prior(NamedTuple):
    """What was thought beforehand: the levels in order, their weights, and the base."""

    levels: tuple[Level, ...]
    weights: Matrix
    base: float


def load_prior() -> Prior:
    """The prior as `prior.toml` has it."""
    table = tomllib.loads((HERE / "prior.toml").read_text(encoding="utf-8"))
    levels = tuple((field, level) for field, weights in table["weights"].items() for level in weights)
    return Prior(levels, np.array([table["weights"][field][level] for field, level in levels]), table["base"])


def load_pairs() -> list[dict[str, Any]]:
    """The annotated pairs: two releases by id, `a` and `b`, and whether they are the `same`."""
    pairs: list[dict[str, Any]] = json.loads(PAIRS.read_text(encoding="utf-8"))
    return pairs


def read_releases(corpora: Path, wanted: set[str]) -> dict[str, Reading]:
    """The readings of the releases of some ids, by id."""
    files = [str(path) for path in sorted(corpora.glob("readouts_*.jsonl"))]
    return {account.name: read(account) for account in load(files) if account.name in wanted}


def compared(one: Reading, other: Reading, levels: Sequence[Level]) -> Matrix:
    """Which level each field has, for every pair of two accounts' contacts: a row of zeros and ones a pair."""
    rows = [
        [float(found[field] == level) for field, level in levels]
        for mine in entries_of(one)
        for theirs in entries_of(other)
        for found in [compare_fields(mine, theirs)]
    ]
    return np.array(rows).reshape(-1, len(levels))


def fit(pairs: Sequence[tuple[Matrix, bool]], prior: Prior) -> tuple[Matrix, float]:
    """The weights of the levels and the base, which is penalised lightly and set to the share that is asked about."""
    weights, base = prior.weights.copy(), prior.base
    shown = [(rows, same) for rows, same in pairs if len(rows)]
    right = np.array([float(same) for _, same in shown])
    penalty = np.array([*(PENALTY for _ in prior.weights), PENALTY / 10])
    for _ in range(ROUNDS):
        given = np.array([rows[int(np.argmax(rows @ weights))] for rows, _ in shown])
        full = np.hstack([given, np.ones((len(given), 1))])
        found = fit_logistic(full, right, np.append(prior.weights, prior.base), penalty, STEPS)
        weights, base = found[:-1], float(found[-1])
    return weights, base + log(SHARE / (1 - SHARE)) - log(right.mean() / (1 - right.mean()))


def main() -> None:
    """Read the arguments, fit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    pairs = load_pairs()
    wanted = {pair[side] for pair in pairs for side in ("a", "b")}
    readings = read_releases(parser.parse_args().corpora, wanted)
    prior = load_prior()
    shown = [(compared(readings[pair["a"]], readings[pair["b"]], prior.levels), pair["same"]) for pair in pairs]
    weights, base = fit(shown, prior)
    print(f"base = {base:.2f}  # fitted on {len(pairs)} pairs, {sum(pair['same'] for pair in pairs)} of them the same")
    for number, (field, level) in enumerate(prior.levels):
        if number == 0 or prior.levels[number - 1][0] != field:
            print(f"\n[weights.{field}]")
        print(f"{level} = {weights[number]:.2f}")


if __name__ == "__main__":
    main()

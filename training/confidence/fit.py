"""Fit the weights of how sure a reading is, on releases looked at while rules were mended and on releases kept from it.

usage: python -m training.confidence.fit CORPORA

Logistic regression with a small penalty; no chance is involved. Prints the tables to put in
`lexicon/data/confidence.toml`.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np

from dragoman.reading import confidence, read
from training.confidence.judged import Judged, annotated, judged_facts, judged_statements
from training.regression import fit_logistic

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
GOLD = (BENCHMARKS / "releases_train.json", BENCHMARKS / "releases_fitted.json")
PENALTY = 1.0
STEPS = 50

Rows = Sequence[tuple[dict[str, float], bool]]


def collect(corpora: Path) -> dict[str, Rows]:
    """Features of every statement and fact in these releases, each with whether it is right."""
    rows: dict[str, list[tuple[dict[str, float], bool]]] = {"statement": [], "fact": []}
    with patch.object(confidence, "weighed", lambda statements, _: (tuple(statements), ())):
        for account, gold in (one for file in GOLD for one in annotated(file, corpora)):
            reading = read(account)
            said, facts = judged_statements(reading, gold), judged_facts(reading, gold)
            rows["statement"] += [(_of_statement(one), one.right) for one in said]
            rows["fact"] += [(confidence.fact_features(one.found, reading.contact), one.right) for one in facts]
    return dict(rows)


def _of_statement(one: Judged) -> dict[str, float]:
    return confidence.statement_features(one.found, one.reading.account.text)


def fit(rows: Rows) -> dict[str, float]:
    """A weight for each feature, and the bias, which alone is not penalised."""
    names = ["bias", *sorted({name for features, _ in rows for name in features})]
    given = np.array([[1.0, *(features.get(name, 0.0) for name in names[1:])] for features, _ in rows])
    right = np.array([float(answer) for _, answer in rows])
    penalty = PENALTY * np.array([1e-6, *(1.0 for _ in names[1:])])
    weights = fit_logistic(given, right, np.zeros(len(names)), penalty, STEPS)
    return dict(zip(names, weights.round(2).tolist(), strict=True))


def main() -> None:
    """Read the arguments, fit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    for name, rows in collect(parser.parse_args().corpora).items():
        print(f"[{name}]  # fitted on {len(rows)}, {sum(right for _, right in rows)} of them right")
        print("\n".join(f"{feature} = {weight}" for feature, weight in fit(rows).items()), end="\n\n")


if __name__ == "__main__":
    main()

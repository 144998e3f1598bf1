"""Measures the event classifier: cross-validated on the annotated sentences of `corpora/plover`.

usage: events.py [SHARED] [--classes]

Sentences are dealt into five folds, near-duplicates together; each fold is judged by weights fitted on the other four.
`calibration_error` is the expected calibration error of the best class's probability, in ten bins of equal width.
Macro-F1 is the mean over classes of F1, as zero-shot-PLOVER reports it. The trigger lexicon was written from PLOVER's
definitions and with the sentences in view whose ids stand in `training/events/seen.txt`; `unseen_…` are the figures on
the others, and nearer to what other sentences would show.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from measures.calibration import bins, calibration_error  # noqa: E402 - the next are found by the path above

from dragoman.reading.events.classify import probabilities  # noqa: E402
from training.events.data import Example, examples, feature_names, folds, matrix  # noqa: E402
from training.events.fitting import fit  # noqa: E402
from training.events.train import SHARPNESS  # noqa: E402

SEEDS = (0, 1, 2)
FOLDS = 5


class Told(NamedTuple):
    """What was told of one example: the class and its probability."""

    root: str
    probability: float


def score_events(shared: Path) -> dict[str, float]:
    """Cross-validated macro-F1 and accuracy, over all sentences and over unseen ones; means over three splits.

    `shared` is the folder that holds `corpora/plover`. Raises FileNotFoundError where the corpus is not there.
    """
    found = examples(shared)
    seen = set((ROOT / "training" / "events" / "seen.txt").read_text(encoding="utf-8").split())
    unseen = [example.id not in seen for example in found]
    gold = [example.root for example in found]
    rounds = cross_validated(found)
    parts = {"": [True] * len(found), "unseen_": unseen}
    figures = {}
    for name, part in parts.items():
        truth = [root for root, belongs in zip(gold, part, strict=True) if belongs]
        said = [[told for told, belongs in zip(one, part, strict=True) if belongs] for one in rounds]
        roots = [[told.root for told in one] for one in said]
        figures[f"{name}macro_f1"] = mean([macro_f1(truth, one) for one in roots])
        figures[f"{name}accuracy"] = mean([accuracy(truth, one) for one in roots])
        figures[f"{name}calibration_error"] = mean([calibration_error(bins(certainty(truth, one))) for one in said])
    return figures


def cross_validated(found: Sequence[Example]) -> list[list[Told]]:
    """The class of each example as told by weights that never met it, once for each split."""
    classes = sorted({example.root for example in found})
    features = matrix(found, feature_names(found))
    rounds = []
    for seed in SEEDS:
        fold = folds(found, FOLDS, seed)
        said = [Told("", 0.0)] * len(found)
        for held in range(FOLDS):
            known = [place for place, number in enumerate(fold) if number != held]
            asked = [place for place, number in enumerate(fold) if number == held]
            weights = fit(features[known], [found[place].root for place in known], classes)
            chances = probabilities(SHARPNESS * (features[asked] @ weights))
            for place, row in zip(asked, chances, strict=True):
                said[place] = Told(classes[int(row.argmax())], float(row.max()))
        rounds.append(said)
    return rounds


def macro_f1(truth: Sequence[str], said: Sequence[str]) -> float:
    """The mean over the classes of the truth of each one's F1."""
    return mean([class_f1(name, truth, said) for name in sorted(set(truth))])


def class_f1(name: str, truth: Sequence[str], said: Sequence[str]) -> float:
    """The F1 of one class."""
    hits = sum(one == other == name for one, other in zip(truth, said, strict=True))
    return 2 * hits / (truth.count(name) + said.count(name))


def accuracy(truth: Sequence[str], said: Sequence[str]) -> float:
    """The share of examples whose class is told."""
    return sum(one == other for one, other in zip(truth, said, strict=True)) / len(truth)


def certainty(truth: Sequence[str], said: Sequence[Told]) -> list[tuple[float, bool]]:
    """The probability of each class told, and whether it is right."""
    return [(told.probability, told.root == root) for root, told in zip(truth, said, strict=True)]


def mean(figures: Sequence[float]) -> float:
    """The arithmetic mean."""
    return sum(figures) / len(figures)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Measures the event classifier.")
    parser.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--classes", action="store_true", help="the F1 of each class too, of the first split")
    arguments = parser.parse_args()
    table = Table("figure", "value")
    for name, figure in score_events(arguments.shared).items():
        table.add_row(name, f"{100 * figure:.1f}")
    if arguments.classes:
        found = examples(arguments.shared)
        gold, said = [example.root for example in found], [told.root for told in cross_validated(found)[0]]
        for name in sorted(set(gold)):
            table.add_row(name, f"{100 * class_f1(name, gold, said):.1f}")
    Console().print(table)


if __name__ == "__main__":
    main()

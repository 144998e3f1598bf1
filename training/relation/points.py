"""Tries the uses that alignment could make of a model for relations, on the contacts annotated by points.

usage: python -m training.relation.points MODEL.onnx [SHARED]

Each use replaces a step of `dragoman.collation.alignment` for the time of one run; nothing is kept. The settings were
chosen before any figure was seen, and are not to be fitted to these contacts.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from math import exp, log
from pathlib import Path
from typing import Any
from unittest.mock import patch

from dragoman.collation import alignment, collate
from dragoman.collation.alignment import FAINT, Pair
from dragoman.collation.claims import Claim
from dragoman.collation.similarity import Corpus, Likeness
from dragoman.export import to_json
from dragoman.model import Reading, Relation
from dragoman.reading import read
from dragoman.sources import load
from training.relation.pairs import FOLDED
from training.relation.running import RelationModel

FIGURES = ("links", "link_precision", "apart", "differences", "noise")
TERM, LOW, STRICT, HIGH = 2.0, 0.05, 0.3, 0.9
_KNOWN = {"same": Relation.SAME, "entails": Relation.PARTIAL, "weaker": Relation.SHIFTED}

Chosen = Callable[[Sequence[Pair]], tuple[Pair, ...]]


class Uses:
    """What alignment could do with a model."""

    def __init__(self, model: RelationModel) -> None:
        self.model = cache(model)
        self.told: dict[tuple[int, int], tuple[str, str]] = {}
        self.compare, self.choose, self.relate = alignment._pair, alignment._chosen, alignment.relation_of  # noqa: SLF001

    def classes(self, one: str, other: str) -> Counter[str]:
        """The probability of each class."""
        found: Counter[str] = Counter()
        for label, chance in self.model(*sorted((one, other))).items():
            found[FOLDED[label]] += chance
        return found

    def agreed(self, pair: Pair) -> float:
        """The probability that two statements agree."""
        found = self.classes(*self.told[pair.one, pair.other])
        return found["same"] + found["entails"] + found["weaker"]

    def noted(self, corpus: Corpus, one: int, other: int) -> Pair | None:
        """A pair as today; what is told is kept for the steps after."""
        self.told[one, other] = corpus.claims[one].told, corpus.claims[other].told
        return self.compare(corpus, one, other)

    def weighed(self, corpus: Corpus, one: int, other: int) -> Pair | None:
        """A pair whose score has one more term."""
        pair = self.noted(corpus, one, other)
        if pair is None or pair.identical:
            return pair
        bounded = min(max(pair.score, 1e-4), 1 - 1e-4)
        total = log(bounded / (1 - bounded)) + TERM * (self.agreed(pair) - 0.5)
        return pair._replace(score=round(1 / (1 + exp(-total)), 4))

    def vetoed(self, least: float, choose: Chosen | None = None) -> Chosen:
        """Matches without those of little agreement."""
        return lambda pairs: tuple(
            pair for pair in (choose or self.choose)(pairs) if pair.identical or self.agreed(pair) >= least
        )

    def rescued(self, pairs: Sequence[Pair]) -> tuple[Pair, ...]:
        """Matches, and pairs that are the best of both by agreement, one of them being without a match."""
        chosen = {(pair.one, pair.other) for pair in self.choose(pairs)}
        used = {place for places in chosen for place in places}
        able = [
            pair for pair in pairs if pair.objection is None and pair.score >= FAINT and pair.likeness.speakers >= 0
        ]
        best: dict[int, float] = {}
        for pair in able:
            for place in (pair.one, pair.other):
                best[place] = max(best.get(place, HIGH), self.agreed(pair))
        chosen |= {
            (pair.one, pair.other)
            for pair in able
            if self.agreed(pair) >= max(best[pair.one], best[pair.other]) and not {pair.one, pair.other} <= used
        }
        return tuple(pair for pair in pairs if (pair.one, pair.other) in chosen)

    def related(self, one: Claim, other: Claim, likeness: Likeness) -> Relation:
        """The relation of a match by the model, but for another mouth, of which it knows nothing."""
        known = self.relate(one, other, likeness)
        if known is Relation.SHIFTED and one.speakers != other.speakers:
            return known
        found = self.classes(one.told, other.told)
        return _KNOWN[max(_KNOWN, key=lambda name: found[name])]


def main() -> None:
    """Print the figures of each use."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    options = parser.parse_args()
    cases = options.shared / "cases" / "points"
    readings = {
        path.parent.name: [read(account) for account in load(sorted(map(str, path.parent.glob("*.txt"))))]
        for path in sorted(cases.glob("*/gold.json"))
    }
    uses = Uses(RelationModel(options.model))
    ways: dict[str, dict[str, Any]] = {
        "none": {},
        "term": {"_pair": uses.weighed},
        "veto": {"_pair": uses.noted, "_chosen": uses.vetoed(LOW)},
        "strict veto": {"_pair": uses.noted, "_chosen": uses.vetoed(STRICT)},
        "rescue": {"_pair": uses.noted, "_chosen": uses.rescued},
        "veto and rescue": {"_pair": uses.noted, "_chosen": uses.vetoed(LOW, uses.rescued)},
        "relation": {"relation_of": uses.related},
    }
    for name, steps in ways.items():
        with replaced(steps), tempfile.TemporaryDirectory() as folder:
            figures = score(options.shared, readings, Path(folder))
        print(name, *(f"{figure} {figures[figure]:.3f}" for figure in FIGURES))


@contextmanager
def replaced(steps: dict[str, Any]) -> Iterator[None]:
    """Alignment with other steps."""
    with patch.multiple(alignment, **steps) if steps else tempfile.TemporaryDirectory():
        yield


def score(shared: Path, readings: dict[str, list[Reading]], folder: Path) -> dict[str, float]:
    """The figures of all cases."""
    for name, told in readings.items():
        (folder / f"{name}.json").write_text(to_json(collate(told)), encoding="utf-8")
    command = [sys.executable, str(shared / "score" / "score_points.py"), str(shared / "cases" / "points"), str(folder)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own scorer
    figures: dict[str, float] = json.JSONDecoder().raw_decode(printed)[0]["figures"]
    return figures


if __name__ == "__main__":
    main()

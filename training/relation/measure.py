"""Measures how well the relation of two statements is told: by cosine, by rules, by the cross-encoder, by both.

usage: python -m training.relation.measure NLI [--model MODEL.onnx ...]

On three tables: the test part of NLI (three classes), pairs made by a grammar that nothing was learnt from, and pairs
written by hand (`benchmarks/relation_pairs.tsv`). Every method sees the words alone, no speakers. Cosine is cut into
bins, each of which stands for the class that is commonest there in what may be learnt from.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from rich.console import Console
from rich.table import Table

from dragoman.collation.alignment import align
from dragoman.collation.claims import Claim, claims_of
from dragoman.collation.guards import Objection, objection_to
from dragoman.collation.similarity import Corpus
from dragoman.collation.vectors import encode
from dragoman.model import Account, Coverage, Reading, Relation, Span, Statement
from dragoman.reading import read
from training.relation.pairs import FOLDED, LABELS, Pair, load, make
from training.relation.running import Chances, RelationModel

ROOT = Path(__file__).parents[2]
BY_HAND = ROOT / "benchmarks" / "relation_pairs.tsv"
HELD, MADE, SEED = 1000, 4000, 5
BINS = 24
INFERRED = {
    "same": "entailment",
    "entails": "entailment",
    "weaker": "entailment",
    "contradicts": "contradiction",
    "entailed": "neutral",
    "stronger": "neutral",
    "different": "neutral",
}
"""What NLI calls each label."""

Method = Callable[[str, str], str]


class Measured(NamedTuple):
    """The mean F1 of all classes, and the F1 of each."""

    macro: float
    each: dict[str, float]


def main() -> None:
    """Measure every method on every table, and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("nli", type=Path)
    parser.add_argument("--model", type=Path, action="append", default=[], help="an exported model; may be repeated")
    options = parser.parse_args()
    learnt = {"nli": nli(options.nli / "train.tsv"), "made": make(load("train"), MADE, SEED)}
    tables = {
        "NLI test": nli(options.nli / "test.tsv"),
        "made, held out": make(load("held"), HELD, SEED),
        "by hand": by_hand(),
    }
    models = {path.stem: RelationModel(path) for path in options.model}
    for name, pairs in tables.items():
        three = name == "NLI test"
        fold = INFERRED if three else FOLDED
        cosine = cut(learnt["nli" if three else "made"], fold)
        methods: dict[str, Method] = {"cosine": cosine, "rules": lambda a, b, fold=fold: fold[by_rules(a, b)]}
        for stem, model in models.items():
            methods[stem] = lambda a, b, fold=fold, model=model: likeliest(model(a, b), fold)
            methods[f"{stem} with guards"] = lambda a, b, fold=fold, model=model: guarded(
                model(a, b), objection(a, b), fold
            )
        show(name, pairs, fold, methods)


def nli(path: Path) -> list[Pair]:
    """Premise and hypothesis of each pair, and what NLI calls their relation."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Pair(row["gold_label"], row["sentence1"], row["sentence2"]) for row in rows]


def by_hand() -> list[Pair]:
    """The pairs that were written by hand."""
    with BY_HAND.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Pair(row["relation"], row["one"], row["other"]) for row in rows]


def show(name: str, pairs: Sequence[Pair], fold: dict[str, str], methods: dict[str, Method]) -> None:
    """Print the figures of all methods on one table."""
    classes = tuple(dict.fromkeys(fold.values()))
    table = Table("method", "macro-F1", *classes, title=f"{name}: {len(pairs)} pairs")
    for method, answer in methods.items():
        found = measure([(fold.get(pair.label, pair.label), answer(pair.one, pair.other)) for pair in pairs], classes)
        table.add_row(method, f"{100 * found.macro:.1f}", *(f"{100 * found.each[c]:.1f}" for c in classes))
    Console(width=120).print(table)


def measure(answers: Iterable[tuple[str, str]], classes: Sequence[str]) -> Measured:
    """F1 of pairs of what is right and what was answered."""
    counted = Counter(answers)
    each = {}
    for name in classes:
        hit = counted[name, name]
        wanted = sum(n for (right, _), n in counted.items() if right == name)
        given = sum(n for (_, answer), n in counted.items() if answer == name)
        each[name] = 2 * hit / (wanted + given) if wanted + given else 0.0
    return Measured(sum(each.values()) / len(each), each)


def cut(pairs: Sequence[Pair], fold: dict[str, str]) -> Method:
    """The relation by cosine alone: bins of as many pairs each, and the class that is commonest in each."""
    cosines = np.array([_cosine(pair.one, pair.other) for pair in pairs])
    edges = np.quantile(cosines, np.linspace(0, 1, BINS + 1))[1:-1]
    places = np.searchsorted(edges, cosines)
    labels = [fold.get(pair.label, pair.label) for pair in pairs]
    common = [
        Counter(label for label, place in zip(labels, places, strict=True) if place == number).most_common(1)[0][0]
        for number in range(BINS)
    ]
    return lambda one, other: common[int(np.searchsorted(edges, _cosine(one, other)))]


def _cosine(one: str, other: str) -> float:
    return float(encode(one).vector @ encode(other).vector)


def by_rules(one: str, other: str) -> str:
    """The label that alignment as shipped gives a pair: its guards, its score, its relation."""
    readings = (reading_of("one", one), reading_of("other", other))
    found = align(readings)
    if found.contradictions:
        return "contradicts"
    if not found.matches:
        return "different"
    corpus = Corpus.of(claims_of(readings))
    likeness = corpus.likeness(0, 1)
    if found.matches[0].relation is Relation.PARTIAL:
        return "entails" if likeness.covering >= likeness.covered else "entailed"
    return "weaker" if found.matches[0].relation is Relation.SHIFTED else "same"


def objection(one: str, other: str) -> Objection | None:
    """What the guards say against a pair."""
    a, b = (claim_of(text) for text in (one, other))
    return objection_to(a, b)


def claim_of(text: str) -> Claim:
    """A text as the one claim of its account."""
    return claims_of((reading_of("one", text),))[0]


@cache
def statement_of(text: str) -> Statement:
    """A text as one statement, with the act, strength and cue that the reading finds in it."""
    found = max(read(Account("one", text)).statements, key=lambda statement: statement.span.length, default=None)
    whole = Span(0, len(text))
    if found is None:
        return Statement("s1", whole, whole)
    return Statement("s1", whole, whole, act=found.act, strength=found.strength, polarity=found.polarity, cue=found.cue)


def reading_of(name: str, text: str) -> Reading:
    """A text as an account of one statement."""
    coverage = Coverage(len(text), 0, 0, 0, 0)
    return Reading(Account(name, text), None, (), (statement_of(text),), (), (), coverage)


def likeliest(chances: Chances, fold: dict[str, str]) -> str:
    """The class with the highest sum of chances."""
    sums: Counter[str] = Counter()
    for label in LABELS:
        sums[fold[label]] += chances[label]
    return max(fold.values(), key=lambda name: sums[name])


def guarded(chances: Chances, refused: Objection | None, fold: dict[str, str]) -> str:
    """The same, where no objection of the guards stands against it; these have the last word."""
    if refused is None:
        return likeliest(chances, fold)
    if refused.certain:
        return fold["contradicts"]
    return max(
        (fold["different"], fold["contradicts"]), key=lambda name: sum(chances[x] for x in LABELS if fold[x] == name)
    )


if __name__ == "__main__":
    main()

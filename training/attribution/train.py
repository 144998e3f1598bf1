"""Train the teacher on annotated articles. About 7 minutes an epoch on two idle cores.

usage: python -m training.attribution.train TRAIN.jsonl OUT.pt [--epochs 5]
"""

import argparse
from pathlib import Path

from training.attribution.examples import load, reader
from training.attribution.learning import fit, prepare
from training.attribution.network import TEACHER, Tagger


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    arguments = parser.parse_args()
    prepare()
    examples = load(arguments.train, reader())
    fit(Tagger(TEACHER), lambda _: examples, arguments.epochs, arguments.out)


if __name__ == "__main__":
    main()

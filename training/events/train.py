"""Trains the event classifier's head and writes it to `src/dragoman/models/events.npz`.

usage: python -m training.events.train [SHARED]

Needs nothing but what users install. The same versions give the same file.
"""

import sys
from pathlib import Path

import numpy as np

from training.events.data import examples, feature_names, matrix
from training.events.fitting import fit

ROOT = Path(__file__).parents[2]
SHARPNESS = 1.3
"""Weights are scaled by it: a penalty makes chances too even. By cross-validation (`tools/measures/events.py`)."""

MODEL = ROOT / "src" / "dragoman" / "models" / "events.npz"


def main(shared: Path) -> None:
    """Train on all annotated sentences and write the weights in half precision."""
    found = examples(shared)
    names = feature_names(found)
    labels = [example.root for example in found]
    classes = sorted(set(labels))
    weights = SHARPNESS * fit(matrix(found, names), labels, classes)
    half = weights.astype(np.float16)
    np.savez_compressed(MODEL, classes=np.array(classes), features=np.array(names), weights=half)
    print(f"{len(found)} sentences, {len(names)} lexical features, {MODEL.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared")

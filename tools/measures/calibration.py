"""Measures whether probabilities mean what they say: expected calibration error on the annotated releases.

usage: calibration.py [SHARED] [--plot FILE.svg]

Of ten equally wide bins of probability, the mean distance between the mean probability and the share that is right,
weighted by how many lie there (Guo et al. 2017). `--plot` draws the bins of the half that nothing was fitted on.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from measures.cast import judge as judged_mentions  # noqa: E402 - found by the path above, as `training` is

from dragoman.reading import read  # noqa: E402
from training.confidence.judged import Judged, annotated, judged_facts, judged_statements  # noqa: E402

BINS = 10
SIDE = 260
"""Width of a plot, in pixels."""

JUDGES: dict[str, Callable[..., Iterator[Judged]]] = {"statements": judged_statements, "facts": judged_facts}


class Bin(NamedTuple):
    """A bin of probabilities: how many lie in it, their mean, and the share that is right."""

    count: int
    mean: float
    right: float


def score_calibration(shared: Path) -> dict[str, float]:
    """Expected calibration error of statements, facts and mentions, on what was looked at and on what was not."""
    return {
        f"{half}_{name}": round(calibration_error(bins(pairs)), 3)
        for half in ("train", "unseen")
        for name, pairs in judged(shared, half).items()
    }


def judged(shared: Path, half: str) -> dict[str, list[tuple[float, bool]]]:
    """Probability and truth of all that was found in one half of what is annotated."""
    pairs: dict[str, list[tuple[float, bool]]] = {name: [] for name in JUDGES}
    for account, gold in annotated(ROOT / "benchmarks" / f"releases_{half}.json", shared / "corpora"):
        reading = read(account)
        for name, judge in JUDGES.items():
            pairs[name] += [(one.found.confidence, one.right) for one in judge(reading, gold)]
    told = judged_mentions(shared, "test" if half == "unseen" else half)
    return pairs | {"mentions": [(one.found.confidence, one.right) for one in told if one.found]}


def bins(pairs: Sequence[tuple[float, bool]]) -> list[Bin]:
    """The bins that hold anything, from the least probable to the most."""
    made = []
    for number in range(BINS):
        inside = [pair for pair in pairs if min(int(pair[0] * BINS), BINS - 1) == number]
        if inside:
            chances, truths = zip(*inside, strict=True)
            made.append(Bin(len(inside), sum(chances) / len(inside), sum(truths) / len(inside)))
    return made


def calibration_error(filled: Sequence[Bin]) -> float:
    """The expected calibration error of these bins; 0 where there are none."""
    total = sum(one.count for one in filled)
    return sum(one.count * abs(one.mean - one.right) for one in filled) / total if total else 0.0


def plot(named: dict[str, list[Bin]]) -> str:
    """A reliability plot as SVG: for each name a square, with a dot a bin as large as what lies in it."""
    width = (SIDE + 60) * len(named)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {SIDE + 80}" font-family="sans-serif">']
    parts.append(f'<rect width="{width}" height="{SIDE + 80}" fill="white"/>')
    for number, (name, filled) in enumerate(named.items()):
        left = 50 + number * (SIDE + 60)
        parts += [
            f'<rect x="{left}" y="30" width="{SIDE}" height="{SIDE}" fill="none" stroke="#888"/>',
            f'<line x1="{left}" y1="{SIDE + 30}" x2="{left + SIDE}" y2="30" stroke="#bbb" stroke-dasharray="4"/>',
            f'<text x="{left}" y="20" font-size="14">{name}, {sum(one.count for one in filled)}</text>',
            f'<text x="{left}" y="{SIDE + 50}" font-size="11">0</text>',
            f'<text x="{left + SIDE - 6}" y="{SIDE + 50}" font-size="11">1</text>',
            f'<text x="{left + SIDE / 2 - 30}" y="{SIDE + 50}" font-size="11">probability</text>',
            f'<text x="{left - 34}" y="{SIDE / 2 + 30}" font-size="11">right</text>',
        ]
        parts += [
            f'<circle cx="{left + one.mean * SIDE:.0f}" cy="{30 + SIDE - one.right * SIDE:.0f}" '
            f'r="{2 + one.count**0.5 / 2:.1f}" fill="#2b5c8a" fill-opacity="0.7"><title>{one.count}</title></circle>'
            for one in filled
        ]
    return "\n".join([*parts, "</svg>\n"])


def main() -> None:
    """Measure, print the bins of the unseen half, and draw them where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?", default=os.environ.get("DRAGOMAN_SHARED", "../shared"))
    parser.add_argument("--plot", type=Path, metavar="FILE.svg")
    options = parser.parse_args()
    unseen = {name: bins(pairs) for name, pairs in judged(Path(options.shared), "unseen").items()}
    table = Table("of the unseen half", "found", "mean probability", "right")
    for name, filled in unseen.items():
        for one in filled:
            table.add_row(name, str(one.count), f"{one.mean:.2f}", f"{one.right:.2f}")
        table.add_row(f"{name}: error", "", f"{calibration_error(filled):.3f}", "")
        table.add_section()
    Console().print(table)
    if options.plot:
        options.plot.write_text(plot(unseen), encoding="utf-8")


if __name__ == "__main__":
    main()

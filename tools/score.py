"""Measures Dragoman on the gold cases, and checks that no figure falls under its floor.

usage: score.py [--update] [--keep FOLDER]

Needs the folder of shared data (`DRAGOMAN_SHARED`, else `../shared`). Where it is absent nothing is measured, which is
an error in CI. `--keep` leaves the records that were scored in a folder; `--update` raises the floors.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import floors
from measures.calibration import score_calibration
from measures.cast import score_cast
from measures.events import score_events
from measures.linking import score_linking
from measures.times import score_times
from rich.console import Console
from rich.table import Table

import dragoman
from dragoman.reading.tagger import tag

ROOT = Path(__file__).parent.parent
SHARED = (ROOT / os.environ.get("DRAGOMAN_SHARED", "../shared")).resolve()
ATTRIBUTION_FIGURES = ("whole_iou50", "content_iou50", "cue_overlap", "source_token", "content_token")


def score_record(folder: Path) -> Mapping[str, float]:
    """The figures of the one finely annotated case."""
    case = SHARED / "cases" / "okada-lavrov-2010"
    write_record(case, folder / "okada-lavrov-2010.json")
    return scorer("score_record.py", case, folder / "okada-lavrov-2010.json")["figures"]


def score_points(folder: Path) -> Mapping[str, float]:
    """The figures pooled over the cases annotated by points."""
    cases = SHARED / "cases" / "points"
    for case in sorted(path.parent for path in cases.glob("*/gold.json")):
        write_record(case, folder / "points" / f"{case.name}.json")
    return scorer("score_points.py", cases, folder / "points")["figures"]


def score_attribution(folder: Path) -> Mapping[str, float]:
    """F1 of the tagger, and its recall of each kind, on the articles kept for development."""
    gold, found = SHARED / "attribution" / "dev.jsonl", folder / "attribution.jsonl"
    with found.open("w", encoding="utf-8") as file:
        for line in gold.read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            tagged = [
                {"source": attribution.source, "cue": [attribution.cue], "content": attribution.content}
                for attribution in tag(article["text"])
            ]
            file.write(json.dumps({"doc": article["doc"], "attributions": tagged}) + "\n")
    figures = scorer("score_attribution.py", "--json", "--gold", gold, "--pred", found)
    recall = {f"recall_{kind}": value for kind, value in figures["recall_by_kind"].items()}
    return {name: figures[name]["F1"] for name in ATTRIBUTION_FIGURES} | recall


def score_releases(half: str, folder: Path, third: Path | None = None) -> Mapping[str, float]:
    """The figures on releases annotated in `benchmarks/`: `half` is what the file is called after.

    `third` has the contacts of those on which two readers differed, as a third one decided.
    """
    gold = ROOT / "benchmarks" / f"releases_{half}.json"
    annotated = json.loads(gold.read_text(encoding="utf-8"))
    if third:
        decided = {each["id"]: each["contacts"] for each in json.loads(third.read_text(encoding="utf-8"))}
        annotated = [each | {"contacts": decided.get(each["id"], each["contacts"])} for each in annotated]
        gold = folder / f"gold_{half}.json"
        gold.write_text(json.dumps(annotated), encoding="utf-8")
    wanted = {release["id"] for release in annotated}
    texts, records = folder / f"releases_{half}.jsonl", folder / f"records_{half}.jsonl"
    lines = [line for corpus in RELEASES for line in corpus.read_text(encoding="utf-8").splitlines(keepends=True)]
    texts.write_text("".join(line for line in lines if json.loads(line)["id"] in wanted), encoding="utf-8")
    read = [dragoman.read(account).to_json(indent=None) + "\n" for account in dragoman.load([str(texts)])]
    records.write_text("".join(read), encoding="utf-8")
    figures = scorer("score_releases.py", gold, records, texts)["figures"]
    return {name: value for name, value in figures.items() if value is not None}


CASES, CORPORA, BENCHMARKS = SHARED / "cases", SHARED / "corpora", ROOT / "benchmarks"
RELEASES = (CORPORA / "readouts_us.jsonl", CORPORA / "readouts_ru_ua.jsonl", BENCHMARKS / "releases_written.jsonl")
THIRD = BENCHMARKS / "releases_unseen_third.json"

MEASURES: dict[str, tuple[Path, Callable[[Path], Mapping[str, float]]]] = {
    "record": (CASES / "okada-lavrov-2010", score_record),
    "points": (CASES / "points", score_points),
    "attribution": (SHARED / "attribution" / "dev.jsonl", score_attribution),
    "releases": (BENCHMARKS / "releases_train.json", partial(score_releases, "train")),
    "unseen": (BENCHMARKS / "releases_unseen.json", partial(score_releases, "unseen")),
    "unseen_third": (THIRD, partial(score_releases, "unseen", third=THIRD)),
    "unseen_rest": (BENCHMARKS / "releases_unseen_rest.json", partial(score_releases, "unseen_rest")),
    "written": (BENCHMARKS / "releases_written_seen.json", partial(score_releases, "written_seen")),
    "written_unseen": (BENCHMARKS / "releases_written_unseen.json", partial(score_releases, "written_unseen")),
    "times": (CORPORA / "meantime", lambda _: score_times(SHARED)),
    "cast": (BENCHMARKS / "mentions_test.json", lambda _: score_cast(SHARED)),
    "confidence": (BENCHMARKS / "releases_unseen.json", lambda _: score_calibration(SHARED)),
    "linking": (BENCHMARKS / "pairs_unseen.json", lambda _: score_linking(SHARED)),
    "events": (CORPORA / "plover" / "PLV_train.tsv", lambda _: score_events(SHARED)),
}
"""Each measure: its gold data, and the function that gives its figures, with a folder for what it writes."""


def write_record(case: Path, path: Path) -> None:
    """Compare the accounts of a case and write the record, as `dragoman compare --format json` prints it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dragoman.compare(*sorted(case.glob("*.txt"))).to_json() + "\n", encoding="utf-8")


def scorer(name: str, *arguments: str | Path) -> Any:  # noqa: ANN401 - whatever JSON the scorer prints
    """The JSON that a scorer prints."""
    command = [sys.executable, str(SHARED / "score" / name), *map(str, arguments)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return json.JSONDecoder().raw_decode(printed)[0]


def gold_hash(path: Path) -> str:
    """A hash of the gold data at `path`: of all its files, where it is a folder."""
    base = SHARED if path.is_relative_to(SHARED) else ROOT
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    digest = hashlib.sha256()
    for file in files:
        if file.is_file():
            digest.update(file.relative_to(base).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def show(figures: Mapping[str, Mapping[str, float]], bounds: floors.Floors) -> None:
    """Print every figure beside its floor."""
    table = Table("measure", "figure", "value", "floor")
    for measure, values in figures.items():
        known = bounds.get(measure, {})
        for name, value in values.items():
            floor = known.get("at_least", {}).get(name, known.get("at_most", {}).get(name, ""))
            table.add_row(measure, name, f"{value:.3f}", str(floor))
        table.add_section()
    Console().print(table)


def main() -> int:
    """Measure, print the table, and say what is wrong; 1 where something is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="raise the floors to the figures reached")
    parser.add_argument("--keep", type=Path, help="leave the records in this folder")
    parser.add_argument("--only", choices=MEASURES, action="append", help="measure this alone")
    options = parser.parse_args()
    if not SHARED.is_dir():
        print(f"nothing is measured: no shared folder at {SHARED}; set DRAGOMAN_SHARED to one")
        return int(bool(os.environ.get("CI")))
    with TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        figures = {name: MEASURES[name][1](folder) for name in options.only or MEASURES}
    bounds = floors.load()
    show(figures, bounds)
    try:
        return update(bounds, figures) if options.update else check(bounds, figures)
    except ValueError as error:
        print(f"refused: {error}")
        return 1


def check(bounds: floors.Floors, figures: Mapping[str, Mapping[str, float]]) -> int:
    """Say which figures fall short; 1 if any does."""
    wrong = [
        line
        for name, values in figures.items()
        for line in floors.shortfalls(bounds, name, values, gold_hash(MEASURES[name][0]))
    ]
    print("\n".join(wrong) or "all figures keep their floors")
    return int(bool(wrong))


def update(bounds: floors.Floors, figures: Mapping[str, Mapping[str, float]]) -> int:
    """Raise the floors to the figures."""
    for name, values in figures.items():
        bounds = floors.raised(bounds, name, values, gold_hash(MEASURES[name][0]))
    floors.save(bounds)
    print(f"{floors.FILE} is up to date")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How far two annotations of those releases agree that were annotated twice, by the measures that score the reading.

usage: agreement.py      prints each second annotation scored against the first, and the first against the second

Needs the shared folder (DRAGOMAN_SHARED, default ../shared).
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SHARED = (ROOT / os.environ.get("DRAGOMAN_SHARED", "../shared")).resolve()
FIRST = ("releases_unseen.json", "releases_unseen_rest.json")
SECOND = ("releases_unseen_again.json", "releases_unseen_second.json", "releases_unseen_third.json")

Json = dict[str, Any]


def record(annotated: Json, release: Json) -> Json:
    """An annotation in the shape of a record, as if a program had said it; optional statements are left out."""
    shift = len(release["title"]) + 2
    contacts = [contact | {"date": _date(contact)} for contact in annotated["contacts"]]
    main = [one for one in contacts if one.get("role", "main") == "main"]
    return {
        "accounts": [{"name": annotated["id"]}],
        "contact": main[0] if main else None,
        "other_contacts": main[1:] + [one for one in contacts if one not in main],
        "statements": [
            said
            | {
                "span": [said["start"] + shift, said["end"] + shift],
                "text": release["text"][said["start"] : said["end"]],
            }
            for said in annotated["statements"] or []
            if not said.get("optional")
        ],
    }


def _date(contact: Json) -> str | None:
    end = contact.get("date_end")
    return f"{contact['date']}/{end}" if end else contact["date"]


def score(gold: list[Json], other: list[Json], releases: dict[str, Json]) -> Json:
    """The figures of one annotation against another."""
    with tempfile.TemporaryDirectory() as folder:
        told, records, texts = (Path(folder) / name for name in ("gold.json", "records.jsonl", "texts.jsonl"))
        told.write_text(json.dumps(gold), encoding="utf-8")
        records.write_text("\n".join(json.dumps(record(one, releases[one["id"]])) for one in other), encoding="utf-8")
        texts.write_text("\n".join(json.dumps(releases[one["id"]]) for one in gold), encoding="utf-8")
        command = [sys.executable, str(SHARED / "score" / "score_releases.py"), str(told), str(records), str(texts)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[0])["figures"])


def main() -> None:
    """Print both directions for each second annotation."""
    first = {annotated["id"]: annotated for name in FIRST for annotated in _annotated(name)}
    lines = (
        line for path in sorted((SHARED / "corpora").glob("readouts_*.jsonl")) for line in path.open(encoding="utf-8")
    )
    releases = {found["id"]: found for found in map(json.loads, lines) if found["id"] in first}
    for name in SECOND:
        other = _annotated(name)
        unsaid = {"statements": None}
        one = [first[each["id"]] | (unsaid if each["statements"] is None else {}) for each in other]
        for words, gold, said in (("it against the first", one, other), ("the first against it", other, one)):
            figures = score(gold, said, releases)
            print(name, words, ", ".join(f"{key} {value}" for key, value in figures.items() if value is not None))


def _annotated(name: str) -> list[Json]:
    return list(json.loads((ROOT / "benchmarks" / name).read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()

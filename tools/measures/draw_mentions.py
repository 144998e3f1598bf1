"""Draws the candidates from which the mentions of `benchmarks/mentions_*.json` were annotated.

usage: draw_mentions.py SHARED OUT

For each form of words a plain pattern of `benchmarks/mentions_draw.toml` finds candidates in the releases; a seeded
draw takes at most one of a form from an account, and accounts that other benchmarks use stay out. Each candidate is
written as JSON with its account, offsets and half. An annotator then keeps those that are mentions by the rules of
`benchmarks/mentions.md` and corrects their spans.
"""

import argparse
import json
import random
import re
import tomllib
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
SEED = 20261124
CORPORA = ("us", "ru_ua")


class Form(NamedTuple):
    """A form of words: its name, how many candidates of it are drawn, and what finds them."""

    name: str
    number: int
    pattern: re.Pattern[str]


def forms() -> list[Form]:
    """The forms in the order in which they are drawn."""
    table = tomllib.loads((ROOT / "benchmarks/mentions_draw.toml").read_text(encoding="utf-8"))
    found = []
    for row in table["forms"]:
        pattern = row["pattern"]
        for word, meaning in table["words"].items():
            pattern = pattern.replace(word, meaning)
        found.append(Form(row["form"], row["number"], re.compile(pattern)))
    return found


def rows(shared: Path) -> list[dict[str, Any]]:
    """The releases that no other benchmark uses, in the corpora's order."""
    others = [json.loads((ROOT / f"benchmarks/releases_{corpus}.json").read_text()) for corpus in CORPORA]
    used = {row["id"] for other in others for row in other}
    found = []
    for corpus in CORPORA:
        lines = (shared / f"corpora/readouts_{corpus}.jsonl").read_text().splitlines()
        found += [{**json.loads(line), "corpus": corpus} for line in lines]
    return [row for row in found if row["id"] not in used]


def draw(shared: Path, without: frozenset[str] = frozenset()) -> list[dict[str, Any]]:
    """The candidates, each a dict of id, corpus, form, start, end and half; `without` are accounts to leave out."""
    chance = random.Random(SEED)  # noqa: S311 - a draw, no secret
    pool = sorted((row for row in rows(shared) if row["id"] not in without), key=lambda row: row["id"])
    chosen: list[dict[str, Any]] = []
    seen: set[str] = set()
    for form in forms():
        found = []
        for corpus in CORPORA:
            of_corpus = [row for row in pool if row["corpus"] == corpus]
            chance.shuffle(of_corpus)
            found.append([one for row in of_corpus if (one := _one(chance, row, form.pattern)) is not None])
        turns = _in_turns(found, form.number)
        fresh = [one for one in turns if one["id"] not in seen] + [one for one in turns if one["id"] in seen]
        for place, one in enumerate(fresh[: form.number]):
            seen.add(one["id"])
            chosen.append({**one, "form": form.name, "half": "train" if place % 2 else "test"})
    return _apart(chosen)


def _in_turns(found: list[list[dict[str, Any]]], number: int) -> list[dict[str, Any]]:
    """The first of each list, then the second of each, at most `number` of a list."""
    return [one for turn in zip_longest(*(part[:number] for part in found)) for one in turn if one]


def _one(chance: random.Random, row: dict[str, Any], pattern: re.Pattern[str]) -> dict[str, Any] | None:
    """One match in a release, drawn among all, None where there is none."""
    matches = list(pattern.finditer(f"{row['title']}\n\n{row['text']}"))
    match = chance.choice(matches) if matches else None
    return {"id": row["id"], "corpus": row["corpus"], "start": match.start(), "end": match.end()} if match else None


def _apart(chosen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The candidates, all of one account in the half of its first."""
    halves: dict[str, str] = {}
    for one in chosen:
        one["half"] = halves.setdefault(one["id"], one["half"])
    return chosen


def main() -> None:
    """Write the draw to a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without", type=Path, help="JSON list of accounts to leave out")
    options = parser.parse_args()
    without = frozenset(json.loads(options.without.read_text())) if options.without else frozenset()
    options.out.write_text("".join(json.dumps(one) + "\n" for one in draw(options.shared, without)))


if __name__ == "__main__":
    main()

"""How well people are read whom no table knows: the releases looked at, as they are and with strangers in them.

usage: strangers.py [SEED]      prints the participants right among those of both, and the ids of those read worse

Everybody of another party than the publisher's gets an invented name, and the lexicon forgets who held which office in
other states than the publishers'. A reading that goes by the account's own words loses nothing by that. The unseen
releases are left alone. Needs the shared folder (DRAGOMAN_SHARED, default ../shared).
"""

import json
import os
import random
import re
import runpy
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import dragoman
from dragoman.lexicon import load_rows, officeholders

ROOT = Path(__file__).parent.parent
SHARED = (ROOT / os.environ.get("DRAGOMAN_SHARED", "../shared")).resolve()
GOLD = ("releases_train.json", "releases_fitted.json", "releases_contacts.json")
PUBLISHING = frozenset({"US", "RU", "UA"})
GIVEN = """Tomasz Adaeze Khalid Ingibjörg Bounmy Ximena Tevita Yerlan Mircea Sokha Ousmane Dagný Nurlan Abdirahman
Ngozi Bekir Juraj Ilze Mihkel Aigerim Duško Besnik Naledi Tshepo Wangari Haruto Soo-jin Thanh Prasert
Rizal Amina Youssef Laila Giorgos Eleni Matteo Ruth Anneke Wout Siobhán Pilar Gonzalo Esteban Marisol
Winston Delroy Sione"""
FAMILY = """Wieczorkiewicz Okonjo-Nwosu Al-Mansoori Hallgrímsdóttir Phommachanh Villagrán Fakatava Zhaksybekov
Dobrescu Chhem Diabaté Solberg Abdyldaev Warsame Eze Karaosmanoğlu Hrnčiar Kalniņa Tamm Satybaldina
Perović Hoxhaj Mokoena Motlanthe Kiplagat Minamizawa Bae Luong Chaiyasan Hartono Belkacem Tazi Haddadin
Papastergiou Charalambous Brambilla Zollinger Dijkstra Verstraeten Mulcahy Echeverri Irarrázaval Quirós
Tejada Braithwaite Cummings Tupou"""
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
NO_NAMES = frozenset({"al", "el", "bin", "de", "van", "von", "der", "da", "dos", "jr", "sr", "israel", "jordan"})

Json = dict[str, Any]


def main() -> None:
    """Read all of them twice and print both figures."""
    chance = random.Random(int(sys.argv[1]) if sys.argv[1:] else 1)  # noqa: S311 - to draw names
    released = dict(_releases())
    gold = [one for name in GOLD for one in json.loads((ROOT / "benchmarks" / name).read_text(encoding="utf-8"))]
    pairs = [(one, with_strangers(one, released[one["id"]], chance)) for one in gold if _has_others(one, released)]
    with ProcessPoolExecutor(1, get_context("spawn")) as knowing:
        before = knowing.submit(_counts, [(one, released[one["id"]]) for one, _ in pairs]).result()
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=_forget) as forgetful:
        after = forgetful.submit(_counts, [pair for _, pair in pairs]).result()
    print(f"{len(pairs)} releases: participants {_f1(before):.3f} as released, {_f1(after):.3f} with strangers in them")
    worse = (one["id"] for (one, _), old, new in zip(pairs, before, after, strict=True) if _f1([new]) < _f1([old]))
    print("worse:", *worse)


def with_strangers(gold: Json, release: Json, chance: random.Random) -> tuple[Json, Json]:
    """An annotation and its release with the names of those of other parties replaced, each word wherever it stands."""
    new: dict[str, str] = {}
    for name in sorted(_others(gold, release)):
        words = [word for word in WORD.findall(re.sub(r"\b\w\.", "", name)) if word.casefold() not in NO_NAMES]
        for number, word in enumerate(words):
            drawn = chance.choice(FAMILY.split()) if number == len(words) - 1 else chance.choice(GIVEN.split())
            new.setdefault(word, drawn)

    def renamed(text: str) -> str:
        return WORD.sub(lambda word: new.get(word.group(), word.group()), text)

    contacts = [
        contact
        | {
            "participants": [
                each | {"person": each["person"] and renamed(each["person"])} for each in contact["participants"]
            ]
        }
        for contact in gold["contacts"]
    ]
    changed = release | {"title": renamed(release["title"]), "text": renamed(release["text"])}
    return gold | {"contacts": contacts, "statements": None}, changed


def _releases() -> Iterator[tuple[str, Json]]:
    for path in sorted((SHARED / "corpora").glob("readouts_*.jsonl")):
        for line in path.open(encoding="utf-8"):
            release = json.loads(line)
            yield release["id"], release


def _others(gold: Json, release: Json) -> set[str]:
    """The names of those of other parties than the publishers', as annotated."""
    people = (each for contact in gold["contacts"] for each in contact["participants"] if each["person"])
    return {each["person"] for each in people if each["party"] not in PUBLISHING | {release["side"]}}


def _has_others(gold: Json, released: dict[str, Json]) -> bool:
    return bool(_others(gold, released[gold["id"]]))


def _forget() -> None:
    """Make the lexicon of this process forget the officeholders of other states than the publishers'."""
    rows = tuple(row for row in load_rows("officeholders") if row["party"] in PUBLISHING)
    officeholders.__dict__["load_rows"] = lambda _: rows


def _counts(pairs: list[tuple[Json, Json]]) -> list[Counter[str]]:
    """The scorer's counts for each release."""
    score = runpy.run_path(str(SHARED / "score" / "score_releases.py"))["score_release"]
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.jsonl"
        texts.write_text("".join(json.dumps(release) + "\n" for _, release in pairs), encoding="utf-8")
        read = {account.name: dragoman.read(account) for account in dragoman.load([str(texts)])}
    counts = []
    for gold, release in pairs:
        counts.append(one := Counter[str]())
        score(gold | {"statements": None}, read[gold["id"]].to_dict(), release, one)
    return counts


def _f1(counts: list[Counter[str]]) -> float:
    total = sum(counts, Counter[str]())
    return 2 * total["people"] / max(1, total["people_said"] + total["people_gold"])


if __name__ == "__main__":
    main()

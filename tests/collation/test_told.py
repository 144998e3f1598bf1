"""Contacts as several offices and agencies tell of them, in texts of our own: what must and must not be found."""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import dragoman

FOLDER = Path(__file__).parent / "told"
NAMES = sorted(path.parent.name for path in FOLDER.glob("*/expect.toml"))

Json = dict[str, Any]


def _want(name: str) -> Json:
    return tomllib.loads((FOLDER / name / "expect.toml").read_text(encoding="utf-8"))


@cache
def _record(name: str) -> Json:
    found = dragoman.compare(*sorted(map(str, (FOLDER / name).glob("*.txt"))))
    return dict(json.loads(found.to_json()))


def _findings(name: str, wish: Json) -> list[str]:
    """The findings of a kind whose sentence or words hold all that is wished for."""
    told = [
        " ".join([one["summary"], *(proof["text"] for proof in one["evidence"])])
        for one in _record(name)["findings"]
        if one["kind"] == wish["kind"]
    ]
    return [text for text in told if all(words in text for words in wish["words"])]


@pytest.mark.parametrize("name", NAMES)
def test_a_comparison_says_what_an_analyst_would(name: str) -> None:
    want, contact = _want(name), _record(name)["contact"]
    faults = [f"no {wish}" for wish in want.get("finding", []) if not _findings(name, wish)]
    faults += [f"said: {told}" for wish in want.get("absent", []) for told in _findings(name, wish)]
    wanted = want.get("contact", {})
    faults += [f"{field} is {contact[field]!r}" for field, value in wanted.items() if contact[field] != value]
    assert not faults, f"{want['about']}\n" + "\n".join(faults)


@pytest.mark.parametrize("name", [name for name in NAMES if "match" in _want(name)])
def test_the_same_told_in_two_accounts_is_matched(name: str) -> None:
    want, record = _want(name), _record(name)
    names = {account["id"]: account["name"] for account in record["accounts"]}
    said = {one["id"]: (names[one["account"]], one["text"]) for one in record["statements"]}
    pairs = [[said[one] for one in match["statements"]] for match in record["matches"]]
    for wish in want["match"]:
        sides = list(zip(wish["accounts"], wish["words"], strict=True))
        assert any(
            all(any(teller == account and words in text for teller, text in pair) for account, words in sides)
            for pair in pairs
        ), wish

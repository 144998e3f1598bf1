"""The texts that speed is measured on: a fixed sample of the shared releases, or the examples where there are none."""

import json
import os
from pathlib import Path

from dragoman.model import Account
from dragoman.sources import load

ROOT = Path(__file__).parent.parent
SHARED = (ROOT / os.environ.get("DRAGOMAN_SHARED", "../shared")).resolve()


def releases() -> list[Account]:
    """All releases of the shared corpora; none where they are absent."""
    return list(load(sorted((SHARED / "corpora").glob("readouts_*.jsonl"))))


def articles(every: int) -> list[str]:
    """The text of one news article in `every` of those kept for development; none where they are absent."""
    path = SHARED / "attribution" / "dev.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [json.loads(line)["text"] for line in lines[::every]]


def sample(every: int) -> list[Account]:
    """One release in `every`, or the examples, several times, where there are no releases."""
    return releases()[::every] or list(load([ROOT / "examples"])) * 10


def words(texts: list[str]) -> int:
    """Number of words, as white space cuts them."""
    return sum(len(text.split()) for text in texts)

"""Reads the lexicon's data files, each once a process."""

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_DATA = files("dragoman.lexicon") / "data"


@cache
def load_table(name: str) -> dict[str, Any]:
    """The content of `data/{name}.toml`. Shared: treat it as read-only."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def load_rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/{name}.csv`, each a dict of its columns."""
    return tuple(csv.DictReader((_DATA / f"{name}.csv").read_text(encoding="utf-8").splitlines()))

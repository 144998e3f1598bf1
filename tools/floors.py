"""The floors under the figures: read, checked, raised, and never lowered.

`tests/floors.toml` has a table for each measure, with a sub-table `at_most` for figures of which less is better, and
the hash of the gold data that they were measured on.
"""

import math
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent.parent / "tests" / "floors.toml"

HEADER = """\
# What the figures may not fall under (`at_most`: not rise over). `make score-update` raises them and refuses to lower
# one. They are cut to two places, since int8 arithmetic differs a little from one processor to another.
"""

Figures = Mapping[str, float]
Floors = dict[str, dict[str, Any]]


def load(path: Path = FILE) -> Floors:
    """The floors by measure."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def shortfalls(floors: Floors, measure: str, figures: Figures, gold: str) -> list[str]:
    """What is wrong with the figures of a measure, a sentence each; nothing if they keep the floors."""
    table = floors.get(measure, {})
    wrong = [
        f"{measure} {name}: {figures.get(name)} is under the floor {floor}"
        for name, floor in table.get("at_least", {}).items()
        if (figures.get(name) or 0) < floor
    ]
    wrong += [
        f"{measure} {name}: {figures.get(name)} is over the ceiling {ceiling}"
        for name, ceiling in table.get("at_most", {}).items()
        if figures.get(name, math.inf) > ceiling
    ]
    if table.get("gold", gold) != gold:
        wrong.append(f"{measure}: the gold data are not those that the floors were measured on; run make score-update")
    return wrong


def raised(floors: Floors, measure: str, figures: Figures, gold: str) -> Floors:
    """The floors raised to `figures`; ValueError where a figure would lower one on the same gold data.

    New gold data may lower floors, as they measure something else.
    """
    old = floors.get(measure, {})
    same_gold = old.get("gold", gold) == gold
    table: dict[str, Any] = {"gold": gold}
    for bound, better, cut in (("at_least", max, math.floor), ("at_most", min, math.ceil)):
        bounds = {}
        for name, before in old.get(bound, {}).items():
            reached = cut(round(figures[name] * 100, 6)) / 100
            if same_gold and better(reached, before) != reached:
                message = f"{measure} {name}: {figures[name]} would lower the floor {before}"
                raise ValueError(message)
            bounds[name] = reached
        if bounds:
            table[bound] = bounds
    return {**floors, measure: table}


def save(floors: Floors, path: Path = FILE) -> None:
    """Write the floors."""
    lines = [HEADER]
    for measure, table in floors.items():
        lines += [f"[{measure}]", f'gold = "{table["gold"]}"', ""]
        for bound in ("at_least", "at_most"):
            if bound in table:
                lines += [f"[{measure}.{bound}]", *(f"{name} = {value}" for name, value in table[bound].items()), ""]
    path.write_text("\n".join(lines), encoding="utf-8")

"""Numbers of corrections, which a statement that a person added bears in its id (`ACCOUNT.m12`), in another archive."""

import re
from collections.abc import Mapping

_ADDED = re.compile(r"(?<=\b[0-9a-f]{16}\.m)\d+\b")
_TOLD = ("target", "value", "machine", "anchor")


def renumbered(values: Mapping[str, object], numbers: Mapping[int, int]) -> dict[str, object]:
    """The columns of a correction with other numbers wherever they name statements that a correction has added."""

    def other(found: re.Match[str]) -> str:
        return str(numbers.get(int(found[0]), int(found[0])))

    return {
        name: _ADDED.sub(other, value) if name in _TOLD and isinstance(value, str) else value
        for name, value in values.items()
    }

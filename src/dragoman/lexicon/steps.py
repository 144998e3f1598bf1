"""Whether words tell of a step to come, by the table of undertakings."""

import re
from functools import cache

from dragoman.lexicon.loader import load_table


def lies_ahead(words: str) -> bool:
    """Whether a sentence says what the sides, their teams or organs will do together.

    >>> lies_ahead("In the coming days the parties will sign the protocol.")
    True
    >>> lies_ahead("The parties will remember this day.")
    False
    """
    return _pattern().search(words) is not None


@cache
def _pattern() -> re.Pattern[str]:
    table = load_table("undertakings")
    sides, ahead, joint = table["sides"], table["ahead"], table["joint"]
    return re.compile(rf"{sides}(?:\s+\w+){{0,3}}?\s+{ahead}\s+(?:\w+ly\s+)?{joint}", re.IGNORECASE)

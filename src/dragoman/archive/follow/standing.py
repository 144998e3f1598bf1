"""Standing commitments: what goes on ("will continue to support") and is never done, whatever day stands beside it."""

import re
from functools import cache

from dragoman.archive.follow.pledged import Pledge
from dragoman.lexicon import load_table


def is_standing(pledge: Pledge) -> bool:
    """Whether an undertaking binds to go on with something, not to a deed that can be seen to be done.

    A visit or meeting is a deed, and so are talks that are to go on on a day, and what is to be reached by one.
    """
    if pledge.closes in {"visit", "meeting"} or _pattern("deadline").search(pledge.what):
        return False
    if _pattern("goes_on").match(pledge.what):
        return True
    return pledge.closes is None and any(_pattern("committed").search(said.words) for said in pledge.words)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(str(load_table("following")["standing"][name]), re.IGNORECASE)

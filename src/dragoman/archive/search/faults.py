"""The one form in which a search says what is wrong: where, what, what is allowed, and what may have been meant."""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process, utils

from dragoman.archive.errors import QueryError

_LIKE = 70
_LISTED = 40


def fault(place: int, what: str, given: str = "", meant: str = "") -> QueryError:
    """An error of a query at a place, told as people count; what stands there, and what may have been meant."""
    return QueryError(f"at character {place + 1}: {what}", place, given, meant)


def unknown(place: int, what: str, given: str, allowed: Sequence[str], *, told: str = "") -> QueryError:
    """That something given is none of what is allowed; `told` says what is, where the list would be too long."""
    near = near_miss(given, allowed)
    listed = told or (f"one of {', '.join(allowed)}" if len(allowed) <= _LISTED else "")
    parts = [f"{what} “{given}”", *([f"did you mean {near}?"] if near else []), *([f"give {listed}"] if listed else [])]
    return fault(place, "; ".join(parts), given, near or "")


def near_miss(given: str, allowed: Iterable[str]) -> str | None:
    """What somebody may have meant who wrote something else."""
    found = process.extractOne(given, allowed, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=_LIKE)
    return found[0] if found else None

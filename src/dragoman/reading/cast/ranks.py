"""Compares offices: whether a title without a name can mean the holder of an office."""

import re
from functools import cache, lru_cache

from dragoman.lexicon import load_table
from dragoman.lexicon.offices import office_role
from dragoman.reading.cast.words import listed

UNIQUE_ROLES = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})
"""The roles that one person of a party holds at a time."""

EXACT, SAME, LIKE, PARTLY = 4, 3, 2, 1
"""How well a title fits an office: word for word; by its role and a word, or its last word; by its role alone ("Foreign
Minister" and "Secretary of State"); only as part of a lesser office."""


_SERVES = re.compile(r"\b(?:advis[eo]r|assistant|aide|counsell?or|secretary|envoy) to the\b", re.IGNORECASE)
_RANKS = frozenset({"minister", "secretary", "leader"})
_HEADS = frozenset({"head", "head_of_state", "head_of_government", "supreme_leader"})


@lru_cache(4096)
def role_of(office: str) -> str | None:
    """The role of an office, that of a word like "leader" included; None for those who serve another's office."""
    serves = _SERVES.search(office)
    return None if serves else _leader_role(office) or office_role(office)


def is_rank(office: str) -> bool:
    """Whether an office is a rank alone, which says nothing of the post ("Minister")."""
    return office.casefold() in _RANKS


def _leader_role(words: str) -> str | None:
    """The role that a word like "leader" stands for; "head" means of state or government."""
    roles: dict[str, str] = load_table("cast")["offices"]["leader_role"]
    return roles.get(words.casefold())


@cache
def telling(offices: tuple[str, ...]) -> tuple[str, ...]:
    """A person's offices without those that another says in full ("Secretary" beside "Secretary of State")."""
    plain = [" ".join(office.casefold().split()) for office in offices]
    shorter = {one for one in plain for other in plain if _begins(one, other)}
    return tuple(office for office, words in zip(offices, plain, strict=True) if words not in shorter)


@lru_cache(4096)
def fit(title: str, office: str) -> int:
    """How well a title without a name means the holder of an office: from EXACT down to 0, not at all."""
    return max(_fit_one(part, other) for part in _parts(title) for other in _parts(office))


def _parts(office: str) -> list[str]:
    """An office and, if it is joined, its parts, in plain lower case."""
    plain = " ".join(office.casefold().replace("-", " ").split())
    return [plain, *(part for part in re.split(r"\s(?:and|&)\s|\s?/\s?", plain) if part != plain)]


def _fit_one(title: str, office: str) -> int:
    """The fit of single offices."""
    if _content(title) == _content(office) or _begins(title, office) or _begins(office, title):
        return EXACT
    role, other = role_of(title), role_of(office)
    if "head" in {role, other} and {role, other} <= _HEADS:
        return SAME
    if role == other == "spokesperson":
        return LIKE
    if role == other and role in UNIQUE_ROLES:
        return SAME if _content(title) & _content(office) else LIKE
    if office.endswith(f" {title}") and not office.endswith((f" of the {title}", f" to the {title}")):
        return PARTLY if office.split(maxsplit=1)[0] in listed("offices", "lesser") else SAME
    return 0


def _begins(title: str, office: str) -> bool:
    """Whether an office is a title with its field ("Secretary" and "Secretary of State")."""
    return office.startswith((f"{title} of ", f"{title} for "))


@lru_cache(4096)
def _content(office: str) -> frozenset[str]:
    """The telling words of an office: "Health Minister" has those of "Minister of Health"."""
    words = [word for word in office.split() if word not in listed("offices", "small_words")]
    return frozenset(re.sub(r"['’]s$", "", word) for word in words)

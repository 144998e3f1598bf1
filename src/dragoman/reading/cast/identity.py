"""Makes a person of all that an account says of one: the fullest name, the office, the party, the gender.

The lexicon of officeholders is asked only for what the account leaves open.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from dragoman.lexicon import load_table
from dragoman.lexicon.names import is_suffix, name_key, same_person
from dragoman.lexicon.officeholders import Tenure, holders, known_person, tenures
from dragoman.lexicon.offices import implied_party
from dragoman.model import Actor
from dragoman.reading.cast.bodies import is_of
from dragoman.reading.cast.phrase import Phrase
from dragoman.reading.cast.ranks import UNIQUE_ROLES, fit, is_rank, role_of

_OF_ONE = UNIQUE_ROLES | {"vice_president", "crown_prince"}
_ARTICLE = re.compile(r"^(?:al|el|as|ash|an|ar|at|ad|ed)[-’']", re.IGNORECASE)
_TITLE_CASED = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Person:
    """One person of an account.

    `offices` are all that the account gives, as written, or the lexicon's (then not `stated`); `gender` is "male",
    "female" or "". `assumed`: the party is the publisher's own for want of any other word.
    """

    actor: Actor
    offices: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    gender: str = ""
    stated: bool = False
    assumed: bool = False


@dataclass
class Draft:
    """A person while the names are still being gathered: names and offices in the text's order, parties counted."""

    names: dict[str, None] = field(default_factory=dict)
    offices: dict[str, None] = field(default_factory=dict)
    parties: Counter[str] = field(default_factory=Counter)
    genders: dict[str, None] = field(default_factory=dict)
    tenure: Tenure | None = None

    def add(self, name: str, phrase: Phrase) -> None:
        """Adds what one phrase tells of the person."""
        self.names[name] = None
        if phrase.office:
            self.offices[phrase.office] = None
        if phrase.party:
            self.parties[phrase.party] += 1
        gender = gender_of_words(phrase)
        if gender:
            self.genders[gender] = None


@dataclass(frozen=True)
class Setting:
    """What helps to resolve an account: its text, its own side if it speaks for one, and its day."""

    text: str
    side: str | None
    day: date | None


def finished(draft: Draft, setting: Setting) -> Person:
    """The person that the phrases of a draft add up to."""
    name = max(draft.names, key=lambda name: (len(keys_of(name)) > 1 and len(keys_of(name)), not name.isupper()))
    offices = tuple(draft.offices)
    party = _said_party(draft, offices)
    tenure = draft.tenure or _tenure(name, party, offices, setting.day)
    full = _spelt(tenure.person, name) if tenure and len(keys_of(name)) == 1 else name
    office = _best_office(offices) or (tenure.office if tenure and _held(tenure, setting.day) else None)
    party = party or (tenure.party if tenure else None)
    own = None if party else _own_side(full, offices, setting)
    roles = frozenset(role for role in map(role_of, offices or ((office,) if office else ())) if role)
    held = offices or ((office,) if office else ())
    actor = Actor(full, full, office, party or own)
    return Person(actor, held, roles, _gender(draft, full), stated=bool(offices), assumed=own is not None)


def _spelt(full: str, word: str) -> str:
    """The lexicon's full name with the surname as the account writes it."""
    return " ".join(word if name_key(part) == name_key(word) else part for part in full.split())


def _said_party(draft: Draft, offices: Sequence[str]) -> str | None:
    """The party that the account gives: the one named most often, else the only one that has such an office."""
    named = draft.parties
    if named:
        return max(named, key=lambda party: (len(party) == len("US") and party != "EU", named[party]))
    return next((party for party in map(implied_party, offices) if party), None)


def _tenure(name: str, party: str | None, offices: Sequence[str], day: date | None) -> Tenure | None:
    """What the lexicon knows of a person of this name, if it agrees with the account on party and office."""
    roles = {role for role in map(role_of, offices) if role in UNIQUE_ROLES}
    found = known_person(name, day)
    if found and _is_prince(offices) and not _is_royal(found):
        return None
    if found and (party is None or found.party == party):
        open_ = party or not roles or found.role in roles or _ever(name, roles, found)
        return found if open_ or _begins_office(offices, found) else None
    agreeing = [tenure for tenure in tenures(name) if _agrees(tenure, party, roles) and _held(tenure, day)]
    return agreeing[0] if len({tenure.person for tenure in agreeing}) == 1 else None


def _is_prince(offices: Sequence[str]) -> bool:
    """Whether the only offices are titles of a royal house, before a name given at birth ("Prince Charles")."""
    titles = load_table("cast")["honorifics"]["born"]
    return bool(offices) and all(office.casefold() in titles for office in offices)


def _is_royal(tenure: Tenure) -> bool:
    """Whether the person of a tenure bears such a title, in an office or a name."""
    titles = load_table("cast")["honorifics"]["born"]
    words = " ".join((tenure.office, tenure.person, *tenure.aliases)).casefold().split()
    return tenure.role == "crown_prince" or any(title in words for title in titles)


def _ever(name: str, roles: set[str], found: Tenure) -> bool:
    """Whether the person of a tenure held one of the roles at any time."""
    return any(tenure.role in roles for tenure in tenures(name) if tenure.person == found.person)


def _begins_office(offices: Sequence[str], found: Tenure) -> bool:
    """Whether an office is the beginning of a tenure's ("President" of the "President of the European Commission")."""
    return any(found.office.casefold().startswith(f"{office.casefold()} of ") for office in offices)


def _agrees(tenure: Tenure, party: str | None, roles: set[str]) -> bool:
    return (party is None or tenure.party == party) and (not roles or tenure.role in roles)


def _held(tenure: Tenure, day: date | None) -> bool:
    """Whether a tenure includes the day; an unknown day is no objection only to one that still lasts."""
    if day is None:
        return tenure.end is None
    return tenure.start <= day and (tenure.end is None or day <= tenure.end)


def _best_office(offices: Sequence[str]) -> str | None:
    """The first office that says more than "Minister", else the first."""
    telling = [office for office in offices if " " in office and office.casefold() != "prime"] or [
        office for office in offices if not is_rank(office)
    ]
    plain = [office for office in telling if role_of(office) not in (None, "head")] or telling
    return next(iter([*_like_first(plain, offices), *offices]), None)


def _like_first(telling: Sequence[str], offices: Sequence[str]) -> list[str]:
    """The telling offices, those that fit the first office given before others."""
    first = offices[0] if offices else ""
    return sorted(telling, key=lambda office: -fit(first, office) if first else 0)


def _own_side(name: str, offices: Sequence[str], setting: Setting) -> str | None:
    """The publisher's own side for an official that it does not mark, unless another holds that office there."""
    if not setting.side or not offices:
        return None
    side, day = setting.side, setting.day
    if _is_prince(offices) and not holders(side, "crown_prince", day):
        return None
    covered = any(holders(side, role, day) for role in sorted(UNIQUE_ROLES))
    for role in map(role_of, offices):
        known = holders(side, role, day) if role else ()
        if known and role in _OF_ONE and not any(same_person(name, tenure.person) for tenure in known):
            return None
        if not known and (role == "crown_prince" or (covered and role in UNIQUE_ROLES)):
            return None
    return setting.side if all(is_of(side, office) for office in offices) else None


def _gender(draft: Draft, name: str) -> str:
    """The gender that forms of address, offices or the given name tell; "" where nothing does."""
    if draft.genders:
        return next(iter(draft.genders))
    return "female" if any(word in _female_names() for word in name.split()[:-1]) else ""


def gender_of_words(phrase: Phrase) -> str:
    """The gender that a phrase's form of address or office tells."""
    table = load_table("cast")
    for gender in ("male", "female"):
        if phrase.honorific in table["honorifics"][gender]:
            return gender
    words = (phrase.office or "").casefold().split()
    for gender in ("male", "female"):
        if any(word in table["gender"][gender] for word in words):
            return gender
    return ""


@cache
def _female_names() -> frozenset[str]:
    return frozenset(load_table("cast")["gender"]["female_given"])


# Names


def clean_name(words: str) -> str:
    """A name with single spaces; a name of which every word is in capitals in ordinary case."""
    name = " ".join(words.split())
    return _TITLE_CASED.sub(lambda word: word.group().capitalize(), name) if name.isupper() else name


def same_name(short: str, full: str) -> bool:
    """Whether a name, a surname alone included, is the person's with the full name."""
    return bool(full) and same_person(short, full)


@lru_cache(4096)
def keys_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, without endings like "Jr."."""
    words = [word for word in re.split(r"[\s,]+", name) if word and not is_suffix(word)]
    return tuple(key for key in (name_key(_ARTICLE.sub("", word)) for word in words) if key)

"""Tells the persons of an account apart: which names are one person's, and who that is.

Names come from phrases; the fullest name of the account stands for the person. The lexicon of officeholders is asked
only for what the account leaves open: a surname's given name, an office, a party, and whether a bare capitalised word
is a person at all.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from dragoman.lexicon import load_table
from dragoman.lexicon.names import name_key, same_person, surname
from dragoman.lexicon.officeholders import Tenure, holders, known_person, tenures
from dragoman.lexicon.offices import implied_party, office_role
from dragoman.lexicon.parties import party_of
from dragoman.model import Actor
from dragoman.reading.cast.phrases import Phrase, leader_role

UNIQUE_ROLES = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})
"""The roles that one person of a party holds at a time."""

_OF_ONE = UNIQUE_ROLES | {"vice_president", "crown_prince"}
_YEARS_SINCE = 12
_WORDS_AT_MOST = 6
_LINE_BACK = 20
_ADDRESSING = re.compile(r"\b(?:congratulat\w+|told|thank\w+|urg\w+|inform\w+|assur\w+|invit\w+|appointed|named|elected)\s$")
_TITLE_CASED = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Person:
    """One person of an account.

    `offices` are all that the account gives, as written, or the lexicon's (then not `stated`); `gender` is "male",
    "female" or "".
    """

    actor: Actor
    offices: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    gender: str = ""
    stated: bool = False


@dataclass
class _Draft:
    """A person while the names are still being gathered."""

    names: list[str] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    tenure: Tenure | None = None


@dataclass(frozen=True)
class Setting:
    """What helps to resolve an account: its text, its own side if it speaks for one, and its day."""

    text: str
    side: str | None
    day: date | None


def find_people(phrases: Sequence[Phrase], setting: Setting) -> tuple[list[Person], dict[int, int]]:
    """The persons that the name phrases of an account speak of, and whose each phrase is: an index by the phrase's start."""
    gathering = _Gathering(setting)
    named = [phrase for phrase in phrases if _keys(gathering.name(phrase))]
    certain = [phrase for phrase in named if phrase.certain]
    bare = [phrase for phrase in named if not phrase.certain]
    gathering.add_full([phrase for phrase in certain if gathering.is_full(phrase)])
    gathering.add_bare_full([phrase for phrase in bare if gathering.is_full(phrase)], named)
    gathering.add_surnames([phrase for phrase in certain if not gathering.is_full(phrase)])
    gathering.add_bare_surnames([phrase for phrase in bare if not gathering.is_full(phrase)])
    people = [_finished(draft, setting) for draft in gathering.drafts]
    return people, gathering.whose


class _Gathering:
    """Sorts name phrases into drafts of persons. Lives for one account."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.drafts: list[_Draft] = []
        self.whose: dict[int, int] = {}
        self._by_key: dict[str, list[int]] = {}

    def name(self, phrase: Phrase) -> str:
        """The name of a phrase with single spaces; words all in capitals only as the account's labels have them."""
        return clean_name(phrase.name.of(self.setting.text)) if phrase.name else ""

    def is_full(self, phrase: Phrase) -> bool:
        """Whether a phrase gives more than one word of a name."""
        return len(_keys(self.name(phrase))) > 1

    def add_full(self, phrases: Iterable[Phrase]) -> None:
        """Full names that an office or a form of address shows to be persons'."""
        for phrase in phrases:
            name = self.name(phrase)
            number = self._same(name)
            self._put(phrase, name, number if number is not None else self._new())

    def add_bare_full(self, phrases: Iterable[Phrase], named: Iterable[Phrase]) -> None:
        """Full names with nothing beside them: known ones, ones that speak, and ones that a titled surname repeats."""
        titled = {_keys(self.name(one))[-1] for one in named if not self.is_full(one) and (one.certain or self._speaks(one))}
        for phrase in phrases:
            name = self.name(phrase)
            if party_of(name) or len(name.split()) > _WORDS_AT_MOST:
                continue
            number = self._same(name)
            tenure = None if number is not None else known_person(name, self.setting.day)
            if number is None and (tenure or _keys(name)[-1] in titled or self._speaks(phrase)):
                number = self._new(tenure)
            if number is not None:
                self._put(phrase, name, number)

    def add_surnames(self, phrases: Iterable[Phrase]) -> None:
        """Surnames with an office or a form of address."""
        for phrase in phrases:
            name = self.name(phrase)
            number = self._by_surname(name, phrase)
            self._put(phrase, name, number if number is not None else self._new())

    def add_bare_surnames(self, phrases: Iterable[Phrase]) -> None:
        """Single words that are the surname of a person already found, or of an officeholder of the time."""
        for phrase in phrases:
            name = self.name(phrase)
            if party_of(name):
                continue
            number = self._by_surname(name, phrase)
            if number is None:
                tenure = self._recent(known_person(name, self.setting.day))
                if tenure is None or not _is_surname_of(name, tenure.person):
                    continue
                number = self._same(tenure.person)
                number = number if number is not None else self._new(tenure)
            self._put(phrase, name, number)

    def _new(self, tenure: Tenure | None = None) -> int:
        self.drafts.append(_Draft(tenure=tenure))
        return len(self.drafts) - 1

    def _put(self, phrase: Phrase, name: str, number: int) -> None:
        draft = self.drafts[number]
        draft.names.append(name)
        draft.phrases.append(phrase)
        self.whose[phrase.span.start] = number
        for key in _keys(name):
            known = self._by_key.setdefault(key, [])
            if number not in known:
                known.append(number)

    def _same(self, name: str) -> int | None:
        """The person whose full name this is too."""
        seen: list[int] = []
        for key in _keys(name):
            for number in self._by_key.get(key, ()):
                if number not in seen:
                    seen.append(number)
                    if any(same_person(name, other) for other in dict.fromkeys(self.drafts[number].names)):
                        return number
        return None

    def _by_surname(self, name: str, phrase: Phrase) -> int | None:
        """The person with this surname, or else with this word in the name, whose party and office do not speak against it."""
        key = _keys(name)[-1]
        ranked = []
        for order, number in enumerate(self._by_key.get(key, ())):
            draft = self.drafts[number]
            if not _may_be(phrase, draft):
                continue
            ranked.append((_place_of(key, draft), -_agreement(phrase, draft), -order, number))
        return min(ranked)[-1] if ranked else None

    def _speaks(self, phrase: Phrase) -> bool:
        """Whether a verb of saying stands right after a name, or one of dealing with persons right before it."""
        text, span = self.setting.text, phrase.span
        addressed = _ADDRESSING.search(text[max(0, span.start - _LINE_BACK) : span.start])
        return bool(addressed or _saying().match(text, span.end))

    def _recent(self, tenure: Tenure | None) -> Tenure | None:
        """The tenure, if it is of the account's time."""
        day = self.setting.day
        if tenure is None or day is None or tenure.end is None:
            return tenure
        return tenure if day.year - tenure.end.year <= _YEARS_SINCE else None


def _is_surname_of(word: str, name: str) -> bool:
    """Whether a bare word is the surname of a name, its first letter included ("Khan" is not Han Zheng)."""
    last = surname(name)
    return name_key(last) == name_key(word) and last[:1].casefold() == word[:1].casefold()


def clean_name(words: str) -> str:
    """A name with single spaces; a name of which every word is in capitals in ordinary case."""
    name = " ".join(words.split())
    return _TITLE_CASED.sub(lambda word: word.group().capitalize(), name) if name.isupper() else name


def same_name(short: str, full: str) -> bool:
    """Whether a name, a surname alone included, is the person's with the full name."""
    return bool(full) and same_person(short, full)


@cache
def _keys(name: str) -> tuple[str, ...]:
    """The folded words of a name, without endings like "Jr."."""
    suffixes = {suffix.casefold() for suffix in load_table("cast")["names"]["suffixes"]}
    words = [word for word in re.split(r"[\s,]+", name) if word and word.casefold() not in suffixes]
    return tuple(key for key in map(name_key, words) if key)


@cache
def _saying() -> re.Pattern[str]:
    """A verb of saying right after a name."""
    verbs = "|".join(load_table("cast")["discourse"]["saying"])
    return re.compile(rf"\s(?:(?:also|further|then|has|had|later)\s)?(?:{verbs})(?!\w)")


def _place_of(key: str, draft: _Draft) -> int:
    """How well a word fits a person's names: 0 the surname, 1 the last word, 2 the first, 3 one between."""
    best = 3
    for name in dict.fromkeys(draft.names):
        keys = _keys(name)
        if name_key(surname(name)) == key:
            return 0
        best = min(best, 1 if keys[-1] == key else 2 if keys[0] == key else 3)
    return best


def _may_be(phrase: Phrase, draft: _Draft) -> bool:
    """Whether a phrase's party and form of address agree with a person's."""
    if phrase.party and any(other.party and other.party != phrase.party for other in draft.phrases):
        return any(other.party == phrase.party for other in draft.phrases)
    gender, known = _gender_of_words(phrase), {_gender_of_words(other) for other in draft.phrases} - {""}
    return not gender or not known or gender in known


def _agreement(phrase: Phrase, draft: _Draft) -> int:
    """How much a phrase's office speaks for a person."""
    if not phrase.office:
        return 0
    offices = [other.office for other in draft.phrases if other.office]
    return max((fit(phrase.office, office) for office in offices), default=0)


# Offices


@cache
def role_of(office: str) -> str | None:
    """The role of an office, that of a word like "leader" included."""
    return leader_role(office) or office_role(office)


@cache
def fit(title: str, office: str) -> int:
    """How well a title without a name means the holder of an office: 0 not at all, 4 word for word."""
    return max(_fit_one(part, other) for part in _parts(title) for other in _parts(office))


def _parts(office: str) -> list[str]:
    """An office and, if it is joined, its parts, in plain lower case."""
    plain = " ".join(office.casefold().replace("-", " ").split())
    return [plain, *(part for part in re.split(r"\s(?:and|&)\s|\s?/\s?", plain) if part != plain)]


def _fit_one(title: str, office: str) -> int:
    """The fit of single offices."""
    same = title == office or office.startswith((f"{title} of ", f"{title} for ")) or title.startswith((f"{office} of ", f"{office} for "))
    if same:
        return 4
    role, other = role_of(title), role_of(office)
    if role == other and role in UNIQUE_ROLES:
        return 3
    if role == "head" and other in ("head_of_state", "head_of_government") or role == "head_of_state" and other == "head":
        return 3
    if office.endswith(f" {title}"):
        return 1 if office.split()[0] in _LESSER else 3
    return 0


_LESSER = ("vice", "deputy", "assistant", "under", "press", "former", "prime", "first", "permanent", "principal", "acting")


# From draft to person


def _finished(draft: _Draft, setting: Setting) -> Person:
    """The person that the phrases of a draft add up to."""
    name = max(draft.names, key=lambda name: (len(_keys(name)) > 1 and len(_keys(name)), not name.isupper()))
    offices = tuple(dict.fromkeys(phrase.office for phrase in draft.phrases if phrase.office))
    party = _said_party(draft, offices)
    tenure = draft.tenure or _tenure(name, party, offices, setting.day)
    full = _spelt(tenure.person, name) if tenure and len(_keys(name)) == 1 else name
    office = _best_office(offices) or (tenure.office if tenure and _held(tenure, setting.day) else None)
    party = party or (tenure.party if tenure else None) or _own_side(full, offices, setting)
    roles = frozenset(role for role in map(role_of, offices or ((office,) if office else ())) if role)
    held = offices or ((office,) if office else ())
    return Person(Actor(full, full, office, party), held, roles, _gender(draft, full), stated=bool(offices))


def _spelt(full: str, word: str) -> str:
    """The lexicon's full name with the surname as the account writes it."""
    return " ".join(word if name_key(part) == name_key(word) else part for part in full.split())


def _said_party(draft: _Draft, offices: Sequence[str]) -> str | None:
    """The party that the account gives: the one named most often, else the only one that has such an office."""
    named = Counter(phrase.party for phrase in draft.phrases if phrase.party)
    if named:
        return max(named, key=lambda party: (len(party) == len("US") and party != "EU", named[party]))
    return next((party for party in map(implied_party, offices) if party), None)


def _tenure(name: str, party: str | None, offices: Sequence[str], day: date | None) -> Tenure | None:
    """What the lexicon knows of a person of this name, if it agrees with the party and office that the account gives."""
    roles = {role for role in map(role_of, offices) if role in UNIQUE_ROLES}
    found = known_person(name, day)
    if found and (party is None or found.party == party):
        return found if party or not roles or found.role in roles or _ever(name, roles, found) else None
    agreeing = [tenure for tenure in tenures(name) if _agrees(tenure, party, roles) and _held(tenure, day)]
    return agreeing[0] if len({tenure.person for tenure in agreeing}) == 1 else None


def _ever(name: str, roles: set[str], found: Tenure) -> bool:
    """Whether the person of a tenure held one of the roles at any time."""
    return any(tenure.role in roles for tenure in tenures(name) if tenure.person == found.person)


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
        office for office in offices if office.casefold() not in ("minister", "secretary", "leader")
    ]
    plain = [office for office in telling if role_of(office) not in (None, "head")] or telling
    return next(iter([*_like_first(plain, offices), *offices]), None)


def _like_first(telling: Sequence[str], offices: Sequence[str]) -> list[str]:
    """The telling offices, those that fit the first office given before others."""
    first = offices[0] if offices else ""
    return sorted(telling, key=lambda office: -fit(first, office) if first else 0)


def _own_side(name: str, offices: Sequence[str], setting: Setting) -> str | None:
    """The publisher's own side for an official of its own that it does not mark, unless another holds that office there."""
    if not setting.side or not offices:
        return None
    side, day = setting.side, setting.day
    covered = any(holders(side, role, day) for role in sorted(UNIQUE_ROLES))
    for role in map(role_of, offices):
        known = holders(side, role, day) if role else ()
        if known and role in _OF_ONE and not any(same_person(name, tenure.person) for tenure in known):
            return None
        if not known and (role == "crown_prince" or covered and role in UNIQUE_ROLES):
            return None
    return setting.side


# Gender


def _gender(draft: _Draft, name: str) -> str:
    """The gender that forms of address, offices or the given name tell; "" where nothing does."""
    told = [gender for gender in map(_gender_of_words, draft.phrases) if gender]
    if told:
        return told[0]
    return "female" if any(word in _female_names() for word in name.split()[:-1]) else ""


def _gender_of_words(phrase: Phrase) -> str:
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

"""Tells the persons of an account apart: which names are one person's, and who that is.

Names come from phrases; the fullest name of the account stands for the person. The lexicon of officeholders is asked
only for what the account leaves open: a surname's given name, an office, a party, and whether a bare capitalised word
is a person at all.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from dragoman.lexicon import load_table
from dragoman.lexicon.names import name_key, same_person, surname
from dragoman.lexicon.officeholders import Tenure, known_person
from dragoman.lexicon.parties import party_of
from dragoman.reading.cast.identity import Draft, Person, Setting, clean_name, finished, gender_of_words, keys_of
from dragoman.reading.cast.phrase import Phrase
from dragoman.reading.cast.ranks import UNIQUE_ROLES, fit, role_of
from dragoman.reading.cast.words import either

_YEARS_SINCE = 12
_WORDS_AT_MOST = 6
_LINE_BACK = 20
_CLAUSE = 120
_OPENS = re.compile(r"(?:^|[.!?:\n][\"”’')\]]{0,2}\s*|[\"“])$")
_COMMON = 40
"""A word other than the last that more names share tells nobody apart."""


def find_people(phrases: Sequence[Phrase], setting: Setting) -> tuple[list[Person], dict[int, int]]:
    """The persons that the name phrases of an account speak of, and the index of each phrase's by its start."""
    gathering = _Gathering(setting)
    named = [phrase for phrase in phrases if keys_of(gathering.name(phrase))]
    certain = [phrase for phrase in named if phrase.certain]
    bare = [phrase for phrase in named if not phrase.certain]
    gathering.add_full([phrase for phrase in certain if gathering.is_full(phrase)])
    gathering.add_bare_full([phrase for phrase in bare if gathering.is_full(phrase)], named)
    gathering.add_surnames([phrase for phrase in certain if not gathering.is_full(phrase)])
    gathering.add_bare_surnames([phrase for phrase in bare if not gathering.is_full(phrase)])
    people = [finished(draft, setting) for draft in gathering.drafts]
    return people, gathering.whose


class _Gathering:
    """Sorts name phrases into drafts of persons. Lives for one account."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.drafts: list[Draft] = []
        self.whose: dict[int, int] = {}
        self._by_key: dict[str, list[int]] = {}

    def name(self, phrase: Phrase) -> str:
        """The name of a phrase with single spaces; words all in capitals only as the account's labels have them."""
        return clean_name(phrase.name.of(self.setting.text)) if phrase.name else ""

    def is_full(self, phrase: Phrase) -> bool:
        """Whether a phrase gives more than one word of a name."""
        return len(keys_of(self.name(phrase))) > 1

    def add_full(self, phrases: Iterable[Phrase]) -> None:
        """Full names that an office or a form of address shows to be persons'."""
        for phrase in phrases:
            name = self.name(phrase)
            number = self._same(name)
            self._put(phrase, name, number if number is not None else self._new())

    def add_bare_full(self, phrases: Iterable[Phrase], named: Iterable[Phrase]) -> None:
        """Full names with nothing beside them: known ones, ones that speak, and ones that a titled surname repeats."""
        alone = [one for one in named if not self.is_full(one) and (one.certain or self._speaks(one))]
        titled = {keys_of(self.name(one))[-1] for one in alone}
        for phrase in phrases:
            name = self.name(phrase)
            if party_of(name) or len(name.split()) > _WORDS_AT_MOST:
                continue
            number = self._same(name)
            tenure = None if number is not None else known_person(name, self.setting.day)
            if number is None and (tenure or keys_of(name)[-1] in titled or self._speaks(phrase)):
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
                if tenure is None or not _is_surname_of(name, tenure.person) or self._is_a_word(phrase):
                    continue
                number = self._same(tenure.person)
                number = number if number is not None else self._new(tenure)
            self._put(phrase, name, number)

    def _new(self, tenure: Tenure | None = None) -> int:
        self.drafts.append(Draft(tenure=tenure))
        return len(self.drafts) - 1

    def _put(self, phrase: Phrase, name: str, number: int) -> None:
        draft = self.drafts[number]
        draft.add(name, phrase)
        self.whose[phrase.span.start] = number
        for key in keys_of(name):
            known = self._by_key.setdefault(key, [])
            if number not in known:
                known.append(number)

    def _same(self, name: str) -> int | None:
        """The person whose full name this is too."""
        seen: set[int] = set()
        for key in keys_of(name):
            sharing = self._by_key.get(key, ())
            if len(sharing) > _COMMON and key != keys_of(name)[-1]:
                continue
            for number in sharing:
                if number not in seen:
                    seen.add(number)
                    if any(same_person(name, other) for other in self.drafts[number].names):
                        return number
        return None

    def _by_surname(self, name: str, phrase: Phrase) -> int | None:
        """The person with this surname, or else this word in the name, unless party or office speak against it."""
        key = keys_of(name)[-1]
        ranked = []
        for order, number in enumerate(self._by_key.get(key, ())):
            draft = self.drafts[number]
            if not _may_be(phrase, draft):
                continue
            ranked.append((_place_of(key, draft), -_agreement(phrase, draft), -order, number))
        return min(ranked)[-1] if ranked else None

    def _speaks(self, phrase: Phrase) -> bool:
        """Whether a verb of saying or "who" stands right after a name, or a verb of dealing with persons before it."""
        text, span = self.setting.text, phrase.span
        addressed = _addressing().search(text[max(0, span.start - _LINE_BACK) : span.start])
        return bool(addressed or _saying().match(text, span.end) or _is_met(text, phrase))

    def _is_a_word(self, phrase: Phrase) -> bool:
        """Whether a word has its capital from the sentence that it opens ("Key areas were discussed")."""
        text, span = self.setting.text, phrase.span
        opens = _OPENS.search(text[max(0, span.start - _LINE_BACK) : span.start])
        return bool(opens and _noun_follows().match(text, span.end)) and not self._speaks(phrase)

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


@cache
def _saying() -> re.Pattern[str]:
    """A verb of saying right after a name, or "who"."""
    saying = rf"(?:(?:also|further|then|has|had|later)\s)?{either('discourse', 'saying')}"
    return re.compile(rf"\s{saying}(?!\w)|,?\swho(?:se|m)?(?!\w)")


def _is_met(text: str, phrase: Phrase) -> bool:
    """Whether a full name stands behind "met with" and the like, or beside such a one, and is told who it is."""
    name = phrase.name or phrase.span
    if " " not in name.of(text) or not _told_who().match(text, name.end):
        return False
    clause = text[max(0, name.start - _CLAUSE) : name.start]
    return bool(_met().search(clause))


@cache
def _told_who() -> re.Pattern[str]:
    """Behind a name, what somebody is or where: ", head of the", ", a former", " of the Royal Office"."""
    return re.compile(r",\s(?:(?:an?|the)\s)?(?:[a-z-]+\s){1,3}(?:of|for|at|from|to|in)\s|\s(?:of|from)\sthe\s[A-Z]")


@cache
def _met() -> re.Pattern[str]:
    """A verb or noun of meeting and its preposition, with another name between, perhaps."""
    verbs = rf"(?:{either('words', 'meeting')}|(?:met|spoke)(?:\s[a-z]+){{1,3}}\swith)"
    return re.compile(rf"\b{verbs}\s(?:[^.;:]*(?:,\s|\s)and\s)?\Z")


@cache
def _noun_follows() -> re.Pattern[str]:
    """A word in small letters that is no verb, as far as its ending tells."""
    return re.compile(rf"\s(?!{either('words', 'verbs')}\b)(?![a-z]+(?:s|ed)\b)[a-z]{{3,}}")


@cache
def _addressing() -> re.Pattern[str]:
    """A verb of dealing with persons right before a name."""
    stems, verbs = either("words", "addressing_stems"), either("words", "addressing")
    return re.compile(rf"\b(?:{stems}\w+|{verbs})\s$")


def _place_of(key: str, draft: Draft) -> int:
    """How well a word fits a person's names: 0 the surname, 1 the last word, 2 the first, 3 one between."""
    best = 3
    for name in draft.names:
        keys = keys_of(name)
        if name_key(surname(name)) == key:
            return 0
        best = min(best, 1 if keys[-1] == key else 2 if keys[0] == key else 3)
    return best


def _may_be(phrase: Phrase, draft: Draft) -> bool:
    """Whether a phrase's party, office and form of address agree with a person's."""
    if phrase.office and role_of(phrase.office) in UNIQUE_ROLES and _is_consort(draft):
        return False
    if phrase.party and draft.parties and phrase.party not in draft.parties:
        return False
    gender = gender_of_words(phrase)
    return not gender or not draft.genders or gender in draft.genders


def _is_consort(draft: Draft) -> bool:
    """Whether a person is told only as the consort of one who may bear the same name ("First Lady")."""
    consorts = load_table("cast")["consorts"]
    return bool(draft.offices) and all(office.casefold() in consorts for office in draft.offices)


def _agreement(phrase: Phrase, draft: Draft) -> int:
    """How much a phrase's office speaks for a person."""
    return max((fit(phrase.office, office) for office in draft.offices), default=0) if phrase.office else 0

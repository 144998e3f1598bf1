"""Names of persons: whether two ways of writing a name are one, and which part of it is the surname.

Folds case, diacritics, transliterations, nicknames, initials and the order of names by the rules in
`data/names.toml`. Who the person is, it does not know (see `officeholders`).
"""

import re
import unicodedata
from functools import cache, lru_cache

from dragoman.lexicon.loader import load_table
from dragoman.lexicon.offices import honorific_pattern, office_pattern

_CACHE_SIZE = 65536
_LONGEST = 200
_ORDINAL = re.compile(r"\w[,\s]\s?([IVX]{1,5}|Jr|Sr)\b\.?\s*$")
_REGNAL = re.compile(r"\w\s([IVX]{1,5})\b(?!\.)")
_POSSESSIVE = re.compile(r"['’]s\b|['’](?=\s|$)")


def same_person(a: str, b: str) -> bool:
    """Whether two full or partial names can be one person's.

    The surnames must agree and no given name may contradict: "Joseph R. Biden, Jr." is "Joe Biden" and "Biden",
    "HAYASHI Yoshimasa" is "Yoshimasa Hayashi", but George Bush is not Jeb Bush.
    """
    first, second = sorted((a.strip()[:_LONGEST], b.strip()[:_LONGEST]))
    return first == second or _same(first, second)


@lru_cache(_CACHE_SIZE)
def name_key(token: str) -> str:
    """One form for all the ways of writing one word of a name: "Dmitriy", "Dmitri" and "DMITRY" give the same."""
    folded = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", token[:_LONGEST]).casefold())
    letters = load_table("names")["letters"]
    key = "".join(letters.get(character, character) for character in folded if character.isalpha())
    for pattern, replacement in _rules():
        key = pattern.sub(replacement, key)
    return key


def surname(name: str) -> str:
    """The surname within a name as it is written there, with its particles: "von der Leyen", "Hayashi", "Biden".

    It is what stands in capitals ("HAYASHI Yoshimasa"), the first word of a name that puts the family first, else the
    last word. A name of one word is its own surname; where there is no word, the name comes back.
    """
    words = _words(name[:_LONGEST])
    if not words:
        return name.strip()
    place = start = _surname_place(words)
    while start > 1 and _is_particle(words[start - 1]):
        start -= 1
    return " ".join(words[start : place + 1])


def name_length(name: str) -> int:
    """Number of telling words in a name, without honorifics, offices, particles and suffixes."""
    return len(_keys(name[:_LONGEST]))


def index_words(name: str) -> frozenset[str]:
    """Words by which a name can be looked up: any two names that are `same_person` share one.

    They are the keys of its words, all of them joined, and the words of what else its bearer is known as.
    """
    keys = _keys(name[:_LONGEST])
    others = {key for number in _known_as().get(keys, ()) for key in _bearers()[number]}
    return frozenset({*keys, "".join(keys), *others} - {""})


@lru_cache(_CACHE_SIZE)
def _same(a: str, b: str) -> bool:
    """`same_person` for two different names in order."""
    left, right = _keys(a), _keys(b)
    if not left or not right or _ordinals_differ(a, b) or _own_names_differ(a, b):
        return False
    if _ordinal(a) == _ordinal(b) not in {"", "jr", "sr"} and left[0] == right[0]:
        return True
    if not _known_as().get(left, frozenset()).isdisjoint(_known_as().get(right, frozenset())):
        return True
    if len(left) > len(right):
        left, right, a, b = right, left, b, a
    if left == right or "".join(left) == "".join(right):
        return True
    if len(left) == 1:
        return _fits_alone(left[0], right, b) and not (_ordinal(a) and left[0] != name_key(surname(b)))
    return _agree(left, right) or left == right[: len(left)]


def _fits_alone(word: str, keys: tuple[str, ...], name: str) -> bool:
    """Whether one word can stand for a longer name: its surname, or what the person is known by."""
    if word in (name_key(surname(name)), keys[-1]):
        return True
    return word == keys[0] and (word in _family_first() or word in _mononyms() or _is_patronymic(name))


def _is_patronymic(name: str) -> bool:
    """Whether a name tells whose son or daughter somebody is, after a name of their own."""
    return any(word.casefold() in load_table("names")["parts"]["patronymics"] for word in name.split()[1:])


def _own_names_differ(a: str, b: str) -> bool:
    """Whether two names of somebody's children have different names of their own before it."""
    return _is_patronymic(a) and _is_patronymic(b) and not _compatible(_keys(a)[0], _keys(b)[0])


def _ordinals_differ(a: str, b: str) -> bool:
    """Whether two names have numerals, or "Jr." and "Sr.", that tell their bearers apart."""
    first, second = _ordinal(a), _ordinal(b)
    return bool(first and second) and first != second


@lru_cache(_CACHE_SIZE)
def _ordinal(name: str) -> str:
    """The numeral or "jr" that a name ends with, "" if it has none."""
    found = _ORDINAL.search(name) or _REGNAL.search(name)
    return found.group(1).casefold() if found else ""


def _agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two names of several words share a surname, in either order, and contradict in no given name."""
    ends = ((-1, -1), (-1, 0), (0, -1), (0, 0))
    for one, other in ends:
        if left[one] != right[other] or len(left[one]) == 1:
            continue
        if one == other == 0 and left[0] not in _family_first():
            continue
        given = _without(left, one), _without(right, other)
        if one != other and left[one] not in _family_first() and _by_initials(*given):
            continue
        if _given_agree(*given):
            return True
    return False


def _by_initials(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether given names could agree by initials alone: too little where a surname has changed its place too."""
    return any(all(len(name) == 1 for name in names) for names in (left, right))


def _given_agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether the given names of the shorter name are all among those of the longer."""
    short, long = sorted((left, right), key=lambda names: (len(names), names))
    if "".join(short) == "".join(long):
        return True
    initials = [[name for name in names[1:] if len(name) == 1] for names in (short, long)]
    if all(initials) and initials[0][0] != initials[1][0]:
        return False
    rest = list(long)
    for name in short:
        found = next((other for other in rest if _compatible(name, other)), None)
        if found is None:
            return False
        rest.remove(found)
    return True


def _compatible(a: str, b: str) -> bool:
    """Whether two keys can be one given name: equal, an initial, or forms of one name."""
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return not _groups().get(a, frozenset()).isdisjoint(_groups().get(b, frozenset()))


def _surname_place(words: tuple[str, ...]) -> int:
    """Which of the words is the surname."""
    capitals = [index for index, word in enumerate(words) if len(word) > 1 and word.isupper()]
    if capitals and len(capitals) < len(words):
        return capitals[-1]
    first, last = name_key(words[0].split("-")[0]), name_key(words[-1])
    if len(words) > 1 and first in _family_first() and last not in _family_first():
        return 0
    return len(words) - 1


@lru_cache(_CACHE_SIZE)
def _words(name: str) -> tuple[str, ...]:
    """The words of a name, without honorifics, a leading office, suffixes and what follows a bracket."""
    plain = _POSSESSIVE.sub("", name[:_LONGEST].split("(", maxsplit=1)[0])
    plain = honorific_pattern().sub(" ", plain).strip()
    office = office_pattern().match(plain)
    plain = plain[office.end() :] if office and plain[office.end() :].strip() else plain
    words = [word.strip(".,;:\"“”‘’'") for word in plain.split()]
    kept = tuple(word for word in words if word and name_key(word) and not is_suffix(word))
    return kept or tuple(word for word in words if word and name_key(word))


@lru_cache(_CACHE_SIZE)
def _keys(name: str) -> tuple[str, ...]:
    """The keys of a name's words, hyphens apart, without particles if anything is left."""
    parts = [part for word in _words(name) for part in re.split(r"[-\u2010\u2011\u2013.]", word) if name_key(part)]
    telling = tuple(name_key(part) for part in parts if not _is_particle(part))
    return telling or tuple(name_key(part) for part in parts)


def _without(names: tuple[str, ...], place: int) -> tuple[str, ...]:
    """All but the first or last name."""
    return names[1:] if place == 0 else names[:-1]


def _is_particle(word: str) -> bool:
    """Whether a word of a name tells nobody apart ("bin", "von")."""
    return word.casefold() in _particles()


@cache
def _particles() -> frozenset[str]:
    """Words that tell nobody apart."""
    return frozenset(load_table("names")["parts"]["particles"])


def is_suffix(word: str) -> bool:
    """Whether a word only follows a name and is none: "Jr.", "III"; "Xi" is a name."""
    plain = word.strip(".")
    return plain.casefold() in _suffixes() and (plain.isupper() or plain.casefold() not in _numerals())


@cache
def _suffixes() -> frozenset[str]:
    """What may follow a name."""
    return frozenset(load_table("names")["parts"]["suffixes"])


@cache
def _numerals() -> frozenset[str]:
    """The suffixes that are Roman numerals."""
    return frozenset(word for word in _suffixes() if set(word) <= set("ivx"))


@cache
def _family_first() -> frozenset[str]:
    """Keys of family names that stand first."""
    return frozenset(map(name_key, load_table("names")["parts"]["family_first"]))


@cache
def _mononyms() -> frozenset[str]:
    """Keys of first names that people are known by."""
    return frozenset(map(name_key, load_table("names")["parts"]["mononyms"]))


@cache
def _groups() -> dict[str, frozenset[int]]:
    """For every form of a given name, the numbers of the groups that it stands in."""
    groups: dict[str, frozenset[int]] = {}
    for number, group in enumerate(load_table("names")["given"]["groups"]):
        for form in map(name_key, group):
            groups[form] = groups.get(form, frozenset()) | {number}
    return groups


@cache
def _known_as() -> dict[tuple[str, ...], frozenset[int]]:
    """For the keys of every name that no rule joins to another of its bearer, the numbers of the bearers."""
    groups: dict[tuple[str, ...], frozenset[int]] = {}
    for number, group in enumerate(load_table("names")["known_as"]["groups"]):
        for keys in map(_keys, group):
            groups[keys] = groups.get(keys, frozenset()) | {number}
    return groups


@cache
def _bearers() -> dict[int, frozenset[str]]:
    """For the number of every bearer, the keys of all words of what the person is known as."""
    groups = enumerate(load_table("names")["known_as"]["groups"])
    return {number: frozenset(key for name in group for key in _keys(name)) for number, group in groups}


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The rules of transliteration, in order."""
    return tuple((re.compile(rule["pattern"]), rule["by"]) for rule in load_table("names")["rules"])

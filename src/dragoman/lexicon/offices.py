"""Offices by how they are written: where they stand in a text, which role they are, and whose they can only be.

Built from `data/offices.toml`. Finds offices in the singular; who holds one is not its affair (see `officeholders`),
nor are plurals ("the two Ministers").
"""

import re
from functools import cache, lru_cache

from dragoman.lexicon.loader import load_table
from dragoman.lexicon.phrases import SPACE_OR_HYPHEN, alternation

_JOIN = re.compile(r"\s+(?:and|&|[-–])\s+|\s*[,/]\s*(?:and\s+)?|\s+cum\s+", re.IGNORECASE)
_PARTS_AT_MOST = 12


@cache
def office_pattern() -> re.Pattern[str]:
    """Finds office phrases, the longest at each place, without article, party or holder.

    Offices that one person may hold together are one match ("Deputy Prime Minister and Minister of Foreign Affairs").
    """
    return re.compile(rf"(?<!\w)(?=[^\W\d_])(?:{_joint()}?{_one_office()}){{1,3}}(?!\w)")


@cache
def honorific_pattern() -> re.Pattern[str]:
    """Finds forms of address that may stand before a name: "Mr.", "H.E.", "His Majesty", "General"."""
    return re.compile(rf"(?<!\w){alternation(load_table('offices')['honorifics']['words'])}(?!\w)")


def honorific_party(words: str) -> str:
    """The party of whose members alone a form of address is used ("Sen."), "" where there is none."""
    parties: dict[str, str] = load_table("offices")["honorifics"]["parties"]
    return parties.get(words, "")


def is_style(words: str) -> bool:
    """Whether an office only tells how somebody is styled ("Sheikh"): another behind the name tells what he is."""
    return words in load_table("offices")["styles"]


def office_role(words: str) -> str | None:
    """The role of an office, None where `words` are no office.

    One of head_of_state, head_of_government, foreign_minister, defence_minister, vice_president, deputy, ambassador,
    spokesperson, security_adviser, secretary_general, commission_president, crown_prince, envoy, speaker, legislator,
    chief_of_staff, other.
    """
    plain = _plain(words)
    if not plain or not (office_pattern().fullmatch(_stripped(words)) or plain.lower() in _headed()):
        return None
    return _role(plain)


def implied_party(words: str, near: str | None = None) -> str | None:
    """The party whose office it can only be ("Secretary of State" → US), None where several have such an office.

    Of the few that have it the one that is `near`, as the publisher's own is; None without such a one.
    """
    plain = _plain(words)
    if plain.isupper() and len(plain) > len("HR/VP"):
        plain = plain.lower()
    having = [party for party, pattern in _implied() if pattern.fullmatch(plain)]
    return near if near in having else having[0] if len(having) == 1 else None


@lru_cache(4096)
def _role(plain: str) -> str:
    """The role of an office in plain form: of a joined one, the highest of its parts'."""
    order: list[str] = load_table("offices")["precedence"]["order"]
    return min((_simple_role(part) for part in _parts(plain)), key=order.index)


def _parts(plain: str) -> list[str]:
    """The offices that a joined one consists of; what is no office alone ("… and Trade") stays with its neighbour."""
    parts = [""]
    for piece in filter(None, _JOIN.split(plain)[:_PARTS_AT_MOST]):
        if parts[-1] and office_pattern().fullmatch(piece) and office_pattern().fullmatch(parts[-1]):
            parts.append(piece)
        else:
            parts[-1] = f"{parts[-1]} and {piece}" if parts[-1] else piece
    return parts


def _simple_role(plain: str) -> str:
    """The role of an office that is not joined."""
    return next((role for role, pattern in _roles() if pattern.search(plain)), "other")


def _stripped(words: str) -> str:
    """Words without article and outer space."""
    return re.sub(r"^\s*(?:the|The|a|an|his|her|its|their)\s+", "", words).strip()


def _plain(words: str) -> str:
    """An office with single spaces and without article, hyphens or the end "-elect"."""
    plain = " ".join(_stripped(words).replace("-", " ").replace("\u2019", "'").split())
    return re.sub(r" (?:elect|designate)$", "", plain, flags=re.IGNORECASE)


def _one_office() -> str:
    """The pattern of a single office."""
    table = load_table("offices")
    degree, rank, headed, after_field = (_loose(table[key]) for key in ("degrees", "ranks", "headed", "after_field"))
    field = rf"{_loose(table['fields'])}(?!\w)"
    not_last = "".join(rf"(?<!\b{word})" for word in table["not_last"])
    person = r"(?!\s{1,3}(?:the\s{1,3})?(?:vice\s)?(?:president|prime\s|secretary|minister)\b)"
    of = (
        rf"(?:,?\s{{1,3}}|-)(?:of|for|to|(?:on|in){person})\s{{1,3}}(?:the\s{{1,3}})?"
        rf"(?!{alternation(table['not_fields'])})"
    )
    more = r"(?:\s{1,3}of\s{1,3}the\s{1,3}|,?\s{1,3}(?:(?:and|&)\s{1,3})?|/)?"
    tail = rf"(?:{of}(?:{more}(?<!\w){field}){{1,9}}{not_last}){{0,2}}"
    before = rf"(?:{field}(?:,?\s{{1,3}}(?:(?:and|&)\s{{1,3}})?|/)){{1,5}}(?<!,\s)(?<!\band\s)(?<!&\s)(?<!/)"
    ranks = (
        rf"{before}{after_field}",
        rf"{rank}(?:-elect|-designate)?(?!(?<=republic)\s{{1,3}}of\s)",
        rf"{headed}(?=\s{{1,3}}(?:of|for)\s{{1,3}}(?:the\s{{1,3}})?(?-i:[A-Z]))",
        rf"(?-i:{alternation(table['proper'])}(?!-[A-Z]))",
        rf"(?-i:{alternation(table['abbreviations'])})",
    )
    nobodys = rf"(?!{alternation(table['demonyms'])}\s{{1,3}}(?!affairs\b|and\b))"
    return rf"(?i:{nobodys}(?:{degree}{SPACE_OR_HYPHEN}){{0,3}}(?:{'|'.join(ranks)})(?!\w){tail})"


def _joint() -> str:
    """The pattern of what joins an office to the next one of the same person."""
    table = load_table("offices")
    joint = r"\s{1,3}(?:and|&)\s{1,3}"
    free = [rf"(?<=\b{re.escape(word)}){joint}" for word in table["joins"]]
    bound = [rf"(?<=\b{re.escape(word)}){joint}(?={following})" for word, following in table["joins_with"].items()]
    dash = r"(?<=\bminister)\s{1,3}[-–]\s{1,3}(?=(?:minister|secretary)\b)"
    return rf"(?i:{'|'.join([*free, *bound])}|{dash}|(?<=\w)/)"


def _loose(phrases: list[str]) -> str:
    """An alternation of lower-case phrases in which a space may be a hyphen."""
    return alternation([phrase.lower() for phrase in phrases], SPACE_OR_HYPHEN)


@cache
def _headed() -> frozenset[str]:
    """Ranks that need a field in a text, and are offices all the same when asked for alone."""
    return frozenset(load_table("offices")["headed"])


@cache
def _roles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Roles with the patterns of their offices, in order."""
    rows = load_table("offices")["roles"]
    return tuple((row["role"], re.compile(row["pattern"], re.IGNORECASE)) for row in rows)


@cache
def _implied() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Parties with the patterns of the offices that only they have."""
    table: dict[str, str] = load_table("offices")["implied"]
    return tuple((party, re.compile(pattern, re.IGNORECASE)) for party, pattern in table.items())

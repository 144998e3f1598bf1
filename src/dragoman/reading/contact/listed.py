"""People who are listed side by side: the row of names and offices from a place on, and the side that they make."""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Actor, Span
from dragoman.reading.cast import Cast, Form, Mention
from dragoman.reading.contact.actors import distinct, is_spokesperson
from dragoman.reading.contact.clauses import PEOPLE

_SEPARATOR = re.compile(r",|/|\band\b|&|\bas well as\b|\b(?:along|together) with\b", re.IGNORECASE)
_DOUBLE = re.compile(r"\s+and\s+")
"""What stands between the two offices of one person ("Foreign Minister and Alternate Prime Minister X")."""
_POSSESSOR = re.compile(r"\b(?:of|for|to|under|behalf of)\s+(?:(?:the|his|her|their)\s+)?$", re.IGNORECASE)
_PLACED = re.compile(r"\A\s(?:in|at)\s(?:the\s)?[A-ZÀ-Þ][\w’-]*(?:\s[A-ZÀ-Þ][\w’-]*)?(?=(?:,|\sand)\s)")
"""Where somebody is met, between the names of a list ("with A in Oslo and B in Riga")."""
_REACH = 200


@dataclass(frozen=True)
class Side:
    """The people (or unnamed actors) on one side of a cue, and the mentions that name them."""

    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    foreign: tuple[str, ...] = ()
    """Codes of parties named among the words, of people or not."""
    group: Span | None = None
    """Words for a group from abroad of whom nobody is named ("Baltic leaders")."""
    officials: Span | None = None
    """Words for officials of whom nothing else is said ("senior government officials")."""
    beside: tuple[Actor, ...] = ()
    """Unnamed officials who stand beside somebody named, perhaps of the same party ("A and EU Ambassadors")."""

    @property
    def end(self) -> int | None:
        """Where the words of the side end."""
        return self.mentions[-1].span.end if self.mentions else None

    @property
    def named(self) -> tuple[Actor, ...]:
        """The actors who are known persons."""
        return tuple(actor for actor in self.actors if actor.person)


def side_of(mentions: list[Mention], *, to_press: bool = True) -> Side:
    """The actors of mentions; spokespersons left out, where they may only speak to the press (`to_press`)."""
    actors = [actor for mention in mentions for actor in mention.actors if not (to_press and is_spokesperson(actor))]
    people = [actor for actor in actors if actor.person or actor.office]
    codes = tuple(actor.party for actor in actors if actor.party)
    return Side(distinct(people or actors), tuple(mentions), codes)


def are_listed(cast: Cast, left: Mention, right: Mention, *, joined: bool) -> bool:
    """Whether two mentions stand side by side: an "and" between them, a comma in a list, or one named twice."""
    gap = cast.text[left.span.end : right.span.start]
    if not is_filler(gap):
        return False
    if re.search(r"\band\b|&|\bas well as\b|\bwith\b", gap, re.IGNORECASE):
        return True
    same = bool(left.actors) and left.actors == right.actors
    return same or joined or "," not in gap


def listed_from(cast: Cast, start: int, limit: int) -> Side:
    """The people listed from `start` on, up to the first word that cannot belong to a list of names and offices."""
    chosen: list[Mention] = []
    parties: list[Mention] = []
    at = start
    listing = cast.text[:start].endswith((": ", ":\n"), max(0, start - 2))
    served = False
    for mention in cast.touching(Span(start, min(limit, start + 900))):
        if mention.span.start < start:
            continue
        gap = cast.text[at : mention.span.start]
        if chosen and (_anew().search(gap) or (";" in gap and _named_before(mention, chosen))):
            break
        gap = _PLACED.sub("", gap.replace(";", ",")) if listing or chosen else gap
        if not is_filler(gap, first=at == start) or _frontier().match(cast.text, mention.span.end):
            break
        at = mention.span.end
        serving = _serving().search(gap)
        embedded = bool(chosen or parties or serving) and bool(_POSSESSOR.search(gap))
        served = mention.form is Form.TITLE and (served or bool(serving))
        if embedded or served or mention.possessive or mention.form not in PEOPLE:
            parties.append(mention)
            continue
        if chosen and _is_bare_office(cast, chosen[-1]) and _DOUBLE.fullmatch(gap) and mention.form is Form.NAME:
            chosen[-1] = mention
            continue
        if chosen and not _SEPARATOR.search(gap) and "(" not in gap and _surplus(chosen[-1], mention):
            parties.append(mention)
            continue
        chosen.append(mention)
    side = side_of(chosen)
    side = side if side.named else side_of(chosen, to_press=False)
    parties_named = tuple(actor.party for mention in parties for actor in mention.actors if actor.party)
    if side.actors:
        return Side(side.actors, side.mentions, parties_named)
    groups = [mention for mention in parties if mention.actors]
    unnamed = tuple(
        Actor(actor.name, None, actor.office, actor.party) for mention in groups for actor in mention.actors
    )
    return Side(distinct(unnamed), tuple(parties), parties_named)


def _named_before(mention: Mention, chosen: list[Mention]) -> bool:
    """Whether a mention takes up those listed already, so that another clause begins ("…; *the Premier* had")."""
    return {*mention.actors} <= {actor for each in chosen for actor in each.actors}


@cache
def _serving() -> re.Pattern[str]:
    """What makes whoever follows the one served ("the Assistant to the", "the wife of the")."""
    return re.compile(rf"\b{load_table('contacts')['joined']['serving']}\s+(?:to|of)\s+(?:the\s+)?$")


@cache
def _anew() -> re.Pattern[str]:
    """What begins another contact behind the partners of one ("… and Call with")."""
    return re.compile(load_table("contacts")["joined"]["anew"], re.IGNORECASE)


@cache
def _frontier() -> re.Pattern[str]:
    """What makes a party's name that of a line between parties ("the Peru*-Chile border*")."""
    return re.compile(load_table("contacts")["joined"]["frontier"])


def _is_bare_office(cast: Cast, mention: Mention) -> bool:
    """Whether a mention is but an office, of nobody's country and without an article ("*Foreign Minister* and …")."""
    offices = {(actor.office or "").casefold() for actor in mention.actors}
    article = cast.text[: mention.span.start].endswith(("the ", "The "), max(0, mention.span.start - 4))
    return mention.form is Form.TITLE and mention.span.of(cast.text).casefold() in offices and not article


def _surplus(left: Mention, right: Mention) -> bool:
    """Whether two people side by side without a comma are one person's office and another's name ("adviser X Y")."""
    return bool(left.actors) and left.actors == right.actors


def is_filler(gap: str, *, first: bool = False, further: frozenset[str] = frozenset()) -> bool:
    """Whether words may stand between names in a list: separators, capitalised words, a few particles.

    `first`: before the first name, where a few others may stand too. `further`: more words that may.
    """
    if len(gap) > _REACH or any(character in gap for character in ':;!?\n"“”'):
        return False
    if re.search(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.\s", gap):
        return False
    words = [word for word in re.findall(r"[\w’'.⁠-]+", gap) if word.strip("-–")]
    may_stand = _filler_words() | further
    lower = [word for word in words if not word[0].isupper() and word.strip(".’'-").lower() not in may_stand]
    limit = 2 if first and "," not in gap else 0
    return all(word.strip("’'").lower() in {"s", ""} or word.isdigit() for word in lower) or (
        len(lower) <= limit and not any(word in load_table("contacts")["run"]["stops"] for word in lower)
    )


@cache
def _filler_words() -> frozenset[str]:
    return frozenset(load_table("contacts")["run"]["filler"]) | frozenset(load_table("company")["run"]["beside"])

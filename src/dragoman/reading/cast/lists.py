"""Parties that phrases take from their neighbours: a body right before a name, and the list that a name stands in.

"German MFA State Secretary Olga Mann" is one person of Germany; in "Turkish Foreign Minister A, Deputy Foreign Minister
B and adviser C" all three are Turkey's, unless a name is known to be another's.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from dragoman.lexicon.officeholders import holders, known_person
from dragoman.lexicon.offices import implied_party
from dragoman.lexicon.parties import is_organisation
from dragoman.model import Span
from dragoman.reading.cast.bodies import is_of
from dragoman.reading.cast.delegates import with_delegates
from dragoman.reading.cast.identity import clean_name, same_name
from dragoman.reading.cast.phrase import Phrase
from dragoman.reading.cast.ranks import UNIQUE_ROLES, role_of
from dragoman.reading.cast.shown import with_kin, with_listed, with_present, with_shared
from dragoman.reading.cast.values import Form
from dragoman.reading.cast.words import either, listed

_NAME_OF_BODY = re.compile(
    r"(?:['’]s)? [A-Z][\w-]+(?: (?:(?:of|for|on|and|the) ){0,2}[A-Z][\w-]+){0,7} (?:(?:of|for|on) )?"
)
_SERVED = re.compile(r" (?:to|of) the ")
_CHAIR = re.compile(r"\b(?:chair(?:man|woman|person)?|president)(?:[- ]in[- ]office)?$", re.IGNORECASE)
_HEADS = frozenset({"head_of_state", "head_of_government"})
_RANKS = frozenset({"ambassador", None})
_ADJACENT = re.compile(r"(?: [A-Z][\w-]*){0,4} ")
_DASH = re.compile(r" [-–—] ")
_OR_JOINED = re.compile(r" and |, ")
_REACH = 24
_LISTED = re.compile(r"(?:\s\([^()\n]{1,20}\))?(?:,\s+(?:and\s+)?|\s+and\s+)(?:with\s+)?(?:the\s+)?")


def with_neighbours(
    text: str, phrases: Sequence[Phrase], day: date | None, side: str | None = None
) -> Iterator[Phrase]:
    """The phrases, bodies joined to the names that they stand before, and listed names with their list's party.

    Beside one of the publisher's own `side` whom nothing marks anybody may stand.
    """
    known = [_of_served(text, phrase, day) for phrase in _without_names_of_bodies(text, phrases)]
    yield from _of_two_offices(text, _joined(text, _shown(text, known), day, side), day)


def _shown(text: str, phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, bare names that other words show to be persons' as certain."""
    shown = list(
        with_kin(
            text,
            list(with_listed(text, list(with_shared(text, list(with_present(text, list(_called(text, phrases)))))))),
        )
    )
    return with_delegates(text, shown)


def _joined(text: str, phrases: Sequence[Phrase], day: date | None, side: str | None) -> Iterator[Phrase]:
    """The phrases with what bodies, parties and lists before them tell of their party."""
    marked = _marked(text, phrases)
    before: Phrase | None = None
    for number, phrase in enumerate(phrases):
        following = phrases[number + 1] if number + 1 < len(phrases) else None
        if following is not None and _qualifies(text, phrase, following):
            before = phrase
            continue
        if before is not None and _qualifies(text, before, phrase):
            phrase = replace(phrase, span=before.span.to(phrase.span), party=before.party)  # noqa: PLW2901
        elif before is not None and _name(text, phrase) not in marked and _inherits(text, before, phrase, day):
            party = _party(text, before, day)
            phrase = replace(phrase, party=None if before.party is None and party == side else party)  # noqa: PLW2901
        yield phrase
        before = phrase


def _without_names_of_bodies(text: str, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """The phrases without bare names that belong to a body between a party and an office ("Afghan High Council")."""
    for number, phrase in enumerate(phrases):
        around = (*phrases[max(0, number - 1) : number], *phrases[number + 1 : number + 2])
        bare = phrase.form is Form.NAME and not phrase.certain and len(around) > 1
        if not (bare and around[0].form is Form.PARTY and _qualifies(text, *around)):
            yield phrase


def _of_two_offices(text: str, phrases: Iterable[Phrase], day: date | None) -> Iterator[Phrase]:
    """The phrases, an office in a state joined to the office behind it that its holder has as well.

    "Senegalese President and African Union Chairperson Awa Diop" is one person, of Senegal; "OSCE Chairman-in-Office,
    Foreign Minister of Malta Rita Vella" is of the OSCE: a minister acts in the office named first, a head of state or
    government is that in any other office. "Maltese Foreign Minister and Deputy Prime Minister Rita Vella" is one, too.
    """
    title: Phrase | None = None
    for phrase in phrases:
        if title is not None:
            if _is_of_one(text, title, phrase):
                first = phrase if role_of(phrase.office or "") in _HEADS else title
                phrase = replace(phrase, span=title.span.to(phrase.span), office=first.office, party=first.party)  # noqa: PLW2901
            elif _is_second_office(text, title, phrase, day):
                office = title.office if role_of(phrase.office or "") in _RANKS else phrase.office
                phrase = replace(phrase, span=title.span.to(phrase.span), office=office, party=title.party)  # noqa: PLW2901
            else:
                yield title
        title = phrase if phrase.form is Form.TITLE and phrase.party is not None else None
        if title is None:
            yield phrase
    if title is not None:
        yield title


def _is_second_office(text: str, title: Phrase, phrase: Phrase, day: date | None) -> bool:
    """Whether a name's office, of nobody's country, is the second of whoever holds the one that the title names.

    They stand side by side or with a dash between, or the title has no article, as it would if it stood for a person.
    """
    if phrase.form is not Form.NAME or phrase.party is not None or title.possessive:
        return False
    if (title.office or "").casefold() not in title.span.of(text).casefold():
        return False
    known = known_person(_name(text, phrase), day)
    if known is not None and known.party != title.party:
        return False
    gap = text[title.span.end : phrase.span.start]
    if _DASH.fullmatch(gap) or (phrase.office is None and phrase.honorific and _ADJACENT.fullmatch(gap)):
        return phrase.office is not None or phrase.honorific is not None
    if phrase.office is None or implied_party(phrase.office):
        return False
    return bool(_ADJACENT.fullmatch(gap) or (not title.before and _OR_JOINED.fullmatch(gap)))


def _is_of_one(text: str, title: Phrase, phrase: Phrase) -> bool:
    """Whether a title and the named office behind it are one person's, one of them an organisation's chair."""
    chairs = [is_organisation(one.party) and bool(_CHAIR.search(one.office or "")) for one in (title, phrase)]
    gap = text[title.span.end : phrase.span.start]
    joined = gap == " and " or (gap == ", " and chairs[0])
    return phrase.form is Form.NAME and phrase.office is not None and joined and sum(chairs) == 1


def _of_served(text: str, phrase: Phrase, day: date | None) -> Phrase:
    """A phrase whose name is known to be that of the one served, whom it only mentions ("adviser to President X")."""
    if phrase.form is not Form.NAME or phrase.office is None or not _SERVED.search(phrase.office):
        return phrase
    servant, *_, office = _SERVED.split(phrase.office)
    known = known_person(_name(text, phrase), day)
    served = known is not None and known.role == role_of(office) != role_of(servant)
    return replace(phrase, office=office, possessive=True) if served else phrase


def _called(text: str, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """The phrases, bare names shown to be persons' by the noun before them ("NUG representatives A and B")."""
    before: Phrase | None = None
    going_on = False
    for phrase in phrases:
        bare = phrase.form is Form.NAME and not phrase.certain and " " in _name(text, phrase)
        noun = _calling().search(text, max(0, phrase.span.start - _REACH), phrase.span.start) if bare else None
        going_on = (
            going_on
            and bare
            and before is not None
            and bool(_LISTED.fullmatch(text, before.span.end, phrase.span.start))
        )
        if noun or going_on:
            beside = going_on or (before is not None and noun is not None and before.span.end >= noun.start() - 1)
            party = before.party if before and beside else None
            phrase = replace(phrase, certain=True, party=phrase.party or party)  # noqa: PLW2901
            going_on = True
        yield phrase
        before = phrase


def _marked(text: str, phrases: Sequence[Phrase]) -> frozenset[str]:
    """The words of full names that stand with a party of their own elsewhere in the account."""
    own = (_name(text, one) for one in phrases if one.form is Form.NAME and one.party is not None)
    return frozenset(word for name in own if " " in name for word in name.split())


def _qualifies(text: str, body: Phrase, phrase: Phrase) -> bool:
    """Whether a body with a party, or a party with the name of a body, stands right before a name with an office.

    "German MFA State Secretary Olga Mann", "Afghan Council for Peace Chair Amin Omar".
    """
    if body.party is None or phrase.form is not Form.NAME or phrase.office is None or phrase.party is not None:
        return False
    gap = text[body.span.end : phrase.span.start]
    if body.form is Form.BODY:
        return gap == " " and not body.possessive
    return body.form is Form.PARTY and bool(_NAME_OF_BODY.fullmatch(gap))


def _inherits(text: str, before: Phrase, phrase: Phrase, day: date | None) -> bool:
    """Whether a listed name has its party from the name before it: nothing else tells one, nor speaks against it."""
    if not (before.form is phrase.form is Form.NAME) or phrase.office is None or phrase.party is not None:
        return False
    if implied_party(phrase.office) or not _LISTED.fullmatch(text, before.span.end, phrase.span.start):
        return False
    name = _name(text, phrase)
    party = _party(text, before, day)
    if party and _is_royal(before.office) and _is_royal(phrase.office):
        return True
    if party is None or known_person(name, day) is not None or not is_of(party, phrase.office):
        return False
    role = role_of(phrase.office)
    holding = holders(party, role, day) if role in UNIQUE_ROLES else ()
    return not holding or any(same_name(name, tenure.person) for tenure in holding)


def _is_royal(office: str | None) -> bool:
    """Whether an office is that of one of a royal house, of which a list names several."""
    return (office or "").split()[-1:] != [] and (office or "").split()[-1].casefold() in listed("offices", "royal")


def _party(text: str, phrase: Phrase, day: date | None) -> str | None:
    if phrase.party is not None:
        return phrase.party
    known = known_person(_name(text, phrase), day)
    return known.party if known else implied_party(phrase.office or "")


def _name(text: str, phrase: Phrase) -> str:
    return clean_name((phrase.name or Span(0, 0)).of(text))


@cache
def _calling() -> re.Pattern[str]:
    """A noun that says what somebody is, right before the name."""
    return re.compile(rf"(?<![\w-])(?i:{either('names', 'called')})\s\Z")

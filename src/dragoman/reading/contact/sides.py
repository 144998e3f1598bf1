"""Of which party people are whom an account does not mark: that of those in whose company its contacts name them.

"Met with Angolan President A, Prime Minister B and Speaker C" has three of Angola, and "visited Tunis, where he met
with Foreign Minister D" one of Tunisia, whatever else is known of them. Without such words an official is taken for one
of the publisher's own; nobody is that whom its people meet together with another state's.
"""

from collections.abc import Iterable, Sequence

from dragoman.lexicon.parties import is_organisation
from dragoman.model import Actor, Span
from dragoman.reading.cast import Cast, Form
from dragoman.reading.contact.encounters import Telling


def parties_by_company(cast: Cast, tellings: Sequence[Telling], title: Span | None, side: str | None) -> dict[str, str]:
    """The party of each person of `cast` of whom only the company tells it, by name. `side` is the publisher's own."""
    found: dict[str, str] = {}
    for telling in tellings if cast.open_parties else ():
        hosts, guests = telling.subject.named, telling.partner.named
        met = _only(_told(cast, guests) | _among(cast, telling))
        around = None if met else _only(_around(cast, telling, title, side))
        joined = _only(_told(cast, hosts) - {side})
        told = [(each, met or (around if each.party is None else None)) for each in guests if each.office]
        told += [(each, joined) for each in hosts if each.party is None and not _of(side, hosts)]
        for actor, code in told:
            if code and actor.person in cast.open_parties and actor.party != code:
                found.setdefault(actor.person, code)
    return found


def _of(side: str | None, actors: Iterable[Actor]) -> bool:
    """Whether any of the actors is of a side."""
    return any(each.party == side for each in actors)


def _told(cast: Cast, actors: Iterable[Actor]) -> set[str]:
    """The states of people that the account or the lexicon tells."""
    return {each.party for each in actors if each.party and each.person not in cast.open_parties}


def _among(cast: Cast, telling: Telling) -> set[str]:
    """The parties whose names, or bodies, stand among the words that name a telling's partners."""
    listed = Span(telling.cue.head.end, max(telling.partner.end or 0, telling.cue.head.end))
    named = (each for each in cast.within(listed) if each.form in {Form.PARTY, Form.BODY})
    return {actor.party for each in named for actor in each.actors if actor.party}


def _around(cast: Cast, telling: Telling, title: Span | None, side: str | None) -> set[str]:
    """The other states that the words of a telling name, else those of the title."""
    sentence = telling.cue.sentence.span
    told = {code for code in telling.partner.foreign if code}
    told |= {each.party for each in telling.partner.beside if each.party}
    for span in (sentence, title):
        told = told or {
            actor.party
            for mention in (cast.within(span) if span else ())
            if mention.form in {Form.PARTY, Form.BODY, Form.GROUP}
            for actor in mention.actors
            if actor.party and not is_organisation(actor.party)
        } - {side}
    return told - {side}


def _only(codes: set[str]) -> str | None:
    """The only one of some codes, a state's."""
    (code, *others) = codes or {""}
    return code if code and not others and not is_organisation(code) else None

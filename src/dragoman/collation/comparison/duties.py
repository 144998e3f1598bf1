"""Duties: which party a statement says must act ("Norland must withdraw", "urged Sudria to talk")."""

import re

from dragoman.collation.comparison.ledger import Entry
from dragoman.collation.comparison.weights import family
from dragoman.lexicon.parties import party_of, party_pattern

_AFTER = re.compile(
    r"(?:['’]s)?(?:\s+[\w-]+){0,3}\s+(?:must|should|shall|has to|have to|needs? to|ought to)\b", re.IGNORECASE
)
_FOR = re.compile(r"\b(?:need|necessity|importance)\s+(?:for|of)\s+(?:the\s+)?$", re.IGNORECASE)
_REACH = 40


def who_must_act(entry: Entry) -> str | None:
    """The code of the party that a statement says must act; None where it names none."""
    text, span = entry.source, entry.whole
    mentions = list(party_pattern().finditer(text, span.start, span.end))
    for mention in mentions:
        if _AFTER.match(text, mention.end(), span.end) or _FOR.search(
            text, max(span.start, mention.start() - _REACH), mention.start()
        ):
            return party_of(mention.group())
    if entry.statement.act.value in family("normative") and entry.statement.act.value != "oppose":
        own = {actor.party for actor in entry.statement.speaker}
        told = [actor.party for actor in entry.statement.addressee if actor.party and actor.party not in own]
        named = [
            party_of(mention.group())
            for mention in mentions
            if mention.start() < entry.statement.content.start + _REACH
        ]
        return next((party for party in named if party and party not in own), told[0] if told else None)
    return None

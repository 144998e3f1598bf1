"""Fragments: accounts that tell of a contact without telling it, such as a denial or a clarification.

"The spokesman confirmed that a letter had come, and denied that it proposed a bargain" names no sender and no day. What
it speaks of is told by its noun, by the side that speaks, and by who is spoken of.
"""

import re
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Contact, ContactKind, Participant, Reading, Role

LONGEST = 2500
"""Code points beyond which an account that names no contact is about something else."""


def fragment_of(reading: Reading) -> Contact | None:
    """The contact that a short account confirms, denies or corrects; None for any other account without a contact."""
    text = reading.account.text
    if len(text) > LONGEST or not _correcting().search(text):
        return None
    kind = next((kind for kind in _nouns() if _nouns()[kind].search(text)), None)
    parties = [party for party in (reading.account.side, *_spoken_of(reading)) if party]
    if kind is None or not parties:
        return None
    participants = tuple(Participant(None, None, party) for party in dict.fromkeys(parties))
    return Contact(kind=kind, participants=participants, role=Role.MAIN)


def _spoken_of(reading: Reading) -> list[str | None]:
    """The parties of those who speak and are spoken to."""
    return [actor.party for said in reading.statements for actor in (*said.speaker, *said.addressee)]


@cache
def _correcting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_table('linking')['fragments']['correcting'])})", re.IGNORECASE)


@cache
def _nouns() -> dict[ContactKind, re.Pattern[str]]:
    """For each kind the words by which a fragment speaks of it, the most telling kind first."""
    table: dict[str, list[str]] = load_table("linking")["fragments"]["nouns"]
    return {
        ContactKind(kind): re.compile(
            rf"\b(?:a|an|the|his|her|this|that|such)\s+(?:\w+\s+){{0,3}}?(?:{'|'.join(words)})\b", re.IGNORECASE
        )
        for kind, words in table.items()
    }

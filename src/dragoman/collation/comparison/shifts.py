"""Shifts of attribution: the same content in another mouth, or joint in one account and one side's own in the other."""

import re
from collections.abc import Iterator

from dragoman.collation.comparison.contrasts import Contrast, Voice
from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.speakers import same_speakers, share_speaker
from dragoman.collation.comparison.weights import family, of_statements
from dragoman.lexicon.names import name_key, surname
from dragoman.model import FindingKind

_KIND = FindingKind.ATTRIBUTION_SHIFT
_JOINT = 0.75
_COURTESY = 0.4
_WORD = re.compile(r"\w+")


def shifts_of_attribution(ledger: Ledger) -> Iterator[Contrast]:
    """The contrasts between matched statements with different speakers."""
    for pair in ledger.differing:
        if (
            same_speakers(pair.a, pair.b) is not False
            or _also_alike(pair.a, pair.b, ledger)
            or _names_speaker(pair.a, pair.b)
        ):
            continue
        joint = share_speaker(pair.a, pair.b)
        courtesy = {pair.a.statement.act.value, pair.b.statement.act.value} <= family("courtesy")
        share = _COURTESY if courtesy else _JOINT if joint else 1.0
        voices = (Voice(pair.a, pair.a.whole), Voice(pair.b, pair.b.whole))
        template = "shift.joint" if joint else "shift.mouth"
        yield Contrast(_KIND, template, voices, of_statements(_KIND, (pair.a, pair.b), share))


def _names_speaker(a: Entry, b: Entry) -> bool:
    """Whether a courtesy tells of the other statement as the other speaker's ("thanked Berg for voicing concern")."""
    for one, other in ((a, b), (b, a)):
        people = {name_key(surname(actor.person)) for actor in other.statement.speaker if actor.person}
        said = {name_key(word) for word in _WORD.findall(one.whole.of(one.source))}
        if one.statement.act.value in family("courtesy") and people & said:
            return True
    return False


def _also_alike(a: Entry, b: Entry, ledger: Ledger) -> bool:
    """Whether one of two statements is matched, in the other's account, with words of its own speaker as well."""
    return any(same_speakers(a, other) for other in ledger.partners(a, b.account)) or any(
        same_speakers(b, other) for other in ledger.partners(b, a.account)
    )

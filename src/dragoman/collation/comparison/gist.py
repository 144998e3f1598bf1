"""Gist against detail: "set out the position of Norland" where the other account has the position itself.

The placeholder is no disagreement and no agreement either: the words stand in one account only.
"""

from collections.abc import Sequence

from dragoman.collation.comparison.ledger import Entry, Ledger, Pair
from dragoman.collation.comparison.telling import join, name, names, tell, told
from dragoman.collation.comparison.weights import of_statements
from dragoman.collation.words import words_of
from dragoman.lexicon import load_table
from dragoman.model import Evidence, Finding, FindingKind

_KIND = FindingKind.ONLY_IN
_MOST_SHOWN = 3


def is_gist(one: Entry, other: Entry) -> bool:
    """Whether a statement only stands in for what another says: it names a position and shares no word with it."""
    table = load_table("findings")["gist"]
    words = [word for word in words_of(one.source, one.statement.content) if word.content]
    if len(words) > table["most"] or not any(word.text in table["nouns"] for word in words):
        return False
    known = {word.stem for word in words_of(other.source, other.whole) if word.content and word.party is None}
    longer = other.statement.content.length > one.statement.content.length
    return longer and not any(word.stem in known for word in words if word.party is None)


def told_in_gist(ledger: Ledger, near: Sequence[Pair]) -> list[Finding]:
    """One finding for each account that has the words of what others only sum up."""
    full: dict[str, dict[str, Entry]] = {}
    gists: dict[str, dict[str, Entry]] = {}
    for pair in (*ledger.differing, *near):
        for detail, gist in ((pair.a, pair.b), (pair.b, pair.a)):
            if is_gist(gist, detail) and not any(not is_gist(one, detail) for one in ledger.partners(detail)):
                full.setdefault(detail.account, {})[detail.id] = detail
                gists.setdefault(detail.account, {})[gist.id] = gist
    return [
        _finding(ledger, list(full[own].values()), list(gists[own].values())) for own in ledger.accounts if own in full
    ]


def _finding(ledger: Ledger, full: Sequence[Entry], gists: Sequence[Entry]) -> Finding:
    entries = [*full, *gists]
    return Finding(
        id="",
        kind=_KIND,
        summary=tell(
            "only.words",
            who=name(ledger, full[0].account),
            words=join([told(entry) for entry in full[:_MOST_SHOWN]]),
            other=names(ledger, [entry.account for entry in gists]),
            gist=join([told(entry) for entry in gists[:_MOST_SHOWN]]),
        ),
        accounts=(full[0].account,),
        statements=tuple(entry.id for entry in entries),
        evidence=tuple(Evidence(entry.account, entry.whole) for entry in entries),
        weight=of_statements(_KIND, full, 0.8),
    )

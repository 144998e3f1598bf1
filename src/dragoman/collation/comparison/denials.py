"""Denials: what one account has somebody deny, and another reports as said or done."""

import re
from collections.abc import Sequence

from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.nearness import likeness
from dragoman.collation.comparison.telling import name, names, quote, tell
from dragoman.collation.comparison.values import contact_word, tellers
from dragoman.collation.comparison.weights import of_fact, of_statements
from dragoman.collation.words import words_of
from dragoman.lexicon import load_table
from dragoman.model import Act, Evidence, Finding, FindingKind, Polarity

_KIND = FindingKind.DENIED
_CONTACT = "contact_denied"
_FEW = 2
"""So many words of its core a denial shares at least with what it denies."""
_SHARE, _MOST = 0.5, 0.6
"""Shares of the core, for an open denial and for a statement that is merely negative."""
_NEGATED = re.compile(
    r"\b(?:not|never)\s+(?:\w+ly\s+)?(?:said|say|stated|state|claimed|suggested|offered|proposed|promised|agreed)\b"
)
_BEFORE = 16
_LIKE = 0.4
"""Cosine from which a negative statement that is no open denial speaks against an affirmative one."""


def denials(ledger: Ledger) -> list[Finding]:
    """One finding for each denial that another account's statements go against, with all who carry it."""
    findings = []
    joined: set[str] = set()
    for entry in ledger.entries.values():
        if entry.id not in joined and not _affirms(entry):
            against = _affirmed(entry, ledger)
            if against:
                along = [other for other in ledger.partners(entry) if not _affirms(other)]
                joined.update(other.id for other in along)
                findings.append(_finding([entry, *along], against, ledger))
    return findings


def denials_of_contact(ledger: Ledger) -> list[Finding]:
    """One finding for each account that tells of no contact but denies one, where others tell of it."""
    told = tellers(ledger, "kind")
    findings = []
    for account, reading in ledger.readings.items():
        denied = [slip.span for slip in reading.warnings if slip.code == _CONTACT and slip.span is not None]
        if reading.contact is not None or not denied or not told:
            continue
        summary = tell(
            "denied.contact",
            who=name(ledger, account),
            contact=contact_word(ledger),
            other=names(ledger, [teller.account for teller in told]),
            words=quote(reading.account.text, denied[0]),
        )
        findings.append(
            Finding(
                id="",
                kind=_KIND,
                field="kind",
                summary=summary,
                accounts=(account, *(teller.account for teller in told)),
                evidence=(
                    Evidence(account, denied[0]),
                    *(Evidence(teller.account, teller.fact.span) for teller in told),
                ),
                weight=of_fact(_KIND, "kind"),
            )
        )
    return findings


def _affirmed(denial: Entry, ledger: Ledger) -> list[Entry]:
    """What a denial goes against: each other account's closest affirmative statement, and what is matched with it."""
    core = _core(denial)
    if len(core) < _FEW:
        return []
    found: list[Entry] = []
    for account in ledger.others(denial.account):
        if not (ledger.told_alike(denial, account) or ledger.partners(denial, account)):
            closest = _closest(denial, core, ledger.of(account))
            found += [closest, *ledger.partners(closest)] if closest else []
    against = {entry.id: entry for entry in found if entry.account != denial.account and _affirms(entry)}
    return [against[name_] for name_ in ledger.entries if name_ in against]


def _closest(denial: Entry, core: set[str], entries: Sequence[Entry]) -> Entry | None:
    """The affirmative statement that shares most of a denial's core, if it shares enough to be what is denied."""
    scored = [(len(core & _core(entry)), likeness(denial, entry), entry) for entry in entries if _affirms(entry)]
    if not scored:
        return None
    shared, closeness, best = max(scored, key=lambda found: (found[0], found[1], found[2].id))
    share = _SHARE if _denies(denial) else _MOST
    enough = shared >= max(_FEW, share * len(core))
    return best if enough and (_denies(denial) or closeness >= _LIKE) else None


def _affirms(entry: Entry) -> bool:
    return entry.statement.polarity is Polarity.POSITIVE and not _denies(entry)


def _denies(entry: Entry) -> bool:
    """Whether a statement is an open denial: by its act, or by a negated cue ("had not stated that …")."""
    cue = entry.statement.cue
    negated = cue is not None and _NEGATED.search(entry.source, max(0, cue.start - _BEFORE), cue.end) is not None
    return entry.statement.act is Act.DENY or negated


def _core(entry: Entry) -> set[str]:
    """Stems of the words that say what is denied: no negation, verb of telling, office or party."""
    plain = set(load_table("findings")["plain_stems"])
    words = words_of(entry.source, entry.statement.content)
    return {word.stem for word in words if word.content and not word.party} - plain


def _finding(denying: list[Entry], against: list[Entry], ledger: Ledger) -> Finding:
    """The finding that one account, and those that carry the same denial, go against others."""
    denial, first = denying[0], against[0]
    entries = [*denying, *against]
    who = {entry.account for entry in denying}
    summary = tell(
        "denied.one" if len(who) == 1 else "denied.several",
        who=names(ledger, who),
        other=names(ledger, [entry.account for entry in against]),
        words=quote(denial.source, denial.whole),
        against=quote(first.source, first.whole),
    )
    return Finding(
        id="",
        kind=_KIND,
        summary=summary,
        accounts=tuple(dict.fromkeys(entry.account for entry in entries)),
        statements=tuple(entry.id for entry in entries),
        evidence=tuple(Evidence(entry.account, entry.whole) for entry in entries),
        weight=of_statements(_KIND, entries),
    )

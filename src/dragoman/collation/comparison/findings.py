"""The comparison itself: runs every finder over the ledger, keeps what is worth telling, and ranks it."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.collation.comparison.aside import contacts_aside
from dragoman.collation.comparison.background import background_added
from dragoman.collation.comparison.compounds import compounds
from dragoman.collation.comparison.conditions import conditions
from dragoman.collation.comparison.conflicts import conflicts
from dragoman.collation.comparison.contrasts import Contrast, settle
from dragoman.collation.comparison.corroboration import common_ground
from dragoman.collation.comparison.credits import credited
from dragoman.collation.comparison.dates import dates
from dragoman.collation.comparison.denials import denials, denials_of_contact
from dragoman.collation.comparison.details import details
from dragoman.collation.comparison.emphasis import emphasis
from dragoman.collation.comparison.facts import facts
from dragoman.collation.comparison.frames import frames
from dragoman.collation.comparison.framing import framings
from dragoman.collation.comparison.gist import told_in_gist
from dragoman.collation.comparison.ledger import Apart, Ledger, Pair
from dragoman.collation.comparison.naming import naming
from dragoman.collation.comparison.nearness import near_pairs
from dragoman.collation.comparison.omissions import omissions
from dragoman.collation.comparison.oneside import one_side_apart
from dragoman.collation.comparison.publication import publication
from dragoman.collation.comparison.scopes import moved_scope
from dragoman.collation.comparison.shifts import shifts_of_attribution
from dragoman.collation.comparison.strength import shifts_of_strength
from dragoman.collation.comparison.wording import other_terms
from dragoman.collation.guards import Contradiction
from dragoman.model import Contact, Finding, FindingKind, Match, Reading

_OPEN = (FindingKind.CORROBORATED, FindingKind.DETAIL_ADDED)
"""Kinds that say nothing against a statement's being missing elsewhere."""


def compare(
    readings: Sequence[Reading],
    contact: Contact | None,
    matches: Sequence[Match],
    contradictions: Sequence[Contradiction],
    apart: Apart = frozenset(),
) -> tuple[Finding, ...]:
    """The findings on accounts of one contact: what all of them have, then the weightiest first.

    `readings` stand in the order of their account ids, `contact` is the record's, `matches` tie their statements and
    `contradictions` set them against each other; `apart` are pairs that a person has ruled to do neither. Where choices
    are equal, the earlier account decides. One reading alone, or several of the very same text, give no difference.
    """
    if len(readings) <= 1:
        return ()
    ledger = Ledger(readings, contact, matches, apart)
    near = near_pairs(ledger)
    differences = [one for one in _differences(ledger, near, contradictions) if frozenset(one.statements) not in apart]
    told = {name for finding in differences if finding.kind not in _OPEN for name in finding.statements}
    told |= {entry.id for pair in near for entry in (pair.a, pair.b)}
    against = {
        (name, account)
        for finding in differences
        if finding.kind not in _OPEN
        for name in finding.statements
        for account in finding.accounts
    }
    against |= {pair_ for one in near for pair_ in ((one.a.id, one.b.account), (one.b.id, one.a.account))}
    named = naming(ledger)
    findings = [
        *facts(ledger),
        *contacts_aside(ledger),
        *denials_of_contact(ledger),
        *dates(ledger),
        *common_ground(ledger),
        *differences,
        *one_side_apart(ledger),
        *omissions(ledger, told, against),
        *named,
        *(frame for frame in frames(ledger) if not any(_same_words(frame, one) for one in named)),
        *compounds(ledger),
        *emphasis(ledger),
        *publication(ledger),
        *background_added(ledger),
    ]
    return _ranked(findings, len(readings))


def _differences(ledger: Ledger, near: Sequence[Pair], contradictions: Sequence[Contradiction]) -> list[Finding]:
    """The findings that set one statement against another."""
    contrasts: list[Contrast] = [
        *shifts_of_attribution(ledger),
        *shifts_of_strength(ledger),
        *framings(ledger, near),
        *other_terms(ledger),
    ]
    denied = denials(ledger)
    covered = [set(finding.statements) for finding in denied]
    clashes = [
        finding
        for finding in conflicts(ledger, contradictions)
        if not any(set(finding.statements) <= known for known in covered)
    ]
    against = [*denied, *clashes]
    moved = [*moved_scope(ledger, near), *told_in_gist(ledger, near)]
    settled = [finding for finding in settle(contrasts, ledger) if not any(_told_by(one, finding) for one in against)]
    return [*against, *moved, *settled, *conditions(ledger), *credited(ledger), *details(ledger)]


def _same_words(frame: Finding, named: Finding) -> bool:
    """Whether the words for a third party that a finding rests on are those of another."""
    return any(a.account == b.account and a.span.overlap(b.span) for a in frame.evidence for b in named.evidence)


def _told_by(clash: Finding, finding: Finding) -> bool:
    """Whether a clash already sets the statements of a finding against each other, one of each account at least."""
    both = set(clash.statements) & set(finding.statements)
    return set(finding.accounts) <= {name.partition(".")[0] for name in both}


def _ranked(findings: Sequence[Finding], accounts: int) -> tuple[Finding, ...]:
    """What all accounts have first, then findings by weight, each once, numbered in that order."""
    order = list(FindingKind)
    unique = {(finding.kind, finding.summary): finding for finding in findings}
    ranked = sorted(
        unique.values(),
        key=lambda finding: (
            finding.kind is not FindingKind.CORROBORATED or len(finding.accounts) < accounts,
            -finding.weight,
            order.index(finding.kind),
            finding.field or "",
            finding.statements,
            finding.summary,
        ),
    )
    return tuple(replace(finding, id=f"f{number}") for number, finding in enumerate(ranked, 1))

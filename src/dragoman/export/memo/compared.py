"""Common ground, differences and what is only claimed: the findings, each told once, by weight."""

from dataclasses import replace

from dragoman.collation.comparison.ledger import Entry
from dragoman.collation.comparison.speakers import shown_speakers
from dragoman.collation.comparison.telling import name, names, quote
from dragoman.export.labels import joined
from dragoman.export.memo.plainly import plainly, told_of
from dragoman.export.memo.sentences import Desk, Sentence, phrase
from dragoman.model import Evidence, Finding, FindingKind

MOST = 8
"""Sentences of a section; the rest are counted."""

LEAST_WEIGHT = 0.45
"""Weight from which what one side alone has belongs into a memo."""

_MOST_QUOTED = 3
_DIFFERENCES = frozenset(
    {
        FindingKind.CONFLICT,
        FindingKind.ATTRIBUTION_SHIFT,
        FindingKind.STRENGTH_SHIFT,
        FindingKind.CONDITION,
        FindingKind.WORDING,
        FindingKind.DATE_INCONSISTENT,
    }
)
_CLAIMED = frozenset({FindingKind.DENIED, FindingKind.CREDITED_UNCONFIRMED, FindingKind.ONLY_IN})


def differences(desk: Desk) -> list[Sentence]:
    """Where the accounts differ, the weightiest first."""
    found = [one for one in _untold(desk) if one.kind in _DIFFERENCES]
    told = [(finding, sentence) for finding in found if (sentence := told_of(desk, finding))]
    for finding, _ in told[:MOST]:
        desk.told.update(finding.statements)
    return desk.most([sentence for _, sentence in told], MOST)


def common_ground(desk: Desk) -> list[Sentence]:
    """What several accounts have alike, but for what differs."""
    found = [one for one in _untold(desk) if one.kind is FindingKind.CORROBORATED and not _told(desk, one)]
    found = [one for one in found if not _withheld(desk, one)]
    return desk.most([sentence for one in found if (sentence := told_of(desk, one))], MOST)


def claimed(desk: Desk) -> list[Sentence]:
    """What is denied, credited to another side without its own account, or told by one side alone.

    What several accounts share and another is silent on is told also where their words stand above, as the silence
    does not.
    """
    sentences = []
    for finding in _untold(desk):
        silence = finding.kind is FindingKind.ONLY_IN and len(finding.accounts) > 1
        if finding.kind in _CLAIMED and finding.weight >= LEAST_WEIGHT and (silence or not _told(desk, finding)):
            rest = None if silence else _credited(desk, finding) or _rest_of(desk, finding)
            sentence = rest or told_of(desk, finding)
            desk.told.update(finding.statements)
            sentences += [sentence] if sentence else []
    return desk.most(sentences, MOST)


def _untold(desk: Desk) -> list[Finding]:
    return [one for one in desk.view.record.findings if one.id not in desk.told]


def _told(desk: Desk, finding: Finding) -> bool:
    """Whether all statements of a finding have been told."""
    return bool(finding.statements) and desk.told.issuperset(finding.statements)


def _withheld(desk: Desk, finding: Finding) -> bool:
    """Whether what some accounts share is told as what another leaves out."""
    own = set(finding.statements)
    omitted = [one for one in _untold(desk) if one.kind is FindingKind.ONLY_IN and one.weight >= LEAST_WEIGHT]
    return bool(own) and any(own <= set(one.statements) for one in omitted)


def _rest_of(desk: Desk, finding: Finding) -> Sentence | None:
    """What one side alone has, less what has been told already; None where nothing has."""
    known = [desk.ledger.entries[one] for one in finding.statements if one in desk.told and one in desk.ledger.entries]
    told = [proof for proof in finding.evidence if any(_is_of(proof, entry) for entry in known)]
    if finding.kind is not FindingKind.ONLY_IN or not told:
        return None
    return plainly(desk, replace(finding, evidence=tuple(one for one in finding.evidence if one not in told)))


def _is_of(proof: Evidence, entry: Entry) -> bool:
    return proof.account == entry.account and proof.span.overlap(entry.whole) > 0


def _credited(desk: Desk, finding: Finding) -> Sentence | None:
    """Who credits whom with which words; only for words that one account puts into the other side's mouth."""
    entries = [desk.ledger.entries[one] for one in finding.statements if one in desk.ledger.entries]
    if finding.kind is not FindingKind.CREDITED_UNCONFIRMED or not entries:
        return None
    teller = entries[0].account
    speaker, silent = shown_speakers(entries[0]), [one for one in finding.accounts if one != teller]
    if not speaker or not silent:
        return None
    shown = [proof for proof in finding.evidence if proof.account == teller][:_MOST_QUOTED]
    text = phrase(
        "credited",
        who=name(desk.ledger, teller),
        speaker=speaker,
        silent=names(desk.ledger, silent),
        words=joined([quote(desk.ledger.account(teller).text, proof.span) for proof in shown]),
    )
    return desk.sentence(text, shown)

"""Common ground, differences and what is only claimed: the findings, each told once, by weight."""

from collections.abc import Sequence

from dragoman.collation.comparison.ledger import Entry
from dragoman.collation.comparison.nearness import nearest
from dragoman.collation.comparison.speakers import shown_speakers
from dragoman.collation.comparison.telling import name, names, row, worded
from dragoman.export.memo.plainly import told_of
from dragoman.export.memo.sentences import Desk, Sentence, phrase
from dragoman.model import Finding, FindingKind

LEAST_WEIGHT = 0.45
"""Weight from which what one side alone has belongs into a memo."""

SHORT = 100
"""Characters of a statement that has been told above."""

_ONE = 0.6
"""Cosine from which statements of two accounts that share what a third lacks are one in a row."""

_DIFFERENCES = frozenset(
    {
        FindingKind.DENIED,
        FindingKind.CONFLICT,
        FindingKind.ATTRIBUTION_SHIFT,
        FindingKind.STRENGTH_SHIFT,
        FindingKind.CONDITION,
        FindingKind.WORDING,
        FindingKind.DATE_INCONSISTENT,
    }
)
_CLAIMED = frozenset({FindingKind.CREDITED_UNCONFIRMED, FindingKind.ONLY_IN})


def differences(desk: Desk) -> list[Sentence]:
    """Where the accounts differ, the weightiest first; bare names of things after what was said of them."""
    found = sorted((one for one in _untold(desk) if one.kind in _DIFFERENCES), key=lambda one: _naming(desk, one))
    found = [one for one in found if not any(_tells_more(desk, other, one) for other in found)]
    told = {sentence.text: (one, sentence) for one in reversed(found) if (sentence := told_of(desk, one))}
    ordered = list(reversed(told.values()))
    for finding, _ in ordered[: desk.room.sentences]:
        desk.told.update(finding.statements)
    return desk.most([sentence for _, sentence in ordered], desk.room.sentences)


def _naming(desk: Desk, finding: Finding) -> int:
    """0 for what statements say, then names that sides have chosen for a thing, then those of a side and a report."""
    if finding.kind is not FindingKind.WORDING or finding.statements:
        return 0
    return 1 + (sum(desk.ledger.is_official(account) for account in finding.accounts) <= 1)


def _tells_more(desk: Desk, other: Finding, one: Finding) -> bool:
    """Whether a difference sets the same whole statements against each other and says who speaks in them, or denies."""
    if other.kind is FindingKind.DENIED and one.kind is FindingKind.WORDING:
        return len({*one.statements} & {*other.statements}) > 1
    if one.kind is not FindingKind.STRENGTH_SHIFT or other.kind is not FindingKind.ATTRIBUTION_SHIFT:
        return False
    whole = {entry.whole.length for entry in _entries(desk, one)}
    return set(one.statements) <= set(other.statements) and all(proof.span.length in whole for proof in one.evidence)


def common_ground(desk: Desk) -> list[Sentence]:
    """What several accounts have alike, but for what differs."""
    found = [one for one in _untold(desk) if one.kind is FindingKind.CORROBORATED and not _told(desk, one)]
    told = [
        (one, sentence) for one in found if not _withheld(desk, one) and (sentence := told_of(desk, one)) is not None
    ]
    for finding, _ in told[: desk.room.sentences]:
        desk.told.update(finding.statements)
    return desk.most([sentence for _, sentence in told], desk.room.sentences)


def claimed(desk: Desk) -> list[Sentence]:
    """What is credited to another side without its own account, or told by one side alone.

    What one account alone has stands in one row, less what has been told. What several accounts share and another is
    silent on is told also where their words stand above, as the silence does not.
    """
    found = [one for one in _untold(desk) if one.kind in _CLAIMED and one.weight >= LEAST_WEIGHT]
    rows: dict[str, list[Finding]] = {}
    sentences: dict[str, Sentence | None] = {}
    for finding in found:
        account = _account_of(desk, finding)
        if account is not None:
            rows.setdefault(account, []).append(finding)
        elif _is_silence(finding) or not _told(desk, finding):
            sentences[finding.id] = _silence(desk, finding) or _credited(desk, finding) or told_of(desk, finding)
            desk.told.update(finding.statements)
    for account, findings in rows.items():
        sentences[findings[0].id] = _alone(desk, account, findings)
    ordered = [sentence for one in found if (sentence := sentences.get(one.id)) is not None]
    return desk.most(ordered, desk.room.sentences)


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


def _entries(desk: Desk, finding: Finding) -> list[Entry]:
    return [desk.ledger.entries[one] for one in finding.statements if one in desk.ledger.entries]


def _is_silence(finding: Finding) -> bool:
    return finding.kind is FindingKind.ONLY_IN and len(finding.accounts) > 1


def _account_of(desk: Desk, finding: Finding) -> str | None:
    """The one account whose own words a finding is; None where it is of another kind, or another speaks in it too."""
    accounts = {entry.account for entry in _entries(desk, finding)}
    own = finding.kind is FindingKind.ONLY_IN and accounts == set(finding.accounts) and len(accounts) == 1
    others = any(desk.ledger.of(other) for other in desk.ledger.accounts if other not in accounts)
    return next(iter(accounts)) if own and others else None


def _alone(desk: Desk, account: str, findings: Sequence[Finding]) -> Sentence | None:
    """What one account alone has, in a row that says whose words they are."""
    entries = [entry for one in findings for entry in _entries(desk, one)]
    fresh = _apart([entry for entry in dict.fromkeys(entries) if not desk.tells(entry)])
    shown = fresh[: desk.room.in_a_row]
    if not shown:
        return None
    desk.told.update(entry.id for entry in shown)
    template = "alone_more" if len(shown) < len(fresh) else "alone"
    text = phrase(template, who=name(desk.ledger, account), words=_row(desk, shown))
    return desk.of_speakers(text, shown)


def _row(desk: Desk, entries: Sequence[Entry]) -> str:
    """A row of statements, each the shorter the more they are."""
    return row(entries, _room_of(desk, entries))


def _room_of(desk: Desk, entries: Sequence[Entry]) -> int:
    """Characters of each of so many statements in a row."""
    room = desk.room
    return max(room.least, min(room.longest, room.shared // len(entries)))


def _silence(desk: Desk, finding: Finding) -> Sentence | None:
    """What several accounts have and another does not."""
    entries = _entries(desk, finding)
    silent = [one for one in desk.ledger.accounts if one not in finding.accounts]
    if not _is_silence(finding) or not entries or not all(desk.ledger.of(one) for one in silent):
        return None
    fresh = [entry for entry in entries if not desk.tells(entry)]
    kept: list[Entry] = []
    for entry in fresh or entries:
        near = nearest(entry, kept)
        if not any(one in desk.ledger.partners(entry) for one in kept) and (near is None or near[0] < _ONE):
            kept.append(entry)
    shown = _apart(kept)[: desk.room.in_a_row]
    text = phrase(
        "shared_more" if len(shown) < len(kept) else "shared",
        who=names(desk.ledger, finding.accounts),
        words=worded(desk.ledger, shown, _room_of(desk, shown) if fresh else min(SHORT, desk.room.longest)),
        silent=names(desk.ledger, silent),
    )
    along = [one for entry in shown for one in desk.ledger.partners(entry) if one.account in finding.accounts]
    return desk.of_speakers(text, [*shown, *along])


def _apart(entries: Sequence[Entry]) -> list[Entry]:
    """Statements in their order, less those that stand within another one."""
    return [one for one in entries if not any(one.whole != other.whole and _within(one, other) for other in entries)]


def _within(one: Entry, other: Entry) -> bool:
    return one.account == other.account and other.whole.covers(one.whole)


def _credited(desk: Desk, finding: Finding) -> Sentence | None:
    """Who credits whom with which words; only for words that one account puts into the other side's mouth."""
    entries = _entries(desk, finding)
    if finding.kind is not FindingKind.CREDITED_UNCONFIRMED or not entries:
        return None
    teller = entries[0].account
    silent = [one for one in finding.accounts if one != teller]
    shown = [entry for entry in entries if entry.account == teller and shown_speakers(entry)][: desk.room.in_a_row]
    if not shown or not silent:
        return None
    who = name(desk.ledger, teller)
    text = phrase("credited", who=who, silent=names(desk.ledger, silent), words=_row(desk, shown))
    return desk.of_speakers(text, shown)

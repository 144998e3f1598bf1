"""Omissions: what stands in one account, or some, and not in another, grouped by subject rather than one by one."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from dragoman.collation.comparison.emptiness import is_empty
from dragoman.collation.comparison.held import is_held
from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.nearness import nearest
from dragoman.collation.comparison.speakers import shown
from dragoman.collation.comparison.subjects import topic_of
from dragoman.collation.comparison.telling import SETTING, join, name, names, row, says, tell, told, worded
from dragoman.collation.comparison.weights import family, generic, of_statements
from dragoman.lexicon import load_table
from dragoman.lexicon.topics import topic_in_prose, topic_ranks
from dragoman.model import Finding, FindingKind

_KIND = FindingKind.ONLY_IN
_EXCHANGE = 3
"""So many statements on one topic make an exchange that is told as one."""
_MOST_GROUPS, _MOST_SINGLE = 3, 3
_MOST_SHOWN = 3
_ROW = 120
"""Characters of each statement in a row of several."""
_REST_SHARE = 0.45
_NEAR = 0.72
"""So like a statement of another account that its absence there should not be asserted."""
_BRIEF = 1
"""An account with so few statements cannot lack what others have one by one: it is short, and told to be."""
_MANY = 2
"""Accounts beside the silent one that must share what it lacks."""


@dataclass
class _Group:
    topic: str | None
    entries: list[Entry] = field(default_factory=list)

    @property
    def weight(self) -> tuple[float, str]:
        return (-of_statements(_KIND, self.entries, len(self.entries) / _EXCHANGE), self.entries[0].id)


def omissions(
    ledger: Ledger, known: Collection[str], against: Collection[tuple[str, str]] | None = None
) -> list[Finding]:
    """All omissions. Statements in `known` (their ids) stand in other findings of difference and are passed over.

    `against` holds statements with the accounts that those findings set them against, all accounts if left out: what
    two accounts tell with some difference a third may still be silent on.
    """
    speaking = [account for account in ledger.accounts if ledger.of(account)]
    full = [account for account in speaking if len(ledger.of(account)) > _BRIEF] or speaking
    findings = _silent(ledger, full, speaking)
    for account in speaking:
        alone = [
            entry
            for entry in ledger.of(account)
            if entry.id not in known and not is_empty(entry, ledger) and _alone(entry, ledger, speaking)
        ]
        findings += _of_account(ledger, account, alone, short=full == [account])
    told = {(name_, account) for name_ in known for account in ledger.accounts} if against is None else against
    return findings + _shared(ledger, full, told)


def _silent(ledger: Ledger, full: Sequence[str], speaking: Sequence[str]) -> list[Finding]:
    """The accounts that tell of the contact and of nothing, or of next to nothing, that was said in it."""
    if not full:
        return []
    quiet = [account for account in ledger.accounts if account not in speaking and ledger.readings[account].contact]
    brief = [account for account in speaking if account not in full]
    findings = []
    if quiet:
        entries = [entry for account in full for entry in ledger.of(account)]
        best = max(entries, key=lambda entry: (len(entry.content), entry.content))
        summary = tell("only.nothing", who=names(ledger, quiet), tellers=names(ledger, full), words=told(best))
        findings.append(_made(summary, entries, 1.0))
    for account in brief:
        [own] = ledger.of(account)
        more = [entry for other in full for entry in ledger.of(other) if not is_told(entry, ledger, account)]
        if more:
            best = max(more, key=lambda entry: (len(entry.content), entry.content))
            tellers = names(ledger, [entry.account for entry in more])
            summary = tell("only.little", who=name(ledger, account), own=says(own), tellers=tellers, words=told(best))
            findings.append(_made(summary, more, 1.0))
    return findings


def _alone(entry: Entry, ledger: Ledger, speaking: Sequence[str]) -> bool:
    return not any(is_told(entry, ledger, account) for account in speaking if account != entry.account)


def is_told(entry: Entry, ledger: Ledger, account: str) -> bool:
    """Whether an account has a statement as well, or one so like it that its absence should not be asserted."""
    if ledger.partners(entry, account) or ledger.told_alike(entry, account):
        return True
    near = nearest(entry, ledger.rivals(entry, account))
    return (near is not None and near[0] >= _NEAR) or is_held(entry, ledger, account)


def _of_account(ledger: Ledger, account: str, alone: Sequence[Entry], *, short: bool) -> list[Finding]:
    """What one account alone has: the largest exchanges, the weightiest single statements, and all else in a row."""
    binding = family("binding")
    groups = sorted(_by_topic(alone), key=lambda group: group.weight)
    large = [group for group in groups if len(group.entries) >= _EXCHANGE][:_MOST_GROUPS]
    taken = {entry.id for group in large for entry in group.entries}
    bound = [
        entry
        for entry in alone
        if entry.id not in taken and entry.statement.act.value in binding and not _unmade(entry)
    ]
    single = [entry for entry in bound if topic_of(entry)][:_MOST_SINGLE]
    taken |= {entry.id for entry in single}
    rest = _weightiest_first([entry for entry in alone if entry.id not in taken])
    findings = [_exchange(ledger, account, group) for group in large]
    if not short:
        findings += [_single(ledger, account, entry) for entry in single]
    if rest:
        findings.append(_rest(ledger, account, rest))
    return findings


def _unmade(entry: Entry) -> bool:
    """Whether a statement says that nothing was promised or agreed ("offered no money")."""
    cue = entry.statement.cue
    words = f"{cue.of(entry.source) if cue else ''}\n{entry.content}"
    return re.search(load_table("undertakings")["unmade"], words, re.IGNORECASE) is not None


def _weightiest_first(entries: Sequence[Entry]) -> list[Entry]:
    """Statements by the weight of their act, those of equal weight in the order of the text."""
    return sorted(entries, key=lambda entry: -of_statements(_KIND, [entry]))


def _by_topic(entries: Sequence[Entry]) -> list[_Group]:
    """Statements by their first specific topic; one without any goes with the statement before it in its passage."""
    groups: dict[str, _Group] = {}
    topic, before = None, None
    for entry in entries:
        own = topic_of(entry)
        topic = own or (topic if before is not None and _same_passage(before, entry) else None)
        before = entry
        if topic is not None:
            groups.setdefault(topic, _Group(topic)).entries.append(entry)
    return list(groups.values())


def _same_passage(before: Entry, entry: Entry) -> bool:
    between = entry.source[before.statement.span.end : max(before.statement.span.end, entry.statement.span.start)]
    return "\n" not in between and before.statement.outline == entry.statement.outline


def _exchange(ledger: Ledger, account: str, group: _Group) -> Finding:
    people = list(dict.fromkeys(shown(actor) for entry in group.entries for actor in entry.statement.speaker))
    summary = tell(
        "only.exchange",
        topic=_subject(group),
        count=str(len(group.entries)),
        speakers=f" by {join(people)}" if people else "",
        who=name(ledger, account),
        words=_shown(group.entries),
    )
    return _made(summary, group.entries, 1.0)


def _subject(group: _Group) -> str:
    """What an exchange is on: what the account says before all of it, else its topic."""
    openings = {entry.setting.of(entry.source) if entry.setting else "" for entry in group.entries}
    said = openings.pop() if len(openings) == 1 else ""
    return said if said and len(said) <= SETTING else topic_in_prose(group.topic or "")


def _single(ledger: Ledger, account: str, entry: Entry) -> Finding:
    act = load_table("summaries")["acts"][entry.statement.act.value]
    topic = next((topic for topic in entry.statement.topics if topic in topic_ranks() and not generic(topic)), None)
    template = "only.binding_on_topic" if topic else "only.binding"
    who, about = name(ledger, account), topic_in_prose(topic or "")
    summary = tell(template, who=who, act=act, topic=about, says=says(entry))
    return _made(summary, [entry], 0.8)


def _rest(ledger: Ledger, account: str, entries: Sequence[Entry]) -> Finding:
    if len(entries) == 1:
        return _made(tell("only.one", who=name(ledger, account), says=says(entries[0])), entries, _REST_SHARE)
    return _made(
        tell("only.rest", who=name(ledger, account), words=_shown(entries, 2 * _MOST_SHOWN)), entries, _REST_SHARE
    )


def _shared(ledger: Ledger, speaking: Sequence[str], told: Collection[tuple[str, str]]) -> list[Finding]:
    """What at least two accounts have and an official one, which speaks of the content, does not."""
    findings = []
    for silent in speaking:
        if len(speaking) <= _MANY or not ledger.is_official(silent):
            continue
        entries = [
            entry
            for account in speaking
            if account != silent
            for entry in ledger.of(account)
            if (entry.id, silent) not in told
            and ledger.partners(entry)
            and _alone(entry, ledger, [account, silent])
            and not is_empty(entry, ledger)
        ]
        along = [other for entry in entries for other in ledger.partners(entry) if other.account != silent]
        tellers = {entry.account for entry in (*entries, *along)}
        if len(tellers) > 1:
            shown_entries = _one_of_each_match(_weightiest_first(entries), ledger)
            words = _and_more(worded(ledger, shown_entries[:_MOST_SHOWN], _ROW), len(shown_entries) - _MOST_SHOWN)
            summary = tell("only.shared", who=names(ledger, tellers), words=words, silent=name(ledger, silent))
            findings.append(_made(summary, list(dict.fromkeys([*entries, *along])), 0.9))
    return findings


def _one_of_each_match(entries: Sequence[Entry], ledger: Ledger) -> list[Entry]:
    shown_entries: list[Entry] = []
    for entry in entries:
        if not any(entry in ledger.partners(other) for other in shown_entries):
            shown_entries.append(entry)
    return shown_entries


def _shown(entries: Sequence[Entry], most: int = _MOST_SHOWN) -> str:
    return _and_more(row(entries[:most], _ROW), len(entries) - most)


def _and_more(words: str, more: int) -> str:
    return join([words, f"{more} more"]) if more > 0 else words


def _made(summary: str, entries: Sequence[Entry], share: float) -> Finding:
    return Finding(
        id="",
        kind=_KIND,
        summary=summary,
        accounts=tuple(dict.fromkeys(entry.account for entry in entries)),
        statements=tuple(entry.id for entry in entries),
        evidence=tuple(dict.fromkeys(proof for entry in entries for proof in entry.evidence)),
        weight=of_statements(_KIND, entries, share),
    )
